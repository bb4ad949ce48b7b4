package procfile

import "testing"

func TestApply(t *testing.T) {
	const text = "wbe: node a.js\n"
	at := func(start, end int, newText string) TextEdit { return TextEdit{Range{start, end}, newText} }
	tests := []struct {
		name  string
		edits []TextEdit
		want  string
	}{
		{"no edit", nil, text},
		{"replace", []TextEdit{at(0, 3, "web")}, "web: node a.js\n"},
		{"insert", []TextEdit{at(5, 5, "exec ")}, "wbe: exec node a.js\n"},
		{"delete", []TextEdit{at(4, 9, "")}, "wbe: a.js\n"},
		{"in any order", []TextEdit{at(10, 14, "b.js"), at(0, 3, "web")}, "web: node b.js\n"},
		{"side by side", []TextEdit{at(0, 3, "web"), at(3, 4, " :")}, "web : node a.js\n"},
		{"insertions at one place keep their order", []TextEdit{at(5, 5, "a "), at(5, 5, "b ")}, "wbe: a b node a.js\n"},
		{"an insertion stands before what is replaced there", []TextEdit{at(0, 3, "web"), at(0, 0, "# c\n")}, "# c\nweb: node a.js\n"},
		{"at the end", []TextEdit{at(15, 15, "worker: b\n")}, text + "worker: b\n"},
		{"the whole text", []TextEdit{at(0, 15, "")}, ""},
	}
	for _, tt := range tests {
		got, err := Apply(text, tt.edits)
		if err != nil || got != tt.want {
			t.Errorf("%s: %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
}

func TestApplyRejects(t *testing.T) {
	tests := []struct {
		name  string
		edits []TextEdit
		want  string
	}{
		{"before the text", []TextEdit{{Range{-1, 0}, ""}}, "edit of bytes -1 to 0 is outside a text of 3 bytes"},
		{"behind the text", []TextEdit{{Range{2, 4}, ""}}, "edit of bytes 2 to 4 is outside a text of 3 bytes"},
		{"backwards", []TextEdit{{Range{2, 1}, ""}}, "edit of bytes 2 to 1 is outside a text of 3 bytes"},
		{"overlap", []TextEdit{{Range{0, 2}, "x"}, {Range{1, 3}, "y"}}, "edits overlap at byte 1"},
		{"twice the same", []TextEdit{{Range{0, 2}, "x"}, {Range{0, 2}, "x"}}, "edits overlap at byte 0"},
		{"an insertion within a replacement", []TextEdit{{Range{0, 2}, "x"}, {Range{1, 1}, "y"}}, "edits overlap at byte 1"},
	}
	for _, tt := range tests {
		got, err := Apply("web", tt.edits)
		if err == nil || err.Error() != tt.want || got != "" {
			t.Errorf("%s: %q, %v; want the error %q", tt.name, got, err, tt.want)
		}
	}
}
