package source

import (
	"cmp"
	"strings"
)

// IsSpringWeb reports whether a build file of Maven or Gradle is that of a web app of Spring Boot.
func IsSpringWeb(text string) bool {
	return strings.Contains(text, "spring-boot-starter-web")
}

// SpringPort is the port on which an app of Spring Boot listens by the texts of its settings, application.properties and the
// like: 8080 where none sets it, and "" where one takes it from elsewhere, or several differ.
func SpringPort(settings []string) string {
	port := ""
	for _, text := range settings {
		// In YAML the port is a key below "server:".
		key := "server.port"
		for line := range strings.Lines(text) {
			inside := strings.TrimSpace(line)
			if inside == "" || inside[0] == '#' {
				continue
			}
			if strings.HasPrefix(line, inside) {
				key = "server.port"
			}
			rest, ok := strings.CutPrefix(inside, key)
			rest = strings.TrimSpace(rest)
			switch {
			case strings.HasPrefix(line, "server:") && inside == "server:":
				key = "port"
			case ok && rest != "" && (rest[0] == ':' || rest[0] == '='):
				set := strings.TrimSpace(rest[1:])
				if !isPort(set) || port != "" && port != set {
					return ""
				}
				port = set
			}
		}
	}
	return cmp.Or(port, "8080")
}
