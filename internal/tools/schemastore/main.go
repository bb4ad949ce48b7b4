// Schemastore adds the schema of a configuration to a checkout of https://github.com/SchemaStore/schemastore, its argument:
// the schema, an entry in the catalog, and examples for the tests there. Editors then know .proclint.toml by its name.
package main

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/proclint/proclint/internal/schemas"
)

const (
	address     = "https://www.schemastore.org/proclint.json"
	catalogPath = "src/api/json/catalog.json"
	schemaPath  = "src/schemas/json/proclint.json"
)

//go:embed src
var examples embed.FS

//go:embed entry.json
var entry string

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: schemastore CHECKOUT")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "schemastore:", err)
		os.Exit(1)
	}
}

func run(checkout string) error {
	catalog, err := os.ReadFile(filepath.Join(checkout, catalogPath))
	if err != nil {
		return err
	}
	if err := write(checkout, catalogPath, withEntry(catalog)); err != nil {
		return err
	}
	if err := write(checkout, schemaPath, []byte(schema())); err != nil {
		return err
	}
	return fs.WalkDir(examples, "src", func(name string, item fs.DirEntry, err error) error {
		if err != nil || item.IsDir() {
			return err
		}
		content, err := examples.ReadFile(name)
		if err != nil {
			return err
		}
		return write(checkout, name, content)
	})
}

// withEntry is the catalog with the entry at its end.
func withEntry(catalog []byte) []byte {
	if bytes.Contains(catalog, []byte(address)) {
		return catalog
	}
	end := bytes.LastIndex(catalog, []byte("\n  ]"))
	return fmt.Appendf(nil, "%s,\n%s%s", catalog[:end], strings.TrimSuffix(entry, "\n"), catalog[end:])
}

func schema() string {
	return strings.Replace(schemas.Configuration(), "{\n", "{\n  \"$id\": \""+address+"\",\n", 1)
}

func write(checkout, name string, content []byte) error {
	path := filepath.Join(checkout, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}
