package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "space-before-colon",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	After:      []string{"indentation"},
	Title:      "Space before the colon",
	SkipsPlain: true,
	Check:      checkSpaceBeforeColon,
})

func checkSpaceBeforeColon(p *check.Pass) {
	for _, e := range p.SyntaxEntries() {
		if e.TypeRange.End == e.Colon || e.Command == "" {
			continue
		}
		title, edits := "Remove the space before the colon", []check.TextEdit{check.Delete(procfile.Range{Start: e.TypeRange.End, End: e.Colon})}
		if e.CommandRange.Start == e.Colon+1 {
			title, edits = "Move the space to after the colon", append(edits, check.Insert(e.Colon+1, " "))
		}
		applicability := check.Safe
		if strings.Contains(e.Type, ".") {
			applicability = check.Suggested // an address or a file: the line may continue the one before
		}
		p.ReportSyntax(e.Line, e.Type, check.Finding{
			Range:       procfile.Range{Start: e.TypeRange.Start, End: e.Colon + 1},
			Headline:    prose.T("Space between `%s` and its colon", e.Type),
			Effects:     p.LineEffects(e.Line, e.Type, e.Command, colonCommand),
			HelpUnfixed: prose.T("Write `%s:` without a space.", e.Type),
			Fixes:       []check.Fix{{Title: title, Applicability: applicability, Edits: edits}},
		})
	}
}

// colonCommand adds to an effect that the shell command `:` does nothing.
func colonCommand(e check.Effect, got platform.Process) check.Effect {
	if e.Outcome == platform.Changed && strings.HasPrefix(strings.TrimSpace(got.Command), ": ") {
		e.Text = prose.T("The platform runs `%s`, which does nothing.", strings.TrimSpace(got.Command))
	}
	return e
}
