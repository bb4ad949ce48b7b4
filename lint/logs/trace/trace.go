// Package trace makes errors out of the lists of calls that programs print with them, in all languages.
package trace

import (
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
)

// Trace is the list of calls that a program prints with an error.
type Trace struct {
	// First is the line with the error, class its type such as KeyError, and fault the type with the message.
	First        lex.Line
	class, fault string
	// At is the place in the app's own code that is closest to the error, or where that isn't known.
	At place
	// Library is the package whose code is closest to the error, or "" if that is the app's own.
	Library string
	// Python is the version of Python in the path of a package, or "".
	Python string
	// calls is how many calls were listed, and last the number of the last line that belongs to it.
	calls, last int
	// inward is whether the calls come first and the last one is closest to the error, as in Python. waits is whether the
	// code of a call is in the next line.
	inward, waits bool
	// goesOn is whether the message of the error is in the next line: "migrations canceled:".
	goesOn bool
	// Code is the line of the app's own code at that place, if Python shows it.
	Code string
	// chained is whether the next error follows from this one, as Python reports it.
	chained bool
	// syntax is whether the error is in the text of the code itself.
	syntax bool
	// Handled is whether the program handled it, and minor whether it's in a record below the level of an error.
	Handled, Minor bool
	// Tried are lines around it that may say that the program tries again.
	Tried string
	// Failure is the one of the message with the error if the table knows it, or nil.
	Failure *signal.Failure
}

// place is a file and a line of it, and the line of the log that shows it, from 0.
type place struct {
	File, Line string
	Number     int
}

// Traces follows the traces of a log, by the names of the processes that print them.
type Traces struct {
	open map[string]*Trace
	// headers are the places that Node.js prints in front of an error, whole ones wait for what follows them.
	headers map[string]place
	// Bare is the last error that a program reported as one that ended it, with its calls or without them.
	Bare *Trace
}

const (
	pythonTrace = "traceback (most recent call last):"
	// MostMessageLines is how many lines the message of an error may have in front of the calls, and MostBetween how many may be between two calls.
	MostMessageLines, MostBetween = 12, 2
)

// New are those of a log, before its first line.
func New() Traces { return Traces{open: map[string]*Trace{}, headers: map[string]place{}} }

// IsOpen reports whether a process is printing a trace.
func (t *Traces) IsOpen(process string) bool { return t.open[process] != nil }

// Take takes in a line. Known is the failure of the table's message in it, or nil, and before the line before it. The result is
// a trace that ends before this line, or nil.
func (t *Traces) Take(l *lex.Line, known *signal.Failure, before lex.Line) (ended *Trace) {
	open := t.open[l.Process]
	_, isCall := pythonCall(l.Text)
	isCut := isCall && !open.awaitsError() // its first lines are missing
	switch {
	case isCut || strings.HasSuffix(l.Plain, pythonTrace):
		return t.startInward(l, known, before, isCut)
	case open.awaitsError():
		open.takeInward(l, known)
		return nil
	}
	if open != nil && l.Number-max(open.last, open.First.Number) <= MostBetween && ascii.ContainsAny(l.Plain, signal.RetryWords) {
		open.Tried = l.Plain
	}
	switch {
	case open != nil && open.Failure == nil && l.Rejects():
		delete(t.open, l.Process)
		return nil
	case open.takeMore(l), t.takeHeader(l):
		return nil
	}
	class, fault, at := "", "", place{}
	if l.MayTell || strings.HasSuffix(l.Text, ")") || strings.HasPrefix(l.Text, "panic: ") || strings.HasPrefix(l.Text, "** (") {
		class, fault, at = faultIn(l.Text)
	}
	if class == "" {
		return t.takeOther(l, known)
	}
	next := &Trace{First: *l, last: l.Number, class: class, fault: fault, Failure: known, goesOn: strings.HasSuffix(l.Text, "canceled:")}
	next.announce(l, before)
	if strings.HasPrefix(l.Text, "Caused by: ") && open != nil && open.calls > 0 {
		next.At, next.Handled, next.Tried, next.Minor = open.At, open.Handled, open.Tried, open.Minor
		open = nil
	}
	t.start(next, l, at)
	return finished(open)
}

