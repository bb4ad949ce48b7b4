//go:build externaldocs && js && wasm

// The proclint command as Node runs it. npm/src/cli.ts starts it. Without a host, it answers those functions of the package
// that the page's program doesn't have: one program for both keeps the package small.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"sync"

	"github.com/proclint/proclint/internal/bridge"
	"github.com/proclint/proclint/internal/cli"
	"github.com/proclint/proclint/internal/node"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform/sources"
)

func main() {
	if !node.HasHost() {
		bridge.Serve(api.Answering(api.CommandMethods()), bridge.Data{"docs": api.UseDocs})
	}
	if err := node.SetEnvironment(); err != nil {
		fmt.Fprintln(os.Stderr, "proclint:", err)
		os.Exit(2)
	}
	check.TakeDocs(sync.OnceValue(docs))
	sources.Take(sync.OnceValue(func() *sources.Table { return api.SourcesOf(node.Docs()) }))
	// A command is short and its data small, so it rarely has to collect garbage.
	debug.SetGCPercent(400)
	ctx := node.UntilSignal(context.Background())
	os.Exit(cli.Run(ctx, node.Arguments(), os.Stdin, os.Stdout, os.Stderr))
}

// docs is the documentation of the rules. The package has it once, for its functions and for this program.
func docs() map[string]check.Docs {
	docs, err := api.DocsOf(node.Docs())
	if err != nil {
		panic(err) // the build made it
	}
	return docs
}
