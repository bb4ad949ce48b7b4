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
	{Prefix: "ASIA", Length: 16},                                     // AWS
	{Prefix: "sk_test_", Length: 16}, {Prefix: "whsec_", Length: 16}, // Stripe
	{Prefix: "xoxa-", Length: 16}, {Prefix: "xapp-", Length: 16}, // Slack
	{Prefix: "sk-", Length: 20},     // OpenAI, Anthropic
	{Prefix: "hf_", Length: 30},     // Hugging Face
	{Prefix: "SG.", Length: 40},     // SendGrid
	{Prefix: "dop_v1_", Length: 40}, // DigitalOcean
	{Prefix: "HRKU-", Length: 30},   // Heroku
	{Prefix: "shpat_", Length: 30},  // Shopify
	{Prefix: "eyJ", Length: 40},     // JSON Web Tokens
}

// nameParts are parts of the names of secrets, in lowercase.
var nameParts = []string{"password", "passwd", "secret", "token", "apikey", "api_key", "access_key", "private_key", "auth_key"}

// maskTokens masks what looks like a secret by its form, and the values of what is named like one. In a log more is
// masked than a Procfile has findings for: nothing depends on a value there.
func maskTokens(text string) string {
	var b strings.Builder
	for at := 0; at < len(text); {
		end := at
		for end < len(text) && isTokenByte(text[end]) {
			end++
		}
		if end == at {
			b.WriteByte(text[at])
			at++
			continue
		}
		masked := text[at:end]
		if follows(text[:at]) {
			end = valueEnd(text, end)
			masked = text[at:end]
			if len(masked) >= 8 && hasBoth(masked) {
				masked = lint.SecretMask
			}
		} else if isToken(masked) {
			masked = lint.SecretMask
		}
		b.WriteString(masked)
		at = end
	}
	return b.String()
}

// valueEnd is where the value of an assignment ends that begins with a token: it may have further characters of base64.
func valueEnd(text string, end int) int {
	for end < len(text) && (isTokenByte(text[end]) || strings.IndexByte("/+=", text[end]) >= 0) {
		end++
	}
	return end
}

// isTokenByte reports whether a token may have a byte. A dot separates the parts of some.
func isTokenByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-' || c == '.'
}

func isToken(run string) bool {
	isForm := func(f check.TokenForm) bool {
		rest, ok := strings.CutPrefix(run, f.Prefix)
		return ok && len(rest) >= f.Length && hasBoth(rest)
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
	return scheme == "bearer " || strings.HasSuffix(scheme, "basic ") || named(before)
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
	for _, part := range nameParts {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}
