package report

import (
	"strings"

	"github.com/proclint/proclint/lint"
)

// DefaultWidth is how many cells a line has where nobody knows the terminal's width.
const DefaultWidth = 80

type textWriter struct {
	b                     strings.Builder
	report                *lint.Report
	color, links, verbose bool
	width                 int
	said                  []string // sentences that the file has already
	above                 string   // the source line of the excerpt above
}

// The escape sequences of the parts of a text.
const (
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
	plain = "\x1b[0m"
)

var severityStyles = map[lint.Severity]string{
	lint.Error:   "\x1b[1;31m",
	lint.Warning: "\x1b[1;33m",
	lint.Info:    "\x1b[1;36m",
	lint.Hint:    "\x1b[1;34m",
}

// The beginnings of lines below the first one of a finding.
var (
	indent  = piece{text: "  "}
	further = piece{text: "    "}
)

// piece is a part of a line with one style. A command is copied as a whole, so it isn't broken into lines.
type piece struct {
	text, style string
	link        string // the address to which a terminal links the text, or ""
	whole       bool
}

// word is what stays together on one line: pieces without a space between them, behind so many spaces.
type word struct {
	gap, width int
	pieces     []piece
}

// wordsOf divides pieces at their spaces. Words are printable.
func wordsOf(pieces []piece) []word {
	var words []word
	gap, begun := 0, false
	add := func(p piece, text string) {
		if !begun {
			words, begun = append(words, word{gap: gap}), true
			gap = 0
		}
		w := &words[len(words)-1]
		p.text = Printable(text)
		w.pieces, w.width = append(w.pieces, p), w.width+cellsIn(p.text)
	}
	for _, p := range pieces {
		if p.whole {
			add(p, p.text)
			continue
		}
		for i, text := range strings.Split(p.text, " ") {
			if i > 0 {
				gap, begun = gap+1, false
			}
			if text != "" {
				add(p, text)
			}
		}
	}
	return words
}

// flow writes pieces in lines of the terminal's width, broken at spaces. The first line begins with first, the others with rest.
func (t *textWriter) flow(first, rest piece, pieces ...piece) {
	t.put(first)
	start := cellsIn(first.text)
	column := start
	for _, w := range wordsOf(pieces) {
		switch {
		case column == start:
		case column+w.gap+w.width > t.width:
			t.b.WriteByte('\n')
			t.put(rest)
			start = cellsIn(rest.text)
			column = start
		default:
			t.b.WriteString(strings.Repeat(" ", w.gap))
			column += w.gap
		}
		for _, p := range w.pieces {
			t.put(p)
		}
		column += w.width
	}
	t.b.WriteByte('\n')
}

func (t *textWriter) put(p piece) {
	text := t.styled(p.style, p.text)
	if p.link != "" && t.links {
		text = "\x1b]8;;" + p.link + "\x1b\\" + text + "\x1b]8;;\x1b\\"
	}
	t.b.WriteString(text)
}

func (t *textWriter) styled(style, text string) string {
	if !t.color || style == "" || text == "" {
		return text
	}
	return style + text + plain
}

func cellsIn(text string) int {
	n := 0
	for _, r := range text {
		n += runeWidth(r)
	}
	return n
}
