package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "gradle-program-not-built",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Program that Gradle doesn't install",
	Reach:    check.InImages,
	CheckRun: checkGradleProgramNotBuilt,
})

// checkGradleProgramNotBuilt reports a script in build/install that Gradle's task installDist writes under another name.
func checkGradleProgramNotBuilt(p *check.Pass, v *check.View) {
	run, starts := v.Main(), p.WorkingFolders(v.Main())
	word := run.Name.Value
	installed, script, ok := strings.Cut(strings.TrimPrefix(word, "/app/"), "/bin/")
	project, output, built := ecosystem.GradleInstall.Project(path.Dir(installed))
	if !ok || !built || len(starts) != 1 || run.Dir != "" || run.Name.Raw != word || strings.Contains(script, "/") {
		return
	}
	project = path.Clean(project)
	name, known := p.Repository.GradleProgram(project)
	right := path.Join(project, output, name, "bin", name)
	if !known || path.Clean(strings.TrimPrefix(word, "/app/")) == right || strings.HasSuffix(path.Base(installed), "-shadow") || p.Repository.IsFile(path.Join(starts[0], word)) {
		return
	}
	f := check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("The build writes `%s`, not `%s`", check.PathPart(right), check.PathPart(word)),
	}
	missing := check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no file `%s`.", v.Type, check.PathPart(word)).Logged("No such file or directory")
	if name == "" {
		f.Headline = prose.T("No `rootProject.name` gives `%s` its name", check.PathPart(word))
		f.Help = prose.T("Set `rootProject.name = '%s'` in `settings.gradle`.", script)
		missing = check.NewEffect(check.Warning, platform.Crash, "`%s` doesn't start: Gradle names it after the folder of the build.", v.Type).Likely()
	} else {
		if strings.HasPrefix(word, "./") {
			right = "./" + right
		}
		f.Fixes = check.Suggestion(prose.Title("Use `%s`", check.PathPart(right)), check.Replace(f.Range, right))
	}
	f.Effects = p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		switch {
		case t.Platform().Runner, name == "" && t.BuiltBy != platform.HerokuBuildpacks && t.BuiltBy != platform.Herokuish:
			return check.Effect{}
		case !t.StartsWithout: // a platform without a build gets what is uploaded
			return missing.Likely()
		}
		return missing
	})
	p.Report(f)
}
