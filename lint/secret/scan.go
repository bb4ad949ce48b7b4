package secret

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/procfile"
)

// kind is what shows that a part of a text is secret.
type kind uint8

const (
	byForm   kind = iota // it looks like a token of a service
	byName               // a name is in front of it
	byOption             // it is the value of an option, or an argument, that takes a password
	byHeader             // it is the value of a header that signs in
	byCookie
	byURL     // it is the password of a URL
	byUser    // it is all that a URL has in front of its host
	byAddress // it ends an address that only its owner should know
	byKey     // it is a private key in the form PEM
)

// part is a part of a text that is secret as a whole.
type part struct {
	procfile.Range
	kind kind
	of   string         // its form, name, or program
	url  procfile.Range // the URL that has it
}

// partsOf are the secret parts of a line, in their order. hasNames is whether a word of it may be the name of a secret.
func partsOf(line string) (found []part, hasNames bool) {
	if strings.IndexByte(line, '\t') >= 0 {
		line = strings.ReplaceAll(line, "\t", " ")
	}
	s := scanner{text: line}
	for s.at < len(line) {
		if !isTokenByte(line[s.at]) {
			s.at++
			continue
		}
		s.word()
	}
	return s.found, s.hasNames
}

// scanner goes over a text once, from word to word.
type scanner struct {
	text     string
	at       int
	found    []part
	hasNames bool
	// program is the last word that names one with options that take secrets, and action the first word behind it that isn't an option.
	program, action string
}

// window is how far a value is looked at before it's known that it is a secret, in bytes: that many names may be on a line.
const window = 512

// ahead is the text up to a window behind an offset.
func (s *scanner) ahead(at int) string { return s.text[:min(len(s.text), at+window)] }

// take notes that a part of the text is secret, and goes on behind it. One that fills the window goes on behind that.
func (s *scanner) take(start, end int, kind kind, of string) {
	if end > start && end-s.at >= window/2 && end < len(s.text) {
		end = endBefore(s.text, end, " \"'`")
	}
	if end > start {
		if form := tokenOf(s.text[start:end]); form != "" {
			kind, of = byForm, form
		}
		s.found = append(s.found, part{Range: procfile.Range{Start: start, End: end}, kind: kind, of: of})
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
	if f := formOf(word); f != nil {
		switch {
		case ascii.StartsWith(word, []string{"AKIA", "ASIA"}) && end < len(s.text) && strings.IndexByte("/:", s.text[end]) >= 0:
			end = base64End(s.text, end+1) // its other half
		case f.goesOn:
			end = base64End(s.text, end)
		}
		s.take(start, end, byForm, f.of)
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
			s.take(start, key, byForm, chatToken)
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
		s.take(start, start+len(password), byURL, "")
	}
}

// keyBegins and keyNamed are in the first line of a private key.
const keyBegins, keyNamed, keyEnds = "-----BEGIN ", "PRIVATE KEY", "-----END"

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
	s.take(start, end, byKey, "")
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

// MayBegin reports whether a line that begins with a name and a colon may show a secret behind them, such as a setting or a URL.
func MayBegin(name, rest string) bool {
	return strings.HasPrefix(rest, "//") || name == "jdbc" || hasStem(name) || isChatNumber(name)
}

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
	isStem := hasStem(name)
	s.hasNames = s.hasNames || isStem
	if !isBy && !isStem {
		return
	}
	v := valueBehind(s.ahead(end), end)
	small := ascii.Lower(name)
	if v.sep == ' ' && isBy && v.quote != "" && strings.HasSuffix(ascii.Lower(s.text[max(0, start-16):start]), "identified ") { // of SQL
		v.sep, v.class = '=', passwordKey
		s.take(v.at, v.quotedEnd(), byOption, "SQL")
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
			s.take(v.at, end, byHeader, "")
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
	if end := v.end(); end > v.at && !isSample(v.text[v.at:end]) {
		s.take(v.at, end, byName, strings.TrimLeft(name, "-"))
	}
}

// header takes the value of a header that is secret as a whole.
func (s *scanner) header(name string, v secretValue) bool {
	switch {
	case cookieHeaders.Has(name):
		end := endBefore(v.text, v.at, `"'`)
		if strings.Contains(s.text[v.at:end], "=") {
			s.take(v.at, end, byCookie, "")
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
			s.take(at, end, byHeader, "")
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
	if word != "" && word[0] == '-' && s.program != "" {
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
	s.take(start, end, byOption, s.program)
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
			s.take(v.at, max(v.at, v.end()), byOption, "PHP")
		}
		return
	}
}

// url takes the password of a URL, or what its address ends with, from behind its scheme on.
func (s *scanner) url(at int) {
	scheme := s.text[max(0, at-32) : at-len("://")]
	isWeb := isWebScheme(ascii.Lower(scheme[strings.LastIndexAny(scheme, schemeStarts)+1:]))
	end := s.urlEnd(at)
	word := s.text[at:end]
	if start, stop := secretAddressIn(word); stop > start {
		s.take(at+start, at+stop, byAddress, "")
		return
	}
	user, hasHost := authorityIn(word, isWeb), false
	if host := strings.LastIndexByte(user, '@'); host >= 0 {
		user, hasHost = user[:host], true
	}
	name, password, hasPassword := strings.Cut(user, ":")
	s.hasNames = s.hasNames || strings.IndexByte(s.ahead(end)[end:], '@') >= 0 // a quote may be in a password
	of := procfile.Range{Start: at - len("://") - len(scheme) + 1 + strings.LastIndexAny(scheme, schemeStarts), End: end}
	before := len(s.found)
	switch {
	case !hasHost && hasPassword && s.isCutOff(name, password, isWeb):
		s.take(at+len(name)+1, end, byURL, "")
	case !hasHost:
	case hasPassword && password != name && !isReference(password) && !sampleParts.Has(password) && !isSample(password):
		if len(name) >= 16 && isMixed(name) {
			s.take(at, at+len(name), byUser, "")
		}
		s.take(at+len(name)+1, at+len(user), byURL, "")
	case (!hasPassword || password == "" || passwordOfTokens.Has(password)) && len(name) >= 16 && hasBoth(name): // such as a token of GitHub
		s.take(at, at+len(name), byUser, "")
	}
	for i := range s.found[before:] {
		s.found[before+i].url = of
	}
}

// schemeStarts are in front of the scheme of a URL.
const schemeStarts = " \"'`:/=(<+"

// passwordOfTokens are what URLs have as the password where a token is the name.
const passwordOfTokens ecosystem.Words = "x-oauth-basic x-token-auth"

// isWebScheme reports whether a URL of a scheme mostly has no password.
func isWebScheme(scheme string) bool {
	const others ecosystem.Words = "tcp ws wss file"
	return strings.HasPrefix(scheme, "http") || others.Has(scheme)
}

// urlEnd is where a URL ends: with its word, before another one, or before the next part of a connection string, as of SQL Server.
func (s *scanner) urlEnd(at int) int {
	end := endBefore(s.ahead(at), at, " \"'`")
	if next := strings.Index(s.text[at:end], "://"); next >= 0 {
		end = max(at, at+strings.LastIndexAny(s.text[at:at+next], ",;|&"))
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
