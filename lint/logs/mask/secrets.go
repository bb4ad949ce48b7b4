// Package mask takes secrets out of lines of a log, so that nothing that is found in one can show them.
package mask

import (
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/procfile"
)

// Masker takes secrets out of texts: those of the Procfile, those that lines of the log have shown so far, and those that a
// text names. In a log more is masked than a Procfile has findings for: nothing depends on a value there.
type Masker struct {
	Known []*lint.Secrets
	seen  check.SecretTexts // secrets of lines, which other lines may have without their names
	inKey bool              // whether the lines are those of a private key
}

// Mask is a text without the secrets.
func (m *Masker) Mask(text string) string {
	for _, s := range m.Known {
		text = s.Mask(text)
	}
	if s := m.seen.Secrets(); s != nil {
		text = s.Mask(text)
	}
	return check.MaskRanges(text, 0, secretsIn(text))
}

const mostSeen = 32

// MaskLine is a line of the log without the secrets that it names.
func (m *Masker) MaskLine(text string) string {
	if m.inKey {
		m.inKey = !strings.Contains(text, "-----END")
		if m.inKey && isKeyLine(text) {
			return lint.SecretMask
		}
	}
	found := secretsIn(text)
	if len(found) == 0 {
		return text
	}
	for _, r := range found {
		if secret := text[r.Start:r.End]; hasBoth(secret) && m.seen.Len() < mostSeen {
			m.seen.Add(secret)
		}
	}
	if at := strings.LastIndex(text, keyBegins); at >= 0 && strings.Contains(text[at:], keyNamed) {
		m.inKey = !strings.Contains(text[at:], "-----END")
	}
	return check.MaskRanges(text, 0, found)
}

// keyBegins and keyNamed are in the first line of a private key in the form PEM (RFC 7468).
const keyBegins, keyNamed = "-----BEGIN ", "PRIVATE KEY"

func isKeyLine(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	return last != "" && strings.Trim(last, wordBytes+"+/=") == ""
}

// secretsIn are the ranges of a text that are secret as a whole, in their order.
func secretsIn(text string) []procfile.Range {
	s := scanner{text: text}
	for s.at < len(text) {
		if ascii.Kinds[text[s.at]]&ascii.InName == 0 || text[s.at] == '/' {
			s.at++
			continue
		}
		s.word()
	}
	return s.found
}

// scanner goes over a text once, from word to word.
type scanner struct {
	text  string
	at    int
	found []procfile.Range
	// program is the last word that names one with options that take secrets, and action the first word behind it that isn't an option.
	program, action string
}

// window is how far a value is looked at before it's known that it is a secret, in bytes: that many names may be on a line.
const window = 512

// ahead is the text up to a window behind an offset.
func (s *scanner) ahead(at int) string { return s.text[:min(len(s.text), at+window)] }

// take notes that a part of the text is secret, and goes on behind it. One that fills the window goes on behind that.
func (s *scanner) take(start, end int) {
	if end > start && end-s.at >= window/2 && end < len(s.text) {
		end = endBefore(s.text, end, " \"'`")
	}
	if end > start {
		s.found = append(s.found, procfile.Range{Start: start, End: end})
	}
	s.at = max(s.at, end)
}

// base64End is where a text of base64 ends, also in a URL.
func base64End(text string, end int) int {
	for end < len(text) && (isTokenByte(text[end]) || strings.IndexByte("/+=%", text[end]) >= 0) {
		end++
	}
	return end
}

