package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/internal/prosecheck"
)

// goTexts are the comments of a Go file and, unless it is a test, its texts.
func (f *file) goTexts() error {
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, f.name, f.content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	lineOf := func(n ast.Node) int { return files.Position(n.Pos()).Line }
	declared := map[string]bool{}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if ident, ok := n.(*ast.Ident); ok {
			declared[ident.Name] = true
		}
		return true
	})
	for _, group := range parsed.Comments {
		f.add(lineOf(group), prosecheck.Comment, withoutNames(group.Text(), declared))
	}
	if strings.HasSuffix(f.name, "_test.go") {
		return nil
	}
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.ValueSpec:
			return nameOf(n.Type) != "Words" // a list of names
		case *ast.Field:
			return n.Tag == nil
		case *ast.KeyValueExpr:
			return !slices.Contains(quoting, nameOf(n.Key))
		case *ast.CallExpr:
			// The arguments are a regular expression, or what a program prints.
			if called := nameOf(n.Fun); called == "MustCompile" || strings.EqualFold(called, "logged") {
				ast.Inspect(n.Fun, visit) // a text in the receiver of the call
				return false
			}
		case *ast.BinaryExpr, *ast.BasicLit:
			if text, ok := sum(n.(ast.Expr)); ok && isProse(text) {
				// An indented line is a list item or an example, not a part of a sentence.
				f.add(lineOf(n), prosecheck.Prose, strings.ReplaceAll(text, "\n  ", "\n\n  "))
				return false
			}
		}
		return true
	}
	ast.Inspect(parsed, visit)
	return nil
}

// nameOf is the name that an expression ends with, or "".
func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// sum is the text of an expression that adds literals; what is no literal in it becomes a piece of code.
func sum(e ast.Expr) (text string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.ParenExpr:
		return sum(e.X)
	case *ast.BinaryExpr:
		left, leftOK := sum(e.X)
		right, rightOK := sum(e.Y)
		return left + right, e.Op == token.ADD && (leftOK || rightOK)
	}
	return "`value`", false
}

// withoutNames replaces what names an identifier in a comment: its first word, when it documents something declared in
// the file, and all words that look like code.
func withoutNames(comment string, declared map[string]bool) string {
	comment = directive.ReplaceAllString(comment, "")
	if first := firstWord.FindString(comment); declared[first] {
		comment = "CODE" + comment[len(first):]
	}
	return capitalized.ReplaceAllString(name.ReplaceAllString(comment, "CODE"), "${1}CODE")
}
