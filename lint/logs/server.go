package logs

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
)

// fixedPorts are the usual ports of programs that don't read the variable PORT.
const fixedPorts command.Words = "80 1337 3000 3001 4000 4200 5000 5173 8000 8080 8081 8501 8888 9000"

// hostOf is an address without its port.
func hostOf(address string) string { return address[:max(0, strings.LastIndexByte(address, ':'))] }

// fixedPort is the port of an address if it's the usual one of a program that doesn't read PORT, or "".
func fixedPort(address string) string {
	port := strings.TrimPrefix(strings.TrimPrefix(address, hostOf(address)), ":")
	if !fixedPorts.Has(port) || !strings.Contains(address, ":") {
		return ""
	}
	return port
}

// cutPort splits a command such as PORT=3000 next start into the port and the rest. Without an assignment, both are "".
func cutPort(command string) (port, rest string) {
	first, rest, _ := strings.Cut(command, " ")
	port, ok := strings.CutPrefix(first, "PORT=")
	if !ok || !ascii.Digits(port) || rest == "" {
		return "", ""
	}
	return port, rest
}

// serviceOf is the service of a container that Docker Compose numbers, such as web of web-1, or "".
func serviceOf(container string) string {
	end := strings.LastIndexByte(container, '-')
	if end < 1 || !ascii.Digits(container[end+1:]) {
		return ""
	}
	return container[:end]
}

// dokkuApp is the app that the name of a container of dokku starts with, such as shop.web.1, or "".
func dokkuApp(container string) string {
	parts := strings.Split(container, ".")
	if len(parts) < 3 || !ascii.Digits(parts[2]) {
		return ""
	}
	return parts[0]
}

// readsLowercasePort is the main file of an app of Node.js that reads port in place of PORT, or "".
func (a *app) readsLowercasePort() (found string) {
	for _, file := range []string{"server.js", "app.js", "index.js"} {
		if text, _ := a.codeAt(file); strings.Contains(text, "process.env.port") {
			found = file
		}
	}
	return found
}

// pumaSetsPort reports whether the settings of Puma have a port.
func (a *app) pumaSetsPort() bool {
	settings, _ := a.codeAt("config/puma.rb")
	return strings.Contains("\n"+settings, "\nport ")
}

// listener is a server that said where it listens.
type listener struct {
	address string
	// by is the message about it. Its help says how to listen elsewhere, if the server itself wrote the line.
	by *signal.Meaning
	at lex.Line
	// since is the first line in which its process said that it listens.
	since int
}

// isWeb reports whether it's a server of the process that gets the requests.
func (l *listener) isWeb() bool {
	name, _ := lex.CutNumber(l.at.Process)
	return name == "web"
}

// onlyLoopback is the first server of the process that gets the requests if none from outside reaches it, or nil. Without a
// web, that is the process that listened first.
func onlyLoopback(servers map[string]listener, id string) *listener {
	target, ok := platform.Lookup(id)
	if !ok || target.Platform().Runner || target.Port.Local {
		return nil
	}
	var first *listener
	open := map[string]bool{}
	for process, l := range servers {
		name, _ := lex.CutNumber(process)
		if !isLoopback(hostOf(l.address)) || !says(l.by) {
			open[name] = true
		}
		if first == nil || l.isWeb() && !first.isWeb() || l.isWeb() == first.isWeb() && l.at.Number < first.at.Number {
			first = &l
		}
	}
	if first == nil {
		return nil
	}
	if name, _ := lex.CutNumber(first.at.Process); open[name] || open[""] {
		return nil
	}
	return first
}

// helps are the texts that help: where the headline names the address at which a server listens, that server's own go first.
func (d *draft) helps(m *signal.Meaning) []string {
	if !says(d.server) || !d.namesListener(m) {
		return m.Help
	}
	return slices.Concat(d.server.Help, m.Help)
}

// says reports whether there is a message, and it says what helps.
func says(m *signal.Meaning) bool { return m != nil && len(m.Help) > 0 }

// option is what the command of web lacks at its end, or "".
func (d *draft) option(m *signal.Meaning) string {
	if m.Option != "" || !says(d.server) || !d.namesListener(m) {
		return m.Option
	}
	return d.server.Option
}

// namesListener reports whether the headline is about the address at which a server listens.
func (d *draft) namesListener(m *signal.Meaning) bool {
	return d.values["listening"] != "" && len(m.Is) > 0 && strings.Contains(m.Is[0], "<listening>")
}

// isLoopback reports whether only the own container reaches an address.
func isLoopback(host string) bool {
	return host == "localhost" || host == "[::1]" || strings.HasPrefix(host, "127.")
}
