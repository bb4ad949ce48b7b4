package preview

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/prose"
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

// CompactMatrix writes what becomes of each process for people: a table with a column for the platforms that StartWith
// chose, and then the others, those that do the same together, with only what is different there.
func CompactMatrix(w io.Writer, m *Matrix, o MatrixOptions) error {
	c := compact{m: m, width: cmp.Or(o.Width, width), textWriter: textWriter{color: o.Color}}
	for _, process := range m.Processes {
		c.types = append(c.types, c.typeOf(process))
		c.typeWidth = max(c.typeWidth, utf8.RuneCountInString(c.types[len(c.types)-1]))
	}
	if len(m.Columns) == 0 {
		c.line(fmt.Sprintf("Platforms are compared for up to %d processes.", MaxCompared))
		c.line("How each of them reads the file: " + o.All)
		return write(w, c.b.String())
	}
	shown := c.chosen()
	c.tables(shown)
	c.others(shown)
	c.line(fmt.Sprintf("\nAll %d rows: %s", len(m.Platforms), o.All))
	return write(w, c.b.String())
}

type compact struct {
	textWriter
	m     *Matrix
	width int
	// types are those of the processes as they are shown, and typeWidth the characters of the widest one.
	types     []string
	typeWidth int
}

// chosen are the columns of the platforms that were chosen, without the other platforms.
func (c *compact) chosen() []Column {
	var columns []Column
	for _, row := range c.m.Platforms[:min(max(c.m.chosen, 1), len(c.m.Platforms))] {
		of := c.m.Columns[slices.IndexFunc(c.m.Columns, func(column Column) bool { return slices.Contains(column.Platforms, row.ID) })]
		at := slices.IndexFunc(columns, of.same)
		if at < 0 {
			at = len(columns)
			columns = append(columns, Column{State: of.State, Error: of.Error, Cells: of.Cells})
		}
		columns[at].Platforms = append(columns[at].Platforms, row.ID)
	}
	return columns
}

// leastColumn is how narrow a column of a table may be.
const leastColumn = 15

// differs marks a cell of a table that isn't as in the first column.
const differs = "* "

// tables writes columns side by side, as many as there is room for.
func (c *compact) tables(columns []Column) {
	fit := max((c.width-c.typeWidth)/(leastColumn+2), 1)
	base := firstDeployed(columns)
	room := (c.width-c.typeWidth)/min(fit, len(columns)) - 2
	for i := 0; i < len(columns); i += fit {
		if i > 0 {
			c.line("")
		}
		c.table(columns[i:min(i+fit, len(columns))], base, room)
	}
	if len(columns) > 1 && base != nil && strings.Contains(c.b.String(), "  "+differs) {
		c.line("\n" + differs + "differs from " + strings.Join(base.Platforms, ", "))
	}
	for _, column := range columns {
		if column.State == Rejected {
			c.line("")
			for _, line := range wrapped(strings.Join(column.Platforms, ", ")+": "+c.m.masked(column.Error), c.width) {
				c.line(line)
			}
		}
	}
}

func (c *compact) table(columns []Column, base *Column, room int) {
	heads := make([]string, len(columns))
	for i, column := range columns {
		heads[i] = c.heading(column)
	}
	c.row("", heads, room, bold)
	for i, process := range c.m.Processes {
		cells, seen := make([]string, len(columns)), false
		for j, column := range columns {
			if column.State != Deployed {
				continue
			}
			cells[j] = c.cellText(process, column.Cells[i])
			seen = seen || column.Cells[i].State != Absent
			if base != nil && column.Cells[i] != base.Cells[i] {
				cells[j] = differs + cells[j]
			}
		}
		if seen || !process.Implied {
			c.row(c.types[i], cells, room, "")
		}
	}
}

func (c *compact) heading(column Column) string {
	names := slices.Clone(column.Platforms)
	for i, id := range names {
		row := c.m.Platforms[slices.IndexFunc(c.m.Platforms, func(row Row) bool { return row.ID == id })]
		if column.State == Deployed && !(row.Verified && row.StartVerified) {
			names[i] += " (unverified)"
		}
	}
	text := strings.Join(names, ", ")
	switch column.State {
	case Rejected:
		text += ": rejects the file"
	case Unread:
		text += ": doesn't read a Procfile"
	}
	return text
}

// row writes cells side by side, each broken at blanks.
func (c *compact) row(head string, cells []string, room int, style string) {
	lines := make([][]string, len(cells))
	height := 1
	for i, cell := range cells {
		lines[i] = wrapped(cell, room)
		height = max(height, len(lines[i]))
	}
	for n := range height {
		line := padded(head, c.typeWidth)
		head = ""
		for _, cell := range lines {
			text := ""
			if n < len(cell) {
				text = clipTo(cell[n], room)
			}
			line += "  " + padded(text, room)
		}
		c.line(c.styled(style, strings.TrimRight(line, " ")))
	}
}