// start starts the trace of an error, which is at a place if its line names one.
func (t *Traces) start(next *Trace, l *lex.Line, at place) {
	if !next.Handled && !next.Minor && (next.class == "panic" || !strings.HasPrefix(l.Text, next.fault)) {
		t.Bare = next
	}
	switch header := t.headers[l.Process]; {
	case at.File != "":
		next.takeCall(at, lex.IsOwn(at.File), l)
	case header.File != "":
		next.At, next.syntax = header, next.class == "SyntaxError"
	}
	delete(t.headers, l.Process)
	t.set(l.Process, next)
}

// startInward starts a trace that ends with its error.
func (t *Traces) startInward(l *lex.Line, known *signal.Failure, before lex.Line, isCut bool) (ended *Trace) {
	open, next := t.open[l.Process], &Trace{First: *l, inward: true}
	next.announce(l, before)
	isChained := open != nil && open.chained
	if isChained {
		next.Handled, next.Tried = open.Handled, open.Tried
	}
	if isCut {
		next.takeInward(l, known)
	}
	if t.set(l.Process, next); isChained && open.At.File == "" && open.Failure == nil {
		return nil // the next one shows the place in the app's code
	}
	return finished(open)
}

// takeHeader takes in a line that is only a place, as Node.js prints it above the code and the error.
func (t *Traces) takeHeader(l *lex.Line) bool {
	at, ok := placeIn(l.Text)
	if !ok || lex.InterpreterOf(at.File) == "" || !lex.IsOwn(at.File) || len(t.headers) == lex.MostProcesses {
		return false
	}
	at.Number = l.Number
	t.headers[l.Process] = at
	return true
}

// takeOther takes in a line without an error: the last message goes on in it, or the calls of that error are at their end.
func (t *Traces) takeOther(l *lex.Line, known *signal.Failure) (ended *Trace) {
	switch open := t.open[l.Process]; {
	case open == nil:
	case open.goesOn:
		open.First, open.fault, open.last, open.Failure, open.goesOn = *l, l.Text, l.Number, known, false
	case l.Number-open.last > open.patience():
		delete(t.open, l.Process)
		return finished(open)
	}
	return nil
}

// End calls do with the traces that are open at the end of the log.
func (t *Traces) End(do func(*Trace)) {
	var whole []*Trace
	for _, open := range t.open {
		if finished(open) != nil {
			whole = append(whole, open)
		}
	}
	sort.SliceStable(whole, func(i, j int) bool { return whole[i].First.Number < whole[j].First.Number })
	for _, open := range whole {
		do(open)
	}
}

func (t *Traces) set(process string, started *Trace) {
	if _, known := t.open[process]; known || len(t.open) < lex.MostProcesses {
		t.open[process] = started
	}
}

// awaitsError reports whether the calls are listed, and the error that they led to isn't yet.
func (t *Trace) awaitsError() bool { return t != nil && t.inward && t.fault == "" }

// takeMore takes in a line behind the error: that the next one follows from it, or a call.
func (t *Trace) takeMore(l *lex.Line) bool {
	switch {
	case t == nil:
		return false
	case strings.Contains(l.Plain, "the above exception"):
		t.chained = true
		return true
	case t.inward:
		return false
	}
	at, own, isCall := callIn(l.Text)
	if isCall {
		t.takeCall(at, own, l)
	}
	return isCall
}

// patience is after how many other lines the trace is at its end.
func (t *Trace) patience() int {
	if t.calls == 0 {
		return MostMessageLines
	}
	return MostBetween
}

// finished is a trace with an error and its calls, else nil.
func finished(t *Trace) *Trace {
	if t == nil || t.fault == "" || t.calls == 0 && t.At.File == "" {
		return nil
	}
	return t
}

// takeInward takes in a line of a trace that ends with its error.
func (t *Trace) takeInward(l *lex.Line, known *signal.Failure) {
	if at, ok := pythonCall(l.Text); ok {
		t.takeCall(at, lex.IsOwn(at.File), l)
		t.waits = !strings.HasPrefix(at.File, "<")
		return
	}
	class, fault, _ := faultIn(l.Text)
	if class == "" && !t.waits {
		class, fault = errorOf(l.Text)
	}
	if class == "" {
		if t.waits && t.last == t.At.Number {
			t.Code = l.Text
		}
		t.waits = false
		return
	}
	t.First, t.class, t.fault, t.Failure = *l, class, fault, known
	t.syntax = class == "SyntaxError" || class == "IndentationError" || class == "TabError"
}

