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
	var recursive, addIgnore, schema, verbose bool
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
			l.totals = report.Totals{Args: argsText(args, recursive), Recursive: recursive, Flags: flagsText(cmd, "platform", "config", "no-config", "ignore")}
			l.text = textOptions(l.stdout, colors)
			l.text.Verbose = verbose
			if recursive {
				l.progress = newProgress(l.stderr)
			}
			return l.run(cmd.Context(), files)
		},
	}
	l.targets = addPlatforms(cmd)
	l.configurations = addConfiguration(cmd)
	l.configurations.addIgnore(cmd)
	selected = addSelection(cmd)
	colors = addColor(cmd)
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "show each platform's behavior, log lines, and sources")
	l.format = addFormat(cmd, "text", "json", "sarif", "github", "gitlab", "junit", "rdjson")
	cmd.Flags().Var(failOn, "fail-on", "lowest severity that exits with 1 (default from the configuration, else error)")
	complete(cmd, "fail-on", failOn.valid)
	cmd.Flags().StringVar(&stdinPath, "stdin-path", "", "`path` of standard input, for the rules about file names")
	cmd.Flags().BoolVar(&addIgnore, "add-ignore", false, "write comments into the files that ignore today's findings; for -, print the file")
	cmd.Flags().BoolVar(&schema, "schema", false, "print the JSON Schema of a report in --format json")
	cmd.Flags().BoolVarP(&recursive, "recursive", "r", false, "check every Procfile below a folder")
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
}

// job is one file on its way through the linter. The fields after done are set
// before done is closed.
type job struct {
	source source
	done   chan struct{}
	err    error
	report *lint.Report  // nil for an excluded file
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
	j.report, j.err = lint.Lint(in)
	if j.err != nil {
		j.err = fmt.Errorf("%s: %w", j.source, j.err)
		return
	}
	var b bytes.Buffer
	switch l.format.value {
	case "text":
		j.err = report.Text(&b, j.report, l.text)
	case "json":
		j.err = report.JSON(&b, j.report)
	case "github":
		j.err = report.GitHub(&b, j.report)
	}
	j.output = b.Bytes()
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

// document writes all reports in one document, in a format that has such; nil for the others.
func (p *printer) document() func(io.Writer, []*lint.Report) error {
	switch p.format.value {
	case "sarif":
		return report.SARIF
	case "gitlab":
		return report.GitLab
	case "rdjson":
		return report.RDJSON
	case "junit":
		return func(w io.Writer, reports []*lint.Report) error { return report.JUnit(w, reports, p.failOn) }
	}
	return nil
}

func (p *printer) print(j *job) error {
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
	if p.document() != nil {
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

// finish writes the end of the output and returns the command's result.
func (p *printer) finish() error {
	p.progress.clear()
	switch write := p.document(); {
	case write != nil:
		if err := write(p.w, p.reports); err != nil {
			return err
		}
	case p.format.value == "text" && (p.totals.Files > 0 || !p.failed):
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
