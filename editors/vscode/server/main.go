//go:build js && wasm

// The language server in an editor that runs it in a worker. Standard input and output, and the files of the project, are what the worker gives it.
package main

import (
	"context"
	"os"

	"github.com/proclint/proclint/internal/cli"
)

func main() {
	os.Exit(cli.Run(context.Background(), []string{"lsp"}, os.Stdin, os.Stdout, os.Stderr))
}