// takeCall takes in a call: a place, and whether the app's own code is there.
func (t *Trace) takeCall(at place, own bool, l *lex.Line) {
	t.calls++
	t.last, at.Number = l.Number, l.Number
	if !own {
		if before, _, ok := strings.Cut(at.File, "/site-packages/"); ok {
			t.Python = strings.TrimPrefix(path.Base(before), "python")
		}
		if name := lex.LibraryIn(at.File); name != "" && (t.inward || t.Library == "" && t.At.File == "") {
			t.Library = name
		}
		return
	}
	if t.inward {
		t.At, t.Library = at, ""
	} else if t.At.File == "" {
		t.At = at
	}
}

// pythonCall is the place in a line such as: File "/app/bot.py", line 12, in <module>
func pythonCall(text string) (place, bool) {
	rest, ok := strings.CutPrefix(text, `File "`)
	file, rest, quoted := strings.Cut(rest, `", line `)
	number := rest[:leadingDigits(rest)]
	return place{File: file, Line: number}, ok && quoted && number != ""
}

// callIn is the place in a line of a trace whose first call is the closest to the error, and whether the app's own code
// is there. The place of a call without one is "".
func callIn(text string) (at place, own, ok bool) {
	if rest, is := strings.CutPrefix(text, "at "); is {
		return javaOrNodeCall(rest)
	}
	if rest, is := strings.CutPrefix(text, "from "); is {
		text = rest
	} else if before, _, is := strings.Cut(text, " +0x"); is {
		at, ok = placeIn(before)
		return at, lex.IsOwn(at.File), ok
	} else if name, rest, is := strings.Cut(strings.TrimPrefix(text, "("), ") "); is && strings.HasPrefix(text, "(") {
		if before, _, colon := strings.Cut(rest, ": "); colon {
			name, _, _ = strings.Cut(name, " ")
			at, ok = placeIn(before)
			return at, !lex.ElixirLibraries.Has(name), ok
		}
	}
	if before, _, is := strings.Cut(text, ":in "); is {
		at, ok = placeIn(before)
		return at, lex.IsOwn(at.File), ok
	}
	return place{}, false, false
}

// javaOrNodeCall is callIn behind "at ".
func javaOrNodeCall(text string) (at place, own, ok bool) {
	if _, after, is := strings.Cut(text, ":line "); is {
		before, _, _ := strings.Cut(text, ":line ")
		_, file, _ := strings.Cut(before, ") in ")
		return place{File: file, Line: after[:leadingDigits(after)]}, file != "", true
	}
	name := text
	if open := strings.LastIndexByte(text, '('); open > 0 {
		name = text[:open]
		text, _, _ = strings.Cut(text[open+1:], ")")
	} else {
		text = strings.TrimPrefix(text, "async ")
		name = ""
	}
	at, placed := placeIn(text)
	if !placed && name == "" {
		return place{}, false, false
	}
	isJVM := strings.HasSuffix(at.File, ".java") || strings.HasSuffix(at.File, ".kt") || strings.HasSuffix(at.File, ".scala")
	if isJVM {
		return at, lex.IsOwnClass(name), true
	}
	return at, placed && lex.IsOwn(at.File), true
}

// placeIn is the file and the line in a text such as index.js:12:5, and file:///app/index.js:12.
func placeIn(text string) (place, bool) {
	at := place{File: strings.TrimPrefix(text, "file://")}
	for range 2 {
		end := strings.LastIndexByte(at.File, ':')
		if end <= 0 || !ascii.Digits(at.File[end+1:]) {
			break
		}
		at = place{File: at.File[:end], Line: at.File[end+1:]}
	}
	return at, at.Line != "" && strings.Contains(at.File, ".") && !strings.Contains(at.File, " ")
}

func leadingDigits(text string) int { return len(text) - len(strings.TrimLeft(text, "0123456789")) }

// faultWords are what programs write in front of an error that nothing handled.
var faultWords = []string{
	"Uncaught ", "Caused by: ", "Unhandled exception. ", "Unhandled Exception: ", "Unhandled rejection ", "! Unable to load application: ",
	"UnhandledPromiseRejectionWarning: ", "error: ", "ERROR: ", "[",
}

