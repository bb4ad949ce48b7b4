package source

import (
	"regexp"
	"strings"
)

// ReadsPort reports whether a text takes a value from $PORT, by whatever call.
func ReadsPort(text string) bool { return strings.Contains(text, "PORT") }

// fixed is where the first line with a pattern makes a server listen, by the groups host and port.
func fixed(text string, pattern *regexp.Regexp, comment string) *Listen {
	text = text[:min(len(text), mostBytes)]
	if ReadsPort(text) {
		return nil
	}
	number := 0
	for line := range strings.Lines(text) {
		number++
		if strings.HasPrefix(strings.TrimSpace(line), comment) {
			continue
		}
		m := pattern.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		l := &Listen{Line: number}
		for i, name := range pattern.SubexpNames() {
			switch {
			case m[i] == "":
			case name == "host":
				l.Host = m[i]
			case name == "port":
				l.Port = m[i]
			}
		}
		return l
	}
	return nil
}

// A line that is indented is in a condition, as a rule.
var pumaPort = regexp.MustCompile(`^(?:port[ (]+(?P<port>\d{2,5})\)?\s*$|bind[ (]+["']tcp://(?P<host>[\w.:\[\]-]+):(?P<port>\d{2,5})["'])`)

// PumaPort is where a configuration file of Puma makes it listen, nil where none of its lines does, or one reads $PORT.
// Source: puma/puma lib/puma/dsl.rb.
func PumaPort(text string) *Listen { return fixed(text, pumaPort, "#") }

var phoenixPort = regexp.MustCompile(`\bhttp: \[(?:ip: \{(?P<host>[\d, ]+)\}, )?port: (?P<port>\d{2,5})\b`)

// PhoenixPort is where a configuration file of Phoenix makes it listen, nil where none of its lines does, or one reads $PORT.
// Source: phoenixframework/phoenix lib/phoenix/endpoint.ex.
func PhoenixPort(text string) *Listen {
	l := fixed(text, phoenixPort, "#")
	if l != nil {
		l.Host = strings.ReplaceAll(strings.ReplaceAll(l.Host, " ", ""), ",", ".")
	}
	return l
}

var dotnetPort = regexp.MustCompile(`(?:\b(?:UseUrls|app\.Run)|\.Urls\.Add)\("https?://(?:[*+]|(?P<host>[\w.-]+)):(?P<port>\d{2,5})\b|\bListenAnyIP\((?P<port>\d{2,5})\b|\bListen(?P<host>Localhost)\((?P<port>\d{2,5})\b`)

// DotnetPort is where the code of a program of ASP.NET Core makes it listen, nil where no call does, or one reads $PORT.
// Source: dotnet/AspNetCore.Docs aspnetcore/fundamentals/servers/kestrel/endpoints.md.
func DotnetPort(text string) *Listen {
	l := fixed(text, dotnetPort, "//")
	if l != nil {
		l.Host = strings.ToLower(l.Host)
	}
	return l
}
