// Apidocs makes of web/openapi.yaml what is served of it: web/openapi.json, and static/api.html for people. It also makes the
// schema of a report that the command prints. It sends the examples of requests to the handler and puts the answers beside them.
// Its argument is the root of the module.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: apidocs ROOT")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "apidocs:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	outputs, err := generate(root)
	if err != nil {
		return err
	}
	for name, content := range outputs {
		if err := os.WriteFile(filepath.Join(root, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// generate makes the content of every output, by its path from the root of the module.
func generate(root string) (map[string][]byte, error) {
	source, err := os.ReadFile(filepath.Join(root, "web", "openapi.yaml"))
	if err != nil {
		return nil, err
	}
	document, err := parse(source)
	if err != nil {
		return nil, fmt.Errorf("web/openapi.yaml: %w", err)
	}
	if err := answerExamples(document); err != nil {
		return nil, err
	}
	compact, err := document.MarshalJSON()
	if err != nil {
		return nil, err
	}
	page, err := renderPage(document)
	if err != nil {
		return nil, err
	}
	schema, err := reportSchema(compact)
	if err != nil {
		return nil, err
	}
	return map[string][]byte{"web/openapi.json": append(compact, '\n'), "static/api.html": page, "internal/schemas/report.schema.json": schema}, nil
}
