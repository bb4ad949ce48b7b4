package logs

import (
	"github.com/proclint/proclint/lint/logs/subject"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/logs/lex"
)

// Answer is all that is known about a log: its causes, and the pages of the rules behind them.
type Answer struct {
	explain.Answer
	Diagnosis
}

// longestExplained is how much of a log the rules are looked up for whole, in bytes.
const longestExplained = 32 << 10

// Explain finds the causes in a log, and the rules that explain it. in may be nil, as for Of.
func (t *Table) Explain(log string, in *lint.Input) *Answer {
	d := t.Of(log, in)
	text, numbers := log, []int(nil)
	if len(log) > longestExplained {
		text, numbers = onlyLines(log, d.Causes)
	}
	a := &Answer{Answer: *explain.Text(text), Diagnosis: *d}
	if numbers != nil {
		a.eachPlace(func(line int) int { return numbers[line] })
	}
	if len(d.Causes) == 0 && d.Works && strings.Contains(strings.TrimSpace(log), "\n") {
		a.Rules = []explain.Rule{} // of lines that mean nothing bad in this log
	}
	if line := !strings.Contains(strings.TrimSpace(log), "\n"); (d.Works || d.Healthy != "" && line) && !a.Answer.Found() {
		a.Nearest = []explain.Near{}
	}
	if !slices.ContainsFunc(d.Causes, func(c Cause) bool { return !c.isUnconfirmed }) && in != nil && in.Source != nil {
		// Of rules without a finding in the Procfile, the line is about something else. Those about files that aren't known stay.
		known := subject.NewApp(in, d.Platform)
		a.Rules = slices.DeleteFunc(a.Rules, func(r explain.Rule) bool {
			return known.Knows(r.Name) && known.Finding([]string{r.Name}, nil) == nil
		})
	}
	return a
}

// Found reports whether anything is known.
func (a *Answer) Found() bool { return len(a.Causes) > 0 || a.Answer.Found() }

// IsUnknown reports whether nothing is known, and no line shows how the app is.
func (a *Answer) IsUnknown() bool { return !a.Found() && a.Healthy == "" && !a.Works }

// Move changes the lines of an answer that is about parts of a log.
func (a *Answer) Move(place func(line int) int) {
	a.Diagnosis.Move(place)
	a.eachPlace(place)
}

// eachPlace changes the lines that the rules and the messages are in.
func (a *Answer) eachPlace(move func(line int) int) {
	for i := range a.Rules {
		a.Rules[i].Line = move(a.Rules[i].Line)
	}
	for i := range a.Messages {
		a.Messages[i].Line = move(a.Messages[i].Line)
	}
}

func onlyLines(log string, causes []Cause) (text string, numbers []int) {
	kept := map[int]bool{}
	for _, c := range causes {
		for _, span := range c.Lines {
			for n := span.Start.Line; n <= span.End.Line; n++ {
				kept[n] = true
			}
		}
	}
	var b strings.Builder
	lex.EachRaw(log, func(number int, raw string) {
		if kept[number] {
			b.WriteString(raw[:min(len(raw), lex.LongestLine)])
			b.WriteByte('\n')
			numbers = append(numbers, number)
		}
	})
	return b.String(), append(numbers, 0)
}
