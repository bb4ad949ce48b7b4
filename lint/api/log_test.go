package api

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"unicode/utf16"
)

// units is a text in UTF-16.
func units(text string, mark, big bool) []byte {
	if mark {
		text = "\ufeff" + text
	}
	var out []byte
	for _, u := range utf16.Encode([]rune(text)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

// TestLogText: a log is read in each usual encoding, and what isn't text is named as what it is.
func TestLogText(t *testing.T) {
	const log = "app[web.1]: bash: gunicorn: command not found\r\nheroku[web.1]: ✖ Process exited with status 127\r\n"
	for name, src := range map[string][]byte{
		"UTF-8":                         []byte(log),
		"UTF-8 with a mark":             []byte("\ufeff" + log),
		"UTF-8 with two marks":          []byte("\ufeff\ufeff" + log),
		"UTF-16, little-endian":         units(log, false, false),
		"UTF-16, little-endian, marked": units(log, true, false),
		"UTF-16, big-endian":            units(log, false, true),
		"UTF-16, big-endian, marked":    units(log, true, true),
	} {
		if text, err := LogText(src); err != nil || text != log {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	_, _ = w.Write([]byte(log))
	w.Close()
	for _, test := range []struct{ log, says string }{
		{zipped.String(), "gzip"},
		{strings.ToValidUTF8(zipped.String(), "\ufffd"), "gzip"}, // as a browser reads it
		{"\x28\xb5\x2f\xfd\x04\x58abc", "Zstandard"},
		{strings.ToValidUTF8("\x28\xb5\x2f\xfd\x04\x58abc", "\ufffd"), "Zstandard"},
		{"PK\x03\x04\x14\x00log", "ZIP"},
		{"\xfd7zXZ\x00\x00\x04", "XZ"},
		{strings.ToValidUTF8("\xfd7zXZ\x00\x00\x04", "\ufffd"), "XZ"},
		{"BZh91AY&SYabc", "bzip2"},
		{"\x04\x22\x4d\x18abc", "LZ4"},
		{"7z\xbc\xaf\x27\x1cabc", "7z"},
		{"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00", "binary"},
		{"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "binary"},
	} {
		if _, err := LogText([]byte(test.log)); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%q: %v doesn't name %s", test.log, err, test.says)
		}
	}
	for _, log := range []string{
		"", "x", "BZh is no log", "PK", "\x1b[31mError\x1b[0m\a", "a\x00b", "caf\xe9 error\n",
		strings.Repeat("\x00", 3) + "after a rotation", "Téléchargement… terminé ✔", "日本語のログ",
	} {
		if _, err := LogText([]byte(log)); err != nil {
			t.Errorf("%q: %v", log, err)
		}
	}
}
