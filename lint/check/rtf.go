package check

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// PlainTextOfRTF is the text in a Rich Text Format file, such as TextEdit and WordPad write; false for any other file.
func PlainTextOfRTF(text string) (string, bool) {
	if !IsRTF(text) {
		return "", false
	}
	r := rtfReader{text: text, skip: []bool{false}}
	for r.at < len(text) {
		r.step()
	}
	return strings.TrimRight(r.out.String(), " \t\n") + "\n", true
}

// IsRTF reports whether a text is in the Rich Text Format.
func IsRTF(text string) bool { return strings.HasPrefix(text, `{\rtf`) }

type rtfReader struct {
	text string
	at   int
	out  strings.Builder
	skip []bool // by open group: its text isn't part of the document
	high rune   // first half of a pair of UTF-16 units
	drop int    // characters to leave out: they repeat the \u before them
}

func (r *rtfReader) skipping() bool { return r.skip[len(r.skip)-1] }

func (r *rtfReader) step() {
	c := r.text[r.at]
	r.at++
	switch c {
	case '{':
		r.skip = append(r.skip, r.skipping())
	case '}':
		if len(r.skip) > 1 {
			r.skip = r.skip[:len(r.skip)-1]
		}
	case '\\':
		r.control()
	case '\r', '\n', 0:
	default:
		r.write(r.text[r.at-1 : r.at])
	}
}

func (r *rtfReader) write(s string) {
	switch {
	case r.skipping():
	case r.drop > 0:
		r.drop--
	default:
		r.out.WriteString(s)
	}
}

func (r *rtfReader) control() {
	if r.at >= len(r.text) {
		return
	}
	c := r.text[r.at]
	if isRTFLetter(c) {
		r.word()
		return
	}
	r.at++
	switch c {
	case '\\', '{', '}':
		r.write(string(rune(c)))
	case '\n', '\r':
		r.write("\n")
	case '~':
		r.write(" ")
	case '_':
		r.write("-")
	case '*':
		r.skip[len(r.skip)-1] = true
	case '\'':
		r.hex()
	}
}

// hex reads the two digits after \'.
func (r *rtfReader) hex() {
	end := min(r.at+2, len(r.text))
	code, err := strconv.ParseUint(r.text[r.at:end], 16, 8)
	if err != nil {
		return
	}
	r.at = end
	if c, ok := FromWindows1252(byte(code)); ok {
		r.write(string(c))
	}
}

// rtfCharacters are the words for a character; rtfSkipped start groups whose text isn't part of the document.
var rtfCharacters = [...][2]string{
	{"par", "\n"}, {"line", "\n"}, {"tab", "\t"}, {"emdash", "—"}, {"endash", "–"}, {"bullet", "•"},
	{"lquote", "‘"}, {"rquote", "’"}, {"ldblquote", "“"}, {"rdblquote", "”"},
}

const rtfSkipped = " fonttbl colortbl stylesheet info pict header footer "

func (r *rtfReader) word() {
	start := r.at
	for r.at < len(r.text) && isRTFLetter(r.text[r.at]) {
		r.at++
	}
	name, digits := r.text[start:r.at], strings.TrimPrefix(r.text[r.at:], "-")
	rest := strings.TrimLeft(digits, "0123456789")
	number, _ := strconv.Atoi(r.text[r.at : len(r.text)-len(rest)])
	r.at = len(r.text) - len(strings.TrimPrefix(rest, " "))
	switch {
	case strings.Contains(rtfSkipped, " "+name+" "):
		r.skip[len(r.skip)-1] = true
	case name == "u":
		r.unit(rune(uint16(number)))
	default:
		for _, c := range rtfCharacters {
			if c[0] == name {
				r.write(c[1])
			}
		}
	}
}

// unit reads a UTF-16 unit; a replacement character for it follows.
func (r *rtfReader) unit(u rune) {
	r.drop = 0
	switch {
	case utf16.IsSurrogate(u) && r.high != 0:
		r.write(string(utf16.DecodeRune(r.high, u)))
		r.high = 0
	case utf16.IsSurrogate(u):
		r.high = u
	default:
		r.write(string(u))
	}
	r.drop = 1
}

func isRTFLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
