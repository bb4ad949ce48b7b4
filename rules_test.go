//go:build !js

package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
)

// ruleNames are the places where a text that is a rule's name may be, with the reason.
// In the file of a rule, Before names the rules that run after it.
var ruleNames = map[string][]string{
	// The topics of facts have these names in documents and in the API.
	"lint/platform/fact.go": {"byte-order-mark", "empty-command"},
	// The program sudo.
	"lint/command/sources.go":  {"sudo"},
	"lint/command/wrappers.go": {"sudo"},
}

// TestNothingElseNamesARule: a rule is one file, and only that one has its name.
func TestNothingElseNamesARule(t *testing.T) {
	named := map[string][]string{}
	for _, file := range slices.Concat(sourceFiles(t, "lint", ".go"), sourceFiles(t, "web", ".go"), sourceFiles(t, "internal", ".go")) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		own := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(file, "lint/rules/"), ".go"), "_", "-")
		for _, text := range textsWithoutBefore(parsed) {
			if _, ok := lint.RuleByName(text); !ok || text == own {
				continue
			}
			if named[file] = append(named[file], text); !slices.Contains(ruleNames[file], text) {
				t.Errorf("%s names the rule %q: let its file in lint/rules say what is special about it", file, text)
			}
		}
	}
	for file, names := range ruleNames {
		for _, name := range names {
			if !slices.Contains(named[file], name) {
				t.Errorf("%s does not name %q: remove the exception", file, name)
			}
		}
	}
}

// textsWithoutBefore are the texts of a file, but for those of Before fields.
func textsWithoutBefore(file *ast.File) []string {
	var texts []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.KeyValueExpr:
			key, ok := n.Key.(*ast.Ident)
			return !ok || key.Name != "Before"
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
				texts = append(texts, text)
			}
		}
		return true
	})
	return texts
}
