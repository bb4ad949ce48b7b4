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
		l := Listen{Line: c.lineOf(at)}
		c.takeHost(&l, address)
		return append(found, l)
	case ok && isPort(port):
		return append(found, Listen{Line: c.lineOf(at), Host: host, Port: port})
	}
	return found
}

// takeHost adds the address of the own machine with which an expression begins, such as "localhost:" + port, and what takes its place.
func (c code) takeHost(l *Listen, expression string) {
	first, _, _ := strings.Cut(expression, "+")
	first = strings.TrimSpace(first)
	if assigned := c.assigned(first); isName(first) && len(assigned) == 1 {
		first, _, _ = strings.Cut(assigned[0], "+")
		first = strings.TrimSpace(first)
	}
	call := first
	for _, name := range []string{"fmt.Sprintf(", "net.JoinHostPort("} {
		first = strings.TrimPrefix(first, name)
	}
	if first != call {
		first, _, _ = strings.Cut(first, ",")
	}
	host := strings.Trim(first, `"`)
	if at := strings.LastIndexByte(host, ':'); at >= 0 {
		host = host[:at]
	}
	other := Listen{Host: strings.Trim(host, "[]")}
	if len(first) < 2 || first[0] != '"' || !other.Loopback() {
		return
	}
	l.Host = other.Host
	if written := `"` + host; strings.Count(c.text, written) == 1 {
		l.Line, l.Text, l.Right = c.lineOf(strings.Index(c.text, written)), written, `"0.0.0.0`
	}
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
