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
		value := c.valueOf(address)
		host, port, ok := strings.Cut(value, ":")
		switch {
		case value == "":
			found = append(found, Listen{Line: c.lineOf(at)})
		case ok && isPort(port):
			found = append(found, Listen{Line: c.lineOf(at), Host: host, Port: port})
		}
	}
	return found
}
