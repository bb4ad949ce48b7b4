package diagnosis

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
)

// otherForms are those of further services and of older tokens, as their documentation names them: a Procfile seldom has
// one, and a log may.
var otherForms = []check.TokenForm{
	{Prefix: "ghs_", Length: 30}, {Prefix: "ghu_", Length: 30}, {Prefix: "ghr_", Length: 30}, // GitHub
	{Prefix: "npm_", Length: 30},
	{Prefix: "pypi-", Length: 30},
	{Prefix: "rubygems_", Length: 40},
	{Prefix: "ASIA", Length: 16},                                                                       // AWS
	{Prefix: "sk_test_", Length: 16}, {Prefix: "rk_test_", Length: 16}, {Prefix: "whsec_", Length: 16}, // Stripe
	{Prefix: "xoxa-", Length: 16}, {Prefix: "xoxe-", Length: 16}, {Prefix: "xapp-", Length: 16}, // Slack
	{Prefix: "sk-", Length: 20},                                    // OpenAI, Anthropic
	{Prefix: "hf_", Length: 16},                                    // Hugging Face
	{Prefix: "gsk_", Length: 40},                                   // Groq
	{Prefix: "SG.", Length: 40},                                    // SendGrid
	{Prefix: "dop_v1_", Length: 16},                                // DigitalOcean
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

// nameParts are parts of the names of secrets, in lowercase.
var nameParts = append([]string{"secret", "token", "signature"}, openNames...)

// openNames are those in names of which a log shows nothing but a secret, also behind a colon.
var openNames = []string{"password", "passwd", "apikey", "api_key", "api-key", "access_key", "accesskey", "accountkey", "private_key", "auth_key"}

// secretAddresses are the starts of addresses that end with a secret: whoever has one may send to it.
var secretAddresses = []string{"hooks.slack.com/", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/", "webhook.office.com/", "hooks.zapier.com/"}

// maskTokens masks what looks like a secret by its form, and the values of what is named like one. In a log more is
// masked than a Procfile has findings for: nothing depends on a value there.
func maskTokens(text string) string {
	var b strings.Builder
	for at := 0; at < len(text); {
		end, isSecret := secretAt(text, at)
		switch {
		case isSecret:
			b.WriteString(lint.SecretMask)
		case end == at:
			end++
			fallthrough
		default:
			b.WriteString(text[at:end])
		}
		at = end
	}
	return b.String()
}

// secretAt is the end of the text at an offset that is a secret as a whole, or isn't.
func secretAt(text string, at int) (end int, isSecret bool) {
	before := text[max(0, at-mostBefore):at]
	if end := namedValueEnd(before, text, at); end > at {
		return end, true
	}
	for end = at; end < len(text) && isTokenByte(text[end]); end++ {
	}
	run := text[at:end]
	switch {
	case run == "":
		return end, false
	case follows(before):
		end = valueEnd(text, end)
		run = text[at:end]
		return end, len(run) >= 8 && hasBoth(run)
	case isToken(run):
		if startsWith(run, []string{"AKIA", "ASIA"}) && end < len(text) && strings.IndexByte("/:", text[end]) >= 0 {
			end = valueEnd(text, end+1) // its other half
		}
		return end, true
	case isChatNumber(run) && end < len(text) && text[end] == ':':
		key := end + 1
		for end = key; end < len(text) && isTokenByte(text[end]); end++ {
		}
		if end-key == 35 && hasBoth(text[key:end]) {
			return end, true
		}
		return key, false
	}
	return end, false
}

// mostBefore is how much of the text before a value may name it, in bytes.
const mostBefore = 64

// valueEnd is where the value of an assignment ends that begins with a token: it may have further characters of base64,
// also as a URL has them.
func valueEnd(text string, end int) int {
	for end < len(text) && (isTokenByte(text[end]) || strings.IndexByte("/+=%", text[end]) >= 0) {
		end++
	}
	return end
}

// namedValueEnd is where the secret ends that starts at an offset, as what is before it names it, or the offset.
func namedValueEnd(before, text string, at int) int {
	if at == 0 || text[at] == ' ' || isTokenByte(text[at-1]) {
		return at
	}
	plain := lower(before)
	last := plain[len(plain)-1]
	switch {
	case last == '/' && slices.ContainsFunc(secretAddresses, func(start string) bool { return strings.HasSuffix(plain, start) }):
		return endBefore(text, at, " \"'`<>,;)")
	case last == ':' && signsIn(plain):
		end := endBefore(text, at, " \"'`")
		if value := text[at:end]; !digits(value) && !strings.HasPrefix(value, "$") && value != "" {
			return end
		}
	case last == '"' || last == '\'' || last == ' ' || last == ':':
		if isCookie(plain) {
			return cookieEnd(text, at)
		}
		return quotedEnd(plain, text, at)
	case last == '=':
		return assignedEnd(plain, text, at)
	}
	return at
}

// signsIn reports whether a text ends with the name of a user behind the option with which curl signs in.
func signsIn(before string) bool {
	start := strings.LastIndexAny(before[:len(before)-1], " ='\"")
	if start < 0 {
		return false
	}
	option := strings.TrimRight(before[:start+1], " ='\"")
	return strings.HasSuffix(option, " -u") || strings.HasSuffix(option, " --user")
}

// isCookie reports whether a text ends with the name of a header that has cookies.
func isCookie(before string) bool {
	name := strings.TrimRight(before, ` "'`)
	name, isHeader := strings.CutSuffix(name, ":")
	return isHeader && strings.HasSuffix(strings.TrimRight(name, `"'`), "cookie")
}

// cookieEnd is where cookies end that start at an offset, if there are some.
func cookieEnd(text string, at int) int {
	if end := endBefore(text, at, "\"'"); strings.Contains(text[at:end], "=") {
		return end
	}
	return at
}

// quotedEnd is where the quoted text ends that starts at an offset, if it's behind the name of a secret, as in
// `password "x" is too short`. A name, such as that of a Secret of Kubernetes, stays.
func quotedEnd(before, text string, at int) int {
	mark := before[len(before)-1]
	name := strings.TrimRight(before, `"':= `)
	isOpen := endsWithAny(name, openNames)
	if !isOpen && !endsWithAny(name, nameParts) {
		return at
	}
	if mark != '"' && mark != '\'' {
		end := endBefore(text, at, " \"'`,;&)}]")
		value, isNamed := text[at:end], strings.HasSuffix(strings.TrimRight(before, " "), ":") || strings.Contains(name[strings.LastIndexByte(name, ' ')+1:], "--")
		if isNamed && len(value) >= 6 && (isOpen && hasBoth(value) || isMixed(value)) {
			return end
		}
		return at
	}
	end := at + strings.IndexByte(text[at:], mark)
	if end <= at {
		return at
	}
	value := text[at:end]
	isPassword := isOpen && len(value) >= 4 && !strings.ContainsAny(value, "<>${") && strings.ToUpper(value) != value && (hasBoth(value) || !strings.Contains(value, " "))
	if isPassword || isMixed(value) {
		return end
	}
	return at
}

// assignedEnd is where the value of an assignment ends that starts at an offset, if it's that of a password: it may have
// any characters. A connection string separates its parts with a semicolon.
func assignedEnd(before, text string, at int) int {
	name := strings.TrimSuffix(before, "=")
	if !endsWithAny(name, openNames) && !strings.HasSuffix(name, ";pwd") && !strings.HasSuffix(name, "sig") {
		return at
	}
	end := endBefore(text, at, " \"'`;&,)")
	isPart := end < len(text) && text[end] == ';' || strings.LastIndexAny(name, "?&") > strings.LastIndexAny(name, " ")
	value := text[at:end]
	if !isPart {
		value = strings.TrimRight(value, ".:")
	}
	if strings.ContainsAny(value, "<>$") || !isPart && (len(value) < 6 || !hasBoth(value)) {
		return at
	}
	return at + len(value)
}

func endsWithAny(text string, ends []string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(text, end) })
}

