package platform

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// This file holds how Python and JavaScript decode a file, and which runes are
// spaces to them.

// Why bytes are not valid UTF-8, in the words of Python.
const (
	badStart        = "invalid start byte"
	badContinuation = "invalid continuation byte"
	cutShort        = "unexpected end of data"
)

// utf8Fault finds the first bytes that are not valid UTF-8: from start up to end
// stands the longest piece of a character. reason is "" when all are valid.
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

// faultAt judges a sequence that is not valid: how many bytes of it are the
// begin of a character, at least one, and what is wrong after them.
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

// pythonDecodeError is the error with which Python refuses a file that is not
// UTF-8 when it reads it at once, and the offset of the fault; "" when it is.
func pythonDecodeError(src []byte) (text string, offset int) {
	start, end, reason := utf8Fault(src)
	if reason == "" {
		return "", 0
	}
	return pythonDecodeText(src, start, end, reason), start
}

// pythonChunk is how many bytes Python decodes at a time when it reads a text
// file line by line.
const pythonChunk = 8192

// pythonLinesError is the error with which Python refuses a file that it reads
// line by line. It counts from the begin of what was decoded at once.
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
	if end-start == 1 {
		return fmt.Sprintf("UnicodeDecodeError: 'utf-8' codec can't decode byte 0x%02x in position %d: %s", data[start], start, reason)
	}
	return fmt.Sprintf("UnicodeDecodeError: 'utf-8' codec can't decode bytes in position %d-%d: %s", start, end-1, reason)
}

// pythonSpace is what Python strips and what \s is to it.
func pythonSpace(r rune) bool {
	return r >= 0x1C && r <= 0x1F || r == 0x85 || isUnicodeSpace(r)
}

// jsSpace is what JavaScript trims and what \s is to it.
func jsSpace(r rune) bool { return r == 0xFEFF || isUnicodeSpace(r) }

// isUnicodeSpace are the spaces on which all agree who know Unicode.
func isUnicodeSpace(r rune) bool {
	switch {
	case r <= ' ':
		return r == ' ' || r >= '\t' && r <= '\r'
	case r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000:
		return true
	}
	return false
}

// decodeJS decodes as JavaScript does: each longest piece of a character that is
// not whole becomes U+FFFD.
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
