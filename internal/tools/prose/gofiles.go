package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/internal/prosecheck"
)

// quoting are fields of values in Go code that quote what platforms and programs print, samples, sources and names.
var quoting = []string{"Logs", "Log", "Sources", "Source", "Bad", "Good", "LengthError", "Checked", "programs", "also", "forms"}

// quotesCode reports whether the arguments of a call are a regular expression or what a program prints.
func quotesCode(call *ast.CallExpr) bool {
	called, ok := call.Fun.(*ast.SelectorExpr)
	return ok && (called.Sel.Name == "MustCompile" || strings.EqualFold(called.Sel.Name, "logged"))
}

// goTexts are the comments of a Go file and, unless it is a test, its texts.
func goTexts(name string, content []byte) ([]prosecheck.Text, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var texts []prosecheck.Text
	add := func(pos token.Pos, kind prosecheck.Kind, text string) {
		texts = append(texts, prosecheck.Text{Place: at(name, files.Position(pos).Line), Kind: kind, Text: text})
	}
	declared := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if ident, ok := n.(*ast.Ident); ok {
			declared[ident.Name] = true
		}
		return true
	})
	for _, group := range file.Comments {
		add(group.Pos(), prosecheck.Comment, withoutNames(group.Text(), declared))
	}
	if strings.HasSuffix(name, "_test.go") {
		return texts, nil
	}
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec, *ast.CaseClause:
			_, isCase := n.(*ast.CaseClause)
			return isCase
		case *ast.ValueSpec:
			return !isWordList(n.Type)
		case *ast.Field:
			return n.Tag == nil
		case *ast.KeyValueExpr:
			key, ok := n.Key.(*ast.Ident)
			return !ok || !slices.Contains(quoting, key.Name)
		case *ast.CallExpr:
			if quotesCode(n) {
				ast.Inspect(n.Fun, visit) // a text in the receiver of the call
				return false
			}
		case *ast.BinaryExpr, *ast.BasicLit:
			if text, ok := sum(n.(ast.Expr)); ok && isProse(text) {
				// An indented line is a list item or an example, not a part of a sentence.
				add(n.Pos(), prosecheck.Prose, strings.ReplaceAll(text, "\n  ", "\n\n  "))
				return false
			}
		}
		return true
	}
	ast.Inspect(file, visit)
	return texts, nil
}

// isWordList reports whether a type is Words of package command, which is a list of names.
func isWordList(e ast.Expr) bool {
	if selector, ok := e.(*ast.SelectorExpr); ok {
		e = selector.Sel
	}
	ident, ok := e.(*ast.Ident)
	return ok && ident.Name == "Words"
}

// sum is the text of an expression that adds literals; what is no literal in it becomes a piece of code.
func sum(e ast.Expr) (text string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.ParenExpr:
		return sum(e.X)
	case *ast.BinaryExpr:
		left, leftOK := sum(e.X)
		right, rightOK := sum(e.Y)
		if e.Op != token.ADD || !leftOK && !rightOK {
			return "", false
		}
		return left + right, true
	}
	return "`value`", false
}

var (
	// words three in a row are prose.
	threeWords = regexp.MustCompile(`(^|\s)[A-Za-z][a-z']*,? [a-z'$%-]+,? ['$%A-Za-z-]+`)
	// name matches an identifier: with an inner uppercase letter, or a call.
	name = regexp.MustCompile(`\b[a-z]+[A-Z]\w*\b|\b[A-Z]\w*[a-z]\w*[A-Z]\w*\b|\b\w+\(\)|\b\w+\.[A-Z]\w+`)
	// capitalized matches a capitalized word within a sentence, which is a name too.
	capitalized = regexp.MustCompile(`([a-z,] )[A-Z][a-z]+\b`)
	// procfile matches an example file.
	procfile  = regexp.MustCompile(`^\w+: .*\n\w+: `)
	firstWord = regexp.MustCompile(`^\w+`)
	directive = regexp.MustCompile(`(?m)^(go:|nolint).*$`)
)

func isProse(text string) bool { return threeWords.MatchString(text) && !procfile.MatchString(text) }

// withoutNames replaces what names an identifier in a comment: its first word, when it documents something declared in
// the file, and all words that look like code.
func withoutNames(comment string, declared map[string]bool) string {
	comment = indented.ReplaceAllString(directive.ReplaceAllString(comment, ""), "")
	if first := firstWord.FindString(comment); declared[first] {
		comment = "CODE" + comment[len(first):]
	}
	comment = name.ReplaceAllString(comment, "CODE")
	return capitalized.ReplaceAllString(comment, "${1}CODE")
}

// indented matches a block of code in a doc comment or in help.
var indented = regexp.MustCompile(`(?m)^(\t|    ).*$`)
