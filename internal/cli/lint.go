package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/schemas"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/assist"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/report"
)

// lintCommand is the command lint: its flags, and the linter that they set up.
type lintCommand struct {
	linter
	severity                                       *choice
	outputFile                                     string
	addIgnore, schema, verbose, exitsZero, watches bool
}

func newLint() *cobra.Command {
	l := &lintCommand{severity: &choice{kind: "severity", valid: []string{"error", "warning", "info", "hint"}}}
	cmd := &cobra.Command{
		Use:   "lint [PATH…|-]",
		Short: "Check a Procfile",
		Long: `Check a Procfile for the platforms that will read it.

PATH is a file, a folder, or - for standard input (default: the current folder).
In a folder, lint finds the Procfile, even if it is misnamed or in a subfolder.
With -r, it finds every Procfile below the folder, except in hidden folders,
dependencies and build output (node_modules, vendor, venv, target, dist, build …).
It doesn't follow links to folders. It follows links to files inside the folder;
to check a file outside of it, name the file.

The nearest .proclint.toml sets platforms, severities and files to leave out. It
is in the Procfile's folder, or above it in the repository. Flags take
precedence. proclint config shows what applies.

Lint also reads the files next to the Procfile, to find missing modules, scripts
and programs. For standard input, it does so with --stdin-path, as if the file had
that text. In a folder without a Procfile, it checks what starts there. That is the
command in a file such as railway.json, or what the platform starts by default.

Exit code: 0 without findings at or above --fail-on, 1 with such findings, 2 for
a usage error or a file that can't be read.`,
		Example: `  proclint lint
  proclint lint --platform drycc:image --platform heroku backend/Procfile
  proclint lint -r --format sarif . > procfiles.sarif
  proclint lint --add-ignore Procfile
  proclint lint --fix --format concise
  git show HEAD:Procfile | proclint lint --stdin-path Procfile -`,
		RunE: l.command,
	}
	l.addFlags(cmd)
	l.configurations.addLevels(cmd)
	cmd.Flags().BoolVarP(&l.verbose, "verbose", "v", false, "show each platform's behavior, log lines, and sources")
	l.format = addFormat(cmd, formatNames()...)
	cmd.Flags().BoolVar(&l.jsonLines, "json-lines", false, "print each report in JSON on its own line, not a document with all of them")
	cmd.Flags().StringVarP(&l.outputFile, "output-file", "o", "", "write the report to a `file` instead of standard output")
	cmd.Flags().BoolVarP(&l.quiet, "quiet", "q", false, "print only findings and errors, no summary and no progress")
	cmd.Flags().BoolVar(&l.exitsZero, "exit-zero", false, "exit with 0 also when there are findings")
	cmd.Flags().BoolVar(&l.fix, "fix", false, "apply the safe fixes first, then report what remains")
	cmd.Flags().Var(l.severity, "fail-on", "lowest severity that exits with 1 (default from the configuration, else error)")
	complete(cmd, "fail-on", l.severity.valid)
	cmd.Flags().BoolVar(&l.addIgnore, "add-ignore", false, "write comments into the files that ignore today's findings; for -, print the file")
	cmd.Flags().BoolVar(&l.schema, "schema", false, "print the JSON Schema of a report in --format json")
	cmd.Flags().BoolVar(&l.watches, "watch", false, "check again when the files, those next to them, or the configuration change")
	for _, flag := range []string{"fix", "exit-zero", "output-file", "format", "quiet", "watch"} {
		cmd.MarkFlagsMutuallyExclusive("add-ignore", flag)
	}
	cmd.MarkFlagsMutuallyExclusive("watch", "fix")
	return cmd
}

func (l *lintCommand) command(cmd *cobra.Command, args []string) error {
	if l.schema {
		return writeText(cmd.OutOrStdout(), schemas.Report)
	}
	files, err := l.selected.of(args)
	if err != nil {
		return err
	}
	if l.fix && slices.Contains(args, stdinArg) {
		return errors.New("lint --fix can't write standard input: use proclint fix -")
	}
	if cmd.Flags().Changed("fail-on") {
		l.failOn, _ = lint.ParseSeverity(l.severity.value) // the flag took it
	}
	if l.jsonLines && !cmd.Flags().Changed("format") {
		l.format.value = jsonFormat
	}
	l.begin(cmd)
	l.listing, l.many = l.selected.recursive || len(args) > 1, l.selected.recursive && !l.verbose
	if l.addIgnore {
		return l.each(cmd.Context(), args, l.accept)
	}
	l.totals = report.Totals{Args: l.selected.text(args), Flags: flagsText(cmd, sameFindings...)}
	if l.watches {
		return l.watch(cmd, args)
	}
	checked, err := l.beside(args)
	if !checked {
		err = l.print(cmd, args, files)
	}
	if l.exitsZero && errors.Is(err, errFindings) {
		return nil
	}
	return err
}

// print lints files, and writes the report to standard output or to the file of --output-file.
func (l *lintCommand) print(cmd *cobra.Command, args []string, files iter.Seq2[source, error]) error {
	var file *outputTo
	if l.outputFile != "" && !isStdout(l.outputFile) {
		var err error
		if file, err = newOutputTo(cmd, l.outputFile, args); err != nil {
			return err
		}
		l.stdout = file
	}
	l.text = report.TextOptions{Color: colored(cmd, l.stdout), Links: linked(l.stdout), Width: widthOf(l.stdout)}
	l.text.Verbose = l.verbose
	if l.selected.recursive && !l.quiet {
		l.progress = newProgress(l.stderr)
	}
	err := l.run(cmd.Context(), files)
	if file == nil || cmd.Context().Err() != nil {
		return err
	}
	return cmp.Or(file.save(), err)
}