// word looks at a word: it is a secret, or it names what is behind it.
func (s *scanner) word() {
	start, end := s.at, s.at
	for end < len(s.text) && isTokenByte(s.text[end]) {
		end++
	}
	s.at = end
	word := s.text[start:end]
	if isToken(word) {
		switch {
		case ascii.StartsWith(word, []string{"AKIA", "ASIA"}) && end < len(s.text) && strings.IndexByte("/:", s.text[end]) >= 0:
			end = base64End(s.text, end+1) // its other half
		case ascii.StartsWith(word, []string{"fm1", "fm2"}):
			end = base64End(s.text, end)
		}
		s.take(start, end)
		return
	}
	if end == len(s.text) {
		s.joinedOption(start, word)
		return
	}
	switch next := s.text[end]; {
	case strings.HasPrefix(s.text[end:], "://"):
		s.url(end + len("://"))
	case next == ':' && strings.HasSuffix(s.text[:start], "jdbc:oracle:"):
		s.oracle(end + 1)
	case next == ':' && isChatNumber(word):
		if key := tokenEnd(s.text, end+1); key-end-1 == 35 && hasBoth(s.text[end+1:key]) {
			s.take(start, key)
		}
	case word[0] == '-' && strings.HasPrefix(word, "-----BEGIN"):
		s.privateKey(start)
	case next == '(' || next == '-' || next == '>':
		s.argument(start)
		s.named(start, end)
	default:
		s.named(start, end)
		s.option(start, end)
	}
}

// oracle takes the password of an address such as jdbc:oracle:thin:NAME/PASSWORD@HOST, from behind its driver on.
func (s *scanner) oracle(at int) {
	name, rest, _ := strings.Cut(s.ahead(at)[at:], "/")
	password, _, isThere := strings.Cut(rest, "@")
	if start := at + len(name) + 1; isThere && !strings.ContainsAny(name+password, " \"'@") && !isReference(password) {
		s.take(start, start+len(password))
	}
}

func (s *scanner) privateKey(start int) {
	if !strings.Contains(s.text[start:min(len(s.text), start+len(keyBegins)+40)], keyNamed) {
		return
	}
	end := len(s.text)
	if i := strings.Index(s.text[start:], "-----END"); i >= 0 {
		if end = start + i + len("-----END"); strings.IndexByte(s.text[end:], '-') >= 0 {
			end += strings.IndexByte(s.text[end:], '-')
		}
		for end < len(s.text) && s.text[end] == '-' {
			end++
		}
	}
	s.take(start, end)
}

// stems are parts of all names of secrets, by their first letters.
var stems = map[byte][]string{'p': {"pass", "pw"}, 's': {"secret", "sig", "session", "salt"}, 't': {"token"}, 'k': {"key"}, 'a': {"auth"}, 'c': {"cookie", "creds"}, 'b': {"bearer", "basic"}}

// stemsOf are the stems that start with a byte, also in uppercase: a list is what most bytes of a log are looked up in fastest.
var stemsOf = func() (all [256][]string) {
	for first, list := range stems {
		all[first], all[first-'a'+'A'] = list, list
	}
	return all
}()

// hasStem reports whether a word may be a name of a secret.
func hasStem(word string) bool {
	for i := range len(word) {
		for _, stem := range stemsOf[word[i]] {
			if len(word)-i >= len(stem) && strings.EqualFold(word[i:i+len(stem)], stem) {
				return true
			}
		}
	}
	return false
}

// named takes the value that a name of a secret has.
func (s *scanner) named(start, end int) {
	name := s.text[start:end]
	isBy := strings.EqualFold(name, "by")
	if !isBy && !hasStem(name) {
		return
	}
	v := valueBehind(s.ahead(end), end)
	small := ascii.Lower(name)
	if v.sep == ' ' && isBy && v.quote != "" && strings.HasSuffix(ascii.Lower(s.text[max(0, start-16):start]), "identified ") { // of SQL
		v.sep, v.class = '=', passwordKey
		s.take(v.at, v.quotedEnd())
		return
	}
	if v.sep == 0 || isBy {
		return
	}
	if (v.sep == ':' || v.sep == '=' || v.sep == ',' && v.nameQuoted) && s.header(small, v) {
		return
	}
	if v.sep == ' ' && signInSchemes.Has(small) {
		if end := base64End(s.text, v.at); end-v.at >= 8 && hasBoth(s.text[v.at:end]) && small != "token" {
			s.take(v.at, end)
		}
		return
	}
	v.class = classOf(name)
	if v.class == notSecret || small == "pass" && v.sep == ':' {
		return
	}
	v.name, v.start = name, start
	if at := v.paired(); at > 0 {
		v.at, v.sep, v.quote = at, '=', ""
		v.openQuote()
	}
	if end := v.end(); end > v.at {
		s.take(v.at, end)
	}
}

