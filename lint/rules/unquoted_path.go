package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "unquoted-path",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Path with a space and no quotes",
	Reach:    check.InImages,
	CheckRun: checkUnquotedPath,
})

func checkUnquotedPath(p *check.Pass, v *check.View) {
	file, at := p.UnquotedPath(v)
	if file == "" {
		return
	}
	gets := check.PathPart(check.FirstWord(file))
	f := check.Finding{
		Range:    v.At(at),
		Headline: prose.T("The path `%s` has a space, but no quotes", check.PathPart(file)),
		Effects:  p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: `%s` gets only `%s`.", v.Type, v.Main().Base, gets)),
		Help:     prose.T("Give the file a name without a space."),
	}
	if !slices.ContainsFunc(v.Targets, func(t *platform.Target) bool { return !check.RunsInShell(t, v.Type) }) {
		f.Fixes = check.Suggestion("Put quotes around the path", check.Replace(v.At(at), `"`+file+`"`))
	}
	p.Report(f)
}
