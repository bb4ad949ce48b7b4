// Edgehost runs the command of its arguments while a Worker runs in workerd, at the address that the command finds in PROCLINT_URL:
//
//	edgehost build/edge/worker go test ./web
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/proclint/proclint/internal/tools/workerd"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: edgehost FOLDER COMMAND…")
		os.Exit(2)
	}
	err := run(os.Args[1], os.Args[2:])
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		os.Exit(exit.ExitCode())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "edgehost:", err)
		os.Exit(1)
	}
}

func run(folder string, words []string) error {
	worker, err := workerd.Built(folder)
	if err != nil {
		return err
	}
	process, err := workerd.Start(worker)
	if err != nil {
		return err
	}
	defer process.Stop()
	command := exec.Command(words[0], words[1:]...)
	command.Env = append(os.Environ(), "PROCLINT_URL="+process.URL)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	return command.Run()
}
