package repository

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
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
		{".gitignore": "***/a.py\n****/doc/*\n"},
		{".gitignore": "[[:upper:]]rocfile\n[[:alpha:]].py\n"},
		{".gitignore": "[![:lower:]]*\n*[[:space:][:digit:]]*\n"},
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
			if got, want := r.IgnoredByGit(name).By != "", slices.Contains(ignored, name); got != want {
				t.Errorf("%q: %s is ignored: %v, but for git: %v", files, name, got, want)
			}
		}
		if len(files) > 1 || files[gitIgnore] == "" {
			continue
		}
		for _, name := range paths {
			if got, want := r.IgnoredBy([]platform.IgnoreFile{{Name: gitIgnore}}, name).By != "", slices.Contains(ignored, name); got != want {
				t.Errorf("%q as the only file: %s is ignored: %v, but for git: %v", files, name, got, want)
			}
		}
	}
}

// TestIgnoresLikeOthers has what the programs that read other ignore files do, according to their source. What tar does is
// also compared with it.
func TestIgnoresLikeOthers(t *testing.T) {
	for _, c := range []struct {
		kind      platform.Patterns
		text      string
		out, kept string
	}{
		{platform.GcloudPatterns, "#!include:.gitignore\n!b.py\n", "a.py", "b.py app/b.py"},
		{platform.GcloudPatterns, "# !include:.gitignore\n", "a.py b.py", "Procfile"},
		{platform.GcloudPatterns, "#!include:sub/.gitignore\n#include:.gitignore\n", "", "a.py b.py"},
		{platform.GcloudPatterns, "#!include:.gcloudignore\nProcfile\n", "Procfile", "a.py"},
		{platform.GcloudPatterns, "#!include:.gitignore\n!b.py\n#!include:.gitignore\n", "a.py b.py", "Procfile"},
		{platform.PathspecPatterns, "app/\n!app/Procfile\n", "app/a.py", "app/Procfile Procfile"},
		{platform.PathspecPatterns, "/*\n!Procfile\n", "a.py app/a.py", "Procfile app/Procfile"},
		{platform.PathspecPatterns, "app/*.py\n", "app/a.py", "b/app/a.py"},
		{platform.GoPatterns, "app/a.py\n", "app/a.py b/app/a.py", "a.py"},
		{platform.GoPatterns, "app/*.py\n", "app/a.py", "b/app/a.py"},
		{platform.GoPatterns, "/Procfile\n?.py\n", "Procfile", "app/Procfile a.py"},
		{platform.GoPatterns, "app\n!Procfile\n", "app/a.py", "app/Procfile Procfile"},
		{platform.SlugPatterns, "*.py Procfile\n", "a.py app/a.py Procfile app/Procfile", "app/index.js"},
		{platform.SlugPatterns, "*\n!Procfile\n", "a.py Procfile", ""},
		{platform.SlugPatterns, "/Procfile # not Procfile\napp/\n", "Procfile app/a.py", "b/Procfile b/app/a.py"},
		{platform.RootPatterns, "/app\n*.py\n!a.py\n", "app/a.py a.py", "b/a.py b/app/a.py"},
		{platform.TarPatterns, "bot.py\nserver/index.js\n", "bot.py b/bot.py server/index.js b/server/index.js", "Procfile"},
		{platform.TarPatterns, "/bot.py\nserver/\n!bot.py\n", "", "bot.py b/bot.py server/index.js"},
		{platform.TarPatterns, "./bot.py\n*.js\nserver/*\n", "bot.py app/index.js server/a.py", "b/bot.py"},
		{platform.TarPatterns, "bot.py \n[!a]rocfile\n", "bot.py Procfile", "a.py"},
		{platform.DockerPatterns, "bot.py\n/app\n", "bot.py app/a.py", "b/bot.py b/app/a.py"},
		{platform.DockerPatterns, "**/*.py\n!a.py\n", "b.py app/a.py", "a.py"},
		{platform.DockerPatterns, "app\n!app/a.py\nserver/\n", "app/Procfile server/index.js server", "app/a.py"},
		{platform.DockerPatterns, "*\n!./app\n", "a.py", "app/a.py"},
	} {
		out, kept := strings.Fields(c.out), strings.Fields(c.kept)
		list := List{Listed: append(slices.Concat(out, kept), ".ignore", gitIgnore), Texts: map[string]string{".ignore": c.text, gitIgnore: "?.py\n#!include:.ignore\n"}}
		for _, name := range slices.Concat(out, kept) {
			r := New(list, "")
			if got, want := r.IgnoredBy([]platform.IgnoreFile{{Name: ".ignore", Patterns: c.kind}}, name).By != "", slices.Contains(out, name); got != want {
				t.Errorf("%d, %q: %s is ignored: %v", c.kind, c.text, name, got)
			}
		}
		if c.kind == platform.TarPatterns {
			if left := tarred(t, c.text, slices.Concat(out, kept)); !slices.Equal(left, kept) {
				t.Errorf("%q: tar keeps %q", c.text, left)
			}
		}
	}
}

