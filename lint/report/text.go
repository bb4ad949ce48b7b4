package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// TextOptions change how Text and Summary write.
type TextOptions struct {
	// Color marks severities and carets with the escape sequences of terminals.
	Color bool
}

// An excerpt shows at most beforeRange characters of a line before the range,
// and excerptLength in all.
const (
	beforeRange   = 60
	excerptLength = 140
)

// Text writes the diagnostics of a report for people. Each begins with
// "PATH:LINE:COLUMN: SEVERITY: HEADLINE (RULE)", line and column from one, the
// column in characters. The line with its number and carets under the range follows,
// then a line for each effect, the help, the related places and the fixes. A last line
// says how many lines were not checked. A report without either writes nothing. Folded
// diagnostics are left to Summary.
func Text(w io.Writer, r *lint.Report, o TextOptions) error {
	t := textWriter{report: r, color: o.Color}
	for i := range r.Diagnostics {
		if d := &r.Diagnostics[i]; !d.Folded {
			t.diagnostic(d)
		}
	}
	if r.Omitted > 0 {
		fmt.Fprintf(&t.b, "%s: %s\n", Printable(r.File.Path), unchecked(r))
	}
	return write(w, t.b.String())
}

// unchecked says how many lines of a file were not checked.
func unchecked(r *lint.Report) string {
	return fmt.Sprintf("%d more lines were not checked: Proclint checks the first %d that are neither blank nor comments.", r.Omitted, lint.MaxLines)
}

type textWriter struct {
	b      strings.Builder
	report *lint.Report
	color  bool
}

// The escape sequences of the parts of a text.
const (
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
	plain = "\x1b[0m"
)

var severityStyles = map[lint.Severity]string{
	lint.Error:   "\x1b[1;31m",
	lint.Warning: "\x1b[1;33m",
	lint.Info:    "\x1b[1;36m",
	lint.Hint:    "\x1b[1;34m",
}

func (t *textWriter) styled(style, text string) string {
	if !t.color {
		return text
	}
	return style + text + plain
}

func (t *textWriter) diagnostic(d *check.Diagnostic) {
	style := severityStyles[d.Severity]
	fmt.Fprintf(&t.b, "%s %s %s %s\n",
		t.styled(bold, t.place(d.Range)+":"),
		t.styled(style, d.Severity.String()+":"),
		plainText(d.Message),
		t.styled(faint, "("+d.Rule+")"))
	t.excerpt(d.Range, style)
	for i := range d.Effects {
		e := &d.Effects[i]
		fmt.Fprintf(&t.b, "  %s\n", plainText(EffectLine(e, t.report.Platforms)))
		if e.Log != "" {
			fmt.Fprintf(&t.b, "    %s %s\n", t.styled(faint, "log:"), Printable(e.Log))
		}
	}
	if d.Help != "" {
		fmt.Fprintf(&t.b, "  %s %s\n", t.styled(bold, "help:"), plainText(d.Help))
	}
	for _, related := range d.Related {
		fmt.Fprintf(&t.b, "  %s %s\n", t.styled(bold, t.place(related.Range)+":"), plainText(related.Message))
		t.excerpt(related.Range, faint)
	}
	for _, fix := range d.Fixes {
		fmt.Fprintf(&t.b, "  %s %s\n", t.styled(bold, fixLabel(fix)), plainText(fix.Title))
	}
	t.b.WriteByte('\n')
}

func fixLabel(fix lint.Fix) string {
	if fix.Applicability == lint.Safe {
		return "fix:"
	}
	return "suggested fix:"
}

// place is "PATH:LINE:COLUMN" of the start of a range.
func (t *textWriter) place(r procfile.Range) string {
	line, column := t.report.Document.LineColumn(r.Start)
	return fmt.Sprintf("%s:%d:%d", displayPath(t.report.File.Path), line, column)
}

// displayPath names a file without a name as well.
func displayPath(path string) string {
	if path == "" {
		return "<stdin>"
	}
	return Printable(path)
}

// excerpt writes the line in which a range begins, and carets under the part of
// the range that lies in it. A file without any text has no line to show.
func (t *textWriter) excerpt(r procfile.Range, style string) {
	doc := t.report.Document
	index := doc.LineAt(r.Start)
	if len(doc.Lines) == 0 {
		return
	}
	text, start, end := "", 0, 0
	if index < len(doc.Lines) {
		line := doc.Lines[index].Range
		text = doc.Slice(line)
		start = min(r.Start, line.End) - line.Start
		end = min(max(r.End, r.Start), line.End) - line.Start
	}
	source, indent, carets := mark(text, start, max(start, end), t.report.Secrets)
	number := fmt.Sprintf("%5d", index+1)
	fmt.Fprintln(&t.b, strings.TrimRight(t.styled(faint, number+" |")+" "+source, " "))
	fmt.Fprintf(&t.b, "%s %s%s\n", t.styled(faint, "      |"), strings.Repeat(" ", indent), t.styled(style, strings.Repeat("^", carets)))
}

// mark is the part of a line around the bytes from start to end as a terminal
// shows it, without secrets, and the cells before and under that range. An empty
// range has one caret.
func mark(line string, start, end int, secrets *lint.Secrets) (source string, indent, carets int) {
	from := back(line, start, beforeRange)
	to := forward(line, from, excerptLength)
	end = min(end, to)
	// A secret that begins before the excerpt or ends behind it is hidden as well.
	around := max(from-excerptLength, 0)
	hidden := secrets.In(line[around:min(to+excerptLength, len(line))])
	part := func(start, end int) string { return check.MaskRanges(line[start:end], start-around, hidden) }
	var c cells
	if from > 0 {
		c.add("…")
	}
	c.add(part(from, start))
	indent = c.width
	c.add(part(start, end))
	carets = max(c.width-indent, 1)
	c.add(part(end, to))
	if to < len(line) {
		c.add("…")
	}
	return c.text.String(), indent, carets
}

// Count says how many diagnostics there are of each severity, such as "1 error,
// 3 warnings", or "nothing to report".
func Count(s lint.Summary) string {
	var counts []string
	for _, c := range []struct {
		n    int
		noun string
	}{{s.Error, "error"}, {s.Warning, "warning"}, {s.Info, "info"}, {s.Hint, "hint"}} {
		if c.n > 0 {
			counts = append(counts, plural(c.n, c.noun))
		}
	}
	if counts == nil {
		return "nothing to report"
	}
	return strings.Join(counts, ", ")
}

func plural(n int, noun string) string {
	if n == 1 || noun == "info" {
		return fmt.Sprintf("%d %s", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
