package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/internal/patch"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

func newFix() *cobra.Command {
	f := &fixer{}
	cmd := &cobra.Command{
		Use:   "fix [PATH…|-]",
		Short: "Fix a Procfile",
		Long: `Apply the safe fixes to a file, a folder, or - for standard input (default: the
current folder). A fix is safe if every selected platform runs the same
afterwards, or if it corrects an error in the only sensible way. --suggested also
applies fixes that you should review.

fix replaces a file in one step or leaves it unchanged. It doesn't change a file
that is read-only, that isn't a regular file, or that another program changes at
the same time. A fix may rename the file but never overwrites another one. In a
folder, fix finds the Procfile. Without one, it fixes the files that start the
app. For -, it prints the fixed text.

With --log, fix reads the log of a deploy. It corrects the causes in it, and the
errors and warnings of the Procfile, also in other files such as requirements.txt.
Then it says what to run, and what is left.

Exit code: 0 without errors, 1 if errors or safe fixes remain, 2 for a file that
can't be read or written.`,
		Example: `  proclint fix Procfile
  proclint fix --diff --suggested
  proclint fix --log deploy.log
  proclint fix - < Procfile`,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.flags = flagsText(cmd, append(slices.Clone(sameFindings), "stdin-path")...)
			f.begin(cmd)
			if f.log != "" {
				return f.correct(cmd.Context(), args)
			}
			if isFixed, err := f.beside(cmd.Context(), args); isFixed {
				return err
			}
			return f.each(cmd.Context(), args, f.fix)
		},
	}
	f.addFlags(cmd)
	f.configurations.addLevels(cmd)
	cmd.Flags().BoolVar(&f.suggested, "suggested", false, "also apply suggested fixes")
	cmd.Flags().StringVar(&f.log, "log", "", "`file` with the log of a deploy: correct its causes, too, in all files")
	cmd.MarkFlagsMutuallyExclusive("suggested", "log")
	cmd.Flags().BoolVar(&f.diff, "diff", false, "print the changes without writing them")
	cmd.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "print only errors and what --diff shows")
	return cmd
}

type fixer struct {
	work
	suggested, diff bool
	log             string
	flags           string // see flagsText
}

// beside fixes what starts in an app without a Procfile. It is false where there is a Procfile, or nothing is known to start.
func (f *fixer) beside(ctx context.Context, args []string) (isFixed bool, err error) {
	at := orFolder(args)[0]
	if f.selected.recursive || len(args) > 1 {
		return false, nil
	}
	a, err := f.withoutProcfile(at)
	if a == nil || err != nil {
		return a != nil, err
	}
	if lint.LintBeside(a.in).IsEmpty() {
		return false, nil
	}
	s := a.source
	s.path, s.replaced, s.stopped = filepath.Dir(s.path), true, ctx.Err
	return true, f.fix(s, a.in, a.applied)
}

// fix corrects one file; the error is errFindings when errors are left in it.
func (f *fixer) fix(s source, in lint.Input, _ applied) error {
	if in.Source != nil {
		in.Repository = f.repositories.with(s, in.Source)
	}
	fixed, err := lint.FixAll(in, f.suggested)
	if err != nil {
		return fmt.Errorf("%s: %w", s, err)
	}
	switch {
	case f.diff:
		err = f.writeDiffs(s, in, fixed)
	case s.stdin:
		err = writeFileText(f.stdout, string(fixed.Source), in.Source, fixed.Source)
	default:
		err = f.write(s, in, fixed)
	}
	if err != nil {
		return err
	}
	if note := f.offered(s, fixed); note != "" && !f.quiet && (f.diff || s.stdin) { // the output is a diff or a file
		fmt.Fprintf(f.stderr, "proclint: %s: %s\n", s, note)
	}
	if tellLeft(f.stderr, s, fixed) || fixed.Report.Summary.Error > 0 {
		return errFindings
	}
	return nil
}

// writeDiffs writes the changes of the Procfile, and of other files.
func (f *fixer) writeDiffs(s source, in lint.Input, fixed *lint.Fixed) error {
	diff := patch.Unified(in.Path, fixed.Path, in.Source, fixed.Source)
	err := writeDiff(f.stdout, diff, f.color, in.Source, fixed.Source)
	for _, other := range fixed.Files {
		name := s.other(other.Path).path
		if err == nil {
			err = writeDiff(f.stdout, patch.Unified(name, name, other.Before, other.After), f.color, other.Before, other.After)
		}
	}
	return err
}

// tellLeft reports whether fixes of a file are left, also to the user.
func tellLeft(stderr io.Writer, s source, fixed *lint.Fixed) bool {
	if fixed.Left > 0 {
		fmt.Fprintf(stderr, "proclint: %d fixes of %s are left, so run fix again\n", fixed.Left, s)
	}
	return fixed.Left > 0
}

