package check

import (
	"testing"

	"github.com/proclint/proclint/lint/platform"
)

// TestSeverityOf: the worst effect of a mistake counts, and that of a difference only where somebody chose the
// platforms, or where the file works on none of them.
func TestSeverityOf(t *testing.T) {
	defaults := platform.Defaults()
	effects := func(severities ...Severity) Effects {
		es := Effects{}
		for i, s := range severities {
			if s == None {
				continue
			}
			// A topic on which all platforms are sure, and effects that follow from it.
			es = append(es, Effect{Target: defaults[i], Severity: s, Verified: s == Error || s == Info, Outcome: platform.Crash})
		}
		return es
	}
	for name, tt := range map[string]struct {
		effects                  Effects
		slip, difference, chosen Severity
	}{
		"an error on one platform":          {effects(None, None, Error, None, None), Error, Info, Error},
		"an error on all but one":           {effects(Error, Error, Error, Error, None), Error, Info, Error},
		"an error on all":                   {effects(Error, Error, Error, Error, Error), Error, Error, Error},
		"an error on all that are verified": {effects(Warning, Error, Error, Error, Error), Error, Error, Error},
		"harmless on one":                   {effects(Info, Error, Error, Error, Error), Error, Info, Error},
		"a warning on all":                  {effects(Warning, Warning, Warning, Warning, Warning), Warning, Info, Warning},
		"an info":                           {effects(None, Info, None, None, None), Info, Info, Info},
		"a hint":                            {effects(Hint, None, None, None, None), Hint, Hint, Hint},
	} {
		severity := func(kind Kind, byDefault bool) Severity {
			p := &Selection{Targets: defaults, ByDefault: byDefault}
			return p.SeverityOf(RuleFinding{Finding{Effects: tt.effects}, &Rule{Kind: kind}})
		}
		if got := severity(Slip, true); got != tt.slip {
			t.Errorf("%s, a slip: %s, want %s", name, got, tt.slip)
		}
		if got := severity(Difference, true); got != tt.difference {
			t.Errorf("%s, a difference: %s, want %s", name, got, tt.difference)
		}
		for _, kind := range []Kind{Slip, Difference} {
			if got := severity(kind, false); got != tt.chosen {
				t.Errorf("%s, a chosen platform: %s, want %s", name, got, tt.chosen)
			}
		}
	}
}

// TestKindOfAFinding: a finding may have another kind than its rule.
func TestKindOfAFinding(t *testing.T) {
	for _, tt := range []struct{ rule, finding, want Kind }{
		{Slip, 0, Slip},
		{Difference, 0, Difference},
		{Slip, Difference, Difference},
		{Difference, Slip, Slip},
	} {
		if got := (RuleFinding{Finding{Kind: tt.finding}, &Rule{Kind: tt.rule}}).KindOf(); got != tt.want {
			t.Errorf("a rule for a %s with a finding of kind %d: %s, want %s", tt.rule, tt.finding, got, tt.want)
		}
		text, err := tt.want.MarshalText()
		var read Kind
		if err != nil || read.UnmarshalText(text) != nil || read != tt.want {
			t.Errorf("%s is written as %q and read as %s", tt.want, text, read)
		}
	}
}
