package platform

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// This file has how Python and JavaScript decode a file, and which runes are spaces to them.

// Why bytes aren't valid UTF-8, as Python words it.
const (
	badStart        = "invalid start byte"
	badContinuation = "invalid continuation byte"
	cutShort        = "unexpected end of data"
)

// utf8Fault finds the first bytes that aren't valid UTF-8: the longest piece of a character, from
// start up to end. reason is "" if all bytes are valid.
func utf8Fault(src []byte) (start, end int, reason string) {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			n, reason := faultAt(src[i:])
			return i, i + n, reason
		}
		i += size
	}
	return len(src), len(src), ""
}

// invalidUTF8 returns the offset of the first byte that isn't valid UTF-8, or -1.
func invalidUTF8(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	start, _, _ := utf8Fault(src)
	return start
}

// notTOML returns the error of the buildpack lifecycle, which gets the commands in TOML, for one that isn't UTF-8.
func notTOML(_ []byte, r Reading) string {
	for _, p := range r.Processes {
		if at := invalidUTF8([]byte(p.Command)); at >= 0 {
			return fmt.Sprintf("invalid UTF-8 byte: 0x%02x", p.Command[at])
		}
	}
	return ""
}

// notProto returns the error of Protocol Buffers for a file that isn't UTF-8.
func notProto(src []byte, _ Reading) string {
	if invalidUTF8(src) < 0 {
		return ""
	}
	return "string field contains invalid UTF-8"
}

// inTurn rejects a file with the first error of the steps.
func inTurn(steps ...func([]byte, Reading) string) func([]byte, Reading) string {
	return func(src []byte, r Reading) (rejected string) {
		for i := 0; i < len(steps) && rejected == ""; i++ {
			rejected = steps[i](src, r)
		}
		return rejected
	}
}

// faultAt returns how many bytes of an invalid sequence start a character, at least one, and what is wrong after them.
func faultAt(b []byte) (n int, reason string) {
	need, low, high := 0, byte(0x80), byte(0xBF)
	switch c := b[0]; {
	case c >= 0xC2 && c <= 0xDF:
		need = 1
	case c >= 0xE0 && c <= 0xEF:
		need = 2
	case c >= 0xF0 && c <= 0xF4:
		need = 3
	default:
		return 1, badStart
	}
	switch b[0] {
	case 0xE0:
		low = 0xA0
	case 0xED:
		high = 0x9F
	case 0xF0:
		low = 0x90
	case 0xF4:
		high = 0x8F
	}
	for n = 1; n <= need; n++ {
		if n == len(b) {
			return n, cutShort
		}
		if b[n] < low || b[n] > high {
			return n, badContinuation
		}
		low, high = 0x80, 0xBF
	}
	return n, badContinuation
}

// pythonDecodeError returns Python's error when it reads a whole file that isn't UTF-8, and the offset of the fault. It returns "" for UTF-8.
func pythonDecodeError(src []byte) (text string, offset int) {
	start, end, reason := utf8Fault(src)
	if reason == "" {
		return "", 0
	}
	return pythonDecodeText(src, start, end, reason), start
}

// pythonChunk is how many bytes Python decodes at a time when it reads a text file line by line.
const pythonChunk = 8192

// pythonLinesError returns Python's error when it reads a file line by line. The error counts from
// the start of the bytes that Python decodes together.
func pythonLinesError(src []byte) (text string, offset int) {
	from := 0
	for next := 0; next < len(src); {
		next = min(next+pythonChunk, len(src))
		start, end, reason := utf8Fault(src[from:next])
		switch reason {
		case "":
			from = next
		case cutShort:
			from += start // the rest of the character may be in the next piece
		default:
			return pythonDecodeText(src[from:next], start, end, reason), from + start
		}
	}
	text, offset = pythonDecodeError(src[from:])
	return text, from + offset
}

func pythonDecodeText(data []byte, start, end int, reason string) string {
	at := fmt.Sprintf("bytes in position %d-%d: ", start, end-1)
	if end-start == 1 {
		at = fmt.Sprintf("byte 0x%02x in position %d: ", data[start], start)
	}
	return "UnicodeDecodeError: 'utf-8' codec can't decode " + at + reason
}

// pythonSpace reports whether Python strips a rune, and matches it with \s.
func pythonSpace(r rune) bool {
	return r >= 0x1C && r <= 0x1F || r == 0x85 || isUnicodeSpace(r)
}

// jsSpace reports whether JavaScript trims a rune, and matches it with \s.
func jsSpace(r rune) bool { return r == 0xFEFF || isUnicodeSpace(r) }

// isUnicodeSpace reports the spaces on which all programs that know Unicode agree.
func isUnicodeSpace(r rune) bool {
	switch {
	case r <= ' ':
		return r == ' ' || r >= '\t' && r <= '\r'
	case r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000:
		return true
	}
	return false
}

// decodeJS decodes like JavaScript: each longest piece of an incomplete character becomes U+FFFD.
func decodeJS(src []byte) string {
	if utf8.Valid(src) {
		return string(src)
	}
	var b strings.Builder
	for len(src) > 0 {
		start, end, _ := utf8Fault(src)
		b.Write(src[:start])
		if end > start {
			b.WriteRune(utf8.RuneError)
		}
		src = src[end:]
	}
	return b.String()
}
