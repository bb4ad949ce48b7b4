// Package life follows the processes of a log: what failed, what worked later, and what ended by itself or was stopped.
package life

import (
	"cmp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/logs/trace"
	"github.com/proclint/proclint/lint/secret"
)

// Read reads a log, without the secrets in it. The messages of documented count beneath those of table.
func Read(table, documented *signal.Table, log string, secrets *secret.Masker) *Record {
	r := Record{
		documented: documented, triedDocumented: documented.Attempts(),
		table: table, tried: table.Attempts(), listening: map[string]listener{}, answered: map[string]bool{}, ends: ends{last: map[string]lex.Line{}, stops: map[string]lex.Line{}},
		noted: map[string]string{}, scripts: map[string]string{}, said: said{}, traces: trace.New(), before: map[string]lex.Line{},
	}
	lex.EachLine(log, secrets.MaskLine, r.read)
	r.traces.End(r.takeTrace)
	if bare := r.traces.Bare; len(r.failures) == 0 && bare != nil && !r.listens(bare.First.Process) {
		r.takeTrace(bare)
	}
	return &r
}

// Failures are the failures that a log shows. The platform must be set.
func (r *Record) Failures() []*signal.Failure {
	r.failures = slices.DeleteFunc(r.failures, r.isAside)
	if l := onlyLoopback(r.listening, r.Platform); l != nil && len(r.failures) == 0 {
		r.takeCause(&signal.Message{Meaning: r.table.WithRole(signal.RoleLoopback), By: r.Platform}, map[string]string{}, &l.at)
	} else if l != nil {
		for _, f := range slices.Concat(r.failures, r.Kinds) {
			f.Heard = cmp.Or(f.Heard, l.address) // the platform's own lines may come first
		}
	}
	return r.failures
}

// Works reports whether something shows an app that works, or that somebody stopped it, and nothing that it crashed.
func (r *Record) Works() bool {
	return r.SeemsToWork() && !r.crashed
}

// Healthy is the first line that shows an app that works, else a step of a deploy, or "" where a line looks like an error.
func (r *Record) Healthy() string {
	if len(r.said) > 0 || r.crashed {
		return ""
	}
	return cmp.Or(r.healthy, r.step)
}

// SeemsToWork reports whether something shows an app that works, or that somebody stopped it.
func (r *Record) SeemsToWork() bool {
	return r.healthy != "" || r.ends.interrupted || r.ends.stopped
}

// WorksWith reports whether the app works in spite of some causes: somebody stopped it, or it only lacks a variable.
func (r *Record) WorksWith(failures []*signal.Failure) bool {
	stopped := len(failures) == 1 && failures[0].Look == signal.LookEnd && failures[0].Interrupted || areAll(failures, func(f *signal.Failure) bool { return f.Role == signal.RoleInterrupted })
	return stopped && r.listenedBefore(failures) || (r.healthy != "" || len(r.listening) > 0) && areAll(failures, func(f *signal.Failure) bool { return f.IsOverBy(overWorking) })
}

func areAll(failures []*signal.Failure, is func(*signal.Failure) bool) bool {
	return !slices.ContainsFunc(failures, func(f *signal.Failure) bool { return !is(f) })
}

// listenedBefore reports whether a server listened before the first of some causes.
func (r *Record) listenedBefore(failures []*signal.Failure) bool {
	for _, l := range r.listening {
		if len(failures) == 0 || l.since < failures[0].First.Number {
			return true
		}
	}
	return false
}

// isAside reports whether a cause doesn't count where the app answers requests: it's about a single one, as scanners of the internet
// send it, or about the end of a process that worked. Health checks of PostgreSQL often name no user.
func (r *Record) isAside(f *signal.Failure) bool {
	if f.IsOverBy(overProbe) && f.Values["user"] == "root" {
		return r.healthy != "" && f.First.IsOfPostgres()
	}
	if !r.answered[f.First.Process] && !r.answered[""] && !r.answered["router"] {
		return false
	}
	startsAgain := f.By == "nodemon"
	return startsAgain || f.IsOverBy(overAnswered) && strings.Trim(f.Values["host"], "0123456789.:") == ""
}
