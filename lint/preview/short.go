package preview

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// Only keeps the card of one process type, without what concerns the whole app, and reports whether there is one.
func (p *Preview) Only(processType string) bool {
	var kept []Process
	for _, process := range p.Processes {
		if process.Type == processType {
			kept = append(kept, process)
		}
	}
	p.Processes, p.Omitted, p.Equivalents = kept, 0, []platform.Equivalent{}
	return len(kept) > 0
}

// Short writes a preview for people that fits a screen: the table of the processes, and for each process the one equivalent that most people need.
func Short(w io.Writer, p *Preview, o TextOptions) error {
	t := textWriter{color: o.Color}
	t.head(p)
	if n := len(p.NotVerified); n > 0 {
		t.field("", "note", "Unverified: "+strconv.Itoa(n)+prose.Plural(n, " point", " points")+" about the platform. `--all` lists "+prose.Plural(n, "it", "them")+".")
	}
	for _, problem := range o.Problems {
		problem.Detail = ""
		t.problem("", "line "+strconv.Itoa(problem.Line+1)+": ", problem)
	}
	t.table(p.Processes)
	t.line("")
	shown, top := 0, t.b.Len()
	for shown < len(p.Processes) && strings.Count(t.b.String()[top:], "\n") < mostRoom {
		t.first(&p.Processes[shown])
		shown++
	}
	if more := len(p.Processes) - shown + p.Omitted; more > 0 {
		t.line("and " + strconv.Itoa(more) + " more")
	}
	if o.More != "" {
		t.line("\n" + o.More)
	}
	return write(w, t.b.String())
}

// first writes the first equivalent of a process. A text of several lines is indented as a whole.
func (t *textWriter) first(p *Process) {
	if len(p.Equivalents) == 0 {
		return
	}
	e := p.Equivalents[0]
	if len(e.Fields) > 0 {
		t.line(named(p.Type) + ": " + e.Place)
		t.form("    ", e.Fields)
		return
	}
	head := named(p.Type) + ": " + e.Title
	if e.Place != "" {
		head += " (" + e.Place + ")"
	}
	text := prose.Printable(e.Text)
	if !strings.Contains(e.Text, "\n") && utf8.RuneCountInString(head)+2+utf8.RuneCountInString(text) <= width {
		t.line(head + "  " + t.styled(green, text))
		return
	}
	t.line(head)
	lines := strings.Split(e.Text, "\n")
	for i, line := range lines {
		if i == mostLines && len(lines) > mostLines+1 {
			t.line("    and " + strconv.Itoa(len(lines)-i) + " more lines")
			return
		}
		t.line("    " + t.styled(green, prose.Printable(line)))
	}
}

// A short preview has so many lines of an equivalent, and begins no equivalent below so many lines of them.
const (
	mostLines = 6
	mostRoom  = 20
)

// Markdown writes a preview as a page: the table, and the equivalents of each process, all of them or the first ones.
func Markdown(w io.Writer, p *Preview, all bool) error {
	var b strings.Builder
	b.WriteString("# " + p.Title + "\n")
	for _, problem := range []string{p.Error, p.Rejected} {
		if problem != "" {
			b.WriteString("\nRejected: " + prose.Quote(problem) + "\n")
		}
	}
	for _, note := range p.Notes {
		b.WriteString("\n" + note + "\n")
	}
	for _, text := range p.NotVerified {
		b.WriteString("\nUnverified: " + text + "\n")
	}
	if len(p.Processes) > 0 {
		b.WriteString("\n| process | role | starts | listens | command |\n|---|---|---|---|---|\n")
	}
	for i := range p.Processes {
		process := &p.Processes[i]
		row := tableRow(process)
		b.WriteString("| " + cell(process.Type) + " | " + row[1] + " | " + row[startsColumn] + " | " + cell(row[3]) + " | " + cell(process.Command) + " |\n")
	}
	for i := range p.Processes {
		b.WriteString("\n## " + prose.Fence(named(p.Processes[i].Type)) + "\n")
		es := p.Processes[i].Equivalents
		if !all {
			es = es[:min(len(es), 1)]
		}
		markdownEquivalents(&b, es)
	}
	if all && len(p.Equivalents) > 0 {
		b.WriteString("\n## The app\n")
		markdownEquivalents(&b, p.Equivalents)
	}
	return write(w, b.String())
}

// cell is code in a cell of a table, whole because it is copied, or nothing.
func cell(text string) string {
	if text == "" {
		return ""
	}
	return strings.ReplaceAll(prose.Fence(prose.Printable(text)), "|", `\|`)
}

func markdownEquivalents(b *strings.Builder, es []platform.Equivalent) {
	for _, e := range es {
		note := e.Hint()
		if len(e.Fields) > 0 {
			note = e.Note
			b.WriteString("\n" + e.Place + ":\n\n" + FormTable(e.Fields))
		} else {
			markdownText(b, e)
		}
		if note != "" {
			b.WriteString("\n" + note + "\n")
		}
	}
}

// FormTable is a form as a table in Markdown.
func FormTable(fields []platform.FormField) string {
	var b strings.Builder
	b.WriteString("| field | value |\n|---|---|\n")
	for _, f := range fields {
		b.WriteString("| " + f.Label + " | " + cell(f.Value) + " |\n")
	}
	return b.String()
}

// markdownText writes a text to copy in a fence that isn't in it.
func markdownText(b *strings.Builder, e platform.Equivalent) {
	fence := "```"
	for strings.Contains(e.Text, fence) {
		fence += "`"
	}
	b.WriteString("\n" + e.Title + ":\n\n" + fence + "\n" + e.Text + "\n" + fence + "\n")
}
