// Package sources has the proof behind each source that a platform's file names: what shows the fact, and where it is.
// Its text files are the data. CONTRIBUTING.md explains a row.
package sources

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// MaxLiteral is how many bytes a literal has at most.
const MaxLiteral = 60

// Kind says what a place is.
type Kind string

// The kinds of places.
const (
	File   Kind = "file"   // a file of a repository
	Page   Kind = "page"   // a page on the web
	Absent Kind = "absent" // a repository in which nothing contains the literal
	Ran    Kind = "ran"    // a program whose output was read
	None   Kind = "none"   // a source that nobody could look at again
)

// Table is what all files say.
type Table struct {
	Sources    []Source
	Inferences []Inference
}

// Source is a source's short text, as a platform's file names it, with the places that prove what it says. That of what a
// platform shows has the platform's ID, and a key of Shown.
type Source struct {
	Text   string
	Places []Place
	Row    string // file and line
}

// Place has the literals.
type Place struct {
	Kind Kind
	// Repository is its owner and name on GitHub, Path a file in it, and Ref the commit or the tag that was read.
	// A pinned one is the only version that has the literals.
	Repository, Path, Ref string
	Pinned                bool
	// Page is the address of a page.
	Page string
	// Peer is the program that ran, and Output the file with what it printed.
	Peer, Output string
	// Day is when somebody looked, as YYYY-MM-DD.
	Day string
	// Reason says why nobody could look again.
	Reason string
	// Literals are short texts that show the fact.
	Literals []string
	Row      string
}

// Inference says from what a fact follows that nobody checked.
type Inference struct {
	// Target is a platform or one of its strategies. Topics are topics of facts, or tasks. None means all.
	Target string
	Topics []string
	Text   string
	Row    string
}

// Read reads the text files of a folder. What it can't read is in the error, with each line.
func Read(files fs.FS) (*Table, error) {
	names, err := fs.Glob(files, "*.txt")
	table, problems := &Table{}, []error{err}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		problems = append(problems, err)
		r := reader{table: table, name: name}
		for i, line := range strings.Split(string(text), "\n") {
			r.line = i + 1
			if err := r.read(strings.TrimSuffix(line, "\r")); err != nil {
				problems = append(problems, fmt.Errorf("%s: %w", r.row(), err))
			}
		}
	}
	problems = append(problems, table.incomplete()...)
	return table, errors.Join(problems...)
}

type reader struct {
	table *Table
	name  string
	line  int
	isOut bool // the last line at the margin isn't a source
}

func (r *reader) row() string { return fmt.Sprintf("%s:%d", r.name, r.line) }

// read reads a line: a source at the margin, a place behind two spaces, or a literal behind four.
func (r *reader) read(line string) error {
	literal, isLiteral := strings.CutPrefix(line, "    ")
	text, isPlace := strings.CutPrefix(line, "  ")
	switch {
	case strings.TrimSpace(line) == "" || line[0] == '#':
		return nil
	case isLiteral:
		return r.literal(literal)
	case isPlace:
		return r.place(text)
	}
	r.isOut = false
	if inferred, ok := strings.CutPrefix(line, "inferred "); ok {
		r.isOut = true
		return r.inference(inferred)
	}
	if key, ok := strings.CutPrefix(line, "shows "); ok {
		line = shows(strings.TrimSuffix(r.name, ".txt"), key)
	}
	if slices.ContainsFunc(r.table.Sources, func(s Source) bool { return s.Text == line }) {
		r.isOut = true
		return fmt.Errorf("%q is there twice", line)
	}
	r.table.Sources = append(r.table.Sources, Source{Text: line, Row: r.row()})
	return nil
}

func (r *reader) inference(text string) error {
	of, sentence, _ := strings.Cut(text, ": ")
	words := strings.Fields(of)
	if len(words) == 0 || !strings.HasSuffix(sentence, ".") {
		return errors.New("write: inferred TARGET TOPIC…: Sentence")
	}
	r.table.Inferences = append(r.table.Inferences, Inference{words[0], words[1:], sentence, r.row()})
	return nil
}