func padded(text string, columns int) string {
	return text + strings.Repeat(" ", max(columns-utf8.RuneCountInString(text), 0))
}

func firstDeployed(columns []Column) *Column {
	at := slices.IndexFunc(columns, func(column Column) bool { return column.State == Deployed })
	if at < 0 {
		return nil
	}
	return &columns[at]
}

// others writes the platforms that aren't in the tables. The number of $PORT alone makes no difference here.
func (c *compact) others(shown []Column) {
	type alike struct {
		ids   []string
		lines []string
	}
	var groups, unread []alike
	base := firstDeployed(shown)
	for _, column := range c.m.Columns {
		ids := slices.DeleteFunc(slices.Clone(column.Platforms), func(id string) bool {
			return slices.ContainsFunc(shown, func(s Column) bool { return slices.Contains(s.Platforms, id) })
		})
		lines := c.linesOf(column, base)
		in := &groups
		if column.State == Unread {
			in = &unread
		}
		at := slices.IndexFunc(*in, func(g alike) bool { return slices.Equal(g.lines, lines) })
		switch {
		case len(ids) == 0:
		case at < 0:
			*in = append(*in, alike{ids, lines})
		default:
			(*in)[at].ids = append((*in)[at].ids, ids...)
		}
	}
	groups = append(groups, unread...)
	switch {
	case len(groups) == 0:
	case base == nil:
		c.line("")
	default:
		c.line("\nOn others, only what differs from " + strings.Join(base.Platforms, ", ") + ":")
	}
	for _, g := range groups {
		c.line(c.styled(bold, headOf(g.ids, c.width)))
		for _, line := range g.lines {
			c.line("  " + line)
		}
	}
}

// linesOf are the lines of a column; with a base, only what is different from it.
func (c *compact) linesOf(column Column, base *Column) []string {
	switch column.State {
	case Unread:
		return []string{"doesn't read a Procfile"}
	case Rejected:
		return wrapped("rejects the file: "+c.m.masked(column.Error), c.width-2)
	}
	var lines []string
	for i, process := range c.m.Processes {
		cell := column.Cells[i]
		cell.PortNumber = ""
		if base != nil {
			other := base.Cells[i]
			other.PortNumber = ""
			if cell == other {
				continue
			}
		} else if process.Implied && cell.State == Absent {
			continue
		}
		lines = append(lines, clipTo(padded(c.types[i], c.typeWidth)+"  "+c.cellText(process, cell), c.width-2))
	}
	if len(lines) == 0 {
		lines = append(lines, "the same")
	}
	return lines
}

// headOf names platforms in one line, which may leave some out.
func headOf(ids []string, width int) string {
	line := strings.Join(ids, ", ")
	for named := len(ids) - 1; named > 1 && utf8.RuneCountInString(line) > width; named-- {
		line = fmt.Sprintf("%s, and %d more", strings.Join(ids[:named], ", "), len(ids)-named)
	}
	return line
}

// statePhrases say in a few words what becomes of a process.
var statePhrases = map[ProcessState]string{
	Runs:          "runs",
	AtZero:        "starts at 0",
	BeforeRelease: "before each release",
	InBuild:       "in the image build",
	InDeploy:      "in each deploy",
	BeforeBuild:   "before each build",
	AfterDeploy:   "after each deploy",
	OnSchedule:    "on a schedule",
	NotStarted:    "doesn't start",
	Unknown:       "unknown",
}

func (c *compact) cellText(process Declared, cell Cell) string {
	if cell.State == Absent {
		if process.Implied {
			return "-"
		}
		return "ignored"
	}
	parts := []string{statePhrases[cell.State]}
	if cell.Instances > 1 {
		parts[0] += " " + strconv.Itoa(cell.Instances) + " times"
	}
	if cell.Traffic {
		parts = append(parts, "HTTP traffic")
	}
	switch {
	case cell.Port == "":
	case cell.PortNumber != "":
		parts = append(parts, "$PORT="+cell.PortNumber)
	case cell.PortSource == "env":
		parts = append(parts, "$PORT")
	case strings.Contains(cell.Port, "$"):
		parts = append(parts, "port `"+c.text(cell.Port)+"` as text")
	default:
		parts = append(parts, "port "+c.text(cell.Port))
	}
	if cell.Type != "" {
		parts = append(parts, "named "+c.text(cell.Type))
	}
	if cell.Command != "" {
		parts = append(parts, "runs "+c.text(cell.Command))
	}
	return strings.Join(parts, ", ")
}

func (c *compact) text(text string) string { return prose.Printable(c.m.masked(text)) }

func (c *compact) typeOf(process Declared) string {
	return clipTo(named(c.m.masked(clipTo(process.Type, mostOfACell))), mostOfAType)
}

// mostOfAType is how wide the column of the process types may be.
const mostOfAType = 16
