package source

import (
	"regexp"
	"strings"
)

// nodeAssigns is before the name in any assignment.
const nodeAssigns = `(?:^|[^\w.$])`

// node finds calls of listen, as of http.Server and Express, which listen on all addresses, and of Fastify, which doesn't.
func node(c code) (found []Listen) {
	for _, m := range regexp.MustCompile(`\b(\w+(?:\([^()\n]*\))*)\.listen\(`).FindAllStringSubmatchIndex(c.bare, mostCalls) {
		given, closed := c.arguments(m[1])
		if !closed || len(given) == 0 {
			continue
		}
		l := Listen{Line: c.lineOf(m[0]), Call: c.text[m[0] : m[1]-1], Always: c.always(m[0])}
		port, host := given[0], ""
		if len(given) > 1 {
			host = given[1]
		}
		if strings.HasPrefix(port, "{") {
			port, host = part("port", port), part("host", port)
		}
		l.Port = c.portOf(port, nodeAssigns)
		switch {
		case host != "" && !strings.Contains(host, "=>") && !strings.HasPrefix(host, "function") && !strings.HasPrefix(host, "async"):
			l.Host = c.valueOf(host, nodeAssigns)
		case strings.Contains(c.bare, "fastify") || strings.Contains(c.text, "require('fastify')"):
			l.Host = "localhost" // fastify/fastify lib/server.js
		}
		found = append(found, l)
	}
	return found
}

// part is the value of a key of an object.
func part(key, object string) string {
	if m := regexp.MustCompile(`\b` + key + `\s*:\s*([^,}\n]+)`).FindStringSubmatch(object); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}
