// Contract writes the types of the engine's requests and answers in TypeScript: what the page and the npm package ask, and
// the JSON that they get. Its argument is the file to write; after -check that file is only compared.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	args := os.Args[1:]
	check := len(args) == 2 && args[0] == "-check"
	if check {
		args = args[1:]
	}
	if len(args) != 1 {
		fmt.Fprintln(os.Stderr, "usage: contract [-check] FILE")
		os.Exit(2)
	}
	if err := run(args[0], check); err != nil {
		fmt.Fprintln(os.Stderr, "contract:", err)
		os.Exit(1)
	}
}

func run(file string, check bool) error {
	made, err := typescript()
	if err != nil {
		return err
	}
	if !check {
		return os.WriteFile(file, made, 0o644)
	}
	written, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if !bytes.Equal(made, written) {
		return errors.New(file + " is stale: run go generate ./internal/tools/contract")
	}
	return nil
}

// moduleRoot is the folder of go.mod, above the working folder.
func moduleRoot() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; filepath.Dir(folder) != folder; folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
	}
	return "", errors.New("no go.mod is above the working folder")
}
