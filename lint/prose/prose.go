// Package prose writes what Proclint says: it is the only place where a template and its arguments become a
// text, so that user text is quoted, escaped and shortened in the same way everywhere.
//
// A text is Markdown: code and names are between backticks. [Plain] is the same text for a terminal.
package prose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The most characters of each kind of text, backticks included.
const (
	MaxHeadline = 70
	MaxEffect   = 100
	MaxHelp     = 100
	MaxTitle    = 60
)

// MaxCode is the most characters of one quoted text; a longer one is shortened with "…".
const MaxCode = 24

// exactFactor is how many times longer Exact is than other quoted text before it is shortened.
const exactFactor = 2

// maxWhole is more than the longest command that is quoted.
const maxWhole = 1 << 14

// minCode is how far a quoted text is shortened, at most, to make its sentence short enough.
const minCode = 2

// Text is a text that is not written yet: a template and its arguments. In the template each "%s" is replaced by the next argument, and "%%" by a
// percent sign. Between backticks an argument is quoted text: its invisible characters are escaped and it is shortened. The zero value is empty.
type Text struct{ *content }

// content is behind a pointer, so that a value with a text is small.
type content struct {
	format string
	args   []any  // of the types string, int, Part, Exact, Names, and Text
	few    [2]any // room for args, of which most texts have no more
}

// Part is a quoted text of which the bytes from Start to End matter: they are the last to be cut off.
type Part struct {
	Text       string
	Start, End int
}

// Exact is quoted text that a person should type: it is shortened only if the whole text is too long.
type Exact string

// Names are several quoted texts, written as "`a`, `b` and `c`". In a template they are outside of backticks.
// Behind the third one only the number of the others is written.
type Names []string

// maxNames is how many of Names are written, or one for each minName characters that a name may have.
const (
	maxNames = 3
	minName  = 5
)

// T is a text.
func T(format string, args ...any) Text {
	// The copy lets each caller keep its list on the stack, which is much less code to download.
	c := &content{format: format}
	c.args = append(c.few[:0], args...)
	return Text{c}
}

// Empty reports whether there is no text.
func (t Text) Empty() bool { return t.content == nil || t.format == "" }

// Code quotes one text, shortened to MaxCode characters.
func Code(s string) string { return T("`%s`", s).String() }

// Quote quotes a whole text, however long.
func Quote(s string) string { return Fence(Visible(s)) }

// Title writes the title of a fix.
func Title(format string, args ...any) string { return T(format, args...).Fit(MaxTitle) }

// String is the text with quoted texts of at most MaxCode characters.
func (t Text) String() string { return t.write(MaxCode) }

// Whole is the text with whole quoted texts, as they are copied.
func (t Text) Whole() string { return t.write(maxWhole) }

// Fit is the text in at most so many characters, if shortening the quoted texts can achieve that.
func (t Text) Fit(limit int) string {
	for most := MaxCode; ; most -= 2 {
		s := t.write(most)
		if most <= minCode || len(s) <= limit || utf8.RuneCountInString(s) <= limit {
			return s
		}
	}
}

// write writes the text with quoted texts of at most so many characters.
func (t Text) write(most int) string {
	if t.Empty() {
		return ""
	}
	if len(t.args) == 0 && strings.IndexByte(t.format, '%') < 0 {
		return t.format
	}
	var b strings.Builder
	b.Grow(len(t.format) + 2*MaxCode) // enough for most texts
	args := t.args
	inCode := false
	for rest := t.format; rest != ""; {
		i := strings.IndexAny(rest, "`%")
		if i < 0 || i+1 == len(rest) && rest[i] == '%' {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:i])
		switch {
		case rest[i] == '`' && strings.HasPrefix(rest[i:], "`%s`"):
			writeCode(&b, shorten(args[0], most))
			args, i = args[1:], i+3
		case rest[i] == '`':
			inCode = !inCode
			b.WriteByte('`')
		case rest[i+1] == 's' && inCode:
			b.WriteString(strings.ReplaceAll(shorten(args[0], most), "`", "'"))
			args, i = args[1:], i+1
		case rest[i+1] == 's':
			writeArg(&b, args[0], most)
			args, i = args[1:], i+1
		default:
			b.WriteByte('%')
			i++
		}
		rest = rest[i+1:]
	}
	return b.String()
}

