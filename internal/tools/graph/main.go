// Graph draws docs/packages.svg: the packages of the module, each above those that it imports. Its argument is the root of the module.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// picture is where the drawing is, from the root of the module.
const picture = "docs/packages.svg"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: graph ROOT")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "graph:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	imports, err := listImports(root)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, picture), draw(arrange(imports)), 0o644)
}
