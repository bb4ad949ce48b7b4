// Package cli is the proclint command: its subcommands, flags, output and exit codes.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint/report"
)

// Exit codes of the command.
const (
	exitOK       = 0 // nothing to report
	exitFindings = 1 // findings at or above the threshold, a file that is not in its layout, or an editor that left without a word
	exitFailure  = 2 // usage or I/O error, told on standard error
)

// errFindings ends a command with exitFindings; the command has already printed what there is to say.
var errFindings = errors.New("findings")

// errTold ends a command with exitFailure; what failed has already been said on standard error.
var errTold = errors.New("told")

var errStdinTwice = errors.New("standard input (-) can be read only once")

// Run executes the command line args (without the program's name) and returns the exit code: 0, 1 or 2.
// Results go to stdout, errors and progress to stderr. Cancelling ctx stops a server in good order, and any
// other command where it is, also one that waits for stdin; a file is never left half written.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
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
	switch {
	case ctx.Err() != nil:
		tell(stderr, errors.New("stopped"))
	case !errors.Is(err, errTold):
		tell(stderr, err)
	}
	return exitFailure
}

// tell says on standard error what failed, on one line.
func tell(stderr io.Writer, err error) {
	if onPath, ok := err.(*fs.PathError); ok {
		err = fmt.Errorf("%s: %w", report.Printable(onPath.Path), onPath.Err)
	}
	// The errors of cobra have suggestions on lines that follow.
	message := strings.NewReplacer("\n\n", ". ", "\n\t", " ", "\n", "").Replace(err.Error())
	fmt.Fprintf(stderr, "proclint: %s\n", report.Printable(message))
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "proclint",
		Short: "Check, mend and explain Procfiles",
		Long: `Check, mend and explain Procfiles, for the platforms that read them.

Exit code: 0 when all is well, 1 when something was found, 2 when the command is
not understood or a file cannot be read or written.`,
		Example: `  proclint lint                        find what is wrong in this folder
  proclint fix --diff Procfile         see what would be mended
  proclint preview --platform drycc    see what runs, and the commands for it
  proclint matrix                      see what each platform reads
  proclint explain H14                 see which rules a log line comes from
  proclint serve                       the same in a browser`,
		Version:       version.String(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(newLint(), newFix(), newFmt(), newPreview(), newMatrix(), newMove(), newSevalla(), newExport(), newImport(), newExplain(), newRules(), newPlatforms(), newServe(), newLSP(), newMan())
	return root
}