// nestedFaults are what Spring and .NET write in front of each error that led to the one before it.
var nestedFaults = []string{"nested exception is ", " ---> "}

// faultIn is the class of the error in a line, the class with the message, and the place if the line names that, too; "" for no error.
func faultIn(text string) (class, fault string, at place) {
	if _, after, ok := strings.Cut(text, `Exception in thread "`); ok {
		_, text, _ = strings.Cut(after, `" `)
	}
	if _, after, ok := strings.Cut(text, ") UnhandledPromiseRejectionWarning: "); ok {
		text = after
	}
	if before, after, ok := strings.Cut(text, " -- : "); ok && (strings.HasSuffix(before, "ERROR") || strings.HasSuffix(before, "FATAL")) { // of the logger of Ruby
		text = after
	}
	for _, word := range faultWords {
		text = strings.TrimPrefix(text, word)
	}
	for _, mark := range nestedFaults {
		if nested := strings.LastIndex(text, mark); nested > 0 {
			text = text[nested+len(mark):]
		}
	}
	if message, ok := strings.CutPrefix(text, "panic: "); ok {
		return "panic", "panic: " + message, place{}
	}
	if elixir, ok := strings.CutPrefix(text, "** ("); ok {
		class, message, _ := strings.Cut(elixir, ") ")
		return class, class + ": " + message, place{}
	}
	if class, fault, at := rubyFault(text); class != "" {
		return class, fault, at
	}
	if class, fault = errorOf(text); class == "" || !isErrorClass(class) && !strings.HasPrefix(text, "Errno::") {
		return "", "", place{}
	}
	return class, fault, place{}
}

// rubyFault is faultIn for: app.rb:12:in `call': undefined method `x' for nil (NoMethodError)
// Servers leave out the place in front, and some programs the class behind.
func rubyFault(text string) (class, fault string, at place) {
	before, ok := strings.CutSuffix(text, ")")
	open := strings.LastIndex(before, " (")
	first, rest, _ := strings.Cut(text, ": ")
	first, _, _ = strings.Cut(first, ":in ")
	at, placed := placeIn(first)
	if strings.HasPrefix(text, "undefined method ") && !ok {
		return "NoMethodError", text, place{}
	}
	if class, fault = railsFault(text); class != "" {
		return class, fault, place{}
	}
	if !ok || open < 0 || !isClass(before[open+2:]) {
		return "", "", place{}
	}
	class = before[open+2:]
	if !placed && isErrorClass(class) {
		return class, class + ": " + strings.TrimPrefix(before[:open], class+": "), place{}
	}
	if !placed || len(rest) < len(text)-open {
		return "", "", place{}
	}
	return class, class + ": " + rest[:len(rest)-(len(text)-open)], at
}

// railsFault is rubyFault for an error in a request, as Rails logs it: NoMethodError (undefined method `x' for nil):
// An address that the app doesn't have is no error of it.
func railsFault(text string) (class, fault string) {
	class, message, _ := strings.Cut(text, " (")
	message, ok := strings.CutSuffix(message, "):")
	if !ok || !isClass(class) || !isErrorClass(class) || strings.HasSuffix(class, "RoutingError") || strings.HasSuffix(class, "NotFound") {
		return "", ""
	}
	return class, strings.TrimPrefix(class[strings.LastIndexByte(class, ':')+1:]+": "+message, "Error: ")
}

// errorOf is the class at the start of a text such as "pkg.mod.KeyError: 'x'", and the class with the message; "" for none.
func errorOf(text string) (class, fault string) {
	head, message, _ := strings.Cut(strings.TrimRight(text, ": {]"), ": ")
	name, code, _ := strings.Cut(head, " [")
	if name == head {
		name, code, _ = strings.Cut(head, "[")
	}
	if !isClass(name) || code != "" && !strings.HasSuffix(code, "]") && head != text {
		return "", ""
	}
	if class = name[strings.LastIndexAny(name, ".:\\")+1:]; message == "" {
		return class, class
	}
	return class, class + ": " + message
}

func isClass(name string) bool {
	last := name[strings.LastIndexAny(name, ".:$\\")+1:]
	return last != "" && last[0] >= 'A' && last[0] <= 'Z' && (strings.ContainsAny(last, "abcdefghijklmnopqrstuvwxyz") || strings.HasPrefix(name, "Errno::")) &&
		strings.Trim(ascii.Lower(name), "abcdefghijklmnopqrstuvwxyz0123456789_.:$\\") == ""
}

