package assist

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// roleText is what a program does, in a word or two.
func roleText(p *command.Program) string {
	switch p.Role {
	case command.HTTP:
		if p.Dev {
			return "development HTTP server"
		}
		return "HTTP server"
	case command.Worker:
		return "worker"
	case command.Clock:
		return "scheduler"
	case command.Release:
		return "one-off command"
	}
	if p.Manager {
		return "starts processes of its own"
	}
	return "program"
}

// programText says what is known about a program.
func programText(p *command.Program) string {
	text := "**" + markdown(p.Name) + "**: " + roleText(p) + "\n\n"
	source := p.Source()
	if source == command.NotVerified {
		return text + "What else it does is not verified."
	}
	text += bullets(programSentences(p))
	if p.Code && !strings.Contains(source, "/") {
		return text // its source names nobody
	}
	return text + "\nSource: " + markdown(source)
}

func programSentences(p *command.Program) []string {
	var list []string
	add := func(when bool, text string) {
		if when {
			list = append(list, text)
		}
	}
	add(p.Code, "What it is given decides where it listens: its source, or its scripts.")
	add(!p.ReadsPort && p.Role == command.HTTP && !p.ConfigByDefault, "It does not read `PORT` by itself.")
	switch {
	case p.ReadsPort:
		list = append(list, readsPort(p))
	case p.DefaultHost != "" && p.DefaultPort != "":
		list = append(list, "Where nothing else is said it listens on "+code(address(p.DefaultHost, p.DefaultPort))+".")
	case p.DefaultPort != "":
		list = append(list, "Where nothing else is said it listens on the port "+code(p.DefaultPort)+".")
	}
	add(p.Host != "", "Host: "+codes(p.Host.List()))
	add(p.Port != "", "Port: "+codes(p.Port.List()))
	add(p.Bind != "" && p.BindForm != command.Hidden, "Address: "+codes(p.Bind.List())+", as in "+code(p.Everywhere()))
	add(p.Argument == command.Address, "Address: its first word, as `HOST:PORT` or `PORT`.")
	add(p.Argument == command.PortOnly, "Port: its first word.")
	add(p.Env != "", "Variables that it reads: "+codes(p.Env.List()))
	add(p.ConfigByDefault, "A file that it reads by itself may set where it listens.")
	add(p.Dev, "It is meant for development.")
	add(p.Manager, "It starts processes of its own, from a file.")
	add(p.Foreground != "", "Without "+codes(p.Foreground.List())+" it goes to the background.")
	return list
}

// readsPort says where a program listens that takes its port from PORT.
func readsPort(p *command.Program) string {
	text := "It takes its port from `PORT` by itself"
	if p.DefaultHost != "" {
		text += ", on the host " + code(p.DefaultHost)
	}
	if p.DefaultPort != "" {
		text += "; where that is not set, the port is " + code(p.DefaultPort)
	}
	return text + "."
}

// address puts host and port together; a host with colons stands in brackets.
func address(host, port string) string {
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	return host + ":" + port
}

// flagOf is the name of the flag that a word gives a program: the word up to its value.
func flagOf(p *command.Program, word string) string {
	name, _, _ := strings.Cut(word, "=")
	if short := name[:min(len(name), 2)]; flagText(p, name) == "" && !strings.HasPrefix(name, "--") && flagText(p, short) != "" {
		return short
	}
	return name
}

// flagText says what a flag does for a program, or "" when that is not known.
func flagText(p *command.Program, name string) string {
	says := flagEffect(p, name)
	if says == "" {
		return ""
	}
	text := code(name) + " of " + markdown(p.Name) + "\n\n" + says
	if p.EmptyStops.Has(name) {
		text += " With an empty value it stops."
	}
	return text
}

func flagEffect(p *command.Program, name string) string {
	switch {
	case p.Host.Has(name):
		return "The host that it listens on; `0.0.0.0` is every one." + otherwise(p.DefaultHost)
	case p.Port.Has(name):
		return "The port that it listens on." + otherwise(p.DefaultPort)
	case p.Bind.Has(name) && p.BindForm == command.Hidden:
		return "The addresses that it listens on."
	case p.Bind.Has(name):
		return "The address that it listens on, as in " + code(p.Everywhere()) + "."
	case p.Sockets.Has(name):
		return "It then listens on what this names, in place of host and port."
	case p.Config.Has(name):
		return "A file that may set host and port."
	case p.Daemon.Has(name):
		return "It sends the program to the background."
	case p.Foreground.Has(name):
		return "It keeps the program in the foreground."
	case p.DevFlags.Has(name):
		return "It is meant for development."
	case p.Values.Has(name):
		return "It takes a value."
	case p.Switches.Has(name):
		return "It takes no value."
	}
	return ""
}

func otherwise(value string) string {
	if value == "" {
		return ""
	}
	return " Without it: " + code(value) + "."
}
