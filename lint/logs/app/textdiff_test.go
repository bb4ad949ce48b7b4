package app

import (
	"testing"
)

// TestAppended: the diff that adds a line.
func TestAppended(t *testing.T) {
	for text, want := range map[string]string{
		"":             "@@ -0,0 +1 @@\n+x\n",
		"a\n":          "@@ -1 +1,2 @@\n a\n+x\n",
		"a\nb\n":       "@@ -2 +2,2 @@\n b\n+x\n",
		"a\nno end":    "@@ -2 +2,2 @@\n-no end\n\\ No newline at end of file\n+no end\n+x\n",
		"a\r\nb\r\n\n": "@@ -3 +3,2 @@\n \n+x\n",
	} {
		if got := Appended("f", text, "x"); got != "--- a/f\n+++ b/f\n"+want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
