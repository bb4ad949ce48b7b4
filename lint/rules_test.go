package lint

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
)

// TestRegister compares the register with the files on disk: each rule has its file,
// its golden file, and its documentation.
func TestRegister(t *testing.T) {
	files, err := filepath.Glob("rules/*.go")
	if err != nil {
		t.Fatal(err)
	}
	onDisk := map[string]bool{}
	for _, f := range files {
		name := strings.ReplaceAll(strings.TrimSuffix(filepath.Base(f), ".go"), "_", "-")
		if strings.HasSuffix(f, "_test.go") || name == "doc" || name == "doc-files" {
			continue
		}
		onDisk[name] = true
		if _, ok := check.RuleByName(name); !ok {
			t.Errorf("%s registers no rule %q", f, name)
		}
	}
	for _, r := range check.Rules() {
		if !onDisk[r.Name] {
			t.Errorf("rule %s has no file rules/%s.go", r.Name, strings.ReplaceAll(r.Name, "-", "_"))
		}
		if _, err := os.Stat(filepath.Join("rules/testdata", r.Name+".txtar")); err != nil {
			t.Errorf("rule %s has no golden file: %v", r.Name, err)
		}
		file, ok := strings.CutPrefix(r.URL(), "https://github.com/proclint/proclint/blob/main/")
		if _, err := os.Stat(filepath.Join("..", file)); !ok || err != nil {
			t.Errorf("rule %s has the address %s, which names no file: %v", r.Name, r.URL(), err)
		}
		docs := r.Docs()
		if r.Title == "" || docs.Summary == "" || docs.Why == "" || len(docs.Sources) == 0 || docs.Bad.Text == "" && r.Name != "no-processes" || docs.Good.Text == "" {
			t.Errorf("rule %s lacks a part of its documentation", r.Name)
		}
		if r.Group.Order() < 0 {
			t.Errorf("rule %s is in no known group: %q", r.Name, r.Group)
		}
	}
}

// TestSamples runs the samples of each rule's documentation.
func TestSamples(t *testing.T) {
	for _, r := range check.Rules() {
		t.Run(r.Name, func(t *testing.T) {
			docs := r.Docs()
			bad := lintSample(t, docs.Bad)
			if len(bad.Diagnostics) != 1 || bad.Diagnostics[0].Rule != r.Name {
				t.Errorf("the bad sample gives %q, want %s once", messages(bad), r.Name)
			}
			if good := lintSample(t, docs.Good); len(good.Diagnostics) != 0 {
				t.Errorf("the good sample gives %q", messages(good))
			}
			if bad, good := docs.Shown(); bad == good {
				t.Errorf("both samples are shown as %q", bad)
			}
			checkLaws(t, sampleInput(t, docs.Bad))
			checkLaws(t, sampleInput(t, docs.Good))
		})
	}
}

func sampleInput(t *testing.T, s check.Sample) check.Input {
	t.Helper()
	in := check.Input{Path: s.Path, Source: []byte(s.Text), Repository: s.Repository()}
	if in.Path == "" {
		in.Path = "Procfile"
	}
	if s.Platforms != nil {
		in.Targets = targetsOf(t, s.Platforms)
	}
	return in
}

func lintSample(t *testing.T, s check.Sample) *Report {
	t.Helper()
	report, err := Lint(sampleInput(t, s))
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// TestDocsAreShort keeps the documentation of a rule easy to scan.
func TestDocsAreShort(t *testing.T) {
	const most = 100
	for _, r := range check.Rules() {
		docs := r.Docs()
		if n := len(strings.Fields(docs.Why)); n > most {
			t.Errorf("%s: the explanation has %d words, at most %d: move exceptions to their list", r.Name, n, most)
		}
		if strings.HasPrefix(docs.Summary, "Finds ") {
			t.Errorf("%s: the summary says what a rule does instead of what is wrong: %q", r.Name, docs.Summary)
		}
		for _, e := range docs.Exceptions {
			if !strings.HasSuffix(e, ".") {
				t.Errorf("%s: an exception is no sentence: %q", r.Name, e)
			}
		}
	}
}

// A command that Linux gives to no shell is an error where one runs it, and nowhere is it called checked.
func TestCommandOfALimit(t *testing.T) {
	all := targetsOf(t, []string{"heroku", "drycc", "deis", "foreman", "goreman", "piku"})
	for extra, want := range map[int]int{0: 0, 1: len(all)} {
		text := "node server.js "
		text += strings.Repeat("x", command.MaxLength-len(text)+extra)
		report, err := Lint(Input{Path: "Procfile", Source: []byte("worker: " + text + "\n"), Targets: all})
		if err != nil {
			t.Fatal(err)
		}
		about := 0
		for _, d := range report.Diagnostics {
			for _, e := range d.Effects {
				if d.Rule == "command-length" {
					about += len(e.Platforms)
				}
			}
		}
		if about != want {
			t.Errorf("a command of %d bytes has a finding on %d platforms, not %d", len(text), about, want)
		}
	}
}
