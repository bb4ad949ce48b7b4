package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:     "module-run-as-file",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Module with relative imports that runs as a file",
	Reach:    check.InImages,
	CheckRun: checkModuleRunAsFile,
})

// checkModuleRunAsFile reports a file of Python that imports from its own package, and that a command runs by its path.
func checkModuleRunAsFile(p *check.Pass, v *check.View) {
	run := v.Main()
	ref := run.Reference()
	file := p.StartedFile(run, ref)
	if run.Module || ref.Kind != ecosystem.File || path.Ext(file) != ".py" || run.Program == nil || run.Program.Name != "python" {
		return
	}
	text, _ := p.Repository.Text(file)
	if strings.Contains(text, "__package__") {
		return
	}
	module := source.PythonModule(text)
	relative, line, deepest := "", 0, 0
	for statement := range module.Top() {
		if from, _, found := strings.Cut(statement, " import"); found && strings.HasPrefix(from, "from .") {
			name := strings.TrimPrefix(from, "from ")
			deepest = max(deepest, len(name)-len(strings.TrimLeft(name, ".")))
			if relative == "" {
				relative = name
			}
		}
	}
	if relative == "" {
		return
	}
	for i, row := range strings.Split(text, "\n") {
		if line == 0 && strings.HasPrefix(row, "from "+relative+" ") {
			line = i + 1
		}
	}
	f := check.Finding{
		Range:    v.At(ref.Range),
		Headline: prose.T("`%s` imports from `%s`, but runs outside of its package", check.PathPart(ref.Name), relative),
		Effects: p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: a file has no package to import from.", v.Type).
			Logged("ImportError: attempted relative import with no known parent package")),
		Help: prose.T("Run it as a module with `python -m`, from the folder above its package."),
		Code: &check.CodePlace{Path: file, Line: line, Text: relative, Subject: relative},
	}
	name := strings.TrimSuffix(path.Clean(ref.Name), ".py")
	parts := strings.Split(name, "/")
	named := !slices.ContainsFunc(parts, func(part string) bool { return !command.IsVariableName(part) })
	if named && len(parts) > deepest && !importsBeside(p, file, module) {
		f.Code = nil
		at := procfile.Range{Start: ref.Range.Start, End: ref.Range.End}
		dotted := "-m " + strings.ReplaceAll(name, "/", ".")
		f.Fixes = check.Suggestion(prose.Title("Use `%s`", dotted), check.Replace(v.At(at), dotted))
		f.HelpUnfixed, f.Help = f.Help, prose.Text{}
	}
	p.Report(f)
}

// importsBeside reports whether a file imports another one of its folder as Python finds it only for a file: by its name alone.
func importsBeside(p *check.Pass, file string, module source.Module) bool {
	for statement := range module.Top() {
		words := strings.FieldsFunc(statement, func(c rune) bool { return strings.ContainsRune(" ,\t\r\n", c) })
		if len(words) < 2 || words[0] != "import" && words[0] != "from" {
			continue
		}
		for _, word := range words[1:] {
			first, _, _ := strings.Cut(word, ".")
			beside := path.Join(path.Dir(file), first)
			if first != "" && (p.Repository.IsFile(beside+".py") || p.Repository.IsFile(path.Join(beside, "__init__.py"))) && !strings.HasPrefix(words[1], ".") {
				return true
			}
			if words[0] == "from" {
				break
			}
		}
	}
	return false
}
