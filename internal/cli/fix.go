package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/report"
)

func newFix() *cobra.Command {
	f := &fixer{}
	cmd := &cobra.Command{
		Use:   "fix PATH…|-",
		Short: "Mend what can be mended without a doubt",
		Long: `Apply the safe fixes: those after which every selected platform runs the same,
and those of errors that have one sensible reading. With --suggested also those
that a person should look at afterwards.

A file is replaced in one step, or not at all: it is left as it is when another
program changes it meanwhile, when it is read-only, and when it is not a regular
file. A fix may rename it, and never overwrites another file. A folder stands
for its Procfile; for - the fixed text goes to standard output.

Exit code: 0, 1 when errors are left, 2 when a file cannot be read or written.`,
		Example: `  proclint fix Procfile
  proclint fix --diff --suggested .
  proclint fix - < Procfile`,
		Args: pathsOrUsage,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.stdin, f.stdout, f.stderr = cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()
			return eachSource(cmd.Context(), args, f.stderr, f.fix)
		},
	}
	f.targets = addPlatforms(cmd)
	cmd.Flags().BoolVar(&f.suggested, "suggested", false, "apply the suggested fixes too")
	cmd.Flags().BoolVar(&f.diff, "diff", false, "print what would change, and write nothing")
	return cmd
}

// eachSource does something that may write with every file that args stand for. An error is
// said and the rest goes on; errFindings is kept for the end.
func eachSource(ctx context.Context, args []string, stderr io.Writer, do func(source) error) error {
	if countStdin(args) > 1 {
		return errStdinTwice
	}
	failed, findings := false, false
	for s, err := range sources(args, "", false) {
		if err == nil {
			s.replaced = true
			err = do(s)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		switch {
		case errors.Is(err, errFindings):
			findings = true
		case err != nil:
			failed = true
			tell(stderr, err)
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

type fixer struct {
	targets         *platformList
	suggested, diff bool
	repositories    repositories
	stdin           io.Reader
	stdout, stderr  io.Writer
}

// fix mends one file; the error is errFindings when errors are left in it.
func (f *fixer) fix(s source) error {
	in, err := s.input(f.stdin, *f.targets)
	if err != nil {
		return err
	}
	in.Repository = f.repositories.of(s)
	fixed, err := lint.FixAll(in, f.suggested)
	if err != nil {
		return fmt.Errorf("%s: %w", s, err)
	}
	switch {
	case f.diff:
		err = writeFileText(f.stdout, unifiedDiff(in.Path, fixed.Path, in.Source, fixed.Source), in.Source, fixed.Source)
	case s.stdin:
		err = writeFileText(f.stdout, string(fixed.Source), in.Source, fixed.Source)
	default:
		err = f.write(s, in, fixed)
	}
	if err != nil {
		return err
	}
	if fixed.Report.Summary.Error > 0 {
		return errFindings
	}
	return nil
}

// write brings a fixed file to the disk and says what was done.
func (f *fixer) write(s source, in lint.Input, fixed *lint.Fixed) error {
	renamed, name := fixed.Path != in.Path, filepath.Base(fixed.Path)
	if renamed {
		if err := s.file.CanRename(name); err != nil {
			return unnamed(s, err)
		}
	}
	if !bytes.Equal(in.Source, fixed.Source) {
		if err := replace(s, in.Source, fixed.Source, f.stderr); err != nil {
			return err
		}
	}
	if renamed {
		if err := s.file.Rename(name); err != nil {
			return unnamed(s, err)
		}
	}
	_, err := io.WriteString(f.stdout, f.account(s, in, fixed))
	return err
}

// replace writes a file that had the bytes before, and says what of it was not kept.
func replace(s source, before, after []byte, stderr io.Writer) error {
	otherNames, err := s.file.Replace(before, after)
	if err != nil {
		return err
	}
	switch {
	case otherNames == 1:
		fmt.Fprintf(stderr, "proclint: %s had another hard link, which keeps the old content\n", s)
	case otherNames > 1:
		fmt.Fprintf(stderr, "proclint: %s had %d other hard links, which keep the old content\n", s, otherNames)
	}
	return nil
}

// unnamed says of a file that it does not get its new name.
func unnamed(s source, err error) error {
	if taken, ok := errors.AsType[disk.ExistsError](err); ok {
		return fmt.Errorf("%s is left as it is: it should be named %s, which exists already", s, report.Printable(taken.Path))
	}
	return err
}

// account says what was done to a file and what is left.
func (f *fixer) account(s source, in lint.Input, fixed *lint.Fixed) string {
	var b strings.Builder
	switch fixed.Applied {
	case 0:
		fmt.Fprintf(&b, "%s: nothing to fix\n", s)
	case 1:
		fmt.Fprintf(&b, "%s: 1 fix\n", s)
	default:
		fmt.Fprintf(&b, "%s: %d fixes\n", s, fixed.Applied)
	}
	for _, title := range countedTitles(fixed.Titles) {
		fmt.Fprintf(&b, "  %s\n", report.Printable(title))
	}
	if from, to := in.Path, fixed.Path; from != to && strings.EqualFold(from, to) && inGit(from) {
		fmt.Fprintf(&b, "  where git does not see the new capitals: git mv -- %[1]s %[2]s.tmp && git mv -- %[2]s.tmp %[2]s\n",
			report.Printable(export.ShellQuote(from)), report.Printable(export.ShellQuote(to)))
	}
	left := fixed.Report.Summary
	if left.Error+left.Warning > 0 {
		fmt.Fprintf(&b, "  left: %s; proclint lint says more\n", report.Count(left))
	}
	return b.String()
}

// maxTitles is how many different fixes of one file are named.
const maxTitles = 20

// countedTitles are the titles in their order, each once with how often it stands there.
func countedTitles(titles []string) []string {
	count := map[string]int{}
	var order []string
	for _, title := range titles {
		if count[title] == 0 {
			order = append(order, title)
		}
		count[title]++
	}
	var lines []string
	for i, title := range order {
		if i == maxTitles {
			return append(lines, fmt.Sprintf("and %d more", len(order)-maxTitles))
		}
		if n := count[title]; n > 1 {
			title += fmt.Sprintf(" (%d times)", n)
		}
		lines = append(lines, title)
	}
	return lines
}
