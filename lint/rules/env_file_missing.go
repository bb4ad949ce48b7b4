package rules

import (
	"path"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:     "env-file-missing",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Code that ends without a .env file",
	Reach:    check.InImages,
	Applies:  check.RunsProgram(func(r *command.Run) bool { return r.Program == nil }),
	CheckRun: checkEnvFileMissing,
})

// checkEnvFileMissing reports a program that ends because git has no file .env, which the platform doesn't make.
func checkEnvFileMissing(p *check.Pass, v *check.View) {
	run := v.Main()
	folders := p.WorkingFolders(run)
	if run.Program != nil || len(folders) == 0 || p.Repository.IgnoredByGit(path.Join(folders[0], ".env")).By == "" {
		return
	}
	file := p.StartedCode(run, run.Reference())
	if file == "" {
		file = path.Join(folders[0], "src/main.rs")
	}
	text, _ := p.Repository.Text(file)
	found := source.DemandsEnvFile(text, path.Ext(file))
	if found == nil {
		return
	}
	p.Report(check.Finding{
		Range:    v.At(run.Naming()),
		Headline: prose.T("`%s` ends without a file `.env`, which git ignores", check.PathPart(file)),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
			return p.Prepared(t) || t.Platform().Runner // a machine may have files that git doesn't
		}).All(check.NewEffect(check.Error, platform.Crash, "`%s` ends at once: there is no `.env`.", v.Type)),
		Help: prose.T("Go on without the file in line %s of `%s`.", found.Line, check.PathPart(file)),
		Code: &check.CodePlace{Path: file, Line: found.Line, Text: found.Text, Right: found.Right},
	})
}
