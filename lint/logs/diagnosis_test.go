package logs

import "testing"

// TestLooksAreKnown: a meaning names a look that exists.
func TestLooksAreKnown(t *testing.T) {
	if _, err := Load("== a\nlook moon\n"); err == nil || err.Error() != "a: there is nothing named \"moon\" to look at" {
		t.Error(err)
	}
}
