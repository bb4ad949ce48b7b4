package source

import "strings"

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
			inside := strings.TrimLeft(line, " \t")
			if inside == line && strings.TrimSpace(line) != "" {
				key = "server.port"
			}
			rest, ok := strings.CutPrefix(inside, key)
			rest = strings.TrimSpace(rest)
			switch {
			case strings.TrimRight(line, " \t\r\n") == "server:":
				key = "port"
			case !ok || rest == "" || rest[0] != ':' && rest[0] != '=':
			case !isPort(strings.TrimSpace(rest[1:])) || port != "" && port != strings.TrimSpace(rest[1:]):
				return ""
			default:
				port = strings.TrimSpace(rest[1:])
			}
		}
	}
	if port == "" {
		return "8080"
	}
	return port
}
