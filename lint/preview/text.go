package preview

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
)

// width is the number of columns that prose and tables keep to. What is there
// to be copied is never broken.
const width = 80

// Text writes a preview for people.
func Text(w io.Writer, p *Preview) error {
	var b strings.Builder
	b.WriteString(p.Title + "\n")
	if p.Error != "" {
		field(&b, "", "error", p.Error)
	}
	if p.Refused != "" {
		field(&b, "", "refused", p.Refused)
	}
	field(&b, "", "runs", p.Shell)
	for _, note := range p.Notes {
		field(&b, "", "note", note)
	}
	for i := range p.Processes {
		b.WriteString("\n")
		card(&b, &p.Processes[i])
	}
	if p.Omitted > 0 {
		fmt.Fprintf(&b, "\nand %d more\n", p.Omitted)
	}
	if len(p.Equivalents) > 0 {
		b.WriteString("\nthe app\n")
		equivalents(&b, p.Equivalents)
	}
	return write(w, b.String())
}

func write(w io.Writer, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("write the preview: %w", err)
	}
	return nil
}

func card(b *strings.Builder, p *Process) {
	b.WriteString(named(p.Type) + "\n")
	field(b, "  ", "role", rolePhrase(p))
	if p.Command != "" {
		fmt.Fprintf(b, "  %-9s %s\n", "command", visible(p.Command))
	}
	field(b, "  ", "instances", instances(p))
	if p.Program != "" {
		field(b, "  ", "program", p.Program)
	}
	if listens := listening(p); listens != "" {
		field(b, "  ", "listens", listens)
	}
	if vars := variables(p.Env); vars != "" {
		field(b, "  ", "variables", vars)
	}
	for _, note := range p.Notes {
		field(b, "  ", "note", note)
	}
	equivalents(b, p.Equivalents)
}

func named(processType string) string {
	if processType == "" {
		return "(no name)"
	}
	return visible(processType)
}

func rolePhrase(p *Process) string {
	words := p.Role
	if p.Traffic {
		words += ", gets HTTP traffic"
	}
	switch {
	case p.Implied:
		words += ", not in the file"
	case !p.Read:
		words += ", not read by the platform"
	case !p.Kept:
		words += ", dropped"
	}
	return words
}

func instances(p *Process) string {
	count := "?"
	if p.Scale != nil {
		count = strconv.Itoa(*p.Scale)
	}
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
			parts = append(parts, "port: "+p.Port.Source+" decides")
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
		parts = append(parts, visible(s))
	}
	return strings.Join(parts, ", ")
}

// equivalents are set off from the facts; a text of several lines is indented
// as a whole.
func equivalents(b *strings.Builder, es []platform.Equivalent) {
	for _, e := range es {
		b.WriteString("  - " + e.Title + "\n")
		for _, line := range strings.Split(e.Text, "\n") {
			b.WriteString("      " + strings.ReplaceAll(visible(line), "⏎", "") + "\n")
		}
		if e.Note != "" {
			wrap(b, "    ", "    ", e.Note)
		}
	}
}

// field writes a label and its value, broken at blanks under the value.
func field(b *strings.Builder, indent, label, value string) {
	first := fmt.Sprintf("%s%-9s ", indent, label)
	wrap(b, first, strings.Repeat(" ", len(first)), value)
}

func wrap(b *strings.Builder, first, rest, text string) {
	b.WriteString(first)
	column := utf8.RuneCountInString(first)
	start := true
	for _, word := range strings.Fields(text) {
		word = visible(word)
		n := utf8.RuneCountInString(word)
		switch {
		case start:
		case column+1+n > width:
			b.WriteString("\n" + rest)
			column = utf8.RuneCountInString(rest)
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

// MatrixText writes a matrix for people: a line for each process of each row,
// commands cut to the width. Rows that read the file otherwise than most others
// are marked.
func MatrixText(w io.Writer, m *Matrix) error {
	var b strings.Builder
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
		for i, line := range rowLines(row, types) {
			if i > 0 {
				first = rest
			}
			b.WriteString(strings.TrimRight(cut(first+line), " ") + "\n")
		}
	}
	if marked {
		b.WriteString("\n* reads the file otherwise than most\n")
	}
	return write(w, b.String())
}

// rowLines are the lines of a row behind its ID; there is always one.
func rowLines(row Row, types int) []string {
	switch {
	case !row.Reads:
		return []string{"reads no Procfile"}
	case !row.OK:
		return wrapped("error: "+row.Error, width-30)
	}
	var lines []string
	for _, p := range row.Processes {
		name := named(p.Type)
		line := name + strings.Repeat(" ", max(types-utf8.RuneCountInString(name), 0)) + "  " + visible(p.Command)
		if !p.Kept {
			line = name + strings.Repeat(" ", max(types-utf8.RuneCountInString(name), 0)) + "  (dropped) " + visible(p.Command)
		}
		lines = append(lines, line)
	}
	if row.Omitted > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", row.Omitted))
	}
	if len(lines) == 0 {
		lines = append(lines, "no process")
	}
	if row.Refused != "" {
		lines = append(lines, wrapped("refused: "+row.Refused, width-30)...)
	}
	return lines
}

func wrapped(text string, columns int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		word = visible(word)
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

// cut shortens a line to the width.
func cut(line string) string {
	if utf8.RuneCountInString(line) <= width {
		return line
	}
	n := 0
	for i := range line {
		if n == width-1 {
			return line[:i] + "…"
		}
		n++
	}
	return line
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
	fmt.Fprint(&b, row.Refused != "")
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
