package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/report"
)

// reportSchema is made of the API's description: go generate ./web.
//
//go:embed report.schema.json
var reportSchema string

func newLint() *cobra.Command {
	l := &linter{}
	failOn := &choice{kind: "severity", valid: []string{"error", "warning", "info", "hint"}}
	var stdinPath string
	var selected *selection
	var recursive, addIgnore, schema, verbose, exitZero bool
	var outputFile string
	var colors *choice
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
  git show HEAD:Procfile | proclint lint --stdin-path Procfile -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if schema {
				return writeText(cmd.OutOrStdout(), reportSchema)
			}
			stdins := countStdin(args)
			switch {
			case stdins > 1:
				return errStdinTwice
			case stdinPath != "" && stdins == 0:
				return errors.New("--stdin-path is for standard input: add - as the PATH")
			case l.fix && stdins > 0:
				return errors.New("lint --fix can't write standard input: use proclint fix -")
			}
			if len(args) == 0 {
				args = []string{"."}
			}
			if cmd.Flags().Changed("fail-on") {
				severity, err := lint.ParseSeverity(failOn.value)
				if err != nil {
					return err
				}
				l.failOn = severity
			}
			l.stdin, l.stdout, l.stderr = cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()
			files := selected.of(sources(args, stdinPath, recursive))
			if addIgnore {
				return each(cmd.Context(), files, l.stderr, l.accept)
			}
			var file *outputTo
			if outputFile != "" && !isStdout(outputFile) {
				var err error
				if file, err = newOutputTo(outputFile); err != nil {
					return err
				}
				l.stdout = file
			}
			l.totals = report.Totals{Args: argsText(args, recursive), Recursive: recursive, Flags: flagsText(cmd, sameFindings...)}
			l.text = textOptions(l.stdout, colors)
			l.text.Verbose = verbose
			if recursive && !l.quiet {
				l.progress = newProgress(l.stderr)
			}
			err := l.run(cmd.Context(), files)
			if file != nil && cmd.Context().Err() == nil {
				err = cmp.Or(file.save(), err)
			}
			if exitZero && errors.Is(err, errFindings) {
				return nil
			}
			return err
		},
	}
	l.targets = addPlatforms(cmd)
	l.configurations = addConfiguration(cmd)
	l.configurations.addLevels(cmd)
	selected = addSelection(cmd)
	colors = addColor(cmd)
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "show each platform's behavior, log lines, and sources")
	l.format = addFormat(cmd, formatNames()...)
	cmd.Flags().StringVarP(&outputFile, "output-file", "o", "", "write the report to a `file` instead of standard output")
	addQuiet(cmd, &l.quiet, "print only findings and errors, no summary and no progress")
	cmd.Flags().BoolVar(&exitZero, "exit-zero", false, "exit with 0 also when there are findings")
	cmd.Flags().BoolVar(&l.fix, "fix", false, "apply the safe fixes first, then report what remains")
	cmd.Flags().Var(failOn, "fail-on", "lowest severity that exits with 1 (default from the configuration, else error)")
	complete(cmd, "fail-on", failOn.valid)
	cmd.Flags().StringVar(&stdinPath, "stdin-path", "", "`path` of standard input, for the rules about file names")
	cmd.Flags().BoolVar(&addIgnore, "add-ignore", false, "write comments into the files that ignore today's findings; for -, print the file")
	cmd.Flags().BoolVar(&schema, "schema", false, "print the JSON Schema of a report in --format json")
	cmd.Flags().BoolVarP(&recursive, "recursive", "r", false, "check every Procfile below a folder")
	for _, flag := range []string{"fix", "exit-zero", "output-file", "format", "quiet"} {
		cmd.MarkFlagsMutuallyExclusive("add-ignore", flag)
	}
	return cmd
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

// linter lints files on all cores and writes what it finds in their order.
type linter struct {
	targets        *platformList
	configurations *configurations
	format         *choice
	failOn         lint.Severity // of the flag, lint.None without it
	totals         report.Totals // for the arguments that the last lines repeat
	text           report.TextOptions
	repositories   repositories
	stdin          io.Reader
	stdout, stderr io.Writer
	progress       *progress
	fix, quiet     bool
}

// job is one file on its way through the linter. The fields after done are set
// before done is closed.
type job struct {
	source source
	done   chan struct{}
	err    error
	report *lint.Report  // nil for an excluded file
	in     lint.Input    // of a file to fix
	fixed  *lint.Fixed   // with --fix
	failOn lint.Severity // the lowest severity that makes the command fail
	output []byte        // the report in its format; empty for a format that puts all reports in one document
}

func (l *linter) run(ctx context.Context, files iter.Seq2[source, error]) error {
	working, stopWork := context.WithCancel(ctx)
	defer stopWork()
	out := &printer{linter: l, w: bufio.NewWriterSize(l.stdout, 64<<10), totals: l.totals}
	for j := range l.start(working, files) {
		select {
		case <-j.done:
		case <-ctx.Done():
		}
		// The end of the context may also be what ended the job. The one of the work ends a moment later.
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := out.print(j); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return out.finish()
}

// start lints the files as they are found and sends them in order, each as soon
// as its work starts.
func (l *linter) start(ctx context.Context, files iter.Seq2[source, error]) <-chan *job {
	// Files wait in a short queue, so that slow output doesn't fill the memory with
	// reports.
	ordered := make(chan *job, 256)
	// A queue spares a switch between goroutines for each file, which is a fifth of the time for a tree of small ones.
	work := make(chan *job, 32)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for j := range work {
				l.lint(j)
				close(j.done)
			}
		})
	}
	go func() {
		defer close(ordered)
		defer workers.Wait()
		defer close(work)
		for s, err := range files {
			s.replaced, s.stopped = l.fix, ctx.Err
			j := &job{source: s, err: err, done: make(chan struct{})}
			select {
			case ordered <- j:
			case <-ctx.Done():
				return
			}
			if err != nil {
				close(j.done)
				continue
			}
			work <- j
		}
	}()
	return ordered
}

