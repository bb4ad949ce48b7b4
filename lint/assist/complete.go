package assist

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// Complete lists what could be written at an offset, in bytes of the document's text, for some platforms: what
// fits best comes first. It does not look at how much of it is typed already: that is the editor's to filter. The
// files beside the Procfile show which frameworks it is for; they are nil where none can be seen.
func Complete(doc *procfile.Document, offset int, targets []*platform.Target, beside *repository.Repository) []Item {
	if offset < 0 || offset > len(doc.Text) || doc.Encoding != procfile.UTF8 {
		return []Item{}
	}
	c := completion{doc: doc, targets: targets, beside: beside, offset: offset, items: []Item{}, line: doc.LineAt(offset)}
	l := procfile.Line{Range: procfile.Range{Start: offset, End: offset}}
	if c.line < len(doc.Lines) {
		l = doc.Lines[c.line]
	}
	// Between CR and LF nothing can be written.
	if offset > l.Range.End {
		return c.items
	}
	switch {
	case l.Kind == procfile.Comment:
		c.inComment(l.Range)
	case l.Kind == procfile.Entry && offset > l.Colon:
		c.inCommand(procfile.Range{Start: l.Colon + 1, End: offset})
	case l.Kind == procfile.Entry && offset > l.Name.End:
	default:
		c.inName(l)
	}
	return c.items
}
