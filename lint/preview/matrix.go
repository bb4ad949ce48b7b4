package preview

import (
	"cmp"
	"slices"
	"sort"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// MaxRowProcesses bounds the processes of a row; what is left out is counted.
const MaxRowProcesses = 2000

// MaxMatrixText bounds the texts of all rows, in bytes of JSON. Each row has the same part of it.
const MaxMatrixText = 4 << 20

// Matrix is how every platform's parser reads one file, and what the platform then runs.
type Matrix struct {
	Schema string `json:"schema"`
	// Platforms has a row for every platform with every build strategy, in the order of the register.
	Platforms []Row `json:"platforms"`
	// Processes are those of the file, in its order, and then the implied ones.
	Processes []Declared `json:"processes"`
	// Columns are what becomes of the Processes; both are empty if it has more than MaxCompared of them.
	Columns []Column `json:"columns"`
	// Mask hides in MatrixText what nobody should see; nil hides nothing. JSON has exactly what the parsers yield.
	Mask func(string) string `json:"-"`

	chosen int // rows at the beginning that StartWith moved there
}

// StartWith moves the rows of some platforms to the beginning, in their order.
func (m *Matrix) StartWith(first []*platform.Target) {
	place := func(r Row) int {
		i := slices.IndexFunc(first, func(t *platform.Target) bool { return t.ID() == r.ID })
		if i < 0 {
			return len(first)
		}
		return i
	}
	m.chosen = len(first)
	sort.SliceStable(m.Platforms, func(i, j int) bool { return place(m.Platforms[i]) < place(m.Platforms[j]) })
}

func (m *Matrix) masked(text string) string {
	if m.Mask == nil {
		return text
	}
	return m.Mask(text)
}

// Row is how one parser reads the file.
type Row struct {
	// ID of the platform, with ":" and the strategy for all but the default one.
	ID    string `json:"id"`
	Title string `json:"title"`
	// OK, Error and Processes are the parser's alone: Error is its own text.
	OK    bool   `json:"ok"`
	Error string `json:"error"`
	// Rejected is the text with which the platform later rejects what was parsed.
	Rejected string `json:"rejected"`
	// The former name of Rejected, for clients of an earlier version.
	Refused string `json:"refused"`
	// Reads is false for a strategy that reads no Procfile.
	Reads bool `json:"reads"`
	// Verified says that how it reads was run, or read in its source or documentation.
	Verified bool `json:"verified"`
	// StartVerified says the same of which processes it starts.
	StartVerified bool `json:"startVerified"`
	// Processes in the order of the file; at most MaxRowProcesses, and fewer where their texts are very long.
	Processes []RowProcess `json:"processes"`
	// Omitted counts the processes that are left out.
	Omitted int `json:"omitted,omitempty"`
	// Warnings are the parser's own, within the same limits.
	Warnings []RowWarning `json:"warnings"`
	// OmittedWarnings counts the warnings that are left out.
	OmittedWarnings int `json:"omittedWarnings,omitempty"`
}

// RowProcess is a process exactly as a parser yields it.
type RowProcess struct {
	Type    string `json:"type"`
	Command string `json:"command"`
	Line    int    `json:"line"` // the zero-based line of the entry
	Kept    bool   `json:"kept"` // false when the platform then drops the process
}

// RowWarning is a text that the platform prints about a line.
type RowWarning struct {
	Text string `json:"text"`
	Line int    `json:"line"` // zero-based
}

// MatrixOf reads a document as the named platforms do, or every platform where none is named. beside is what can be seen of the other files, or nil.
func MatrixOf(doc *procfile.Document, beside *repository.Repository, named ...*platform.Target) *Matrix {
	m := &Matrix{Schema: Schema}
	effects := effectsIn(doc, beside)
	room := MaxMatrixText / len(platform.Targets())
	platform.ReadAll(doc.Source, func(t *platform.Target, r platform.Reading, rejected string) {
		if len(named) > 0 && !slices.Contains(named, t) {
			return
		}
		rejected = cmp.Or(rejected, rejectionBeside(t, r, beside))
		m.Platforms = append(m.Platforms, rowOf(t, r, rejected, room))
		effects.add(t, r, rejected)
	})
	m.Processes, m.Columns = effects.table()
	return m
}

// rowOf keeps texts of at most room bytes of JSON.
func rowOf(t *platform.Target, r platform.Reading, rejected string, room int) Row {
	row := Row{
		ID:            t.ID(),
		Title:         t.Title(),
		OK:            r.Error == "",
		Error:         r.Error,
		Rejected:      rejected,
		Refused:       rejected,
		Reads:         t.Reads(),
		Verified:      t.Sure(platform.Grammar),
		StartVerified: t.Sure(platform.Start),
		Processes:     []RowProcess{},
		Warnings:      []RowWarning{},
	}
	for i, p := range r.Processes {
		room -= jsonSize(p.Type) + jsonSize(p.Command)
		if i == MaxRowProcesses || room < 0 {
			row.Omitted = len(r.Processes) - i
			break
		}
		row.Processes = append(row.Processes, RowProcess{Type: p.Type, Command: p.Command, Line: p.Line, Kept: p.NotStarted == ""})
	}
	for i, w := range r.Warnings {
		room -= jsonSize(w.Text)
		if i == MaxRowProcesses || room < 0 {
			row.OmittedWarnings = len(r.Warnings) - i
			break
		}
		row.Warnings = append(row.Warnings, RowWarning{Text: w.Text, Line: w.Line})
	}
	return row
}
