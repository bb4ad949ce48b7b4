package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "unchecked-step",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Release step whose failure goes unnoticed",
	Applies:      check.ContainsAny(";", "|"),
	CheckCommand: checkUncheckedStep,
})

func checkUncheckedStep(p *check.Pass, v *check.View) {
	if !check.IsRelease(p.IntendedType(v.Entry)) {
		return
	}
	step, operator, found := uncheckedStep(v.Cmd)
	if !found {
		return
	}
	f := check.Finding{
		Range:    v.At(operator),
		Headline: prose.T("`release` goes on if `%s` fails", step),
		Effects: p.On(platform.Running).Of(v).Deployed().Except(func(t *platform.Target) bool {
			return t.Release != platform.ReleasePhase || !check.RunsInShell(t, v.Type)
		}).All(check.NewEffect(check.Warning, platform.Differs, "The release goes live although `%s` failed.", step)),
		HelpUnfixed: prose.T("Use `&&`."),
	}
	if v.Cmd.Text[operator.Start] == '|' {
		f.Help = prose.T("Run `%s` without the pipe.", step)
	} else {
		f.Fixes = check.Suggestion(prose.Title("Replace `%s` with `&&`", v.Cmd.Text[operator.Start:operator.End]), check.Replace(v.At(withBlanks(v.Cmd.Text, operator)), " && "))
	}
	p.Report(f)
}

// uncheckedStep is the first step of a list whose failure the shell ignores, and the operator after it.
func uncheckedStep(c *command.Command) (step string, operator procfile.Range, found bool) {
	for i := range c.Calls {
		call := &c.Calls[i]
		if call.Nested || len(call.Words) == 0 || call.Words[0].Value == "set" {
			return "", operator, false
		}
		if i+1 == len(c.Calls) || harmless.Has(call.Words[0].Value) || call.Join == "||" {
			continue
		}
		next := &c.Calls[i+1]
		if next.Join != ";" && next.Join != "|" {
			continue
		}
		for _, f := range c.Features {
			if f.Kind == command.Operator && f.Range.Start >= call.Range.End && f.Range.End <= next.Range.Start && f.Text == next.Join {
				return c.Text[call.Range.Start:call.Range.End], f.Range, true
			}
		}
	}
	return "", operator, false
}

// harmless are programs whose failure matters little.
const harmless ecosystem.Words = "cd source . echo printf true : sleep date cat ls env export rm mkdir yes"

func withBlanks(text string, r procfile.Range) procfile.Range {
	for r.Start > 0 && text[r.Start-1] == ' ' {
		r.Start--
	}
	for r.End < len(text) && text[r.End] == ' ' {
		r.End++
	}
	return r
}
