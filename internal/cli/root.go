// Package cli is the proclint command: its subcommands, flags, output and exit codes.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint/report"
	"github.com/proclint/proclint/lint/spelling"
)

// Exit codes of the command.
const (
	exitOK       = 0 // nothing to report
	exitFindings = 1 // findings at or above the threshold, an unformatted file, or an editor that exits without a shutdown request
	exitFailure  = 2 // usage or I/O error, printed on standard error
)

// errFindings ends a command with exitFindings; the command has already printed its output.
var errFindings = errors.New("findings")

// errTold ends a command with exitFailure; the error is already on standard error.
var errTold = errors.New("told")

var errStdinTwice = errors.New("standard input (-) can be read only once")

// Run executes the command line args (without the program's name) and returns the exit code: 0, 1 or 2.
// Results go to stdout, errors and progress to stderr. Canceling ctx shuts a server down cleanly and stops any
// other command at once, even one that waits for stdin. It never leaves a file half written.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(withText(args))
	root.SetIn(interruptible{ctx, stdin})
	root.SetOut(onScreen(stdout))
	root.SetErr(stderr)

	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	if errors.Is(err, errFindings) {
		return exitFindings
	}
	err = cmp.Or(unknownCommand(root, args), err)
	switch {
	case ctx.Err() != nil:
		tell(stderr, errors.New("stopped"))
	case !errors.Is(err, errTold):
		tell(stderr, err)
	}
	return exitFailure
}

// tell prints an error on standard error, on one line.
func tell(stderr io.Writer, err error) {
	if onPath, ok := err.(*fs.PathError); ok {
		err = fmt.Errorf("%s: %w", report.Printable(onPath.Path), onPath.Err)
	}
	message := err.Error()
	// In WebAssembly, the texts of the system start with an uppercase letter.
	if cause, ok := errors.AsType[syscall.Errno](err); ok {
		text := cause.Error()
		message = strings.Replace(message, text, strings.ToLower(text[:1])+text[1:], 1)
	}
	fmt.Fprintf(stderr, "proclint: %s\n", report.Printable(message))
}

// unknownCommand is the error for a first argument that isn't a command, or nil.
func unknownCommand(root *cobra.Command, args []string) error {
	at, rest, err := root.Find(args)
	if err == nil || at != root {
		return nil
	}
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	for _, arg := range rest {
		if !strings.HasPrefix(arg, "-") {
			return spelling.NewUnknown("command", arg, names)
		}
	}
	return nil
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "proclint",
		Short: "Check, fix and explain Procfiles",
		Long: `Check, fix and explain Procfiles for the platforms that read them.

Exit code: 0 on success, 1 for findings, 2 for a usage error or a file that
can't be read or written.`,
		Example: `  proclint lint                        check the Procfile in this folder
  proclint fix --diff Procfile         show what would be fixed
  proclint preview --platform drycc    show what runs, and equivalent commands
  proclint matrix                      compare how platforms read the file
  proclint explain H14                 explain a log line
  proclint serve                       open Proclint in a browser`,
		Version:       version.Long(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(newLint(), newFix(), newFmt(), newPreview(), newMatrix(), newMove(), newSevalla(), newExport(), newImport(), newExplain(), newConfig(), newRules(), newPlatforms(), newServe(), newLSP(), newMan())
	return root
}
