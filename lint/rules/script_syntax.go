package rules

import (
	"path"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:     "script-syntax",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Script with a bracket that isn't closed",
	Reach:    check.InImages,
	CheckRun: checkScriptSyntax,
})

// scripts are the endings of files whose brackets are counted.
const scripts ecosystem.Words = ".js .mjs .cjs"

func checkScriptSyntax(p *check.Pass, v *check.View) {
	run := v.Main()
	file := p.StartedCode(run, run.Reference())
	if !scripts.Has(path.Ext(file)) {
		return
	}
	text, _ := p.Repository.Text(file)
	line, bracket := source.Unclosed(text)
	if line == 0 {
		return
	}
	p.Report(check.Finding{
		Range:    v.At(run.Naming()),
		Headline: prose.T("`%s` has a `%s` without the other bracket", check.PathPart(file), bracket),
		Effects:  p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` ends at once with a syntax error.", v.Type).Logged("SyntaxError")),
		Help:     prose.T("Correct the brackets from line %s of `%s` on.", line, check.PathPart(file)),
		Code:     &check.CodePlace{Path: file, Line: line, Subject: bracket},
	})
}
