package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "script-without-folder",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Script without `./`",
	Reach:    check.InImages,
	CheckRun: checkScriptWithoutFolder,
})

// checkScriptWithoutFolder reports a script in the folder of the command that is named without ./, so that a shell looks for it elsewhere.
func checkScriptWithoutFolder(p *check.Pass, v *check.View) {
	run := v.Main()
	name, starts := run.Name, p.WorkingFolders(run)
	if name.Raw != name.Value || strings.Contains(name.Value, "/") || len(run.Wrappers) > 0 || run.Interpreted || len(starts) == 0 || !isShellScript(p, path.Join(starts[0], name.Value)) {
		return
	}
	searched := strings.Contains(v.Cmd.Text, "PATH=") || p.HasAny(path.Join("bin", name.Value))
	if searched {
		return
	}
	before := "./"
	if p.Repository.IsPlain(path.Join(starts[0], name.Value)) {
		before = "bash "
	}
	p.Report(check.Finding{
		Range:    v.At(name.Range),
		Headline: prose.T("`%s` needs its folder, as in `./%s`", name.Value, name.Value),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
			return p.Prepared(t)
		}).All(check.CommandNotFound(name.Value)),
		Fixes: check.Suggestion(prose.Title("Run `%s`", before+name.Value), check.Insert(v.At(name.Range).Start, before)),
	})
}

// isShellScript reports whether a file is a script of a shell by its name, or one that says what runs it.
func isShellScript(p *check.Pass, file string) bool {
	switch path.Ext(file) {
	case ".sh":
		return p.Repository.IsFile(file)
	case "":
		text, _ := p.Repository.Text(file)
		return strings.HasPrefix(text, "#!")
	}
	return false
}
