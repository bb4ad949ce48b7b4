package life

import (
	"cmp"
	"strings"

	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/logs/trace"
)

// Record is what a log shows, line by line.
type Record struct {
	table *signal.Table
	tried *signal.Attempts
	// documented are the lines that rules and platforms document, which count beneath the table, and triedDocumented the attempts with them.
	documented      *signal.Table
	triedDocumented *signal.Attempts
	Platform        string
	// Guess is the platform that first wrote a message of a failure, or "": others print its messages, too.
	Guess string
	// origin is the last one that was looked at for the platform.
	origin   string
	Stage    signal.Stage
	failures []*signal.Failure
	// Kinds are the causes that general patterns show, which count where no message explains the failure.
	Kinds []*signal.Failure
	// unread is the last line if nothing is known of it.
	unread lex.Line
	// container is the process whose output the lines are, as dokku shows it, or "".
	container string
	// isChained is whether Python said that the next exception came while it handled the last one.
	isChained bool
	// requires is whether the lines after the last message list the files that load what is missing.
	requires bool
	// listening are the servers that said where they listen, by the names of the processes or "".
	listening map[string]listener
	// noted are values of lines that are no errors, and that explain a later one.
	noted map[string]string
	// scripts are the commands that npm or yarn started last, by the names of the processes.
	scripts map[string]string
	// Local is whether a program wrote a line that starts a Procfile on one machine.
	Local bool
	// healthy is the first line that shows an app that works, or "". step is the first one of a step that begins, or "".
	healthy, step string
	// crashed is whether a line is about a crash that the table doesn't know, and crash the first one. lines is how many were read, and last
	// the number of the last one.
	crashed     bool
	crash       lex.Line
	lines, Last int
	// Usage is how programs are used, as they print it behind an error.
	Usage  string
	ends   ends
	said   said
	traces trace.Traces
	// before are the lines before the current one, by the names of the processes.
	before map[string]lex.Line
	// answered are the processes that wrote of a request that the app answered well.
	answered map[string]bool
}

func (r *Record) failure(m *signal.Message, named map[string]string, l *lex.Line) *signal.Failure {
	f := &signal.Failure{Message: m, Values: named, First: *l, Numbers: l.Numbers(), OnPlatform: platformOf(m.By), InStage: r.stageOf(m, l)}
	f.InPhase, f.Opens = r.phase(l), len(r.before) == 0
	f.Building, f.Interrupted = l.InBuild || r.Stage == signal.Build && !strings.Contains(l.Process, "."), r.ends.interrupted
	server := r.listenerOf(l.Process)
	f.Server, f.Listens, f.Heard = server.by, server.at, server.address
	setProcess(f, l, named, &r.ends)
	f.Said, f.Before = r.said.before(l, f.Values["process"]), r.before[l.Process].Text
	if named["process"] == "" && r.container != "" {
		named["process"] = r.container
	}
	return f
}

// stageOf is the stage of a message: that of its line, where the message mostly is of another one.
func (r *Record) stageOf(m *signal.Message, l *lex.Line) signal.Stage {
	isOfRun := m.Stage == signal.Start || m.Stage == signal.Running
	switch {
	case isOfRun && (strings.HasPrefix(l.Process, "release") || r.Stage == signal.Release && l.Process == ""):
		return signal.Release
	case l.InBuild && (isOfRun || m.Stage == signal.NoStage):
		return signal.Build
	}
	return cmp.Or(m.Stage, r.Stage)
}

// phase is the part of a log that a line belongs to: a build, a release, or else the time at which the app runs.
func (r *Record) phase(l *lex.Line) signal.Stage {
	switch {
	case l.InBuild:
		return signal.Build
	case strings.HasPrefix(l.Process, "release"):
		return signal.Release
	case l.Process == "" && (r.Stage == signal.Build || r.Stage == signal.Release):
		return r.Stage
	}
	return signal.NoStage
}

// listenerOf is the server of a process; a line without one is about the only server there is.
func (r *Record) listenerOf(process string) listener {
	if process == "" && len(r.listening) == 1 {
		for _, only := range r.listening {
			return only
		}
	}
	return r.listening[process]
}
