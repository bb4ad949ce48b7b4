package lint_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
)

// limitedLines are lines of which a file has more than MaxLines, and what all of them become.
var limitedLines = []struct{ line, fixed string }{
	{"w1 : sudo npm run x & \r\n", "w1: sudo npm run x & \n"},
	{"web : node a.js\n", "web: node a.js\n"},
}

// TestUnlimitedFilesAreFixedWhole: without limits nothing is left out, and each fix is counted.
func TestUnlimitedFilesAreFixedWhole(t *testing.T) {
	for i, c := range limitedLines {
		for j, count := range []int{check.MaxLines + 100, 20_000}[:2-i] {
			if golden.LeftOut(j, 1) {
				continue
			}
			in := lint.Input{Path: "Procfile", Source: bytes.Repeat([]byte(c.line), count), Unlimited: true}
			fixed, err := lint.FixAll(in, false)
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.Repeat(c.fixed, count); string(fixed.Source) != want {
				t.Errorf("%d lines of %q become %d bytes, want %d", count, c.line, len(fixed.Source), len(want))
			}
			if fixed.Left != 0 || fixed.Report.Omitted != 0 || len(fixed.Titles) != fixed.Applied {
				t.Errorf("%d lines of %q: %d fixes left, %d lines omitted, %d titles of %d fixes", count, c.line, fixed.Left, fixed.Report.Omitted, len(fixed.Titles), fixed.Applied)
			}
			if again, err := lint.FixAll(lint.Input{Path: "Procfile", Source: fixed.Source, Unlimited: true}, false); err != nil || again.Applied != 0 {
				t.Errorf("fixing %d lines of %q again applies %d fixes (%v)", count, c.line, again.Applied, err)
			}
			formatted, err := lint.Format(in)
			if err != nil || bytes.Contains(formatted, []byte("\r")) {
				t.Errorf("%d lines of %q are not laid out: %v", count, c.line, err)
			}
		}
	}
}

// TestALimitedFileSaysWhatIsLeft: the API has limits, and its answer says what they left undone.
func TestALimitedFileSaysWhatIsLeft(t *testing.T) {
	for _, c := range limitedLines {
		for _, count := range []int{check.MaxLines + 100, 20_000} {
			fixed, err := api.Fix(api.Request{Path: "Procfile", Text: strings.Repeat(c.line, count)})
			if err != nil {
				t.Fatal(err)
			}
			if fixed.Omitted != count-check.MaxLines {
				t.Errorf("%d lines of %q: %d are said to be unchecked", count, c.line, fixed.Omitted)
			}
			if fixed.Applied == 0 && fixed.Left == 0 {
				t.Errorf("%d lines of %q: nothing is fixed, and nothing is said to be left", count, c.line)
			}
		}
	}
}

// TestFixesThatAreLeftCanBeAppliedNext: calls that go on end with the file that an unlimited one makes at once.
func TestFixesThatAreLeftCanBeAppliedNext(t *testing.T) {
	// Each of these lines is checked, and all bytes are too many for several rounds.
	source := bytes.Repeat([]byte("w1 : sudo npm run x"+strings.Repeat(" -x", 25)+" & \r\n"), check.MaxLines)
	whole, err := lint.FixAll(lint.Input{Path: "Procfile", Source: source, Unlimited: true}, false)
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	for left := 1; left > 0; calls++ {
		fixed, err := lint.FixAll(lint.Input{Path: "Procfile", Source: source}, false)
		if err != nil || calls > 20 {
			t.Fatalf("%d calls: %v", calls, err)
		}
		source, left = fixed.Source, fixed.Left
	}
	if calls < 2 || !bytes.Equal(source, whole.Source) {
		t.Errorf("%d calls give another file than one without limits", calls)
	}
}

// TestFixesThatLoseProcessesTogetherEnd: each fix of this file is offered, and all together, or half of them, lose a process.
func TestFixesThatLoseProcessesTogetherEnd(t *testing.T) {
	in := lint.Input{Path: "Procfile", Source: bytes.Repeat([]byte("? a\n: b\n"), 128), Unlimited: true}
	took := cost.Of(func() {
		if _, err := lint.FixAll(in, true); err != nil {
			t.Error(err)
		}
	})
	if most := workPerByte * len(in.Source); took > most {
		t.Errorf("%d units of work for %d bytes, more than %d", took, len(in.Source), most)
	}
}
