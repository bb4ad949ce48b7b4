package secret

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
)

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
const shortKeys ecosystem.Words = "pwd pass pw"

// lastWords are at the end of the names of variables with secrets, as in LDAP_BIND_PW.
const lastWords ecosystem.Words = "PW SALT CREDS"

// lastParts are at the end of the names of passwords, in uppercase, as in db-pass.
const lastParts ecosystem.Words = "PASS PWD PW"

// sampleParts are in the place of a password in the URLs of examples.
const sampleParts ecosystem.Words = "PASS PASSWORD PWD"

// secretAddresses are the starts of addresses that end with a secret: whoever has one may send to it.
var secretAddresses = []string{"hooks.slack.com/", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/", "webhook.office.com/", "hooks.zapier.com/", "outlook.office.com/webhook/", "/with/key/"}

// cookieHeaders and signInHeaders are names of headers whose whole value is secret, the ones behind the name of a scheme.
const (
	cookieHeaders ecosystem.Words = "cookie set-cookie"
	signInHeaders ecosystem.Words = "authorization proxy-authorization http_authorization"
	signInSchemes ecosystem.Words = "basic bearer token digest apikey bot"
)

// secretOption is an option of a program that takes a secret. "joined" follows it without a space.
type secretOption struct {
	programs     ecosystem.Words
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
	{programs: "mongo mongosh mongodump mongorestore mongoexport mongoimport", option: "-p", spaced: true, joined: true},
	{programs: "docker podman az helm buildah oras", option: "-p", spaced: true, joined: true, behindAction: "login"},
	{programs: "redis-cli redis-benchmark valkey-cli keydb-cli", option: "-a", spaced: true},
	{programs: "sqlcmd bcp mosquitto_pub mosquitto_sub", option: "-P", spaced: true, joined: true},
	{programs: "ldapsearch ldapadd ldapmodify", option: "-w", spaced: true, joined: true},
	{programs: "zip unzip", option: "-P", spaced: true},
	{programs: "plink pscp", option: "-pw", spaced: true},
	{programs: "keytool jarsigner", option: "-storepass", spaced: true},
	{programs: "keytool jarsigner", option: "-keypass", spaced: true},
	{programs: "openssl", option: "-passin", spaced: true, behindColon: true},
	{programs: "openssl", option: "-passout", spaced: true, behindColon: true},
	{programs: "openssl", option: "-pass", spaced: true, behindColon: true},
	{programs: "http https", option: "-a", spaced: true, behindColon: true},
	{programs: "http https", option: "--auth", spaced: true, behindColon: true},
	{programs: "curl http https", option: "-u", spaced: true, joined: true, behindColon: true},
	{programs: "curl", option: "-U", spaced: true, joined: true, behindColon: true},
	{programs: "curl", option: "--proxy-user", spaced: true, behindColon: true},
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
	noValues ecosystem.Words = "null none nil true false undefined required optional missing empty blank string text str number integer boolean bytes digest invalid incorrect wrong unset hidden masked filtered redacted " +
		"<set> <hidden> <redacted> [filtered] [redacted] [hidden] [masked] (hidden) (redacted) (not yes no value int varchar char default changed expired rejected accepted failed ok"
	sentenceWords ecosystem.Words = "is are was must should can't cannot can be too not isn't doesn't field does requires require expects needs needed have has for and or from with in of to the a an"
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
	known := SecretName(bare)
	switch {
	case OpenName(bare):
		return notSecret
	case slices.ContainsFunc(passwordParts, hasPart), endsWithPassword(bare), isUpper(bare) && (known || lastWords.Has(bare[strings.LastIndexByte(bare, '_')+1:])):
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

// isSentence reports whether a text with spaces is about a secret and isn't one: a passphrase has no such words.
func isSentence(value string) bool {
	return strings.Contains(value, " ") && slices.ContainsFunc(strings.Fields(ascii.Lower(value)), sentenceWords.Has)
}

// isMixed reports whether a text has lowercase letters, a digit, and uppercase letters or what no name has, or is long.
func isMixed(text string) bool {
	if len(text) >= 16 && hasBoth(text) && !strings.ContainsAny(text, "-_./ ") {
		return true
	}
	return len(text) >= 8 && hasBoth(text) && !isUpper(text) && (ascii.Lower(text) != text || strings.ContainsAny(text, "!#%&*+=?@^"))
}

// secretNames are parts of the names of secrets. secretWords are whole words between
// underscores in the name of a variable; options such as --key often name something else.
var secretNames = []string{"REQUIREPASS", "MASTERAUTH", "BASIC_AUTH", "PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "API_KEY", "APIKEY", "ACCESS_KEY", "PRIVATE_KEY", "AUTH_KEY"}

const secretWords ecosystem.Words = "KEY KEYS PASS PWD"

// openWords are words in the names of values that anyone may see: publicWords anywhere, aboutWords at the end.
const (
	publicWords ecosystem.Words = "ANON PUBLIC PUBLISHABLE CACHE SITE SORT PARTITION PRIMARY FOREIGN ROUTING"
	aboutWords  ecosystem.Words = "FILE PATH DIR NAME URL URI HOST TYPE PREFIX HEADER ALGORITHM ISSUER AUDIENCE EXPIRY TTL LENGTH " +
		"TIMEOUT ROUNDS LIFETIME EXPIRES EXPIRATION COUNT LIMIT FIELD HASHERS BACKEND CLASS STDIN ENDPOINT FORMAT VERSION REQUIRED ENABLED VALIDATORS POLICY STRATEGY STORE PROVIDER REF MODE ROTATION SIZE AGE DUMMY"
)

// OpenName reports whether a name that looks like one of a secret is of something that anyone may see, such as TOKEN_FILE and tokenType.
func OpenName(name string) bool {
	words := nameWords(name)
	return aboutWords.Has(words[len(words)-1]) && len(words) > 1 || slices.ContainsFunc(words, publicWords.Has) || variableName(name) == "PWD"
}

// nameWords are the words of a name in uppercase, as underscores, dots, dashes and uppercase letters divide them.
func nameWords(name string) []string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		if i > 0 && name[i] >= 'A' && name[i] <= 'Z' && name[i-1] >= 'a' && name[i-1] <= 'z' {
			b.WriteByte('_')
		}
		b.WriteByte(name[i])
	}
	return strings.Split(variableName(b.String()), "_")
}

// endsWithPassword reports whether the last of several words of a name is one for a password.
func endsWithPassword(name string) bool {
	words := nameWords(name)
	return len(words) > 1 && lastParts.Has(words[len(words)-1])
}

// SecretName reports whether a name is that of a secret.
func SecretName(name string) bool {
	upper := variableName(name)
	if OpenName(name) {
		return false
	}
	return slices.ContainsFunc(secretNames, func(part string) bool { return strings.Contains(upper, part) }) || endsWithPassword(name) ||
		upper == name && slices.ContainsFunc(strings.Split(upper, "_"), secretWords.Has)
}
