package check

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// isPlain reports whether a file consists of entries and empty lines. Each entry has a process type
// of lowercase letters with digits at most at its end, a colon, a space, and a command that every parser reads the same way.
// Most files are plain.
func (f *File) isPlain() bool {
	d := f.Doc
	if d.Encoding != procfile.UTF8 || d.BOM || d.EOL != procfile.LF && d.EOL != procfile.NoEOL || f.Template() || len(f.AllEntries) == 0 {
		return false
	}
	for i := range d.Lines {
		if line := f.Line(i); line != "" && !isPlainEntry(line) {
			return false
		}
	}
	return true
}

func isPlainEntry(line string) bool {
	colon := strings.IndexByte(line, ':')
	return colon > 0 && OnlyLetters(strings.TrimRight(line[:colon], "0123456789")) && strings.HasPrefix(line[colon:], ": ") && !strings.HasPrefix(line[colon:], ":  ") &&
		strings.IndexByte(line, '\\') < 0 && platform.PlainLine(line)
}
