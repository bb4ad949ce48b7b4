//go:build js && wasm

// The proclint command as Node runs it. npm/src/cli.ts starts it. Without a host, it answers those functions of the package
// that the page's program doesn't have: one program for both keeps the package small.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/proclint/proclint/internal/bridge"
	"github.com/proclint/proclint/internal/cli"
	"github.com/proclint/proclint/internal/node"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/extras"
)

func main() {
	if !node.HasHost() {
		bridge.Serve(api.Answering(extras.FunctionsOfCommand()))
	}
	if err := node.SetEnvironment(); err != nil {
		fmt.Fprintln(os.Stderr, "proclint:", err)
		os.Exit(2)
	}
	// A command is short and its data small, so it rarely has to collect garbage.
	debug.SetGCPercent(400)
	ctx := node.UntilSignal(context.Background())
	os.Exit(cli.Run(ctx, node.Arguments(), os.Stdin, os.Stdout, os.Stderr))
}
