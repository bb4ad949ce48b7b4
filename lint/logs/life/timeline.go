package life

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/logs/trace"
	"github.com/proclint/proclint/lint/platform"
)

// find is the message of a line, or of the line before it that goes on in this one, and the kind of a line without one.
func (r *Record) find(l *lex.Line) (message, kind signal.Match) {
	before := r.unread
	// Code has the message of each error, and TensorFlow notes libraries that only a GPU needs.
	if r.unread = (lex.Line{}); strings.Contains(l.Plain, "throw new ") || strings.Contains(l.Plain, "; dlerror: ") {
		l.MayEnd = true // nothing has looked at its words
		return signal.Match{}, signal.Match{}
	}
	message, kind = r.table.Match(l, r.tried)
	if m := message.Message; m != nil && (m.By == "bash" && m.IsQuoted(l) || len(m.Is) > 0 && l.IsOfPassedTest()) {
		return signal.Match{}, signal.Match{} // somebody wrote about it
	}
	if message.Message == nil && l.Number-before.Number <= lex.MostApart && before.GoesOn(l) {
		l.Join(&before)
		own := kind
		if message, kind = r.table.Match(l, r.tried); own.Message != nil {
			kind = own
		}
	}
	if message.Message == nil {
		r.unread = *l
	}
	if message.Message == nil && kind.Message == nil {
		kind, _ = r.documented.Match(l, r.triedDocumented)
	}
	return message, kind
}

func (r *Record) read(l *lex.Line) {
	r.lines, r.Last = r.lines+1, l.Number
	if r.Platform == "" && l.Origin != r.origin {
		r.origin, r.Platform = l.Origin, r.table.PlatformOf(l.Origin)
		if r.Guess == "" && l.Process != "" {
			r.Guess = r.table.PlatformOf("?" + l.Origin)
		}
	}
	r.takeHost(l.Host())
	r.Local = r.Local || l.IsLocal
	r.ends.see(l)
	importer, own := importerIn(r.unread.Text), *l
	message, kind := r.find(l)
	m := message.Message
	own.MayTell, own.MayEnd = l.MayTell, l.MayEnd
	var known *signal.Failure
	if failed := len(r.failures) > 0 || r.traces.Bare != nil; failed && (m == nil || len(m.Is) == 0) {
		r.takeSuccess(&own)
	}
	if own.MayEnd && ascii.ContainsAny(own.Plain, signal.StopWords) { // a platform stops the app
		r.ends.stop(&own)
	}
	if !r.answered[own.Process] && own.Answers() && len(r.answered) < lex.MostProcesses {
		r.answered[own.Process], r.healthy = true, cmp.Or(r.healthy, own.Text)
	}
	if m == nil {
		r.takeKind(kind)
		r.takeUnknown(l, &own)
	} else {
		known = r.take(&message, l, importer)
	}
	if healthy := m != nil && (len(m.Is) == 0 || m.Look == signal.LookEnd); healthy && !r.traces.IsOpen(l.Process) {
		// it only looks like an error with calls
	} else if ended := r.traces.Take(&own, known, r.before[l.Process]); ended != nil {
		r.takeTrace(ended)
	}
	if m == nil || m.Look != signal.LookEnd {
		r.ends.keep(l)
	}
	r.keepBefore(&own)
}

// takeUnknown takes in what a line says that has no message. l may have the line before it, which goes on in it, and own is without that.
func (r *Record) takeUnknown(l, own *lex.Line) {
	r.isChained = r.isChained || strings.HasPrefix(own.Plain, "during handling of the above exception")
	r.takeScript(own)
	r.said.keep(own)
	if !r.crashed && crashes(own) {
		r.crashed, r.crash = true, *own
	}
	r.takeStack(l)
	if len(r.Usage) < mostUsage && ascii.StartsWith(l.Plain, []string{"usage", "-"}) {
		r.Usage += " " + l.Text
	}
}

// aboutRequests is the kind of messages about requests for a host of the app.
const aboutRequests = "host"

// takeHost takes a host of the app, whose end shows the platform that gave it.
func (r *Record) takeHost(host string) {
	if r.Platform == "" && host != "" {
		r.Platform = platform.OfHost(host)
	}
}

