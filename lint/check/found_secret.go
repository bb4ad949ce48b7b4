package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// FoundSecret is a value that nobody should see.
type FoundSecret struct {
	At     procfile.Range
	Of     prose.Text     // what it is, as a phrase
	Name   string         // the variable for it, or ""
	value  string         // the secret itself, without what is around it
	Assign procfile.Range // the whole assignment in front of the command, with the space after it, or empty
}

func secretsOfCall(call *command.Call) []FoundSecret {
	var out []FoundSecret
	for _, a := range call.Assigns {
		if !a.Value.Static {
			continue
		}
		s, ok := secretIn(a.Name, a.Value.Value, a.Value, false)
		if !ok {
			continue
		}
		if len(call.Words) > 0 && a.Range.End < call.Words[0].Range.Start {
			s.Assign = procfile.Range{Start: a.Range.Start, End: a.Range.End + 1}
		}
		out = append(out, s)
	}
	for i, w := range call.Words {
		if !w.Static || len(w.Value) < shortestPassword {
			continue
		}
		name, value, ok := strings.Cut(w.Value, "=")
		rest := w.Raw
		if _, r, cut := strings.Cut(w.Raw, "="); cut {
			rest = r
		}
		switch {
		case ok && value != "":
			// The argument of export is an assignment of the call as well.
			declared := slices.ContainsFunc(call.Assigns, func(a command.Assign) bool { return a.Range == w.Range })
			place := w
			place.Raw, place.Range.Start = rest, w.Range.End-len(rest)
			if s, found := secretIn(optionName(name), value, place, strings.HasPrefix(name, "--")); found && !declared {
				out = append(out, s)
			}
		case i > 0 && strings.HasPrefix(call.Words[i-1].Raw, "--"):
			if s, found := secretIn(optionName(call.Words[i-1].Raw), w.Value, w, true); found {
				out = append(out, s)
			}
		default:
			s, found := secretIn("", w.Value, w, false)
			if !found && strings.ContainsAny(w.Value, `" `) {
				s, found = tokenInside(w)
			}
			if found {
				out = append(out, s)
			}
		}
	}
	return out
}

// tokenInside is a well-known token in a longer text, such as a header or the body of a request.
func tokenInside(w command.Word) (FoundSecret, bool) {
	for _, part := range strings.FieldsFunc(w.Raw, func(r rune) bool { return r > 0x7f || !IsWordByte(byte(r)) && r != '-' && r != '.' && r != ':' }) {
		part = strings.Trim(part, ":.")
		if token := knownToken(part); token != "" {
			start := w.Range.Start + strings.Index(w.Raw, part)
			return FoundSecret{At: procfile.Range{Start: start, End: start + len(part)}, Of: prose.T("%s", token), value: part}, true
		}
	}
	return FoundSecret{}, false
}

// optionName is the name of an option without its dashes, or without the -D of a Java property.
func optionName(option string) string {
	if property, ok := strings.CutPrefix(option, "-D"); ok {
		return property
	}
	return strings.TrimLeft(option, "-")
}

// secretIn is the secret in the value of a name, which may be "" or that of an option. The place is where the value is written.
func secretIn(name, value string, place command.Word, option bool) (FoundSecret, bool) {
	s := FoundSecret{At: place.Range, value: value}
	token, password := knownToken(value), urlPassword(value)
	switch {
	case token != "" && (token != webToken || name == "" || SecretName(name)):
		s.Of = prose.T("%s", token)
	case password != "":
		s.Of, s.value = prose.T("the password of a URL"), password
	case name != "" && (literal(value) || accessKey(value)) && SecretName(name), option && shortPassword(name, value):
		s.Of = prose.T("the value of `%s`", name)
	default:
		return FoundSecret{}, false
	}
	s.Name = variableName(name)
	return s, true
}

// variableName is the name in the form of a variable: secret.key is SECRET_KEY.
func variableName(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c == '.' || c == '-':
			b.WriteByte('_')
		case IsWordByte(c):
			b.WriteByte(c)
		default:
			return ""
		}
	}
	return strings.ToUpper(b.String())
}

