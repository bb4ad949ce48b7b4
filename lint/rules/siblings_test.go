package rules

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/check"
)

// TestRulesAreSiblings: no name that one rule's file declares is used in another file.
func TestRulesAreSiblings(t *testing.T) {
	files := parseFiles(t)
	declaredIn := map[string]string{}
	for name, file := range files {
		for _, d := range file.Decls {
			for _, id := range declared(d) {
				if other, ok := declaredIn[id]; ok && id != "_" {
					t.Errorf("%s is declared in %s and %s", id, other, name)
				}
				declaredIn[id] = name
			}
		}
	}
	for name, file := range files {
		for _, id := range unresolved(file) {
			if home, ok := declaredIn[id]; ok && home != name {
				t.Errorf("%s uses %s of %s: move it to package check", name, id, home)
			}
		}
	}
}

// TestOneRuleInEachFile: each file registers one rule, whose name is the file's.
func TestOneRuleInEachFile(t *testing.T) {
	for name, file := range parseFiles(t) {
		want := strings.ReplaceAll(strings.TrimSuffix(name, ".go"), "_", "-")
		if got := strings.Join(registered(file), " "); got != want {
			t.Errorf("%s registers %q, not %q", name, got, want)
		}
	}
}

// parseFiles parses the files of the package, without its tests. Names that are
// declared in another file of it stay unresolved.
func parseFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || name == "doc.go" || name == "doc_files.go" {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if files[name], err = parser.ParseFile(token.NewFileSet(), name, source, 0); err != nil {
			t.Fatal(err)
		}
	}
	if want := len(check.Rules()); len(files) != want {
		t.Fatalf("there are %d files, not %d", len(files), want)
	}
	return files
}

// unresolved are the names in a file that it neither declares nor imports.
func unresolved(file *ast.File) []string {
	var names []string
	for _, id := range file.Unresolved {
		names = append(names, id.Name)
	}
	return names
}

// declared are the names that a declaration makes known to the package.
func declared(d ast.Decl) []string {
	var names []string
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			names = append(names, d.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				names = append(names, spec.Name.Name)
			case *ast.ValueSpec:
				for _, id := range spec.Names {
					names = append(names, id.Name)
				}
			}
		}
	}
	return names
}

// registered are the names of the rules that a file registers.
func registered(file *ast.File) []string {
	var names []string
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if fun, ok := call.Fun.(*ast.SelectorExpr); !ok || fun.Sel.Name != "Register" {
			return true
		}
		for _, field := range call.Args[0].(*ast.CompositeLit).Elts {
			field := field.(*ast.KeyValueExpr)
			if value, ok := field.Value.(*ast.BasicLit); ok && field.Key.(*ast.Ident).Name == "Name" {
				names = append(names, strings.Trim(value.Value, `"`))
			}
		}
		return true
	})
	return names
}
