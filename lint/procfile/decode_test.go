package procfile

import "testing"

func TestDecode(t *testing.T) {
	tests := []struct {
		name, source string
		encoding     Encoding
		bom          bool
		text         string
	}{
		{"nothing", "", UTF8, false, ""},
		{"ASCII", "web: a\n", UTF8, false, "web: a\n"},
		{"UTF-8", "wéb: 😀\n", UTF8, false, "wéb: 😀\n"},
		{"a mark", "\xef\xbb\xbfweb: a\n", UTF8, true, "web: a\n"},
		{"a mark alone", "\xef\xbb\xbf", UTF8, true, ""},
		{"two marks", "\xef\xbb\xbf\xef\xbb\xbfweb: a\n", UTF8, true, "web: a\n"},
		{"a mark elsewhere is text", "web\xef\xbb\xbf: a\n", UTF8, false, "web\ufeff: a\n"},
		{"half a mark is bytes", "\xef\xbbweb: a\n", Unknown8Bit, false, "\xef\xbbweb: a\n"},
		{"an older character set", "caf\xe9: a\n", Unknown8Bit, false, "caf\xe9: a\n"},
		{"a mark before an older character set", "\xef\xbb\xbfcaf\xe9\n", Unknown8Bit, true, "caf\xe9\n"},
		{"a surrogate in UTF-8 is bytes", "\xed\xa0\x80\n", Unknown8Bit, false, "\xed\xa0\x80\n"},
		{"UTF-16, low byte first", "\xff\xfew\x00:\x00\n\x00", UTF16LE, true, "w:\n"},
		{"UTF-16, high byte first", "\xfe\xff\x00w\x00:\x00\n", UTF16BE, true, "w:\n"},
		{"UTF-16, a mark alone", "\xff\xfe", UTF16LE, true, ""},
		{"UTF-16, two marks", "\xff\xfe\xff\xfew\x00", UTF16LE, true, "w"},
		{"UTF-16 without a mark", "w\x00e\x00b\x00:\x00", UTF16LE, false, "web:"},
		{"UTF-16 without a mark, high byte first", "\x00w\x00e\x00b\x00:", UTF16BE, false, "web:"},
		{"UTF-16 with a few other letters", "w\x00e\x00b\x00\x43\x04:\x00", UTF16LE, false, "webу:"},
		{"UTF-16, a pair of units", "\xff\xfe\x3d\xd8\x00\xde", UTF16LE, true, "😀"},
		{"UTF-16, half a pair", "\xff\xfe\x3d\xd8w\x00", UTF16LE, true, "\xed\xa0\xbdw"},
		{"UTF-16, halves in the wrong order", "\xff\xfe\x00\xde\x3d\xd8", UTF16LE, true, "\xed\xb8\x80\xed\xa0\xbd"},
		{"UTF-16, an odd last byte is kept apart", "\xff\xfew\x00e", UTF16LE, true, "w"},
		{"a NUL does not make UTF-16", "web: a\x00\n", UTF8, false, "web: a\x00\n"},
		{"nor do two NULs in a row", "w\x00\x00\x00e\x00b\x00", UTF8, false, "w\x00\x00\x00e\x00b\x00"},
		{"nor do NULs at both places", "\x00wb\x00", UTF8, false, "\x00wb\x00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := Parse([]byte(tt.source))
			if d.Encoding != tt.encoding || d.BOM != tt.bom || d.Text != tt.text {
				t.Errorf("%q is %s, mark %v, %q; want %s, mark %v, %q", tt.source, d.Encoding, d.BOM, d.Text, tt.encoding, tt.bom, tt.text)
			}
			checkDocument(t, []byte(tt.source))
		})
	}
}
