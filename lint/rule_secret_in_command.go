package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "secret-in-command",
	Group:      CommandsGroup,
	Title:      "Secret in a command",
	Documented: secretInCommandDocs{},
	Suspects:   showsSecret,
	Check:      checkSecretInCommand,
})

type secretInCommandDocs struct{}

// Docs is the documentation.
func (secretInCommandDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a password, a key, or a token in the Procfile.",
		Why: "Anyone who can read the repository can use the secret, and it stays in the history after you remove it. Many " +
			"platforms also show the command on their pages and in logs. Set a variable on the platform, use its name in the " +
			"command, and replace the secret. Proclint masks the secret in its output. It doesn't report values that are " +
			"obviously not secret, such as `dummy`, `postgres`, or `redis://`.",
		Bad:     Sample{Text: "worker: API_TOKEN=k3J9sQ7xV2mB8pLw5Tz4 python bot.py\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "worker: python bot.py\n", Platforms: []string{"heroku"}},
		Sources: []string{"heroku/scala-getting-started Procfile (in its history)", "Scywalker/adventskalender2018 Procfile (in its history)", "PostHog/posthog Procfile (no secret, not reported)"},
	}
}

func showsSecret(c *parsedCommand) bool {
	for i := range c.cmd.Calls {
		if len(secretsOfCall(&c.cmd.Calls[i])) > 0 {
			return true
		}
	}
	return false
}

func checkSecretInCommand(p *Pass) {
	for _, v := range p.suspects() {
		for i := range v.cmd.Calls {
			for _, s := range secretsOfCall(&v.cmd.Calls[i]) {
				p.reportSecret(v, s)
			}
		}
	}
}

// secret is a value that nobody should see.
type secret struct {
	at procfile.Range
	// of is what it is, as a phrase.
	of prose.Text
	// name is the variable for it, or "".
	name string
	// value is the secret itself, without what is around it.
	value string
	// assign is the whole assignment in front of the command, with the space after it, or
	// empty.
	assign procfile.Range
}

// secretsOfCall are the secrets in the assignments and words of a call.
func secretsOfCall(call *command.Call) []secret {
	var out []secret
	for _, a := range call.Assigns {
		if !a.Value.Static {
			continue
		}
		s, ok := secretIn(a.Name, a.Value.Value, a.Value)
		if !ok {
			continue
		}
		if len(call.Words) > 0 && a.Range.End < call.Words[0].Range.Start {
			s.assign = procfile.Range{Start: a.Range.Start, End: a.Range.End + 1}
		}
		out = append(out, s)
	}
	for i, w := range call.Words {
		if !w.Static || len(w.Value) < 8 {
			continue
		}
		name, value, ok := strings.Cut(w.Value, "=")
		rest := w.Raw
		if _, r, cut := strings.Cut(w.Raw, "="); cut {
			rest = r
		}
		switch {
		case ok && value != "":
			place := w
			place.Raw, place.Range.Start = rest, w.Range.End-len(rest)
			if s, found := secretIn(optionName(name), value, place); found && !declaresIt(call, w) {
				out = append(out, s)
			}
		case i > 0 && strings.HasPrefix(call.Words[i-1].Raw, "--"):
			if s, found := secretIn(optionName(call.Words[i-1].Raw), w.Value, w); found {
				out = append(out, s)
			}
		default:
			if s, found := secretIn("", w.Value, w); found {
				out = append(out, s)
			}
		}
	}
	return out
}

// optionName is the name of an option without its dashes, or without the -D of a
// Java property.
func optionName(option string) string {
	if property, ok := strings.CutPrefix(option, "-D"); ok {
		return property
	}
	return strings.TrimLeft(option, "-")
}

// declaresIt reports whether a word is the argument of export, which is an
// assignment of the call as well.
func declaresIt(call *command.Call, w command.Word) bool {
	for _, a := range call.Assigns {
		if a.Range == w.Range {
			return true
		}
	}
	return false
}

func (p *Pass) reportSecret(v *commandView, s secret) {
	help := prose.T("Move it to a variable of the app, and replace the secret.")
	if s.name != "" {
		help = prose.T("Set the variable `%s` on the platform, and replace the secret.", s.name)
	}
	p.Report(Finding{
		Range:    v.at(s.at),
		Headline: prose.T("`%s` contains %s", v.Type, s.of),
		Effects:  p.Everywhere().Of(v).All(effect(Warning, platform.Exposed, "Anyone who can read the repository can use the secret.")),
		Help:     help,
		Fixes:    p.secretFixes(v, s),
	})
}

func (p *Pass) secretFixes(v *commandView, s secret) []Fix {
	switch {
	case !s.assign.Empty():
		return suggestion(prose.Title("Remove the value (first set `%s`)", s.name), Delete(v.at(s.assign)))
	case s.name == "" || !p.expandsAll():
		return nil
	}
	return suggestion(prose.Title("Use `$%s` (first set it)", s.name), Replace(v.at(s.at), "$"+s.name))
}

