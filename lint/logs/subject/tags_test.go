package subject

import "testing"

// TestNewerTag: a tag gets the version that is asked for, with as many parts as it had.
func TestNewerTag(t *testing.T) {
	for _, test := range []struct{ tag, wanted, newer string }{
		{"1.21-alpine", "1.23.0", "1.23-alpine"},
		{"1.21-alpine3.18", "1.23.0", "1.23-alpine"},
		{"18.17.1-slim", ">= 20", "20-slim"},
		{"18", "^20.11.0 || >=22", "20"},
		{"3.9-bookworm", "~=3.12", "3.12-bookworm"},
		{"1.21-buster", "1.23", ""},
		{"1.23", "1.21", ""},
		{"1.23", "1.23.5", ""},
		{"22", "<21", ""},
		{"latest", "3.12", ""},
		{"3.12", "", ""},
		{"3.12", "99999999999999999999", ""},
	} {
		if newer := NewerTag(test.tag, test.wanted); newer != test.newer {
			t.Errorf("%s, %s: %q, want %q", test.tag, test.wanted, newer, test.newer)
		}
	}
}