// secretNames are parts of the names of secrets. secretWords are whole words between
// underscores in the name of a variable; options such as --key often name something else.
var secretNames = []string{"REQUIREPASS", "MASTERAUTH", "BASIC_AUTH", "PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "API_KEY", "APIKEY", "ACCESS_KEY", "PRIVATE_KEY", "AUTH_KEY"}

const secretWords command.Words = "KEY KEYS PASS PWD"

// openWords are words in the names of values that anyone may see: publicWords anywhere, aboutWords at the end.
const (
	publicWords command.Words = "ANON PUBLIC PUBLISHABLE CACHE SITE SORT PARTITION PRIMARY FOREIGN ROUTING"
	aboutWords  command.Words = "FILE PATH DIR NAME URL URI HOST TYPE PREFIX HEADER ALGORITHM ISSUER AUDIENCE EXPIRY TTL LENGTH " +
		"TIMEOUT LIFETIME EXPIRES EXPIRATION COUNT LIMIT FIELD HASHERS BACKEND CLASS STDIN ENDPOINT FORMAT VERSION REQUIRED ENABLED VALIDATORS POLICY STRATEGY STORE PROVIDER REF MODE ROTATION SIZE AGE DUMMY"
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

// SecretName reports whether a name is that of a secret.
func SecretName(name string) bool {
	upper := variableName(name)
	if OpenName(name) {
		return false
	}
	return slices.ContainsFunc(secretNames, func(part string) bool { return strings.Contains(upper, part) }) ||
		upper == name && slices.ContainsFunc(strings.Split(upper, "_"), secretWords.Has)
}

const (
	shortestPassword               = 4                                        // how many characters a password has that somebody chose
	passwordOptions  command.Words = "requirepass masterauth password passwd" // options whose value is a password, however short it is
)

// shortPassword reports whether the value of an option is a password that is too short for other secrets.
func shortPassword(option, value string) bool {
	return passwordOptions.Has(option) && len(value) >= shortestPassword && hasDigitAndLetter(value) && !placeholder(value) &&
		!strings.ContainsAny(value, "$/%") && !strings.ContainsFunc(value, isSeparator)
}

// secretStores start references to a secret, up to a colon.
const secretStores command.Words = "vault arn op ssm sops secret secretsmanager file env ref kms"

// literal reports whether a value may be a secret itself: it's long, and no placeholder, reference, or word.
func literal(value string) bool {
	if len(value) < 12 || placeholder(value) || strings.ContainsAny(value, " $<>{}()[]") || strings.Count(value, "%") > 1 {
		return false
	}
	if strings.Contains(value, "/") && !base64(value) {
		return false
	}
	if store, _, ok := strings.Cut(value, ":"); ok && secretStores.Has(store) {
		return false
	}
	return !plainWords(value)
}

func base64(value string) bool {
	return consistsOf(value, func(c byte) bool { return IsWordByte(c) || strings.IndexByte("+/=", c) >= 0 }) &&
		strings.HasSuffix(value, "=") && hasDigitAndLetter(value)
}

// plainWords reports whether a value consists of words, and of numbers such as a year or v2.
func plainWords(value string) bool {
	words := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("-_.,", r) })
	return !slices.ContainsFunc(words, func(word string) bool {
		return !plainWord(word) && (len(word) > 4 || strings.Trim(word[1:], "0123456789") != "")
	})
}

// plainWord reports whether a text looks like a word that people say, or several in camelCase: few uppercase letters, and no long run of consonants.
func plainWord(s string) bool {
	humps, consonants := 1, 0
	for i := 0; i < len(s); i++ {
		lower := s[i] | 0x20
		if lower < 'a' || lower > 'z' {
			return false
		}
		if consonants++; strings.IndexByte("aeiouy", lower) >= 0 {
			consonants = 0
		}
		if consonants > 5 {
			return false
		}
		if i > 0 && s[i] != lower && s[i-1] == s[i-1]|0x20 {
			humps++
		}
	}
	return humps == 1 || humps*3 <= len(s)
}

// accessKey reports whether a value looks like a secret key of AWS, which may contain slashes: 40 characters of base64.
func accessKey(value string) bool {
	const digits = "0123456789"
	inKey := func(c byte) bool { return IsWordByte(c) && c != '_' || c == '/' || c == '+' }
	return len(value) == 40 && consistsOf(value, inKey) && strings.ToLower(value) != value && strings.ToUpper(value) != value &&
		strings.ContainsAny(value, digits) && !placeholder(value)
}

func hasDigitAndLetter(s string) bool {
	digit, letter := false, false
	for i := 0; i < len(s); i++ {
		digit = digit || s[i] >= '0' && s[i] <= '9'
		letter = letter || s[i] > '9' && IsWordByte(s[i]) && s[i] != '_'
	}
	return digit && letter
}

