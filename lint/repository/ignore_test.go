package repository

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestIgnoresLikeGit compares the reading of .gitignore with git's own.
func TestIgnoresLikeGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git isn't installed, and this test compares with it")
	}
	paths := strings.Fields("Procfile procfile a.py app.py bot app/a.py app/b/a.py app/Procfile app/b/Procfile app/b/c/d.py build/a.py b/build/a.py " +
		"#a !a a\\b sp/x.py doc/frotz/a frotz a/doc/frotz foo.log deep/x/y/z/foo.log keep.log deep/keep.log")
	for _, files := range []map[string]string{
		{".gitignore": "Procfile\n"},
		{".gitignore": "/Procfile\n"},
		{".gitignore": "procfile\n"},
		{".gitignore": "Procfile \n*.py\r\n"},
		{".gitignore": "# Procfile\n\\#a\n\\!a\n"},
		{".gitignore": "*\n!Procfile\n"},
		{".gitignore": "*\n!*/\n!*.py\n"},
		{".gitignore": "/*\n!/app\n/app/*\n!/app/b\n"},
		{".gitignore": "app/\n!app/Procfile\n"},
		{".gitignore": "Procfile/\nbuild/\n"},
		{".gitignore": "app/*.py\n"},
		{".gitignore": "app/**\n"},
		{".gitignore": "app/**/a.py\n"},
		{".gitignore": "**/b/Procfile\n**/build\n"},
		{".gitignore": "doc/frotz\n"},
		{".gitignore": "/frotz\n*.log\n!keep.log\n"},
		{".gitignore": "[!a]pp.py\n[ab].py\n?ot\n"},
		{".gitignore": "a**.py\n"},
		{".gitignore": "\n\n   \n!\n/\n[\n"},
		{".gitignore": "*.py\n", "app/.gitignore": "!a.py\n"},
		{".gitignore": "!Procfile\n", "app/.gitignore": "Procfile\n", "app/b/.gitignore": "!Procfile\n"},
		{".gitignore": "app\n", "app/.gitignore": "!Procfile\n"},
		{"app/.gitignore": "/b\n"},
		{"app/.gitignore": "b/c/\n/a.py\n"},
	} {
		dir := t.TempDir()
		git := exec.Command("git", "init", "-q", dir)
		git.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
		if out, err := git.CombinedOutput(); err != nil {
			t.Fatalf("git init: %v: %s", err, out)
		}
		list := List{Texts: files, Listed: slices.Clone(paths)}
		for name, text := range files {
			list.Listed = append(list.Listed, name)
			write(t, filepath.Join(dir, name), text)
		}
		for _, name := range paths {
			write(t, filepath.Join(dir, name), "")
		}
		check := exec.Command("git", "check-ignore", "--no-index", "-z", "--stdin")
		check.Dir, check.Env = dir, git.Env
		check.Stdin = strings.NewReader(strings.Join(paths, "\x00"))
		out, err := check.Output()
		if _, failed := err.(*exec.ExitError); err != nil && !failed {
			t.Fatal(err)
		}
		ignored := strings.Split(string(out), "\x00")
		r := New(list, "")
		for _, name := range paths {
			if got, want := r.IgnoredByGit(name) != "", slices.Contains(ignored, name); got != want {
				t.Errorf("%q: %s is ignored: %v, but for git: %v", files, name, got, want)
			}
		}
		if len(files) > 1 || files[gitIgnore] == "" {
			continue
		}
		for _, name := range paths {
			if got, want := r.IgnoredBy(gitIgnore, name) != "", slices.Contains(ignored, name); got != want {
				t.Errorf("%q as the only file: %s is ignored: %v, but for git: %v", files, name, got, want)
			}
		}
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
