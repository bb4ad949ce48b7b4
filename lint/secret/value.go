package secret

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
)

// secretValue is where the value of a name may be.
type secretValue struct {
	text string
	// name is what names it, and start where that starts.
	name  string
	start int
	// at is where it starts, behind the quote that opens it.
	at    int
	class keyClass
	// sep is what divides it from its name: '=' also for "=>" and ":=", ':', '>' for an element of XML, ' ' or 0 for nothing.
	sep byte
	// spaced is whether spaces are around the separator, or behind it.
	spaced, behind bool
	// quote opens and closes it, or is "".
	quote string
	// isWord is whether a space ends it in any case.
	isWord bool
	// nameQuoted is whether a quote closes the name.
	nameQuoted bool
	// escaped is whether the value is in a part of a URL that is itself the value of another one: next=%2F%3Ftoken%3D1.
	escaped bool
}

// valueBehind is the value that may follow a name, which ends at an offset.
func valueBehind(text string, end int) secretValue {
	v := secretValue{text: text}
	at := end
	if text[at] == '\\' {
		at++
	}
	if at < len(text) && strings.IndexByte(`"'`+"`", text[at]) >= 0 {
		v.nameQuoted = true
		at++
	}
	if at < len(text) && text[at] == ']' {
		at++
	}
	mark := skipSpaces(text, at)
	v.spaced = mark > at
	rest := text[mark:]
	switch {
	case strings.HasPrefix(rest, "==") || strings.HasPrefix(rest, "::") || strings.HasPrefix(rest, "=~") || strings.HasPrefix(rest, "://"):
		return v
	case strings.HasPrefix(rest, "=>"), strings.HasPrefix(rest, ":="):
		v.sep, at = '=', mark+2
	case ascii.StartsWith(rest, []string{"%3D", "%3d"}):
		v.sep, at, v.escaped = '=', mark+3, true
	case strings.HasPrefix(rest, "="), strings.HasPrefix(rest, ":"):
		v.sep, at = rest[0], mark+1
	case strings.HasPrefix(rest, ">") && !v.spaced && !v.nameQuoted:
		v.sep, at = '>', mark+1
	case v.spaced && !v.nameQuoted:
		v.sep, at = ' ', mark
	default:
		v.sep, at = ',', mark
	}
	v.at = skipSpaces(text, at)
	v.behind = v.at > at
	v.openQuote()
	return v
}

// quotes open a value. One within a text in quotes has a backslash.
var quotes = []string{`"`, `'`, "`", `\"`, `\'`, `\\\"`, `&quot;`}

// openQuote takes the quote that opens a value, behind the letter that Python and Rust may put there.
func (v *secretValue) openQuote() {
	rest := v.text[v.at:]
	if len(rest) > 2 && strings.IndexByte("bur", rest[0]) >= 0 && (rest[1] == '"' || rest[1] == '\'') {
		rest, v.at = rest[1:], v.at+1
	}
	for _, q := range quotes {
		if strings.HasPrefix(rest, q) {
			v.quote = q
			v.at += len(q)
			return
		}
	}
}

// isOption reports whether the name is an option, whose value follows a space.
func (v *secretValue) isOption() bool {
	return strings.HasPrefix(v.name, "--") || len(v.name) > 2 && v.name[0] == '-' && v.class == passwordKey
}

// isOfNetrc reports whether the name is the word for a password as a file of that name has it: "login NAME password VALUE".
func (v *secretValue) isOfNetrc() bool {
	return v.name == "password" && strings.Contains(v.text[max(0, v.start-64):v.start], "login ")
}

// paired is where the value of a variable starts that is in a field beside its name, as {"name":"DB_PASSWORD","value":"…"}, or
// in a command that sets variables, as ENV NAME VALUE; else 0.
func (v *secretValue) paired() int {
	before := v.text[:v.start]
	if v.sep == ' ' && isUpper(v.name) && (strings.HasSuffix(before, "ENV ") || strings.Contains(ascii.Lower(before[max(0, len(before)-40):]), "env ") && strings.Contains(before, "set")) {
		return v.at
	}
	if v.isSet() {
		return skipSpaces(v.text, v.at+1)
	}
	rest := strings.TrimLeft(v.text[min(v.at, len(v.text)):], ` ,"'\;`)
	field, isValue := strings.CutPrefix(ascii.Lower(rest[:min(len(rest), len("value"))]), "value")
	if v.sep != ',' && v.sep != ' ' || !isValue || field != "" {
		return 0
	}
	rest = strings.TrimLeft(rest[len("value"):], `"'\ `)
	if rest == "" || rest[0] != ':' && rest[0] != '=' {
		return 0
	}
	rest = strings.TrimLeft(rest[1:], " ")
	return len(v.text) - len(rest)
}