// take takes in a message of a line. The result is the cause that it may be, or nil.
func (r *Record) take(found *signal.Match, l *lex.Line, importer string) *signal.Failure {
	m := found.Message
	named, ok := found.Named()
	if !ok {
		return nil // a line of the code that writes the message
	}
	named["importer"] = cmp.Or(named["importer"], importer)
	if m.Kind == aboutRequests {
		r.takeHost(named["host"])
	}
	if here := r.table.Named(m.Local); here != nil && here.Look == signal.LookEnd && r.Local && l.Process != "" {
		inLog := *m
		inLog.Meaning, m = here, &inLog
	}
	if len(m.Is) == 0 {
		r.note(m, l, named)
		return nil
	}
	if m.Exits() && r.ends.takeStop(cmp.Or(named["process"], l.Process)) || m.IsOverBy(overStopped) && r.ends.stopping(l.Process) {
		return nil
	}
	r.Local = r.Local || m.Stage == signal.Local && m.Look == signal.LookEnd
	if m.Look == signal.LookEnd && r.takeEnd(l, named) || ascii.ContainsAny(l.Plain, signal.HandledWords) {
		return nil
	}
	f := r.takeCause(m, named, l)
	if f != nil {
		f.TriesAgain(l.Plain)
		f.TriesAgain(r.before[l.Process].Plain)
	}
	return f
}

// takeCause takes in a message of something that failed, with its values. The result is the cause that it may be, or nil.
func (r *Record) takeCause(m *signal.Message, named map[string]string, l *lex.Line) *signal.Failure {
	if r.isHarmless(m, named, l) {
		return nil
	}
	if address := r.listenerOf(l.Process).address; address != "" {
		named["listening"] = address
	}
	if started := r.scripts[l.Process]; started != "" {
		named["started"] = started
	}
	r.keepNotes(named)
	maps.Copy(named, r.noted)
	takeDetails(m, l, named)
	if f := r.earlier(m, named, l); f != nil {
		f.Numbers = append(f.Numbers, l.Numbers()...)
		return f
	}
	if len(r.failures) == mostFailures {
		return nil
	}
	f := r.failure(m, named, l)
	r.Guess = cmp.Or(r.Guess, f.OnPlatform)
	r.failures, r.isChained = append(r.failures, f), false
	return f
}

// isHarmless reports whether nothing of the app failed by a message, as a check that passed later.
func (r *Record) isHarmless(m *signal.Message, named map[string]string, l *lex.Line) bool {
	name := named["name"]
	return r.isOwnVariable(m, l) || m.Level == signal.Sign && name != "" && name == r.noted["removed"] ||
		m.IsOverBy(overReady) && r.noted["podready"] == "True" && !strings.Contains(l.Plain, "liveness") ||
		strings.Contains(l.Whole, " sshd[") || isForClient(l, m, name) || m.IsOverBy(settlesService) && telemetryPorts.Has(named["port"])
}

// earlier is the cause before a message that it is about, too, with the values of both, or nil.
func (r *Record) earlier(m *signal.Message, named map[string]string, l *lex.Line) *signal.Failure {
	if f := r.lastFailure(); f != nil && r.isChained && f.First.Process == l.Process && m.Kind == "module" && f.Kind == m.Kind {
		return f // the module was tried in place of another one
	}
	if f := r.lastFailure(); f != nil && f.Name == m.Joins && isBefore(f, l) {
		if f.Values["target"] == "" && named["address"] != "" {
			f.Values["target"] = named["address"] + ":" + named["port"]
		}
		f.Set("container", cmp.Or(named["container"], f.Values["container"]))
		return f
	}
	tells := signal.Telling(named)
	for _, f := range r.failures {
		if f.Meaning == m.Meaning && f.First.Process == l.Process && (signal.HasSame(f.Values, tells) || m.Role == signal.RoleOnce) {
			for name, value := range named {
				f.Values[name] = cmp.Or(f.Values[name], value)
			}
			return f
		}
	}
	return nil
}

func (r *Record) listens(process string) bool {
	_, listens := r.listening[process]
	return listens
}

// takeTrace takes in an error with its calls: what the table knows of it gets the place in the app's code.
func (r *Record) takeTrace(t *trace.Trace) {
	if t.Handled {
		r.failures = slices.DeleteFunc(r.failures, func(f *signal.Failure) bool { return f == t.Failure && f.First.Number == t.First.Number })
		return
	}
	if f := t.Failure; f != nil && (f.Level >= signal.Fault || t.At.File == "") {
		f.Set("within", t.Library, "pyversion", t.Python, "unset", ascii.VariableIn(t.Code))
		if t.At.File != "" && f.Values["at"] == "" {
			f.Set("at", lex.InApp(t.At.File), "row", t.At.Line)
		}
		f.TriesAgain(t.Tried)
		return
	}
	m, values := t.Message(r.table.WithRole)
	if m == nil || t.Minor || r.isOfStop(t) {
		return
	}
	f := r.takeCause(m, values, &t.First)
	if f == nil {
		return
	}
	f.TriesAgain(t.Tried)
	if t.At.Number > 0 {
		f.Numbers = append(f.Numbers, t.At.Number)
	}
}

