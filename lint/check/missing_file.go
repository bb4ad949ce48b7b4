package check

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/source"
	"github.com/proclint/proclint/lint/spelling"
)

// MissingFile is a file that isn't where its run looks for it.
type MissingFile struct {
	View *View
	Run  *command.Run
	// Ref has its place in the command, and Path is how it is written.
	Ref  command.Reference
	Path string
	// Starts are the folders where the run looks for it.
	Starts []string
	// What it is: a script or a file, and Use is the verb of what corrects it.
	What, Use string
}

// MayBeOutside reports whether a word may name a file outside of the repository, or no file.
func MayBeOutside(word string) bool {
	return strings.HasPrefix(word, "/") || strings.ContainsAny(word, `\:~`)
}

// MissingFileFinding is the finding about a missing file, without its effects. It corrects the path where one file is near: instead, if
// it isn't "", else the one that is spelled almost so, or has its name in another folder.
func (n *App) MissingFileFinding(m *MissingFile, instead string) Finding {
	f := Finding{
		Range:    m.View.At(m.Ref.Range),
		Headline: prose.T("The %s `%s` doesn't exist", m.What, PathPart(m.Path)),
		Help:     HelpFor(m.Path, prose.T("Use the path of an existing %s.", m.What)),
	}
	start := m.Starts[0]
	if better := RelativeTo(start, n.Repository.Spelled(path.Join(start, m.Path))); better != "" {
		f.Headline = prose.T("`%s` is spelled `%s` in the repository", differing(m.Path, better), differing(better, m.Path))
		f.Help = prose.T("Use `%s`: file names are case-sensitive on Linux.", prose.Exact(better))
		f.Fixes = m.Fix(better)
		return f
	}
	better, matters := n.nearFile(m, instead)
	if text, _ := n.Repository.Text(path.Join(start, better)); better == "" || source.RunsInBrowser(text, path.Ext(better)) {
		return f
	}
	f.Headline = prose.T("The %s `%s` doesn't exist, but `%s` does", m.What, matters(m.Path, better), matters(better, m.Path))
	f.Help = prose.T("Use `%s`, or another existing %s.", prose.Exact(better), m.What)
	f.Fixes = m.Fix(better)
	return f
}

// nearFile is the file that is meant by a missing one, or "", and the part of a path that shows how it differs from the other.
func (n *App) nearFile(m *MissingFile, instead string) (better string, matters func(file, other string) prose.Part) {
	start, folders := m.Starts[0], n.Repository.Elsewhere(path.Clean(m.Path))
	matters = func(file, _ string) prose.Part { return PathPart(file) }
	better = instead
	if better == "" && len(folders) == 1 && !IsUndeployed(folders[0]) {
		better = RelativeTo(start, path.Join(folders[0], m.Path))
	}
	if better == "" && len(folders) == 0 {
		better, matters = RelativeTo(start, n.Repository.InNearFolder(path.Join(start, m.Path))), differing
	}
	if near := n.Repository.Near(m.Path); better == "" && len(folders) == 0 && start == n.Repository.Folder() && n.Repository.IsFile(path.Join(start, near)) {
		return near, differing
	}
	return better, matters
}

// Fix is the one that replaces the path by a better one, if there is one and the command has the path as it is.
func (m *MissingFile) Fix(better string) []Fix {
	text := m.quoted(better)
	if text == "" || m.View.Cmd.Text[m.Ref.Range.Start:m.Ref.Range.End] != m.Path {
		return nil
	}
	return Suggestion(prose.Title("%s `%s`", m.Use, PathPart(better)), Replace(m.View.At(m.Ref.Range), text))
}

// quoted is a path as it replaces the one that is written: in the quotes around that one, or with its own quotes
// where it needs them; "" where that isn't possible.
func (m *MissingFile) quoted(file string) string {
	text, at := m.View.Cmd.Text, m.Ref.Range
	plain := NeedsNoQuotes(strings.ReplaceAll(file, " ", ""))
	switch {
	case file == "" || !plain:
		return ""
	case at.Start > 0 && (text[at.Start-1] == '"' || text[at.Start-1] == '\''), !strings.Contains(file, " "):
		return file
	case len(m.Run.Wrappers) > 0:
		return "" // the quotes may be inside others
	}
	for _, t := range m.View.Targets {
		if shell := t.ShellOf(m.View.Type); shell != platform.Bash && shell != platform.Sh {
			return ""
		}
	}
	return `"` + file + `"`
}

// differing is a path of which the first element that another path spells differently matters.
func differing(file, other string) prose.Part {
	at := spelling.DiffersAt(file, other)
	part := prose.Part{Text: file, Start: strings.LastIndexByte(file[:at], '/') + 1, End: len(file)}
	if slash := strings.IndexByte(file[at:], '/'); slash >= 0 {
		part.End = at + slash
	}
	return part
}

// ScriptOfRun is the script that a run starts by itself or with a shell, else what the run refers to.
func ScriptOfRun(run *command.Run) command.Reference {
	const shells ecosystem.Words = "bash sh dash"
	name := run.Name
	switch {
	case shells.Has(run.Base) && len(run.Args) > 0:
		name = run.Args[0]
	case run.Base != "artisan" && !namesScript(name.Value) || run.Module || run.Program != nil && run.Base != "artisan":
		return run.Reference()
	}
	at := name.Range
	if quote := (len(name.Raw) - len(name.Value)) / 2; quote == 1 && strings.Contains(name.Raw, name.Value) {
		at.Start, at.End = at.Start+quote, at.End-quote
	} else if name.Raw != name.Value {
		return command.Reference{}
	}
	if !name.Static || strings.HasPrefix(name.Value, "-") {
		return command.Reference{}
	}
	return command.Reference{Kind: ecosystem.File, Name: name.Value, Range: at}
}

// namesScript reports whether a word names a script of the app by its path.
func namesScript(name string) bool {
	return strings.HasPrefix(name, "./") || strings.HasPrefix(name, "bin/") || strings.Contains(name, "/") && !path.IsAbs(name) && path.Ext(name) == ".sh"
}

// mostSpaces is how many spaces a path may have that is looked for.
const mostSpaces = 8

// UnquotedPath is the path with spaces of a script, and its place in the command, where the program gets only its first part: without
// quotes, and with no file of that part's name. It is "" for any other command.
func (n *App) UnquotedPath(v *View) (file string, at procfile.Range) {
	ref, starts := ScriptOfRun(v.Main()), n.WorkingFolders(v.Main())
	text := v.Cmd.Text
	if ref.Kind != ecosystem.File || len(starts) == 0 || text[ref.Range.Start:ref.Range.End] != ref.Name || n.Repository.IsFile(path.Join(starts[0], ref.Name)) {
		return "", at
	}
	at = ref.Range
	for range mostSpaces {
		if at.End == len(text) {
			return "", at
		}
		at.End++
		at.End += len(FirstWord(text[at.End:]))
		if file = text[at.Start:at.End]; n.Repository.IsFile(path.Join(starts[0], file)) {
			return file, at
		}
	}
	return "", at
}
