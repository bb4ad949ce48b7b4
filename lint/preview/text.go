package preview

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// width is the number of columns of prose and tables. Text to copy is never broken.
const width = 80

// TextOptions change how Text writes.
type TextOptions struct {
	Color    bool      // uses the escape sequences of terminals
	Problems []Problem // the findings on the platform, in the order of the file; each is written with the process that its line declares
	More     string    // how to see the rest of a short text, or is ""
}

// Problem is a finding on a line.
type Problem struct {
	// Line is zero-based.
	Line int
	// Severity, Message and Rule are as in a diagnostic. Detail is what the message doesn't say, or "".
	Severity, Message, Detail, Rule string
}

// Text writes a preview for people: what concerns the whole file, a table of the processes, a card for each and the equivalents.
func Text(w io.Writer, p *Preview, o TextOptions) error {
	t := textWriter{color: o.Color}
	t.head(p)
	for _, text := range p.NotVerified {
		t.field("", "note", "Unverified: "+text)
	}
	of, rest := problemsOf(p.Processes, o.Problems)
	for _, problem := range rest {
		t.problem("", fmt.Sprintf("line %d: ", problem.Line+1), problem)
	}
	t.table(p.Processes)
	for i := range p.Processes {
		t.line("")
		t.card(&p.Processes[i], of[i])
	}
	if p.Omitted > 0 {
		t.line(fmt.Sprintf("\nand %d more", p.Omitted))
	}
	if len(p.Equivalents) > 0 {
		t.line("\n" + t.styled(bold, "the app"))
		t.equivalents(p.Equivalents)
	}
	return write(w, t.b.String())
}

// head writes what concerns the whole file.
func (t *textWriter) head(p *Preview) {
	title := p.Title
	if target, ok := platform.Lookup(p.Platform); ok && !target.SurelyReads() {
		title += guess
	}
	t.line(t.styled(bold, title))
	if p.Error != "" {
		t.field("", "error", p.Error)
	}
	if p.Rejected != "" {
		t.field("", "rejected", p.Rejected)
	}
	if p.Shell != "" {
		t.field("", "runs", p.Shell)
	}
	for _, note := range p.Notes {
		t.field("", "note", note)
	}
}

func write(w io.Writer, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("write the preview: %w", err)
	}
	return nil
}

func problemsOf(ps []Process, problems []Problem) (of [][]Problem, rest []Problem) {
	of = make([][]Problem, len(ps))
	at := map[int]int{}
	for i, p := range ps {
		if !p.Implied {
			at[p.Line] = i
		}
	}
	for _, problem := range problems {
		if i, ok := at[problem.Line]; ok {
			of[i] = append(of[i], problem)
			continue
		}
		rest = append(rest, problem)
	}
	return of, rest
}

type textWriter struct {
	b     strings.Builder
	color bool
}

// The escape sequences of the parts of a text.
const (
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
	green = "\x1b[32m"
	plain = "\x1b[0m"
)

var severityStyles = map[string]string{
	"error":   "\x1b[1;31m",
	"warning": "\x1b[1;33m",
	"info":    "\x1b[1;36m",
	"hint":    "\x1b[1;34m",
}

func (t *textWriter) styled(style, text string) string {
	if !t.color || style == "" || text == "" {
		return text
	}
	return style + text + plain
}

func (t *textWriter) line(text string) { t.b.WriteString(text + "\n") }

