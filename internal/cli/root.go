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
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
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
// other command within a second, wherever it is. It never leaves a file half written.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return runRoot(ctx, newRoot(), args, stdin, stdout, stderr)
}

func runRoot(ctx context.Context, root *cobra.Command, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root.SetArgs(withText(args))
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return inOwnWords(cmd, err, args) })
	root.SetIn(interruptible{ctx, stdin})
	root.SetOut(onScreen(stdout))
	root.SetErr(stderr)

	var err error
	if commandName(root, args) != stdinArg { // which would show the help
		err = root.ExecuteContext(ctx)
		if err == nil {
			return exitOK
		}
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
		path, cause := onPath.Path, onPath.Err
		if path == "" {
			path, cause = "an empty PATH", syscall.ENOENT // which systems call by several names
		}
		err = fmt.Errorf("%s: %w", report.Printable(path), cause)
	}
	message := err.Error()
	if cause, ok := errors.AsType[syscall.Errno](err); ok {
		message = strings.Replace(message, cause.Error(), systemText(cause), 1)
	}
	fmt.Fprintf(stderr, "proclint: %s\n", report.Printable(report.Short(message)))
}

// systemText is an error of the system in the words of Linux. Those of WebAssembly start with an uppercase letter, and it has others for links.
func systemText(cause syscall.Errno) string {
	if cause == syscall.ELOOP {
		return disk.ErrLinks.Error()
	}
	text := cause.Error()
	return strings.ToLower(text[:1]) + text[1:]
}

// inOwnWords is an error about a flag without the names of Go's functions. args are all of the command line.
func inOwnWords(cmd *cobra.Command, err error, args []string) error {
	if missing, ok := errors.AsType[*pflag.NotExistError](err); ok {
		name := "--" + missing.GetSpecifiedName()
		if missing.GetSpecifiedShortnames() != "" {
			name = name[1:]
		}
		return unknownFlag(cmd, name, args)
	}
	if short, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return fmt.Errorf("--%s takes %s", short.GetFlag().Name, wants(short.GetFlag()))
	}
	wrong, ok := errors.AsType[*pflag.InvalidValueError](err)
	if !ok {
		return err
	}
	switch flag := wrong.GetFlag(); flag.Value.Type() {
	case "duration", "bool":
		return fmt.Errorf("--%s takes %s, not %q", flag.Name, wants(flag), wrong.GetValue())
	}
	return err
}

func wants(flag *pflag.Flag) string {
	switch value := flag.Value.(type) {
	case *choice:
		return prose.Join(value.valid, "or")
	case *platformNames:
		return "the ID of a platform, such as heroku (proclint platforms lists them)"
	case levelFlag:
		return value.kind + " (proclint rules lists the rules)"
	}
	switch name, _ := pflag.UnquoteUsage(flag); flag.Value.Type() {
	case "duration":
		return "a duration, such as 30s"
	case "bool":
		return "true or false"
	default:
		return "a value: " + name
	}
}

// without is an error of the system without the path that the message has already.
func without(err error) error {
	if onPath, ok := errors.AsType[*fs.PathError](err); ok {
		return onPath.Err
	}
	return err
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
  proclint matrix                      compare what platforms run of the file
  proclint explain H14                 explain a log line
  proclint serve                       open Proclint in a browser`,
		Version:       version.Long(),
		SilenceErrors: true,
		SilenceUsage:  true,

		PersistentPreRun: tellStandIns,
	}
	addColor(root)
	commands := []*cobra.Command{newLint(), newFix(), newFmt(), newPreview(), newMatrix(), newMove(), newSevalla(), newExport(), newImport(), newExplain(), newInit(), newConfig(), newRules(), newPlatforms(), newServe(), newLSP(), newMCP(), newVersion(), newMan()}
	for _, cmd := range commands {
		stopInTime(cmd)
	}
	root.AddCommand(commands...)
	return root
}

// finishesRequests is the annotation of a command that takes its own time to stop.
const finishesRequests = "finishes requests"

// patience is how long a command may go on when its context is done: enough to finish the replacement of a file.
const patience = 400 * time.Millisecond

// stopInTime makes a command end soon after its context is done, wherever it is then: in the engine, which knows no context, or waiting for a file.
// What it was doing goes on until the program ends, so nothing may begin to write by then; see source.stopped.
func stopInTime(cmd *cobra.Command) {
	for _, below := range cmd.Commands() {
		stopInTime(below)
	}
	run := cmd.RunE
	if _, slow := cmd.Annotations[finishesRequests]; slow || run == nil {
		return
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ended := make(chan error, 1)
		go func() { ended <- run(cmd, args) }()
		select {
		case err := <-ended:
			return err
		case <-cmd.Context().Done():
		}
		select {
		case err := <-ended:
			return err
		case <-time.After(patience):
			return cmd.Context().Err()
		}
	}
}
