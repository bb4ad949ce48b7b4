//go:build js && wasm

// Package node asks the program that runs this command as WebAssembly for what Go doesn't know there. That program sets globalThis.proclintHost. The
// whole of it is in npm/src/thread.ts, for Node. The extension for Visual Studio Code has only the last three functions below.
package node

import (
	"context"
	"fmt"
	"os"
	"syscall/js"
)

func host() js.Value { return js.Global().Get("proclintHost") }

// HasHost reports whether there is such a program.
func HasHost() bool { return host().Truthy() }

// Arguments are those of the command. Go's own way to get them allows 8 KiB for all arguments and the environment.
func Arguments() []string { return texts(host().Get("arguments")) }

// SetEnvironment gives Go the environment of the command.
func SetEnvironment() error {
	entries := host().Get("environment")
	for i := range entries.Length() {
		entry := texts(entries.Index(i))
		if err := os.Setenv(entry[0], entry[1]); err != nil {
			return fmt.Errorf("set the environment variable %q: %w", entry[0], err)
		}
	}
	return nil
}

func texts(list js.Value) []string {
	all := make([]string, list.Length())
	for i := range all {
		all[i] = list.Index(i).String()
	}
	return all
}

// UntilSignal returns a context that is canceled by an interrupt or SIGTERM.
func UntilSignal(parent context.Context) context.Context {
	ctx, cancel := context.WithCancel(parent)
	host().Call("onSignal", js.FuncOf(func(js.Value, []js.Value) any {
		cancel()
		return nil
	}))
	return ctx
}

// Docs is the documentation of all rules, as JSON: a list as /v1/rules has it.
func Docs() string { return host().Call("docs").String() }

// Columns is how many cells a line of an open terminal has; 0 where that isn't known.
func Columns(fd uintptr) int { return host().Call("columns", int(fd)).Int() }

// IsTerminal reports whether an open file is a terminal.
func IsTerminal(fd uintptr) bool { return host().Call("isTerminal", int(fd)).Bool() }

// IsRunning reports whether a process runs, also if it belongs to another user.
func IsRunning(pid int) bool { return host().Call("isRunning", pid).Bool() }

// FileSystem is the number by which Linux knows the file system of an open file; 0 where that isn't known.
func FileSystem(fd uintptr) int { return host().Call("fileSystem", int(fd)).Int() }
