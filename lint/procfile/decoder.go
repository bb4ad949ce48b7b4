package procfile

import "slices"

// Decoder reads a text that comes in parts, such as a log, in any encoding that Parse tells apart.
type Decoder struct {
	encoding Encoding
	rest     []byte // the start of a character whose end comes in the next part
}

// Decode is the text of the next part, without marks at the start. The first part decides about the encoding.
func (d *Decoder) Decode(part []byte) string {
	if d.encoding == "" {
		whole := decode(part)
		d.encoding = whole.encoding
		part = part[len(whole.mark):]
	}
	if d.encoding != UTF16LE && d.encoding != UTF16BE {
		return string(part)
	}
	part = append(d.rest, part...)
	end := len(part) &^ 1
	if end > 0 && isHighSurrogate(d.encoding.unitAt(part, end-2)) {
		end -= 2
	}
	d.rest = slices.Clone(part[end:])
	return decodeUTF16(nil, part[:end], d.encoding).text
}

// isHighSurrogate reports whether a unit of UTF-16 is the first half of a character.
func isHighSurrogate(unit rune) bool { return unit >= 0xD800 && unit < 0xDC00 }
