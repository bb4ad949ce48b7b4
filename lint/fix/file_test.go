package fix

import (
	"testing"

	"github.com/proclint/proclint/lint/procfile"
)

// TestEdits: the edits lead from the old text to the new one.
func TestEdits(t *testing.T) {
	for _, texts := range [][2]string{
		{"", ""}, {"a\n", "a\n"}, {"", "a\n"}, {"a\n", ""}, {"a\nb\nc\n", "a\nx\nc\n"}, {"a\nb\nc", "a\nc"}, {"a\nb", "a\nb\n"}, {"a\n", "a"},
		{"a\na\na\n", "a\na\n"}, {"a\n", "a\na\na\n"}, {"é\n𝄞 b\n", "é\n𝄞 c\n"}, {"a\r\nb\r\n", "a\nb\n"}, {"𝄞", "𝄞x"},
	} {
		before := procfile.Parse([]byte(texts[0]))
		edits := editsBetween(before, texts[1])
		if (len(edits) == 0) != (texts[0] == texts[1]) {
			t.Errorf("%q: %d edits", texts, len(edits))
		}
		text := before.Text
		for _, e := range edits {
			at := before.RangeOf(e.Span)
			text = text[:at.Start] + e.NewText + text[at.End:]
		}
		if text != texts[1] {
			t.Errorf("%q: the edits %+v lead to %q", texts, edits, text)
		}
	}
}
