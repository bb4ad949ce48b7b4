package assist

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// roleText is what a program does, in a word or two.
func roleText(p *ecosystem.Program) string {
	switch p.Role {
	case ecosystem.HTTP:
		if p.Dev {
			return "development HTTP server"
		}
		return "HTTP server"
	case ecosystem.Worker:
		return "worker"
	case ecosystem.Clock:
		return "scheduler"
	case ecosystem.Release:
		return "one-off command"
	}
	if p.Manager {
		return "process manager"
	}
	return "program"
}

func programText(p *ecosystem.Program) string {
	text := "**" + markdown(p.Name) + "**: " + roleText(p) + "\n\n"
	source := p.Source
	if source == ecosystem.NotVerified {
		return text + "Where it listens is unverified."
	}
	text += bullets(programSentences(p))
	if p.Code && !strings.Contains(source, "/") {
		return text // its source names nobody
	}
	return text + "\nSource: " + markdown(source)
}

func programSentences(p *ecosystem.Program) []string {
	var list []string
	add := func(when bool, text string) {
		if when {
			list = append(list, text)
		}
	}
	add(p.Code, "Its code or its scripts decide where it listens.")
	add(!p.ReadsPort && p.Role == ecosystem.HTTP && !p.ConfigByDefault, "It doesn't read `PORT` by itself.")
	switch {
	case p.ReadsPort:
		list = append(list, readsPort(p))
	case p.DefaultHost != "" && p.DefaultPort != "":
		list = append(list, "By default it listens on "+code(address(p.DefaultHost, p.DefaultPort))+".")
	case p.DefaultPort != "":
		list = append(list, "By default it listens on port "+code(p.DefaultPort)+".")
	}
	add(p.Host != "", "Host: "+codes(p.Host.List())+".")
	add(p.Port != "", "Port: "+codes(p.Port.List())+".")
	add(p.Bind != "" && p.BindForm != ecosystem.Hidden, "Address: "+codes(p.Bind.List())+", as in "+code(p.Everywhere())+".")
	add(p.Argument == ecosystem.Address, "Address: its first argument, as `HOST:PORT` or `PORT`.")
	add(p.Argument == ecosystem.PortOnly, "Port: its first argument.")
	add(p.Env != "", "Variables: "+codes(p.Env.List())+".")
	add(p.ConfigByDefault, "A configuration file may set where it listens.")
	add(p.Dev, "For development only.")
	add(p.Manager, "It starts processes that a file lists.")
	add(p.Foreground != "", "Without "+codes(p.Foreground.List())+" it runs in the background.")
	return list
}

// readsPort says where a program listens that reads its port from PORT.
func readsPort(p *ecosystem.Program) string {
	text := "It reads its port from `PORT`"
	if p.DefaultPort != "" {
		text += " (default " + code(p.DefaultPort) + ")"
	}
	if p.DefaultHost != "" {
		text += " and listens on host " + code(p.DefaultHost)
	}
	return text + "."
}

// address puts host and port together; a host with colons gets brackets.
func address(host, port string) string {
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	return host + ":" + port
}

// flagOf is the name of the flag that a word gives a program: the word up to its value.
func flagOf(p *ecosystem.Program, word string) string {
	name, _, _ := strings.Cut(word, "=")
	short := name[:min(len(name), 2)]
	if meaningOf(p, name) == "" && !strings.HasPrefix(name, "--") && meaningOf(p, short) != "" {
		return short
	}
	return name
}

func flagText(p *ecosystem.Program, name string) string {
	meaning := meaningOf(p, name)
	if meaning == "" {
		return ""
	}
	text := code(name) + " of " + markdown(p.Name) + "\n\n" + meaning
	if p.EmptyStops.Has(name) {
		text += " The program exits if the value is empty."
	}
	return text
}

// meaningOf says what a flag of a program means, or "".
func meaningOf(p *ecosystem.Program, name string) string {
	switch {
	case p.Host.Has(name):
		return "The host to listen on. `0.0.0.0` accepts requests from anywhere." + otherwise(p.DefaultHost)
	case p.Port.Has(name):
		return "The port to listen on." + otherwise(p.DefaultPort)
	case p.Bind.Has(name) && p.BindForm == ecosystem.Hidden:
		return "The addresses to listen on."
	case p.Bind.Has(name):
		return "The address to listen on, as in " + code(p.Everywhere()) + "."
	case p.Sockets.Has(name):
		return "Replaces host and port."
	case p.Config.Has(name):
		return "A file that may set host and port."
	case p.Daemon.Has(name):
		return "Runs the program in the background."
	case p.Foreground.Has(name):
		return "Keeps the program in the foreground."
	case p.DevFlags.Has(name):
		return "For development only."
	case p.Values.Has(name):
		return "Takes a value."
	case p.Switches.Has(name):
		return "Takes no value."
	}
	return ""
}

func otherwise(value string) string {
	if value == "" {
		return ""
	}
	return " Default: " + code(value) + "."
}