// takeScript takes the command of a script from the line with which npm or yarn shows it: "> webpack --watch".
func (r *Record) takeScript(l *lex.Line) {
	mark, command, _ := strings.Cut(l.Text, " ")
	if mark != "$" && mark != ">" {
		return
	}
	if _, known := r.scripts[l.Process]; known || len(r.scripts) < lex.MostProcesses {
		r.scripts[l.Process] = command
	}
}

func (r *Record) lastFailure() *signal.Failure {
	if len(r.failures) == 0 {
		return nil
	}
	return r.failures[len(r.failures)-1]
}

// isBefore reports whether a line may be the reason of a message.
func isBefore(f *signal.Failure, l *lex.Line) bool {
	return l.Number-f.Numbers[len(f.Numbers)-1] <= trace.MostAfter
}

// takeStack takes the line after a message, which may be its reason, and the file that loads what is missing from the list
// that Node.js prints below its message, the closest one first.
func (r *Record) takeStack(l *lex.Line) {
	last := r.lastFailure()
	if last == nil {
		return
	}
	if l.Process == last.First.Process && l.Number-last.Numbers[len(last.Numbers)-1] <= mostDetails {
		takeDetails(last.Message, l, last.Values)
	}
	if l.Process == last.First.Process && l.Number-last.First.Number <= trace.MostAfter+1 {
		last.TriesAgain(l.Plain)
	}
	if isBefore(last, l) && last.Values["next"] == "" && isTelling(l.Text) && !strings.HasSuffix(l.Text, ":") {
		last.Set("next", strings.TrimLeft(l.Text, "> -*!"))
	}
	if l.Plain == "require stack:" {
		r.requires = last.Numbers[len(last.Numbers)-1] == l.Number-1
		return
	}
	file, listed := strings.CutPrefix(l.Text, "- ")
	if r.requires && listed {
		last.Values["importer"] = file
	}
	r.requires = false
}

// note keeps what a line of a healthy app shows.
func (r *Record) note(m *signal.Message, l *lex.Line, values map[string]string) {
	if m.Stage == signal.Local && l.Process == "" && values["process"] == "" || values["endzero"] != "" && strings.HasPrefix(l.Process, "run.") {
		return
	}
	r.Local = r.Local || m.Stage == signal.Local
	phase := r.phase(l) // the line may end it
	switch {
	case m.IsHealthy():
		r.healthy = cmp.Or(r.healthy, l.Text)
	case m.IsSign():
		r.step = cmp.Or(r.step, l.Text)
	}
	runs := m.Stage == signal.Running || m.Stage == signal.Start && !m.IsHealthy()
	if released := r.Stage == signal.Release && runs && l.Origin == ""; m.Stage != signal.NoStage && !released { // a release runs, too
		r.Stage = m.Stage
	}
	r.Platform = cmp.Or(r.Platform, m.Platform)
	r.keepNotes(values)
	r.noteEnd(l, values)
	r.settle(success{Line: l, what: values["settles"], values: values, by: m.By, phase: phase})
	r.noteServer(m, l, values)
}

// noteServer keeps where a server listens, and what the next lines are about.
func (r *Record) noteServer(m *signal.Message, l *lex.Line, values map[string]string) {
	switch address, port := strings.TrimSuffix(values["address"], "/"), values["port"]; {
	case values["source"] != "": // the last package that pip got as source code
		r.noted["source"] = path.Base(values["source"])
	case values["container"] != "":
		r.container = values["container"]
	case values["ended"] != "":
		r.container = ""
	case strings.Contains(address, ":") || ascii.IsLoopback(address):
		r.takeListener(l, address, m.Meaning)
	case port != "":
		r.takeListener(l, ":"+port, m.Meaning)
	}
}

// noteEnd keeps what a line shows of the end of a process, or of a try.
func (r *Record) noteEnd(l *lex.Line, values map[string]string) {
	if values["endzero"] != "" || values["stopped"] != "" {
		r.ends.takeStop(l.Process)
	}
	if values["halted"] != "" { // what ran before has ended
		r.healthy = ""
		clear(r.answered)
		delete(r.listening, l.Process)
	}
	if f := r.lastFailure(); f != nil && values["endzero"] != "" && f.Names("endzero") && isBefore(f, l) { // its exit may follow
		f.Set("endzero", values["endzero"])
	}
	for _, f := range r.failures {
		if values["failedtry"] != "" && f.First.Process == l.Process {
			f.Set("failedtry", values["failedtry"])
		}
	}
}

