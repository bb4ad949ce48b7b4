package check

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// Correction is the line of code that takes the place of a wrong one, and the import that it needs.
type Correction struct {
	// Line is one-based, and Row takes its place.
	Line int
	Row  string
	// Import belongs behind the line After, from one, or it's "".
	After  int
	Import string
}

// Correction is what corrects the place in the lines of its file. It reports false where that isn't known.
func (c *CodePlace) Correction(rows []string) (found Correction, ok bool) {
	if c == nil || c.Line < 1 || c.Line > len(rows) {
		return found, false
	}
	row := rows[c.Line-1]
	if c.Deleted {
		return Correction{Line: c.Line, Row: ""}, true
	}
	if before, after, has := strings.Cut(row, c.Text); has && c.Right != "" {
		return Correction{Line: c.Line, Row: before + c.Right + after}, true
	}
	if c.Want == "" {
		return found, false
	}
	found = Correction{Line: c.Line, Row: row}
	if at := ascii.WordAt(row, c.Host); (ascii.IsLoopback(c.Host) || c.Host == "::1") && at >= 0 {
		found.Row = row[:at] + "0.0.0.0" + row[at+len(c.Host):]
	}
	quote, colon := -1, strings.Index(row, ":"+c.Port+`"`)
	if colon >= 0 {
		quote = strings.LastIndexByte(row[:colon], '"')
	}
	switch changed := ascii.WithPort(found.Row, c.Port, c.Want); {
	case changed != "":
		found.Row = changed
	case colon >= 0 && path.Ext(c.Path) == ".go":
		if quote < 0 {
			return found, false
		}
		found.Row = row[:quote] + `":"+` + c.Want + row[colon+len(c.Port)+2:]
	case found.Row == row: // the port is in a constant
		at := slices.IndexFunc(rows, func(row string) bool {
			return strings.Contains(ascii.Lower(row), "port") && ascii.WithPort(row, c.Port, c.Want) != ""
		})
		if at < 0 {
			return found, false
		}
		found.Line, found.Row = at+1, ascii.WithPort(rows[at], c.Port, c.Want)
	}
	return found.withImport(rows)
}

// Fixes are the one that corrects the place in its file, or none. Its title is a sentence of help, if that's short enough.
func (c *CodePlace) Fixes(r *repository.Repository, help string) []Fix {
	if c == nil || r == nil {
		return nil
	}
	raw, known := r.Raw(c.Path)
	doc := procfile.Parse(raw)
	rows := make([]string, len(doc.Lines))
	for i := range doc.Lines {
		rows[i] = doc.Slice(doc.Lines[i].Range)
	}
	found, ok := c.Correction(rows)
	if !known || !ok {
		return nil
	}
	line := doc.Lines[found.Line-1].Range
	edits := []TextEdit{difference(rows[found.Line-1], found.Row, line.Start)}
	if c.Deleted {
		edits[0] = Delete(procfile.Range{Start: line.Start, End: doc.Lines[found.Line-1].EOL.End})
	}
	if found.Import != "" {
		edits = []TextEdit{Insert(doc.Lines[found.After-1].Range.End, "\n"+found.Import), edits[0]}
	}
	file := &otherFile{c.Path, doc}
	title := strings.TrimSuffix(help, ".")
	if title == "" || len(title) > prose.MaxTitle || strings.Contains(title, "…") {
		title = prose.Title("Change line %s of `%s`", found.Line, PathPart(c.Path))
	}
	return []Fix{{Title: title, Applicability: Suggested, Edits: []TextEdit{}, Files: []FileEdits{file.edits(edits...)}}}
}

// difference is the edit that makes one line another one. Both begin and end with the same words around it.
func difference(before, after string, start int) TextEdit {
	isWord := func(c byte) bool {
		return c >= 0x80 || c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	from, same := 0, 0
	for i := 0; i < min(len(before), len(after)) && before[i] == after[i]; i++ {
		if !isWord(before[i]) {
			from = i + 1
		}
	}
	for i := 1; i <= min(len(before), len(after))-from && before[len(before)-i] == after[len(after)-i]; i++ {
		if !isWord(before[len(before)-i]) {
			same = i
		}
	}
	return Replace(procfile.Range{Start: start + from, End: start + len(before) - same}, after[from:len(after)-same])
}

// withImport adds the import of the package os where the new line needs it and no line before it has it. It reports false for a file
// without imports.
func (c Correction) withImport(rows []string) (Correction, bool) {
	if !strings.Contains(c.Row, "os.environ") && !strings.Contains(c.Row, "os.Getenv") {
		return c, true
	}
	after, added, has := importOfOS(rows[:c.Line])
	c.After, c.Import = after, added
	return c, added != "" || has
}

// importOfOS is the line of Go or Python that imports the package os, and after which line, from 1, it belongs. has is whether it is there.
func importOfOS(rows []string) (after int, added string, has bool) {
	for i, row := range rows {
		word := strings.TrimSpace(row)
		names, isImport := strings.CutPrefix(row, "import ")
		isImport = isImport || strings.HasPrefix(row, "from ") && strings.Contains(row, " import ")
		switch {
		case word == `"os"`, word == `import "os"`, slices.Contains(strings.Split(strings.ReplaceAll(names, " ", ""), ","), "os"):
			return 0, "", true
		case strings.HasPrefix(row, "\t\"") && strings.HasSuffix(word, `"`):
			after, added = i+1, "\t\"os\""
		case strings.HasPrefix(row, `import "`):
			after, added = i+1, `import "os"`
		case added == "" && isImport && !strings.ContainsAny(row[len(row)-1:], `(\`):
			after, added = i+1, "import os"
		}
	}
	return after, added, false
}
