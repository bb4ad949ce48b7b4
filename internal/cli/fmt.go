package cli

import (
	"bytes"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/patch"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/procfile"
)

func newFmt() *cobra.Command {
	f := &formatter{}
	cmd := &cobra.Command{
		Use:   "fmt [PATH…|-]",
		Short: "Format a Procfile",
		Long: `Format a Procfile: one space after the colon, LF line endings, a final line
ending, no trailing spaces. fmt keeps the order of lines, comments, lines that
aren't entries, and everything that a selected platform reads.

PATH is a file, a folder, or - for standard input (default: the current folder).
In a folder, fmt finds the Procfile, and with -r every one below it. For -, it
prints the formatted text. It leaves a file unchanged in the same cases as fix.

Exit code: 0, 1 if --check finds an unformatted file, 2 for a file that can't be
read or written.`,
		Example: `  proclint fmt Procfile
  proclint fmt --check --diff .
  proclint fmt - < Procfile`,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.begin(cmd)
			return f.each(cmd.Context(), args, f.format)
		},
	}
	f.addFlags(cmd)
	cmd.Flags().BoolVar(&f.check, "check", false, "list unformatted files and exit with 1, without writing")
	cmd.Flags().BoolVar(&f.diff, "diff", false, "print the changes without writing them")
	cmd.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "print only errors and what --diff shows")
	return cmd
}

type formatter struct {
	work
	check, diff bool
}

// format formats one file; with --check the error is errFindings if it would change.
func (f *formatter) format(s source, in lint.Input, _ applied) error {
	after, err := lint.Format(in)
	if err != nil {
		return fmt.Errorf("%s: %w", s, err)
	}
	if procfile.Parse(in.Source).Encoding != procfile.UTF8 {
		fmt.Fprintf(f.stderr, "proclint: %s is not UTF-8 text, so it is unchanged\n", s)
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
		return writeDiff(f.stdout, patch.Unified(in.Path, in.Path, in.Source, after), f.color, in.Source, after)
	case f.diff:
		return nil
	case f.check && changed && !f.quiet:
		_, err := fmt.Fprintln(f.stdout, s)
		return err
	case f.check:
		return nil
	case s.stdin:
		return writeFileText(f.stdout, string(after), in.Source, after)
	}
	s.file.RemoveLeftovers()
	if changed {
		if err := replace(s, in.Source, after, f.stderr); err != nil {
			return err
		}
		if f.quiet {
			return nil
		}
		_, err := fmt.Fprintf(f.stdout, "%s: laid out\n", s)
		return err
	}
	return nil
}
