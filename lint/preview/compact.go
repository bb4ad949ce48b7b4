package preview

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// MatrixOptions change how CompactMatrix writes.
type MatrixOptions struct {
	// Color uses the escape sequences of terminals.
	Color bool
	// Width is how many characters a line has; 0 for the usual width.
	Width int
	// All is the command that shows every row.
	All string
}

// alike are rows that read the file in the same way.
type alike struct {
	key  string
	ids  []string
	row  Row
	size int // how many of ids were chosen
}

// CompactMatrix writes a matrix for people: platforms that read the file alike together, those that StartWith chose first. The
// groups after the first one have only what is different there.
func CompactMatrix(w io.Writer, m *Matrix, o MatrixOptions) error {
	t := textWriter{color: o.Color}
	o.Width = cmp.Or(o.Width, width)
	groups := groupAlike(m)
	var base *Row
	left := false
	for i := range groups {
		g := &groups[i]
		head, cutOff := g.head(o.Width)
		left = left || cutOff
		t.line(t.styled(bold, head))
		for _, line := range groupLines(m.maskedRow(g.row), base, o.Width-2) {
			line, label := clipTo(line, o.Width-2), ""
			if strings.HasPrefix(line, errorLabel) {
				line, label = line[len(errorLabel):], t.styled(severityStyles["error"], errorLabel)
			}
			t.line("  " + label + line)
		}
		if base == nil && g.row.Reads && g.row.OK {
			row := m.maskedRow(g.row)
			base = &row
		}
	}
	if left {
		t.line(fmt.Sprintf("\nAll %d rows: %s", len(m.Platforms), o.All))
	}
	return write(w, t.b.String())
}

// groupAlike groups the rows in their order; those that read no Procfile come last, unless they were chosen.
func groupAlike(m *Matrix) []alike {
	var groups []alike
	for i, row := range m.Platforms {
		key := signature(row) + row.Rejected
		switch {
		case !row.Reads:
			key = "reads none"
		case !row.OK:
			key = "error: " + row.Error
		}
		at := slices.IndexFunc(groups, func(g alike) bool { return g.key == key })
		if at < 0 {
			at = len(groups)
			groups = append(groups, alike{key: key, row: row})
		}
		groups[at].ids = append(groups[at].ids, row.ID)
		if i < m.chosen {
			groups[at].size++
		}
	}
	at := slices.IndexFunc(groups, func(g alike) bool { return !g.row.Reads && g.size == 0 })
	if at >= 0 {
		none := groups[at]
		groups = append(slices.Delete(groups, at, at+1), none)
	}
	return groups
}

// head names the platforms of a group in one line, and reports whether it leaves some out.
func (g *alike) head(width int) (line string, cutOff bool) {
	line = strings.Join(g.ids, ", ")
	if utf8.RuneCountInString(line) <= width {
		return line, false
	}
	for named := len(g.ids) - 1; named > 1; named-- {
		line = fmt.Sprintf("%s, and %d more", strings.Join(g.ids[:named], ", "), len(g.ids)-named)
		if utf8.RuneCountInString(line) <= width {
			break
		}
	}
	return line, true
}

// groupLines are the lines of a group; with a base, only what is different from it.
func groupLines(row Row, base *Row, columns int) []string {
	if base == nil || !row.Reads || !row.OK {
		return rowLines(row, typeWidth(row), columns)
	}
	kept := row
	kept.Processes = slices.DeleteFunc(slices.Clone(row.Processes), func(p RowProcess) bool {
		return slices.ContainsFunc(base.Processes, func(b RowProcess) bool { return b.Type == p.Type && b.Command == p.Command && b.Kept == p.Kept })
	})
	var lines []string
	if len(kept.Processes) > 0 || len(row.Processes) == 0 || row.Rejected != "" {
		lines = rowLines(kept, typeWidth(row), columns)
	}
	if len(kept.Processes) == 0 && len(row.Processes) > 0 {
		lines = slices.DeleteFunc(lines, func(line string) bool { return line == noProcess })
	}
	for _, b := range base.Processes {
		if !slices.ContainsFunc(row.Processes, func(p RowProcess) bool { return p.Type == b.Type }) {
			lines = append(lines, "without "+named(b.Type))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, "the same processes in another order")
	}
	return lines
}

// typeWidth is the width of the column with the process types.
func typeWidth(row Row) int {
	types := 0
	for _, p := range row.Processes {
		types = max(types, min(utf8.RuneCountInString(named(p.Type)), 16))
	}
	return types
}
