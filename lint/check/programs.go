package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// What rules share that check the words of a command.

// RewriteFix is the fix that edits make. There's none where the changed command still has
// the defect, or where a selected platform doesn't expand a variable that the edits add.
func (g *Unit) RewriteFix(v *View, title string, list []procfile.TextEdit, cured func(*command.Run) bool) []Fix {
	text, err := procfile.Apply(v.Cmd.Text, list)
	if len(list) == 0 || err != nil {
		return nil
	}
	if run := command.Parse(text).Main(); run == nil || run.Program == nil || !cured(run) {
		return nil
	}
	for _, e := range list {
		if strings.Contains(e.NewText, "$") && (!g.AllExpandPort() || g.UnsetPort(v.Main()) != nil) {
			return nil
		}
	}
	return Suggestion(title, v.Edits(list)...)
}

// UseText is the advice to write something in place of what is wrong, without a period.
func UseText(text string) prose.Text { return prose.T("Use `%s`", prose.Exact(text)) }

// HelpFromEdits is the help for edits, such as "Use `0.0.0.0` and add `--port $PORT`.", or another text if there are no edits.
func HelpFromEdits(edits []procfile.TextEdit, otherwise prose.Text) prose.Text {
	if change := DescribeEdits(edits); !change.Empty() {
		return prose.T("%s.", change)
	}
	return otherwise
}

// DescribeEdits is what edits do to a command, in the imperative and without a period. It's empty without edits.
func DescribeEdits(edits []procfile.TextEdit) prose.Text {
	replaced, added := "", ""
	for _, e := range edits {
		switch text := strings.TrimSpace(e.NewText); {
		case text == "":
		case e.Range.Empty():
			added = text
		default:
			replaced = text
		}
	}
	switch {
	case replaced != "" && added != "":
		return prose.T("%s and add `%s`", UseText(replaced), prose.Exact(added))
	case replaced != "":
		return UseText(replaced)
	case added != "":
		return prose.T("Add `%s`", prose.Exact(added))
	}
	return prose.Text{}
}

// ProgramExitsEffect is the effect of a program that can't start with what it's given.
func ProgramExitsEffect(name string) Effect {
	return NewEffect(Error, platform.Crash, "`%s` exits with an error instead of starting.", name)
}

// CommandNotFound is the effect of a program that isn't among the installed ones.
func CommandNotFound(name string) Effect {
	if strings.Contains(name, "/") {
		return NewEffect(Error, platform.Crash, "The process exits because the shell can't run `%s`.", PathPart(name))
	}
	return NewEffect(Error, platform.Crash, "The process exits because there's no program `%s`.", name).Logged(name + ": command not found")
}

// AllExpandPort reports whether every selected platform expands $PORT in a command, so that a fix may add it.
func (s *Selection) AllExpandPort() bool {
	return !slices.ContainsFunc(s.Targets, func(t *platform.Target) bool {
		return t.Reads() && (!t.Shell.Expands() || !t.Port.Env && !t.Platform().Runner)
	})
}

// AnyOnWindows reports whether cmd.exe runs the commands of a selected platform, which reads the text of a fix differently.
func (s *Selection) AnyOnWindows() bool {
	return slices.ContainsFunc(s.Targets, func(t *platform.Target) bool { return t.Shell.OnWindows() })
}

// UnsetPort is a selected platform that doesn't set $PORT for the language of a program, or nil.
func (g *Unit) UnsetPort(run *command.Run) *platform.Target {
	return First(g.Targets, func(t *platform.Target) bool {
		return t.Port.Unset != nil && !t.Port.SetFor(g.Repository.LanguageOf(run))
	})
}

// PortHelp is text, which says to use $PORT, or the advice for a platform that doesn't set it.
func (g *Unit) PortHelp(run *command.Run, text prose.Text) prose.Text {
	t := g.UnsetPort(run)
	if t == nil {
		return text
	}
	language := g.Repository.LanguageOf(run)
	if socket := t.Port.SocketFor(language); socket != "" {
		return prose.T("Listen on `%s`, or set %s.", prose.Exact(socket), t.Port.Configurable)
	}
	return prose.T("Listen on port %s, or set %s.", t.Port.For(language), t.Port.Configurable)
}

// SameProgramFix is RewriteFix for edits that keep the program.
func (g *Unit) SameProgramFix(v *View, title string, list []procfile.TextEdit, cured func(*command.Run) bool) []Fix {
	return g.RewriteFix(v, title, list, func(r *command.Run) bool { return r.Program == v.Main().Program && cured(r) })
}

// WorkerClass is the worker class that runs ASGI apps under gunicorn, and the only long one that many people type.
const WorkerClass = "uvicorn.workers.UvicornWorker"
