package subject

import (
	"testing"

	"github.com/proclint/proclint/lint/procfile"
)

// TestChanges: the edits and the diff say the same.
func TestChanges(t *testing.T) {
	for _, c := range []struct {
		text        string
		change      Change
		after, diff string
	}{
		{"", Appended("f", "", "x"), "x\n", "@@ -0,0 +1 @@\n+x\n"},
		{"a\n", Appended("f", "a\n", "x"), "a\nx\n", "@@ -1 +1,2 @@\n a\n+x\n"},
		{"a\nb\n", Appended("f", "a\nb\n", "x"), "a\nb\nx\n", "@@ -2 +2,2 @@\n b\n+x\n"},
		{"a\nnö 𝄞", Appended("f", "a\nnö 𝄞", "x"), "a\nnö 𝄞\nx\n", "@@ -2 +2,2 @@\n-nö 𝄞\n\\ No newline at end of file\n+nö 𝄞\n+x\n"},
		{"a\r\nb\r\n\n", Appended("f", "a\r\nb\r\n\n", "x"), "a\r\nb\r\n\nx\n", "@@ -3 +3,2 @@\n \n+x\n"},
		{"a\nb\n", Inserted("f", "a\nb\n", 1, "x"), "a\nx\nb\n", "@@ -1,2 +1,3 @@\n a\n+x\n b\n"},
		{"a\nb\n", Replaced("f", "a\nb\n", 1, "x"), "x\nb\n", "@@ -1 +1 @@\n-a\n+x\n"},
		{"a\n𝄞b", Replaced("f", "a\n𝄞b", 2, "x"), "a\nx", "@@ -2 +2 @@\n-𝄞b\n\\ No newline at end of file\n+x\n\\ No newline at end of file\n"},
		{"a\r\nb\r\n", Replaced("f", "a\r\nb\r\n", 1, "x"), "x\r\nb\r\n", "@@ -1 +1 @@\n-a\r\n+x\n"},
	} {
		doc := procfile.Parse([]byte(c.text))
		edit := c.change.Edits[0]
		after, err := procfile.Apply(doc.Text, []procfile.TextEdit{{Range: doc.RangeOf(edit.Span), NewText: edit.NewText}})
		if err != nil || after != c.after {
			t.Errorf("%q: %q, %v, want %q", c.text, after, err, c.after)
		}
		if want := "--- a/f\n+++ b/f\n" + c.diff; c.change.Diff != want {
			t.Errorf("%q: %q, want %q", c.text, c.change.Diff, want)
		}
	}
}
