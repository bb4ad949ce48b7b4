package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// maxFields keeps what describes one thing small enough to be read at once.
const maxFields = 12

func TestPassIsMadeOfSmallGroups(t *testing.T) {
	groups := []reflect.Type{reflect.TypeFor[Pass]()}
	for i := 0; i < len(groups); i++ {
		groups = append(groups, partsOf(groups[i])...)
	}
	for _, group := range groups {
		if n := group.NumField(); n > maxFields {
			t.Errorf("%s has %d fields, more than %d: group those that describe one thing", group.Name(), n, maxFields)
		}
	}
}

// What a pass or one of its groups knows is a method, so that there is one place to look for it.
func TestNoFunctionTakesAPassFirst(t *testing.T) {
	for _, fn := range functions(t) {
		if fn.Recv == nil && takesPass(fn) {
			t.Errorf("make %s a method of Pass", fn.Name.Name)
		}
	}
}

// functions are those of this package.
func functions(t *testing.T) (all []*ast.FuncDecl) {
	t.Helper()
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
			if fn, ok := d.(*ast.FuncDecl); ok {
				all = append(all, fn)
			}
		}
	}
	return all
}

// The receiver of a method says what it depends on, so it is the smallest type that has all which the method uses.
func TestMethodsHaveTheSmallestReceiver(t *testing.T) {
	methods := map[string][]*ast.FuncDecl{}
	for _, fn := range functions(t) {
		if fn.Recv != nil {
			name := strings.TrimPrefix(types.ExprString(fn.Recv.List[0].Type), "*")
			methods[name] = append(methods[name], fn)
		}
	}
	var has func(whole reflect.Type, name string) bool
	has = func(whole reflect.Type, name string) bool {
		_, isField := whole.FieldByName(name)
		return isField || slices.ContainsFunc(methods[whole.Name()], func(fn *ast.FuncDecl) bool { return fn.Name.Name == name }) ||
			slices.ContainsFunc(partsOf(whole), func(part reflect.Type) bool { return has(part, name) })
	}
	wholes := []reflect.Type{reflect.TypeFor[Pass]()}
	for i := 0; i < len(wholes); i++ {
		parts := partsOf(wholes[i])
		wholes = append(wholes, parts...)
		for _, fn := range methods[wholes[i].Name()] {
			for _, part := range parts {
				if used := usedOf(fn); used != nil && !slices.ContainsFunc(used, func(name string) bool { return !has(part, name) }) {
					t.Errorf("make %s a method of %s, not of %s", fn.Name.Name, part.Name(), wholes[i].Name())
				}
			}
		}
	}
}

// partsOf are the types that a struct embeds.
func partsOf(whole reflect.Type) (parts []reflect.Type) {
	for i := range whole.NumField() {
		if f := whole.Field(i); f.Anonymous {
			parts = append(parts, f.Type)
		}
	}
	return parts
}

// usedOf are the fields and methods of its receiver that a method uses, or nil where it passes the receiver on.
func usedOf(fn *ast.FuncDecl) (used []string) {
	passed, receiver := false, fn.Recv.List[0].Names[0].Name
	selected := map[ast.Node]bool{}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if id, ok := n.X.(*ast.Ident); ok && id.Name == receiver {
				used, selected[id] = append(used, n.Sel.Name), true
			}
		case *ast.Ident:
			passed = passed || n.Name == receiver && !selected[n]
		}
		return true
	})
	if passed {
		return nil
	}
	return used
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
