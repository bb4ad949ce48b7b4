package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"sync"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/report"
)

// linter lints files on all cores and writes what it finds in their order.
type linter struct {
	work
	format    *choice
	failOn    lint.Severity // of the flag, lint.None without it
	totals    report.Totals // for the arguments that the last lines repeat
	text      report.TextOptions
	progress  *progress
	fix       bool
	many      bool // a text is a table where there are many files
	listing   bool // JSON is a list, also of one report
	jsonLines bool // JSON has a report on each line
}

// job is one file on its way through the linter. The fields after done are set before done is closed.
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
	out := &printer{linter: l, w: bufio.NewWriterSize(l.stdout, 64<<10), totals: l.totals, listing: l.listing}
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

// start lints the files as they are found and sends them in order, each as soon as its work starts.
func (l *linter) start(ctx context.Context, files iter.Seq2[source, error]) <-chan *job {
	// Files wait in a short queue, so that slow output doesn't fill the memory with reports.
	ordered := make(chan *job, 256)
	// A queue spares a switch between goroutines for each file, which is a fifth of the time for a tree of small ones.
	work := make(chan *job, 32)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var cache lint.Cache // apps share commands
			for j := range work {
				l.lint(j, &cache)
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

func (l *linter) lint(j *job, cache *lint.Cache) {
	in, applied, err := l.configurations.input(j.source, l.stdin, *l.targets)
	if err != nil || applied.ExcludedBy != "" {
		j.err = err
		return
	}
	j.failOn = cmp.Or(l.failOn, applied.FailOn, lint.Error)
	in.Repository, in.Cache = l.repositories.with(j.source, in.Source), cache
	if l.fix {
		j.in = in
		if j.fixed, err = lint.FixAll(in, false); err == nil {
			j.report = j.fixed.Report
		}
	} else {
		j.report, err = lint.Lint(in)
	}
	if err != nil {
		j.err = fmt.Errorf("%s: %w", j.source, err)
		return
	}
	if write := l.form().one; write != nil {
		var b bytes.Buffer
		j.err = write(&b, j.report, l.text)
		j.output = b.Bytes()
	}
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
	{name: jsonFormat, one: func(w io.Writer, r *lint.Report, _ report.TextOptions) error { return report.JSON(w, r) }},
	{name: "sarif", all: together(report.SARIF)},
	{name: "github", one: func(w io.Writer, r *lint.Report, _ report.TextOptions) error { return report.GitHub(w, r) }},
	{name: "gitlab", all: together(report.GitLab)},
	{name: "junit", all: report.JUnit},
	{name: "rdjson", all: together(report.RDJSON)},
	{name: "checkstyle", all: together(report.Checkstyle)},
}

// textFormat is the format with a summary, and jsonFormat that with a list of several reports.
const (
	textFormat = "text"
	jsonFormat = "json"
)

// together is a document that doesn't depend on what makes the command fail.
func together(write func(io.Writer, []*lint.Report) error) func(io.Writer, []*lint.Report, []lint.Severity) error {
	return func(w io.Writer, reports []*lint.Report, _ []lint.Severity) error { return write(w, reports) }
}

func formatNames() []string {
	return namesOf(lintFormats, func(f lintFormat) string { return f.name })
}

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
	apps    report.Apps     // for a text about many files
	held    bytes.Buffer    // output that depends on how many files there are
	listing bool
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
		if err := p.flush(); err != nil {
			return err
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
	if j.source.stdin && j.report.Repository == nil {
		p.totals.Unseen = "--stdin-path PATH names their folder"
		if j.source.path != "" {
			p.totals.Unseen = j.source.String() + " is in no folder of this disk"
		}
	}
	if p.form().all != nil {
		p.reports, p.failOn = append(p.reports, j.report), append(p.failOn, j.failOn)
	}
	if err := p.write(p.due(j)); err != nil {
		return err
	}
	// Otherwise the buffer would be written in the middle of a later progress line.
	if p.progress != nil {
		if err := p.flush(); err != nil {
			return err
		}
	}
	p.progress.show(p.totals.Files)
	return nil
}

// due is what to write after a report.
func (p *printer) due(j *job) []byte {
	switch form := p.form().name; {
	case form == jsonFormat && !p.jsonLines:
		return p.listed(bytes.TrimSuffix(j.output, []byte("\n")))
	case form != textFormat || !p.many:
		return j.output
	}
	p.apps.Add(j.report)
	if p.totals.Files > report.FewFiles {
		p.held.Reset()
	} else {
		p.held.Write(j.output)
	}
	return nil
}

// listHead begins a document with several reports.
const listHead = `{"schema":"` + lint.Schema + `","reports":[` + "\n"

// listed is a report in the list of a document, or nothing for one that may be the only one.
func (p *printer) listed(one []byte) []byte {
	before := ",\n"
	switch {
	case p.totals.Files > 1 && p.held.Len() > 0:
		before = listHead + p.held.String() + before
		p.held.Reset()
		p.listing = true
	case p.totals.Files > 1:
	case p.listing:
		before = listHead
	default:
		p.held.Write(one)
		return nil
	}
	return append([]byte(before), one...)
}

// write writes a report. It isn't cut in two, since a screen takes whole characters.
func (p *printer) write(output []byte) error {
	if len(output) > 0 {
		p.progress.clear()
	}
	if len(output) > p.w.Available() {
		if err := p.flush(); err != nil {
			return err
		}
	}
	return writeText(p.w, string(output))
}

func (p *printer) flush() error {
	if err := p.w.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
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
	if err := p.end(); err != nil {
		return err
	}
	if err := p.flush(); err != nil {
		return err
	}
	switch {
	case p.failed:
		return errTold
	case p.found:
		return errFindings
	}
	return nil
}

// end writes what follows the last report.
func (p *printer) end() error {
	switch form := p.form(); {
	case form.all != nil:
		return form.all(p.w, p.reports, p.failOn)
	case form.name == jsonFormat && p.jsonLines:
		return nil
	case form.name == jsonFormat && p.listing && p.totals.Files == 0 && p.failed:
		return nil
	case form.name == jsonFormat && p.listing && p.totals.Files == 0:
		return p.write([]byte(listHead + "]}\n"))
	case form.name == jsonFormat && p.listing:
		return p.write([]byte("\n]}\n"))
	case form.name == jsonFormat && p.held.Len() > 0:
		return p.write(append(p.held.Bytes(), '\n'))
	case form.name != textFormat:
		return nil
	}
	if err := p.write(p.held.Bytes()); err != nil {
		return err
	}
	if p.many && p.totals.Files > report.FewFiles {
		if err := p.apps.Write(p.w, "proclint lint"+p.totals.Flags+p.totals.Args+" --format concise", p.text); err != nil {
			return err
		}
	}
	if p.quiet || p.totals.Files == 0 && p.failed {
		return nil
	}
	return report.Summary(p.w, p.totals, p.text)
}
