package logs

import (
	"cmp"
	"strings"

	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
)

// reader collects the messages of a log.
type reader struct {
	table *signal.Table
	tried *signal.Attempts
	// documented are the lines that rules and platforms document, which count beneath the table, and triedDocumented the attempts with them.
	documented      *signal.Table
	triedDocumented *signal.Attempts
	platform        string
	// guess is the platform that first wrote a message of a failure, or "": others print its messages, too.
	guess string
	// origin is the last one that was looked at for the platform.
	origin string
	stage  signal.Stage
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
func (r *reader) draft(m *signal.Message, named map[string]string, l *lex.Line) *draft {
	d := &draft{Message: m, values: named, first: *l, numbers: l.Numbers(), platform: platformOf(m.By), stage: r.stageOf(m, l), certainty: m.Certainty, confirm: m.Rules}
	d.phase, d.opens = r.phase(l), len(r.before) == 0
	d.building, d.interrupted, d.server = l.InBuild || r.stage == signal.Build && !lex.IsInstance(l.Process), r.ends.interrupted, r.listenerOf(l.Process).by
	d.setProcess(l, named, &r.ends)
	d.said = r.said.before(l, d.values["process"])
	if named["process"] == "" && r.container != "" {
		named["process"] = r.container
	}
	return d
}

// stageOf is the stage of a message: that of its line, where the message mostly is of another one.
func (r *reader) stageOf(m *signal.Message, l *lex.Line) signal.Stage {
	isOfRun := m.Stage == signal.Start || m.Stage == signal.Running
	switch {
	case isOfRun && (strings.HasPrefix(l.Process, "release") || r.stage == signal.Release && l.Process == ""):
		return signal.Release
	case l.InBuild && (isOfRun || m.Stage == signal.NoStage):
		return signal.Build
	}
	return cmp.Or(m.Stage, r.stage)
}

// phase is the part of a log that a line belongs to: a build, a release, or else the time at which the app runs.
func (r *reader) phase(l *lex.Line) signal.Stage {
	switch {
	case l.InBuild:
		return signal.Build
	case strings.HasPrefix(l.Process, "release"):
		return signal.Release
	case l.Process == "" && (r.stage == signal.Build || r.stage == signal.Release):
		return r.stage
	}
	return signal.NoStage
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
