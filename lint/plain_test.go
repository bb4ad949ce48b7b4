package lint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// mayBePlain has only entries of a simple form. Comments are left out, because they ignore findings by
// rules, of which the test makes copies.
var mayBePlain = regexp.MustCompile(`^(\n*[a-z]+[0-9]*: \S[^#\n]*)+\n*$`)

// checkSkipped compares the findings on a file with those of all rules, also where a plain file is skipped.
func checkSkipped(t *testing.T, in check.Input, all []*check.Rule) {
	t.Helper()
	usual := placesOf(check.Run(in, procfile.Parse(in.Source), check.RulesInOrder()))
	if full := placesOf(check.Run(in, procfile.Parse(in.Source), all)); !slices.Equal(usual, full) {
		t.Errorf("%q as %q for %v\nfound    %v\nall find %v", in.Source, in.Path, idsOf(in.Targets), usual, full)
	}
}

// runningEverywhere are copies of all rules that run on every file.
func runningEverywhere() []*check.Rule {
	var rules []*check.Rule
	for _, r := range check.RulesInOrder() {
		everywhere := *r
		everywhere.SkipsPlain = false
		rules = append(rules, &everywhere)
	}
	return rules
}

func placesOf(p *check.Pass) []string {
	var places []string
	for _, f := range p.Findings {
		places = append(places, fmt.Sprint(f.Rule.Name, f.Range, f.Headline))
	}
	return places
}

// TestRulesSkipOnlyPlainFilesWithoutFindings: a rule that doesn't run on plain files finds nothing in them.
func TestRulesSkipOnlyPlainFilesWithoutFindings(t *testing.T) {
	all := runningEverywhere()
	tried := 0
	try := func(in check.Input) {
		if !mayBePlain.Match(in.Source) {
			return
		}
		tried++
		in.Targets = nil
		checkSkipped(t, in, all)
		for i, target := range platform.Targets() {
			if golden.LeftOut(tried+i, 5) {
				continue
			}
			in.Targets = []*platform.Target{target}
			checkSkipped(t, in, all)
		}
	}
	commands := []string{"a", "node web.js", "web: a", "a:", "true", "null", "~", "1.5", "0x1f", ".nan", "2001-01-01", "0 5 1 1 1 a", "@daily a", "* a", "- a",
		"[a]", `["a"]`, "{a: b}", "{{a}}", "<%= a %>", "<<<<<<< a", ">>>>>>> a", "'a'", `"a"`, "`a`", "a \\", `a\`, `a \ b`, "a; b", "a // b", "// a", "-- a",
		"rem a", "a  b", "a ", "a\tb", "\ta", "a\rb", "a\r", "a \u00a0b", "é", "scale web=1", "ps:scale web=1", "a > b", "%a%", "a & b", "web", "//a", "http://a", "| a", ">- a", "&a b", "!a b",
		"web:a b", "web : a", strings.Repeat("a", 5000)}
	types := []string{"web", "worker", "release", "http", "https", "ps", "rem", "null", "true", "y", "heroku", "echo", "port", "from", "web1", "worker02", "y1", "null0", "x0", strings.Repeat("a", 120), strings.Repeat("a", 99) + "1"}
	for i, processType := range types {
		for j, command := range commands {
			line := processType + ": " + command
			try(check.Input{Path: "Procfile", Source: []byte(line)})
			other := types[(i+j)%len(types)] + ": " + commands[(i*7+j)%len(commands)]
			try(check.Input{Path: "Procfile", Source: []byte(line + "\n\n" + other + "\n")})
		}
	}
	for _, in := range goldenInputs(t) {
		try(in)
		for line := range strings.Lines(string(in.Source)) {
			try(check.Input{Path: in.Path, Source: []byte(line)})
		}
	}
	if tried < 1000 {
		t.Errorf("only %d files were tried", tried)
	}
}

func FuzzPlainFiles(f *testing.F) {
	f.Add("web: node web.js\nworker: a b:c $D ${E}\n")
	f.Add("web: a\n\nweb: -b 'c'\n")
	all := runningEverywhere()
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 1000 || !mayBePlain.MatchString(source) {
			return
		}
		in := check.Input{Path: "Procfile", Source: []byte(source)}
		checkSkipped(t, in, all)
		in.Targets = platform.Targets()
		checkSkipped(t, in, all)
	})
}
