package check

import (
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// otherFile is another file than the Procfile, which fixes change.
type otherFile struct {
	path string
	doc  *procfile.Document
}

// AddRow are the fixes that add a line at the end of another file: one, or none where the file isn't known.
func (n *App) AddRow(file, row, title string) []Fix {
	raw, known := n.Repository.Raw(file)
	if !known {
		return nil
	}
	other := &otherFile{file, procfile.Parse(raw)}
	return []Fix{{Title: title, Applicability: Suggested, Edits: []TextEdit{}, Files: []FileEdits{other.edits(other.withRow(row))}}}
}

// WithoutReturns are the fixes that end each line of another file with LF: one, or none where the file isn't known.
func (n *App) WithoutReturns(file, title string) []Fix {
	raw, known := n.Repository.Raw(file)
	if !known {
		return nil
	}
	doc := procfile.Parse(raw)
	all := Replace(procfile.Range{End: len(doc.Text)}, strings.ReplaceAll(doc.Text, "\r\n", "\n"))
	all.Span = doc.Span(all.Range)
	return []Fix{{Title: title, Applicability: Suggested, Edits: []TextEdit{}, Files: []FileEdits{{Path: file, Edits: []TextEdit{all}}}}}
}

// edits are edits of the file, with its line ends.
func (f *otherFile) edits(all ...TextEdit) FileEdits {
	for i := range all {
		if f.doc.EOL == procfile.CRLF {
			all[i].NewText = strings.ReplaceAll(all[i].NewText, "\n", "\r\n")
		}
		all[i].Span = f.doc.Span(all[i].Range)
	}
	return FileEdits{Path: f.path, Edits: all}
}

// withRow adds a line at the end.
func (f *otherFile) withRow(row string) TextEdit {
	if text := f.doc.Text; text != "" && !strings.HasSuffix(text, "\n") {
		row = "\n" + row
	}
	return Insert(len(f.doc.Text), row+"\n")
}

// withoutLine removes a line, which is given by its number from 1.
func (f *otherFile) withoutLine(number int) TextEdit {
	line := f.doc.Lines[number-1]
	return Delete(procfile.Range{Start: line.Range.Start, End: max(line.Range.End, line.EOL.End)})
}
