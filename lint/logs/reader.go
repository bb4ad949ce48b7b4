package logs

import (
	"cmp"
	"maps"
	"strings"

	"github.com/proclint/proclint/lint/logs/lex"
)

// reader collects the messages of a log.
type reader struct {
	table    *Table
	tried    *attempts
	platform string
	// guess is the platform that first wrote a message of a failure, or "": others print its messages, too.
	guess string
	// origin is the last one that was looked at for the platform.
	origin string
	stage  Stage
	drafts []*draft
	// kinds are the causes that general patterns show, which count where no message explains the failure.
	kinds []*draft
	// unread is the last line if nothing is known of it.
	unread lex.Line
	// container is the process whose output the lines are, as dokku shows it, or "".
	container string
	// requires is whether the lines after the last message list the files that load what is missing.
	requires bool
	// listening are the servers that said where they listen, by the names of the processes or "".
	listening map[string]listener
	// noted are values of lines that are no errors, and that explain a later one.
	noted map[string]string
	// scripts are the commands that npm or yarn started last, by the names of the processes.
	scripts map[string]string
	// local is whether a program wrote a line that starts a Procfile on one machine.
	local bool
	// healthy is the first line that shows an app that works, or "". step is the first one of a step that begins, or "".
	healthy, step string
	// crashed is whether a line is about a crash that the table doesn't know, and crash the first one. lines is how many were read, and last
	// the number of the last one.
	crashed     bool
	crash       lex.Line
	lines, last int
	ends        ends
	said        said
	traces      traces
	// before are the lines before the current one, by the names of the processes.
	before map[string]lex.Line
	// answered are the processes that wrote of a request that the app answered well.
	answered map[string]bool
}

// draft is the cause that a message of a line may be.
func (r *reader) draft(m *Message, named map[string]string, l *lex.Line) *draft {
	d := &draft{Message: m, values: named, first: *l, numbers: l.Numbers(), platform: platformOf(m.By), stage: r.stageOf(m, l), certainty: m.Certainty, confirm: m.Rules}
	d.phase, d.opens = r.phase(l), len(r.before) == 0
	d.building, d.interrupted, d.server = l.InBuild || r.stage == Build && !lex.IsInstance(l.Process), r.ends.interrupted, r.listenerOf(l.Process).by
	d.setProcess(l, named, &r.ends)
	d.said = r.said.before(l, d.values["process"])
	if named["process"] == "" && r.container != "" {
		named["process"] = r.container
	}
	return d
}

// named are the values by the names of their parts; false where a part is a place holder of code.
func (m *Message) named(values []string) (named map[string]string, ok bool) {
	named = maps.Clone(m.pattern.fixed)
	if named == nil {
		named = map[string]string{}
	}
	for i, part := range m.pattern.parts {
		if named[part.name] = strings.TrimSuffix(values[i], `"}`); values[i] == "%s" {
			return nil, false
		}
	}
	if class := named["class"]; class != "" {
		named["class"] = strings.ReplaceAll(class, "/", ".") // as the virtual machine of Java writes it
	}
	return named, true
}

// stageOf is the stage of a message: that of its line, where the message mostly is of another one.
func (r *reader) stageOf(m *Message, l *lex.Line) Stage {
	isOfRun := m.Stage == Start || m.Stage == Running
	switch {
	case isOfRun && (strings.HasPrefix(l.Process, "release") || r.stage == Release && l.Process == ""):
		return Release
	case l.InBuild && (isOfRun || m.Stage == NoStage):
		return Build
	}
	return cmp.Or(m.Stage, r.stage)
}

// phase is the part of a log that a line belongs to: a build, a release, or else the time at which the app runs.
func (r *reader) phase(l *lex.Line) Stage {
	switch {
	case l.InBuild:
		return Build
	case strings.HasPrefix(l.Process, "release"):
		return Release
	case l.Process == "" && (r.stage == Build || r.stage == Release):
		return r.stage
	}
	return NoStage
}

// listenerOf is the server of a process; a line without one is about the only server there is.
func (r *reader) listenerOf(process string) listener {
	if process == "" && len(r.listening) == 1 {
		for _, only := range r.listening {
			return only
		}
	}
	return r.listening[process]
}

// mayConcern reports whether two messages may be about one process: web.1 and web.2 are, and so is what names none.
func (d *draft) mayConcern(other *draft) bool {
	one, numbered := lex.CutNumber(d.first.Process)
	two, also := lex.CutNumber(other.first.Process)
	return !numbered || !also || one == two
}