// table is an overview: a row a process, its command cut to the width.
func (t *textWriter) table(ps []Process) {
	if len(ps) == 0 {
		return
	}
	rows := [][]string{{"process", "role", "starts", "listens", "command"}}
	for i := range ps {
		rows = append(rows, tableRow(&ps[i]))
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	t.line("")
	for i, row := range rows {
		line := ""
		for column, cell := range row {
			if blank(rows[1:], column) {
				continue
			}
			padding := strings.Repeat(" ", widths[column]-utf8.RuneCountInString(cell))
			if column == startsColumn {
				line += padding + cell + "  "
				continue
			}
			line += cell + padding + "  "
		}
		line = strings.TrimRight(clipTo(strings.TrimRight(line, " "), width), " ")
		if i == 0 {
			line = t.styled(faint, line)
		}
		t.line(line)
	}
}

// startsColumn contains numbers, which are right-aligned.
const startsColumn = 2

func blank(rows [][]string, column int) bool {
	return !slices.ContainsFunc(rows, func(row []string) bool { return row[column] != "" })
}

func tableRow(p *Process) []string {
	role := p.Role
	switch {
	case p.Read && !p.Kept:
		role = "doesn't start"
	case p.Role == "http" && !p.Traffic:
		role = "http, no traffic"
	}
	command := p.Command
	if p.Implied {
		command = "(not in the file)"
	}
	count := instanceCount(p)
	if strings.Contains(p.ScaleReason, guess) {
		count += "?"
	}
	return []string{
		clipTo(named(p.Type), 20), role, count, clipTo(prose.Printable(address(p)), 22), prose.Printable(command),
	}
}

// address is where a process listens, as host:port.
func address(p *Process) string {
	if p.Port == nil || p.Port.Value == "" {
		return p.Host
	}
	return p.Host + ":" + p.Port.Value
}

func (t *textWriter) card(p *Process, problems []Problem) {
	t.line(t.styled(bold, named(p.Type)))
	t.field("  ", "role", rolePhrase(p))
	if p.Command != "" {
		t.line("  " + t.styledLabel(faint, "command") + prose.Printable(p.Command))
	}
	t.field("  ", "instances", instances(p))
	if p.Program != "" {
		t.field("  ", "program", p.Program)
	}
	if listens := listening(p); listens != "" {
		t.field("  ", "listens", listens)
	}
	if vars := variables(p.Env); vars != "" {
		t.field("  ", "variables", vars)
	}
	for _, note := range p.Notes {
		t.field("  ", "note", note)
	}
	for _, problem := range problems {
		t.problem("  ", "", problem)
	}
	t.equivalents(p.Equivalents)
}

func (t *textWriter) problem(indent, place string, p Problem) {
	t.styledField(severityStyles[p.Severity], indent, p.Severity, strings.TrimRight(place+p.Message+p.Detail, " ")+" ("+p.Rule+")")
}

func named(processType string) string {
	if processType == "" {
		return "(no name)"
	}
	return prose.Printable(processType)
}

func rolePhrase(p *Process) string {
	words := p.Role
	if maybe := p.Implied && p.Scale == nil; p.Traffic && !maybe {
		words += ", gets HTTP traffic"
		if p.TrafficUnverified {
			words += guess
		}
	}
	switch {
	case p.Implied:
		words += ", not in the file"
	case !p.Read:
		words += ", not read by the platform"
	case !p.Kept:
		words += ", doesn't start"
	}
	return words
}

func instanceCount(p *Process) string {
	if p.Scale == nil {
		return "?"
	}
	return strconv.Itoa(*p.Scale)
}

func instances(p *Process) string {
	count := instanceCount(p)
	if p.ScaleReason == "" {
		return count
	}
	return count + ": " + p.ScaleReason
}

func listening(p *Process) string {
	var parts []string
	if p.Host != "" {
		parts = append(parts, "host "+p.Host)
	}
	if p.Port != nil {
		switch {
		case p.Port.Value != "":
			parts = append(parts, fmt.Sprintf("port %s (%s)", p.Port.Value, p.Port.Source))
		default:
			parts = append(parts, "port from "+p.Port.Source)
		}
	}
	return strings.Join(parts, ", ")
}

func variables(env []Variable) string {
	var parts []string
	for _, v := range env {
		s := v.Name
		if v.Default != "" {
			s += "=" + v.Default
		}
		if v.Set {
			s += " (set by the platform)"
		}
		parts = append(parts, prose.Printable(s))
	}
	return strings.Join(parts, ", ")
}

// equivalents are set off from the facts; a text of several lines is indented as a whole.
func (t *textWriter) equivalents(es []platform.Equivalent) {
	for _, e := range es {
		if len(e.Fields) > 0 {
			t.line("  - " + e.Place)
			t.form("      ", e.Fields)
			t.note(e.Note)
			continue
		}
		t.line("  - " + e.Title)
		for line := range strings.SplitSeq(e.Text, "\n") {
			t.line("      " + t.styled(green, prose.Printable(line)))
		}
		if e.Older != "" {
			t.line("    In older documentation:")
			t.line("      " + prose.Printable(e.Older))
		}
		t.note(e.Hint())
	}
}

// form writes the fields of a form with their values in a column.
func (t *textWriter) form(indent string, fields []platform.FormField) {
	for _, f := range platform.FormRows(fields) {
		t.line(indent + f.Label + t.styled(green, prose.Printable(f.Value)))
	}
}

// note writes what to know about an equivalent, if there is something.
func (t *textWriter) note(text string) {
	if text != "" {
		t.wrap("    ", "", text)
	}
}

const labelWidth = len("instances ")

// styledLabel is the name of a field, padded to the column of the values.
func (t *textWriter) styledLabel(style, text string) string {
	return t.styled(style, text) + strings.Repeat(" ", max(labelWidth-len(text), 1))
}

// field writes a label and its value, broken at blanks under the value.
func (t *textWriter) field(indent, label, value string) { t.styledField(faint, indent, label, value) }

func (t *textWriter) styledField(style, indent, label, value string) {
	t.wrap(indent+strings.Repeat(" ", labelWidth), indent+t.styledLabel(style, label), value)
}

// wrap writes a text broken at blanks behind an indentation; first, if there is one, replaces that of the first line and is as wide.
func (t *textWriter) wrap(indent, first, text string) {
	Wrap(&t.b, cmp.Or(first, indent), indent, len(indent), text)
}

// Wrap writes a text broken at blanks in lines of 80 columns. The first one begins with first, which is as many columns wide, and
// the others with rest.
func Wrap(b *strings.Builder, first, rest string, column int, text string) {
	b.WriteString(first)
	start := true
	for word := range strings.FieldsSeq(text) {
		word = prose.Printable(word)
		n := utf8.RuneCountInString(word)
		switch {
		case start:
		case column+1+n > width:
			b.WriteString("\n" + rest)
			column = len(rest)
		default:
			b.WriteString(" ")
			column++
		}
		b.WriteString(word)
		column += n
		start = false
	}
	b.WriteString("\n")
}

// MatrixText writes a matrix for people: a line for each process of each row, commands cut to the width. Rows that read the file
// differently from most others are marked.
func MatrixText(w io.Writer, m *Matrix, o TextOptions) error {
	t := textWriter{color: o.Color}
	ids, types := 0, 0
	for _, row := range m.Platforms {
		ids = max(ids, len(row.ID))
		for _, p := range row.Processes {
			types = max(types, min(utf8.RuneCountInString(named(p.Type)), 16))
		}
	}
	common := majority(m.Platforms)
	marked := false
	for _, row := range m.Platforms {
		mark := " "
		if row.Reads && signature(row) != common {
			mark, marked = "*", true
		}
		first := fmt.Sprintf("%s %-*s  ", mark, ids, row.ID)
		rest := strings.Repeat(" ", ids+4)
		for i, line := range rowLines(m.maskedRow(row), types, width-30) {
			if i > 0 {
				first = rest
			}
			line = strings.TrimRight(clipTo(first+line, width), " ")
			head := min(len(first), len(line))
			t.line(t.styled(bold, line[:head]) + line[head:])
		}
	}
	if marked {
		t.line("\n* differs from most platforms")
	}
	return write(w, t.b.String())
}

// mostOfACell is how many characters of a cell are looked at, more than are shown.
const mostOfACell = 10 * width

func (m *Matrix) maskedRow(row Row) Row {
	row.Error, row.Rejected = m.masked(row.Error), m.masked(row.Rejected)
	row.Refused = row.Rejected
	row.Processes = slices.Clone(row.Processes)
	for i := range row.Processes {
		p := &row.Processes[i]
		p.Type, p.Command = m.masked(clipTo(p.Type, mostOfACell)), m.masked(clipTo(p.Command, mostOfACell))
	}
	return row
}

const noProcess = "no process"

// errorLabel begins the line of a row whose parser rejects the file.
const errorLabel = "error: "

// rowLines are the lines of a row behind its ID; there is always one. Sentences have so many columns.
func rowLines(row Row, types, columns int) []string {
	switch {
	case !row.Reads:
		return []string{"doesn't read a Procfile"}
	case !row.OK:
		return wrapped(errorLabel+row.Error, columns)
	}
	var lines []string
	for _, p := range row.Processes {
		line := padded(named(p.Type), types) + "  "
		if !p.Kept {
			line += "(doesn't start) "
		}
		lines = append(lines, line+prose.Printable(p.Command))
	}
	if row.Omitted > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", row.Omitted))
	}
	if len(lines) == 0 {
		lines = append(lines, noProcess)
	}
	if row.Rejected != "" {
		lines = append(lines, wrapped("rejected later: "+row.Rejected, columns)...)
	}
	return lines
}

func wrapped(text string, columns int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		word = prose.Printable(word)
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > columns {
			lines = append(lines, line)
			line = word
			continue
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// signature is the same for rows that read the file alike.
func signature(row Row) string {
	var b strings.Builder
	if !row.OK {
		return "error"
	}
	for _, p := range row.Processes {
		fmt.Fprintf(&b, "%q %q %v\n", p.Type, p.Command, p.Kept)
	}
	fmt.Fprint(&b, row.Rejected != "")
	return b.String()
}

// majority is the signature that most rows have; of equals, the first one's.
func majority(rows []Row) string {
	counts := map[string]int{}
	best, most := "", 0
	for _, row := range rows {
		if row.Reads {
			counts[signature(row)]++
		}
	}
	for _, row := range rows {
		if s := signature(row); row.Reads && counts[s] > most {
			best, most = s, counts[s]
		}
	}
	return best
}
