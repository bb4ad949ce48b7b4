package logs

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// handledWords are in lines about an error that the program itself expects or ignores, skipWords in those before its calls, and
// retryWords in those about one after which it tries again.
var (
	handledWords = []string{"exception ignored in", "ignoring exception", "(trapped)", "falling back to default", "(expected)", "(expected in"}
	skipWords    = []string{"skipped", "skipping"}
	retryWords   = []string{"retry", "reconnect", "try again", "trying again", "attempt "}
)

// successWords are in lines that show that a later try worked, unless they have failureWords, too.
var (
	successWords = []string{"succeeded", "success", "resumed", "recovered", "reconnected", "is back"}
	failureWords = []string{" failed", "failed ", "failure", "error:", "not ", "n't ", "unsuccess"}
)

// succeeds reports whether a line shows that what the program tried again worked.
func (l *line) succeeds() bool {
	return containsAny(l.plain, successWords) && !containsAny(l.plain, failureWords)
}

// answered are in lines about a request that an app answered well, and answeredJSON in such objects.
var (
	answered     = []string{`" 200 `, `" 201 `, `" 204 `, `" 304 `, "status=200", "status=201", "status=204", "status=304", "completed 200 ", "sent 200 in", "| 200 |"}
	answeredJSON = []string{`"status":200`, `"statusCode":200`}
	methods      = []string{"get /", "post /", "put /", "get 200 "}
)

// answers reports whether a line is about a request that the app answered well.
func (l *line) answers() bool {
	return containsAny(l.plain, answered) || containsAny(l.whole, answeredJSON) || strings.HasSuffix(l.plain, `" 200`) ||
		containsAny(l.plain, methods) && containsAny(l.plain, []string{" 200 ", " 304 "})
}

// host is the one that a router writes for a request, as in "host=shop.herokuapp.com dyno=web.1", or "".
func (l *line) host() string {
	_, after, _ := strings.Cut(l.text, " host=")
	host, _ := cutWord(after)
	return host
}

// rejects reports whether a line is about a request that the app answered with an error of the one who sent it.
func (l *line) rejects() bool {
	return startsWith(l.plain, methods) && containsAny(l.plain, []string{" 400 ", " 401 ", " 403 ", " 404 ", " 409 ", " 422 "})
}

// requestErrors are the classes of errors that frameworks raise for requests that they reject.
const requestErrors command.Words = "NotFoundException UnauthorizedException ForbiddenException BadRequestException UnauthorizedError NotFoundHttpException MethodNotAllowedHttpException " +
	"AccessDeniedHttpException NoResourceFoundException NoRouteError"

// telemetryPorts are those of collectors of traces and metrics, without which an app works.
const telemetryPorts command.Words = "4317 4318 8126 9411 14250 14268"

// stopWords are in lines that show that a platform stops an app: its errors after that are of the stop.
var stopWords = []string{"sending signal sig", "processes with sigterm", "sigterm received", "received sigterm", "handling signal: term", " stopping instance ", "pm2 log: stopping app:"}

// stops reports whether a line shows that a platform stops the app.
func (l *line) stops() bool {
	return containsAny(l.plain, stopWords)
}

// minorLevels are how loggers of Java and .NET write levels below that of an error.
var minorLevels = []string{" INFO ", " WARN ", " DEBUG ", "[INFO]", "[WARN]", "[DEBUG]", " INF]", " WRN]", " DBG]"}

// isRecord reports whether a line is the first one of a record of .NET, whose text follows in the next lines: "warn: Shop.Web[3]"
func (l *line) isRecord() bool {
	level, rest, _ := strings.Cut(l.text, ": ")
	return len(level) == len("info") && strings.HasSuffix(rest, "]") && !strings.Contains(rest, " ")
}

// isMinor reports whether a line is of a record below the level of an error.
func (l *line) isMinor() bool {
	if l.isRecord() {
		return startsWith(l.text, []string{"info", "warn", "dbug", "trce"})
	}
	return containsAny(l.whole, minorLevels)
}

// isQualified reports whether a text starts with the name of a class with its packages, as Java and .NET write it below a
// record. What ends a program starts with other words.
func isQualified(text string) bool {
	name, _, _ := strings.Cut(text, ":")
	return strings.Count(name, ".") >= 2 && !strings.Contains(name, " ")
}

// triesAgain takes in a line that may say that the program tries again what failed.
func (d *draft) triesAgain(said string) {
	if containsAny(said, retryWords) {
		d.retried, d.tried = true, said
	}
}
