package source

import (
	"slices"
	"strings"
)

// server is where a server of Python listens unless a call says more. Without a port it reads PORT itself.
type server struct {
	host, port string
	place      int  // that of the argument for the host where it needs no name, the one for the port is the next one; else -1
	assumed    bool // only the packages of the app show it
	env        bool // a variable of the app may set the host
}

// servers are those that a method of an object starts, by what makes the object, and those of a module, by its name.
var servers = map[string]server{
	"Flask":    {host: "127.0.0.1", port: "5000"},            // pallets/flask src/flask/app.py
	"Quart":    {host: "127.0.0.1", port: "5000"},            // pallets/quart src/quart/app.py
	"SocketIO": {host: "127.0.0.1", port: "5000", place: 1},  // miguelgrinberg/Flask-SocketIO src/flask_socketio/__init__.py
	"Dash":     {host: "127.0.0.1", env: true},               // plotly/dash dash/dash.py: it reads PORT, and HOST
	"uvicorn":  {host: "127.0.0.1", port: "8000", place: -1}, // encode/uvicorn uvicorn/main.py
	"waitress": {host: "0.0.0.0", port: "8080", place: -1},   // Pylons/waitress src/waitress/adjustments.py
	"web":      {host: "0.0.0.0", port: "8080", place: -1},   // aio-libs/aiohttp aiohttp/web.py
}

func python(c code, flask bool) (found []Listen) {
	looked := 0
	for at, method := range c.calls("run", "run_server", "serve", "run_app") {
		if looked++; looked > mostCalls {
			break
		}
		object := ""
		if before, ok := strings.CutSuffix(c.bare[:at-len(method)], "."); ok {
			object = wordEnd(before)
		}
		s, ok := c.serverOf(object, method, flask)
		given, closed := c.arguments(at + 1)
		if !closed || !ok && (object == "" || method == "serve") {
			continue
		}
		l := Listen{Line: c.lineOf(at), Host: s.host, Port: s.port, Always: c.always(at)}
		told := 0
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
				told++
			case key == "port", key == "" && s.place >= 0 && i == s.place+1:
				l.Port = c.portOf(value)
				told++
			}
		}
		l.Always = l.Always && (!s.assumed || told == 2) && (!s.env || l.Port != "" || l.Host != s.host)
		if ok || told > 0 {
			found = append(found, l)
		}
	}
	return found
}

// serverOf is what a call starts. ok is false where only a call with a host or a port starts a server.
func (c code) serverOf(object, method string, flask bool) (_ server, ok bool) {
	unknown := server{place: -1}
	if object == "" {
		// from waitress import serve
		for line := range strings.Lines(c.bare) {
			words := strings.FieldsFunc(line, notInWord)
			if at := slices.Index(words, "import"); at > 1 && words[0] == "from" && slices.Contains(words[at:], method) {
				server, known := servers[words[at-1]]
				return server, known
			}
		}
		return unknown, false
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
	if s, ok := servers[last]; ok && first == last {
		return s, true
	}
	if s, ok := servers[object]; ok && method == "run" == (object == "uvicorn") {
		return s, strings.Contains(c.bare, "import "+object) || strings.Contains(c.bare, "import web")
	}
	socket := object == "socketio"
	if object != "app" && object != "application" && !socket || method != "run" || first != "" && first != "create_app" {
		return unknown, false
	}
	s := servers["Flask"]
	if socket {
		s.place = 1
	}
	if s.assumed = flask; !flask {
		s.host, s.port = "", ""
	}
	return s, flask || strings.Contains(strings.ToLower(c.bare), "flask")
}
