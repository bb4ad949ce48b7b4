package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "windows-variable",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Variable in Windows syntax",
	Applies:      check.ContainsAny("%", "$env:", "$Env:", "$ENV:", "${env:", "${Env:"),
	CheckCommand: checkWindowsVariable,
})

func checkWindowsVariable(p *check.Pass, v *check.View) {
	found := windowsVariables(v.Cmd.Text)
	if len(found) == 0 || v.Cmd.Opaque {
		return
	}
	first := found[0]
	p.Report(check.Finding{
		Range:       v.At(first.at),
		Headline:    prose.T("`%s` is the Windows syntax of a variable", v.Cmd.Text[first.at.Start:first.at.End]),
		Effects:     p.On(platform.Running).Of(v).Deployed().Each(first.effect),
		HelpUnfixed: prose.T("Use `%s`.", linuxVariable(p, first.name)),
		Fixes:       linuxVariables(p, v, found),
	})
}

func (w windowsVariable) effect(t *platform.Target) check.Effect {
	switch {
	case !w.power:
		return check.NewEffect(check.Error, platform.Differs, "The program gets the text `%%%s%%` instead of the value.", w.name)
	case !t.Shell.Expands():
		return check.Effect{} // without a shell, every $ is reported
	}
	return check.NewEffect(check.Error, platform.Differs, "The program gets the text `:%s` instead of the value.", w.name)
}

type windowsVariable struct {
	at    procfile.Range
	name  string
	power bool // set for the syntax of PowerShell
}

// windowsVariables finds %NAME% and $env:NAME. Only uppercase names count, and port and host in any case: %h, %20, and %dopar% mean something else.
func windowsVariables(text string) []windowsVariable {
	var out []windowsVariable
	for i := 0; i < len(text); i++ {
		var v windowsVariable
		switch {
		case text[i] == '%':
			end := nameEnd(text, i+1)
			if end == len(text) || text[end] != '%' || end+1 < len(text) && check.IsWordByte(text[end+1]) {
				continue
			}
			v = windowsVariable{at: procfile.Range{Start: i, End: end + 1}, name: text[i+1 : end]}
		case text[i] == '$':
			start, closing := i+1, ""
			if strings.HasPrefix(text[start:], "{") {
				start, closing = start+1, "}"
			}
			if len(text) < start+4 || !strings.EqualFold(text[start:start+4], "env:") {
				continue
			}
			end := nameEnd(text, start+4)
			if !strings.HasPrefix(text[end:], closing) {
				continue
			}
			v = windowsVariable{at: procfile.Range{Start: i, End: end + len(closing)}, name: text[start+4 : end], power: true}
		default:
			continue
		}
		isName := len(v.name) > 2 && (v.name[0] < '0' || v.name[0] > '9') && strings.ToUpper(v.name) == v.name
		if !isName && !strings.EqualFold(v.name, "PORT") && !strings.EqualFold(v.name, "HOST") {
			continue
		}
		out = append(out, v)
		i = v.at.End - 1
	}
	return out
}

func nameEnd(text string, i int) int {
	for i < len(text) && check.IsWordByte(text[i]) {
		i++
	}
	return i
}

// ofWindowsOnly are variables that only Windows has.
const ofWindowsOnly ecosystem.Words = "APPDATA LOCALAPPDATA USERPROFILE PROGRAMFILES PROGRAMDATA SYSTEMROOT WINDIR COMSPEC HOMEDRIVE HOMEPATH TEMP TMP CD"

// linuxVariable is a variable in the syntax of a shell, or in that of Kubernetes where no selected platform has a shell.
func linuxVariable(p *check.Pass, name string) string {
	if slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return t.Reads() && t.Shell.Expands() }) {
		return "$" + strings.ToUpper(name)
	}
	return "$(" + strings.ToUpper(name) + ")"
}

func linuxVariables(p *check.Pass, v *check.View, found []windowsVariable) []check.Fix {
	var edits []check.TextEdit
	for _, w := range found {
		name := strings.ToUpper(w.name)
		if ofWindowsOnly.Has(name) {
			return nil
		}
		value := linuxVariable(p, name)
		if run := v.Main(); name == "PORT" && run != nil && run.Program != nil && run.Program.Argument == ecosystem.Address &&
			strings.Contains(v.Cmd.Text, " "+v.Cmd.Text[w.at.Start:w.at.End]) {
			value = "0.0.0.0:" + value // with the port alone the program listens on the loopback address
		}
		edits = append(edits, check.Replace(v.At(w.at), value))
	}
	return check.Suggestion(prose.Title("Use `%s`", linuxVariable(p, found[0].name)), edits...)
}
