package rules

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:    "deno-permission",
	Group:   check.RepositoryGroup,
	Kind:    check.Slip,
	Title:   "Missing permission for Deno",
	Reach:   check.InImages,
	Applies: check.RunsProgram(func(r *command.Run) bool { return r.Base == "deno" }),
	Check:   checkDenoPermission,
})

// denoConfigs are the files in which Deno looks for tasks and permissions.
const denoConfigs ecosystem.Words = "deno.json deno.jsonc"

func checkDenoPermission(p *check.Pass) {
	found := 0
	for _, v := range p.Candidates() {
		if found++; found > check.MaxLookedUp {
			return
		}
		run := v.Main()
		if task, code := denoTask(p, run); task != nil {
			reportDenoPermission(p, v, task, code)
			continue
		}
		reportDenoPermission(p, v, run, nil)
	}
}

// denoTask is the program of a task that deno.json has, and its place there; nil for any other command.
func denoTask(p *check.Pass, run *command.Run) (*command.Run, *check.CodePlace) {
	folders := p.WorkingFolders(run)
	if len(run.Args) != 2 || run.Args[0].Value != "task" || len(folders) == 0 {
		return nil, nil
	}
	for _, name := range denoConfigs.List() {
		file := path.Join(folders[0], name)
		text, _ := p.Repository.Text(file)
		config, err := jsontext.ParseObject(text)
		if err != nil || config.Object("tasks") == nil {
			continue
		}
		task := config.Object("tasks").Text(run.Args[1].Value)
		main := command.Parse(task).Main()
		before, _, isThere := strings.Cut(text, `"`+task+`"`)
		if main == nil || main.Base != "deno" || task == "" || !isThere {
			return nil, nil
		}
		return main, &check.CodePlace{Path: file, Line: 1 + strings.Count(before, "\n"), Text: task}
	}
	return nil, nil
}

// reportDenoPermission reports what the code that a run starts asks for at once without a permission. code is the place of the run in
// deno.json, or nil for the command itself.
func reportDenoPermission(p *check.Pass, v *check.View, run *command.Run, code *check.CodePlace) {
	ref, folders := run.Reference(), p.WorkingFolders(run)
	file := p.StartedFile(run, ref)
	if file == "" || len(folders) == 0 || setsPermissions(p, folders[0]) {
		return
	}
	var missing []source.Access
	in := ""
	options, edits := []string{}, []procfile.TextEdit{}
	for _, loaded := range p.Repository.Loaded(folders[0], file) {
		text, _ := p.Repository.Text(loaded)
		for _, a := range source.DenoAccesses(text, loaded == file) {
			option, edit := missingPermission(run, ref.Range.Start, &a)
			if option == "" || slices.ContainsFunc(missing, func(m source.Access) bool { return m.Permission == a.Permission }) {
				continue
			}
			if in = cmp.Or(in, loaded); len(edits) > 0 && edits[len(edits)-1].Range == edit.Range {
				edit.NewText = edits[len(edits)-1].NewText + edit.NewText
				edits = edits[:len(edits)-1]
			}
			missing, options, edits = append(missing, a), append(options, option), append(edits, edit)
		}
	}
	if len(missing) == 0 {
		return
	}
	first := &missing[0]
	added := strings.Join(options, " ")
	f := check.Finding{
		Range:    v.At(run.Naming()),
		Headline: prose.T("`%s` needs `%s`, which `%s` doesn't get", check.PathPart(in), prose.Exact(options[0]), run.Text(run.Naming())),
		Effects: p.InRepository(v).Deployed().All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: Deno rejects `%s` in line %s.", v.Type, prose.Exact(first.Call), first.Line).
			Logged(deniedBy(first))),
		HelpUnfixed: prose.T("Add `%s`.", prose.Exact(added)),
	}
	if code == nil {
		f.Fixes = check.Suggestion(prose.Title("Add `%s`", added), v.Edits(edits)...)
	} else {
		code.Right, _ = procfile.Apply(code.Text, edits)
		f.Range, f.Code = v.At(v.Main().Args[1].Range), code
		f.Help, f.HelpUnfixed = prose.T("Add `%s` in line %s of `%s`.", prose.Exact(added), code.Line, check.PathPart(code.Path)), prose.Text{}
	}
	p.Report(f)
}

// deniedBy is the line that Deno prints, as far as it's known.
func deniedBy(a *source.Access) string {
	line := "NotCapable: Requires " + a.Permission + " access"
	if a.Variable == "" {
		return line
	}
	return line + ` to "` + a.Variable + `", run again with the --allow-env flag`
}

// setsPermissions reports whether a configuration of Deno may give permissions.
func setsPermissions(p *check.Pass, folder string) bool {
	return slices.ContainsFunc(denoConfigs.List(), func(name string) bool {
		text, _ := p.Repository.Text(path.Join(folder, name))
		return strings.Contains(text, `"permissions"`)
	})
}

// missingPermission is the option that lets a program access something, and the edit that adds it; "" where the options in front of the
// program's file do so, or may.
func missingPermission(run *command.Run, end int, a *source.Access) (option string, edit procfile.TextEdit) {
	const unclear ecosystem.Words = "--allow-all --permission-set --allow-sys -c --config"
	long, short := "--allow-"+a.Permission, strings.ToUpper(a.Permission[:1])
	option, edit = long, procfile.TextEdit{Range: procfile.Range{Start: run.Naming().End, End: run.Naming().End}, NewText: " " + long}
	if a.Permission == "net" && run.Program != nil && run.Program.Name == "deno serve" {
		return "", edit
	}
	for _, w := range run.Args {
		name, list, isList := strings.Cut(w.Value, "=")
		isShort := strings.HasPrefix(name, "-") && !strings.HasPrefix(name, "--")
		switch {
		case w.Range.Start >= end:
			return option, edit
		case !w.Static, unclear.Has(name), isShort && strings.ContainsAny(name, "APS"):
			return "", edit
		case name != long && (!isShort || !strings.Contains(name, short)):
		case !isList, a.Variable == "", strings.Contains(list, "*"), slices.Contains(strings.Split(list, ","), a.Variable), w.Raw != w.Value:
			return "", edit
		default:
			added := "," + a.Variable
			option, edit = w.Value+added, procfile.TextEdit{Range: procfile.Range{Start: w.Range.End, End: w.Range.End}, NewText: added}
		}
	}
	return option, edit
}