// header takes the value of a header that is secret as a whole.
func (s *scanner) header(name string, v secretValue) bool {
	switch {
	case cookieHeaders.Has(name):
		end := endBefore(v.text, v.at, `"'`)
		if strings.Contains(s.text[v.at:end], "=") {
			s.take(v.at, end)
		}
	case signInHeaders.Has(name):
		at := v.at
		if scheme, _, _ := strings.Cut(v.text[at:], " "); signInSchemes.Has(ascii.Lower(scheme)) {
			at += len(scheme) + 1
		}
		end := endBefore(v.text, min(at, len(v.text)), " \"'`\\")
		for end > at && strings.IndexByte(".,:;)", s.text[end-1]) >= 0 {
			end--
		}
		if end > at && !isReference(s.text[at:end]) && (hasBoth(s.text[at:end]) || at > v.at) {
			s.take(at, end)
		}
	default:
		return false
	}
	return true
}

// option takes what follows an option of a program.
func (s *scanner) option(start, end int) {
	word := s.text[start:end]
	if isFree := start == 0 || strings.IndexByte(" \"'`([,=", s.text[start-1]) >= 0; word[0] != '-' || !isFree {
		if programsWithSecrets[word] {
			s.program, s.action = word, ""
		} else if s.program != "" && s.action == "" {
			s.action = word
		}
		return
	}
	for _, o := range secretOptions {
		if !strings.HasPrefix(word, o.option) || !o.programs.Has(s.program) || o.behindAction != "" && o.behindAction != s.action {
			continue
		}
		at := start + len(o.option)
		switch isLong := strings.HasPrefix(o.option, "--"); {
		case at < end && (!o.joined || isLong):
			continue
		case at == end && s.text[at] == '=' && isLong:
			at++
		case at == end && s.text[at] == ' ':
			if !o.spaced {
				continue
			}
			at++
		}
		s.argumentOf(o, at)
		return
	}
}

// joinedOption is for an option at the end of the text.
func (s *scanner) joinedOption(start int, word string) {
	if word != "" && word[0] == '-' {
		text := s.text
		s.text += " "
		s.option(start, len(text))
		s.text = text
	}
}

func (s *scanner) argumentOf(o secretOption, at int) {
	v := secretValue{text: s.ahead(at), at: at, sep: '=', class: passwordKey, name: o.option, isWord: true}
	v.openQuote()
	end := v.end()
	if end <= v.at || s.text[v.at] == '-' && o.spaced {
		return
	}
	start := v.at
	if o.behindColon {
		colon := strings.IndexByte(s.text[start:end], ':')
		if colon < 0 || isReference(s.text[start+colon+1:end]) || ascii.Digits(s.text[start+colon+1:end]) {
			return
		}
		start += colon + 1
	}
	s.take(start, end)
}

// argument takes a password among the arguments of a call.
func (s *scanner) argument(start int) {
	for _, a := range secretArguments {
		if !strings.HasPrefix(s.text[start:], a.call) {
			continue
		}
		at := start + len(a.call)
		for n := 1; n < a.place && at > 0; n++ {
			comma := strings.IndexByte(s.ahead(at)[at:], ',')
			if comma < 0 {
				return
			}
			at += comma + 1
		}
		at = skipSpaces(s.text, at)
		v := secretValue{text: s.ahead(at), at: at, sep: '=', class: passwordKey}
		v.openQuote()
		if v.quote != "" {
			s.take(v.at, max(v.at, v.end()))
		}
		return
	}
}

