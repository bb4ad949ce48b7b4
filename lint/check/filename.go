package check

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/spelling"
)

// FileName is what Proclint knows about a file by its name.
type FileName struct {
	// Exact: the file is named Procfile.
	Exact bool
	// Misnamed: the file looks as if it should be named Procfile. Its lines decide whether it is one: see IsProcfile.
	Misnamed bool
	// Variant is the word of a name such as Procfile.dev or Procfile_old, or dev.Procfile.
	Variant string
	// Dotted: a dot precedes the word of the variant, as usual.
	Dotted bool
	// Owner is the word of a name such as heroku.Procfile. Such a file is checked like a Procfile.
	Owner string

	Mistake mistake
}

// mistake is the kind of mistake in the name of a misnamed file, the surest first.
type mistake uint8

const (
	noMistake       mistake = iota
	CaseMistake             // a difference in case, or spaces, quotes, or dots around the right name
	CopyMistake             // the name that a system gives to a copy or to a second download, or an editor to a backup
	textMistake             // the right name with an extension that editors add to a text
	formatMistake           // the right name, with its capital, and the extension of another format
	codeMistake             // the same without the capital, as files with code are named
	spellingMistake         // one or two letters away from the right name
)

// textEndings and formatEndings are extensions of file formats; any other word after Procfile and a dot makes a variant.
const (
	textEndings   ecosystem.Words = ".txt .text .rtf .doc .docx .odt"
	formatEndings ecosystem.Words = ".py .md .yml .yaml .json .sh .rb .js .html .toml .ini .conf .cfg"
)

// ClassifyName classifies the last element of a path. The zero value is a name that has nothing to do with Procfile.
func ClassifyName(file string) FileName {
	_, base := SplitPath(file)
	if base == "Procfile" {
		return FileName{Exact: true}
	}
	if m := mistakeIn(base); m != noMistake {
		return FileName{Misnamed: true, Mistake: m}
	}
	if word, ok := variantWord(base); ok {
		return FileName{Variant: word, Dotted: base[len(stem)] == '.'}
	}
	return ownedName(base)
}

// ownedName is what is known by a word before Procfile: a variant for a local process runner, as with the word after it, else
// an owner, if the word consists of letters and a dot follows it.
func ownedName(base string) FileName {
	at := len(base) - len(stem) - 1
	if at <= 0 || strings.IndexByte(".-_", base[at]) < 0 || !strings.EqualFold(base[at+1:], stem) {
		return FileName{}
	}
	word, dotted := base[:at], base[at] == '.'
	if hasWordIn(word, localWords) || hasWordIn(word, windowsWords) {
		return FileName{Variant: word, Dotted: dotted}
	}
	if word = strings.ToLower(word); dotted && OnlyLetters(word) {
		return FileName{Owner: word}
	}
	return FileName{}
}

// localWords are those in the names of variants that people start on their own machine, windowsWords
// those for heroku local on Windows (heroku/python-getting-started Procfile.windows).
const (
	localWords   ecosystem.Words = "dev develop development local localhost test debug watch tunnel foreman overmind hivemind honcho goreman"
	windowsWords ecosystem.Words = "windows win"
	// productionWords are those of variants beside which the Procfile itself is the local one.
	productionWords ecosystem.Words = "prod production"
	// backupWords are those of variants that editors and people keep for later.
	backupWords ecosystem.Words = "bak backup old orig save swp swo tmp exe copy"
)

// Local reports whether the file is a variant for a local process runner, such as Procfile.dev: no platform deploys it. A backup of one isn't.
func (n FileName) Local() bool {
	return (n.hasWord(localWords) || n.hasWord(windowsWords)) && !n.isBackup()
}

// isBackup reports whether the name is that of a file that nothing reads, such as Procfile.bak or Procfile.dev.old.
func (n FileName) isBackup() bool { return n.hasWord(backupWords) }

func (n FileName) hasWord(of ecosystem.Words) bool { return hasWordIn(cmp.Or(n.Variant, n.Owner), of) }

func hasWordIn(name string, of ecosystem.Words) bool {
	return name != "" && slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(name), dividesWords), of.Has)
}

func dividesWords(r rune) bool { return strings.ContainsRune("-_. ", r) }