// setters are functions, in lowercase, that give a name the value of their next argument.
const setters ecosystem.Words = "define putenv setenv setdefault setproperty setitem setenvironmentvariable"

// isSet reports whether the name is the first argument of such a function, as in define('DB_PASSWORD', 'VALUE').
func (v *secretValue) isSet() bool {
	if v.sep != ',' || !v.nameQuoted || v.start == 0 || !strings.HasPrefix(v.text[v.at:], ",") {
		return false
	}
	function, isCall := strings.CutSuffix(strings.TrimRight(v.text[:v.start-1], " "), "(")
	from := strings.LastIndexFunc(function, func(r rune) bool { return !strings.ContainsRune(wordBytes, r) }) + 1
	return isCall && setters.Has(ascii.Lower(function[from:]))
}

// end is where the secret ends that starts at the value, or where the value starts if it isn't one.
func (v *secretValue) end() int {
	switch {
	case v.sep == ',':
		return v.at
	case v.quote != "":
		return v.quotedEnd()
	case v.sep == '>':
		if end := endBefore(v.text, v.at, "<"); end < len(v.text) && strings.HasSuffix(v.text[:v.start], "<") && !isReference(v.text[v.at:end]) {
			return end
		}
		return v.at
	case v.sep == ' ' && !v.isOption() && !v.isOfNetrc():
		return v.at
	}
	end := v.plainEnd()
	if v.isSecret(v.text[v.at:end], end) {
		return end
	}
	return v.at
}

// quotedEnd is where a quoted value ends: at its quote, or with the text that is cut off.
func (v *secretValue) quotedEnd() int {
	end := v.closingQuote()
	if end == len(v.text) && v.isWord {
		end = endBefore(v.text, v.at, " ")
	}
	quoted := v.text[v.at:end]
	named := v.sep != ' ' || v.isOption()
	switch {
	case isReference(quoted) || isSentence(quoted) && v.sep != '=':
		return v.at
	case named && v.class == passwordKey, isMixed(quoted), named && (len(quoted) >= 8 || v.sep == '=' && len(quoted) >= 4):
		return end
	case v.class == passwordKey && len(quoted) >= 4 && !strings.ContainsAny(quoted, "<>${") && !isUpper(quoted) && (hasBoth(quoted) || !strings.Contains(quoted, " ")):
		return end
	}
	return v.at
}

func (v *secretValue) closingQuote() int {
	for at := v.at; at < len(v.text); at++ {
		i := strings.Index(v.text[at:], v.quote)
		if i < 0 {
			break
		}
		if at += i; v.quote[0] == '\\' || at == v.at || v.text[at-1] != '\\' {
			return at
		}
	}
	return len(v.text)
}

func (v *secretValue) plainEnd() int {
	text, before := v.text, byte(' ')
	if v.start > 0 {
		before = text[v.start-1]
	}
	end := endBefore(text, v.at, " ")
	if i := strings.Index(text[v.at:end], ellipsis); i >= 0 {
		end = v.at + i
	}
	switch {
	case v.escaped:
		end = endBefore(text, v.at, " \"'`<>&")
		if i := strings.Index(text[v.at:end], "%26"); i >= 0 {
			end = v.at + i
		}
		return end
	case before == '?' || before == '&' || strings.HasSuffix(text[:v.start], "&amp;"):
		return endBefore(text, v.at, " \"'`<>&\\^{}|#;")
	case before == ';' || v.isPart():
		return v.partEnd()
	case strings.HasPrefix(text[v.at:], "<") && strings.Contains(text[v.at:], ">"): // a sample such as <your password>
		return endBefore(text, v.at, ">") + 1
	case strings.IndexByte("\"'`", before) >= 0:
		return min(end, endBefore(text, v.at, string(before)))
	}
	for at := v.at; at < end; at++ {
		if v.endsAt(at, end) {
			end = at
		}
	}
	end = v.at + len(strings.TrimRight(text[v.at:end], ",;:.\"'`"))
	if i := strings.IndexByte("([{", before); i >= 0 && end > v.at && text[end-1] == ")]}"[i] {
		end--
	}
	return end
}

