package check

import (
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// longestPlainType is in bytes: a parser of YAML looks no further for a colon.
const longestPlainType = 100

// isPlain reports whether a file consists of entries and empty lines. Each entry has a process type
// of lowercase letters with digits at most at its end, a colon, a space, and a command that every parser reads the same way.
// Most files are plain.
func (p *Pass) isPlain() bool {
	d := p.Doc
	if d.Encoding != procfile.UTF8 || d.BOM || d.EOL != procfile.LF && d.EOL != procfile.NoEOL || p.Template() || len(p.AllEntries) == 0 {
		return false
	}
	entries := p.AllEntries
	for i := range d.Lines {
		line := p.Line(i)
		if line == "" {
			continue
		}
		if len(entries) == 0 || entries[0].Line != i || !p.isPlainEntry(entries[0], line) {
			return false
		}
		entries = entries[1:]
	}
	return true
}

func (p *Pass) isPlainEntry(e Entry, line string) bool {
	n := len(e.Type)
	return n <= longestPlainType && e.Type != "null" && OnlyLetters(strings.TrimRight(e.Type, "0123456789")) &&
		strings.HasPrefix(line[n:], ": ") && strings.TrimRight(line[n+2:], " ") == e.Command && p.ParsedCommandOf(e).isPlain()
}
