package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// stoppable is the command as main runs it, with signals, and with two commands more that never end.
const stoppable = "proclint-stoppable"

func runStoppable() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	fmt.Fprintln(os.Stderr, "ready")
	root := newRoot()
	for name, run := range map[string]func(*cobra.Command, []string) error{
		"compute": func(*cobra.Command, []string) error {
			for i := 0; ; i++ {
				_ = i
			}
		},
		"wait": func(*cobra.Command, []string) error { select {} },
	} {
		cmd := &cobra.Command{Use: name, RunE: run}
		stopInTime(cmd)
		root.AddCommand(cmd)
	}
	os.Exit(runRoot(ctx, root, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
