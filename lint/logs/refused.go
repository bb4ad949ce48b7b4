package logs

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// refusals are meanings of a server that doesn't answer. Its address may be in other words of the line, or in later lines.
const refusals command.Words = "database-refused engine-refused broker-refused"

// mostDetails is how many lines behind an error may show its fields: those of Node.js come behind the calls.
const mostDetails = 20

// takeDetails takes the address of a server that doesn't answer from a line that may show it.
func (m *Message) takeDetails(l *line, values map[string]string) {
	if !refusals.Has(m.Name) || values["address"] != "" && values["port"] != "" || values["path"] != "" || strings.Contains(l.plain, "listening") {
		return
	}
	host, port := addressIn(l)
	if known := values["address"]; host == "" && port == "" || known != "" && host != "" && !strings.HasPrefix(known, host) || isPortBehind(known) {
		return
	}
	if host != "" {
		values["address"] = host
	}
	if port != "" {
		values["port"] = port
	}
}

// isPortBehind reports whether an address ends with a port.
func isPortBehind(address string) bool {
	_, port, _ := strings.Cut(address, ":")
	return digits(port)
}

// addressIn is the address of a server in a line: as localhost:5432, or with the names of its parts.
func addressIn(l *line) (host, port string) {
	for _, name := range []string{"server at", "host", "address"} {
		if value := fieldIn(l, name); host == "" && isHost(value) {
			host = value
		}
	}
	if value := fieldIn(l, "port"); digits(value) {
		port = value
	}
	if port != "" || strings.Contains(l.text, "://") && strings.Contains(l.text, "@") {
		return host, port
	}
	for _, word := range strings.FieldsFunc(l.text, isAroundAddress) {
		before, after, _ := strings.Cut(word, ":")
		if digits(after) && len(after) > 2 && isHost(before) {
			return before, after
		}
	}
	return host, port
}

// fieldIn is the value behind a name in a line, as in `host: 'db'`, `"host":"db"`, `host='db'` and `host "db"`, or "".
func fieldIn(l *line, name string) string {
	for at := 0; ; {
		next := strings.Index(l.plain[at:], name)
		if next < 0 {
			return ""
		}
		start := at + next
		if at = start + len(name); wordsMeet(l.plain, start) || wordsMeet(l.plain, at) {
			continue
		}
		value := strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(l.text[at:], `"`), ":"), ` "'=`)
		if between := l.text[at : len(l.text)-len(value)]; between == "" || between == " " && name != "port" {
			continue
		}
		return value[:len(value)-len(strings.TrimLeftFunc(value, func(r rune) bool { return !isAroundAddress(r) }))]
	}
}

// isAroundAddress reports whether a character can't be part of an address with a port.
func isAroundAddress(r rune) bool { return r <= ' ' || strings.ContainsRune("\"'`,;/()[]{}<>=?", r) }

// isHost reports whether a word may be the name or the address of a server, and no file of code.
func isHost(word string) bool {
	const code command.Words = ".js .mjs .cjs .ts .py .rb .go .java .kt .scala .php .rs .cs .ex .exs .c .cc"
	return len(word) > 1 && !digits(word) && (only(word, inName) || strings.Count(word, ":") > 1 && only(strings.ToUpper(word), inTime|inName)) && !code.Has(path.Ext(word))
}