// tarred are the files that tar puts into an archive.
func tarred(t *testing.T, patterns string, files []string) []string {
	t.Helper()
	dir, exclude := t.TempDir(), filepath.Join(t.TempDir(), "exclude")
	write(t, exclude, patterns)
	for _, name := range files {
		write(t, filepath.Join(dir, name), "")
	}
	if version, _ := exec.Command("tar", "--version").Output(); !strings.Contains(string(version), "GNU tar") {
		t.Skip("this test compares with GNU tar")
	}
	out, err := exec.Command("sh", "-c", `tar -X "$1" -C "$2" -cf - . | tar -tf -`, "sh", exclude, dir).Output()
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(slices.Clone(files), func(name string) bool { return !strings.Contains(string(out), "./"+name+"\n") })
}

// TestEachFolder has the order of the files in which railway up looks: those of one name in all folders, then those of the next.
func TestEachFolder(t *testing.T) {
	files := []platform.IgnoreFile{{Name: ".railwayignore", Patterns: platform.FolderPatterns}, {Name: gitIgnore, Patterns: platform.FolderPatterns}}
	for _, c := range []struct {
		texts map[string]string
		by    string
	}{
		{map[string]string{gitIgnore: "Procfile\n"}, gitIgnore},
		{map[string]string{gitIgnore: "Procfile\n", ".railwayignore": "*.py\n"}, gitIgnore},
		{map[string]string{gitIgnore: "Procfile\n", ".railwayignore": "!Procfile\n"}, ""},
		{map[string]string{"app/" + gitIgnore: "!Procfile\n", ".railwayignore": "Procfile\n"}, ".railwayignore"},
		{map[string]string{"app/.railwayignore": "!Procfile\n", ".railwayignore": "Procfile\n"}, ""},
		{map[string]string{".railwayignore": "app\n", "app/.railwayignore": "!Procfile\n"}, ".railwayignore"},
	} {
		list := List{Listed: []string{"app/Procfile"}, Texts: c.texts}
		for name := range c.texts {
			list.Listed = append(list.Listed, name)
		}
		if by := New(list, "app").IgnoredBy(files, "app/Procfile").By; by != c.by {
			t.Errorf("%q: by %q, not by %q", c.texts, by, c.by)
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

// TestIncludesTakeNoMoreThanTheFiles has a file that includes itself in each line: gcloud reads it once for each of them.
func TestIncludesTakeNoMoreThanTheFiles(t *testing.T) {
	text := strings.Repeat("#!include:.gcloudignore\n", 1000)
	r := New(List{Listed: []string{".gcloudignore"}, Texts: map[string]string{".gcloudignore": text}}, "")
	if got := len(r.withIncluded(text)); got > 2*len(text) {
		t.Errorf("%d bytes become %d", len(text), got)
	}
}
