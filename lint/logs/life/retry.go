package life

import (
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
)

// successWords are in lines that show that a later try worked, unless they have failureWords, too.
var (
	successWords = []string{"succeeded", "success", "resumed", "recovered", "reconnected", "is back"}
	failureWords = []string{" failed", "failed ", "failure", "error:", "not ", "n't ", "unsuccess"}
)

// succeeds reports whether a line shows that what the program tried again worked.
func succeeds(l *lex.Line) bool {
	return ascii.ContainsAny(l.Plain, successWords) && !ascii.ContainsAny(l.Plain, failureWords)
}

// telemetryPorts are those of collectors of traces and metrics, without which an app works.
const telemetryPorts command.Words = "4317 4318 8126 9411 14250 14268"

// stops reports whether a line shows that a platform stops the app.
func stops(l *lex.Line) bool {
	return l.MayEnd && ascii.ContainsAny(l.Plain, signal.StopWords)
}
