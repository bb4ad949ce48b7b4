package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
)

const module = "github.com/proclint/proclint"

// builds are the environments in which the packages are listed: some files are only in one of them.
var builds = [][]string{nil, {"GOOS=js", "GOARCH=wasm"}}

// listImports returns for each package of the module those that it imports, by their paths below the module. The one at
// the root is called proclint. What only developers run is left out: the tools, and packages that only tests import.
func listImports(root string) (map[string][]string, error) {
	imports := map[string][]string{}
	for _, env := range builds {
		command := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", "./...")
		command.Dir = root
		command.Env = append(os.Environ(), env...)
		output, err := command.Output()
		if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		if err := addImports(imports, string(output)); err != nil {
			return nil, fmt.Errorf("read go list: %w", err)
		}
	}
	used := map[string]bool{}
	for _, list := range imports {
		for _, name := range list {
			used[name] = true
		}
	}
	maps.DeleteFunc(imports, func(name string, list []string) bool { return len(list) == 0 && !used[name] })
	return imports, nil
}

// addImports adds what go list tells of each package.
func addImports(imports map[string][]string, output string) error {
	for decoder := json.NewDecoder(strings.NewReader(output)); ; {
		var listed struct {
			ImportPath string
			Imports    []string
		}
		err := decoder.Decode(&listed)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		name, ok := nameOf(listed.ImportPath)
		if !ok {
			continue
		}
		list := imports[name]
		for _, path := range listed.Imports {
			if imported, ok := nameOf(path); ok && !slices.Contains(list, imported) {
				list = append(list, imported)
			}
		}
		slices.Sort(list)
		imports[name] = list
	}
}

// nameOf is the path of a package below the module.
func nameOf(path string) (string, bool) {
	if path == module {
		return "proclint", true
	}
	name, ok := strings.CutPrefix(path, module+"/")
	return name, ok && !strings.HasPrefix(name, "internal/tools/")
}
