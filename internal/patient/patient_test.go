package patient

import (
	"testing"
	"time"
)

func TestWhatTheVariableSays(t *testing.T) {
	for given, want := range map[string]int{"": 0, "1": 1, "3": 3, "0": 0, "-2": 0, "much": 0} {
		t.Setenv(Variable, given)
		if got := Given(); got != want {
			t.Errorf("%s=%q: %d, want %d", Variable, given, got, want)
		}
	}
}

func TestALimitGrowsWithTheSlownessOfTheMachine(t *testing.T) {
	if got := Measure(); got < 1 {
		t.Errorf("slowness %d", got)
	}
	if got, want := For(time.Second), time.Duration(slowness())*time.Second; got != want || got < time.Second {
		t.Errorf("a second becomes %v, want %v", got, want)
	}
}
