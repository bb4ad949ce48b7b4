package source

import (
	"cmp"
	"strings"
)

// node finds calls of listen, as of http.Server and Express, which listen on all addresses, and of Fastify, which doesn't, and
// those of Bun.serve with an object.
func node(c code) (found []Listen) {
	looked := 0
	for at, method := range c.calls("listen", "serve") {
		if looked++; looked > mostCalls {
			break
		}
		before, ok := strings.CutSuffix(c.bare[:at-len(method)], ".")
		before = strings.TrimSpace(before)
		given, closed := c.arguments(at + 1)
		if !ok || !closed || len(given) == 0 || wordEnd(before) == "" && !strings.HasSuffix(before, ")") {
			continue
		}
		if method == "serve" && (wordEnd(before) != "Bun" || !strings.HasPrefix(given[0], "{")) {
			continue
		}
		l := Listen{Line: c.lineOf(at), Always: c.always(at)}
		port, host := given[0], ""
		if len(given) > 1 {
			host = given[1]
		}
		if strings.HasPrefix(port, "{") {
			port, host = field("port", port), cmp.Or(field("host", port), field("hostname", port))
		}
		l.Port = c.portOf(port)
		switch {
		case host != "" && !strings.Contains(host, "=>") && !strings.HasPrefix(host, "function") && !strings.HasPrefix(host, "async"):
			l.Host = c.valueOf(host)
		case method == "listen" && (strings.Contains(c.bare, "astify") || strings.Contains(c.text, "require('fastify')")):
			l.Host = "localhost" // fastify/fastify lib/server.js
			l.Text, l.Right = "listen({", `listen({ host: "0.0.0.0",`
		}
		found = append(found, l)
	}
	return found
}

var browsers = []string{"angular.module(", "document.", "window.", "$(document"}

// RunsInBrowser reports whether the text of a file with that ending is code for a browser, which Node.js can't run.
func RunsInBrowser(text, ending string) bool {
	if ending != ".js" && ending != ".mjs" || len(text) > mostBytes {
		return false
	}
	bare := newCode(text, "//", "`", `"`, "'").bare
	return hasOneOf(browsers, bare) && !strings.Contains(bare, "require(") && !strings.Contains(bare, "process.")
}

func part(key, object string) string {
	for _, pair := range strings.FieldsFunc(object, func(r rune) bool { return strings.ContainsRune("{,}\n", r) }) {
		if name, value, _ := strings.Cut(pair, ":"); strings.TrimSpace(name) == key {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// field is the value of a key in an object of JavaScript, or the key itself where a variable has its name.
func field(key, object string) string {
	if value := part(key, object); value != "" {
		return value
	}
	for name := range strings.FieldsFuncSeq(object, func(c rune) bool { return strings.ContainsRune("{,} \t\n", c) }) {
		if name == key {
			return key
		}
	}
	return ""
}
