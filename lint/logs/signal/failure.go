package signal

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
)

// Failure is what a log shows of something that failed.
type Failure struct {
	*Message
	Values map[string]string
	First  lex.Line
	// Numbers are the lines of the log that belong to it, in their order.
	Numbers    []int
	OnPlatform string
	InStage    Stage
	// Interrupted is whether somebody stopped the program that starts a Procfile on one machine before this message, and Last the
	// line that its process wrote before.
	Interrupted bool
	Last        lex.Line
	// Server is the message of the server that the process is, or nil. Its help says how it listens where requests reach it.
	Server *Meaning
	// Listens is the line in which it said where it listens.
	Listens lex.Line
	// Heard is the address at which a server of the app listens, whatever the message is about, or "".
	Heard string
	// Said is the error before it that the table doesn't know, or nil.
	Said *lex.Line
	// Before is the line of its process before it, or "".
	Before string
	// Building is whether the lines before it are of a build.
	Building bool
	// Opens is whether its line is the first one of the log.
	Opens bool
	// InPhase is the part of the log that it was written in.
	InPhase Stage
	// Retried is whether the program tries again what failed, and Tried what it says about that.
	Retried bool
	Tried   string
}

// Set adds values: names and values in turn.
func (f *Failure) Set(namesAndValues ...string) {
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		f.Values[namesAndValues[i]] = namesAndValues[i+1]
	}
}

// MayConcern reports whether two messages may be about one process: web.1 and web.2 are, and so is what names none.
func (f *Failure) MayConcern(other *Failure) bool {
	one, _, numbered := strings.Cut(f.First.Process, ".")
	two, _, also := strings.Cut(other.First.Process, ".")
	return !numbered || !also || one == two
}

// TriesAgain takes in a line that may say that the program tries again what failed.
func (f *Failure) TriesAgain(said string) {
	if ascii.ContainsAny(said, RetryWords) {
		f.Retried, f.Tried = true, said
	}
}