// url takes the password of a URL, or what its address ends with, from behind its scheme on.
func (s *scanner) url(at int) {
	scheme := s.text[max(0, at-32) : at-len("://")]
	isWeb := isWebScheme(ascii.Lower(scheme[strings.LastIndexAny(scheme, " \"'`:/=(<+")+1:]))
	end := s.urlEnd(at)
	word := s.text[at:end]
	if start, stop := secretAddressIn(word); stop > start {
		s.take(at+start, at+stop)
		return
	}
	user, hasHost := authorityIn(word, isWeb), false
	if host := strings.LastIndexByte(user, '@'); host >= 0 {
		user, hasHost = user[:host], true
	}
	name, password, hasPassword := strings.Cut(user, ":")
	switch {
	case !hasHost && hasPassword && s.isCutOff(name, password, isWeb):
		s.take(at+len(name)+1, end)
	case !hasHost:
	case hasPassword && !isReference(password) && !sampleParts.Has(password):
		if len(name) >= 16 && isMixed(name) {
			s.take(at, at+len(name))
		}
		s.take(at+len(name)+1, at+len(user))
	case !hasPassword && len(name) >= 16 && hasBoth(name): // such as a token of GitHub
		s.take(at, at+len(user))
	}
}

// isWebScheme reports whether a URL of a scheme mostly has no password.
func isWebScheme(scheme string) bool {
	const others command.Words = "tcp ws wss file"
	return strings.HasPrefix(scheme, "http") || others.Has(scheme)
}

// urlEnd is where a URL ends: with its word, before another one, or before the next part of a connection string, as of SQL Server.
func (s *scanner) urlEnd(at int) int {
	end := endBefore(s.ahead(at), at, " \"'`")
	if next := strings.Index(s.text[at:end], "://"); next >= 0 {
		end = max(at, strings.LastIndexAny(s.text[:at+next], ",;|&"))
	}
	if part := strings.IndexByte(s.text[at:end], ';'); part >= 0 && isNamed(s.text[at+part+1:end]) {
		end = at + part
	}
	return end
}

// secretAddressIn is the part of a URL's address that is secret as a whole.
func secretAddressIn(url string) (start, stop int) {
	small := ascii.Lower(url[:min(len(url), 64)])
	for _, address := range secretAddresses {
		if i := strings.Index(small, address); i >= 0 {
			start = i + len(address)
			if stop = endBefore(url, start, "<>,;)"); stop > start {
				return start, stop
			}
		}
	}
	return 0, 0
}

// authorityIn is what a URL has in front of its path, also if a password has a character that ends it.
func authorityIn(url string, isWeb bool) string {
	authority := url[:endBefore(url, 0, "/?#")]
	_, port, _ := strings.Cut(authority, ":")
	if port != "" && !strings.Contains(authority, "@") && !(ascii.Digits(port) && isWeb) {
		return url
	}
	if before, _, _ := strings.Cut(url, "?"); !isWeb && strings.Contains(before, "@") {
		return before
	}
	return authority
}

const mostDigits = 5

// isCutOff reports whether the text behind a name in a URL without a host is a password: the line ends before the host.
func (s *scanner) isCutOff(name, password string, isWeb bool) bool {
	password, _, _ = strings.Cut(password, "/")
	bare := strings.TrimRight(password, ".,;:)]}>")
	switch {
	case bare == "" || isReference(bare) || ascii.Lower(bare) == "port" || strings.ContainsAny(name, "[.") && isWeb:
		return false
	case ascii.Digits(bare):
		return len(bare) > mostDigits
	}
	port, rest, isPath := strings.Cut(bare, ",")
	return !isWeb && !(isPath && ascii.Digits(port) && strings.Contains(rest, ":")) && !strings.ContainsAny(bare, "{<")
}
