package source

import (
	"regexp"
	"strings"
)

// IsSpringWeb reports whether a build file of Maven or Gradle is that of a web app of Spring Boot.
func IsSpringWeb(text string) bool {
	return strings.Contains(text, "spring-boot-starter-web")
}

// The patterns of a port in properties and in YAML.
const (
	springProperty = `(?m)^[ \t]*server\.port[ \t]*[=:][ \t]*(.*?)[ \t\r]*$`
	springYAML     = `(?m)^server:[ \t\r]*\n(?:[ \t]+.*\n|[ \t\r]*\n)*?[ \t]+port:[ \t]*(.*?)[ \t\r]*$`
)

// SpringPort is the port on which an app of Spring Boot listens by the texts of its settings, application.properties and the
// like: 8080 where none sets it, and "" where one takes it from elsewhere, or several differ.
func SpringPort(settings []string) string {
	port := ""
	for _, text := range settings {
		for _, of := range [...]string{springProperty, springYAML} {
			for _, m := range regexp.MustCompile(of).FindAllStringSubmatch(text, mostCalls) {
				if set := m[1]; !isPort(set) || port != "" && port != set {
					return ""
				}
				port = m[1]
			}
		}
	}
	if port == "" {
		return "8080"
	}
	return port
}
