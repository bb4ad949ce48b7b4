package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
)

func TestCheckNamesEachStalePage(t *testing.T) {
	folder := t.TempDir()
	gone := filepath.Join(folder, "gone.md")
	if err := os.WriteFile(gone, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	made := map[string][]byte{"json-command.md": []byte("a"), "sudo.md": []byte("b")}
	if err := writeMarkdown(folder, made); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(gone); err == nil {
		t.Error("a page of a rule that is gone is still there")
	}
	if err := checkMarkdown(folder, made); err != nil {
		t.Errorf("just written: %v", err)
	}
	if err := os.Remove(filepath.Join(folder, "sudo.md")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"gone.md", "json-command.md"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	err := checkMarkdown(folder, made)
	for _, name := range []string{"gone.md", "json-command.md", "sudo.md"} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s is stale, and the check shows %v", name, err)
		}
	}
}

func TestMarkdownShowsFilesBesideASample(t *testing.T) {
	s := &site{Groups: []group{{Rules: []rulePage{newRulePage(documented("beside", "T", beside))}}}}
	made, err := markdownPages(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"with `package.json`\n\n```text\n{}\n```\n", "## Exceptions\n\nProclint doesn't report these, or reports them as less severe.\n\n- One `x`.\n- Two.\n"} {
		if !strings.Contains(string(made["beside.md"]), want) {
			t.Errorf("the page lacks %q:\n%s", want, made["beside.md"])
		}
	}
}

var beside = lint.Docs{
	Summary: "S.", Why: "W.", Exceptions: []string{"One `x`.", "Two."}, Sources: []string{"a/b"},
	Bad:  check.Sample{Text: "web: x\n", Files: []check.SampleFile{{Path: "Procfile"}, {Path: "package.json", Text: "{}"}}},
	Good: check.Sample{Text: "web: y\n"},
}

// documented makes a rule with documentation, beside all others.
func documented(name, title string, of lint.Docs) *lint.Rule {
	all := map[string]lint.Docs{name: of}
	for _, r := range lint.Rules() {
		all[r.Name] = r.Docs()
	}
	check.TakeDocs(func() map[string]lint.Docs { return all })
	return &lint.Rule{Name: name, Group: check.FileGroup, Title: title}
}