// The words of placeholders for secrets: those of which one is enough, those that a real secret may start with, and those beside them.
const (
	sampleWords command.Words = "dummy test example sample change replace your placeholder fake redacted unused insecure todo demo foobar foo bar"
	vagueWords  command.Words = "secret password local build default none"
	besideWords command.Words = "my me us it this the here please only precompile assets compile ci key token api not a is super top app value with real pass insert enter put some long random string " +
		"host auth access user admin django flask jwt session in production prod dev development at least random very for of and db"
)

// sequences start a part of a value that somebody typed without a thought.
var sequences = []string{"12345", "abcde", "00000", "qwerty", "xxx"}

// placeholder reports whether a value is no secret but shows where to write one: one of its parts consists of words for that, and
// no other part looks random.
func placeholder(value string) bool {
	lower := strings.ToLower(value)
	if strings.Contains(lower, "***") || strings.Contains(lower, "...") || strings.Trim(lower, lower[:1]) == "" {
		return true
	}
	vague, random := false, false
	for _, part := range strings.FieldsFunc(lower, func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' }) {
		if slices.ContainsFunc(sequences, func(start string) bool { return strings.HasPrefix(part, start) }) {
			return true
		}
		word := strings.TrimRight(part, "0123456789")
		if head, _, counted := strings.Cut(part, "123"); counted {
			word = head // such as dummy123456789abc
		}
		switch isSample, isVague := consistsOfWords(word); {
		case isSample:
			return true
		case isVague:
			vague = true
		default:
			random = random || len(part) >= 12 && hasDigitAndLetter(part)
		}
	}
	return vague && !random
}

// consistsOfWords divides a text such as "changeme" into words. sample says that one of them is a sample word, and
// vague that one is a vague word; both are false for a text with anything else.
func consistsOfWords(text string) (sample, vague bool) {
	if text == "" || len(text) > 64 {
		return false, false
	}
	for end := len(text); end > 0; end-- {
		word := text[:end]
		isSample, isVague := sampleWords.Has(word), vagueWords.Has(word)
		if !isSample && !isVague && !besideWords.Has(word) {
			continue
		}
		if end == len(text) {
			return isSample, isVague
		}
		if sample, vague = consistsOfWords(text[end:]); sample || vague || besideOnly(text[end:]) {
			return sample || isSample, vague || isVague
		}
	}
	return false, false
}

// besideOnly reports whether a text consists of words beside a placeholder.
func besideOnly(text string) bool {
	for end := len(text); end > 0; end-- {
		if besideWords.Has(text[:end]) && (end == len(text) || besideOnly(text[end:])) {
			return true
		}
	}
	return false
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

// TokenForm is how a token starts, what it is, and the least number of letters, digits, hyphens, and underscores that follow.
type TokenForm struct {
	Prefix, Of string
	Length     int
}

// TokenForms are those of well-known services.
var TokenForms = []TokenForm{
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

// webToken is what a text in three parts is of which two are JSON in base64 (RFC 7519). Some of them are public.
const webToken = "a JSON Web Token"

const webTokenStart = "eyJ"

// knownToken is what a value is that looks like a well-known token, or "".
func knownToken(value string) string {
	for _, f := range TokenForms {
		if len(value) < len(f.Prefix)+f.Length {
			continue
		}
		rest, ok := strings.CutPrefix(value, f.Prefix)
		if ok && IsTypeName(rest) && hasDigitAndLetter(rest) && !placeholder(rest) {
			return f.Of
		}
	}
	if digits, rest, ok := strings.Cut(value, ":"); ok && len(digits) >= 8 && len(digits) <= 10 && strings.Trim(digits, "0123456789") == "" &&
		len(rest) == 35 && IsTypeName(rest) && !placeholder(rest) {
		return "a Telegram token"
	}
	if !strings.HasPrefix(value, webTokenStart) {
		return ""
	}
	if parts := strings.Split(value, "."); len(parts) == 3 && strings.HasPrefix(parts[1], webTokenStart) && len(parts[2]) >= 20 &&
		IsTypeName(parts[0]+parts[1]+parts[2]) {
		return webToken
	}
	return ""
}

// isSeparator reports whether a character may be next to a whole secret: a blank, a quote, or what is between a name and its value.
func isSeparator(c rune) bool { return c <= ' ' || strings.ContainsRune("\"'`=:,;&|<>()[]{}\\", c) }
