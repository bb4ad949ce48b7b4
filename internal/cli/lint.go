package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"sync"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/report"
)

func newLint() *cobra.Command {
	l := &linter{}
	failOn := &choice{kind: "severity", value: "error", valid: []string{"error", "warning", "info", "hint"}}
	var stdinPath string
	var recursive bool
	cmd := &cobra.Command{
		Use:   "lint [PATH…|-]",
		Short: "Find what is wrong with a Procfile",
		Long: `Find what is wrong with a Procfile on the platforms that will read it.

PATH is a file, a folder or - for standard input; without one it is the current
folder. A folder stands for its Procfile, also when that is misnamed or lies in
a folder of it. With -r it stands for every Procfile below it; hidden folders,
dependencies and build output (` + "node_modules, vendor, venv, target, dist, build …" + `)
are passed by, and links to folders are not followed. A link to a file is
followed inside the folder; to follow it out of the folder, name the file.

The files beside a Procfile are looked at as well, for a module, a script or a
program that is not there; not those beside standard input.

Exit code: 0 when nothing is found at or above --fail-on, 1 when something is,
2 when a file cannot be read or the command is not understood.`,
		Example: `  proclint lint
  proclint lint --platform drycc:image --platform heroku backend/Procfile
  proclint lint -r --format sarif . > procfiles.sarif
  git show HEAD:Procfile | proclint lint --stdin-path Procfile -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			stdins := countStdin(args)
			switch {
			case stdins > 1:
				return errStdinTwice
			case stdinPath != "" && stdins == 0:
				return errors.New("--stdin-path names what is read from standard input: add - as the PATH")
			}
			if len(args) == 0 {
				args = []string{"."}
			}
			severity, err := lint.ParseSeverity(failOn.value)
			if err != nil {
				return err
			}
			l.failOn = severity
			l.stdin, l.stdout, l.stderr = cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()
			if recursive {
				l.progress = newProgress(l.stderr)
			}
			return l.run(cmd.Context(), sources(args, stdinPath, recursive))
		},
	}
	l.targets = addPlatforms(cmd)
	l.format = addFormat(cmd, "text", "json", "sarif", "github")
	cmd.Flags().Var(failOn, "fail-on", "exit with 1 from this severity on")
	complete(cmd, "fail-on", failOn.valid)
	cmd.Flags().StringVar(&stdinPath, "stdin-path", "", "`path` under which standard input is judged; without it there is no rule about names")
	cmd.Flags().BoolVarP(&recursive, "recursive", "r", false, "lint every Procfile below a folder")
	return cmd
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
	format         *choice
	failOn         lint.Severity
	repositories   repositories
	stdin          io.Reader
	stdout, stderr io.Writer
	progress       *progress
}

// job is one file on its way through the linter. What stands behind done is set
// before done is closed.
type job struct {
	source source
	done   chan struct{}
	err    error
	report *lint.Report
	output []byte // the report in its format; nothing for SARIF, which has all reports in one
}

func (l *linter) run(ctx context.Context, files iter.Seq2[source, error]) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	out := &printer{linter: l, w: bufio.NewWriterSize(l.stdout, 64<<10)}
	for j := range l.start(ctx, files) {
		select {
		case <-j.done:
		case <-ctx.Done():
			return ctx.Err()
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

// start lints the files as they are found and gives them in their order, each
// of them as soon as it is under way.
func (l *linter) start(ctx context.Context, files iter.Seq2[source, error]) <-chan *job {
	// Files wait in a short queue, so that a slow reader of the output does not
	// fill the memory with reports.
	ordered := make(chan *job, 256)
	work := make(chan *job)
	var workers sync.WaitGroup
	colors := colored(l.stdout)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for j := range work {
				l.lint(j, colors)
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

func (l *linter) lint(j *job, colors bool) {
	in, err := j.source.input(l.stdin, *l.targets)
	if err != nil {
		j.err = err
		return
	}
	in.Repository = l.repositories.of(j.source)
	j.report, j.err = lint.Lint(in)
	if j.err != nil {
		j.err = fmt.Errorf("%s: %w", j.source, j.err)
		return
	}
	var b bytes.Buffer
	switch l.format.value {
	case "text":
		j.err = report.Text(&b, j.report, report.TextOptions{Color: colors})
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
	reports []*lint.Report // for SARIF
	failed  bool
}

func (p *printer) print(j *job) error {
	if j.err != nil {
		p.failed = true
		p.progress.clear()
		if err := p.w.Flush(); err != nil {
			return fmt.Errorf("write: %w", err)
		}
		tell(p.stderr, j.err)
		return nil
	}
	p.totals.Add(j.report)
	if p.format.value == "sarif" {
		p.reports = append(p.reports, j.report)
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
	// What waits in the buffer would come out in the middle of a later progress line.
	if p.progress != nil {
		if err := p.w.Flush(); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	p.progress.show(p.totals.Files)
	return nil
}

// finish writes what comes behind the last file and gives the command's result.
func (p *printer) finish() error {
	p.progress.clear()
	switch {
	case p.format.value == "sarif":
		if err := report.SARIF(p.w, p.reports); err != nil {
			return err
		}
	case p.format.value == "text" && (p.totals.Files > 0 || !p.failed):
		if err := report.Summary(p.w, p.totals); err != nil {
			return err
		}
	}
	if err := p.w.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	switch {
	case p.failed:
		return errTold
	case p.totals.Summary.Worst() >= p.failOn:
		return errFindings
	}
	return nil
}
