// Grammar writes what editors highlight Procfiles with, from the one description in syntax.go: the tables of the page, the TextMate grammar, the
// sources of the tree-sitter grammar with its queries, the syntax file of Vim and the mode of Emacs. It also writes which names they highlight in
// the inputs of the tests. Its argument is the root folder of the project; after -check the files are only compared.
package main

//go:generate go run . ../../..

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/proclint/proclint/internal/version"
)

func main() {
	args := os.Args[1:]
	check := len(args) == 2 && args[0] == "-check"
	if check {
		args = args[1:]
	}
	if len(args) != 1 {
		fmt.Fprintln(os.Stderr, "usage: grammar [-check] ROOT")
		os.Exit(2)
	}
	if err := run(args[0], check); err != nil {
		fmt.Fprintln(os.Stderr, "grammar:", err)
		os.Exit(1)
	}
}

func run(root string, check bool) error {
	made, err := files(root)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(made)) {
		path := filepath.Join(root, name)
		if !check {
			err = errors.Join(err, os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, made[name], 0o644))
			continue
		}
		if written, readErr := os.ReadFile(path); readErr != nil || !bytes.Equal(written, made[name]) {
			err = errors.Join(err, fmt.Errorf("%s is stale: run go generate ./internal/tools/grammar", name))
		}
	}
	return err
}

// files are the contents by their paths below the root.
func files(root string) (map[string][]byte, error) {
	textmate, err := textmate()
	if err != nil {
		return nil, err
	}
	expected, err := expected(root)
	if err != nil {
		return nil, err
	}
	return map[string][]byte{
		"static/src/editor/grammar.ts":                        []byte(page()),
		"editors/vscode/syntaxes/procfile.tmLanguage.json":    textmate,
		"editors/vim/syntax/procfile.vim":                     []byte(vim()),
		"editors/emacs/procfile-mode.el":                      []byte(emacs()),
		"editors/tree-sitter-procfile/grammar.js":             []byte(treeSitter()),
		"editors/tree-sitter-procfile/queries/highlights.scm": []byte(fill("highlights.scm")),
		"editors/tree-sitter-procfile/queries/injections.scm": []byte(fill("injections.scm")),
		"editors/zed/languages/procfile/highlights.scm":       []byte(fill("highlights.scm")),
		"editors/zed/languages/procfile/injections.scm":       []byte(fill("injections.scm")),
		"editors/tree-sitter-procfile/tree-sitter.json":       []byte(fill("tree-sitter.json")),
		"editors/testdata/entries.json":                       expected,
	}, nil
}

//go:embed templates
var templates embed.FS

// fill puts values in the place of their names in a template.
func fill(template string, namesAndValues ...string) string {
	text, err := templates.ReadFile("templates/" + template)
	if err != nil {
		panic(err) // the templates are part of the program
	}
	namesAndValues = append(namesAndValues, "VERSION", version.String())
	for i := 0; i < len(namesAndValues); i += 2 {
		namesAndValues[i] = "{{" + namesAndValues[i] + "}}"
	}
	return strings.NewReplacer(namesAndValues...).Replace(string(text))
}
