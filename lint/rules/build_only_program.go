package rules

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "build-only-program",
	Group: check.CommandsGroup,
	Kind:  check.Difference,
	Title: "Program that exists only during the build",
	Reach: check.InText,
	Applies: func(c *check.ParsedCommand) bool {
		return slices.ContainsFunc(c.Programs(), func(s command.Start) bool { return managerAt(s) >= 0 })
	},
	CheckCommand: checkBuildOnlyProgram,
})

// managerAt is the index of the word of a start that names a package manager, or -1.
func managerAt(s command.Start) int {
	for i, w := range s.Words {
		if platform.IsBuildTool(w.Value) {
			return i
		}
		if w.Range == s.Name.Range {
			break
		}
	}
	return -1
}

func checkBuildOnlyProgram(p *check.Pass, v *check.View) {
	starts := v.Programs()
	first := starts[slices.IndexFunc(starts, func(s command.Start) bool { return managerAt(s) >= 0 })]
	manager := first.Words[managerAt(first)]
	declared := p.Repository != nil && p.Repository.Declared(ecosystem.Python, manager.Value) != ""
	if declared || platform.IsCompiler(manager.Value) && check.OnlyBuilds(starts) {
		return
	}
	use := useOf(first)
	f := check.Finding{
		Range:    v.At(manager.Range),
		Headline: prose.T("`%s` isn't installed where `%s` runs", manager.Value, v.Type),
		Effects:  p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) check.Effect { return withoutManager(p, t, v, manager) }),
		Help:     prose.T("Remove `%s`, and add what it installs to the dependencies.", manager.Value),
	}
	if platform.IsCompiler(manager.Value) {
		f.Help = prose.T("Start the program that the build makes.")
		if at, program := builtInstead(p, v, first); program != "" {
			f.Help, f.HelpUnfixed = prose.Text{}, f.Help
			f.Fixes = check.Suggestion(prose.Title("Use `%s` instead of `%s`", program, v.Cmd.Text[at.Start:at.End]), v.Edits([]procfile.TextEdit{{Range: at, NewText: program}})...)
		}
	} else if use.runs {
		f.Help, f.HelpUnfixed = prose.Text{}, prose.T("Drop `%s`: the build installs the packages for the whole app.", v.Cmd.Text[use.prefix.Start:use.prefix.End])
		f.Fixes = dropManagers(v, starts)
	}
	p.Report(f)
}

// withoutManager is the effect where an image lacks a package manager.
func withoutManager(p *check.Pass, t *platform.Target, v *check.View, manager command.Word) check.Effect {
	var has func(string) bool
	if p.Repository != nil && p.Repository.Complete() {
		has = p.Repository.HasFile
	}
	lacks, unless := t.LacksTool(manager.Value, has)
	if t.Image || p.InContainer(t) || !lacks {
		return check.Effect{}
	}
	if unless != "" {
		return check.NewEffect(check.Warning, platform.Crash, "`%s` doesn't start unless `%s` keeps `%s` in the image.", v.Type, prose.Exact(unless), manager.Value)
	}
	e := check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the app's image has no `%s` (exit code 127).", v.Type, manager.Value)
	if t.ShellOf(v.Type) == platform.Bash {
		e = e.Logged("bash: " + manager.Value + ": command not found")
	}
	if has == nil || p.Installs(t) || p.Repository.SetsBuildpacksOn(t) {
		return e.Likely() // something else may install it
	}
	return e
}

// builtInstead is the program that the build makes of what a start runs with `go run`, if it writes it to the same path on all platforms.
func builtInstead(p *check.Pass, v *check.View, s command.Start) (at procfile.Range, program string) {
	words := s.Words[managerAt(s):]
	run := v.Main()
	if p.Repository == nil || run == nil || s.Script || run.Dir != "" || len(words) < 3 || words[0].Value != "go" || words[1].Value != "run" {
		return at, ""
	}
	folder, files := words[2].Value, words[2:3]
	for path.Ext(folder) == ".go" && len(files) < len(words)-2 && path.Ext(words[2+len(files)].Value) == ".go" {
		files = words[2 : 3+len(files)]
	}
	if path.Ext(folder) == ".go" {
		folder = path.Dir(folder)
	}
	name, root := path.Base(folder), p.Repository.Folder()
	if path.Clean(folder) == "." {
		name = p.Repository.GoProgram(root)
	}
	if name == "" || strings.ContainsAny(folder, "$*") || strings.HasPrefix(folder, "-") || !p.Repository.IsFile(path.Join(root, "go.mod")) || !p.Repository.IsFile(path.Join(root, folder, "main.go")) {
		return at, ""
	}
	for _, t := range v.Targets {
		output := t.Output("go", name)
		if output == "" || program != "" && program != output {
			return at, ""
		}
		program = output
	}
	return procfile.Range{Start: words[0].Range.Start, End: files[len(files)-1].Range.End}, program
}

type managerUse struct {
	// runs is set where it runs a program, as in uv run gunicorn, and prefix is what does that.
	runs   bool
	prefix procfile.Range
	// instead takes the place of the text from the prefix to the end of edit. known is false where options choose what runs.
	known   bool
	edit    procfile.Range
	instead string
}

// ownFlags are options of package managers that matter only to their own work.
const ownFlags ecosystem.Words = "--no-sync --frozen --locked --no-dev --active --offline --no-cache -n -q --quiet -v --verbose --no-editable --no-default-groups --"

// ownScripts are package managers that also run scripts of pyproject.toml.
const ownScripts ecosystem.Words = "pdm hatch"

func useOf(s command.Start) (use managerUse) {
	at := managerAt(s)
	words := s.Words[at:]
	use.prefix = words[0].Range
	if len(words) < 3 || words[1].Value != "run" {
		return use
	}
	use.runs, use.prefix.End = true, words[1].Range.End
	rest := words[2:]
	for len(rest) > 1 && ownFlags.Has(rest[0].Value) {
		rest = rest[1:]
	}
	use.edit = procfile.Range{Start: words[0].Range.Start, End: rest[0].Range.Start}
	switch first := rest[0]; {
	case first.Value == "-m" || first.Value == "--module":
		use.edit.End, use.instead = first.Range.End, "python -m"
	case strings.HasPrefix(first.Raw, "-"):
		return use
	case path.Ext(first.Value) == ".py":
		use.instead = "python "
	case ownScripts.Has(words[0].Value) && !command.Known(first.Value):
		return use
	}
	use.known = true
	return use
}

// dropManagers is the fix that leaves package managers out of a command, or none where one does more than run a program.
func dropManagers(v *check.View, starts []command.Start) []check.Fix {
	var edits []procfile.TextEdit
	title := ""
	for _, s := range starts {
		if managerAt(s) < 0 {
			continue
		}
		use := useOf(s)
		if !use.known {
			return nil
		}
		if title == "" {
			title = prose.Title("Drop `%s`", v.Cmd.Text[use.prefix.Start:use.prefix.End])
		}
		edits = append(edits, procfile.TextEdit{Range: use.edit, NewText: use.instead})
	}
	return []check.Fix{{Title: title, Applicability: check.Suggested, Edits: v.Edits(edits)}}
}
