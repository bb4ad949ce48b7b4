package mask

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
)

// otherForms are those of further services and of older tokens, as their documentation names them: a Procfile seldom has one, and a log may.
var otherForms = []check.TokenForm{
	{Prefix: "ghs_", Length: 30}, {Prefix: "ghu_", Length: 30}, {Prefix: "ghr_", Length: 30}, // GitHub
	{Prefix: "glptt-", Length: 20}, {Prefix: "gldt-", Length: 20}, {Prefix: "glrt-", Length: 20}, // GitLab
	{Prefix: "npm_", Length: 30},
	{Prefix: "pypi-", Length: 30},
	{Prefix: "rubygems_", Length: 40},
	{Prefix: "dckr_pat_", Length: 20},                                                                  // Docker Hub
	{Prefix: "ASIA", Length: 16},                                                                       // AWS
	{Prefix: "sk_test_", Length: 16}, {Prefix: "rk_test_", Length: 16}, {Prefix: "whsec_", Length: 16}, // Stripe
	{Prefix: "xoxa-", Length: 16}, {Prefix: "xoxe-", Length: 16}, {Prefix: "xoxs-", Length: 16}, {Prefix: "xapp-", Length: 16}, // Slack
	{Prefix: "sk-", Length: 20},                                                                       // OpenAI, Anthropic
	{Prefix: "hf_", Length: 16},                                                                       // Hugging Face
	{Prefix: "gsk_", Length: 40},                                                                      // Groq
	{Prefix: "SG.", Length: 40},                                                                       // SendGrid
	{Prefix: "key-", Length: 32},                                                                      // Mailgun
	{Prefix: "dop_v1_", Length: 16}, {Prefix: "doo_v1_", Length: 16}, {Prefix: "dor_v1_", Length: 16}, // DigitalOcean
	{Prefix: "fo1_", Length: 40}, {Prefix: "fm1r_", Length: 40}, {Prefix: "fm1a_", Length: 40}, {Prefix: "fm2_", Length: 40}, // Fly.io
	{Prefix: "rnd_", Length: 24},                                     // Render
	{Prefix: "nfp_", Length: 30},                                     // Netlify
	{Prefix: "sbp_", Length: 30},                                     // Supabase
	{Prefix: "sntrys_", Length: 30}, {Prefix: "sntryu_", Length: 30}, // Sentry
	{Prefix: "glsa_", Length: 30},                                  // Grafana
	{Prefix: "tskey-", Length: 20},                                 // Tailscale
	{Prefix: "PMAK-", Length: 40},                                  // Postman
	{Prefix: "ATATT3", Length: 40},                                 // Atlassian
	{Prefix: "xkeysib-", Length: 40},                               // Brevo
	{Prefix: "v1.0-", Length: 100},                                 // Cloudflare
	{Prefix: "HRKU-", Length: 30},                                  // Heroku
	{Prefix: "shpat_", Length: 30}, {Prefix: "shpss_", Length: 30}, // Shopify
	{Prefix: "lin_api_", Length: 16},                                                               // Linear
	{Prefix: "sq0atp-", Length: 20}, {Prefix: "sq0csp-", Length: 20}, {Prefix: "EAAA", Length: 40}, // Square
	{Prefix: "EAAC", Length: 40},                                   // Facebook
	{Prefix: "ya29.", Length: 30}, {Prefix: "GOCSPX-", Length: 20}, // Google
	{Prefix: "hvs.", Length: 20},       // Vault
	{Prefix: "pscale_pw_", Length: 30}, // PlanetScale
	{Prefix: "MII", Length: 40},        // private keys in the form PEM
	{Prefix: "eyJ", Length: 40},        // JSON Web Tokens
}

const shortestForm = 17

// keyClass is how surely a name is that of a secret.
type keyClass uint8

const (
	notSecret   keyClass = iota
	secretKey            // of names such as token, which texts have for other things, too
	passwordKey          // of names behind which a log shows nothing but a secret
)