// writeArg writes an argument outside of backticks.
func writeArg(b *strings.Builder, arg any, most int) {
	switch a := arg.(type) {
	case string:
		b.WriteString(a)
	case int:
		b.WriteString(strconv.Itoa(a))
	case Text:
		b.WriteString(a.write(most))
	case Names:
		writeNames(b, a, most)
	case Part, Exact:
		writeCode(b, shorten(a, most))
	}
}

func writeNames(b *strings.Builder, names Names, most int) {
	words := make([]string, 0, maxNames+1)
	for _, name := range names[:min(len(names), maxNames, max(1, most/minName))] {
		var quoted strings.Builder
		writeCode(&quoted, shorten(name, most))
		words = append(words, quoted.String())
	}
	if more := len(names) - len(words); more > 0 {
		words = append(words, strconv.Itoa(more)+" more")
	}
	b.WriteString(Join(words, "and"))
}

// Join lists words: "a", "a and b", "a, b, and c". The last two are joined by a word such as "and".
func Join(words []string, last string) string {
	switch n := len(words) - 1; n {
	case -1, 0:
		return strings.Join(words, "")
	case 1:
		return words[0] + " " + last + " " + words[1]
	default:
		return strings.Join(words[:n], ", ") + ", " + last + " " + words[n]
	}
}

// Codes lists names like Join, each quoted like Code.
func Codes(names []string, last string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = Code(name)
	}
	return Join(quoted, last)
}

// Plural chooses the form of a word for a number of things.
func Plural(n int, singular, plural string) string {
	if n == 1 {
		return singular
	}
	return plural
}

// Fence quotes a whole text, which is neither shortened nor escaped.
func Fence(code string) string {
	var b strings.Builder
	writeCode(&b, code)
	return b.String()
}

