package rules

import (
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
	Name:         "empty-flag-value",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Missing or wrong value of an option",
	Reach:        check.InText,
	Applies:      check.RunsServer(func(r *command.Run) bool { return len(r.Empty) > 0 }),
	CheckCommand: checkEmptyFlagValue,
})

func checkEmptyFlagValue(p *check.Pass, v *check.View) {
	for _, e := range v.Main().Empty {
		emptyFlag(p, v, e)
	}
}

func emptyFlag(p *check.Pass, v *check.View, e command.EmptyFlag) {
	run := v.Main()
	f := check.Finding{
		Range:    v.At(e.Option),
		Headline: prose.T("`%s` has no value", e.Flag),
		Effects:  p.Everywhere().Of(v).All(emptyFlagEffect(run.Program.Name, e)),
		Help:     prose.T("Add a value, or remove `%s`.", e.Flag),
	}
	fewer := func(r *command.Run) bool { return len(r.Empty) < len(run.Empty) }
	if e.Next != "" {
		f.Headline = prose.T("`%s` has no value before `%s`", e.Flag, e.Next)
	}
	if e.Takes == "number" {
		f.Headline = prose.T("`%s` takes a number, not `%s`", e.Flag, e.Next)
		f.Help = prose.T("Write a number after `%s`.", e.Flag)
		if title, edit := meantNumber(run, e); title != "" {
			f.Help, f.HelpUnfixed = prose.Text{}, prose.T("%s.", prose.Exact(title))
			f.Fixes = p.SameProgramFix(v, title, []procfile.TextEdit{edit}, fewer)
		}
	} else if value := map[string]string{"host": "0.0.0.0", "port": "$PORT", "address": run.Program.Everywhere()}[e.Takes]; value != "" {
		edit := procfile.TextEdit{Range: e.Value, NewText: value}
		if !e.Inline && e.Value.Start == e.Option.End {
			edit.NewText = " " + value
		}
		f.Help, f.HelpUnfixed = prose.Text{}, prose.T("Write `%s` after `%s`.", prose.Exact(value), e.Flag)
		f.Fixes = p.SameProgramFix(v, prose.Title("Write `%s` after `%s`", prose.Exact(value), e.Flag), []procfile.TextEdit{edit}, fewer)
	}
	p.Report(f)
}

func emptyFlagEffect(program string, e command.EmptyFlag) check.Effect {
	switch {
	case e.Stops:
		return check.ProgramExitsEffect(program)
	case e.Takes == "number":
		return check.NewEffect(check.Warning, platform.Differs, "`%s` may exit with an error, because `%s` isn't a number.", program, e.Next)
	case e.Takes == "host" || e.Takes == "address":
		return check.NewEffect(check.Warning, platform.Differs, "`%s` chooses the address itself, which may be 127.0.0.1.", program)
	case e.Next != "":
		return check.NewEffect(check.Warning, platform.Differs, "`%s` may read `%s` as the value.", program, e.Next)
	}
	return check.NewEffect(check.Warning, platform.Differs, "`%s` may exit with an error, because `%s` has no value.", program, e.Flag)
}

// meantNumber is what is meant by a value that isn't a number: the option that takes a file, or a variable.
func meantNumber(run *command.Run, e command.EmptyFlag) (title string, edit procfile.TextEdit) {
	files := run.Program.Config + " " + run.Program.Files
	name := procfile.Range{Start: e.Option.Start, End: e.Option.Start + len(e.Flag)}
	_, has := run.Option(files)
	isFile := strings.Contains(e.Next, "conf") || slices.Contains([]string{".yml", ".yaml", ".toml"}, path.Ext(e.Next))
	for _, flag := range files.List() {
		if isFile && !has && run.Text(name) == e.Flag && (len(flag) == 2) == (len(e.Flag) == 2) {
			return prose.Title("Use `%s`, which takes a file", flag), procfile.TextEdit{Range: name, NewText: flag}
		}
	}
	if command.IsVariableName(e.Next) && strings.Contains(e.Next, "_") && strings.ToUpper(e.Next) == e.Next {
		return prose.Title("Use `%s`", "$"+e.Next), procfile.TextEdit{Range: e.Value, NewText: "$" + e.Next}
	}
	return "", procfile.TextEdit{}
}