// secretIn is the secret in the value of a name, which may be "". The place is where the
// value is written.
func secretIn(name, value string, place command.Word) (secret, bool) {
	s := secret{at: place.Range, value: value, name: variableName(name)}
	token, password := knownToken(value), urlPassword(value)
	switch {
	case token != "":
		s.of = prose.T("%s", token)
	case password != "":
		s.of, s.value = prose.T("the password of a URL"), password
	case name != "" && secretName(name) && (random(value) || accessKey(value)):
		s.of = prose.T("the value of `%s`", name)
	default:
		return secret{}, false
	}
	return s, true
}

// variableName is the name in the form of a variable: secret.key is SECRET_KEY.
func variableName(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c == '.' || c == '-':
			b.WriteByte('_')
		case isWordByte(c):
			b.WriteByte(c)
		default:
			return ""
		}
	}
	return strings.ToUpper(b.String())
}

// secretNames are parts of the names of secrets.
var secretNames = []string{"PASSWORD", "PASSWD", "SECRET", "TOKEN", "API_KEY", "APIKEY", "ACCESS_KEY", "PRIVATE_KEY", "AUTH_KEY"}

func secretName(name string) bool {
	upper := variableName(name)
	if strings.HasSuffix(upper, "_FILE") || strings.HasSuffix(upper, "_PATH") || strings.HasSuffix(upper, "_NAME") || strings.HasSuffix(upper, "_URL") {
		return false
	}
	for _, part := range secretNames {
		if strings.Contains(upper, part) {
			return true
		}
	}
	return false
}

// random reports whether a value looks generated: long, with letters and digits, and no
// placeholder.
func random(value string) bool {
	return len(value) >= 16 && hasDigitAndLetter(value) && !strings.ContainsAny(value, " /$<>{}()") && !placeholder(value)
}

// accessKey reports whether a value looks like a secret key of AWS, which may contain
// slashes: 40 characters of base64.
func accessKey(value string) bool {
	upper, lower, digit := false, false, false
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c >= 'A' && c <= 'Z':
			upper = true
		case c >= 'a' && c <= 'z':
			lower = true
		case c >= '0' && c <= '9':
			digit = true
		case c != '/' && c != '+':
			return false
		}
	}
	return len(value) == 40 && upper && lower && digit && !placeholder(value)
}

func hasDigitAndLetter(s string) bool {
	digit, letter := false, false
	for i := 0; i < len(s); i++ {
		digit = digit || s[i] >= '0' && s[i] <= '9'
		letter = letter || s[i] > '9' && isWordByte(s[i]) && s[i] != '_'
	}
	return digit && letter
}

// placeholders are parts of values that aren't secret.
var placeholders = []string{"dummy", "test", "example", "sample", "change", "replace", "your", "xxx", "placeholder", "secret", "fake", "redacted",
	"password", "local", "build", "unused", "insecure", "default", "12345", "abcde", "00000", "none", "todo"}

func placeholder(value string) bool {
	lower := strings.ToLower(value)
	for _, p := range placeholders {
		if strings.Contains(lower, p) {
			return true
		}
	}
	return strings.Trim(lower, lower[:1]) == ""
}

// urlPassword is the password of a URL to another machine, or "".
func urlPassword(value string) string {
	scheme := strings.Index(value, "://")
	if scheme <= 0 {
		return ""
	}
	authority := value[scheme+3:]
	if end := strings.IndexAny(authority, "/?#"); end >= 0 {
		authority = authority[:end]
	}
	at := strings.LastIndexByte(authority, '@')
	if at < 0 {
		return ""
	}
	user, password, ok := strings.Cut(authority[:at], ":")
	host := authority[at+1:]
	far := strings.Contains(host, ".") && !strings.HasPrefix(host, "127.") && !strings.HasPrefix(host, "0.") && !strings.HasSuffix(host, ".local")
	if !ok || !far || len(password) < 8 || password == user || !hasDigitAndLetter(password) || placeholder(password) || placeholder(host) {
		return ""
	}
	return password
}

// tokenForms are how tokens start, what they are, and the least number of letters, digits,
// hyphens, and underscores that follow.
var tokenForms = []struct {
	prefix, of string
	length     int
}{
	{"ghp_", "a GitHub token", 36},
	{"gho_", "a GitHub token", 36},
	{"github_pat_", "a GitHub token", 50},
	{"glpat-", "a GitLab token", 20},
	{"AKIA", "an AWS key", 16},
	{"sk_live_", "a Stripe key", 20},
	{"rk_live_", "a Stripe key", 20},
	{"xoxb-", "a Slack token", 20},
	{"xoxp-", "a Slack token", 20},
	{"AIza", "a Google key", 35},
	{"sk-proj-", "an OpenAI key", 20},
}

// knownToken is what a value is that looks like a well-known token, or "".
func knownToken(value string) string {
	for _, f := range tokenForms {
		rest, ok := strings.CutPrefix(value, f.prefix)
		if ok && len(rest) >= f.length && plainToken(rest) && hasDigitAndLetter(rest) && !placeholder(rest) {
			return f.of
		}
	}
	if digits, rest, ok := strings.Cut(value, ":"); ok && len(digits) >= 8 && len(digits) <= 10 && strings.Trim(digits, "0123456789") == "" &&
		len(rest) == 35 && plainToken(rest) && !placeholder(rest) {
		return "a Telegram token"
	}
	return ""
}

func plainToken(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isWordByte(s[i]) && s[i] != '-' {
			return false
		}
	}
	return true
}