// settle drops the causes that a line shows to be over: it worked later.
func (r *Record) settle(s success) {
	step := s.what == settlesAll || s.what == settlesTests
	if s.what == "" || step && (r.noted["failedtests"] != "" || r.noted["testing"] == "" && (s.what == settlesTests || s.phase != signal.Build)) {
		return
	}
	before := len(r.failures)
	r.traces.Settle(s.Process, step, s.reconnects)
	s.tells = signal.Telling(s.values)
	r.failures = slices.DeleteFunc(r.failures, s.settles)
	r.Kinds = slices.DeleteFunc(r.Kinds, s.settles)
	if step || s.what == settlesBuild || len(r.failures) < before {
		r.healthy = cmp.Or(r.healthy, s.Text)
		delete(r.said, s.Process)
	}
	if step {
		delete(r.noted, "testing")
	}
}

func (r *Record) keepNotes(values map[string]string) {
	for name, value := range values {
		if value != "" && signal.Notes[name] {
			r.noted[name] = value
		}
	}
}

// takeEnd takes in a message that a process ended, and reports whether it follows from what the log had before.
func (r *Record) takeEnd(l *lex.Line, named map[string]string) bool {
	for _, f := range r.failures {
		if f.Look != signal.LookEnd && f.Role != signal.RoleInterrupted && !strings.HasPrefix(f.Pattern, "^exited with code") {
			continue
		}
		f.Numbers = append(f.Numbers, l.Numbers()...)
		if f.Look == signal.LookEnd && f.Values["process"] == "" { // that all others are stopped comes first in heroku local
			setProcess(f, l, named, &r.ends)
		}
		return true
	}
	return false
}

// isOfStop reports whether an error is one of an app that was being stopped.
func (r *Record) isOfStop(t *trace.Trace) bool {
	stop, stopped := r.ends.stops[t.First.Process]
	return stopped && t.First.Number > stop.Number && t.First.Number-stop.Number <= lex.MostApart
}

// keepBefore keeps a line as the one before the next one of its process, and before one that names none: that of a record for all of its text.
func (r *Record) keepBefore(l *lex.Line) {
	for _, process := range []string{l.Process, ""} {
		before, known := r.before[process]
		if !known && len(r.before) == lex.MostProcesses {
			return
		}
		if known && before.IsRecord() && !l.IsRecord() && l.Number-before.Number == 1 {
			before.Number = l.Number
		} else {
			before = *l
		}
		if r.before[process] = before; l.Process == "" {
			return
		}
	}
}

// takeListener takes in a server that said where it listens: the proxy of a development server reaches it again. On a person's
// own machine, a server that starts anew has read the code that was corrected.
func (r *Record) takeListener(l *lex.Line, address string, by *signal.Meaning) {
	since := l.Number
	if before, listens := r.listening[l.Process]; listens {
		since = before.since
	}
	r.listening[l.Process] = listener{address, by, *l, since}
	delete(r.ends.stops, l.Process)
	port := address[strings.LastIndexByte(address, ':')+1:]
	r.failures = slices.DeleteFunc(r.failures, func(f *signal.Failure) bool {
		return f.Values["target"] != "" && strings.HasSuffix(f.Values["target"], ":"+port) ||
			l.IsLocal && f.Level == signal.Fault && f.First.Process == l.Process
	})
}

// takeSuccess drops the causes that a line shows to be over, as the app tried again.
func (r *Record) takeSuccess(l *lex.Line) {
	if connects(l) {
		r.settle(success{Line: l, what: settlesService, phase: r.phase(l)})
	}
	if ascii.ContainsAny(l.Plain, successWords) && !ascii.ContainsAny(l.Plain, failureWords) {
		r.settle(success{Line: l, what: settlesRetried, phase: r.phase(l)})
	}
}

// importerIn is the file that a build names in the line before its message, such as ./pages/index.js:3:1, or the buildpack
// that it loads there, or "".
func importerIn(text string) string {
	if buildpack, ok := strings.CutPrefix(text, "=====> Downloading Buildpack: "); ok {
		return buildpack
	}
	file, _, _ := strings.Cut(text, ":")
	if !strings.HasPrefix(file, "./") || strings.Contains(file, " ") || path.Ext(file) == "" {
		return ""
	}
	return file
}

// mostUsage limits the bytes of the usage of a program that are kept.
const mostUsage = 2000

const mostFailures = 64