// mostArgs is how many characters the arguments of a printed command have.
const mostArgs = 60

// argsText are the arguments of a command as one types them again, each after a space; "" for the current folder. Of many, they are the first ones.
func argsText(args []string) string {
	if slices.Equal(orFolder(args), []string{"."}) {
		return ""
	}
	text := ""
	for i, arg := range args {
		if slices.Contains(args[:i], arg) {
			continue
		}
		next := text + " " + report.Printable(export.ShellQuote(arg))
		if i > 0 && utf8.RuneCountInString(next) > mostArgs {
			break
		}
		text = next
	}
	return text
}

// sameFindings are the flags that decide what is found.
var sameFindings = []string{"platform", "config", "no-config", ignoreFlag, ruleFlag}

// flagsText are the flags of a command that were set, of those named, as one types them again, each after a space.
func flagsText(cmd *cobra.Command, names ...string) string {
	var b strings.Builder
	for _, name := range names {
		flag := cmd.Flags().Lookup(name)
		if flag == nil || !flag.Changed {
			continue
		}
		b.WriteString(" --" + name)
		if flag.Value.Type() != "bool" {
			b.WriteString(" " + report.Printable(export.ShellQuote(strings.Trim(flag.Value.String(), "[]"))))
		}
	}
	return b.String()
}

// accept adds comments to a file that ignore what is found in it today, for lint --add-ignore. The error is errFindings
// when findings are left that make the command fail.
func (l *linter) accept(s source, in lint.Input, applied applied) error {
	in.Repository = l.repositories.with(s, in.Source)
	accepted, err := assist.Accept(in)
	if err != nil {
		return fmt.Errorf("%s: %w", s, err)
	}
	if s.stdin {
		err = writeFileText(l.stdout, string(accepted.Source), in.Source, accepted.Source)
	} else {
		err = l.writeAccepted(s, in.Source, accepted)
	}
	if err != nil {
		return err
	}
	if omitted := accepted.Report.Omitted; omitted > 0 {
		fmt.Fprintf(l.stderr, "proclint: %d lines of %s were not checked, the limit of --add-ignore is %d\n", omitted, s, lint.MaxLines)
		return errFindings
	}
	if accepted.Unfinished {
		fmt.Fprintf(l.stderr, "proclint: more findings of %s can be ignored, so run lint --add-ignore again\n", s)
		return errFindings
	}
	if accepted.Report.Summary.Worst() >= cmp.Or(l.failOn, applied.FailOn, lint.Error) {
		return errFindings
	}
	return nil
}

func (l *linter) writeAccepted(s source, before []byte, accepted *assist.Accepted) error {
	if accepted.Ignored > 0 {
		if err := replace(s, before, accepted.Source, l.stderr); err != nil {
			return err
		}
	}
	line := fmt.Sprintf("%s: %d ignored", s, accepted.Ignored)
	if left := accepted.Report.Summary; left != (lint.Summary{}) {
		line += fmt.Sprintf(", %s left", report.Count(left))
	}
	_, err := io.WriteString(l.stdout, line+"\n")
	return err
}

// beside checks what starts in an app without a Procfile. It is false where there is a Procfile, or nothing is known to start.
func (l *lintCommand) beside(args []string) (checked bool, err error) {
	at := orFolder(args)[0]
	if l.selected.recursive || l.fix || l.addIgnore || len(args) > 1 {
		return false, nil
	}
	a, err := l.withoutProcfile(at)
	if a == nil || err != nil {
		return a != nil, err
	}
	beside := lint.LintBeside(a.in)
	if beside.IsEmpty() {
		return false, nil
	}
	p := &printer{linter: &l.linter, w: bufio.NewWriter(l.stdout), totals: l.totals, listing: true}
	isText, isJSON := l.form().name == textFormat, l.form().name == jsonFormat
	for _, r := range beside.Reports {
		parts := []*lint.Report{r}
		if !isJSON {
			parts = r.ByFile()
		}
		for _, part := range parts {
			if err := p.printAt(a, part, cmp.Or(l.failOn, a.applied.FailOn, lint.Error)); err != nil {
				return true, err
			}
		}
	}
	if beside.Found() || !isText {
		err = p.finish()
	}
	if !isText || l.quiet {
		return true, err
	}
	return true, cmp.Or(writeText(l.stdout, beside.Scope()+"\n"), err)
}

// printAt writes a report of an app without a Procfile, with paths as a person types them.
func (p *printer) printAt(a *app, r *lint.Report, failOn lint.Severity) error {
	shown := func(file string) string { return shownPath(filepath.Join(a.top(), filepath.FromSlash(file))) }
	r.File.Path = shown(r.File.Path)
	for i := range r.Diagnostics {
		if d := &r.Diagnostics[i]; d.File != "" {
			d.File = shown(d.File)
		}
	}
	j := &job{source: a.source, report: r, failOn: failOn}
	if write := p.form().one; write != nil {
		var b bytes.Buffer
		if err := write(&b, r, p.text); err != nil {
			return err
		}
		j.output = b.Bytes()
	}
	return p.print(j)
}
