package logs

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/prose"
)

// longestLine is how much of a line is looked at, in bytes.
const longestLine = 4 << 10

// eachLine calls do with the lines of a log, the blank ones and most of those that repeat left out, and without the secrets in
// them: nothing that is found in a line can show one.
func eachLine(log string, secrets *masker, do func(*line)) {
	r := repeats{last: map[string]int{}}
	r.read = func(number int, raw string) {
		l := line{number: number}
		l.whole = secrets.maskLine(clean(withoutJob(raw)))
		l.text = message(l.whole)
		l.takePrefix()
		if strings.HasPrefix(l.text, "{") {
			l.text = message(l.text)
		}
		if l.text != "" && !isTraced(l.text) {
			l.plain = lower(l.text)
			do(&l)
		}
	}
	r.end(eachRaw(log, r.take))
}

// isTraced reports whether a line only shows a command that a script runs, as `set -x` does: its texts haven't happened.
func isTraced(text string) bool {
	if strings.IndexByte(text, '+') < 0 {
		return false
	}
	if _, after, ok := strings.Cut(text, " stderr: "); ok {
		text = after
	}
	return strings.HasPrefix(text, "+") && strings.HasPrefix(strings.TrimLeft(text, "+"), " ")
}

// eachRaw calls do with each line of a log and its number. The result is how many lines there are.
func eachRaw(log string, do func(number int, raw string)) (number int) {
	for log != "" {
		var text string
		text, log, _ = strings.Cut(log, "\n")
		for raw := range strings.SplitSeq(strings.TrimSuffix(text, "\r"), "\r") { // one alone ends a line, too
			do(number, raw)
			number++
		}
	}
	return number
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
			i += prose.EscapeLength(raw[i:])
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

// message is the text of a line that is JSON, as container runtimes and structured loggers write it, else the line. An
// error that has a field of itself follows the message.
func message(text string) string {
	object := text
	if strings.HasPrefix(text, `"`) && strings.Contains(text, `": "`) { // one field of an object in several lines
		object = "{" + strings.TrimSuffix(text, ",") + "}"
	}
	if !strings.HasPrefix(object, "{") || !strings.HasSuffix(object, "}") {
		return text
	}
	o, err := jsontext.ParseObject(object)
	if err != nil {
		return text
	}
	said, reason := firstText(o, "log", "message", "msg", "textPayload", "MESSAGE", "event", "body", "jsonPayload"), firstText(o, "error", "err")
	switch {
	case said == "" && reason == "":
		return text
	case said == "":
		return clean(reason)
	case strings.Contains(said, reason):
		return clean(said)
	}
	return clean(said + ": " + reason)
}

// firstText is the first of some fields that is a text, or an object with a message, or "".
func firstText(o *jsontext.Object, names ...string) string {
	for _, name := range names {
		value := o.Fields[name]
		if inside, ok := value.(map[string]any); ok {
			value = inside["message"]
		}
		if text, ok := value.(string); ok && text != "" {
			return text
		}
	}
	return ""
}

// timeZones are names that may follow a time.
const timeZones command.Words = "UTC GMT CET CEST"

// takePrefix takes off what a platform puts before a line: a time stamp, the name of a process, a level.
func (l *line) takePrefix() {
	// A terminal shows "^C" for the keys Ctrl-C, in front of what the program then writes.
	if l.interrupts = strings.HasPrefix(l.text, "^C"); l.interrupts && len(l.text) > len("^C") {
		l.text = strings.TrimSpace(l.text[len("^C"):])
	}
	inStep, timed := false, false
	for l.text != "" {
		first, rest := cutWord(l.text)
		if l.takeTransport(first, rest) {
			timed = true
			continue
		}
		if l.takeSource(first, rest) || l.takeComponent(first, rest) || l.takeStep() || l.takeLogger() || timed && l.takeProgram(first, rest) {
			continue
		}
		first, rest = l.prefixWord()
		words := prefixWords(first, rest)
		if words == 0 && (inStep && isSeconds(first) || timed && timeZones.Has(first)) {
			words = 1
		}
		if words == 0 {
			return
		}
		inStep, timed = first[0] == '#', timed || isTime(first)
		l.inBuild = l.inBuild || inStep || isBuildTime(first) || first == "│"
		l.takeWords(first, rest, words)
	}
}

// prefixWord is the first word in the form that Heroku has for a source, and without what follows a level in older logs of
// Fly, which have no space there.
func (l *line) prefixWord() (first, rest string) {
	first, rest = cutWord(l.text)
	if end := strings.IndexByte(first, ']'); end > 0 && isLevel(first[:end+1]) {
		return first[:end+1], strings.TrimSpace(l.text[end+1:])
	}
	if second, more := cutWord(rest); more != "" && strings.HasSuffix(second, ":") && isName(first) {
		if source := sourceIn(first, second); source != "" {
			return source, more
		}
	}
	return first, rest
}

// takeWords takes off words of a prefix: they may have the source of the line and the name of its process.
func (l *line) takeWords(first, rest string, words int) {
	if strings.Contains(first, "[") && l.origin == "" && !isTime(first) && !isLevel(first) {
		l.origin = first
	}
	isPiped, inside := strings.HasPrefix(rest, "| "), strings.TrimPrefix(first, "[")
	switch name := processIn(first); {
	case name != "":
		l.process, l.isLocal = name, l.isLocal || isPiped || strings.HasSuffix(first, "|")
	case words == 2 && l.process == "" && isPiped && first != "system":
		l.process = first
	case strings.HasPrefix(rest, "] ") && !isLevelName(inside): // of process-compose
		l.process, l.isLocal = inside, true
	}
	if l.text = rest; words == 2 {
		_, l.text = cutWord(rest)
	}
}

// takeSource takes off what Fly writes before a line: a machine, its region and a level, as in
// "app[148e391] ams [info]". No space need follow. The origin is the form of the name, "app[]".
func (l *line) takeSource(first, rest string) bool {
	if !strings.HasSuffix(first, "]") {
		return false
	}
	name, machine, _ := strings.Cut(first, "[")
	region, rest := cutWord(rest)
	if machine == "" || !isName(name) || len(region) != 3 || !only(region, inName) {
		return false
	}
	end := strings.IndexByte(rest, ']')
	if end < 0 || !isLevel(rest[:end+1]) {
		return false
	}
	if l.origin == "" {
		l.origin = name + "[]"
	}
	l.text = strings.TrimSpace(rest[end+1:])
	return true
}

// takeComponent takes off the name of a component that App Platform writes before the time, as in "[web] [2021-12-09 15:06:59]"
// or, with doctl, "web 2021-12-09T15:06:59.1Z".
func (l *line) takeComponent(first, rest string) bool {
	if !strings.HasPrefix(rest, "[") && (len(rest) < len("2021-12-09T15:06:59Z") || rest[len("2021-12-09")] != 'T') {
		return false
	}
	second, _ := cutWord(rest)
	inside := strings.TrimSuffix(strings.TrimPrefix(first, "["), "]")
	switch {
	case !isName(inside) || isTime(first):
		return false
	case len(first) == len(inside)+len("[]"):
		if !strings.HasPrefix(second, "[") || strings.HasSuffix(second, "]") || !isTime(second) {
			return false
		}
	case len(second) < len("2021-12-09T15:06:59Z") || second[len("2021-12-09")] != 'T' || !strings.HasSuffix(second, "Z") || !isTime(second):
		return false
	}
	l.text = rest
	return true
}

// takeStep takes off the name of a step of Cloud Build, as in `Step #1 - "build": `, or of a phase of a build with buildpacks.
func (l *line) takeStep() bool {
	rest, isStep := strings.CutPrefix(l.text, "Step #")
	if isStep {
		_, rest, isStep = strings.Cut(rest, ": ")
	} else if strings.HasPrefix(l.text, "[") {
		name, after, ends := strings.Cut(l.text[1:], "] ")
		rest, isStep = after, ends && buildPhases.Has(name)
	}
	if isStep {
		l.text, l.inBuild = strings.TrimSpace(rest), true
	}
	return isStep
}

// takeLogger takes off what the logger of Ruby writes before a line, as in "F, [2026-11-26T10:43:07 #4] FATAL -- : ", and the
// ID of a request that Rails puts there.
func (l *line) takeLogger() bool {
	if len(l.text) > len("F, [") && l.text[1:4] == ", [" {
		_, rest, ok := strings.Cut(l.text, " -- ")
		if _, said, named := strings.Cut(rest, ":"); ok && named {
			l.text = strings.TrimSpace(said)
			return true
		}
		return false
	}
	const id = len("[3f6b1c2e-0f5a-4d3a-9a39-2f5f5b3f1c11]")
	if len(l.text) > id && l.text[0] == '[' && l.text[id-1] == ']' && strings.Count(l.text[:id], "-") == 4 {
		l.text = strings.TrimSpace(l.text[id:])
		return true
	}
	return false
}
