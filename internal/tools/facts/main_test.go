package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/proclint/proclint/lint/platform/sources"
)

// commit writes files into a repository, which it makes if it has to, and returns the commit.
func commit(t *testing.T, dir string, files map[string]string) string {
	t.Helper()
	at := filepath.Join(dir, ".git")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) string {
		t.Helper()
		out, err := git(at, append([]string{"--work-tree=" + dir, "-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgSign=false", "-c", "core.autocrlf=false"}, args...)...)
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(out)
	}
	if _, err := os.Stat(at); err != nil {
		run("init", "--quiet")
		run("config", "uploadpack.allowFilter", "true")
	}
	for path, text := range files {
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	run("add", "--all")
	run("commit", "--quiet", "--message=x")
	return run("rev-parse", "HEAD")
}

// numbered are lines with numbers, and one of them is another text.
func numbered(at int, text string) string {
	var b strings.Builder
	for i := range 200 {
		line := strings.Repeat("x", i%7)
		if i == at {
			line = text
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// found is what the check finds with rows in a folder of repositories.
func found(t *testing.T, dir, host, rows string) *report {
	t.Helper()
	table, err := sources.Read(fstest.MapFS{"x.txt": {Data: []byte(rows)}})
	if err != nil {
		t.Fatal(err)
	}
	all, err := open(dir, host)
	if err != nil {
		t.Fatal(err)
	}
	return check(table, all)
}

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	app := filepath.Join(dir, "a", "app")
	old := commit(t, app, map[string]string{"port.go": "const port = 5000\n", "same.go": "a\n", "far.go": numbered(150, "literal")})
	commit(t, app, map[string]string{"port.go": "const port = 5000\nconst host = 1\n", "far.go": numbered(150, "literal") + "\nnew\n"})
	tip := commit(t, app, map[string]string{"far.go": strings.Replace(numbered(150, "literal"), "x", "y", 1)})
	if _, err := git(filepath.Join(app, ".git"), "clone", "--quiet", "--bare", app, filepath.Join(dir, "b+bare", "repo")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, rows, want, lacks string }{
		{"right", "s\n  file a/app port.go @" + tip + " 2026-11-29\n    const port = 5000\n", "1 places with 1 literals in 1 repositories: 0 errors, 0 changed", "##"},
		{"bare", "s\n  file b/bare port.go @" + tip + " 2026-11-29\n    const port = 5000\n", "0 errors, 0 changed", "##"},
		{"no path", "s\n  file a/app none.go @" + tip + " 2026-11-29\n    x\n", "x.txt:2: a/app none.go isn't in HEAD", ""},
		{"no literal", "s\n  file a/app port.go @" + tip + " 2026-11-29\n    port = 6000\n", "x.txt:2: a/app port.go lacks `port = 6000`", ""},
		{"changed near it", "s\n  file a/app port.go @" + old + " 2026-11-29\n    const port = 5000\n", "+const host = 1", ""},
		{"changed far from it", "s\n  file a/app far.go @" + old + " 2026-11-29\n    literal\n", "none near the literals", "+y"},
		{"not changed", "s\n  file a/app same.go @" + old + " 2026-11-29\n    a\n", "0 changed", "##"},
		{"pinned", "s\n  file a/app port.go =" + old + " 2026-11-29\n    const port = 5000\n", "0 errors, 0 changed", "##"},
		{"pinned, and gone there", "s\n  file a/app port.go =" + old + " 2026-11-29\n    const host\n", "lacks `const host`", ""},
		{"an unknown commit", "s\n  file a/app port.go @1234567 2026-11-29\n    const port = 5000\n", "- a/app: 1234567", "Errors"},
		{"an unknown pinned commit", "s\n  file a/app port.go =1234567 2026-11-29\n    const port = 5000\n", "- a/app: 1234567", "Errors"},
		{"absent", "s\n  absent a/app @" + tip + " 2026-11-29\n    procfile\n", "0 errors", "##"},
		{"no longer absent", "s\n  absent a/app @" + tip + " 2026-11-29\n    PORT = 5\n", "has `PORT = 5` in port.go", ""},
		{"no repository", "s\n  file c/none x.go @1234567 2026-11-29\n    x\n", "- c/none: 1 places", "Errors"},
		{"a page", "s\n  page https://example.com 2026-11-29\n    x\n", "- https://example.com (2026-11-29)", "Errors"},
		{"nobody looked", "s\n  none 2026-11-29 It is gone.\n", "- s: It is gone.", "Errors"},
	} {
		if got := found(t, dir, "", c.rows).String(); !strings.Contains(got, c.want) || c.lacks != "" && strings.Contains(got, c.lacks) {
			t.Errorf("%s: expected %q and not %q in:\n%s", c.name, c.want, c.lacks, got)
		}
	}
}

// An empty folder gets clones. What can't be cloned is in the list.
func TestClones(t *testing.T) {
	host := t.TempDir()
	tip := commit(t, filepath.Join(host, "a", "app"), map[string]string{"port.go": "const port = 5000\n"})
	rows := "s\n  file a/app port.go @" + tip + " 2026-11-29\n    const port = 5000\n  file a/none x.go @" + tip + " 2026-11-29\n    x\n"
	dir := filepath.Join(t.TempDir(), "facts")
	if got := found(t, dir, "file://"+filepath.ToSlash(host)+"/", rows).String(); !strings.Contains(got, "0 errors") || !strings.Contains(got, "- a/none: 1 places") {
		t.Error(got)
	}
	if got := found(t, dir, "file:///none/", rows); len(got.errors) > 0 || len(got.repositories) != 1 {
		t.Errorf("the clone isn't used again: %v", got)
	}
}
