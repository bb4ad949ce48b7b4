//go:build !js

package repotest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// mostBranches is how many branches a function may have. One with more is a table that nobody has written yet.
const mostBranches = 25

// TestFunctionsHaveFewBranches finds functions of the product that are hard to follow. Those of tests, and of the tools of the build, aren't in it.
func TestFunctionsHaveFewBranches(t *testing.T) {
	files := token.NewFileSet()
	for _, path := range slices.Concat(sourceFiles(t, "lint", ".go"), sourceFiles(t, "web", ".go"), sourceFiles(t, "internal", ".go")) {
		if strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "internal/bench/") || strings.HasPrefix(path, "internal/tools/") {
			continue
		}
		file, err := parser.ParseFile(files, path, readText(t, path), parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && branchesOf(f) > mostBranches {
				t.Errorf("%s:%d: %s has %d branches, at most %d: divide it, or write a table", path, files.Position(f.Pos()).Line, f.Name.Name, branchesOf(f), mostBranches)
			}
		}
	}
}

// branchesOf counts what divides the ways through a function: if, for, the cases of switch and select, && and ||.
func branchesOf(f *ast.FuncDecl) (n int) {
	ast.Inspect(f, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if node.List != nil {
				n++
			}
		case *ast.CommClause:
			if node.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if node.Op == token.LAND || node.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}

func TestBranchesOf(t *testing.T) {
	const source = `package p

func f(a, b bool, list []int) int {
	if a && b || !a {
		return 1
	}
	for range list {
		switch {
		case a, b:
			return 2
		default:
		}
	}
	return func() int {
		if a {
			return 3
		}
		return 4
	}()
}`
	file, err := parser.ParseFile(token.NewFileSet(), "f.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	if got := branchesOf(file.Decls[0].(*ast.FuncDecl)); got != 6 {
		t.Errorf("the function has %d branches, want 6", got)
	}
}
