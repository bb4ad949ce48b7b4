package secret

import (
	system "runtime"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
	"github.com/proclint/proclint/lint/command"
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
		// Addresses that are secrets.
		"invalid_payload: https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXabcdXXXXXXXXefgh": "invalid_payload: https://hooks.slack.com/•••",
		"POST 'https://discord.com/api/webhooks/1102015431/k7QmZ2vXpL-rT4wYb8' 401":                      "POST 'https://discord.com/api/webhooks/•••' 401",
		"https://hooks.zapier.com/hooks/catch/123456/abcdef/ timed out":                                  "https://hooks.zapier.com/••• timed out",
		"https://acme.webhook.office.com/webhookb2/7d1b-1 failed":                                        "https://acme.webhook.office.com/••• failed",
		"GET https://x.blob.core.windows.net/a?sv=2024-01-01&sig=k7Qm%2FZ2vXpL%3D&se=1":                  "GET https://x.blob.core.windows.net/a?sv=2024-01-01&sig=•••&se=1",
		"https://s3.example.com/a?X-Amz-Signature=9f8e7d6c5b4a3928&signature=k7QmZ2vXpL":                 "https://s3.example.com/a?X-Amz-Signature=•••&signature=•••",
		// Passwords.
		"curl -u deploy:Zx91kk_pw https://api.example.com":                 "curl -u deploy:••• https://api.example.com",
		"curl --user 'deploy:Zx91 https":                                   "curl --user 'deploy:••• https",
		`password "Tr0ub4dor&3" too short`:                                 `password "•••" too short`,
		`{'user': 'a', 'password': 'Tr0ub4dor&3'}`:                         `{'user': 'a', 'password': '•••'}`,
		`secret 'k7QmZ2vXpL' is too weak`:                                  `secret '•••' is too weak`,
		"Server=db;User Id=sa;Pwd=S3cr3t!!;Encrypt=1":                      "Server=db;User Id=sa;Pwd=•••;Encrypt=1",
		"Host=db;Username=app;Password=p@ss;Port=1":                        "Host=db;Username=app;Password=•••;Port=1",
		"AccountName=a;AccountKey=k7QmZ2vXpLrT4w/Yb8NcH+1sJd6Fg==;Suffix=": "AccountName=a;AccountKey=•••;Suffix=",
		"login --password Tr0ub4dor3 failed":                               "login --password ••• failed",
		"jdbc:postgresql://db/x?user=a&password=p4ss":                      "jdbc:postgresql://db/x?user=a&password=•••",
		`{"token":"abcdef1234567890"}`:                                     `{"token":"•••"}`,
		// Headers.
		"Authorization: Token abcdef1234567890":                     "Authorization: Token •••",
		"cookie: session=s%3Aabcdefghijklmnop.qrstuvwxyz0123456789": "cookie: •••",
		"    cookie: 'session=s%3Aabc; b=2',":                       "    cookie: '•••',",
		"Set-Cookie: sid=1k7QmZ2vX; Path=/":                         "Set-Cookie: •••",
		"x-api-key: k7QmZ2vXpLrT4w":                                 "x-api-key: •••",
		// Tokens.
		"AKIA" + "IOSFODNN7EXAMPLE/" + aws + " denied":                                              "••• denied",
		"token 110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1" + " no":                          "token ••• no",
		"https://api.telegram.org/bot110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1" + "/getMe": "https://api.telegram.org/•••/getMe",
		"hf_" + "k7QmZ2vXpLrT4wYb8NcH1s":                                                            "•••",
		"dop_v1_" + "9f8e7d6c5b4a39281706f5e4d3c2b1a0":                                              "•••",
		"lin_api_" + "k7QmZ2vXpLrT4wYb8NcH1s":                                                       "•••",
		"sq0atp-" + "k7QmZ2vXpLrT4wYb8NcH1s":                                                        "•••",
		"sk-ant-api03-" + "k7QmZ2vXpLrT4wYb8NcH1s":                                                  "•••",
		"glpat-" + "k7QmZ2vXpLrT4wYb8NcH":                                                           "•••",
		"EAAC" + "k7QmZ2vXpLrT4wYb8NcH1sJd6FgR3uEaV5x1k7QmZ2vX":                                     "•••",
		"rnd_" + "k7QmZ2vXpLrT4wYb8NcH1sJd6Fg":                                                      "•••",
		"FlyV1 fm2_" + "lJPECAAAAAAADMBkCdXQ7kIEFMagi02ARdnac6KpET4wzDnmr0+JHw/Wp=":                 "FlyV1 •••",
		"fo1_" + "wB3q88NboHBixmvwakLN0kUgrHMkOTjCW8BYBhvuC6o":                                      "•••",
		"nfp_" + "E3INfZmySagGMLNl0ybuRbNtGyGEITSzCY0L":                                             "•••",
		"sbp_" + "325260ebfdc409e7349f28ca442f72d781f7169b":                                         "•••",
		"tskey-auth-" + "77SJQdIjZAx9LbRXH-nssebfXwNL3W8TAt97ar7TpecWfQ99t5":                        "•••",
		"PMAK-" + "b6f237adc0cc56aca3b73699-8252d572dd7df79d82a5d04395d6a3a21f":                     "•••",
		"ATATT3" + "xFfGF0i1H9eum2DPy75o5SN1ZE1gamRkhfvjxNWgKWCVu0XZlT57J9LO393gxg0emnu":            "•••",
		// What isn't a secret.
		"Collecting hf_transfer-0.1.9-cp38-abi3-manylinux_2_17_x86_64.whl":            "",
		`Error: secret "shop-env-v2" not found`:                                       "",
		"Error: couldn't find key DATABASE_URL in Secret shop/atlas-env2":             "",
		`the password "DB_PASSWORD_2" isn't set`:                                      "",
		`FATAL: password authentication failed for user "shop2"`:                      "",
		"docker run -u 1000:1000 app":                                                 "",
		"commit 3f6b1c2e0f5a4d3a9a392f5f5b3f1c11aabbccdd":                             "",
		"request 3f6b1c2e-0f5a-4d3a-9a39-2f5f5b3f1c11":                                "",
		"PWD=/home/app2/current":                                                      "",
		"sha512-k7QmZ2vXpLrT4wYb8NcH1sJd6FgR3uEaV5x1k7QmZ2vXpLrT4wYb8NcH1sJd6FgR3u==": "",
		"Unexpected token: punc1234 (x)":                                              "",
		"Invalid cookie: the domain is wrong":                                         "",
		"config=production1;":                                                         "",
		"secret: shop-env-v2 is missing":                                              "",
		"https://hooks.slack.com/ failed":                                             "",
		"max_tokens=20480":                                                            "",
		"TOKEN_FILE=/run/secrets/token1":                                              "",
		"image sha256:9b2a5f1c0d4e7a8b9c0d1e2f3a4b5c6d7e8f9a0b":                       "",
		"at org.hibernate.dialect.PostgreSQL10Dialect.run":                            "",
		"https://git.example.com/a/b":                                                 "",
		"npm_config_production and sk-learn and basic auth1":                          "",
		"pod shop-web-7d9f8c6b5-x2x4z restarted":                                      "",
		"connect to postgres://shop@db.example.com:5432/shop":                         "",
		"Bearer tokens are missing":                                                   "",
	}
	for text, want := range tests {
		if want == "" {
			want = text
		}
		if got := new(Masker).Mask(text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestMaskingIsLinear(t *testing.T) {
	size := 1 << 16
	if system.GOARCH == "wasm" {
		size /= 4 // it takes ten times as long there
	}
	for _, part := range []string{
		"token=a1 Bearer x:y@z ", "password=", "password='", "-password ", "x://a:b@", "x://a:b", "ghp_", "ghp_aB3", "eyJ", "-----BEGIN PRIVATE KEY----- ", "mysql -p", "curl -u a:b1 ",
		`{"password":"`, "KEY KEY=", "hooks.slack.com/", "https://hooks.slack.com/a1 ", "aB3.", "sk-a1-", "define('DB_PASSWORD', ", "~~~~", "%40", " \"'", "…", "changeme-", "ENV TOKEN ",
	} {
		text := strings.Repeat(part, size/len(part))
		var s Set
		begun := time.Now()
		s.AddText(text)
		s.AddCommand(text, In(command.Parse(text)))
		s.OrNil().Mask(text)
		if time.Since(begun) > patient.For(5*time.Second) {
			t.Errorf("%d bytes of %q took %v", len(text), part, time.Since(begun))
		}
	}
}
