package cli

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/schemas"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/report"
)

// lintCommand is the command lint: its flags, and the linter that they set up.
type lintCommand struct {
	linter
	severity, colors                                 *choice
	selected                                         *selection
	stdinPath, outputFile                            string
	recursive, addIgnore, schema, verbose, exitsZero bool
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
dependencies and build output (` + "node_modules, vendor, venv, target, dist, build …" + `).
It doesn't follow links to folders. It follows links to files inside the folder;
to check a file outside of it, name the file.

The nearest .proclint.toml sets platforms, severities and files to leave out. It
is in the Procfile's folder, or above it in the repository. Flags take
precedence. proclint config shows what applies.

Lint also reads the files next to the Procfile, to find missing modules, scripts
and programs. It can't do that for standard input.

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
	l.targets = addPlatforms(cmd)
	l.configurations = addConfiguration(cmd)
	l.configurations.addLevels(cmd)
	l.selected = addSelection(cmd)
	l.colors = addColor(cmd)
	cmd.Flags().BoolVarP(&l.verbose, "verbose", "v", false, "show each platform's behavior, log lines, and sources")
	l.format = addFormat(cmd, formatNames()...)
	cmd.Flags().StringVarP(&l.outputFile, "output-file", "o", "", "write the report to a `file` instead of standard output")
	addQuiet(cmd, &l.quiet, "print only findings and errors, no summary and no progress")
	cmd.Flags().BoolVar(&l.exitsZero, "exit-zero", false, "exit with 0 also when there are findings")
	cmd.Flags().BoolVar(&l.fix, "fix", false, "apply the safe fixes first, then report what remains")
	cmd.Flags().Var(l.severity, "fail-on", "lowest severity that exits with 1 (default from the configuration, else error)")
	complete(cmd, "fail-on", l.severity.valid)
	cmd.Flags().StringVar(&l.stdinPath, "stdin-path", "", "`path` of standard input, for the rules about file names")
	cmd.Flags().BoolVar(&l.addIgnore, "add-ignore", false, "write comments into the files that ignore today's findings; for -, print the file")
	cmd.Flags().BoolVar(&l.schema, "schema", false, "print the JSON Schema of a report in --format json")
	cmd.Flags().BoolVarP(&l.recursive, "recursive", "r", false, "check every Procfile below a folder")
	for _, flag := range []string{"fix", "exit-zero", "output-file", "format", "quiet"} {
		cmd.MarkFlagsMutuallyExclusive("add-ignore", flag)
	}
	return cmd
}

// command runs the command with its arguments.
func (l *lintCommand) command(cmd *cobra.Command, args []string) error {
	if l.schema {
		return writeText(cmd.OutOrStdout(), schemas.Report)
	}
	if err := l.check(args); err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	if cmd.Flags().Changed("fail-on") {
		l.failOn, _ = lint.ParseSeverity(l.severity.value) // the flag took it
	}
	l.stdin, l.stdout, l.stderr = cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()
	files := l.selected.of(sources(args, l.stdinPath, l.recursive))
	if l.addIgnore {
		return each(cmd.Context(), files, l.stderr, l.accept)
	}
	l.totals = report.Totals{Args: argsText(args, l.recursive), Recursive: l.recursive, Flags: flagsText(cmd, sameFindings...)}
	err := l.print(cmd.Context(), files)
	if l.exitsZero && errors.Is(err, errFindings) {
		return nil
	}
	return err
}

// check reports arguments that don't go together.
func (l *lintCommand) check(args []string) error {
	switch stdins := countStdin(args); {
	case stdins > 1:
		return errStdinTwice
	case l.stdinPath != "" && stdins == 0:
		return errors.New("--stdin-path is for standard input: add - as the PATH")
	case l.fix && stdins > 0:
		return errors.New("lint --fix can't write standard input: use proclint fix -")
	}
	return nil
}

// print lints files, and writes the report to standard output or to the file of --output-file.
func (l *lintCommand) print(ctx context.Context, files iter.Seq2[source, error]) error {
	var file *outputTo
	if l.outputFile != "" && !isStdout(l.outputFile) {
		var err error
		if file, err = newOutputTo(l.outputFile); err != nil {
			return err
		}
		l.stdout = file
	}
	l.text = textOptions(l.stdout, l.colors)
	l.text.Verbose = l.verbose
	if l.recursive && !l.quiet {
		l.progress = newProgress(l.stderr)
	}
	err := l.run(ctx, files)
	if file == nil || ctx.Err() != nil {
		return err
	}
	return cmp.Or(file.save(), err)
}

// argsText are the arguments of a command as one types them again, each after a space; "" for the current folder.
func argsText(args []string, recursive bool) string {
	var b strings.Builder
	if recursive {
		b.WriteString(" -r")
	}
	if len(args) == 1 && args[0] == "." {
		return b.String()
	}
	if len(args) > 3 {
		return b.String() + " PATH…"
	}
	for _, arg := range args {
		b.WriteString(" " + report.Printable(export.ShellQuote(arg)))
	}
	return b.String()
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

func countStdin(args []string) int {
	n := 0
	for _, arg := range args {
		if arg == stdinArg {
			n++
		}
	}
	return n
}
