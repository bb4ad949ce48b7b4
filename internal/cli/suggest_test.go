package cli

import (
	"strings"
	"testing"
)

// TestSuggestions: each command suggests a name only where one is near, whatever it is the name of.
func TestSuggestions(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"lnit", "lint"}, {"expalin", "explain"}, {"delete", ""}, {"check", ""},
		{"lint --formt text", "--format"}, {"lint --fix-all", "--fix"}, {"lint --everything", ""}, {"lint --no-confg", "--no-config"}, {"fix --unsafe", ""}, {"serve --adr 1", "--addr"},
		{"lint --format consise", "concise"}, {"lint --format jsn", "json"}, {"lint --format yaml", ""}, {"lint --format grouped", ""},
		{"lint --fail-on warn", "warning"}, {"lint --fail-on none", ""},
		{"lint --color alwys", "always"}, {"lint --color yes", ""},
		{"lint --ignore sudoo", "sudo"}, {"lint --ignore nope", ""}, {"lint --ignore port", ""},
		{"lint --rule no_shell=off", "no-shell"}, {"lint --rule nope=off", ""}, {"lint --rule sudo=of", "off"}, {"lint --rule sudo=critical", ""},
		{"lint --platform herku", "heroku"}, {"lint --platform nope", ""}, {"preview --platform Fly.io", "fly"}, {"move --from heroku --to nowhere", ""},
		{"rules missing-colom", "missing-colon"}, {"rules all", ""}, {"platforms drcyc", "drycc"}, {"platforms google", "google-cloud"}, {"platforms nowhere", ""},
		{"export --to composee", "compose"}, {"export --to helm", ""}, {"import --from dockrfile x", "dockerfile"}, {"import --from helm x", ""},
		{"serve --log jsn", "json"}, {"serve --log verbose", ""},
		{"sevalla updte", "update"}, {"sevalla delete", ""},
	} {
		_, stderr, code := run(t, strings.Fields(c.args)...)
		_, got, _ := strings.Cut(strings.TrimSpace(stderr), "did you mean ")
		if code != exitFailure || strings.Trim(got, `"?`) != c.want {
			t.Errorf("proclint %s: exit code %d, %sit should suggest %q", c.args, code, stderr, c.want)
		}
	}
}