// SplitPath divides a path after its last slash or backslash.
func SplitPath(file string) (dir, base string) {
	i := strings.LastIndexAny(file, `/\`)
	return file[:i+1], file[i+1:]
}

const stem = "Procfile"

func variantWord(base string) (string, bool) {
	if len(base) < len(stem)+2 || !strings.EqualFold(base[:len(stem)], stem) || strings.IndexByte(".-_", base[len(stem)]) < 0 {
		return "", false
	}
	word := base[len(stem)+1:]
	return word, strings.TrimSpace(word) != ""
}

// isCopy reports whether a lowercase name is that of a copy of the Procfile, such as
// "procfile copy 2", "procfile - copy", "copy of procfile", "procfile (1)", "procfile2", "procfile~", or "#procfile#".
func isCopy(name string) bool {
	rest, ok := strings.CutPrefix(name, "procfile")
	if !ok {
		return name == "copy of procfile" || strings.Trim(name, "#") == "procfile"
	}
	rest = strings.Trim(rest, " -_()0123456789~")
	return rest == "copy" || rest == ""
}

func mistakeIn(base string) mistake {
	name := strings.ToLower(undecorated(base))
	switch {
	case name == "procfile":
		return CaseMistake
	case isCopy(name):
		return CopyMistake
	}
	ending := path.Ext(name)
	bare := undecorated(strings.TrimSuffix(name, ending))
	for again := path.Ext(bare); again != "" && (textEndings.Has(again) || formatEndings.Has(again)); again = path.Ext(bare) {
		bare = undecorated(strings.TrimSuffix(bare, again)) // Procfile.txt.txt, where Windows hides extensions
	}
	switch {
	case bare == "procfile" && textEndings.Has(ending):
		return textMistake
	case bare == "procfile" && formatEndings.Has(ending) && strings.HasPrefix(undecorated(base), stem):
		return formatMistake
	case bare == "procfile" && formatEndings.Has(ending):
		return codeMistake
	case ending == "" && misspelt(name), ending == ".txt" && misspelt(bare):
		return spellingMistake
	}
	return noMistake
}

// undecorated removes what is around a name by accident: spaces, invisible characters, quotes, and dots.
func undecorated(name string) string {
	return strings.Trim(name, " \t\r\n\u00a0\u200b\u200e\u200f\ufeff\"'`.")
}

// otherNames are names similar to Procfile of other files.
const otherNames ecosystem.Words = "profiles profiler"

// longNames are names that spell out what the right one abbreviates.
const longNames ecosystem.Words = "process processes proc procs processfile processesfile process-file process_file processes-file proc-file proc_file"

// misspelt reports whether a name is spelled out, one edit away, two swapped neighbors away, or two edits in its first or in its second half.
func misspelt(name string) bool {
	const right = "procfile"
	if longNames.Has(name) {
		return true
	}
	if otherNames.Has(name) || len(name) < len(right)-2 || len(name) > len(right)+2 {
		return false
	}
	switch levenshtein.ComputeDistance(name, right) {
	case 1:
		return true
	case 2:
		return strings.HasPrefix(name, "proc") || name[0] == 'p' && strings.HasSuffix(name, "file") || spelling.Swapped(name, right)
	}
	return false
}

// IsProcfile reports whether a file in a folder is a Procfile: it has the name, is a variant, or has an owner, or it is misnamed
// and its lines are those of a Procfile. The less certain the name, the more lines must be entries.
func IsProcfile(file string, source []byte) bool {
	name := ClassifyName(file)
	if name.Exact || name.Variant != "" || name.Owner != "" {
		return true
	}
	return name.Misnamed && len(source) <= MaxBytes && name.fits(procfile.Parse(source))
}

// fits reports whether the lines of a misnamed file may be those of a Procfile. Some names are enough.
func (n FileName) fits(doc *procfile.Document) bool {
	if n.Mistake <= CopyMistake {
		return true
	}
	if text, ok := PlainTextOfRTF(doc.Text); ok {
		doc = procfile.Parse([]byte(text))
	}
	entries, commands, others, known := 0, 0, 0, false
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
		case l.Kind == procfile.Other && startsProgram(doc.Slice(l.Range)):
			commands++
		default:
			others++
		}
	}
	if n.Mistake == textMistake {
		return entries+commands >= others
	}
	return known && (n.Mistake == formatMistake || commands+others == 0)
}

func startsProgram(line string) bool {
	first := FirstWord(strings.TrimSpace(line))
	return command.Known(path.Base(first)) || strings.HasPrefix(first, "./")
}

// lacksColon reports whether a line would be an entry if it had a colon.
func lacksColon(line string) bool {
	first, rest, ok := strings.Cut(line, " ")
	if name, value, assigns := strings.Cut(first, "="); assigns && CommonTypes.Has(name) && value != "" {
		return true
	}
	return ok && CommonTypes.Has(first) && strings.TrimSpace(rest) != ""
}

// usualTypes are process types that hardly any other file has as a key.
const usualTypes ecosystem.Words = "web worker release clock bot cmd"

// SiblingPath puts the last element of newPath into the folder of oldPath, unchanged.
func SiblingPath(oldPath, newPath string) string {
	dir, _ := SplitPath(oldPath)
	_, base := SplitPath(newPath)
	return dir + base
}
