package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "task-without-runner",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Task without the program that runs it",
	Reach:    check.AmongFiles,
	CheckRun: checkTaskWithoutRunner,
})

// taskRunners are programs with the files in which an app declares their tasks. Sources: npm/cli docs/lib/content/commands/npm-run.md, composer/composer doc/articles/scripts.md, ruby/rake doc/rakefile.rdoc.
var taskRunners = []struct {
	file, runner string
	declares     func(text, task string) bool
}{
	{"package.json", "npm run", declaresScript},
	{"composer.json", "composer run-script", declaresScript},
	{"Rakefile", "bundle exec rake", func(text, task string) bool {
		return strings.Contains("\n"+text, "\ntask :"+task+" ") || strings.Contains("\n"+text, "\ntask "+task+":")
	}},
}

func declaresScript(text, task string) bool {
	manifest, err := jsontext.ParseObject(text)
	return err == nil && manifest.Object("scripts").Has(task)
}

// baseProgram are programs of every image with the names of usual tasks, words of the shell among them.
const baseProgram ecosystem.Words = "test time env install make true false echo sleep kill date sort watch start run exec eval wait jobs set export source read cd type bash sh git curl"

const (
	// taskLanguages are those whose builds make no program of an app.
	taskLanguages ecosystem.Words = "node python ruby php"
	// listsJobs is a command of the shell with the name of a usual task.
	listsJobs = "jobs"
)

func checkTaskWithoutRunner(p *check.Pass, v *check.View) {
	run, starts := v.Main(), p.WorkingFolders(v.Main())
	name := run.Name.Value
	isPlain := len(run.Wrappers) == 0 && len(run.Args) == 0 && run.Name.Static && !strings.ContainsAny(name, "/.$ ")
	isOther := run.Program != nil || command.Known(name) || ecosystem.Knows(name) || baseProgram.Has(name)
	if !isPlain || len(starts) == 0 || isOther && name != listsJobs || !taskLanguages.Has(p.Repository.LanguageOf(nil)) {
		return
	}
	r, word := p.Repository, ecosystem.Words(name)
	n := r.Node(starts[0])
	if r.IsFile(path.Join(starts[0], "bin", name)) || n != nil && n.Depends(word) || r.Ruby(starts[0]).Mention(word) || r.Python(starts[0]).Mention(word) {
		return
	}
	missing := check.CommandNotFound(name)
	if name == listsJobs {
		missing = check.NewEffect(check.Error, platform.Crash, "`%s` ends at once: `%s` of the shell lists what it runs.", v.Type, name)
	}
	for _, t := range taskRunners {
		text, known := r.Text(path.Join(starts[0], t.file))
		if !known || !t.declares(text, name) {
			continue
		}
		right := t.runner + " " + name
		p.Report(check.Finding{
			Range:    v.At(run.Name.Range),
			Headline: prose.T("`%s` is a task of `%s`, not a program", name, t.file),
			Effects: p.InRepository(v).Each(func(target *platform.Target) check.Effect {
				if target.Image || p.Installs(target) {
					return check.Effect{}
				}
				return missing
			}),
			Fixes: check.Suggestion(prose.Title("Use `%s`", right), check.Replace(v.At(run.Name.Range), right)),
		})
		return
	}
}
