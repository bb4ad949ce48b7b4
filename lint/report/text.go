package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/secret"
)

// TextOptions change how Text and Summary write.
type TextOptions struct {
	Color   bool // marks severities and carets with the escape sequences of terminals
	Links   bool // makes the names of rules links to their pages, as terminals know them
	Verbose bool // adds a sentence for each platform, logs and sources
	Width   int  // how many cells a line has; 0 for DefaultWidth
}

// maxLong is how many findings of a file are shown in the long form unless someone asks for it.
const maxLong = 3

// Text writes the diagnostics of a report for people. Each begins with "PATH:LINE:COLUMN: SEVERITY[RULE]: HEADLINE", line and
// column from one, the column in characters. The line with its number and carets under the range follows, then the platforms by
// outcome and the fix. More than a few are a line each, in columns. One more line says how many lines were not checked. A report
// without either writes nothing. Folded diagnostics are left to Summary.
func Text(w io.Writer, r *lint.Report, o TextOptions) error {
	t := newTextWriter(r, o)
	isLong := len(unfolded(r)) > maxLong
	for _, part := range parts(r) {
		t.report, t.above = part, ""
		t.part(isLong && !o.Verbose)
	}
	return write(w, t.b.String())
}

// part writes the diagnostics of one file, many of them in columns.
func (t *textWriter) part(inColumns bool) {
	r := t.report
	shown := unfolded(r)
	if inColumns && len(shown) > 0 {
		t.columns(shown)
		shown = nil
	}
	for _, d := range shown {
		t.diagnostic(d)
	}
	if r.Omitted > 0 {
		t.flow(piece{}, indent, piece{text: Printable(r.File.Path) + ": " + unchecked(r)})
	}
}

func newTextWriter(r *lint.Report, o TextOptions) *textWriter {
	return &textWriter{report: r, color: o.Color, links: o.Links, verbose: o.Verbose, width: cmp.Or(o.Width, DefaultWidth)}
}

// unfolded are the diagnostics of a report that Text writes.
func unfolded(r *lint.Report) []*check.Diagnostic {
	var shown []*check.Diagnostic
	for i := range r.Diagnostics {
		if d := &r.Diagnostics[i]; !d.Folded {
			shown = append(shown, d)
		}
	}
	return shown
}

// unchecked says how many lines of a file were not checked.
func unchecked(r *lint.Report) string {
	return fmt.Sprintf("%d more lines were not checked: Proclint checks the first %d that are neither blank nor comments.", r.Omitted, lint.MaxLines)
}

func (t *textWriter) diagnostic(d *check.Diagnostic) {
	style := severityStyles[d.Severity]
	v := ViewOf(d, t.report.Platforms)
	t.headline(d)
	if t.verbose {
		t.excerpt(d.Range, style)
		t.effects(&v)
	} else {
		t.inShort(d, &v, style)
	}
	if t.verbose || v.HelpAdds {
		t.labeled("help:", t.once(v.Help))
	}
	for _, related := range d.Related {
		if !t.verbose && v.Fix != nil {
			break
		}
		if message := t.once(related.Message); message != "" {
			t.flow(indent, further, piece{text: t.place(related.Range) + ":", style: bold, whole: true}, piece{text: " " + message})
		}
	}
	t.fixes(d, v.Fix)
	if rule, ok := lint.RuleByName(d.Rule); ok && t.verbose {
		for _, source := range rule.Docs().Sources {
			t.labeled("source:", t.once(source))
		}
	}
}

// headline writes the first line of a finding.
func (t *textWriter) headline(d *check.Diagnostic) {
	style := severityStyles[d.Severity]
	t.flow(piece{}, further,
		piece{text: t.place(d.Range) + ":", style: bold, whole: true}, piece{text: " ", whole: true}, // editors parse them together
		piece{text: d.Severity.String(), style: style},
		piece{text: "[" + d.Rule + "]", style: style, link: pageOf(d.Rule)},
		piece{text: ": ", style: style}, piece{text: d.Message})
}