func (r *reader) place(text string) error {
	if r.isOut || len(r.table.Sources) == 0 {
		return errors.New("no source is above the place")
	}
	kind, rest, _ := strings.Cut(text, " ")
	words := strings.Fields(rest)
	p := Place{Kind: Kind(kind), Row: r.row()}
	if p.Kind == None {
		p.Day, p.Reason, _ = strings.Cut(rest, " ")
		words = []string{p.Day}
	}
	if len(words) == 0 {
		return errors.New("write a place and the day")
	}
	p.Day, words = words[len(words)-1], words[:len(words)-1]
	if !isDay(p.Day) {
		return fmt.Errorf("%q isn't a day such as 2026-11-29", p.Day)
	}
	ref, hasRef := "", false
	if len(words) > 1 {
		if ref, p.Pinned = strings.CutPrefix(words[len(words)-1], "="); !p.Pinned {
			ref, hasRef = strings.CutPrefix(words[len(words)-1], "@")
		}
	}
	switch {
	case p.Kind == File && len(words) > 2 && (hasRef || p.Pinned):
		p.Repository, p.Path, p.Ref = words[0], strings.Join(words[1:len(words)-1], " "), ref
	case p.Kind == Absent && len(words) == 2 && hasRef:
		p.Repository, p.Ref = words[0], ref
	case p.Kind == Page && len(words) == 1 && strings.HasPrefix(words[0], "https://"):
		p.Page = words[0]
	case p.Kind == Ran && len(words) == 2:
		p.Peer, p.Output = words[0], words[1]
	case p.Kind == None && strings.HasSuffix(p.Reason, "."):
	default:
		return errors.New("write: file OWNER/NAME PATH @REF DAY, absent OWNER/NAME @REF DAY, page ADDRESS DAY, ran PROGRAM OUTPUT DAY, or none DAY and a sentence")
	}
	last := &r.table.Sources[len(r.table.Sources)-1]
	last.Places = append(last.Places, p)
	return nil
}

// isDay reports whether a text is a day such as 2026-11-29.
func isDay(text string) bool {
	parts := strings.Split(text, "-")
	for _, part := range parts {
		if strings.Trim(part, "0123456789") != "" {
			return false
		}
	}
	return len(parts) == 3 && len(parts[0]) == 4 && len(parts[1]) == 2 && len(parts[2]) == 2
}

func (r *reader) literal(text string) error {
	if r.isOut || len(r.table.Sources) == 0 || len(r.table.Sources[len(r.table.Sources)-1].Places) == 0 {
		return errors.New("no place is above the literal")
	}
	places := r.table.Sources[len(r.table.Sources)-1].Places
	last := &places[len(places)-1]
	last.Literals = append(last.Literals, text)
	if len(text) > MaxLiteral {
		return fmt.Errorf("the literal has %d bytes, at most %d: %q", len(text), MaxLiteral, text)
	}
	return nil
}

// incomplete are the sources without a place, and the places without a literal.
func (t *Table) incomplete() []error {
	var problems []error
	for _, s := range t.Sources {
		if len(s.Places) == 0 {
			problems = append(problems, fmt.Errorf("%s: %q has no place", s.Row, s.Text))
		}
		for _, p := range s.Places {
			if p.Kind != None && len(p.Literals) == 0 {
				problems = append(problems, fmt.Errorf("%s: the place has no literal", p.Row))
			}
		}
	}
	return problems
}

// Of returns the places of a source.
func (t *Table) Of(source string) []Place {
	for _, s := range t.Sources {
		if s.Text == source {
			return s.Places
		}
	}
	return nil
}

// shows is the text of the source of what a platform shows whose title, or beginning, is a key.
func shows(platform, key string) string { return platform + ": " + key }

// Shown returns the text of the source of a command, a request, or a form that a platform shows, or "". The longest key wins.
func (t *Table) Shown(platform, title, text string) string {
	best := ""
	for _, s := range t.Sources {
		key, ok := strings.CutPrefix(s.Text, shows(platform, ""))
		if ok && (key == title || strings.HasPrefix(text, key)) && len(s.Text) > len(best) {
			best = s.Text
		}
	}
	return best
}

// InferredFrom returns from what a fact on a topic or a task follows on a target, or "". What a strategy has goes before
// what its platform has, and what a topic has before what all have.
func (t *Table) InferredFrom(target, topic string) string {
	name, _, _ := strings.Cut(target, ":")
	name, _, _ = strings.Cut(name, "@")
	best, bestRank := "", 0
	for _, i := range t.Inferences {
		rank := 0
		switch {
		case i.Target != target && i.Target != name, len(i.Topics) > 0 && !slices.Contains(i.Topics, topic):
			continue
		case i.Target == target:
			rank = 2
		}
		if len(i.Topics) > 0 {
			rank++
		}
		if rank++; rank > bestRank {
			best, bestRank = i.Text, rank
		}
	}
	return best
}

// Task is what InferredFrom calls a task: topics have the same names.
func Task(name string) string { return "task-" + name }

// Link is the address of a place, or "".
func (p Place) Link() string {
	switch {
	case p.Page != "":
		return p.Page
	case p.Kind == File:
		return "https://github.com/" + p.Repository + "/blob/" + p.Ref + "/" + strings.ReplaceAll(p.Path, " ", "%20")
	case p.Kind == Absent:
		return "https://github.com/" + p.Repository + "/tree/" + p.Ref
	}
	return p.Output
}
