package main

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
)

const module = "github.com/proclint/proclint"

// sources has what types don't: the comments of packages, and the values of their constants.
type sources struct {
	root     string // the folder of the module
	packages map[string]*source
}

type source struct {
	docs   map[string]string   // the comments of types by their names, and of their fields as "Type.Field"
	values map[string][]string // the texts of the constants of a type
	counts map[string]int      // the numbers of the constants of a type
}

func (s *sources) of(t reflect.Type) (*source, error) {
	if found, ok := s.packages[t.PkgPath()]; ok {
		return found, nil
	}
	read, err := readPackage(filepath.Join(s.root, filepath.FromSlash(strings.TrimPrefix(t.PkgPath(), module))))
	if err != nil {
		return nil, err
	}
	s.packages[t.PkgPath()] = read
	return read, nil
}

func readPackage(folder string) (*source, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	read := &source{map[string]string{}, map[string][]string{}, map[string]int{}}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(folder, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, declaration := range file.Decls {
			if group, ok := declaration.(*ast.GenDecl); ok {
				read.take(group)
			}
		}
	}
	return read, nil
}

func (s *source) take(group *ast.GenDecl) {
	constants := ""
	for _, spec := range group.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			doc := spec.Doc
			if doc == nil {
				doc = group.Doc
			}
			s.docs[spec.Name.Name] = doc.Text()
			if fields, ok := spec.Type.(*ast.StructType); ok {
				s.takeFields(spec.Name.Name, fields)
			}
		case *ast.ValueSpec:
			if group.Tok != token.CONST {
				continue
			}
			if name, ok := spec.Type.(*ast.Ident); ok {
				constants = name.Name
			}
			s.counts[constants] += len(spec.Names)
			for _, value := range spec.Values {
				if literal, ok := value.(*ast.BasicLit); ok && literal.Kind == token.STRING {
					s.values[constants] = append(s.values[constants], constant.StringVal(constant.MakeFromLiteral(literal.Value, literal.Kind, 0)))
				}
			}
		}
	}
}

func (s *source) takeFields(of string, fields *ast.StructType) {
	for _, field := range fields.Fields.List {
		doc := field.Doc.Text()
		if doc == "" {
			doc = field.Comment.Text()
		}
		for _, name := range field.Names {
			s.docs[of+"."+name.Name] = doc
		}
	}
}
