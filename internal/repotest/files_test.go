//go:build !js

package repotest

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestNoFilesOfThePackagesOfTheEngineUseEachOther: you can understand a file if you know those that it uses. If two files
// use each other, also through others, you can start with neither.
func TestNoFilesOfThePackagesOfTheEngineUseEachOther(t *testing.T) {
	exports := map[string]string{}
	packages := goList(t, nil, "-export", "-deps", "./lint/...")
	for _, p := range packages {
		exports[p.ImportPath] = p.Export
	}
	files := token.NewFileSet()
	compiled := importer.ForCompiler(files, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	checked := 0
	for _, p := range packages {
		if !strings.HasPrefix(p.ImportPath, module+"/lint") {
			continue
		}
		checked++
		var parsed []*ast.File
		for _, name := range p.GoFiles {
			file, err := parser.ParseFile(files, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, file)
		}
		uses := usesOfFiles(t, p.ImportPath, files, parsed, compiled)
		if circle := circleIn(uses); circle != nil {
			t.Errorf("files of %s use each other: move a declaration to another file\n%s", p.ImportPath, describe(circle, uses))
		}
	}
	if checked < len(layers)/2 {
		t.Errorf("only %d packages are checked", checked)
	}
}

func TestCircleIn(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"one uses the other", map[string]string{"a.go": "func a() { b() }", "b.go": "func b() {}"}, ""},
		{"two", map[string]string{"a.go": "func a() { b() }", "b.go": "func b() { a() }"}, "a.go b.go"},
		{"through a third", map[string]string{"a.go": "func a() { b() }", "b.go": "func b() { c() }", "c.go": "func c() { a() }"}, "a.go b.go c.go"},
		{"below another file", map[string]string{"0.go": "func top() { a() }", "a.go": "func a() { b() }", "b.go": "func b() { a() }"}, "a.go b.go"},
		{"a method", map[string]string{"a.go": "type a struct{}; func use(x a) { x.do() }", "b.go": "func (a) do() {}"}, ""},
		{"a method with a field", map[string]string{"a.go": "type a struct{ n int }; func use(x a) { x.do() }", "b.go": "func (x a) do() int { return x.n }"}, "a.go b.go"},
		{"a field", map[string]string{"a.go": "type a struct{ n b }", "b.go": "type b struct{}; func (x b) of(y a) b { return y.n }"}, "a.go b.go"},
		{"a local name", map[string]string{"a.go": "func a() { b() }", "b.go": "func b() { a := 1; _ = a }"}, ""},
	} {
		files := token.NewFileSet()
		var parsed []*ast.File
		for _, name := range slices.Sorted(maps.Keys(c.files)) {
			file, err := parser.ParseFile(files, name, "package p\n"+c.files[name], parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, file)
		}
		if got := strings.Join(circleIn(usesOfFiles(t, "p", files, parsed, nil)), " "); got != c.want {
			t.Errorf("%s: circle of %q, want %q", c.name, got, c.want)
		}
	}
}

// fileUses has, for each file, the files of its package that it uses, with the names.
type fileUses map[string]map[string][]string

func usesOfFiles(t *testing.T, path string, files *token.FileSet, parsed []*ast.File, compiled types.Importer) fileUses {
	t.Helper()
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: compiled}
	p, err := config.Check(path, files, parsed, info)
	if err != nil {
		t.Fatal(err)
	}
	receivers := receiversOf(parsed)
	fileOf := func(at token.Pos) string { return filepath.Base(files.Position(at).Filename) }
	uses := fileUses{}
	for name, object := range info.Uses {
		from, to := fileOf(name.Pos()), fileOf(object.Pos())
		if object.Pkg() != p || from == to || !object.Pos().IsValid() || receivers[name] {
			continue
		}
		if uses[from] == nil {
			uses[from] = map[string][]string{}
		}
		if !slices.Contains(uses[from][to], object.Name()) {
			uses[from][to] = append(uses[from][to], object.Name())
		}
	}
	return uses
}

// receiversOf has the names of types in front of methods. A method belongs to its type in whatever file it is: to name
// that type is no more than a function's first parameter would be, but nothing is read there.
func receiversOf(parsed []*ast.File) map[*ast.Ident]bool {
	names := map[*ast.Ident]bool{}
	for _, file := range parsed {
		for _, declaration := range file.Decls {
			method, ok := declaration.(*ast.FuncDecl)
			if !ok || method.Recv == nil {
				continue
			}
			ast.Inspect(method.Recv, func(n ast.Node) bool {
				if name, ok := n.(*ast.Ident); ok {
					names[name] = true
				}
				return true
			})
		}
	}
	return names
}

// circleIn returns files that all use each other, also through others, or nil.
func circleIn(uses fileUses) []string {
	for _, file := range slices.Sorted(maps.Keys(uses)) {
		var circle []string
		for other := range usedBy(uses, file) {
			if usedBy(uses, other)[file] {
				circle = append(circle, other)
			}
		}
		if circle != nil {
			slices.Sort(circle)
			return circle
		}
	}
	return nil
}

// usedBy returns the files that a file uses, also through others.
func usedBy(uses fileUses, file string) map[string]bool {
	found := map[string]bool{}
	for left := []string{file}; len(left) > 0; {
		next := left[0]
		left = left[1:]
		for used := range uses[next] {
			if !found[used] {
				found[used] = true
				left = append(left, used)
			}
		}
	}
	return found
}

// describe lists the names that files of a circle use of each other.
func describe(circle []string, uses fileUses) string {
	var lines []string
	for _, from := range circle {
		for _, to := range circle {
			if names := uses[from][to]; names != nil {
				slices.Sort(names)
				lines = append(lines, from+" uses from "+to+": "+strings.Join(names, ", "))
			}
		}
	}
	return strings.Join(lines, "\n")
}
