package logs

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/life"
	"github.com/proclint/proclint/lint/logs/signal"
)

// fixedPorts are the usual ports of programs that don't read the variable PORT.
const fixedPorts command.Words = "80 1337 3000 3001 4000 4200 5000 5173 8000 8080 8081 8501 8888 9000"

// fixedPort is the port of an address if it's the usual one of a program that doesn't read PORT, or "".
func fixedPort(address string) string {
	port := strings.TrimPrefix(strings.TrimPrefix(address, life.HostOf(address)), ":")
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

// helps are the texts that help: where the headline names the address at which a server listens, that server's own go first.
func (d *draft) helps(m *signal.Meaning) []string {
	if !life.Says(d.Server) || !d.namesListener(m) {
		return m.Help
	}
	return slices.Concat(d.Server.Help, m.Help)
}

// option is what the command of web lacks at its end, or "".
func (d *draft) option(m *signal.Meaning) string {
	if m.Option != "" || !life.Says(d.Server) || !d.namesListener(m) {
		return m.Option
	}
	return d.Server.Option
}

// namesListener reports whether the headline is about the address at which a server listens.
func (d *draft) namesListener(m *signal.Meaning) bool {
	return d.Values["listening"] != "" && len(m.Is) > 0 && strings.Contains(m.Is[0], "<listening>")
}
