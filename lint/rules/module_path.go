package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "module-path",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "File path instead of a module",
	Applies:      check.RunsKnownProgram(func(r *command.Run) bool { return check.FindReferenceMistake(r) != nil }),
	CheckCommand: checkModulePath,
})

func checkModulePath(p *check.Pass, v *check.View) {
	if t := check.FindReferenceMistake(v.Main()); !t.Dotted || p.Repository == nil {
		v.Broken = true
		reportTarget(p, v, t)
	}
}

func reportTarget(p *check.Pass, v *check.View, t *check.ReferenceMistake) {
	f := check.Finding{
		Range:    v.At(t.At),
		Headline: t.Headline,
		Effects:  p.Everywhere().Of(v).All(t.Effect),
		Help:     prose.T("Write `MODULE:NAME`, with dots between folders and without `.py`."),
	}
	if t.Split {
		f.Effects = p.RejectedByYAML(f.Effects, v.Line)
	}
	for _, want := range t.Wants {
		if len(f.Fixes) == 0 {
			f.Help, f.HelpUnfixed = prose.Text{}, prose.T("Use `%s`.", want)
		}
		edits := []procfile.TextEdit{{Range: t.At, NewText: want}}
		f.Fixes = append(f.Fixes, p.RewriteFix(v, prose.Title("Use `%s`", prose.Exact(want)), edits, func(r *command.Run) bool {
			return check.FindReferenceMistake(r) == nil
		})...)
	}
	p.Report(f)
}
