package source

import (
	"slices"
	"strings"
)

// server is where a server of Python listens unless a call says more. Without a port it reads PORT itself.
type server struct {
	host, port string
	// place is that of the argument for the host where it needs no name, the one for the port is the next one; else -1.
	place int
}

// servers are those that a method of an object starts, by what makes the object, and those of a module, by its name.
var servers = [...]struct {
	name string
	server
}{
	{"Flask", server{"127.0.0.1", "5000", 0}},    // pallets/flask src/flask/app.py
	{"Quart", server{"127.0.0.1", "5000", 0}},    // pallets/quart src/quart/app.py
	{"SocketIO", server{"127.0.0.1", "5000", 1}}, // miguelgrinberg/Flask-SocketIO src/flask_socketio/__init__.py
	{"Dash", server{"", "", 0}},                  // plotly/dash dash/dash.py
	{"uvicorn", server{"127.0.0.1", "8000", -1}}, // encode/uvicorn uvicorn/main.py
	{"waitress", server{"0.0.0.0", "8080", -1}},  // Pylons/waitress src/waitress/adjustments.py
	{"web", server{"0.0.0.0", "8080", -1}},       // aio-libs/aiohttp aiohttp/web.py
}

func serverNamed(name string) (server, bool) {
	for i := range servers {
		if servers[i].name == name {
			return servers[i].server, true
		}
	}
	return server{}, false
}

func python(c code) (found []Listen) {
	looked := 0
	for at, method := range c.calls("run", "run_server", "serve", "run_app") {
		if looked++; looked > mostCalls {
			break
		}
		object := ""
		if before, ok := strings.CutSuffix(c.bare[:at-len(method)], "."); ok {
			object = wordEnd(before)
		}
		s, ok := c.serverOf(object, method)
		given, closed := c.arguments(at + 1)
		if !ok || !closed {
			continue
		}
		l := Listen{Line: c.lineOf(at), Host: s.host, Port: s.port, Always: c.always(at)}
		for i, text := range given {
			key, value := "", text
			if name, given, ok := strings.Cut(text, "="); ok && isName(strings.TrimSpace(name)) && !strings.HasPrefix(given, "=") {
				key, value = strings.TrimSpace(name), strings.TrimSpace(given)
			}
			switch {
			case strings.HasPrefix(text, "*"), key == "listen", key == "sock", key == "fd", key == "uds", key == "path":
				l.Host, l.Port = "", ""
			case key == "host", key == "" && s.place >= 0 && i == s.place:
				l.Host = c.valueOf(value)
			case key == "port", key == "" && s.place >= 0 && i == s.place+1:
				l.Port = c.portOf(value)
			}
		}
		found = append(found, l)
	}
	return found
}

// serverOf is what a call starts. An application of another file is one that the call has to tell all about.
func (c code) serverOf(object, method string) (server, bool) {
	if object == "" {
		// from waitress import serve
		for line := range strings.Lines(c.bare) {
			words := strings.FieldsFunc(line, notInWord)
			if at := slices.Index(words, "import"); at > 1 && words[0] == "from" && slices.Contains(words[at:], method) {
				return serverNamed(words[at-1])
			}
		}
		return server{}, false
	}
	first, last := "", ""
	for _, expression := range c.assigned(object) {
		// app = flask.Flask(__name__)
		name, _, called := strings.Cut(expression, "(")
		if !called {
			continue
		}
		if last = wordEnd(name); first == "" {
			first = last
		}
	}
	if first != "" {
		s, ok := serverNamed(last)
		return s, ok && first == last
	}
	s, ok := serverNamed(object)
	if ok && method == "run" == (object == "uvicorn") {
		return s, strings.Contains(c.bare, "import "+object) || strings.Contains(c.bare, "import web")
	}
	return server{place: 0}, (object == "app" || object == "application") && method == "run" && strings.Contains(strings.ToLower(c.bare), "flask")
}
