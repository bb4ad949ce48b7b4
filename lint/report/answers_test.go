package report

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint"
)

// The most lines that lint prints of a finding on average, and those of a file with a typo, with the last lines.
const (
	maxMeanLines = 5.0
	maxTypoLines = 8
)

// What the lines of an answer are.
var (
	sourceLine   = regexp.MustCompile(`^ *\d+ \|`)
	besideCaret  = regexp.MustCompile(`^ *\|[ ^]*(.*?)[ ^]*$`)
	notASentence = regexp.MustCompile(`^(\S.*|  (fix|breaks|may break|source):.*|  +\d+:\d+ .*| *fix: .*)$`)
	continued    = regexp.MustCompile(`\n    ([^|\s])`)
	place        = regexp.MustCompile(`^.*:\d+:\d+: `)
)

// TestAnswers reads what lint prints in a terminal for golden inputs and for real Procfiles, which are other people's
// and no part of this project. PROCLINT_CORPUS names their folder; the default one lies beside the project.
func TestAnswers(t *testing.T) {
	golden, err := inputs.All("../rules/testdata")
	if err != nil {
		t.Fatal(err)
	}
	procfiles, err := inputs.Files(cmp.Or(os.Getenv("PROCLINT_CORPUS"), "../../../shared/corpus") + "/*rocfile*")
	if err != nil {
		t.Fatal(err)
	}
	if len(golden) == 0 {
		t.Fatal("no golden input")
	}
	for name, cases := range map[string][]inputs.Case{"golden inputs": golden, "real Procfiles": procfiles} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if len(cases) == 0 {
				t.Skip("PROCLINT_CORPUS names no folder of them")
			}
			findings, lines := 0, 0
			for _, c := range cases {
				usual, verbose, count := answers(t, c.Input)
				for _, problem := range append(problemsOfAnswer(usual), problemsOfAnswer(verbose)...) {
					t.Errorf("%s %s: %s", c.File, c.Name, problem)
				}
				findings, lines = findings+count, lines+strings.Count(usual, "\n")
			}
			if mean := float64(lines) / float64(max(findings, 1)); mean > maxMeanLines {
				t.Errorf("%.2f lines for a finding on average, at most %.1f", mean, maxMeanLines)
			}
		})
	}
}

// answers are what lint prints of a file, usually and with everything, and how many findings it has.
func answers(t *testing.T, in lint.Input) (usual, verbose string, findings int) {
	t.Helper()
	r, err := lint.Lint(in)
	if err != nil {
		t.Fatal(err)
	}
	print := func(verbose bool) string {
		return string(render(t, func(b *bytes.Buffer) error { return Text(b, r, TextOptions{Verbose: verbose}) }))
	}
	return print(false), print(true), len(r.Diagnostics)
}

func TestAnswerToATypo(t *testing.T) {
	r, err := lint.Lint(lint.Input{Path: "Procfile", Source: []byte("wbe: node server.js\n")})
	if err != nil {
		t.Fatal(err)
	}
	var totals Totals
	totals.Add(r)
	printed := render(t, func(b *bytes.Buffer) error {
		return cmp.Or(Text(b, r, TextOptions{}), Summary(b, totals, TextOptions{}))
	})
	if n := bytes.Count(printed, []byte("\n")); n > maxTypoLines {
		t.Errorf("%d lines, at most %d: %s", n, maxTypoLines, printed)
	}
}

// problemsOfAnswer are lines that are too wide, sentences that repeat, and helps that say what the fix says.
func problemsOfAnswer(printed string) (problems []string) {
	for line := range strings.Lines(printed) {
		line = strings.TrimSuffix(line, "\n")
		// A path is never broken.
		if width := utf8.RuneCountInString(place.ReplaceAllString(line, "")); width > DefaultWidth {
			problems = append(problems, fmt.Sprintf("%d characters in a line, at most %d: %q", width, DefaultWidth, line))
		}
	}
	said, help := map[string]bool{}, ""
	for line := range strings.Lines(continued.ReplaceAllString(printed, " $1")) {
		line = strings.TrimSuffix(line, "\n")
		text := strings.TrimSpace(line)
		if sourceLine.MatchString(line) {
			continue
		}
		if fix, ok := strings.CutPrefix(text, "fix: "); ok {
			title, _, _ := strings.Cut(fix, " (")
			if help != "" && strings.EqualFold(help, title) {
				problems = append(problems, fmt.Sprintf("help and fix are the same: %q", title))
			}
			continue
		}
		beside := besideCaret.FindStringSubmatch(line)
		if beside != nil {
			text = beside[1]
		}
		help, _ = strings.CutPrefix(strings.TrimSuffix(text, "."), "help: ")
		if !strings.HasPrefix(text, "help: ") {
			help = ""
		}
		if beside == nil && notASentence.MatchString(line) {
			continue
		}
		if len(strings.Fields(text)) > 2 && said[text] {
			problems = append(problems, fmt.Sprintf("a sentence is there twice: %q", text))
		}
		said[text] = true
	}
	return problems
}

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