// isErrorClass reports whether the name of a class is that of an error in any language.
func isErrorClass(class string) bool {
	return strings.Contains(class, "Exception$") || slices.ContainsFunc(signal.ErrorEnds, func(end string) bool { return strings.HasSuffix(class, end) })
}

// role is what is known of an error that no message of the table explains.
func (t *Trace) role() signal.Role {
	switch {
	case t.syntax && t.At.File != "":
		return signal.RoleSyntax
	case t.Library != "" && t.At.File != "":
		return signal.RoleInLibrary
	case t.Library != "":
		return signal.RoleOfLibrary
	case t.At.File != "":
		return signal.RoleInApp
	case t.calls == 0:
		return signal.RoleBare
	}
	return signal.RoleAnywhere
}

var writers = map[string]string{
	".py": "python", ".js": "node", ".mjs": "node", ".cjs": "node", ".ts": "node", ".rb": "ruby", ".java": "java", ".kt": "java", ".scala": "java", ".go": "go",
	".ex": "elixir", ".exs": "elixir", ".cs": ".net", ".rs": "rust",
}

// Message is that of the error, with its values; nil for none.
func (t *Trace) Message(with func(signal.Role) *signal.Meaning) (*signal.Message, map[string]string) {
	m := with(t.role())
	if m == nil || t.isOfRequest() || strings.HasSuffix(t.class, "Interrupt") || strings.HasSuffix(t.class, "HaltServer") || t.class == "SignalException" {
		return nil, nil
	}
	by := writers[path.Ext(t.At.File)]
	if t.inward {
		by = "python"
	}
	values := map[string]string{"error": t.class, "fault": t.fault}
	if t.Library != "" {
		values["package"] = t.Library
	}
	if t.At.File != "" {
		values["at"], values["row"] = lex.InApp(t.At.File), t.At.Line
	}
	values["unset"] = ascii.VariableIn(t.Code)
	return &signal.Message{Meaning: m, By: by}, values
}

// MostAfter is how many lines behind a message the one may be that shows its reason: the next one, or one behind an empty line.
const MostAfter = 2

// skipWords are in lines before the calls of an error that the program skips.
var skipWords = []string{"skipped", "skipping"}

// requestErrors are the classes of errors that frameworks raise for requests that they reject.
const requestErrors ecosystem.Words = "NotFoundException UnauthorizedException ForbiddenException BadRequestException UnauthorizedError NotFoundHttpException MethodNotAllowedHttpException " +
	"AccessDeniedHttpException NoResourceFoundException NoRouteError"

// isOfRequest reports whether an error is about a single request: one that the app rejects, or whose sender left.
func (t *Trace) isOfRequest() bool {
	_, message, _ := strings.Cut(t.fault, ": ")
	return requestErrors.Has(t.class) || ascii.StartsWith(message, []string{"Not found: /", "Not Found: /"}) || t.fault == "Error: aborted"
}

// announce takes what the line before a trace means for it.
func (t *Trace) announce(l *lex.Line, before lex.Line) {
	if l.Number-before.Number > MostAfter {
		return
	}
	t.Handled = ascii.ContainsAny(before.Plain, signal.HandledWords) || ascii.ContainsAny(before.Plain, skipWords) || ascii.ContainsAny(l.Plain, signal.HandledWords)
	t.Tried = before.Plain
	t.Minor = !t.inward && isQualified(l.Text) && before.IsMinor()
}

// isQualified reports whether a text starts with the name of a class with its packages, as Java and .NET write it below a
// record. What ends a program starts with other words.
func isQualified(text string) bool {
	name, _, _ := strings.Cut(text, ":")
	return strings.Count(name, ".") >= 2 && !strings.Contains(name, " ")
}

// Settle drops the traces of a process that are over: all where a step passed, and the last error where a later line settles it.
func (t *Traces) Settle(process string, passed bool, isOver func(first *lex.Line) bool) {
	if passed {
		delete(t.open, process)
	}
	if t.Bare != nil && t.Bare.First.Process == process && (passed || isOver(&t.Bare.First)) {
		t.Bare = nil
	}
}
