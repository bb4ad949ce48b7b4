//go:build hosts

package hosts

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// withLanguage changes a configuration so that it uses the hooks of a language, by the languages that there may be.
var withLanguage = map[string]func(t *testing.T, config string) string{
	"golang": func(_ *testing.T, config string) string { return config },
	// The package that make npm made is used in place of the one in npm's registry.
	"node": func(t *testing.T, config string) string {
		packages, err := filepath.Glob(checkout + "/build/proclint-*.tgz")
		if err != nil || len(packages) != 1 {
			t.Fatalf("npm packages: %q, %v", packages, err)
		}
		archive, err := filepath.Abs(packages[0])
		if err != nil {
			t.Fatal(err)
		}
		return regexp.MustCompile(`( *)- id: proclint\S*`).ReplaceAllString(config, "$0-node\n$1  additional_dependencies: ["+archive+"]")
	},
}

// languages are those of the hooks.
func languages(t *testing.T) []string {
	t.Helper()
	var found []string
	for _, match := range regexp.MustCompile(`(?m)^  language: (\S+)$`).FindAllStringSubmatch(readText(t, checkout+"/.pre-commit-hooks.yaml"), -1) {
		found = append(found, match[1])
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// pre-commit installs the hooks of the last commit, as the recipe has them, and runs them on commits.
func TestPreCommitRunsTheHooks(t *testing.T) {
	source := filepath.Join(t.TempDir(), "source")
	git(t, ".", "clone", "--quiet", "--no-hardlinks", checkout, source)
	config := recipe(t, "ci.md", "yaml", "id: proclint-fmt")
	ofReadme := "repos:\n" + recipe(t, "../README.md", "yaml", "id: proclint-fmt")
	fixing := strings.Replace(config, "- id: proclint-fmt", "- id: proclint-fix", 1)

	home := t.TempDir()
	revision := git(t, source, "rev-parse", "HEAD")
	run := func(folder, config string) (string, int) {
		config = strings.Replace(config, "https://github.com/proclint/proclint", source, 1)
		config = regexp.MustCompile(`rev: \S+`).ReplaceAllString(config, "rev: "+revision)
		plant(t, folder, ".pre-commit-config.yaml", config)
		git(t, folder, "add", "--all")
		command := exec.Command("pre-commit", "run", "--all-files", "--verbose", "--color=never")
		command.Dir = folder
		command.Env = append(os.Environ(), "PRE_COMMIT_HOME="+home, "GOFLAGS=-modcacherw")
		out, _ := command.CombinedOutput()
		return string(out), command.ProcessState.ExitCode()
	}
	type commit struct {
		name, path, text string
		config           string
		status           int
		log              string
		then             string // the path of the file afterwards
		thenText         string
	}
	tests := []commit{
		{"an error", "Procfile", "wbe: npm start\n", config, 1, "process-type-typo", "Procfile", "wbe: npm start\n"},
		{"in lowercase", "procfile", "web: npm start\n", config, 1, "file-name", "procfile", "web: npm start\n"},
		{"with an extension", "Procfile.txt", "web: npm start\n", config, 1, "file-name", "Procfile.txt", "web: npm start\n"},
		{"in a folder", "backend/Procfile", "wbe: npm start\n", config, 1, "process-type-typo", "backend/Procfile", "wbe: npm start\n"},
		{"a good one", "Procfile", "web: npm start\n", config, 0, "Passed", "Procfile", "web: npm start\n"},
		{"unformatted", "Procfile", "web:   npm start\n", config, 1, "files were modified by this hook", "Procfile", "web: npm start\n"},
		{"another file", "Profiles.md", "# Profiles\n", config, 0, "Passed", "Profiles.md", "# Profiles\n"},
		{"no file that could be one", "main.go", "package main\n", config, 0, "no files to check", "main.go", "package main\n"},
		{"a fix", "Procfile", "wbe: npm start\n", fixing, 1, "files were modified by this hook", "Procfile", "web: npm start\n"},
		{"a fix of the name", "procfile", "web: npm start\n", fixing, 1, "files were modified by this hook", "Procfile", "web: npm start\n"},
		{"a fix of the extension", "Procfile.txt", "web: npm start\n", fixing, 1, "files were modified by this hook", "Procfile", "web: npm start\n"},
		{"a fix in a folder", "backend/Procfile", "wbe: npm start\n", fixing, 1, "files were modified by this hook", "backend/Procfile", "web: npm start\n"},
	}
	check := func(language string, test commit) {
		t.Run(language+"/"+test.name, func(t *testing.T) {
			folder := t.TempDir()
			git(t, folder, "init", "--quiet")
			plant(t, folder, test.path, test.text)
			change, ok := withLanguage[language]
			if !ok {
				t.Fatalf("no test runs hooks in %s", language)
			}
			log, status := run(folder, change(t, test.config))
			if status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("exit status %d, want %d and %q\n%s", status, test.status, test.log, log)
			}
			if got := readText(t, filepath.Join(folder, test.then)); got != test.thenText {
				t.Errorf("%s is %q afterwards, want %q", test.then, got, test.thenText)
			}
			if _, err := os.Stat(filepath.Join(folder, test.path)); test.then != test.path && err == nil {
				t.Errorf("%s is still there", test.path)
			}
		})
	}
	for _, language := range languages(t) {
		for _, test := range tests {
			check(language, test)
		}
	}
	check("golang", commit{"as in the README", "Procfile", "web:   npm start\n", ofReadme, 1, "files were modified by this hook", "Procfile", "web: npm start\n"})
}
