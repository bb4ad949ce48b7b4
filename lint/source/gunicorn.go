package source

import "strings"

// GunicornBind is where a configuration file of Gunicorn makes it listen: the text that a line assigns to bind. It is nil
// where no line does, or one that computes the value.
func GunicornBind(text string) *Listen {
	var found *Listen
	number := 0
	for line := range strings.Lines(text[:min(len(text), mostBytes)]) {
		number++
		name, value, ok := strings.Cut(line, "=")
		if !ok || strings.TrimSpace(name) != "bind" {
			continue
		}
		if line[0] != 'b' {
			return nil // in a condition or a function
		}
		host, port, ok := addressOf(strings.Trim(strings.TrimSpace(value), "[]"))
		if !ok {
			return nil
		}
		found = &Listen{Line: number, Host: host, Port: port}
	}
	return found
}

// addressOf takes an address in quotes apart.
func addressOf(value string) (host, port string, ok bool) {
	if len(value) < 2 || value[0] != '"' && value[0] != '\'' || value[len(value)-1] != value[0] {
		return "", "", false
	}
	host, port, ok = strings.Cut(value[1:len(value)-1], ":")
	return host, port, ok && host != "unix" && host != "fd" && port != "" && strings.Trim(port, "0123456789") == ""
}
