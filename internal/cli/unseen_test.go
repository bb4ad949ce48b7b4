package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint"
)

// oddities are things beside a Procfile that have to do with no other path: each is added to a folder.
var oddities = []struct {
	name string
	add  func(folder string) error
	fits func(c *inputs.Case) bool // nil where it has to do with no app
}{
	{"a dangling link", func(folder string) error { return os.Symlink("nowhere", filepath.Join(folder, "latest")) }, nil},
	{"a link to the root", func(folder string) error { return os.Symlink("/", filepath.Join(folder, "data")) }, nil},
	{"a link to a folder above", func(folder string) error { return os.Symlink("..", filepath.Join(folder, "above")) }, nil},
	{"a deep folder", func(folder string) error {
		return addFile(folder, strings.Repeat("deep/", 40)+"notes.txt", "x\n")
	}, nil},
	{"a submodule", func(folder string) error {
		return addFile(folder, ".gitmodules", "[submodule \"odd\"]\n\tpath = odd\n\turl = https://example.com/odd.git\n")
	}, nil},
	{"heroku.yml", func(folder string) error {
		return addFile(folder, "heroku.yml", "setup:\n  addons:\n    - plan: heroku-postgresql\n")
	}, func(c *inputs.Case) bool { return len(c.Targets) > 0 }}, // else it shows the platform
	{"setup.py", func(folder string) error {
		return addFile(folder, "setup.py", "from setuptools import setup\n\nsetup(name=\"shop\", packages=[])\n")
	}, func(c *inputs.Case) bool { // else it makes a Python app, or takes the place of what isn't deployed
		return c.Repository.IsFile("requirements.txt") && c.Repository.HasEnding(".py") && !strings.HasSuffix(c.File, "script-ignored.txtar")
	}},
	{"a large package.json", func(folder string) error {
		file := filepath.Join(folder, "package.json")
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		return os.WriteFile(file, slices.Concat([]byte(`{"description": "`), bytes.Repeat([]byte("x"), 400_000), []byte(`",`), text[1:]), 0o644)
	}, func(c *inputs.Case) bool {
		text, known := c.Repository.Text("package.json")
		return known && strings.HasPrefix(text, "{\"")
	}},
	{"30,000 files", func(folder string) error {
		for i := range 30_000 {
			if err := addFile(folder, fmt.Sprintf("media/%02d/%d", i%50, i), ""); err != nil {
				return err
			}
		}
		return nil
	}, func(c *inputs.Case) bool { return c.Name == "placeholder" }},
}

// addFile writes a file that isn't there.
func addFile(folder, name, text string) error {
	name = filepath.Join(folder, filepath.FromSlash(name))
	if _, err := os.Lstat(name); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

// plantCase writes the input of a golden file into a folder, with all files beside it, and returns the path of the input.
func plantCase(t *testing.T, folder string, c inputs.Case) string {
	t.Helper()
	texts := []string{".git/HEAD", "", ".proclint.toml", configOf(c)}
	for _, name := range c.Repository.Paths() {
		text, _ := c.Repository.Text(name)
		if !strings.HasSuffix(name, "/") && name != c.Path {
			texts = append(texts, name, strings.TrimSuffix(text, "\n"))
		}
	}
	plantIn(t, folder, append(texts, c.Path, string(c.Source))...)
	return filepath.Join(folder, filepath.FromSlash(c.Path))
}

// findingsAt are the findings of a file with their texts, without those that say what can't be seen.
func findingsAt(t *testing.T, file string) []string {
	t.Helper()
	var r lint.Report
	if err := json.Unmarshal([]byte(ran("lint", "--format", "json", file).output), &r); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	var found []string
	for _, d := range r.Diagnostics {
		if d.Rule != "file-not-seen" {
			found = append(found, fmt.Sprintf("%d %s %s: %s", d.Range.Start, d.Severity, d.Rule, d.Message))
		}
	}
	slices.Sort(found)
	return found
}

// TestOddNeighborsChangeNoFinding: what can't be seen, or has to do with something else, changes no finding about another path.
func TestOddNeighborsChangeNoFinding(t *testing.T) {
	cases, err := inputs.All("../../lint/rules/testdata")
	if err != nil {
		t.Fatal(err)
	}
	root, tried := t.TempDir(), 0
	for i, c := range cases {
		if c.Repository == nil || !c.Repository.Complete() || !filepath.IsLocal(c.Path) || len(c.Repository.Missed()) > 0 || golden.LeftOut(i, 4) {
			continue
		}
		before := findingsAt(t, plantCase(t, filepath.Join(root, fmt.Sprintf("%05d", i)), c))
		for _, odd := range oddities {
			if odd.fits != nil && !odd.fits(&c) {
				continue
			}
			folder := filepath.Join(root, fmt.Sprintf("%05d-%s", i, strings.ReplaceAll(odd.name, " ", "-")))
			file := plantCase(t, folder, c)
			if err := odd.add(folder); err != nil {
				t.Fatal(err)
			}
			tried++
			if after := findingsAt(t, file); !slices.Equal(before, after) {
				t.Errorf("%s %s, with %s:\n\t%s\nwithout it:\n\t%s", filepath.Base(c.File), c.Name, odd.name, strings.Join(after, "\n\t"), strings.Join(before, "\n\t"))
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d were tried", tried)
	}
}
