package diagnosis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/plainjson"

	"github.com/proclint/proclint/lint/screen"
)

// longestLine is how much of a line is looked at, in bytes.
const longestLine = 4 << 10

// eachLine calls do with the lines of a log, the blank ones left out.
func eachLine(log string, do func(*line)) {
	eachRaw(log, func(number int, raw string) {
		l := line{number: number}
		l.text = message(clean(raw))
		l.takePrefix()
		if l.text != "" {
			l.plain = lower(l.text)
			do(&l)
		}
	})
}

// eachRaw calls do with each line of a log and its number.
func eachRaw(log string, do func(number int, raw string)) {
	for number := 0; log != ""; number++ {
		end := 0
		for end < len(log) && log[end] != '\n' && log[end] != '\r' {
			end++
		}
		do(number, log[:end])
		if strings.HasPrefix(log[end:], "\r\n") {
			end++
		}
		log = log[min(end+1, len(log)):]
	}
}

// clean takes out escape sequences and control characters, straightens quotes and puts spaces together.
func clean(raw string) string {
	if len(raw) > longestLine {
		raw = raw[:longestLine]
	}
	if isClean(raw) {
		return strings.TrimSpace(raw)
	}
	var b strings.Builder
	for i := 0; i < len(raw); {
		if raw[i] == 0x1b {
			i += screen.EscapeLength(raw[i:])
			continue
		}
		r, size := utf8.DecodeRuneInString(raw[i:])
		i += size
		switch {
		case r == '“' || r == '”':
			r = '"'
		case r == '‘' || r == '’':
			r = '\''
		case r == '…': // of a person who cut a line short
			b.WriteString("..")
			r = '.'
		case unicode.IsControl(r) || unicode.IsSpace(r):
			r = ' '
		}
		b.WriteRune(r)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// isClean reports whether clean would only cut off spaces at the ends.
func isClean(raw string) bool {
	for i := 0; i < len(raw); i++ {
		if c := raw[i]; c < ' ' || c > '~' || c == ' ' && i > 0 && raw[i-1] == ' ' {
			return false
		}
	}
	return true
}

// message is the text of a line that is JSON, as container runtimes and structured loggers write it, else the line.
func message(text string) string {
	if !strings.HasPrefix(text, "{") || !strings.HasSuffix(text, "}") {
		return text
	}
	o, err := plainjson.ParseObject(text)
	if err != nil {
		return text
	}
	for _, name := range []string{"log", "message", "msg", "textPayload", "MESSAGE"} {
		if inside, ok := o.Fields[name].(string); ok && inside != "" {
			return clean(inside)
		}
	}
	return text
}

// takePrefix takes off what a platform puts before a line: a time stamp, the name of a process, a level.
func (l *line) takePrefix() {
	for {
		first, rest, _ := strings.Cut(l.text, " ")
		words := prefixWords(first, rest)
		if words == 0 {
			return
		}
		if strings.Contains(first, "[") && l.origin == "" && !isTime(first) && !isLevel(first) {
			l.origin = first
		}
		if name := processIn(first); name != "" {
			l.process = name
		} else if words == 2 && l.process == "" && strings.HasPrefix(rest, "| ") && first != "system" {
			l.process = first
		}
		if l.text = rest; words == 2 {
			_, l.text, _ = strings.Cut(rest, " ")
		}
	}
}

// processIn is the name of a process in a word of a prefix, such as web.1, app[web.1]: or web.1|, or "".
func processIn(word string) string {
	if _, inside, ok := strings.Cut(strings.TrimSuffix(word, "]:"), "["); ok {
		word = inside
	}
	word = strings.TrimSuffix(word, "|")
	if kind, number, ok := strings.Cut(word, "."); ok && digits(number) && isName(kind) && !digits(kind) {
		return word
	}
	return ""
}

// prefixWords is how many words of a line are a prefix, 0 for none.
func prefixWords(first, rest string) int {
	bracket := strings.IndexByte(first, '[')
	switch {
	case isTime(first), first == "AM" || first == "PM", isLevel(first), first == "remote:", first == "|":
		return 1
	case bracket > 0 && strings.HasSuffix(first, "]:") && isName(first[:bracket]): // app[web.1]:
		return 1
	case bracket == 0 && isSourced(first): // [APP/PROC/WEB/0] OUT
		if out, _, _ := strings.Cut(rest, " "); out == "OUT" || out == "ERR" {
			return 2
		}
		return 1
	case strings.HasPrefix(rest, "| ") && isName(first): // web.1 |
		return 2
	case rest != "" && strings.HasSuffix(first, "|") && isName(strings.TrimSuffix(first, "|")): // web.1|
		return 1
	case len(first) > 1 && first[0] == '#' && digits(first[1:]) && rest != "": // #12
		return 1
	}
	return 0
}

// isSourced reports whether a word in brackets is a path of sources, such as [APP/PROC/WEB/0].
func isSourced(word string) bool {
	inside, closed := strings.CutSuffix(word[1:], "]")
	return closed && strings.Contains(inside, "/") && inside[0] >= 'A' && inside[0] <= 'Z' && isName(inside)
}

// isTime reports whether a word is a date, a time, a time zone, or the seconds of a build's step.
func isTime(word string) bool {
	word = strings.Trim(word, "[](),:")
	if word == "" {
		return false
	}
	if zone := strings.TrimLeft(word, "+-"); zone != word && len(zone) >= 4 && digits(strings.ReplaceAll(zone, ":", "")) {
		return true
	}
	if word[0] < '0' || word[0] > '9' || !only(word, inTime) {
		return false
	}
	return strings.Count(word, ":") >= 2 || strings.Count(word, "-") >= 2 || strings.Count(word, "/") == 2
}

// isLevel reports whether a word is the level or the number of a process in brackets, as servers write it.
func isLevel(word string) bool {
	inside, opened := strings.CutPrefix(word, "[")
	inside, closed := strings.CutSuffix(inside, "]")
	if !opened || !closed {
		return false
	}
	switch lower(inside) {
	case "error", "err", "info", "inf", "warning", "warn", "critical", "fatal", "debug", "notice":
		return true
	}
	return digits(inside)
}

// isName reports whether a word may be the name of a process or a container.
func isName(word string) bool { return word != "" && only(word, inName) }

func digits(s string) bool { return s != "" && only(s, inNumber) }

// byteKind is a set of what a byte may be in.
type byteKind uint8

const (
	inNumber byteKind = 1 << iota
	inTime
	inName
)

// kindsOf are the kinds of each byte: a look at a table is what a program without inlined functions is fastest at.
var kindsOf = func() (kinds [256]byteKind) {
	for kind, bytes := range map[byteKind]string{
		inNumber: "0123456789",
		inTime:   "0123456789:-/.,TZ+",
		inName:   "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/",
	} {
		for i := range len(bytes) {
			kinds[bytes[i]] |= kind
		}
	}
	return kinds
}()

// only reports whether all bytes of a word are of a kind.
func only(word string, kind byteKind) bool {
	for i := range len(word) {
		if kindsOf[word[i]]&kind == 0 {
			return false
		}
	}
	return true
}
