package procfile

import (
	"strings"

	"github.com/proclint/proclint/internal/cost"
)

// Range is a half-open range of byte offsets into Document.Text.
type Range struct{ Start, End int }

// Empty reports whether the range has no byte.
func (r Range) Empty() bool { return r.Start == r.End }

// Len is the number of bytes in the range.
func (r Range) Len() int { return r.End - r.Start }

// Contains reports whether the byte at offset lies in the range.
func (r Range) Contains(offset int) bool { return r.Start <= offset && offset < r.End }

// EOL names the line ends of a file.
type EOL string

// The kinds of line ends that a whole file can have.
const (
	NoEOL    EOL = "none" // a single line without an end, or no text at all
	LF       EOL = "lf"
	CRLF     EOL = "crlf"
	CR       EOL = "cr"
	MixedEOL EOL = "mixed"
)

// Document is a Procfile with every byte kept.
type Document struct {
	// Source is exactly what Parse was given.
	Source []byte
	// Text is the source as UTF-8 without its byte order marks; all ranges and offsets refer to it. Bytes that are not valid
	// UTF-8 are kept, so that for a file that is not UTF-16, Text is the source after the byte order mark.
	Text string
	// Encoding is that of Source.
	Encoding Encoding
	// BOM reports that Source begins with a byte order mark, or several of them.
	BOM bool
	// EOL names the line ends of the file.
	EOL EOL
	// Lines are the physical lines in order; their ranges and ends put together
	// are Text. A text that ends with a line end has no further empty line.
	Lines []Line

	mark, tail []byte
}

// LineKind classifies a line by its shape alone, the same for every platform.
type LineKind uint8

// The kinds of lines.
const (
	// Blank has only spaces and tabs, or nothing.
	Blank LineKind = iota
	// Comment has # as its first visible character.
	Comment
	// Entry is a name without blanks inside, a colon, and a command that may be empty. Blanks around each of them are allowed.
	Entry
	// Other is any other line: it has no colon, or words before it.
	Other
)

// Line is one physical line.
type Line struct {
	// Range is the line without its end.
	Range Range
	// EOL is the line end: LF, CR LF, a lone CR, or empty at the end of the text.
	EOL Range
	// Kind is the shape of the line. The following fields are set for an Entry.
	Kind LineKind
	// Name is the process type as written, without blanks around it.
	Name Range
	// Colon is the offset of the first colon.
	Colon int
	// Command is what follows the colon, without spaces and tabs around it.
	Command Range
}

// Parse takes a file apart. It never fails, and every byte of src is kept.
func Parse(src []byte) *Document {
	cost.Done(len(src))
	d := decode(src)
	doc := &Document{
		Source:   src,
		Text:     d.text,
		Encoding: d.encoding,
		BOM:      len(d.mark) > 0,
		mark:     d.mark,
		tail:     d.tail,
	}
	doc.Lines, doc.EOL = splitLines(doc.Text)
	for i := range doc.Lines {
		doc.classify(&doc.Lines[i])
	}
	return doc
}

func splitLines(text string) ([]Line, EOL) {
	lines := make([]Line, 0, 1+strings.Count(text, "\n"))
	eol := NoEOL
	for start := 0; start < len(text); {
		end, next, kind := lineEnd(text, start)
		lines = append(lines, Line{Range: Range{start, end}, EOL: Range{end, next}})
		switch {
		case kind == NoEOL, kind == eol:
		case eol == NoEOL:
			eol = kind
		default:
			eol = MixedEOL
		}
		start = next
	}
	return lines, eol
}

func lineEnd(text string, start int) (end, next int, kind EOL) {
	end = start
	for end < len(text) && text[end] != '\n' && text[end] != '\r' {
		end++
	}
	switch {
	case end == len(text):
		return end, end, NoEOL
	case text[end] == '\n':
		return end, end + 1, LF
	case end+1 < len(text) && text[end+1] == '\n':
		return end, end + 2, CRLF
	}
	return end, end + 1, CR
}

func (d *Document) classify(l *Line) {
	body := d.trim(l.Range)
	if body.Empty() {
		l.Kind = Blank
		return
	}
	if d.Text[body.Start] == '#' {
		l.Kind = Comment
		return
	}
	l.Kind = Other
	colon := strings.IndexByte(d.Text[body.Start:body.End], ':')
	if colon < 0 {
		return
	}
	colon += body.Start
	name := d.trim(Range{body.Start, colon})
	if name.Empty() || hasBlank(d.Slice(name)) {
		return
	}
	l.Kind = Entry
	l.Name = name
	l.Colon = colon
	l.Command = d.trim(Range{colon + 1, body.End})
	if l.Command.Empty() {
		l.Command = Range{colon + 1, colon + 1}
	}
}

// trim takes spaces and tabs off both ends of a range.
func (d *Document) trim(r Range) Range {
	for r.Start < r.End && isBlank(d.Text[r.Start]) {
		r.Start++
	}
	for r.End > r.Start && isBlank(d.Text[r.End-1]) {
		r.End--
	}
	return r
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func hasBlank(s string) bool {
	return strings.IndexByte(s, ' ') >= 0 || strings.IndexByte(s, '\t') >= 0
}

// Slice is the text of a range.
func (d *Document) Slice(r Range) string {
	cost.Done(1)
	return d.Text[r.Start:r.End]
}

// Declaration is a line of the kind Entry, with the texts of its parts.
type Declaration struct {
	// Line is the zero-based index of the line.
	Line int
	// Type and Command are the texts of TypeRange and CommandRange.
	Type, Command           string
	TypeRange, CommandRange Range
	// Colon is the offset of the colon.
	Colon int
}

// Entries are the lines of the kind Entry, in order.
func (d *Document) Entries() []Declaration {
	count := 0
	for i := range d.Lines {
		if d.Lines[i].Kind == Entry {
			count++
		}
	}
	entries := make([]Declaration, 0, count)
	for i := range d.Lines {
		if l := &d.Lines[i]; l.Kind == Entry {
			entries = append(entries, Declaration{
				Line: i, Type: d.Slice(l.Name), Command: d.Slice(l.Command),
				TypeRange: l.Name, CommandRange: l.Command, Colon: l.Colon,
			})
		}
	}
	return entries
}

// Bytes is the source, joined from its parts: the byte order mark, the text in its encoding, and the bytes that don't fit into it.
func (d *Document) Bytes() []byte {
	out := append([]byte(nil), d.mark...)
	out = append(out, encode(d.Text, d.Encoding)...)
	return append(out, d.tail...)
}

// WithText is the source with another text in the same encoding and behind the same mark.
func (d *Document) WithText(text string) []byte {
	out := append([]byte(nil), d.mark...)
	return append(out, encode(text, d.Encoding)...)
}
