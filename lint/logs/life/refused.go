package life

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
)

// mostDetails is how many lines behind an error may show its fields: those of Node.js come behind the calls.
const mostDetails = 20

// takeDetails takes the address of a server that doesn't answer from a line that may show it: it may be in other words of the
// message's line, or in a later one.
func takeDetails(m *signal.Message, l *lex.Line, values map[string]string) {
	if m.Role != signal.RoleRefused || values["address"] != "" && values["port"] != "" || values["path"] != "" || strings.Contains(l.Plain, "listening") {
		return
	}
	host, port := addressIn(l)
	_, knownPort, _ := strings.Cut(values["address"], ":")
	if known := values["address"]; host == "" && port == "" || known != "" && host != "" && !strings.HasPrefix(known, host) || ascii.Digits(knownPort) {
		return
	}
	if host != "" {
		values["address"] = host
	}
	if port != "" {
		values["port"] = port
	}
}

// addressIn is the address of a server in a line: as localhost:5432, or with the names of its parts.
func addressIn(l *lex.Line) (host, port string) {
	for _, name := range []string{"server at", "host", "address"} {
		if value := fieldIn(l, name); host == "" && isHost(value) {
			host = value
		}
	}
	if value := fieldIn(l, "port"); ascii.Digits(value) {
		port = value
	}
	if port != "" || strings.Contains(l.Text, "://") && strings.Contains(l.Text, "@") {
		return host, port
	}
	for _, word := range strings.FieldsFunc(l.Text, isAroundAddress) {
		before, after, _ := strings.Cut(word, ":")
		if ascii.Digits(after) && len(after) > 2 && isHost(before) {
			return before, after
		}
	}
	return host, port
}

// fieldIn is the value behind a name in a line, as in `host: 'db'`, `"host":"db"`, `host='db'` and `host "db"`, or "".
func fieldIn(l *lex.Line, name string) string {
	for start := range ascii.Places(l.Plain, name) {
		at := start + len(name)
		value := strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(l.Text[at:], `"`), ":"), ` "'=`)
		if between := l.Text[at : len(l.Text)-len(value)]; between == "" || between == " " && name != "port" {
			continue
		}
		return value[:len(value)-len(strings.TrimLeftFunc(value, func(r rune) bool { return !isAroundAddress(r) }))]
	}
	return ""
}

// isAroundAddress reports whether a character can't be part of an address with a port.
func isAroundAddress(r rune) bool { return r <= ' ' || strings.ContainsRune("\"'`,;/()[]{}<>=?", r) }

// isHost reports whether a word may be the name or the address of a server, and no file of code.
func isHost(word string) bool {
	const code ecosystem.Words = ".js .mjs .cjs .ts .py .rb .go .java .kt .scala .php .rs .cs .ex .exs .c .cc"
	return len(word) > 1 && !ascii.Digits(word) && (ascii.Only(word, ascii.InName) || strings.Count(word, ":") > 1 && ascii.Only(strings.ToUpper(word), ascii.InTime|ascii.InName)) && !code.Has(path.Ext(word))
}
