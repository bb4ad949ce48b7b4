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
	Name:           "never-reached",
	Group:          check.CommandsGroup,
	Kind:           check.Slip,
	Title:          "Program behind one that doesn't end",
	FollowsScripts: true,
	Reach:          check.InImages,
	Applies:        check.ContainsAny("&&"),
	CheckCommand:   checkNeverReached,
})

const (
	// endEarly are parts of options with which a server or a worker ends by itself, or goes on in the background.
	endEarly ecosystem.Words = "--stop --once --max --burst --check --print --help --version --daemon -D -d -h -b --quit --exit --list --rest --dry --timeout"
	// harmlessLast are programs whose loss does no harm.
	harmlessLast ecosystem.Words = "echo printf true exit sleep wait"
)

func checkNeverReached(p *check.Pass, v *check.View) {
	last := v.Main()
	if last == nil || harmlessLast.Has(last.Base) || len(v.Cmd.Calls) < 2 {
		return
	}
	for _, run := range v.Cmd.Before() {
		if !staysOn(p, run) {
			continue
		}
		and := strings.Index(v.Cmd.Text[run.Whole().End:], "&&")
		if and < 0 {
			return
		}
		at := run.Whole().End + and
		f := check.Finding{
			Range:    v.At(procfile.Range{Start: at, End: at + 2}),
			Headline: prose.T("`%s` doesn't end, so nothing behind it starts", run.Text(run.Naming())),
			Effects: p.On(platform.Running).Of(v).Except(func(t *platform.Target) bool { return !check.RunsInShell(t, v.Type) }).
				All(check.NewEffect(check.Error, platform.NotStarted, "`%s` never starts.", strings.TrimSpace(v.Cmd.Text[at+2:]))),
			Help: prose.T("Give each program its own process type."),
		}
		if name, ok := p.ProposeType("worker", "clock", "background"); ok && len(v.Cmd.Calls) == 2 && !strings.Contains(v.Cmd.Text, "#") {
			rest := strings.TrimSpace(v.Cmd.Text[at+2:])
			left := procfile.Range{Start: len(strings.TrimRight(v.Cmd.Text[:at], " \t")), End: len(v.Cmd.Text)}
			f.Fixes = check.Suggestion(prose.Title("Move `%s` to a new entry `%s`", rest, name),
				check.Delete(v.At(left)), check.Insert(p.Doc.Lines[v.Line].Range.End, p.LineEnd(v.Line)+name+": "+rest))
		}
		p.Report(f)
		return
	}
}

// staysOn reports whether a program surely goes on until it is stopped: a server or a worker, by itself or by its script of package.json.
func staysOn(p *check.Pass, run *command.Run) bool {
	if run.Base == "npm" || run.Base == "yarn" || run.Base == "pnpm" {
		if p.Repository == nil {
			return false
		}
		script := p.ScriptOf(run, "")
		if script == nil || len(script.Cmd.Calls) != 1 || script.Cmd.Main() == nil {
			return false
		}
		run = script.Cmd.Main()
	}
	if listens(p, run) {
		return true
	}
	if run.Program == nil || run.Background || run.Program.Instead != "" {
		return false
	}
	if _, stays := run.Option(run.Program.Foreground); run.Program.Foreground != "" && !stays {
		return false
	}
	for _, w := range run.Args {
		if !w.Static || strings.HasPrefix(w.Raw, "-") && isEarly(w.Raw) {
			return false
		}
	}
	role := run.Program.Role
	return role == ecosystem.HTTP || role == ecosystem.Worker || role == ecosystem.Clock
}

// listens reports whether the code that a program starts surely opens a port.
func listens(p *check.Pass, run *command.Run) bool {
	if p.Repository == nil || run.Program == nil || !check.StartsCode.Has(run.Program.Name) {
		return false
	}
	file := p.StartedCode(run, run.Reference())
	text, _ := p.Repository.Text(file)
	return slices.ContainsFunc(source.Listens(text, path.Ext(file), false), func(l source.Listen) bool { return l.Always })
}

func isEarly(option string) bool {
	for _, part := range endEarly.List() {
		if option == part || strings.HasPrefix(part, "--") && strings.HasPrefix(option, part) {
			return true
		}
	}
	return false
}
