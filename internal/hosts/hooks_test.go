//go:build hosts

package hosts

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// pre-commit installs the hooks of the last commit with Go, as the recipe has them, and runs them on commits.
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
	tests := []struct {
		name, path, text string
		config           string
		status           int
		log              string
		then             string // the path of the file afterwards
		thenText         string
	}{
		{"an error", "Procfile", "wbe: npm start\n", config, 1, "process-type-typo", "Procfile", "wbe: npm start\n"},
		{"in lowercase", "procfile", "web: npm start\n", config, 1, "file-name", "procfile", "web: npm start\n"},
		{"with an extension", "Procfile.txt", "web: npm start\n", config, 1, "file-name", "Procfile.txt", "web: npm start\n"},
		{"in a folder", "backend/Procfile", "wbe: npm start\n", config, 1, "process-type-typo", "backend/Procfile", "wbe: npm start\n"},
		{"a good one", "Procfile", "web: npm start\n", config, 0, "Passed", "Procfile", "web: npm start\n"},
		{"as in the README", "Procfile", "web:   npm start\n", ofReadme, 1, "files were modified by this hook", "Procfile", "web: npm start\n"},
		{"unformatted", "Procfile", "web:   npm start\n", config, 1, "files were modified by this hook", "Procfile", "web: npm start\n"},
		{"another file", "Profiles.md", "# Profiles\n", config, 0, "Passed", "Profiles.md", "# Profiles\n"},
		{"no file that could be one", "main.go", "package main\n", config, 0, "no files to check", "main.go", "package main\n"},
		{"a fix", "Procfile", "wbe: npm start\n", fixing, 1, "files were modified by this hook", "Procfile", "web: npm start\n"},
		{"a fix of the name", "procfile", "web: npm start\n", fixing, 1, "files were modified by this hook", "Procfile", "web: npm start\n"},
		{"a fix of the extension", "Procfile.txt", "web: npm start\n", fixing, 1, "files were modified by this hook", "Procfile", "web: npm start\n"},
		{"a fix in a folder", "backend/Procfile", "wbe: npm start\n", fixing, 1, "files were modified by this hook", "backend/Procfile", "web: npm start\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			git(t, folder, "init", "--quiet")
			plant(t, folder, test.path, test.text)
			log, status := run(folder, test.config)
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
}