// endBefore is the offset of the first of some characters behind another one, else the end of the text.
func endBefore(text string, at int, stops string) int {
	if i := strings.IndexAny(text[at:], stops); i >= 0 {
		return at + i
	}
	return len(text)
}

// isMixed reports whether a text has lowercase letters, a digit, and uppercase letters or what no name has, or is long.
func isMixed(text string) bool {
	if len(text) >= 16 && hasBoth(text) && !strings.ContainsAny(text, "-_./ ") {
		return true
	}
	return len(text) >= 8 && hasBoth(text) && strings.ToUpper(text) != text && (lower(text) != text || strings.ContainsAny(text, "!#%&*+=?@^"))
}

// isChatNumber reports whether a run may be the first part of a token of Telegram, as an address of its API has it.
func isChatNumber(run string) bool {
	number := strings.TrimPrefix(run, "bot")
	return digits(number) && len(number) >= 8 && len(number) <= 10
}

// isTokenByte reports whether a token may have a byte. A dot separates the parts of some.
func isTokenByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-' || c == '.'
}

func isToken(run string) bool {
	isForm := func(f check.TokenForm) bool {
		rest, ok := strings.CutPrefix(run, f.Prefix)
		isWords := ok && strings.HasSuffix(f.Prefix, "_") && strings.ContainsAny(rest[:min(len(rest), 16)], "_-.") // as in npm_config
		return ok && !isWords && len(rest) >= f.Length && hasBoth(rest)
	}
	if slices.ContainsFunc(check.TokenForms, isForm) || slices.ContainsFunc(otherForms, isForm) {
		return true
	}
	// A token of Discord has three parts.
	parts := strings.Split(run, ".")
	return len(parts) == 3 && len(parts[0]) >= 23 && len(parts[0]) <= 28 && len(parts[1]) == 6 && len(parts[2]) >= 27 && hasBoth(run)
}

// hasBoth reports whether a text has a digit and a letter.
func hasBoth(text string) bool {
	return strings.ContainsAny(text, "0123456789") && strings.ToUpper(text) != strings.ToLower(text)
}

// follows reports whether what comes next is the value of a name of a secret, or of a header.
func follows(before string) bool {
	scheme := strings.ToLower(before[max(0, len(before)-len("bearer ")):])
	return scheme == "bearer " || strings.HasSuffix(lower(before), "authorization: token ") || strings.HasSuffix(scheme, "basic ") || named(before)
}

// named reports whether a text ends with a name of a secret and an equals sign.
func named(before string) bool {
	name, ok := strings.CutSuffix(strings.TrimRight(before, `"'`), "=")
	if !ok {
		return false
	}
	start := len(name)
	for start > 0 && isTokenByte(name[start-1]) {
		start--
	}
	name = strings.ToLower(name[start:])
	return name == "sig" || containsAny(name, nameParts)
}
