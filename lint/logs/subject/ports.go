package subject

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
)

// fixedPorts are the usual ports of programs that don't read the variable PORT.
const fixedPorts ecosystem.Words = "80 1337 3000 3001 4000 4200 5000 5173 8000 8080 8081 8501 8888 9000"

// FixedPort is the port of an address if it's the usual one of a program that doesn't read PORT, or "".
func FixedPort(address string) string {
	port := strings.TrimPrefix(strings.TrimPrefix(address, ascii.HostOf(address)), ":")
	if !fixedPorts.Has(port) || !strings.Contains(address, ":") {
		return ""
	}
	return port
}

// CutPort splits a command such as PORT=3000 next start into the port and the rest. Without an assignment, both are "".
func CutPort(command string) (port, rest string) {
	first, rest, _ := strings.Cut(command, " ")
	port, ok := strings.CutPrefix(first, "PORT=")
	if !ok || !ascii.Digits(port) || rest == "" {
		return "", ""
	}
	return port, rest
}

// ServiceOf is the service of a container that Docker Compose numbers, such as web of web-1, or "".
func ServiceOf(container string) string {
	end := strings.LastIndexByte(container, '-')
	if end < 1 || !ascii.Digits(container[end+1:]) {
		return ""
	}
	return container[:end]
}

// DokkuApp is the app that the name of a container of dokku starts with, such as shop.web.1, or "".
func DokkuApp(container string) string {
	parts := strings.Split(container, ".")
	if len(parts) < 3 || !ascii.Digits(parts[2]) {
		return ""
	}
	return parts[0]
}

// ReadsLowercasePort is the main file of an app of Node.js that reads port in place of PORT, or "".
func ReadsLowercasePort(a *App) (found string) {
	for _, file := range []string{"server.js", "app.js", "index.js"} {
		if strings.Contains(a.CodeAt(file), "process.env.port") {
			found = file
		}
	}
	return found
}
