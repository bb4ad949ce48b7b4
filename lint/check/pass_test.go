package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// maxFields keeps what describes one thing small enough to be read at once.
const maxFields = 12

func TestPassIsMadeOfSmallGroups(t *testing.T) {
	groups := []reflect.Type{reflect.TypeFor[Pass]()}
	for i := 0; i < len(groups); i++ {
		for j := range groups[i].NumField() {
			if f := groups[i].Field(j); f.Anonymous {
				groups = append(groups, f.Type)
			}
		}
	}
	for _, group := range groups {
		if n := group.NumField(); n > maxFields {
			t.Errorf("%s has %d fields, more than %d: group those that describe one thing", group.Name(), n, maxFields)
		}
	}
}

// What a pass or one of its groups knows is a method, so that there is one place to look for it.
func TestNoFunctionTakesAPassFirst(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && takesPass(fn) {
				t.Errorf("%s: make %s a method of Pass", name, fn.Name.Name)
			}
		}
	}
}

func takesPass(fn *ast.FuncDecl) bool {
	if fn.Type.Params.NumFields() == 0 {
		return false
	}
	pointer, ok := fn.Type.Params.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	name, _ := pointer.X.(*ast.Ident)
	return name != nil && name.Name == "Pass"
}