// write writes a fixed file to the disk and prints what it did.
func (f *fixer) write(s source, in lint.Input, fixed *lint.Fixed) error {
	if err := storeFixed(s, in, fixed, f.stderr); err != nil || f.quiet {
		return err
	}
	_, err := io.WriteString(f.stdout, f.account(s, in, fixed))
	return err
}

// storeFixed writes a fixed file to the disk: its content, then its name.
func storeFixed(s source, in lint.Input, fixed *lint.Fixed, stderr io.Writer) error {
	if err := s.stopped(); err != nil {
		return err
	}
	s.file.RemoveLeftovers()
	renamed, name := fixed.Path != in.Path, filepath.Base(fixed.Path)
	if renamed {
		if err := s.file.CanRename(name); err != nil {
			return unnamed(s, err)
		}
	}
	if !bytes.Equal(in.Source, fixed.Source) {
		if err := replace(s, in.Source, fixed.Source, stderr); err != nil {
			return err
		}
	}
	if renamed {
		if err := s.file.Rename(name); err != nil {
			return unnamed(s, err)
		}
	}
	for _, other := range fixed.Files {
		if err := replace(s.other(other.Path), other.Before, other.After, stderr); err != nil {
			return err
		}
	}
	return nil
}

// replace writes a file that had the bytes before, and prints what it could not keep.
func replace(s source, before, after []byte, stderr io.Writer) error {
	if err := s.stopped(); err != nil {
		return err
	}
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

// unnamed explains that a file does not get its new name.
func unnamed(s source, err error) error {
	if taken, ok := errors.AsType[disk.ExistsError](err); ok {
		return fmt.Errorf("%s is unchanged: it should be named %s, but that file exists", s, report.Printable(taken.Path))
	}
	return err
}

// account describes what was done to a file and what is left.
func (f *fixer) account(s source, in lint.Input, fixed *lint.Fixed) string {
	var b strings.Builder
	offered := f.offered(s, fixed)
	switch {
	case fixed.Applied == 0 && offered != "":
		fmt.Fprintf(&b, "%s: %s\n", s, offered)
	case fixed.Applied == 0:
		fmt.Fprintf(&b, "%s: nothing to fix\n", s)
	default:
		fmt.Fprintf(&b, "%s: %d %s\n", strings.Join(changedFiles(s, in, fixed), ", "), fixed.Applied, prose.Plural(fixed.Applied, "fix", "fixes"))
	}
	for _, title := range countedTitles(fixed.Titles) {
		fmt.Fprintf(&b, "  %s\n", report.Printable(title))
	}
	if from, to := in.Path, fixed.Path; from != to && strings.EqualFold(from, to) && inGit(from) {
		fmt.Fprintf(&b, "  if git does not see the rename: git rm --cached -- %[1]s && git add -- %[2]s\n",
			report.Printable(export.ShellQuote(from)), report.Printable(export.ShellQuote(to)))
	}
	if fixed.Applied > 0 && offered != "" {
		fmt.Fprintf(&b, "  %s\n", offered)
	}
	left := fixed.Report.Summary
	if left.Error+left.Warning > 0 {
		fmt.Fprintf(&b, "  %s left (run proclint lint)\n", report.Count(left))
	}
	return b.String()
}

// changedFiles are the names of the files that fixes change, the Procfile first.
func changedFiles(s source, in lint.Input, fixed *lint.Fixed) (names []string) {
	if in.Path != fixed.Path || !bytes.Equal(in.Source, fixed.Source) {
		names = append(names, s.String())
	}
	for _, other := range fixed.Files {
		names = append(names, s.other(other.Path).String())
	}
	return names
}

// offered names the command that shows the fixes that only --suggested applies, or is "" if all fixes are safe.
func (f *fixer) offered(s source, fixed *lint.Fixed) string {
	n := fixed.Report.Summary.Fixable
	if n == 0 || f.suggested || fixed.Left > 0 {
		return ""
	}
	path := stdinArg
	if !s.stdin {
		path = report.Printable(export.ShellQuote(s.String()))
	}
	show := "proclint fix --suggested --diff" + f.flags + " " + path
	if fixed.Applied == 0 {
		return fmt.Sprintf("no safe fixes. See the suggested %s: %s", prose.Plural(n, "change", "changes"), show)
	}
	return fmt.Sprintf("%d suggested %s left: %s", n, prose.Plural(n, "change", "changes"), show)
}

// maxTitles is how many different fixes of one file are listed.
const maxTitles = 20

// countedTitles are the titles in their order, each once with how often it occurs.
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
