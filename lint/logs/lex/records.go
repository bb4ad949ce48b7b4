package lex

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// minorLevels are how loggers of Java and .NET write levels below that of an error.
var minorLevels = []string{" INFO ", " WARN ", " DEBUG ", "[INFO]", "[WARN]", "[DEBUG]", " INF]", " WRN]", " DBG]"}

// IsRecord reports whether a line is the first one of a record of .NET, whose text follows in the next lines: "warn: Shop.Web[3]"
func (l *Line) IsRecord() bool {
	level, rest, _ := strings.Cut(l.Text, ": ")
	return len(level) == len("info") && strings.HasSuffix(rest, "]") && !strings.Contains(rest, " ")
}

// IsMinor reports whether a line is of a record below the level of an error.
func (l *Line) IsMinor() bool {
	if l.IsRecord() {
		return ascii.StartsWith(l.Text, []string{"info", "warn", "dbug", "trce"})
	}
	return ascii.ContainsAny(l.Whole, minorLevels)
}

// answered are in lines about a request that an app answered well, and answeredJSON in such objects.
var (
	answered     = []string{`" 200 `, `" 201 `, `" 204 `, `" 304 `, "status=200", "status=201", "status=204", "status=304", "completed 200 ", "sent 200 in", "| 200 |"}
	answeredJSON = []string{`"status":200`, `"statusCode":200`}
	methods      = []string{"get /", "post /", "put /", "get 200 "}
)

// Answers reports whether a line is about a request that the app answered well.
func (l *Line) Answers() bool {
	return ascii.ContainsAny(l.Plain, answered) || ascii.ContainsAny(l.Whole, answeredJSON) || strings.HasSuffix(l.Plain, `" 200`) ||
		ascii.ContainsAny(l.Plain, methods) && ascii.ContainsAny(l.Plain, []string{" 200 ", " 304 "})
}

// Host is the one that a router writes for a request, as in "host=shop.herokuapp.com dyno=web.1", or "".
func (l *Line) Host() string {
	_, after, _ := strings.Cut(l.Text, " host=")
	host, _, _ := strings.Cut(after, " ")
	return host
}

// Rejects reports whether a line is about a request that the app answered with an error of the one who sent it.
func (l *Line) Rejects() bool {
	return ascii.StartsWith(l.Plain, methods) && ascii.ContainsAny(l.Plain, []string{" 400 ", " 401 ", " 403 ", " 404 ", " 409 ", " 422 "})
}

// IsOfPostgres reports whether the server of PostgreSQL itself wrote a line, not an app that it answered.
func (l *Line) IsOfPostgres() bool {
	return strings.Contains(l.Whole, " UTC [") || strings.Contains(l.Whole, "sql_error_code =")
}

// IsOfPassedTest reports whether a line only names a test that passed: what the name quotes didn't happen.
func (l *Line) IsOfPassedTest() bool {
	return ascii.StartsWith(l.Text, []string{"✓ ", "✔ ", "√ ", "--- PASS: ", "(pass) ", "ok "}) || strings.HasSuffix(l.Text, " ... ok") ||
		strings.Contains(l.Text, "::") && ascii.ContainsAny(l.Text, []string{" PASSED", " XFAIL"})
}
