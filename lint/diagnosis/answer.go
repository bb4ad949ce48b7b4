package diagnosis

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/explain"
)

// Answer is all that is known about a log: its causes, and the pages of the rules behind them.
type Answer struct {
	explain.Answer
	Diagnosis
}

// longestExplained is how much of a log the rules are looked up for whole, in bytes.
const longestExplained = 32 << 10

// Explain finds the causes in a log, and the rules that explain it. app may be nil, as for Of.
func (t *Table) Explain(log string, app *lint.Input) *Answer {
	d := t.Of(log, app)
	text := log
	if len(log) > longestExplained {
		text = onlyLines(log, d.Causes)
	}
	a := &Answer{Answer: *explain.Text(text), Diagnosis: *d}
	if len(d.Causes) == 0 && app != nil && app.Source != nil {
		a.keepFound(newApp(app, d.Platform))
	}
	return a
}

// keepFound keeps only the rules that have a finding in the Procfile: for the others, the line is about something else.
// Rules about the files beside it stay where these aren't known.
func (a *Answer) keepFound(app *app) {
	a.Rules = slices.DeleteFunc(a.Rules, func(r explain.Rule) bool {
		rule, _ := lint.RuleByName(r.Name)
		unknown := app.repo == nil && rule != nil && rule.Group == check.RepositoryGroup
		return !unknown && app.finding([]string{r.Name}, nil) == nil
	})
}

// Found reports whether anything is known.
func (a *Answer) Found() bool { return len(a.Causes) > 0 || a.Answer.Found() }

// onlyLines is a log with blank lines in place of all that show no cause, so that the numbers of the others stay.
func onlyLines(log string, causes []Cause) string {
	kept := map[int]bool{}
	for _, c := range causes {
		for _, span := range c.Lines {
			for n := span.Start.Line; n <= span.End.Line; n++ {
				kept[n] = true
			}
		}
	}
	var b strings.Builder
	eachRaw(log, func(number int, raw string) {
		if kept[number] {
			b.WriteString(raw[:min(len(raw), longestLine)])
		}
		b.WriteByte('\n')
	})
	return b.String()
}
