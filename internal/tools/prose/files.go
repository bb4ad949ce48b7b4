package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"regexp"
	"strings"

	"github.com/proclint/proclint/internal/prosecheck"
)

// ignored are files whose texts other people wrote, that are generated from a checked file, that are in another
// language than English, or that show what the check finds.
var ignored = regexp.MustCompile(`(^|/)(package-lock\.json|go\.sum)$` +
	`|^web/openapi\.json$|^internal/cli/report\.schema\.json$|^static/api\.html$|^docs/rules/|^static/src/messages/(de|es|fr|pt|zh)\.ts$|^static/e2e/fixtures-sites/` +
	`|^internal/prosecheck/|/testdata/fuzz/|^LICENSE$`)

// fileTexts are the texts in the files of the project.
func fileTexts() ([]prosecheck.Text, error) {
	listed, err := exec.Command("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	if err != nil {
		return nil, fmt.Errorf("git ls-files: %w", err)
	}
	var texts []prosecheck.Text
	for _, name := range strings.Split(strings.TrimSuffix(string(listed), "\x00"), "\x00") {
		extract := extractor(name)
		if extract == nil || ignored.MatchString(name) {
			continue
		}
		content, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // deleted, and not yet committed
		}
		if err != nil {
			return nil, err
		}
		found, err := extract(name, bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n")))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		texts = append(texts, found...)
	}
	return texts, nil
}

// extractor returns what finds the texts in a file of this name, or nil where no file of its kind has any.
func extractor(name string) func(name string, content []byte) ([]prosecheck.Text, error) {
	switch path.Ext(name) {
	case ".go":
		return goTexts
	case ".ts", ".mts", ".mjs", ".js", ".css", ".jsonc":
		return scriptTexts
	case ".md":
		return markdownTexts
	case ".html", ".tmpl":
		return htmlTexts
	case ".txtar":
		return goldenTexts
	case ".json":
		return jsonTexts
	case ".yaml", ".yml":
		return yamlTexts
	case ".sh", ".service":
		return hashTexts
	}
	switch path.Base(name) {
	case "Makefile", "Containerfile", "wasm-exec", "run", ".gitignore", "_headers":
		return hashTexts
	}
	return nil
}

func at(name string, line int) string { return fmt.Sprintf("%s:%d", name, line) }

// lineOf is the line, from 1, of an offset.
func lineOf(content string, offset int) int { return 1 + strings.Count(content[:offset], "\n") }
