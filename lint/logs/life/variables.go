package life

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
)

// aboutVariables is the kind of messages about a variable that isn't set.
const aboutVariables = "variable"

// warned are in lines with which a builder goes on without a variable.
var warned = []string{"warn", "!!", "defaulting to", "using default", "using the default", "assuming", "falling back"}

// isOwnVariable reports whether a message is about a variable of a builder or a tool, which goes on without it: it warns of it
// in a build, or is the script with which Cargo builds a library, whose output has "X_DIR unset".
func (r *Record) isOwnVariable(m *signal.Message, l *lex.Line) bool {
	if m == nil || m.Kind != aboutVariables {
		return false
	}
	building := l.InBuild || r.Stage == signal.Build && !strings.Contains(l.Process, ".")
	text := strings.TrimRight(l.Plain, " .")
	return building && ascii.ContainsAny(l.Plain, warned) || strings.HasSuffix(text, " unset") && !strings.Contains(text, ":") && !strings.Contains(text, "error")
}