// inShort writes what happens: a few words beside the caret, and the platforms by outcome.
func (t *textWriter) inShort(d *check.Diagnostic, v *View, style string) {
	if d.Severity == lint.Hint {
		return // its headline is enough
	}
	var leads []string
	for _, lead := range v.Leads {
		if !slices.Contains(t.said, lead) {
			leads = append(leads, lead)
		}
	}
	// The platforms by outcome or the help say enough if there is no room beside the caret.
	if len(v.Verdicts) > 0 || len(v.Leads) > 1 {
		leads = append(leads, "")
	}
	switch {
	case d.Severity >= lint.Warning && !d.AboutFile && len(t.report.Document.Lines) > 0:
		t.excerpt(d.Range, style, leads...)
	case len(leads) > 0 && leads[len(leads)-1] != "":
		t.flow(indent, further, piece{text: t.lead(leads[0])})
	}
	t.verdicts(d, v)
}

// lead is a few words in the place where they are shown.
func (t *textWriter) lead(text string) string {
	return strings.TrimSuffix(lowered(t.once(text)), ".")
}

func (t *textWriter) labeled(label, text string) {
	if text != "" {
		t.flow(indent, further, piece{text: label, style: bold}, piece{text: " " + text})
	}
}

// effects writes a line for each effect that reads differently.
func (t *textWriter) effects(v *View) {
	for i := range v.Groups {
		g := &v.Groups[i]
		if line := t.once(g.Line(t.report.Platforms)); line != "" {
			t.flow(indent, further, piece{text: line})
		}
		for _, log := range g.Logs {
			if t.once(log) != "" {
				t.flow(further, piece{text: "      "}, piece{text: "log:", style: faint}, piece{text: " " + log})
			}
		}
	}
}

var verdictStyles = map[Label]string{
	Breaks:   severityStyles[lint.Error],
	MayBreak: severityStyles[lint.Warning],
	Affects:  severityStyles[lint.Info],
	Fine:     "\x1b[1;32m",
}

// verdictGaps divide the groups of a verdict line; the first one is used for which there is room.
var verdictGaps = []string{"    ", "   ", "  "}

// verdicts writes the platforms by outcome in one line, if there are different outcomes and another finding of the rule hasn't shown the same.
func (t *textWriter) verdicts(d *check.Diagnostic, v *View) {
	if len(v.Verdicts) == 0 {
		return
	}
	var pieces []piece
	for _, gap := range verdictGaps {
		pieces = pieces[:0]
		width := len(indent.text)
		for i := range v.Verdicts {
			verdict := &v.Verdicts[i]
			if i > 0 {
				pieces = append(pieces, piece{text: gap})
			}
			pieces = append(pieces, piece{text: string(verdict.Label) + ":", style: verdictStyles[verdict.Label], whole: true}, piece{text: " " + verdict.Names(len(t.report.Platforms))})
		}
		for _, p := range pieces {
			width += cellsIn(p.text)
		}
		if width <= t.width {
			break
		}
	}
	line := d.Rule
	for _, p := range pieces {
		line += p.text
	}
	if t.once(line) != "" {
		t.flow(indent, further, pieces...)
	}
}

// fixes writes the fix that is shown, or all of them in the long form. A harmless finding with a safe fix needs no more
// than the command in the last line.
func (t *textWriter) fixes(d *check.Diagnostic, best *check.Fix) {
	if best == nil || d.Severity == lint.Hint && best.Applicability == lint.Safe && !t.verbose {
		return
	}
	shown := []check.Fix{*best}
	if t.verbose {
		shown = d.Fixes
	}
	for i := range shown {
		t.labeled("fix:", lowerTitle(shown[i].Title)+" "+mark(&shown[i]))
	}
}

func mark(fix *check.Fix) string {
	if fix.Applicability == lint.Safe {
		return "(safe)"
	}
	return "(--suggested)"
}

// place is "PATH:LINE:COLUMN" of the start of a range.
func (t *textWriter) place(r procfile.Range) string {
	line, column := t.report.Document.LineColumn(r.Start)
	return fmt.Sprintf("%s:%d:%d", displayPath(t.report.File.Path), line, column)
}

