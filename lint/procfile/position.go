package procfile

import (
	"sort"
	"unicode/utf8"
)

// This file is the only place that knows the notations of a position:
//
//	offset      bytes into Document.Text, from 0
//	Position    line from 0, UTF-16 code units in it from 0 (Language Server Protocol 3.17)
//	LineColumn  line from 1, characters (code points) in it from 1, for people and SARIF
//
// Lines end at LF, CR LF and a lone CR. A byte that is not valid UTF-8 counts as one character of one UTF-16 unit, as it is one U+FFFD in JSON.

// Position is a zero-based line and a zero-based character in UTF-16 units.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// Span is a half-open range of positions.
type Span struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// LineAt is the zero-based index of the line that contains an offset. The offset of the end of the text belongs to the last line,
// or to the empty line behind a last line end, whose index is len(Lines).
func (d *Document) LineAt(offset int) int {
	i := sort.Search(len(d.Lines), func(i int) bool { return d.Lines[i].EOL.End > offset })
	if i == len(d.Lines) && i > 0 && d.Lines[i-1].EOL.Empty() {
		return i - 1
	}
	return i
}

// lineStart is the offset at which a line begins; the line may be the empty one behind the last line end.
func (d *Document) lineStart(line int) int {
	if line < len(d.Lines) {
		return d.Lines[line].Range.Start
	}
	return len(d.Text)
}

// Position of an offset. An offset between CR and LF is drawn back to the end of its line.
func (d *Document) Position(offset int) Position {
	line := d.LineAt(offset)
	start := d.lineStart(line)
	if line < len(d.Lines) {
		offset = min(offset, d.Lines[line].Range.End)
	}
	return Position{Line: line, Character: utf16Len(d.Text[start:offset])}
}

// Locator gives the spans of ranges of one document. It is fast for ranges that
// follow each other, as Span is not on a very long line, and not to be shared.
type Locator struct {
	doc    *Document
	offset int
	at     Position
}

// Locator begins at the start of the document.
func (d *Document) Locator() *Locator { return &Locator{doc: d} }

// Span of a range.
func (l *Locator) Span(r Range) Span {
	start := l.position(r.Start)
	if r.Empty() {
		return Span{Start: start, End: start}
	}
	return Span{Start: start, End: l.position(r.End)}
}

// position counts on from the one before on the same line.
func (l *Locator) position(offset int) Position {
	line := l.doc.LineAt(offset)
	if line < len(l.doc.Lines) {
		offset = min(offset, l.doc.Lines[line].Range.End)
	}
	if line != l.at.Line || offset < l.offset {
		l.at, l.offset = Position{Line: line}, l.doc.lineStart(line)
	}
	l.at.Character += utf16Len(l.doc.Text[l.offset:offset])
	l.offset = offset
	return l.at
}

// Offset of a position. A line past the end gives the end of the text, a character past the end of its line the end of that line.
func (d *Document) Offset(p Position) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= len(d.Lines) {
		return len(d.Text)
	}
	line := d.Lines[p.Line].Range
	units := 0
	for i := line.Start; i < line.End; {
		if units >= p.Character {
			return i
		}
		r, size := utf8.DecodeRuneInString(d.Text[i:line.End])
		units += runeUnits(r)
		i += size
	}
	return line.End
}

// Span of a range.
func (d *Document) Span(r Range) Span {
	return Span{Start: d.Position(r.Start), End: d.Position(r.End)}
}

// RangeOf a span.
func (d *Document) RangeOf(s Span) Range {
	return Range{Start: d.Offset(s.Start), End: d.Offset(s.End)}
}

// LineColumn of an offset: line and column from one, the column in characters.
func (d *Document) LineColumn(offset int) (line, column int) {
	l := d.LineAt(offset)
	start := d.lineStart(l)
	if l < len(d.Lines) {
		offset = min(offset, d.Lines[l].Range.End)
	}
	return l + 1, utf8.RuneCountInString(d.Text[start:offset]) + 1
}

func utf16Len(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		n += runeUnits(r)
		i += size
	}
	return n
}

func runeUnits(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}
