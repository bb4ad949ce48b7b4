package rules

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "not-executable",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Script that isn't executable in git",
	Reach:    check.InImages,
	CheckRun: checkNotExecutable,
})

// checkNotExecutable reports a script that git tracks as a file that nobody may run.
func checkNotExecutable(p *check.Pass, v *check.View) {
	run := v.Main()
	name, starts := run.Name, p.WorkingFolders(run)
	if run.Interpreted || !name.Static || name.Raw != name.Value || !strings.Contains(name.Value, "/") || len(starts) == 0 || strings.Contains(v.Cmd.Text, "chmod") {
		return
	}
	const wrappers ecosystem.Words = "gradlew mvnw" // buildpacks make them executable
	file := path.Join(starts[0], name.Value)
	if path.IsAbs(name.Value) || wrappers.Has(path.Base(file)) || !p.Repository.IsFile(file) || !p.Repository.IsPlain(file) {
		return
	}
	if slices.ContainsFunc(p.Repository.Pipelines(), func(file string) bool { // a build may make it executable
		text, _ := p.Repository.Text(file)
		return makesExecutable.MatchString(text)
	}) {
		return
	}
	f := check.Finding{
		Range:    v.At(name.Range),
		Headline: prose.T("`%s` isn't executable in git", check.PathPart(file)),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
			return !t.Upload.Git || t.Platform().Runner || p.Prepared(t)
		}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: nobody may run `%s` (exit code 126).", v.Type, check.PathPart(file)).Logged("Permission denied")),
		Help: prose.T("Run `git update-index --chmod=+x %s`, and commit the change.", prose.Exact(file)),
	}
	if path.Ext(file) == ".sh" {
		f.Fixes = check.Suggestion("Run it with `bash`", check.Insert(f.Range.Start, "bash "))
	}
	p.Report(f)
}

var makesExecutable = regexp.MustCompile(`chmod .*(\+\w*x|[157][0-7][0-7])`)
