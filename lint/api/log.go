package api

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
)

// LogText is the text of a log in UTF-8 or UTF-16, with or without a byte order mark. The error is a LogError for bytes that aren't text.
func LogText(log []byte) (string, error) {
	if reason := NotText(log); reason != "" {
		return "", LogError{reason}
	}
	return new(procfile.Decoder).Decode(log), nil
}

// ReadLog is the text of the log whose bytes a browser has. The error is a LogError.
func ReadLog(r Request) (Written, error) {
	text, err := LogText(r.Source())
	return Written{Text: text}, err
}

// compressed are the first bytes of files that programs compress, and the command that unpacks such a file. Programs that
// read them as text put U+FFFD in place of other bytes.
var compressed = []struct{ start, name, unpack string }{
	{"\x1f\x8b", "with gzip", "gunzip FILE"},
	{"\x28\xb5\x2f\xfd", "with Zstandard", "unzstd FILE"},
	{"PK\x03\x04", "as a ZIP archive", "unzip FILE"},
	{"\xfd7zXZ\x00", "with XZ", "unxz FILE"},
	{"BZh", "with bzip2", "bunzip2 FILE"},
	{"\x04\x22\x4d\x18", "with LZ4", "unlz4 FILE"},
	{"7z\xbc\xaf\x27\x1c", "as a 7z archive", "7z x FILE"},
}

// startBytes is how much of a log shows whether it is text.
const startBytes = 8 << 10

// NotText is why the first bytes of a log show that it isn't text, or "".
func NotText(start []byte) string {
	start = start[:min(len(start), startBytes)]
	for _, c := range compressed {
		for _, head := range []string{c.start, asText(c.start)} {
			if strings.HasPrefix(string(start), head) && (c.start != "BZh" || isBzip2(start)) {
				return "the log is compressed " + c.name + ". Unpack it first: `" + c.unpack + "`"
			}
		}
	}
	var controls, count int
	for _, r := range new(procfile.Decoder).Decode(start) {
		if count++; r < ' ' && !strings.ContainsRune("\t\n\v\f\r\b\a\x1b", r) || r == '\ufffd' {
			controls++
		}
	}
	if controls > 4 && controls*10 > count {
		return "the log is binary data, not text. Pass the lines that the program wrote"
	}
	return ""
}

// isBzip2 reports whether bytes are the start of a file of bzip2: the size of its blocks and the magic number of the first one.
func isBzip2(start []byte) bool {
	return len(start) >= 10 && start[3] >= '1' && start[3] <= '9' && strings.HasPrefix(string(start[4:]), "1AY&SY")
}

// asText is what a program makes of bytes that it takes for UTF-8.
func asText(bytes string) string { return strings.ToValidUTF8(bytes, "\ufffd") }

// logFiles are how the names of files end that people keep logs in.
const logFiles ecosystem.Words = ".log .txt .out .err .md .json .jsonl .ndjson .gz .zst .zip .xz .bz2 .tgz .lz4 .7z"

// NamesLog reports whether a text has the shape of a file's name, and not of a line, a code or a rule.
func NamesLog(text string) bool {
	if len(text) > 1 && text[1] == ':' {
		text = text[2:] // a drive
	}
	if strings.ContainsAny(text, " \t\r\n\"'`<>|*?()[]{}=$:") {
		return false
	}
	return logFiles.Has(strings.ToLower(path.Ext(text))) || strings.ContainsAny(text, `/\`)
}
