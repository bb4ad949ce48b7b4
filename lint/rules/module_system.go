package rules

import (
	"path"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:     "module-system",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "require in an ES module",
	Reach:    check.InImages,
	CheckRun: checkModuleSystem,
})

// nodePrograms start a script with Node.js itself.
const nodePrograms ecosystem.Words = "node nodemon npm yarn pnpm"

func checkModuleSystem(p *check.Pass, v *check.View) {
	run := v.Main()
	file := p.StartedCode(run, run.Reference())
	if !nodePrograms.Has(run.Base) || file == "" || !isESModule(p.Repository, file) {
		return
	}
	text, _ := p.Repository.Text(file)
	line, uses := source.CommonJS(text)
	if line == 0 {
		return
	}
	help := prose.T("Use `import` in `%s`, or give it the ending `.cjs`.", check.PathPart(file))
	p.Report(check.Finding{
		Range:    v.At(run.Naming()),
		Headline: prose.T("`%s` uses `%s`, which an ES module doesn't have", check.PathPart(file), uses),
		Effects: p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` ends at once: `%s` isn't defined.", v.Type, uses).
			Logged("ReferenceError: " + uses + " is not defined in ES module scope")),
		Help: help,
		Code: &check.CodePlace{Path: file, Line: line, Subject: uses},
	})
}

// isESModule reports whether Node.js takes a file for an ES module. Source: Node.js documentation, Determining module system.
func isESModule(r *repository.Repository, file string) bool {
	switch path.Ext(file) {
	case ".mjs":
		return true
	case ".js":
	default:
		return false
	}
	for folder := path.Dir(file); ; folder = path.Dir(folder) {
		if text, known := r.Text(path.Join(folder, "package.json")); known {
			manifest, err := jsontext.ParseObject(text)
			return err == nil && manifest.Text("type") == "module"
		}
		if folder == "." || folder == "/" {
			return false
		}
	}
}
