package source

import "strings"

// golang finds calls that start a server on an address such as ":8080": of net/http, Gin, Echo, and Fiber. Without a host
// they listen on all of them.
func golang(c code) (found []Listen) {
	looked := 0
	for at := range c.calls("ListenAndServe", "Run", "Start", "Listen") {
		if looked++; looked > mostCalls {
			break
		}
		given, closed := c.arguments(at + 1)
		if !closed || len(given) == 0 {
			continue
		}
		address := given[0]
		if len(given) > 1 && address == `"tcp"` {
			address = given[1]
		}
		found = c.addListen(found, at, address)
	}
	return append(found, c.serverAddresses()...)
}

// addListen adds what an address says, unless it's none.
func (c code) addListen(found []Listen, at int, address string) []Listen {
	value := c.joined(address)
	host, port, ok := strings.Cut(value, ":")
	switch {
	case value == "":
		return append(found, Listen{Line: c.lineOf(at)})
	case ok && isPort(port):
		return append(found, Listen{Line: c.lineOf(at), Host: host, Port: port})
	}
	return found
}

// joined is the text of an expression whose parts are joined by +, or "" where one of them isn't known.
func (c code) joined(expression string) (text string) {
	for part := range strings.SplitSeq(expression, "+") {
		value := c.valueOf(strings.TrimSpace(part))
		if value == "" {
			return ""
		}
		text += value
	}
	return text
}

// serverAddresses are those of values such as http.Server{Addr: ":8080"}, whose calls have no address.
func (c code) serverAddresses() (found []Listen) {
	if !strings.Contains(c.bare, "http.Server{") {
		return nil
	}
	for at := range c.named("Addr") {
		rest := c.text[at+len("Addr"):]
		value, isField := strings.CutPrefix(strings.TrimLeft(rest, " \t"), ":")
		if end := strings.IndexAny(value, ",}\n"); isField && end >= 0 && len(found) < mostCalls {
			found = c.addListen(found, at, strings.TrimSpace(value[:end]))
		}
	}
	return found
}
