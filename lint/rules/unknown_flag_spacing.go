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
	Name:         "unknown-flag-spacing",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Misplaced space or dash in an option",
	Applies:      check.RunsKnownProgram(func(r *command.Run) bool { return len(r.Mistyped) > 0 }),
	CheckCommand: checkUnknownFlagSpacing,
})

func checkUnknownFlagSpacing(p *check.Pass, v *check.View) {
	for _, s := range v.Main().Mistyped {
		brokenFlag(p, v, s)
	}
}

func brokenFlag(p *check.Pass, v *check.View, s command.Mistyped) {
	run := v.Main()
	text, err := procfile.Apply(v.Cmd.Text, []procfile.TextEdit{s.Edit})
	if err != nil {
		return
	}
	want := check.UseText(text[s.Range.Start : s.Range.End+len(text)-len(v.Cmd.Text)])
	p.Report(check.Finding{
		Range:       v.At(s.Range),
		Headline:    brokenFlagHeadline(run, s),
		Effects:     p.Everywhere().Of(v).All(brokenFlagEffect(run, s)),
		HelpUnfixed: prose.T("%s.", want),
		Fixes: p.SameProgramFix(v, want.Fit(prose.MaxTitle), []procfile.TextEdit{s.Edit}, func(r *command.Run) bool {
			return len(r.Mistyped) < len(run.Mistyped)
		}),
	})
}

func brokenFlagHeadline(run *command.Run, s command.Mistyped) prose.Text {
	at := s.Edit.Range
	written := prose.Part{Text: run.Text(s.Range), Start: at.Start - s.Range.Start, End: at.End - s.Range.Start}
	switch s.Kind {
	case command.OneDash:
		return prose.T("`%s` has one dash instead of two", written)
	case command.DashApart:
		return prose.T("`%s` has a space after the dash", written)
	case command.BlankAfterEquals:
		return prose.T("`%s` has a space after `=`", written)
	case command.BlankBeforeEquals:
		return prose.T("`%s` has a space before `=`", written)
	}
	return prose.T("`%s` has a colon instead of `=`", written)
}

func brokenFlagEffect(run *command.Run, s command.Mistyped) check.Effect {
	name := run.Program.Name
	switch {
	case s.Kind == command.BlankAfterEquals && run.Program.Reference == ecosystem.Module && len(run.Positional) > 0 && run.Positional[0].Range.Start > s.Range.End:
		return check.NewEffect(check.Error, platform.Crash, "`%s` exits: it reads the next word as its app.", name)
	case s.Stops:
		return check.NewEffect(check.Error, platform.Crash, "`%s` exits: it doesn't read `%s` as `%s`.", name, run.Text(s.Range), s.Flag)
	}
	return check.NewEffect(check.Warning, platform.Differs, "`%s` doesn't read `%s` as `%s`.", name, run.Text(s.Range), s.Flag)
}
