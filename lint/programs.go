package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
)

// What the rules share that look at the words of a command, wherever it runs.

// concerns are the targets of the view, surely: what a program makes of its own
// words needs no fact about one of them.
func (v *commandView) concerns(severity Severity, effect string) []Concern {
	cs := make([]Concern, 0, len(v.targets))
	for _, t := range v.targets {
		cs = append(cs, Concern{Target: t, Severity: severity, Effect: effect, Sure: true})
	}
	return cs
}

// rewriteFix is the fix that edits make, or none where the command is not cured
// when it is read again, or where a selected target would not expand a variable
// that the edits bring.
func (p *Pass) rewriteFix(v *commandView, title string, list []procfile.TextEdit, cured func(*command.Run) bool) []Fix {
	text, err := procfile.Apply(v.cmd.Text, list)
	if len(list) == 0 || err != nil {
		return nil
	}
	if run := command.Parse(text).Main(); run == nil || run.Program == nil || !cured(run) {
		return nil
	}
	for _, e := range list {
		if strings.Contains(e.NewText, "$") && !p.expandsAll() {
			return nil
		}
	}
	return []Fix{{Title: title, Applicability: Suggested, Edits: v.edits(list)}}
}
