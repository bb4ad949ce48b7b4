package diagnosis

import (
	"strings"
	"testing"
	"time"
)

func TestTokensAreMasked(t *testing.T) {
	const (
		github = "ghp_" + "R7kQm2ZvXp9LrT4wYb8NcH1sJd6FgR3uEaV5"
		npm    = "npm_" + "k7QmZ2vXpLrT4wYb8NcH1sJd6FgR3uEaV5x1"
		stripe = "sk_live_" + "51Hk7QmZ2vXpLrT4wYb8"
		slack  = "xoxb-" + "17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy"
		aws    = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY"
		jwt    = "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
		chat   = "MTA5k7QmZ2vXpLrT4wYb8NcH." + "GhJk12.sJd6FgR3uEaV5x1k7QmZ2vXpLrT4wYb8NcH"
	)
	tests := map[string]string{
		"fatal: unable to access 'https://" + github + "@github.com/a/b.git/': error 403": "fatal: unable to access 'https://•••@github.com/a/b.git/': error 403",
		"bash: " + github + ": command not found":                                         "bash: •••: command not found",
		"npm error //<host>/:_authToken=" + npm + " Missing script":                       "npm error //<host>/:_authToken=••• Missing script",
		"404 Not Found - GET https://npm.example.com/@acme%2fui?token=" + npm + "&x=1":    "404 Not Found - GET https://npm.example.com/@acme%2fui?token=•••&x=1",
		"Error: Cannot find module '/app/" + stripe + "'":                                 "Error: Cannot find module '/app/•••'",
		"invalid_auth " + slack:                                 "invalid_auth •••",
		"bash: AWS_SECRET_ACCESS_KEY=" + aws + ": command not":  "bash: AWS_SECRET_ACCESS_KEY=•••: command not",
		"sh: 1: Authorization: Bearer k7QmZ2vXpLrT4: not found": "sh: 1: Authorization: Bearer •••: not found",
		"ImproperlyConfigured: token: Bearer " + jwt:            "ImproperlyConfigured: token: Bearer •••",
		"jwt malformed: " + jwt:                                 "jwt malformed: •••",
		"LoginFailure: Improper token has been passed. " + chat: "LoginFailure: Improper token has been passed. •••",
		`{"DB_PASSWORD="hunter2hunter2"`:                        `{"DB_PASSWORD="•••"`,
		// What isn't a secret.
		"max_tokens=20480":                                      "",
		"TOKEN_FILE=/run/secrets/token1":                        "",
		"image sha256:9b2a5f1c0d4e7a8b9c0d1e2f3a4b5c6d7e8f9a0b": "",
		"at org.hibernate.dialect.PostgreSQL10Dialect.run":      "",
		"https://git.example.com/a/b":                           "",
		"npm_config_production and sk-learn and basic auth1":    "",
		"pod shop-web-7d9f8c6b5-x2x4z restarted":                "",
		"connect to postgres://shop@db.example.com:5432/shop":   "",
		"Bearer tokens are missing":                             "",
	}
	for text, want := range tests {
		if want == "" {
			want = text
		}
		if got := maskTokens(maskPasswords(text)); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestMaskingIsLinear(t *testing.T) {
	text := strings.Repeat("token=a1 Bearer x:y@z ", 1<<15)
	if begun := time.Now(); len(maskTokens(text)) == 0 || time.Since(begun) > 5*time.Second {
		t.Errorf("%d bytes took %v", len(text), time.Since(begun))
	}
}
