package preview

import (
	"cmp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// MaxCompared is how many processes a file may have for its columns. A comparison of more helps nobody.
const MaxCompared = 200

// mostRead bounds a command that a platform reads differently, in characters.
const mostRead = 200

// Declared is a process as the file declares it, or one that a platform starts although the file doesn't.
type Declared struct {
	Type    string `json:"type"`
	Command string `json:"command"`
	Line    int    `json:"line"`    // the zero-based line of the entry; 0 for an implied process
	Implied bool   `json:"implied"` // the file doesn't declare the process
}

// Column is what becomes of the processes on the platforms on which that is the same.
type Column struct {
	Platforms []string    `json:"platforms"` // their IDs, in the order of the rows
	State     ColumnState `json:"state"`
	Error     string      `json:"error"` // the text with which the platforms reject the file, or ""
	Cells     []Cell      `json:"cells"` // has one for each process of the matrix; none if nothing is deployed
}

// ColumnState says whether a platform deploys the file.
type ColumnState string

// The states of a file.
const (
	Deployed ColumnState = "deployed"
	Rejected ColumnState = "rejected"
	Unread   ColumnState = "unread"
)

// Cell is what becomes of a process on a platform.
type Cell struct {
	State ProcessState `json:"state"`
	// Instances is how many start in the first deploy; only of a process that runs.
	Instances int `json:"instances,omitempty"`
	// Traffic says that the platform sends HTTP requests to the process.
	Traffic bool `json:"traffic,omitempty"`
	// Port is where the process listens, as in its card. PortSource says where that is from.
	Port       string `json:"port,omitempty"`
	PortSource string `json:"portSource,omitempty"`
	// PortNumber is what the platform sets PORT to, if the process listens there and it is known.
	PortNumber string `json:"portNumber,omitempty"`
	// Type and Command are what the platform reads, only if that isn't what the file declares.
	Type    string `json:"type,omitempty"`
	Command string `json:"command,omitempty"`
}

// ProcessState says in one word what becomes of a process after a deploy, or when it runs.
type ProcessState string

// The states of a process. AtZero starts without instances, so that somebody has to scale it. Absent has no process:
// the platform ignores the line, or starts no such process by itself.
const (
	Runs          ProcessState = "runs"
	AtZero        ProcessState = "at-zero"
	BeforeRelease ProcessState = "before-release"
	InBuild       ProcessState = "in-build"
	InDeploy      ProcessState = "in-deploy"
	BeforeBuild   ProcessState = "before-build"
	AfterDeploy   ProcessState = "after-deploy"
	OnSchedule    ProcessState = "on-schedule"
	NotStarted    ProcessState = "not-started"
	Unknown       ProcessState = "unknown"
	Absent        ProcessState = "absent"
)

var statesOfTriggers = map[platform.Trigger]ProcessState{
	platform.BeforeRelease: BeforeRelease,
	platform.InBuild:       InBuild,
	platform.InDeploy:      InDeploy,
	platform.BeforeBuild:   BeforeBuild,
	platform.AfterDeploy:   AfterDeploy,
	platform.OnSchedule:    OnSchedule,
}

// place is that of a process in the table: where it is in the file, or its type if it is implied.
type place struct {
	line, nth int // nth of the processes on the line
	implied   string
}

// effects collects what becomes of the processes of a file, platform by platform.
type effects struct {
	doc      *procfile.Document
	beside   *repository.Repository
	lines    map[string][]int
	commands *commands
	declared map[place]Declared
	found    []found
	tooMany  bool // there is nothing to compare, see MaxCompared
}

type found struct {
	column Column
	cells  map[place]Cell
}

func effectsIn(doc *procfile.Document, beside *repository.Repository) *effects {
	entries := doc.Entries()
	if len(entries) > MaxCompared {
		return &effects{tooMany: true}
	}
	e := &effects{doc: doc, beside: beside, lines: repeated(doc), commands: newCommands(), declared: map[place]Declared{}}
	for _, entry := range entries {
		e.declared[place{line: entry.Line}] = Declared{Type: entry.Type, Command: entry.Command, Line: entry.Line}
	}
	return e
}

func (e *effects) add(t *platform.Target, r platform.Reading, rejected string) {
	e.tooMany = e.tooMany || len(r.Processes) > MaxCompared
	if e.tooMany {
		return
	}
	f := found{column: Column{Platforms: []string{t.ID()}, State: Deployed, Error: cmp.Or(r.Error, rejected)}}
	switch {
	case !t.Reads():
		f.column.State = Unread
	case f.column.Error != "":
		f.column.State = Rejected
	default:
		f.cells = e.cellsOn(t, r)
	}
	e.found = append(e.found, f)
}

func (e *effects) cellsOn(t *platform.Target, r platform.Reading) map[place]Cell {
	c := cards{doc: e.doc, target: t, port: check.PortBeside(t, e.beside), repository: e.beside, deployed: true, reading: r, lines: e.lines, commands: e.commands}
	c.types = keptTypes(r.Processes)
	cells := map[place]Cell{}
	on := map[int]int{}
	for _, from := range r.Processes {
		p, _ := c.started(from, true)
		at := place{line: from.Line, nth: on[from.Line]}
		on[from.Line]++
		if _, ok := e.declared[at]; !ok {
			e.declared[at] = Declared{Type: from.Type, Command: from.Command, Line: from.Line}
		}
		cell := c.cell(&p)
		cell.readAs(from, e.declared[at])
		cells[at] = cell
	}
	for _, p := range c.implied(true) {
		at := place{line: len(e.doc.Lines), implied: p.Type}
		e.declared[at] = Declared{Type: p.Type, Implied: true}
		cells[at] = c.cell(&p)
	}
	return cells
}

func (c *cards) cell(p *Process) Cell {
	cell := Cell{State: StateOf(c.target, p), Traffic: p.Traffic}
	switch cell.State {
	case Runs:
		cell.Instances = *p.Scale
	case AtZero, Unknown:
	default:
		return cell
	}
	if p.Port == nil || p.Port.Value == "" {
		return cell
	}
	cell.Port, cell.PortSource = p.Port.Value, p.Port.Source
	for _, v := range p.Env {
		if v.Name == "PORT" && v.Set && p.Port.Source == "env" {
			cell.PortNumber = v.Default
		}
	}
	return cell
}

// StateOf is what becomes of a process that a target reads.
func StateOf(t *platform.Target, p *Process) ProcessState {
	when := t.RunsAt(p.Type)
	switch {
	case !p.Kept:
		return NotStarted
	case when != platform.NoTrigger:
		return statesOfTriggers[when]
	case p.Scale == nil:
		return Unknown
	case *p.Scale > 0:
		return Runs
	case check.IsRelease(p.Type) && t.Release == platform.ReleaseNever && !t.Platform().Runner:
		return NotStarted
	}
	return AtZero
}

// readAs notes what the platform reads otherwise than the file declares it. Blanks at the ends change nothing.
func (c *Cell) readAs(from platform.Process, declared Declared) {
	if from.Type != declared.Type {
		c.Type = from.Type
	}
	if strings.TrimSpace(from.Command) != strings.TrimSpace(declared.Command) {
		c.Command = from.Command
	}
}

// table is the processes and the columns, equal ones folded into one.
func (e *effects) table() ([]Declared, []Column) {
	if e.tooMany {
		return []Declared{}, []Column{}
	}
	places := make([]place, 0, len(e.declared))
	for at := range e.declared {
		places = append(places, at)
	}
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.nth, b.nth), cmp.Compare(a.implied, b.implied))
	})
	declared := make([]Declared, len(places))
	for i, at := range places {
		declared[i] = e.declared[at]
	}
	columns := []Column{}
	for _, f := range e.found {
		column := f.column
		column.Cells = f.inOrder(places)
		i := slices.IndexFunc(columns, column.same)
		if i < 0 {
			columns = append(columns, column)
			continue
		}
		columns[i].Platforms = append(columns[i].Platforms, column.Platforms...)
	}
	shorten(columns)
	return declared, columns
}

func (f *found) inOrder(places []place) []Cell {
	if f.column.State != Deployed {
		return []Cell{}
	}
	cells := make([]Cell, len(places))
	for i, at := range places {
		cell, ok := f.cells[at]
		if !ok {
			cell.State = Absent
		}
		cells[i] = cell
	}
	return cells
}

func (c *Column) same(other Column) bool {
	return c.State == other.State && c.Error == other.Error && slices.Equal(c.Cells, other.Cells)
}

// shorten cuts what columns read differently to what people can see.
func shorten(columns []Column) {
	for i := range columns {
		for j := range columns[i].Cells {
			cell := &columns[i].Cells[j]
			cell.Type, cell.Command = clipTo(cell.Type, mostRead), clipTo(cell.Command, mostRead)
		}
	}
}