// endsAt reports whether a character ends a value that goes on up to a space at most.
func (v *secretValue) endsAt(at, end int) bool {
	next := byte(0)
	if at+1 < end {
		next = v.text[at+1]
	}
	switch v.text[at] {
	case '"', '\'', '`':
		return ascii.Kinds[next]&ascii.InName == 0
	case '\\':
		return strings.IndexByte(`"'nrt`, next) >= 0
	case '<':
		return next == '/'
	case ',', ';', '&':
		return !v.isRaw() && isNamed(v.text[at+1:end])
	}
	return false
}

// isRaw reports whether the value may have any characters but spaces: the environment's have, and the keys of Django.
func (v *secretValue) isRaw() bool {
	return isUpper(v.name) || strings.Contains(strings.ReplaceAll(ascii.Lower(v.name), "_", ""), "secretkey")
}

// isNamed reports whether a text starts with the name of another value and an equals sign.
func isNamed(text string) bool {
	end := tokenEnd(text, 0)
	return end > 1 && end < len(text) && text[end] == '='
}

// isPart reports whether a value is one of a connection string, of which semicolons divide the parts.
func (v *secretValue) isPart() bool {
	if v.spaced || v.behind || v.isRaw() || v.sep != '=' {
		return false
	}
	end := endBefore(v.text, v.at, `;"'`)
	return end < len(v.text) && v.text[end] == ';' && !strings.Contains(v.text[v.at:end], " ") && strings.Contains(v.text[end:], "=")
}

// partEnd is where a part of a connection string ends. It may have spaces, if another part follows.
func (v *secretValue) partEnd() int {
	end := endBefore(v.text, v.at, ";\"'`")
	space := endBefore(v.text, v.at, " ")
	if space >= end {
		return end
	}
	name, _, isNext := strings.Cut(v.text[min(end+1, len(v.text)):], "=")
	if isNext && v.text[end] == ';' && len(name) < 32 && strings.Trim(name, wordBytes+" ") == "" {
		return end
	}
	for space > v.at && strings.IndexByte(".,:", v.text[space-1]) >= 0 {
		space--
	}
	return space
}

// isSecret reports whether a value without quotes, which ends at an offset, may be a secret.
func (v *secretValue) isSecret(text string, end int) bool {
	if isReference(text) {
		return false
	}
	isLong := hasBoth(text) && len(text) >= 6
	isLast := end == len(v.text) || strings.IndexByte(",;})]\"'`", v.text[end]) >= 0
	isUpper := isUpper(v.name)
	isWeak := v.class == secretKey
	switch {
	case v.sep == ' ':
		return !ascii.StartsWith(text, []string{"-", "=", "id=", "type="}) && !sentenceWords.Has(ascii.Lower(text))
	case v.sep == '=' && !v.behind:
		return !(isWeak && isPlain(text)) && (isUpper || !v.isCode(text))
	case v.sep == '=', !isWeak && isUpper:
		return (isLast || isLong) && !v.isCode(text)
	case v.behind && strings.Contains(v.name, "-"): // a header
		return !sentenceWords.Has(ascii.Lower(text))
	case !isWeak && isLong, isMixed(text):
		return true
	}
	return !isWeak && v.isField() && (isLast || !v.behind) && !strings.ContainsAny(text, "()[]")
}

// isPlain reports whether a value is a number, a word of uppercase letters, or too short for a secret.
func isPlain(text string) bool {
	return ascii.Digits(text) || len(text) < 4 || isUpper(text) && !hasBoth(text)
}

// isField reports whether the name is the first one of a line, or one of an object.
func (v *secretValue) isField() bool {
	before := v.text[:v.start]
	object := strings.TrimRight(before, " \"':@")
	return strings.Trim(before, " -\"'") == "" || strings.HasSuffix(object, "{") || strings.HasSuffix(object, ",")
}

// isCode reports whether a value is the name of a variable in code, which has the secret: password=db_password.
func (v *secretValue) isCode(text string) bool {
	isClosed := strings.HasSuffix(text, ")")
	if !v.isRaw() {
		text = strings.TrimRight(text, ");,")
	}
	name := text[:tokenEnd(text, 0)]
	rest := text[len(name):]
	isCall := strings.HasPrefix(rest, "(") && strings.Trim(name, "0123456789") == name || strings.HasPrefix(rest, "[")
	plain := strings.TrimLeft(ascii.Lower(v.name), "-@")
	last := ascii.Lower(name[strings.LastIndexAny(name, "._")+1:])
	return isCall && v.class == secretKey || isCall && isClosed || name == text && (last == plain || strings.HasSuffix(ascii.Lower(name), plain) && len(name) < 2*len(plain)+4 && strings.ContainsAny(name, "._"))
}
