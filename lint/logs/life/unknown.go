package life

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
)

// said follows the lines of a log that look like errors and that the table doesn't know, by the names of the processes that write them.
type said map[string]troubles

// troubles are lines that look like errors close to each other: the first one says most, the others mostly follow from it.
type troubles struct {
	first   lex.Line
	last    int
	named   lex.Line // the first one that calls itself an error, if there is one
	aborted bool     // whether the line only announces the error, which follows in any form: "rake aborted!"
}

func crashes(l *lex.Line) bool {
	tells := l.Plain == "rake aborted!" || l.MayEnd && (ascii.ContainsAny(l.Plain, signal.CrashWords) || slices.ContainsFunc(signal.ExitWords, func(words string) bool {
		_, after, found := strings.Cut(l.Plain, words)
		after = strings.TrimLeft(after, " :=(")
		status := after[:len(after)-len(strings.TrimLeft(after, "0123456789"))]
		return found && status != "" && !signal.Unfailed.Has(status)
	}))
	return tells && !ascii.ContainsAny(l.Plain, signal.HandledWords) && !l.IsOfPassedTest()
}

func (s said) keep(l *lex.Line) {
	e, known := s[l.Process]
	if !known && len(s) == lex.MostProcesses {
		return
	}
	if strings.HasSuffix(l.Plain, " aborted!") {
		s[l.Process] = troubles{last: l.Number, aborted: true}
		return
	}
	if e.aborted && l.Number == e.last+1 {
		s[l.Process] = troubles{first: *l, last: l.Number}
		return
	}
	if !l.MayTell || !isTelling(l.Text) || !strings.Contains(l.Text, " ") || !ascii.ContainsAny(l.Plain, signal.ErrorWords) || ascii.ContainsAny(l.Plain, harmless) || ascii.ContainsAny(l.Plain, rejected) || l.IsOfPassedTest() {
		return
	}
	if !known || e.aborted || l.Number-e.last > lex.MostApart {
		e.first, e.named = *l, lex.Line{}
	}
	if e.named.Text == "" && ascii.ContainsAny(l.Plain, errorNames) && !ascii.ContainsAny(l.Plain, signal.RetryWords) {
		e.named = *l
	}
	e.last, e.aborted = l.Number, false
	s[l.Process] = e
}

// before is the error before a line that a process ended or a step failed, or nil.
func (s said) before(l *lex.Line, process string) *lex.Line {
	for _, name := range []string{process, l.Process, ""} {
		if e, known := s[name]; known && !e.aborted && l.Number-e.last <= lex.MostApart {
			return &e.first
		}
	}
	return nil
}

// errorNames are in lines that call themselves errors, and not only have words of them.
var errorNames = []string{"error: ", "error:\t", "fatal: ", "[error]", "[fatal]", "exception: ", "error msb", "error cs", "error nu", "error ts", "err! "}

// rejected are in the last lines of a push, which say that an error before them ended it.
var rejected = []string{"push rejected", "remote rejected", "push failed", "failed to push some refs", "pre-receive hook declined"}

// harmless are in lines that have such a word and are about no error.
var harmless = []string{"warn", "deprecat", "=error", "loglevel", "0 error", "no error", "0 failed", "error handling", "errors.js", "error_log", "errorlog", "0 vulnerabilities", "funding", "npm notice", "skipping", "skipped", " aborted!", "net::err_", "; dlerror: ", "\" 20", "get /", "path=\"/", "was sent sigterm", "- command failed `", "image with name \""}
