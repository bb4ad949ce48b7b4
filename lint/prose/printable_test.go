package prose

import "testing"

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "",
		"web: a #1 世界":            "web: a #1 世界",
		"a\x1b[2J\r\n\tb\x7f":     "a␛[2J␍␊␉b␡",
		"\u009b31m \u202e \u200b": "�31m � �",
		"\xff":                    "�",
		"::error::x":              "：:error::x",
		"  ::stop-commands::x":    "  ：:stop-commands::x",
		"std::string":             "std::string",
		"a ##[add-path]b":         "a ##［add-path]b",
		"## [x]":                  "## [x]",
	} {
		if got := Printable(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}
