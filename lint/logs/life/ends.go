package life

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
)

// ends follows the processes of a log until the first one ends. That one is the cause: the program stops all others then.
type ends struct {
	// interrupted is whether somebody stopped the program, so that no process ended by itself.
	interrupted bool
	// last are the lines that processes wrote last, by their names.
	last map[string]lex.Line
	// stopped is whether a platform stopped a process, and stops are the lines about those that it is stopping, by their names.
	stopped bool
	stops   map[string]lex.Line
}

// stop takes in a line that shows that a platform stops a process.
func (e *ends) stop(l *lex.Line) {
	e.stopped = true
	if _, known := e.stops[l.Process]; known || len(e.stops) < lex.MostProcesses {
		e.stops[l.Process] = *l
	}
}

// takeStop takes in the end of a process, and reports whether somebody stopped it: then its status is no failure. It may end in
// any way after the signal. The next end is of a new start.
func (e *ends) takeStop(process string) bool {
	stopped := e.stopping(process)
	delete(e.stops, process)
	return stopped
}

func (e *ends) stopping(process string) bool {
	_, stopping := e.stops[process]
	return stopping || e.interrupted
}

func (e *ends) see(l *lex.Line) {
	if l.Interrupts || strings.HasPrefix(l.Text, "SIGINT received") || l.Text == "Interrupting..." {
		e.interrupted = true
	}
}

func (e *ends) keep(l *lex.Line) {
	if l.Process == "" || !isTelling(l.Text) {
		return
	}
	if _, known := e.last[l.Process]; known || len(e.last) < lex.MostProcesses {
		e.last[l.Process] = *l
	}
}

// epilogues are how lines begin that programs write behind an error.
var epilogues = []string{"at ", "from ", "raise ", "Node.js v", "info Visit ", "npm ERR!", "npm error", "error Command failed", "}"}

// isTelling reports whether a line may be the error for which a process ended, and no line of a trace or an epilogue.
func isTelling(text string) bool {
	return len(text) >= signal.FewestBytes && !ascii.StartsWith(text, epilogues)
}

// anyProcess are words for a process that don't name it.
const anyProcess ecosystem.Words = "application child component container it machine process program service the"

// setProcess sets which process a message is about, the status with which it ended, and what it wrote before.
func setProcess(f *signal.Failure, l *lex.Line, named map[string]string, e *ends) {
	process := strings.TrimSuffix(named["process"], ":")
	if process == "" || anyProcess.Has(ascii.Lower(process)) {
		process = l.Process
	}
	f.Set("process", process)
	if named["status"] != "" {
		f.Set("status", named["status"])
	}
	f.Last = e.last[process]
}
