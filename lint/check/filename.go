package check

import (
	"path"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/spelling"
)

// FileName is what Proclint knows about a file by its name.
type FileName struct {
	// Exact: the file is named Procfile.
	Exact bool
	// Misnamed: the file looks as if it should be named Procfile. Its lines decide
	// whether it is one: see IsProcfile.
	Misnamed bool
	// Variant is the word of a name such as Procfile.dev.
	Variant string

	Mistake mistake
}

// mistake is the kind of mistake in the name of a misnamed file, the surest first.
type mistake uint8

const (
	noMistake mistake = iota
	// CaseMistake: a difference in case, or spaces, quotes, or dots around the right name.
	CaseMistake
	// textMistake: the right name with an extension that editors add to a text.
	textMistake
	// formatMistake: the right name with the extension of another format.
	formatMistake
	// spellingMistake: one or two letters away from the right name.
	spellingMistake
)

// textEndings and formatEndings are extensions of file formats; any other word after
// Procfile and a dot makes a variant.
const (
	textEndings   command.Words = ".txt .text .rtf .doc .docx .odt"
	formatEndings command.Words = ".py .md .yml .yaml .json .sh .rb .js .html .toml .ini .conf .cfg"
)

// ClassifyName classifies the last element of a path. The zero value is a name that
// has nothing to do with Procfile.
func ClassifyName(file string) FileName {
	_, base := SplitPath(file)
	if base == "Procfile" {
		return FileName{Exact: true}
	}
	if m := mistakeIn(base); m != noMistake {
		return FileName{Misnamed: true, Mistake: m}
	}
	if word, ok := variantWord(base); ok {
		return FileName{Variant: word}
	}
	return FileName{}
}

// SplitPath divides a path after its last slash or backslash.
func SplitPath(file string) (dir, base string) {
	i := strings.LastIndexAny(file, `/\`)
	return file[:i+1], file[i+1:]
}

func variantWord(base string) (string, bool) {
	const stem = "Procfile."
	if len(base) <= len(stem) || !strings.EqualFold(base[:len(stem)], stem) {
		return "", false
	}
	word := base[len(stem):]
	return word, strings.TrimSpace(word) != ""
}

func mistakeIn(base string) mistake {
	name := strings.ToLower(undecorated(base))
	if name == "procfile" {
		return CaseMistake
	}
	ending := path.Ext(name)
	stem := undecorated(strings.TrimSuffix(name, ending))
	for again := path.Ext(stem); again != "" && (textEndings.Has(again) || formatEndings.Has(again)); again = path.Ext(stem) {
		stem = undecorated(strings.TrimSuffix(stem, again)) // Procfile.txt.txt, where Windows hides extensions
	}
	switch {
	case stem == "procfile" && textEndings.Has(ending):
		return textMistake
	case stem == "procfile" && formatEndings.Has(ending):
		return formatMistake
	case ending == "" && misspelt(name), ending == ".txt" && misspelt(stem):
		return spellingMistake
	}
	return noMistake
}

// undecorated removes what is around a name by accident: spaces, invisible
// characters, quotes, and dots.
func undecorated(name string) string {
	return strings.Trim(name, " \t\r\n\u00a0\u200b\u200e\u200f\ufeff\"'`.")
}

// otherNames are names similar to Procfile of other files.
const otherNames command.Words = "profiles profiler procfile2 procfile1 procfile~"

// misspelt reports whether a name is one edit away, two swapped neighbors away, or
// two edits after the first four letters.
func misspelt(name string) bool {
	const right = "procfile"
	if otherNames.Has(name) || len(name) < len(right)-2 || len(name) > len(right)+2 {
		return false
	}
	switch levenshtein.ComputeDistance(name, right) {
	case 1:
		return true
	case 2:
		return strings.HasPrefix(name, "proc") || spelling.Swapped(name, right)
	}
	return false
}

// IsProcfile reports whether a file in a folder is a Procfile: it has the name or is
// a variant, or it is misnamed and its lines are those of a Procfile. The less
// certain the name, the more lines must be entries.
func IsProcfile(file string, source []byte) bool {
	name := ClassifyName(file)
	if name.Exact || name.Variant != "" {
		return true
	}
	return name.Misnamed && len(source) <= MaxBytes && name.fits(procfile.Parse(source))
}

// fits reports whether the lines of a misnamed file are those of a Procfile.
func (n FileName) fits(doc *procfile.Document) bool {
	if text, ok := PlainTextOfRTF(doc.Text); ok {
		doc = procfile.Parse([]byte(text))
	}
	entries, others, known := 0, 0, false
	for i := range doc.Lines {
		l := &doc.Lines[i]
		switch {
		case l.Kind == procfile.Blank || l.Kind == procfile.Comment:
		case l.Kind == procfile.Entry && !l.Command.Empty() && IsTypeName(doc.Slice(l.Name)):
			entries++
			known = known || usualTypes.Has(doc.Slice(l.Name))
		case l.Kind == procfile.Other && lacksColon(doc.Slice(l.Range)):
			entries++
			known = true
		default:
			others++
		}
	}
	switch n.Mistake {
	case CaseMistake:
		return entries > 0
	case textMistake:
		return entries > 0 && entries >= others
	}
	return others == 0 && known
}

// lacksColon reports whether a line would be an entry if it had a colon.
func lacksColon(line string) bool {
	first, rest, ok := strings.Cut(line, " ")
	return ok && CommonTypes.Has(first) && strings.TrimSpace(rest) != ""
}

// usualTypes are process types that hardly any other file has as a key.
const usualTypes command.Words = "web worker release clock bot cmd"

// SiblingPath puts the last element of newPath into the folder of oldPath, unchanged.
func SiblingPath(oldPath, newPath string) string {
	dir, _ := SplitPath(oldPath)
	_, base := SplitPath(newPath)
	return dir + base
}

// IsMisnamed reports whether the file should be named Procfile, by its name and by
// its lines.
func IsMisnamed(p *Pass) bool { return p.Name.Misnamed && p.Name.fits(p.Doc) }
