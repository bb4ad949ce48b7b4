package diagnosis

import (
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/procfile"
)

// masker takes secrets out of texts: those in the commands of the Procfile, and those in lines of the log.
type masker struct{ known []*lint.Secrets }

func newMasker(a *app, drafts []*draft) *masker {
	m := &masker{}
	if a.report != nil {
		m.known = append(m.known, a.report.Secrets)
	}
	for _, d := range drafts {
		// A line of a log is read as a command: secrets are its words and assignments.
		for text := range strings.FieldsSeq(d.first.text) {
			m.known = append(m.known, lint.SecretsOf(procfile.Parse([]byte("log: "+strings.Trim(text, `"'(){}[],;:`)))))
		}
	}
	return m
}

// mask is a text without the secrets.
func (m *masker) mask(text string) string {
	for _, s := range m.known {
		text = s.Mask(text)
	}
	return maskTokens(maskPasswords(text))
}

// maskPasswords masks what is between a user's name and the host of each URL.
func maskPasswords(text string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "://")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString("://")
		text = after
		word := after
		if end := strings.IndexAny(after, " \"'`"); end >= 0 {
			word = after[:end]
		}
		authority := word
		if end := strings.IndexAny(word, "/?#"); end >= 0 {
			authority = word[:end]
		}
		if _, port, ok := strings.Cut(authority, ":"); ok && !strings.Contains(authority, "@") && !(digits(port) && strings.Contains(before, "http")) {
			authority = word // a URL that can't be read, as its password has such a character
		}
		user, _, hasHost := cutLast(authority, "@")
		name, password, hasPassword := strings.Cut(user, ":")
		if hasHost && !hasPassword && len(name) >= 16 && hasBoth(name) { // such as a token of GitHub
			b.WriteString(lint.SecretMask)
			text = after[len(user):]
			continue
		}
		if !hasHost || !hasPassword || password == "" {
			continue
		}
		b.WriteString(name + ":" + lint.SecretMask)
		text = after[len(user):]
	}
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
