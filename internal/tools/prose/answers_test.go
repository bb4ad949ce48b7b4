package main

import (
	"strings"
	"testing"
)

// TestProblemsOfAnswer: an answer has lines of the usual width, no sentence twice, and no help that the fix repeats.
func TestProblemsOfAnswer(t *testing.T) {
	const head = "Procfile:1:1: error[port-hardcoded]: `web` listens on port 8000\n  1 | web: a 8000\n"
	for _, tt := range []struct{ printed, want string }{
		{head + "    |        ^^^^ no requests arrive\n  breaks: Heroku    ok: Drycc\n  fix: use `$PORT` (--suggested)\n", ""},
		{head + "    | no requests arrive ^^^^\n" + head + "    |        ^^^^ no requests arrive\n", `a sentence is there twice: "no requests arrive"`},
		{head + "  help: Use a port.\n" + head + "  help: Use a port.\n", `a sentence is there twice: "help: Use a port."`},
		{head + "  help: Use the variable that\n    is there.\n" + head + "  help: Set the variable that\n    is there.\n", ""},
		{head + "  help: Use `$PORT`.\n  fix: use `$PORT` (safe)\n", "help and fix are the same: \"use `$PORT`\""},
		{head + "  help: Use `$PORT`.\n" + head + "  fix: use `$PORT` (safe)\n", ""},
		{head + "  " + strings.Repeat("x ", 40) + "\n", "82 characters in a line, at most 80: "},
		{strings.Repeat("folder/", 20) + head, ""},
		{"Procfile: 4 problems\n  1:1  error  a\n         fix: b\n  2:1  error  a\n         fix: b\n", ""},
	} {
		got := strings.Join(problemsOfAnswer(tt.printed), "; ")
		if tt.want == "" && got != "" || !strings.HasPrefix(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.printed, got, tt.want)
		}
	}
}
