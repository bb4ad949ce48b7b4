package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// maxPassMethods keeps Pass small: what only some rules need is a function that takes one.
const maxPassMethods = 40

func TestPassHasFewMethods(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	methods := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if receiver(d) == "Pass" {
				methods++
			}
		}
	}
	if methods == 0 || methods > maxPassMethods {
		t.Errorf("Pass has %d methods, not 1 to %d", methods, maxPassMethods)
	}
}

// receiver is the type that a declaration is a method of, or "".
func receiver(d ast.Decl) string {
	fn, ok := d.(*ast.FuncDecl)
	if !ok || fn.Recv == nil {
		return ""
	}
	of := fn.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	id, _ := of.(*ast.Ident)
	return id.Name
}
