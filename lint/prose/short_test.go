package prose

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestShort(t *testing.T) {
	long := strings.Repeat("x", 5000)
	for _, tt := range []struct{ name, message, begins, ends string }{
		{"short", "a: no such file", "a: no such file", "a: no such file"},
		{"a path", "/" + long + "/a: no such file", "/xxx", "/a: no such file"},
		{"a pattern", `line 2: the pattern "` + long + `" is wrong`, `line 2: the pattern "x`, `x" is wrong`},
		{"characters of several bytes", strings.Repeat("é", 5000) + " is unknown", "éé", "éé is unknown"},
		{"invalid characters", strings.Repeat("\x80", 5000) + " is unknown", "", " is unknown"},
		{"many words", strings.Repeat("choose one ", 5000) + "of these", "choose one", "of these"},
	} {
		got := Short(tt.message)
		if !strings.HasPrefix(got, tt.begins) || !strings.HasSuffix(got, tt.ends) || len(got) > longestError {
			t.Errorf("%s: %q", tt.name, got)
		}
		if utf8.ValidString(tt.message) && !utf8.ValidString(got) {
			t.Errorf("%s cuts a character: %q", tt.name, got)
		}
	}
}
