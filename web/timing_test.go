package web

import (
	"testing"
	"time"
)

func TestMillisecondsHaveNoZerosAtTheEnd(t *testing.T) {
	for micros, want := range map[time.Duration]string{
		0: "0", 7: "0.007", 40: "0.04", 500: "0.5", 1000: "1", 10_000: "10", 12_340: "12.34", 1_000_001: "1000.001", -3: "0",
	} {
		if got := string(appendMillis([]byte("dur="), micros*time.Microsecond)); got != "dur="+want {
			t.Errorf("%d microseconds: %q, want %q", micros, got, want)
		}
	}
}
