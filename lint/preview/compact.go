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

// MatrixOptions change how CompactMatrix writes.
type MatrixOptions struct {
	Color bool   // uses the escape sequences of terminals
	Width int    // how many characters a line has; 0 for the usual width
	All   string // the command that shows every row
}

// CompactMatrix writes what becomes of each process for people: a table with a row for the platforms on which that is the
// same, starting with those that StartWith chose, and a column for the processes of which all of them make the same.
func CompactMatrix(w io.Writer, m *Matrix, o MatrixOptions) error {
	c := compact{m: m, width: cmp.Or(o.Width, width), textWriter: textWriter{color: o.Color}}
	if len(m.Columns) == 0 {
		c.line(fmt.Sprintf("Platforms are compared for up to %d processes.", MaxCompared))
		c.line("How each of them reads the file: " + o.All)
		return write(w, c.b.String())
	}
	groups := c.chosen()
	chosen := len(groups)
	groups = append(groups, c.others(groups)...)
	var deployed []Column
	above := 0
	for i, g := range groups {
		if g.State == Deployed {
			deployed = append(deployed, g)
		}
		if i == chosen-1 {
			above = len(deployed)
		}
	}
	if len(deployed) > 0 {
		c.table(deployed, above)
		c.implied(deployed)
	}
	for _, state := range []ColumnState{Rejected, Unread} {
		for _, g := range groups {
			if g.State == state {
				c.notDeployed(g)
			}
		}
	}
	for _, word := range []struct{ text, means string }{
		{"  HTTP", "HTTP: it runs and gets the requests"}, {"  at 0", "at 0: it starts when you scale it"}, {unverified, unverified + ": not verified"},
	} {
		if strings.Contains(c.b.String(), word.text) {
			c.line(word.means)
		}
	}
	c.line(fmt.Sprintf("All %d rows: %s", len(m.Platforms), o.All))
	return write(w, c.b.String())
}

// unverified marks a platform of which it isn't verified how it reads a file, or what it starts.
const unverified = "*"

type compact struct {
	textWriter
	m     *Matrix
	width int
}

func (c *compact) chosen() []Column {
	var columns []Column
	for _, row := range c.m.Platforms[:min(max(c.m.chosen, 1), len(c.m.Platforms))] {
		of := c.m.Columns[slices.IndexFunc(c.m.Columns, func(column Column) bool { return slices.Contains(column.Platforms, row.ID) })]
		of.Platforms = []string{row.ID}
		columns = join(columns, of)
	}
	return columns
}

// others are the columns of the other platforms. The number of $PORT makes no difference there.
func (c *compact) others(chosen []Column) []Column {
	var columns []Column
	for _, of := range c.m.Columns {
		of.Platforms = slices.DeleteFunc(slices.Clone(of.Platforms), func(id string) bool {
			return slices.ContainsFunc(chosen, func(c Column) bool { return slices.Contains(c.Platforms, id) })
		})
		of.Cells = slices.Clone(of.Cells)
		for i := range of.Cells {
			of.Cells[i].PortNumber = ""
		}
		if len(of.Platforms) > 0 {
			columns = join(columns, of)
		}
	}
	return columns
}

// join adds the platforms of a column to the one that is the same, or the column.
func join(columns []Column, of Column) []Column {
	at := slices.IndexFunc(columns, of.same)
	if at < 0 {
		return append(columns, of)
	}
	columns[at].Platforms = append(columns[at].Platforms, of.Platforms...)
	return columns
}

// names are the platforms of a column. One with all of its strategies is named once.
func (c *compact) names(of Column) []string {
	var names []string
	for _, row := range c.m.Platforms {
		if !slices.Contains(of.Platforms, row.ID) {
			continue
		}
		name := row.ID
		if t, ok := platform.Lookup(row.ID); ok && hasAll(of.Platforms, t.Platform()) {
			name = t.Platform().ID
		}
		at := slices.IndexFunc(names, func(known string) bool { return strings.TrimSuffix(known, unverified) == name })
		if at < 0 {
			at = len(names)
			names = append(names, name)
		}
		if of.State == Deployed && !(row.Verified && row.StartVerified) {
			names[at] = name + unverified
		}
	}
	return names
}

func hasAll(ids []string, p *platform.Platform) bool {
	for i := range p.Strategies {
		if !slices.Contains(ids, p.Strategies[i].ID()) {
			return false
		}
	}
	return true
}

// alike are processes of which each platform makes the same.
type alike struct {
	types string
	cells []string // by the rows
	width int
}

// leastNames is how wide the names of platforms may be at least, and mostOfAColumn how wide a column may be.
const (
	leastNames    = 24
	mostOfAColumn = 40
)

