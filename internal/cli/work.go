package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
)

// work is what commands share that work on files: their flags, and their streams.
type work struct {
	targets        *platformList
	configurations *configurations
	selected       *selection
	repositories   repositories
	quiet, color   bool
	stdin          io.Reader
	stdout, stderr io.Writer
}

func (w *work) addFlags(cmd *cobra.Command) {
	w.targets, w.configurations, w.selected = addPlatforms(cmd), addConfiguration(cmd), addSelection(cmd)
}

// begin takes the streams of a command.
func (w *work) begin(cmd *cobra.Command) {
	w.stdin, w.stdout, w.stderr = cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()
	w.color = colored(cmd, w.stdout)
}

// each does something that may write with every selected file that args name. It prints an
// error and goes on with the rest; it returns errFindings at the end.
func (w *work) each(ctx context.Context, args []string, do func(source, lint.Input, applied) error) error {
	files, err := w.selected.of(args)
	if err != nil {
		return err
	}
	failed, findings := false, false
	var last error
	for s, err := range files {
		if err == nil {
			s.replaced, s.stopped = true, ctx.Err
			err = w.one(s, do)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		switch {
		case errors.Is(err, errFindings):
			findings = true
		case err != nil:
			failed = true
			if err != last { // a broken configuration is the same error for all its files
				tell(w.stderr, err)
			}
			last = err
		}
	}
	switch {
	case failed:
		return errTold
	case findings:
		return errFindings
	}
	return nil
}

// one does something with a file, unless it is excluded.
func (w *work) one(s source, do func(source, lint.Input, applied) error) error {
	in, applied, err := w.configurations.input(s, w.stdin, *w.targets)
	if err != nil {
		return err
	}
	if applied.ExcludedBy != "" {
		_, err := fmt.Fprintf(w.stderr, "proclint: %s is excluded by %s\n", s, applied.from(applied.ExcludedLine))
		return err
	}
	return do(s, in, applied)
}

// withoutProcfile is the app in a folder that has no Procfile, also not in a folder below, or nil. It's also that of a file from which the chosen
// platforms take their commands: one that is named, or one in a folder with a Procfile only below it.
func (w *work) withoutProcfile(at string) (*app, error) {
	folder, file := at, ""
	info, err := os.Stat(at)
	isFolder := err == nil && info.IsDir()
	if err == nil && info.Mode().IsRegular() {
		folder, file = filepath.Dir(at), filepath.Base(at)
		if in := filepath.Base(folder); strings.HasPrefix(in, ".") && in != "." && in != ".." {
			folder, file = filepath.Dir(folder), in+"/"+file
		}
	}
	s, err := onlySource([]string{at})
	isMissing := errors.Is(err, errNoProcfile) && deeper(at) == ""
	isBelow := err == nil && isFolder && filepath.Dir(s.path) != filepath.Clean(at)
	if !isMissing && !isBelow && !platform.HasCommands(file) {
		return nil, nil
	}
	a, err := (&apps{at: folder, early: true, configurations: w.configurations}).without()
	if err != nil {
		return a, err
	}
	if len(*w.targets) > 0 {
		a.in.Targets = *w.targets
	}
	if !isMissing && !lint.TakesCommandsFrom(&a.in, file) {
		return nil, nil
	}
	return a, nil
}