func (l *linter) lint(j *job) {
	in, applied, err := l.configurations.input(j.source, l.stdin, *l.targets)
	if err != nil || applied.ExcludedBy != "" {
		j.err = err
		return
	}
	j.failOn = cmp.Or(l.failOn, applied.FailOn, lint.Error)
	in.Repository = l.repositories.of(j.source)
	if j.report, j.err = l.reportOf(j, in); j.err != nil {
		j.err = fmt.Errorf("%s: %w", j.source, j.err)
		return
	}
	if write := l.form().one; write != nil {
		var b bytes.Buffer
		j.err = write(&b, j.report, l.text)
		j.output = b.Bytes()
	}
}

// reportOf is what is found in a file: with --fix, in the fixed one.
func (l *linter) reportOf(j *job, in lint.Input) (r *lint.Report, err error) {
	if !l.fix {
		return lint.Lint(in)
	}
	j.in = in
	if j.fixed, err = lint.FixAll(in, false); err != nil {
		return nil, err
	}
	return j.fixed.Report, nil
}

// lintFormat is a form in which lint writes reports: each one alone, or all in one document.
type lintFormat struct {
	name string
	one  func(io.Writer, *lint.Report, report.TextOptions) error
	all  func(w io.Writer, reports []*lint.Report, failOn []lint.Severity) error
}

// lintFormats are the values of --format; the first one is the default.
var lintFormats = []lintFormat{
	{name: textFormat, one: report.Text},
	{name: "concise", one: report.Concise},
	{name: "json", one: func(w io.Writer, r *lint.Report, _ report.TextOptions) error { return report.JSON(w, r) }},
	{name: "sarif", all: together(report.SARIF)},
	{name: "github", one: func(w io.Writer, r *lint.Report, _ report.TextOptions) error { return report.GitHub(w, r) }},
	{name: "gitlab", all: together(report.GitLab)},
	{name: "junit", all: report.JUnit},
	{name: "rdjson", all: together(report.RDJSON)},
	{name: "checkstyle", all: together(report.Checkstyle)},
}

// textFormat is the format with a summary.
const textFormat = "text"

// together is a document that doesn't depend on what makes the command fail.
func together(write func(io.Writer, []*lint.Report) error) func(io.Writer, []*lint.Report, []lint.Severity) error {
	return func(w io.Writer, reports []*lint.Report, _ []lint.Severity) error { return write(w, reports) }
}

func formatNames() []string {
	var names []string
	for _, f := range lintFormats {
		names = append(names, f.name)
	}
	return names
}

// form is the chosen format.
func (l *linter) form() lintFormat {
	return lintFormats[slices.IndexFunc(lintFormats, func(f lintFormat) bool { return f.name == l.format.value })]
}

// printer writes finished jobs and keeps what the last lines and the exit code need.
type printer struct {
	*linter
	w       *bufio.Writer
	totals  report.Totals
	reports []*lint.Report  // for a format that puts all of them in one document
	failOn  []lint.Severity // of each of these
	failed  bool
	found   bool  // a finding that makes the command fail
	last    error // that was printed
}

func (p *printer) print(j *job) error {
	if j.err == nil && j.fixed != nil {
		j.err = p.store(j)
	}
	if j.err != nil {
		p.failed = true
		p.progress.clear()
		if err := p.w.Flush(); err != nil {
			return fmt.Errorf("write: %w", err)
		}
		if j.err != p.last { // a broken configuration is the same error for all its files
			tell(p.stderr, j.err)
		}
		p.last = j.err
		return nil
	}
	if j.report == nil {
		p.totals.Excluded++
		return nil
	}
	p.found = p.found || j.report.Summary.Worst() >= j.failOn
	p.totals.Add(j.report)
	if p.form().all != nil {
		p.reports, p.failOn = append(p.reports, j.report), append(p.failOn, j.failOn)
	}
	if len(j.output) > 0 {
		p.progress.clear()
	}
	// A report is not cut in two, since a screen takes whole characters.
	if len(j.output) > p.w.Available() {
		if err := p.w.Flush(); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	if _, err := p.w.Write(j.output); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	// Otherwise the buffer would be written in the middle of a later progress line.
	if p.progress != nil {
		if err := p.w.Flush(); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	p.progress.show(p.totals.Files)
	return nil
}

// store writes a fixed file to the disk. Files are written one after the other, in their order.
func (p *printer) store(j *job) error {
	if err := storeFixed(j.source, j.in, j.fixed, p.stderr); err != nil {
		return err
	}
	p.totals.Fixed += j.fixed.Applied
	p.found = p.found || tellLeft(p.stderr, j.source, j.fixed)
	return nil
}

// finish writes the end of the output and returns the command's result.
func (p *printer) finish() error {
	p.progress.clear()
	switch form := p.form(); {
	case form.all != nil:
		if err := form.all(p.w, p.reports, p.failOn); err != nil {
			return err
		}
	case form.name == textFormat && !p.quiet && (p.totals.Files > 0 || !p.failed):
		if err := report.Summary(p.w, p.totals, p.text); err != nil {
			return err
		}
	}
	if err := p.w.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	switch {
	case p.failed:
		return errTold
	case p.found:
		return errFindings
	}
	return nil
}
