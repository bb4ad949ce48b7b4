package explain

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// knownLine is an entry of testdata/lines.txt.
type knownLine struct {
	text    string
	rules   []string
	more    bool // others may follow
	printer string
	like    string
	unknown bool
}

// knownLines reads testdata/lines.txt: a line, what explains it, and its source.
func knownLines(t *testing.T) []knownLine {
	t.Helper()
	file, err := os.ReadFile("testdata/lines.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []knownLine
	rows := slices.DeleteFunc(strings.Split(string(file), "\n"), func(row string) bool {
		return strings.HasPrefix(row, "# ") || strings.TrimSpace(row) == ""
	})
	for ; len(rows) >= 3; rows = rows[3:] {
		text, answer, source := rows[0], rows[1], rows[2]
		if text[0] == '\t' || answer[0] != '\t' || source[0] != '\t' {
			t.Fatalf("%q, %q and %q are no entry: a line, and indented what explains it and its source", text, answer, source)
		}
		l := knownLine{text: text}
		for _, part := range strings.Split(strings.TrimSpace(answer), ", ") {
			switch name, rest, _ := strings.Cut(part, " "); {
			case part == "…":
				l.more = true
			case part == "unknown":
				l.unknown = true
			case name == "printed":
				l.printer = strings.TrimPrefix(rest, "by ")
			case name == "like":
				l.like = strings.Trim(rest, `"`)
			default:
				l.rules = append(l.rules, part)
			}
		}
		list = append(list, l)
	}
	if len(rows) > 0 {
		t.Fatalf("%q is no entry", rows)
	}
	return list
}

// Each line of testdata/lines.txt has all the rules that it should have, and no other.
func TestRealLinesAreExplained(t *testing.T) {
	list := knownLines(t)
	if len(list) < 200 {
		t.Errorf("only %d lines", len(list))
	}
	for _, l := range list {
		a := Text(l.text)
		got := names(a)
		switch {
		case l.unknown != !a.Found():
			t.Errorf("%q: is explained by %v %+v", l.text, got, a.Messages)
		case l.more && !slices.Equal(l.rules, got[:min(len(got), len(l.rules))]), !l.more && !slices.Equal(l.rules, got):
			t.Errorf("%q: want %v\n\tgot %v", l.text, l.rules, got)
		}
		if l.printer != "" && !slices.ContainsFunc(a.Messages, func(m Message) bool { return slices.Contains(m.Platforms, l.printer) }) {
			t.Errorf("%q: %s does not print it: %+v", l.text, l.printer, a.Messages)
		}
		if l.printer == "" && len(a.Messages) > 0 {
			t.Errorf("%q: is said to come from %v", l.text, a.Messages[0].Platforms)
		}
		if l.like != "" && !slices.ContainsFunc(a.Nearest, func(n Near) bool { return n.Log == l.like }) {
			t.Errorf("%q: nearest are %+v", l.text, a.Nearest)
		}
	}
}
