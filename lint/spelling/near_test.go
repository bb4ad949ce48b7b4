package spelling

import (
	"strings"
	"testing"
)

var names = map[string][]string{
	"format":   {"text", "json", "sarif", "github", "gitlab", "junit", "rdjson", "concise", "checkstyle"},
	"command":  {"config", "explain", "export", "fix", "fmt", "import", "init", "lint", "version"},
	"severity": {"off", "error", "warning", "info", "hint"},
	"rule":     {"sudo", "no-shell", "no-http-process", "port-missing", "port-hardcoded", "process-type-typo", "process-type-case", "variable-typo", "one-off-ends-all"},
	"key":      {"platforms", "fail-on", "exclude", "rules", "overrides"},
	"export":   {"compose", "kubernetes", "systemd", "fly", "render"},
}

// TestNear lists what people type, and the name that they probably meant, if any.
func TestNear(t *testing.T) {
	for _, c := range []struct{ kind, typed, want string }{
		// Typos, case and punctuation.
		{"format", "jsno", "json"},
		{"format", "JSON", "json"},
		{"format", "serif", "sarif"},
		{"format", "gihtub", "github"},
		{"format", "txt", "text"},
		{"format", "consise", "concise"},
		{"format", "checkstlye", "checkstyle"},
		// Of two that are as near, the one with the same first letter.
		{"command", "lnit", "lint"},
		{"command", "inti", "init"},
		{"command", "exlpain", "explain"},
		{"command", "verison", "version"},
		{"severity", "eror", "error"},
		{"severity", "of", "off"},
		{"rule", "port-harcoded", "port-hardcoded"},
		{"rule", "no_shell", "no-shell"},
		{"rule", "sudoo", "sudo"},
		{"key", "fail_on", "fail-on"},
		{"key", "platform", "platforms"},
		{"key", "platfroms", "platforms"},
		{"export", "fli", "fly"},
		// The beginning of a name, or some of its words, where no other name has them.
		{"severity", "warn", "warning"},
		{"severity", "err", "error"},
		{"rule", "process-typo", "process-type-typo"},
		{"rule", "hardcoded-port", "port-hardcoded"},
		{"export", "docker-compose", "compose"},
		{"export", "systemd unit", "systemd"},
		// Another word is no typo.
		{"format", "compact", ""},
		{"command", "delete", ""},
		{"command", "check", ""},
		{"format", "yaml", ""},
		{"format", "xml", ""},
		{"format", "grouped", ""},
		{"severity", "none", ""},
		{"severity", "critical", ""},
		{"severity", "note", ""},
		{"rule", "nope", ""},
		{"rule", "a", ""},
		{"rule", "port", ""},
		{"rule", "typo", ""},
		{"rule", "all", ""},
		{"rule", "one-off", "one-off-ends-all"},
		{"key", "ignore", ""},
		{"key", "extends", ""},
		{"export", "helm", ""},
		{"export", "nomad", ""},
		{"export", "", ""},
		{"export", strings.Repeat("x", 100000), ""},
		{"nothing", "x", ""},
	} {
		if got, ok := Near(c.typed, names[c.kind]); got != c.want || ok != (c.want != "") {
			t.Errorf("%s %.20q means %q, expected %q", c.kind, c.typed, got, c.want)
		}
	}
}

// TestUnknown: an error names the nearest name, else all, else where they are.
func TestUnknown(t *testing.T) {
	many := strings.Split(strings.Repeat("name ", 20), " ")
	for _, c := range []struct {
		kind, typed string
		valid       []string
		want        string
	}{
		{"format", "jsno", names["format"], `unknown format "jsno", did you mean "json"?`},
		{"severity", "none", names["severity"], `unknown severity "none", use off, error, warning, info, or hint`},
		{"request", "delete", []string{"update", "create"}, `unknown request "delete", use update or create`},
		{"process", "clock", []string{"web"}, `unknown process "clock", use web`},
		{"rule", "nope", many, "unknown rule \"nope\" (`proclint rules` lists all)"},
		{"platform", "nope", many, "unknown platform \"nope\" (`proclint platforms` lists all)"},
		{"method", "nope", many, `unknown method "nope"`},
		{"process", "clock", nil, `unknown process "clock"`},
	} {
		if got := NewUnknown(c.kind, c.typed, c.valid).Error(); got != c.want {
			t.Errorf("%s, expected %s", got, c.want)
		}
	}
}