// passwordParts are parts of the names of passwords, and secretParts those of further secrets that a log may have, both in
// lowercase and without what divides words.
var (
	passwordParts = []string{"password", "passwd", "passphrase", "apikey", "accesskey", "accountkey", "privatekey", "authkey", "secretkey", "encryptionkey", "signingkey", "masterkey"}
	secretParts   = []string{"signature", "sessionid", "sharedkey"}
)

// shortKeys are whole names of secrets, in lowercase.
const shortKeys command.Words = "pwd pass pw"

// lastWords are at the end of the names of variables with secrets, as in LDAP_BIND_PW.
const lastWords command.Words = "PW SALT CREDS"

// sampleParts are in the place of a password in the URLs of examples.
const sampleParts command.Words = "PASS PASSWORD PWD"

// secretAddresses are the starts of addresses that end with a secret: whoever has one may send to it.
var secretAddresses = []string{"hooks.slack.com/", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/", "webhook.office.com/", "hooks.zapier.com/"}

// cookieHeaders and signInHeaders are names of headers whose whole value is secret, the ones behind the name of a scheme.
const (
	cookieHeaders command.Words = "cookie set-cookie"
	signInHeaders command.Words = "authorization proxy-authorization http_authorization"
	signInSchemes command.Words = "basic bearer token digest apikey bot"
)

// secretOption is an option of a program that takes a secret. "joined" follows it without a space.
type secretOption struct {
	programs     command.Words
	option       string
	spaced       bool
	joined       bool
	behindColon  bool
	behindAction string
}

// secretOptions are the ones whose names don't say it, as the manual pages of these programs have them.
var secretOptions = []secretOption{
	{programs: "mysql mysqldump mysqladmin mysqlimport mysqlcheck mysqlshow mariadb mariadb-dump mariadb-admin 7z 7za", option: "-p", joined: true},
	{programs: "sshpass", option: "-p", joined: true, spaced: true},
	{programs: "mongo mongosh mongodump mongorestore mongoexport mongoimport", option: "-p", spaced: true},
	{programs: "docker podman az helm buildah oras", option: "-p", spaced: true, behindAction: "login"},
	{programs: "redis-cli redis-benchmark valkey-cli keydb-cli", option: "-a", spaced: true},
	{programs: "sqlcmd bcp mosquitto_pub mosquitto_sub", option: "-P", spaced: true, joined: true},
	{programs: "ldapsearch ldapadd ldapmodify", option: "-w", spaced: true},
	{programs: "curl http https", option: "-u", spaced: true, joined: true, behindColon: true},
	{programs: "curl wget", option: "--user", spaced: true, behindColon: true},
}

var programsWithSecrets = func() map[string]bool {
	all := map[string]bool{}
	for _, o := range secretOptions {
		for _, program := range o.programs.List() {
			all[program] = true
		}
	}
	return all
}()

// secretArguments are the places of passwords among the arguments of calls, as PHP shows them in a trace.
var secretArguments = []struct {
	call  string
	place int
}{{"PDO->__construct(", 3}, {"mysqli_connect(", 3}, {"mysqli->__construct(", 3}, {"mysqli->real_connect(", 3}}

// noValues are words in the place of a secret's value that aren't one, and sentenceWords those that only a sentence about it has.
const (
	noValues command.Words = "null none nil true false undefined required optional missing empty blank string text str number integer boolean bytes digest invalid incorrect wrong unset hidden masked filtered redacted " +
		"<set> <hidden> <redacted> [filtered] [redacted] [hidden] [masked] (hidden) (redacted) (not yes no value int varchar char default changed expired rejected accepted failed ok"
	sentenceWords command.Words = "is are was must should can't cannot can be too not isn't doesn't field does requires require expects needs needed have has for and or from with in of to the a an"
)

// codeStarts start an expression of a program's code, which reads the secret from elsewhere.
var codeStarts = []string{"os.", "process.env", "ENV[", "ENV.", "env(", "env[", "env.", "getenv(", "config(", "config.", "System.", "self.", "this.", "settings.", "request.", "req.", "params[", "params.", "options.", "args.", "secrets.", "Rails.", "await ", "new ", "str(", "file(", "vault:", "arn:", "op://", "ssm:", "projects/"}

// classOf is what a name is, such as DB_PASSWORD, accessToken or x-api-key. An option's name has dashes.
func classOf(name string) keyClass {
	bare := strings.Trim(name, "-_.")
	small := ascii.Lower(bare)
	if shortKeys.Has(small) {
		if bare == "PWD" {
			return notSecret // the folder of a shell
		}
		return passwordKey
	}
	joined := strings.NewReplacer("_", "", "-", "", ".", "").Replace(small)
	hasPart := func(part string) bool { return strings.Contains(joined, part) }
	known := check.SecretName(bare)
	switch {
	case check.OpenName(bare):
		return notSecret
	case slices.ContainsFunc(passwordParts, hasPart), strings.ToUpper(bare) == bare && (known || lastWords.Has(bare[strings.LastIndexByte(bare, '_')+1:])):
		return passwordKey
	case small == "sig", known || slices.ContainsFunc(secretParts, hasPart):
		return secretKey
	}
	return notSecret
}

// isReference reports whether a text in the place of a secret shows none: a variable, a part of a template, a word about it, or code that reads it.
func isReference(value string) bool {
	rest, isVariable := strings.CutPrefix(value, "$")
	switch {
	case value == "" || strings.Trim(value, "*xX•.-") == "" || noValues.Has(ascii.Lower(strings.TrimRight(value, ".,;:!)"))):
		return true
	case isVariable && (ascii.StartsWith(rest, []string{"{", "("}) || strings.Trim(rest, wordBytes) == ""):
		return true
	case value[0] == '<' && strings.IndexByte(value, '>') > 0, value[0] == '%' && (len(value) < 4 || ascii.StartsWith(value, []string{"%(", "%{"}) || value[len(value)-1] == '%'):
		return true
	}
	return ascii.StartsWith(value, []string{"{{", "#{", "@{", "[[", "=>", "->"}) || ascii.StartsWith(value, codeStarts)
}

const wordBytes = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

// isSentence reports whether a text with spaces is about a secret and isn't one: a passphrase has no such words.
func isSentence(value string) bool {
	return strings.Contains(value, " ") && slices.ContainsFunc(strings.Fields(ascii.Lower(value)), sentenceWords.Has)
}

// isMixed reports whether a text has lowercase letters, a digit, and uppercase letters or what no name has, or is long.
func isMixed(text string) bool {
	if len(text) >= 16 && hasBoth(text) && !strings.ContainsAny(text, "-_./ ") {
		return true
	}
	return len(text) >= 8 && hasBoth(text) && strings.ToUpper(text) != text && (ascii.Lower(text) != text || strings.ContainsAny(text, "!#%&*+=?@^"))
}

func hasBoth(text string) bool {
	digit, letter := false, false
	for i := range len(text) {
		c := text[i]
		digit = digit || c >= '0' && c <= '9'
		letter = letter || c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	return digit && letter
}

// isToken reports whether a run of a token's characters has the form of one.
func isToken(run string) bool {
	if len(run) < shortestForm {
		return false
	}
	isForm := func(f check.TokenForm) bool {
		rest, ok := strings.CutPrefix(run, f.Prefix)
		isWords := ok && strings.HasSuffix(f.Prefix, "_") && strings.ContainsAny(rest[:min(len(rest), 16)], "_-.") // as in npm_config
		return ok && !isWords && len(rest) >= f.Length && hasBoth(rest)
	}
	if slices.ContainsFunc(check.TokenForms, isForm) || slices.ContainsFunc(otherForms, isForm) {
		return true
	}
	// A token of Discord has three parts.
	if strings.Count(run, ".") != 2 {
		return false
	}
	parts := strings.Split(run, ".")
	return len(parts[0]) >= 23 && len(parts[0]) <= 28 && len(parts[1]) == 6 && len(parts[2]) >= 27 && hasBoth(run)
}

// isChatNumber reports whether a run may be the first part of a token of Telegram, as an address of its API has it.
func isChatNumber(run string) bool {
	number := strings.TrimPrefix(run, "bot")
	return ascii.Digits(number) && len(number) >= 8 && len(number) <= 10
}
