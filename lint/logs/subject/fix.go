package subject

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// Fix is one way to correct a cause: a change of a file, or a command.
type Fix struct {
	Title string `json:"title"`
	// Path is the file that Edits, Rename and Encode change. For another one than the Procfile, Diff is the same as the edits.
	Path   string           `json:"path,omitempty"`
	Edits  []check.TextEdit `json:"edits,omitempty"`
	Rename *check.Rename    `json:"rename,omitempty"`
	Encode string           `json:"encode,omitempty"`
	Diff   string           `json:"diff,omitempty"`
	// Command is one of the platform, or for a person's own machine.
	Command string `json:"command,omitempty"`
	// Files are all that a fix of a finding changes beside the Procfile: Path is the first one.
	Files []check.FileEdits `json:"-"`
	// IsHelp is whether the help of the cause begins with its title.
	IsHelp bool `json:"-"`
	// ByHand is whether no command of Proclint applies its edits.
	ByHand bool `json:"-"`
}

// IsOfProcfile reports whether the fix changes the Procfile.
func (f *Fix) IsOfProcfile() bool { return f.Command == "" && f.Diff == "" }

// OfFinding is the fix of files as one of a finding in a Procfile.
func (f *Fix) OfFinding(doc *procfile.Document) check.Fix {
	fix := check.Fix{Title: f.Title, Applicability: check.Suggested, Files: f.Files, Rename: f.Rename, Encode: f.Encode}
	if f.Files == nil && !f.IsOfProcfile() {
		fix.Files = []check.FileEdits{{Path: f.Path, Edits: f.Edits}}
	}
	for _, e := range f.Edits {
		if f.IsOfProcfile() {
			e.Range = doc.RangeOf(e.Span)
			fix.Edits = append(fix.Edits, e)
		}
	}
	return fix
}

// IsApplied reports whether a file already has beside an edit what the edit adds, or in the same line the option or the path that it adds: the
// log is older than the file.
func (f *Fix) IsApplied(text string) bool {
	doc := procfile.Parse([]byte(text))
	return slices.ContainsFunc(f.Edits, func(e check.TextEdit) bool {
		at, added := addedBy(doc, e)
		if !strings.ContainsFunc(added, unicode.IsLetter) {
			return false
		}
		before, after := doc.Text[:at], doc.Text[at:]
		if strings.HasSuffix(before, added) || strings.HasPrefix(after, added) {
			return true
		}
		rest, _, _ := strings.Cut(after, "\n")
		return hasOption(before[strings.LastIndexByte(before, '\n')+1:]+rest, added)
	})
}

// addedBy is what an edit only adds to a text, and where, or "".
func addedBy(doc *procfile.Document, e check.TextEdit) (at int, added string) {
	r := doc.RangeOf(e.Span)
	old, now := doc.Slice(r), e.NewText
	for old != "" && now != "" && old[0] == now[0] {
		r.Start, old, now = r.Start+1, old[1:], now[1:]
	}
	if now, isAdded := strings.CutSuffix(now, old); isAdded {
		return r.Start, now
	}
	return 0, ""
}

// hasOption reports whether a line has the name of an option that is added, or the path that is its value as a word.
func hasOption(line, added string) bool {
	words := strings.Fields(added)
	if len(words) == 0 || !strings.HasPrefix(words[0], "--") {
		return false
	}
	name, _, _ := strings.Cut(words[0], "=")
	value := words[len(words)-1]
	return slices.ContainsFunc(strings.FieldsFunc(line, func(c rune) bool { return strings.ContainsRune(" \t\"'=:;", c) }), func(word string) bool {
		return word == name || len(words) == 2 && strings.Trim(word, "./") == value
	})
}

// join adds what another fix changes in later or earlier lines of the same file.
func (f *Fix) join(other Fix) {
	f.Edits = append(f.Edits, other.Edits...)
	f.Diff += other.Diff[strings.Index(other.Diff, "@@"):]
}

// FixOf is the fix that changes another file than the Procfile.
func FixOf(title, path string, change Change) Fix {
	return Fix{Title: title, Path: path, Edits: change.Edits, Diff: change.Diff}
}

// Replace is the fix that replaces a word of a start command in the file that has it.
func Replace(a *App, l *CommandLine, old, right string) Fix {
	fix := ChangeOf(a, path.Join(a.Repo.Folder(), l.File), l.Number, l.Text[:l.At]+right+l.Text[l.At+len(old):])
	fix.Title = fmt.Sprintf("Replace `%s` with `%s` in `%s`", old, right, l.File)
	return fix
}

// ReplaceAt is the fix that replaces a word of a command in the Procfile.
func ReplaceAt(place procfile.Span, old, right string) Fix {
	return Fix{Title: "Replace `" + old + "` with `" + right + "`", Edits: []check.TextEdit{{Span: place, NewText: right}}, ByHand: true}
}

// ChangeOf is the fix that replaces a line of a file, which has this path in the repository.
func ChangeOf(a *App, name string, number int, row string) Fix {
	text, _ := a.Repo.Text(name)
	return FixOf(fmt.Sprintf("Change line %d of `%s`", number, name), name, Replaced(name, AsWritten(text), number, row))
}
