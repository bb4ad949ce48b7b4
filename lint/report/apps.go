package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
)

// FewFiles is how many files are written with Text. Of more, Apps is shorter.
const FewFiles = 3

// Apps is what was found in many files: what most of them share, and what differs.
type Apps struct{ rows []app }

type app struct {
	name, processes string
	found           []foundIn // the worst first
}

// foundIn are the findings of one rule in a file.
type foundIn struct {
	rule, headline string
	severity       lint.Severity
	count          int
}

// Add adds what was found in one more file.
func (a *Apps) Add(r *lint.Report) {
	if r.Excluded {
		return
	}
	row := app{name: displayPath(r.File.Path)}
	if folder, ok := strings.CutSuffix(row.name, "/Procfile"); ok {
		row.name = folder
	}
	var types []string
	seen := map[string]bool{}
	for _, entry := range r.Document.Entries() {
		if !seen[entry.Type] {
			seen[entry.Type] = true
			types = append(types, Printable(r.Secrets.Mask(entry.Type)))
		}
	}
	row.processes = strings.Join(types, ", ")
	for _, d := range unfolded(r) {
		at := slices.IndexFunc(row.found, func(f foundIn) bool { return f.rule == d.Rule })
		if at < 0 {
			at = len(row.found)
			row.found = append(row.found, foundIn{rule: d.Rule})
		}
		f := &row.found[at]
		if f.count += d.Count(); d.Severity > f.severity {
			f.severity, f.headline = d.Severity, Printable(d.Message)
		}
	}
	slices.SortStableFunc(row.found, func(a, b foundIn) int { return int(b.severity) - int(a.severity) })
	a.rows = append(a.rows, row)
}

// mostRows is how many rows also list the files without another finding.
const mostRows = 40

// Write writes a line for each rule with findings in most files, and then a row for each file, with its worst other finding.
// all is the command that shows each finding.
func (a *Apps) Write(w io.Writer, all string, o TextOptions) error {
	t := &textWriter{color: o.Color, links: o.Links, width: cmp.Or(o.Width, DefaultWidth)}
	shared := a.shared()
	for _, s := range shared {
		t.flow(piece{}, further, piece{text: fmt.Sprintf("In %d of %d: ", s.count, len(a.rows)), style: bold},
			piece{text: s.severity.String() + "[" + s.rule + "]", style: severityStyles[s.severity], link: pageOf(s.rule)}, piece{text: ": " + s.headline})
	}
	if len(shared) > 0 {
		t.b.WriteByte('\n')
	}
	rows := slices.Clone(a.rows)
	for i := range rows {
		rows[i].found = slices.DeleteFunc(slices.Clone(rows[i].found), func(f foundIn) bool {
			return slices.ContainsFunc(shared, func(s foundIn) bool { return s.rule == f.rule })
		})
	}
	left := 0
	if len(rows) > mostRows {
		rows = slices.DeleteFunc(rows, func(r app) bool { return len(r.found) == 0 })
		left = len(a.rows) - len(rows)
	}
	names, processes := len("app"), len("processes")
	for _, r := range rows {
		names, processes = max(names, cellsIn(r.name)), max(processes, cellsIn(r.processes))
	}
	names, processes = min(names, t.width*3/10), min(processes, t.width/4)
	cell := func(text string, width int) string {
		text = fitting(text, width)
		return text + strings.Repeat(" ", width-cellsIn(text)+2)
	}
	if len(rows) > 0 {
		t.b.WriteString(t.styled(bold, cell("app", names)+cell("processes", processes)+"worst finding") + "\n")
	}
	for _, r := range rows {
		t.b.WriteString(cell(r.name, names) + cell(r.processes, processes))
		t.worst(r, len(shared) > 0, t.width-names-processes-4)
	}
	if left > 0 {
		t.b.WriteString(plural(left, "more app") + " without one\n")
	}
	t.flow(piece{}, piece{}, piece{text: "All findings: "}, piece{text: all, style: bold, whole: true})
	return write(w, t.b.String())
}

// worst writes the last column of a row.
func (t *textWriter) worst(r app, sharing bool, width int) {
	if len(r.found) == 0 {
		t.b.WriteString(map[bool]string{true: "no other", false: "none"}[sharing] + "\n")
		return
	}
	worst, more := r.found[0], -1
	for _, f := range r.found {
		more += f.count
	}
	end := ""
	if more > 0 {
		end = fmt.Sprintf(" (+%d)", more)
	}
	severity := worst.severity.String()
	t.b.WriteString(t.styled(severityStyles[worst.severity], severity) + " " + fitting(lowered(worst.headline), width-len(severity)-1-len(end)) + end + "\n")
}

// shared are the rules with findings in more than half of the files, the worst first. count is how many files.
func (a *Apps) shared() []foundIn {
	var rules []foundIn
	for _, row := range a.rows {
		for _, f := range row.found {
			at := slices.IndexFunc(rules, func(known foundIn) bool { return known.rule == f.rule })
			if at < 0 {
				at = len(rules)
				rules = append(rules, foundIn{rule: f.rule, headline: f.headline})
			}
			known := &rules[at]
			known.count++
			known.severity = max(known.severity, f.severity)
			if known.headline != f.headline {
				known.headline = ""
			}
		}
	}
	rules = slices.DeleteFunc(rules, func(f foundIn) bool { return 2*f.count <= len(a.rows) })
	for i, f := range rules {
		if rule, ok := lint.RuleByName(f.rule); ok && f.headline == "" {
			rules[i].headline = rule.Title
		}
	}
	slices.SortStableFunc(rules, func(a, b foundIn) int { return int(b.severity) - int(a.severity) })
	return rules
}

// fitting is the start of a text that fits into so many cells.
func fitting(text string, width int) string {
	if cellsIn(text) <= width {
		return text
	}
	used := 0
	for i, r := range text {
		if used += runeWidth(r); used >= max(width, 1) {
			text = text[:i]
			break
		}
	}
	return strings.TrimRight(text, " ") + "…"
}
