package cli

import (
	"bytes"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/procfile"
)

func newFmt() *cobra.Command {
	f := &formatter{}
	cmd := &cobra.Command{
		Use:   "fmt PATH…|-",
		Short: "Give a Procfile its canonical layout",
		Long: `Lay a Procfile out: one blank behind the colon, LF, a last line end, no trailing
blanks. The order, comments and lines that are no entry stay, and nothing
changes that a selected platform reads.

A folder stands for its Procfile; for - the text goes to standard output. A file
is left as it is in the same cases as with fix.

Exit code: 0, 1 when --check finds a file that would change, 2 when a file
cannot be read or written.`,
		Example: `  proclint fmt Procfile
  proclint fmt --check --diff .
  proclint fmt - < Procfile`,
		Args: pathsOrUsage,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.stdin, f.stdout, f.stderr = cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()
			return eachSource(cmd.Context(), args, f.stderr, f.format)
		},
	}
	f.targets = addPlatforms(cmd)
	cmd.Flags().BoolVar(&f.check, "check", false, "write nothing; name the files that would change, and exit with 1")
	cmd.Flags().BoolVar(&f.diff, "diff", false, "print what would change, and write nothing")
	return cmd
}

type formatter struct {
	targets        *platformList
	check, diff    bool
	stdin          io.Reader
	stdout, stderr io.Writer
}

// format lays one file out; with --check the error is errFindings when it would change.
func (f *formatter) format(s source) error {
	in, err := s.input(f.stdin, *f.targets)
	if err != nil {
		return err
	}
	after, err := lint.Format(in)
	if err != nil {
		return fmt.Errorf("%s: %w", s, err)
	}
	if procfile.Parse(in.Source).Encoding != procfile.UTF8 {
		fmt.Fprintf(f.stderr, "proclint: %s is not UTF-8 text and is left as it is\n", s)
	}
	changed := !bytes.Equal(in.Source, after)
	if err := f.write(s, in, after, changed); err != nil {
		return err
	}
	if f.check && changed {
		return errFindings
	}
	return nil
}

func (f *formatter) write(s source, in lint.Input, after []byte, changed bool) error {
	switch {
	case f.diff && changed:
		return writeFileText(f.stdout, unifiedDiff(in.Path, in.Path, in.Source, after), in.Source, after)
	case f.diff:
		return nil
	case f.check && changed:
		_, err := fmt.Fprintln(f.stdout, s)
		return err
	case f.check:
		return nil
	case s.stdin:
		return writeFileText(f.stdout, string(after), in.Source, after)
	case changed:
		if err := replace(s, in.Source, after, f.stderr); err != nil {
			return err
		}
		_, err := fmt.Fprintf(f.stdout, "%s: laid out\n", s)
		return err
	}
	return nil
}