// table writes rows with the processes side by side, as many as there is room for, and the others below.
func (c *compact) table(rows []Column, above int) {
	names := make([][]string, len(rows))
	natural := 0
	for i, row := range rows {
		names[i] = c.names(row)
		natural = max(natural, utf8.RuneCountInString(strings.Join(names[i], ", ")))
	}
	columns := c.columns(rows)
	all := 0
	for _, column := range columns {
		all += 2 + column.width
	}
	room := min(natural, max(leastNames, c.width-all))
	for first := true; len(columns) > 0; first = false {
		fit, used := 1, room+2+columns[0].width
		for fit < len(columns) && used+2+columns[fit].width <= c.width {
			used += 2 + columns[fit].width
			fit++
		}
		c.heading(columns[:fit], room)
		for i := range rows {
			if i == above && i > 0 {
				c.line("")
			}
			lines := wrapped(strings.Join(names[i], ", "), room)
			if more := len(names[i]) - 1; !first && more > 0 { // the table above names them all
				lines = []string{fmt.Sprintf("%s, +%d", names[i][0], more)}
			}
			line := padded(clipTo(lines[0], room), room)
			for _, column := range columns[:fit] {
				line += "  " + padded(column.cells[i], column.width)
			}
			c.line(strings.TrimRight(line, " "))
			for _, more := range lines[1:] {
				c.line(clipTo(more, room))
			}
		}
		c.line("")
		columns = columns[fit:]
	}
}

func (c *compact) columns(rows []Column) []alike {
	var columns []alike
	for i, process := range c.m.Processes {
		if process.Implied {
			continue
		}
		cells := make([]string, len(rows))
		name := c.typeOf(process)
		widest := utf8.RuneCountInString(name)
		for j, row := range rows {
			cells[j] = clipTo(c.cellText(row.Cells[i]), mostOfAColumn)
			widest = max(widest, utf8.RuneCountInString(cells[j]))
		}
		at := slices.IndexFunc(columns, func(a alike) bool { return slices.Equal(a.cells, cells) })
		if at < 0 {
			columns = append(columns, alike{name, cells, widest})
			continue
		}
		columns[at].types += ", " + name
		columns[at].width = max(columns[at].width, widest)
	}
	return columns
}

func (c *compact) heading(columns []alike, room int) {
	lines := make([][]string, len(columns))
	height := 0
	for i, column := range columns {
		lines[i] = wrapped(column.types, column.width)
		height = max(height, len(lines[i]))
	}
	for n := range height {
		line := padded("", room)
		for i, column := range columns {
			text := ""
			if n < len(lines[i]) {
				text = lines[i][n]
			}
			line += "  " + padded(text, column.width)
		}
		c.line(c.styled(bold, strings.TrimRight(line, " ")))
	}
}

// implied writes what platforms start although the file doesn't have it.
func (c *compact) implied(rows []Column) {
	for i, process := range c.m.Processes {
		if !process.Implied {
			continue
		}
		var texts, on []string
		for _, row := range rows {
			if row.Cells[i].State == Absent {
				continue
			}
			text := c.cellText(row.Cells[i])
			if at := slices.Index(texts, text); at >= 0 {
				on[at] += ", " + strings.Join(c.names(row), ", ")
			} else {
				texts, on = append(texts, text), append(on, strings.Join(c.names(row), ", "))
			}
		}
		for j, text := range texts {
			c.lines(c.typeOf(process) + ", which the file doesn't have: " + text + " on " + on[j])
		}
	}
}

// notDeployed writes why platforms run nothing of the file.
func (c *compact) notDeployed(of Column) {
	names := c.names(of)
	text := strings.Join(names, ", ") + ": "
	if of.State == Unread {
		c.lines(text + prose.Plural(len(names), "doesn't", "don't") + " read a Procfile")
		return
	}
	c.lines(text + prose.Plural(len(names), "rejects", "reject") + " the file: " + c.m.masked(of.Error))
}

func (c *compact) lines(text string) {
	for i, line := range wrapped(text, c.width-2) {
		if i > 0 {
			line = "  " + line
		}
		c.line(line)
	}
}

// statePhrases say in a few words what becomes of a process.
var statePhrases = map[ProcessState]string{
	Runs:          "runs",
	AtZero:        "at 0",
	BeforeRelease: "before release",
	InBuild:       "in the build",
	InDeploy:      "in the deploy",
	BeforeBuild:   "before the build",
	AfterDeploy:   "after the deploy",
	OnSchedule:    "on a schedule",
	NotStarted:    "doesn't start",
	Unknown:       "unknown",
}

func (c *compact) cellText(cell Cell) string {
	if cell.State == Absent {
		return "ignored"
	}
	parts := []string{statePhrases[cell.State]}
	if cell.Instances > 1 {
		parts[0] += " " + strconv.Itoa(cell.Instances) + " times"
	}
	switch {
	case !cell.Traffic:
	case cell.State == Runs && cell.Instances <= 1:
		parts[0] = "HTTP"
	default:
		parts = append(parts, "HTTP")
	}
	switch {
	case cell.Port == "":
	case cell.PortNumber != "":
		parts = append(parts, "$PORT="+cell.PortNumber)
	case cell.PortSource == "env":
		parts = append(parts, "$PORT")
	case strings.Contains(cell.Port, "$"):
		parts = append(parts, "`"+c.text(cell.Port)+"` as text")
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