// excerpt writes the line in which a range begins, and carets under the part of the range that lies in it. Beside them is the
// first of some texts for which there is room; the last one follows on a separate line if nothing fits.
func (t *textWriter) excerpt(r procfile.Range, style string, beside ...string) {
	doc := t.report.Document
	if len(doc.Lines) == 0 {
		return
	}
	index := doc.LineAt(r.Start)
	text, start, end := "", 0, 0
	if index < len(doc.Lines) {
		line := doc.Lines[index].Range
		text = doc.Slice(line)
		start = min(r.Start, line.End) - line.Start
		end = min(max(r.End, r.Start), line.End) - line.Start
	}
	number := fmt.Sprintf("%3d |", index+1)
	gutter := piece{text: strings.Repeat(" ", len(number)-1) + "| ", style: faint}
	room := t.width - len(gutter.text)
	source, before, carets := marked(text, start, max(start, end), room, t.report.Secrets)
	source = strings.TrimRight(t.styled(faint, number)+" "+source, " ")
	pointer, fits := t.pointer(before, carets, room, style, beside)
	again := source == t.above && !t.verbose
	if !again {
		t.b.WriteString(source + "\n")
	}
	if t.above = source; !again || fits {
		t.put(gutter)
		t.b.WriteString(pointer + "\n")
	}
	last := len(beside) - 1
	switch {
	case fits || last < 0 || beside[last] == "":
	case again:
		t.flow(indent, further, piece{text: t.lead(beside[0])})
	default:
		t.flow(gutter, gutter, piece{text: t.lead(beside[0]), style: style})
	}
}

// pointer is a row of carets with the first text beside it for which there is room, and whether there is one.
func (t *textWriter) pointer(before, carets, room int, style string, beside []string) (row string, fits bool) {
	arrows := t.styled(style, strings.Repeat("^", carets))
	for _, text := range beside {
		width := cellsIn(Printable(strings.TrimSuffix(text, ".")))
		switch {
		case text == "":
		case before+carets+1+width <= room:
			return strings.Repeat(" ", before) + arrows + " " + t.styled(style, Printable(t.lead(text))), true
		case width+1 <= before:
			return strings.Repeat(" ", before-1-width) + t.styled(style, Printable(t.lead(text))) + " " + arrows, true
		}
	}
	return strings.Repeat(" ", before) + arrows, false
}

// marked is the part of a line around the bytes from start to end as a terminal shows it in at most room cells, without secrets,
// and the cells before and under that range. An empty range has one caret.
func marked(line string, start, end, room int, secrets *lint.Secrets) (source string, indent, carets int) {
	from, to := part(line, start, room)
	end = min(end, to)
	// A secret that begins before the excerpt or ends behind it is hidden as well.
	around := max(from-room, 0)
	hidden := secrets.In(line[around:min(to+room, len(line))])
	masked := func(start, end int) string { return secret.MaskRanges(line[start:end], start-around, hidden) }
	var c cells
	if from > 0 {
		c.add("…")
	}
	c.add(masked(from, start))
	indent = c.width
	c.add(masked(start, end))
	carets = max(c.width-indent, 1)
	c.add(masked(end, to))
	if to < len(line) {
		c.add("…")
	}
	return c.text.String(), indent, carets
}

// part is where the excerpt of a line begins and ends: the whole line if it has room, else as much as there is room
// for around the start of the range.
func part(line string, start, room int) (from, to int) {
	if _, whole := fit(line, 0, room); whole {
		return 0, len(line)
	}
	room -= 2 // the ellipses
	before := room / 3
	if end, whole := fit(line, start, room-before); whole {
		before = room - cellsAtMost(line[start:end])
	}
	from = start
	for from > 0 {
		r, size := utf8.DecodeLastRuneInString(line[:from])
		if before -= atMost(r); before < 0 {
			break
		}
		from -= size
	}
	to, _ = fit(line, from, room)
	return from, to
}

func cellsAtMost(text string) int {
	n := 0
	for _, r := range text {
		n += atMost(r)
	}
	return n
}

// fit is how far a line fits from a place on, and whether that is its end.
func fit(line string, from, room int) (to int, whole bool) {
	for to = from; to < len(line); {
		r, size := utf8.DecodeRuneInString(line[to:])
		if room -= atMost(r); room < 0 {
			return to, false
		}
		to += size
	}
	return to, true
}

// atMost is how many cells a character of an excerpt takes at most.
func atMost(r rune) int {
	if r == '\t' {
		return tabStop
	}
	return max(runeWidth(r), 1)
}

// Count says how many diagnostics there are of each severity, such as "1 error, 3 warnings", or "nothing to report".
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
