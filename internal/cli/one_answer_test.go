package cli

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
)

// oneAnswers are files of a repository with what is found in them, whatever names them.
var oneAnswers = []struct {
	file   string
	beside string // further files, between spaces
	want   string
}{
	{"Procfile", "", "1 error space-after-colon"},
	{"backend/Procfile", "", "1 warning file-location, 1 error space-after-colon"},
	{"backend/Procfile", "Procfile", "1 info file-location, 1 error space-after-colon"},
	{"backend/Procfile␠copy", "Procfile", "1 info file-location, 1 error file-name, 1 error space-after-colon"},
	{"backend/Procfile2", "Procfile", "1 info file-location, 1 error file-name, 1 error space-after-colon"},
	{"backend/Procfile~", "", "1 warning file-location, 1 error file-name, 1 error space-after-colon"},
	{"Procfile␠copy", "Procfile", "1 info file-name, 1 error space-after-colon"},
	{"Procfile~", "Procfile", "1 info file-name, 1 error space-after-colon"},
	{"Procfile␠(2)", "", "1 error file-name, 1 error space-after-colon"},
	{"backend/Procfile.bak", "Procfile", "1 info file-name, 1 error space-after-colon"},
	{"backend/Procfile.old", "", "1 info file-name, 1 error space-after-colon"},
	{"Procfile.save", "Procfile", "1 info file-name, 1 error space-after-colon"},
	{"backend/Procfile.swp", "backend/Procfile", "1 info file-name, 1 error space-after-colon"},
	{"Procfile.exe", "", "1 info file-name, 1 error space-after-colon"},
	{"Procfile.heroku", "", "1 warning file-name, 1 error space-after-colon"},
	{"backend/Procfile.heroku", "Procfile", "1 info file-name, 1 error space-after-colon"},
	{"backend/Procfile.dev", "Procfile", "1 error space-after-colon"},
	{"backend/dev.Procfile", "Procfile", "1 error space-after-colon"},
	{"local.Procfile", "", "1 error space-after-colon"},
	{"dev-api.Procfile", "", "1 error space-after-colon"},
	{"Procfile_dev", "", "1 info file-name, 1 error space-after-colon"},
	{"dev_Procfile", "", "1 info file-name, 1 error space-after-colon"},
	{"Procfile.orig", "Procfile", "1 info file-name, 1 error space-after-colon"},
	{"heroku.Procfile", "", "1 warning file-name, 1 error space-after-colon"},
	{"backend/heroku.Procfile", "Procfile", "1 info file-name, 1 error space-after-colon"},
	{"shop.Procfile", "", "1 info file-name, 1 error space-after-colon"},
	{"Poccfile", "", "1 error file-name, 1 error space-after-colon"},
	{"backend/Prcofile", "", "1 warning file-location, 1 error file-name, 1 error space-after-colon"},
	{"Process", "", "1 error file-name, 1 error space-after-colon"},
	{"processes", "Procfile", "1 error file-name, 1 error space-after-colon"},
	{"backend/procs", "", "1 warning file-location, 1 error file-name, 1 error space-after-colon"},
}

// TestOneAnswer: a file of a repository has the same findings, whichever argument, working folder, or surface it is
// given by.
func TestOneAnswer(t *testing.T) {
	const text = "web:node server.js\n"
	for _, tt := range oneAnswers {
		file := strings.ReplaceAll(tt.file, "␠", " ")
		t.Run(tt.file+" beside "+tt.beside, func(t *testing.T) {
			root := t.TempDir()
			files := append(strings.Fields(tt.beside), file, "server.js")
			contents := []string{".git/HEAD", "", ".proclint.toml", "platforms = ['heroku']"}
			for _, name := range files {
				contents = append(contents, name, text)
			}
			plantIn(t, root, contents...)
			whole := filepath.Join(root, filepath.FromSlash(file))
			folder := filepath.Dir(whole)
			answers := map[string]string{
				"language server": fromServer(t, whole, text),
				"its path":        reportOf(t, root, whole, file),
				"its whole path":  reportOf(t, root, whole, whole),
				"the tree":        reportOf(t, root, whole, "-r", "."),
				"its folder":      reportOf(t, root, whole, "-r", path.Dir(file)),
				"in its folder":   reportOf(t, folder, whole, path.Base(file)),
				"from elsewhere":  reportOf(t, t.TempDir(), whole, whole),
			}
			if !slices.ContainsFunc(strings.Fields(tt.beside), func(other string) bool { return path.Dir(other) == path.Dir(file) }) {
				answers["a folder"] = reportOf(t, root, whole, path.Dir(file))
				answers["the current folder"] = reportOf(t, folder, whole)
			}
			request := encode(t, map[string]any{"path": file, "text": text, "platforms": []string{"heroku"}, "files": files})
			answers["API"] = fromAPI(t, request)
			answers["bridge"] = foundIn(t, api.Call(api.Answering(api.PageMethods()), "lint", request))
			for surface, got := range answers {
				if got != tt.want {
					t.Errorf("%s: %q, want %q", surface, got, tt.want)
				}
			}
		})
	}
}

