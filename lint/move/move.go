package move

import (
	"maps"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
)

// move is what the steps are made of.
type move struct {
	from, to *platform.Target
	app      string
	// before is the given file as the old platform sees it, uncorrected the same as the new one does, after the fixed file as the new one does.
	before, uncorrected, after view
	// fixed is the fixed file.
	fixed *adaptation
	// cards are how the new platform runs the fixed file, by line.
	cards map[int]*preview.Process
	// roles are those that the processes have on the old platform, by line.
	roles map[int]string
	// app-wide ways to deploy on the new platform.
	deploys []platform.Equivalent
	// told are the repeated types that have a step, twice the lines of all types.
	told  map[string]bool
	twice map[string][]int
	out   []Step
	// configured are the variables of app.json.
	configured []string
	// unexplained are the reasons of changes of which no step speaks yet.
	unexplained map[int][]reason
	// rest are the remaining messages that no step repeats, of which restErrors are errors.
	rest       []string
	restErrors int
}

func newMove(fixed *adaptation, from, to *platform.Target, app string) *move {
	after := fixed.doc
	m := &move{
		from: from, to: to, app: app,
		before: fixed.given, uncorrected: fixed.first, after: fixed.look(to, after),
		fixed: fixed,
		cards: map[int]*preview.Process{},
		roles: map[int]string{},
		told:  map[string]bool{},

		unexplained: maps.Clone(fixed.reasons),
	}
	opts := preview.Options{App: app, Repository: fixed.original.Repository}
	shown := preview.Of(after, to, opts)
	for i := range shown.Processes {
		if p := &shown.Processes[i]; !p.Implied {
			m.cards[p.Line] = p
		}
	}
	for _, p := range preview.Of(m.before.doc, from, opts).Processes {
		if !p.Implied {
			m.roles[p.Line] = p.Role
		}
	}
	m.deploys = commandsFor(shown.Equivalents, platform.Deploying)
	if m.app == "" {
		m.app = preview.DefaultApp
	}
	return m
}

// commandAfter is the shell command of a process on the platform that the file was made for, or "".
func (m *move) commandAfter(p *process) string {
	return strings.TrimSpace(m.from.CommandIn(p.old.Type, p.old.Command))
}

func commandsFor(es []platform.Equivalent, purpose platform.Purpose) []platform.Equivalent {
	commands := []platform.Equivalent{}
	for _, e := range es {
		if e.Purpose == purpose {
			e.Older = "" // a move is to the platform of today
			commands = append(commands, e)
		}
	}
	return commands
}

// process is one of the old platform and what became of it.
type process struct {
	old        platform.Process
	new        *platform.Process // how the new platform reads it in the fixed file, nil when it does not
	name       string            // its type in the fixed file, or on the new platform
	cmd        *command.Command
	gained     bool   // only the new platform reads it
	notStarted string // says why the new platform doesn't start such a process, whether it reads the line or not; "" when it starts
}

func (m *move) processes() []*process {
	var ps []*process
	known := map[int]bool{}
	add := func(old platform.Process, gained bool) {
		known[old.Line] = true
		p := &process{old: old, name: old.Type, gained: gained, cmd: command.Parse(strings.TrimSpace(old.Command))}
		if now := m.fixed.lines[old.Line]; now >= 0 {
			p.new = m.after.at(now)
			if l := &m.fixed.doc.Lines[now]; l.Kind == procfile.Entry {
				p.name = m.fixed.doc.Slice(l.Name)
			}
		}
		if p.new != nil {
			p.name = p.new.Type
		}
		p.notStarted = notStartedOn(m.to, &m.after, p.new, p.name)
		ps = append(ps, p)
	}
	for _, old := range m.before.processes {
		add(old, false)
	}
	for _, other := range m.uncorrected.processes {
		if !known[other.Line] && !m.uncorrected.assumed && !m.has(other.Type) {
			add(other, true)
		}
	}
	return ps
}

// has reports whether the old platform reads a process type.
func (m *move) has(name string) bool {
	return slices.ContainsFunc(m.before.processes[:min(len(m.before.processes), maxProcesses)], func(p platform.Process) bool { return p.Type == name })
}

func writesFiles(s Step) bool {
	return slices.ContainsFunc(s.Commands, func(c platform.Equivalent) bool { return c.Replaces })
}

// add adds a step, which the caller may complete.
func (m *move) add(o order, kind Kind, p *process, text string, commands ...platform.Equivalent) *Step {
	s := Step{Kind: kind, Text: text, Commands: commands, order: o}
	if s.Commands == nil {
		s.Commands = []platform.Equivalent{}
	}
	if p != nil {
		s.Type, s.Line, s.lines = p.old.Type, p.old.Line, []int{p.old.Line}
	}
	m.out = append(m.out, s)
	return &m.out[len(m.out)-1]
}

func (m *move) in() lint.Input { return m.fixed.original }

func (m *move) equivalents(t *platform.Target, p *process, name string, kept bool) []platform.Equivalent {
	if t.Equivalents == nil || len(p.old.Command) > maxCommand || len(name) > maxCommand {
		return nil
	}
	es, _ := t.ProcessEquivalents(platform.Use{App: m.app, Type: name, Command: m.commandAfter(p), Role: m.role(p), Kept: kept, ScaledBy: m.in().Repository.ScaledBy(t)})
	return es
}

const maxCommand = 8192

func (m *move) role(p *process) string {
	if role := m.roles[p.old.Line]; role != "" {
		return role
	}
	if card := m.card(p); card != nil {
		return card.Role
	}
	return string(ecosystem.Other)
}

// commandsOf are the commands for a process with the first purpose that any has.
func (m *move) commandsOf(p *process, purposes ...platform.Purpose) (commands []platform.Equivalent) {
	var es []platform.Equivalent
	if card := m.card(p); card != nil {
		es = card.Equivalents
	} else {
		es = m.equivalents(m.to, p, p.name, false)
	}
	for i := 0; i < len(purposes) && len(commands) == 0; i++ {
		commands = commandsFor(es, purposes[i])
	}
	return commands
}

func (m *move) card(p *process) *preview.Process {
	if now := m.fixed.lines[p.old.Line]; now >= 0 {
		return m.cards[now]
	}
	return nil
}

// nameProblem says what the new platform does to a name that it does not take.
func (m *move) nameProblem(name string) platform.NameProblem {
	if m.to.CheckName != nil {
		if p := m.to.CheckName(name); !p.OK() {
			return p
		}
	}
	if m.to.Reserved != nil {
		return m.to.Reserved(name)
	}
	return platform.NameProblem{}
}

func (m *move) scale(v *view, t *platform.Target, name string) int {
	if t.Scale == nil {
		return -1
	}
	n, _ := m.in().Repository.ScaleOn(t, name, v.kept)
	return n
}

// maxProcesses bounds the processes that get steps; a step says how many more there are.
const maxProcesses = 100