// writeCode writes a quoted text, with more backticks around it than are in it.
func writeCode(b *strings.Builder, s string) {
	longest, run := 0, 0
	for i := 0; i < len(s); i++ {
		if run++; s[i] != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence, space := strings.Repeat("`", longest+1), ""
	if longest > 0 || s == "" || s[0] == ' ' && s[len(s)-1] == ' ' {
		space = " "
	}
	for _, part := range [...]string{fence, space, s, space, fence} {
		b.WriteString(part)
	}
}

// shorten is an argument in at most so many characters, on one line and visible.
func shorten(arg any, most int) string {
	switch a := arg.(type) {
	case string:
		return Visible(cutEnd(a, most))
	case int:
		return strconv.Itoa(a)
	case Part:
		return Visible(a.cut(most))
	case Exact:
		return Visible(cutEnd(string(a), exactFactor*most))
	}
	return ""
}

// cutEnd leaves out the end of a text that is longer than so many characters.
func cutEnd(s string, most int) string {
	if endOf(s, most) == len(s) {
		return s
	}
	return strings.TrimRight(s[:endOf(s, most-1)], " ") + "…"
}

// cut leaves out what is not around the part that matters.
func (p Part) cut(most int) string {
	s := p.Text
	if endOf(s, most) == len(s) || p.Start <= 0 {
		return cutEnd(s, most)
	}
	start := p.Start
	// As much before the part as there is room for behind it, but at least the part itself.
	room := most - 2 - utf8.RuneCountInString(s[p.Start:min(max(p.End, p.Start), len(s))])
	for ; room > 0 && start > 0; room-- {
		_, size := utf8.DecodeLastRuneInString(s[:start])
		start -= size
	}
	if start == 0 {
		return cutEnd(s, most)
	}
	// A folder whose name has spaces is left out whole.
	if slash := strings.IndexByte(s[start:p.Start], '/'); slash > 0 && strings.IndexByte(s[strings.LastIndexByte(s[:start], '/')+1:start+slash], ' ') >= 0 {
		start += slash
	}
	return "…" + cutEnd(strings.TrimLeft(s[start:], " "), most-1)
}

// endOf is where the first so many characters of a text end.
func endOf(s string, characters int) int {
	for i := range s {
		if characters--; characters < 0 {
			return i
		}
	}
	return len(s)
}

// Visible is a text on one line in which invisible characters, and those that change the direction of others, are
// written as escapes such as \t and \u200b.
func Visible(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7F }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if invisible(r) {
			writeEscape(&b, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// invisible reports whether a character does something instead of being shown, or is a space that isn't the usual one.
func invisible(r rune) bool {
	return r < ' ' || r >= 0x7F && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r == 0xA0 || r == 0x202F
}

func writeEscape(b *strings.Builder, r rune) {
	const hex = "0123456789abcdef"
	switch {
	case r == '\t':
		b.WriteString(`\t`)
		return
	case r == '\r':
		b.WriteString(`\r`)
		return
	case r == '\n':
		b.WriteString(`\n`)
		return
	}
	letter, shift := `\u`, 12
	if r > 0xFFFF {
		letter, shift = `\U`, 28
	}
	b.WriteString(letter)
	for ; shift >= 0; shift -= 4 {
		b.WriteByte(hex[r>>shift&0xF])
	}
}

// Log is a platform's own text on one line, of at most so many characters.
func Log(text string) string {
	const most = 160
	return Visible(cutEnd(strings.Join(strings.Fields(text[:min(len(text), 32*most)]), " "), most))
}

// Plain is a text without its backticks.
func Plain(markdown string) string {
	if strings.IndexByte(markdown, '`') < 0 {
		return markdown
	}
	return joined(Pieces(markdown), true)
}

// Words is a text without its code.
func Words(markdown string) string { return joined(Pieces(markdown), false) }

// joined is the text of pieces, with or without code.
func joined(pieces []Piece, code bool) string {
	var b strings.Builder
	for _, piece := range pieces {
		if code || !piece.Code {
			b.WriteString(piece.Text)
		}
	}
	return b.String()
}

// Piece is a part of a text: words, or code.
type Piece struct {
	Text string
	Code bool
}

// Pieces divides a text at its backticks.
func Pieces(markdown string) []Piece {
	var pieces []Piece
	for rest := markdown; rest != ""; {
		start := strings.IndexByte(rest, '`')
		if start < 0 {
			return append(pieces, Piece{Text: rest})
		}
		fence := len(rest[start:]) - len(strings.TrimLeft(rest[start:], "`"))
		code, behind, closed := cutFence(rest[start+fence:], rest[start:start+fence])
		if !closed {
			return append(pieces, Piece{Text: rest})
		}
		if start > 0 {
			pieces = append(pieces, Piece{Text: rest[:start]})
		}
		if n := len(code); n > 1 && code[0] == ' ' && code[n-1] == ' ' {
			code = code[1 : n-1]
		}
		pieces = append(pieces, Piece{Text: code, Code: true})
		rest = behind
	}
	return pieces
}

// cutFence cuts a text at the next run of exactly as many backticks.
func cutFence(s, fence string) (code, behind string, found bool) {
	for at := 0; at < len(s); {
		i := strings.IndexByte(s[at:], '`')
		if i < 0 {
			return "", "", false
		}
		start := at + i
		end := len(s) - len(strings.TrimLeft(s[start:], "`"))
		if end-start == len(fence) {
			return s[:start], s[end:], true
		}
		at = end
	}
	return "", "", false
}