// TestOneAnswerOutsideOfGit: where nothing shows the project, the folder of the file is all that lint looks at. It doesn't
// report the place of a file.
func TestOneAnswerOutsideOfGit(t *testing.T) {
	root := t.TempDir()
	plantIn(t, root, ".proclint.toml", "platforms = ['heroku']", "foo/Procfile", "web: node server.js\n", "foo/server.js", "",
		"bar/Procfile␠copy", "web: ./start\n", "all/Procfile", "web: ./start\n", "all/api/Procfile.heroku", "web: ./start\n",
		"all/api/package.json", "{}", "all/package.json", `{"scripts": {"start": "node ."}}`,
		"all/web/Procfile", "web: node src/main.js\n", "all/src/main.js", "", "all/web/src/index.js", "", "all/web/package.json", "{}")
	for _, tt := range []struct{ folder, file, args, want string }{
		{".", "foo/Procfile", "foo/Procfile", ""},
		{".", "foo/Procfile", "foo", ""},
		{".", "foo/Procfile", "-r .", ""},
		{"foo", "foo/Procfile", "Procfile", ""},
		{"foo", "foo/Procfile", ".", ""},
		{".", "foo/Procfile", "", ""},
		{".", "bar/Procfile copy", "bar/Procfile␠copy", "1 error file-name"},
		{".", "bar/Procfile copy", "bar", "1 error file-name"},
		{".", "bar/Procfile copy", "-r .", "1 error file-name"},
		{"bar", "bar/Procfile copy", "Procfile␠copy", "1 error file-name"},
		{".", "all/api/Procfile.heroku", "all/api/Procfile.heroku", "1 warning file-name"},
		{".", "all/api/Procfile.heroku", "all/api", "1 warning file-name"},
		{".", "all/api/Procfile.heroku", "-r all", "1 warning file-name"},
		{".", "all/api/Procfile.heroku", "-r .", "1 warning file-name"},
		{"all", "all/api/Procfile.heroku", "api/Procfile.heroku", "1 warning file-name"},
		{"all", "all/api/Procfile.heroku", "api", "1 warning file-name"},
		{"all/api", "all/api/Procfile.heroku", "Procfile.heroku", "1 warning file-name"},
		{"all/api", "all/api/Procfile.heroku", ".", "1 warning file-name"},
		{"foo", "all/api/Procfile.heroku", "../all/api/Procfile.heroku", "1 warning file-name"},
		{".", "all/web/Procfile", "all/web/Procfile", "1 error script-not-found"},
		{".", "all/web/Procfile", "all/web", "1 error script-not-found"},
		{".", "all/web/Procfile", "-r .", "1 error script-not-found"},
		{"all", "all/web/Procfile", "web/Procfile", "1 error script-not-found"},
		{"all/web", "all/web/Procfile", "", "1 error script-not-found"},
	} {
		var args []string
		for _, arg := range strings.Fields(tt.args) {
			args = append(args, strings.ReplaceAll(arg, "␠", " "))
		}
		whole := filepath.Join(root, filepath.FromSlash(tt.file))
		if got := reportOf(t, filepath.Join(root, tt.folder), whole, args...); got != tt.want {
			t.Errorf("in %s, lint %s finds %q, want %q", tt.folder, tt.args, got, tt.want)
		}
		text, err := os.ReadFile(whole)
		if err != nil {
			t.Fatal(err)
		}
		if got := fromServer(t, whole, string(text)); got != tt.want {
			t.Errorf("in %s, the language server finds %q in %s, want %q", tt.folder, got, tt.file, tt.want)
		}
	}
}

// plantIn writes files into a folder: names, in which ␠ is a space, and texts.
func plantIn(t *testing.T, root string, files ...string) {
	t.Helper()
	for i := 0; i < len(files); i += 2 {
		name := filepath.Join(root, filepath.FromSlash(strings.ReplaceAll(files[i], "␠", " ")))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// reportOf is what lint finds in a file when it runs in a folder, or "none" without a report of it.
func reportOf(t *testing.T, folder, file string, args ...string) string {
	t.Helper()
	t.Chdir(folder)
	r := ran(append([]string{"lint", "--json-lines"}, args...)...)
	if r.errors != "" {
		return r.errors
	}
	for line := range strings.Lines(r.output) {
		var report lint.Report
		if err := json.Unmarshal([]byte(line), &report); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		reported := filepath.FromSlash(report.File.Path)
		if !filepath.IsAbs(reported) {
			reported = filepath.Join(folder, reported)
		}
		if reported == file {
			return findingsOf(report.Diagnostics)
		}
	}
	return "none"
}
