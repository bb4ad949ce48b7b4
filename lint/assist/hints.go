package assist

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
)

// Hint says what a variable is.
type Hint struct {
	Offset   int // the place behind the variable, in bytes of the document's text
	Label    string
	Markdown string // what is known about the variable
}

// Hints are those of the variables of a short file that a platform sets to a known value, in their order.
func Hints(doc *procfile.Document, targets []*platform.Target, options preview.Options) []Hint {
	if !IsShort(doc) || !strings.Contains(doc.Text, "$") {
		return nil
	}
	previews := previewsOf(doc, targets, options)
	var hints []Hint
	for i := range doc.Lines {
		line := &doc.Lines[i]
		if line.Kind != procfile.Entry {
			continue
		}
		cmd := command.Parse(doc.Slice(line.Command))
		for j := range cmd.Variables {
			u := use{&cmd.Variables[j], i}
			label := u.label(previews, targets)
			if label == "" {
				continue
			}
			end := line.Command.Start + u.variable.Range.End
			hints = append(hints, Hint{end, label, Hover(doc, end, targets, options.Repository).Markdown})
		}
	}
	return hints
}

// use is a variable in the command of a line.
type use struct {
	variable *command.Variable
	line     int
}

// label names the values of the variable, with the platforms unless all set the same; "" where no value is known.
func (u use) label(previews []*preview.Preview, targets []*platform.Target) string {
	values := grouped(previews, func(i int) string { return u.valueOn(previews[i], targets[i]) })
	if len(values) == 1 && len(values[0].titles) == len(previews) {
		return "= " + values[0].value
	}
	const most = 2
	var parts []string
	for _, v := range values[:min(len(values), most)] {
		parts = append(parts, v.value+" on "+namesOf(v.titles))
	}
	if len(values) > most {
		parts = append(parts, "…")
	}
	if parts == nil {
		return ""
	}
	return "= " + strings.Join(parts, ", ")
}

// valueOn is the value to which a platform sets the variable, or "".
func (u use) valueOn(p *preview.Preview, t *platform.Target) string {
	card := cardOf(p, u.line)
	switch {
	case card == nil || !card.Kept:
		return ""
	case u.variable.Script: // its own shell expands it
	case u.variable.Quote == command.Single || !t.Shell.Expands():
		return ""
	}
	i := slices.IndexFunc(card.Env, func(v preview.Variable) bool { return v.Name == u.variable.Name })
	if i < 0 || !card.Env[i].Set {
		return ""
	}
	return card.Env[i].Default
}
