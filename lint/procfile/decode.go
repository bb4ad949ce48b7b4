package procfile

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Encoding is the character encoding of a file.
type Encoding string

// The encodings that Parse tells apart.
const (
	UTF8    Encoding = "utf-8"
	UTF16LE Encoding = "utf-16le"
	UTF16BE Encoding = "utf-16be"
	// Unknown8Bit is a file with bytes that are not valid UTF-8: some older one-byte character set, or no text at all. Its text keeps those bytes.
	Unknown8Bit Encoding = "unknown-8bit"
)

var (
	markUTF8    = []byte{0xEF, 0xBB, 0xBF}
	markUTF16LE = []byte{0xFF, 0xFE}
	markUTF16BE = []byte{0xFE, 0xFF}
)

// decoded is a file taken apart; mark, text (in its encoding) and tail put together are the source again.
type decoded struct {
	encoding Encoding
	mark     []byte
	text     string
	tail     []byte // the odd last byte of a UTF-16 file
}

func decode(src []byte) decoded {
	if n := marks(src, markUTF8); n > 0 {
		return decodeUTF8(src[:n], src[n:])
	}
	if n := marks(src, markUTF16LE); n > 0 {
		return decodeUTF16(src[:n], src[n:], UTF16LE)
	}
	if n := marks(src, markUTF16BE); n > 0 {
		return decodeUTF16(src[:n], src[n:], UTF16BE)
	}
	if enc, ok := guessUTF16(src); ok {
		return decodeUTF16(nil, src, enc)
	}
	return decodeUTF8(nil, src)
}

// marks is the length of the byte order marks at the start: a program that adds one does not always see that there is one already.
func marks(src, mark []byte) int {
	n := 0
	for bytes.HasPrefix(src[n:], mark) {
		n += len(mark)
	}
	return n
}

func decodeUTF8(mark, body []byte) decoded {
	d := decoded{encoding: UTF8, mark: mark, text: string(body)}
	if !utf8.ValidString(d.text) {
		d.encoding = Unknown8Bit
	}
	return d
}

// guessUTF16 recognizes UTF-16 without a byte order mark by the NUL bytes that ASCII letters leave at every second place.
func guessUTF16(src []byte) (Encoding, bool) {
	pairs := len(src) / 2
	if pairs == 0 || bytes.IndexByte(src, 0) < 0 {
		return "", false
	}
	var even, odd int
	for i := 0; i+1 < len(src); i += 2 {
		if src[i] == 0 && src[i+1] == 0 {
			return "", false
		}
		if src[i] == 0 {
			even++
		}
		if src[i+1] == 0 {
			odd++
		}
	}
	switch {
	case odd*10 >= pairs*7 && even == 0:
		return UTF16LE, true
	case even*10 >= pairs*7 && odd == 0:
		return UTF16BE, true
	}
	return "", false
}

func decodeUTF16(mark, body []byte, enc Encoding) decoded {
	d := decoded{encoding: enc, mark: mark}
	n := len(body) &^ 1
	d.tail = body[n:]
	var b strings.Builder
	b.Grow(len(body) / 2)
	for i := 0; i < n; i += 2 {
		r := enc.unitAt(body, i)
		if utf16.IsSurrogate(r) && i+3 < n {
			if full := utf16.DecodeRune(r, enc.unitAt(body, i+2)); full != utf8.RuneError {
				b.WriteRune(full)
				i += 2
				continue
			}
		}
		writeUnit(&b, r)
	}
	d.text = b.String()
	return d
}

// writeUnit writes one UTF-16 unit; a lone surrogate keeps its value in three bytes that are not valid UTF-8, so that encode finds it again.
func writeUnit(b *strings.Builder, r rune) {
	if !utf16.IsSurrogate(r) {
		b.WriteRune(r)
		return
	}
	b.WriteByte(0xE0 | byte(r>>12))
	b.WriteByte(0x80 | byte(r>>6)&0x3F)
	b.WriteByte(0x80 | byte(r)&0x3F)
}

// encode is the inverse of decode for the text part.
func encode(text string, enc Encoding) []byte {
	if enc != UTF16LE && enc != UTF16BE {
		return []byte(text)
	}
	out := make([]byte, 0, 2*len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 && i+2 < len(text) && text[i] == 0xED {
			unit := rune(text[i]&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F)
			out = enc.appendUnit(out, unit)
			i += 3
			continue
		}
		if hi, lo := utf16.EncodeRune(r); hi != utf8.RuneError {
			out = enc.appendUnit(out, hi)
			out = enc.appendUnit(out, lo)
		} else {
			out = enc.appendUnit(out, r)
		}
		i += size
	}
	return out
}

// unitAt is the UTF-16 unit at an offset.
func (e Encoding) unitAt(body []byte, i int) rune {
	if e == UTF16BE {
		return rune(body[i])<<8 | rune(body[i+1])
	}
	return rune(body[i+1])<<8 | rune(body[i])
}

// appendUnit adds a UTF-16 unit.
func (e Encoding) appendUnit(out []byte, unit rune) []byte {
	if e == UTF16BE {
		return append(out, byte(unit>>8), byte(unit))
	}
	return append(out, byte(unit), byte(unit>>8))
}
