package diagnosis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/plainjson"
	"github.com/proclint/proclint/lint/screen"
)

// longestLine is how much of a line is looked at, in bytes.
const longestLine = 4 << 10

// eachLine calls do with the lines of a log, the blank ones left out.
func eachLine(log string, do func(*line)) {
	eachRaw(log, func(number int, raw string) {
		l := line{number: number}
		l.text = message(clean(withoutJob(raw)))
		l.takePrefix()
		if l.text != "" && !isTraced(l.text) {
			l.plain = lower(l.text)
			do(&l)
		}
	})
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

// eachRaw calls do with each line of a log and its number.
func eachRaw(log string, do func(number int, raw string)) {
	for number := 0; log != ""; {
		var text string
		text, log, _ = strings.Cut(log, "\n")
		for raw := range strings.SplitSeq(strings.TrimSuffix(text, "\r"), "\r") { // one alone ends a line, too
			do(number, raw)
			number++
		}
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
	o, err := plainjson.ParseObject(object)
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
func firstText(o *plainjson.Object, names ...string) string {
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
		if l.takeSource(first, rest) || l.takeComponent(first, rest) || l.takeStep() || l.takeLogger() {
			continue
		}
		if second, more := cutWord(rest); more != "" && strings.HasSuffix(second, ":") && isName(first) {
			if timed && isHostAndProgram(first, second) {
				l.text = more
				continue
			}
			if source := sourceIn(first, second); source != "" {
				first, rest = source, more
			}
		}
		if end := strings.IndexByte(first, ']'); end > 0 && isLevel(first[:end+1]) { // of older logs of Fly, without a space
			first, rest = first[:end+1], strings.TrimSpace(l.text[end+1:])
		}
		words := prefixWords(first, rest)
		if words == 0 && inStep && isSeconds(first) {
			words = 1
		}
		if words == 0 {
			return
		}
		inStep, timed = first[0] == '#', timed || isTime(first)
		l.inBuild = l.inBuild || inStep || isBuildTime(first) || first == "│"
		if strings.Contains(first, "[") && l.origin == "" && !isTime(first) && !isLevel(first) {
			l.origin = first
		}
		if name := processIn(first); name != "" {
			l.process, l.isLocal = name, l.isLocal || strings.HasPrefix(rest, "| ") || strings.HasSuffix(first, "|")
		} else if words == 2 && l.process == "" && strings.HasPrefix(rest, "| ") && first != "system" {
			l.process = first
		} else if name := strings.TrimPrefix(first, "["); strings.HasPrefix(rest, "] ") && !isLevelName(name) { // of process-compose
			l.process, l.isLocal = name, true
		}
		if l.text = rest; words == 2 {
			_, l.text, _ = strings.Cut(rest, " ")
		}
	}
}

// cutWord cuts a text at its first space.
func cutWord(text string) (word, rest string) {
	if end := strings.IndexByte(text, ' '); end >= 0 {
		return text[:end], text[end+1:]
	}
	return text, ""
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

// buildPhases are what the programs are named of which a build with buildpacks consists.
const buildPhases command.Words = "analyzer detector restorer builder exporter creator extender"

// sourceIn is the source of a line as Heroku writes it, such as app[web.1]:, from the form of Papertrail, app/web.1:, or from
// that of the system's log on a machine of AWS, web: or web[3571]:, else "".
func sourceIn(host, word string) string {
	if name, _, _ := strings.Cut(strings.TrimSuffix(word, ":"), "["); strings.HasPrefix(host, "ip-") && strings.HasSuffix(word, ":") && isName(name) {
		return "aws[" + name + ".1]:"
	}
	kind, name, ok := strings.Cut(strings.TrimSuffix(word, ":"), "/")
	source := kind + "[" + name + "]:"
	if !ok || !strings.HasSuffix(word, ":") || !isName(kind) || processIn(source) == "" {
		return ""
	}
	return source
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
	service, _, _ := strings.Cut(first, "@") // a service of Docker Swarm, with its machine
	switch {
	case isTime(first), first == "AM" || first == "PM", isLevel(first), first == "remote:", first == "|", first == "┃", first == "│":
		return 1
	case isMonth(first) && isDayAndTime(rest): // Nov 26 10:43:07
		return 2
	case bracket > 0 && strings.HasSuffix(first, "]:") && isName(first[:bracket]) && !isLevelName(first[:bracket]) && !strings.HasSuffix(first[:bracket], "Error"): // app[web.1]:
		return 1
	case bracket > 0 && isVersion(first[bracket:]): // default[20180905t132940]
		return 1
	case bracket == 0 && isSourced(first): // [APP/PROC/WEB/0] OUT
		if out, _, _ := strings.Cut(rest, " "); out == "OUT" || out == "ERR" {
			return 2
		}
		return 1
	case strings.HasPrefix(rest, "| ") && isName(service), bracket == 0 && strings.HasPrefix(rest, "] ") && isName(first[1:]): // web.1 | and [web ]
		return 2
	case rest != "" && strings.HasSuffix(first, "|") && isName(strings.TrimSuffix(first, "|")): // web.1|
		return 1
	case len(first) > 1 && first[0] == '#' && digits(first[1:]) && rest != "", isBuildTime(first) && rest != "", isTask(first): // #12
		return 1
	}
	return 0
}

// tasks are names of the tasks that Turborepo mostly runs.
const tasks command.Words = "build start dev lint test typecheck check-types deploy"

// isTask reports whether a word is what Turborepo writes before the lines of a task: web:build:
func isTask(word string) bool {
	name, task, _ := strings.Cut(word, ":")
	task, ends := strings.CutSuffix(task, ":")
	return ends && name != "" && tasks.Has(task)
}

// isSourced reports whether a word in brackets is a path of sources, such as [APP/PROC/WEB/0].
func isSourced(word string) bool {
	inside, closed := strings.CutSuffix(word[1:], "]")
	return closed && strings.Contains(inside, "/") && inside[0] >= 'A' && inside[0] <= 'Z' && isName(inside)
}

// isVersion reports whether a word is a version of App Engine in brackets, which gcloud names after the time.
func isVersion(word string) bool {
	day, clock, _ := strings.Cut(strings.Trim(word, "[]"), "t")
	return len(day) == len("20180905") && len(clock) == len("132940") && digits(day+clock)
}

// isMonth reports whether a word is the short name of a month.
func isMonth(word string) bool {
	return len(word) == 3 && strings.Contains(" Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ", " "+word+" ")
}

// isDayAndTime reports whether a text starts with the day of a month and a time.
func isDayAndTime(text string) bool {
	day, rest, _ := strings.Cut(text, " ")
	clock, _, _ := strings.Cut(rest, " ")
	return len(day) <= 2 && digits(day) && isTime(clock)
}

// isNamedDate reports whether a word is a date with the name of the month, as in 2025-Nov-01.
func isNamedDate(word string) bool {
	return len(word) == len("2025-Nov-01") && word[4] == '-' && word[8] == '-' && digits(word[:4]) && isMonth(word[5:8]) && digits(word[9:])
}

// isSeconds reports whether a word is the time since the start of a build's step, as in "#9 41.23 Killed".
func isSeconds(word string) bool {
	whole, part, _ := strings.Cut(word, ".")
	return digits(whole) && digits(part)
}

// isBuildTime reports whether a word has the precision with which BuildKit writes seconds where it repeats the output of
// a step that failed: 0.345, 41.23 or 123.4.
func isBuildTime(word string) bool {
	if word == "" || kindsOf[word[0]]&inNumber == 0 {
		return false
	}
	whole, part, _ := strings.Cut(word, ".")
	return digits(whole) && digits(part) && len(part) == max(1, 4-len(whole))
}

// isTime reports whether a word is a date, a time or a time zone.
func isTime(word string) bool {
	for word != "" && kindsOf[word[0]]&aroundTime != 0 {
		word = word[1:]
	}
	for word != "" && kindsOf[word[len(word)-1]]&aroundTime != 0 {
		word = word[:len(word)-1]
	}
	if word == "" {
		return false
	}
	if word[0] == '+' || word[0] == '-' {
		zone := strings.TrimLeft(word, "+-")
		return len(zone) >= 4 && digits(strings.ReplaceAll(zone, ":", ""))
	}
	if kindsOf[word[0]]&inNumber == 0 {
		return false
	}
	if isNamedDate(word) {
		return true
	}
	if !only(word, inTime) {
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
	return isLevelName(inside) || digits(inside)
}

// isLevelName reports whether a word names a level.
func isLevelName(word string) bool {
	switch lower(word) {
	case "error", "err", "info", "inf", "warning", "warn", "critical", "fatal", "debug", "notice":
		return true
	}
	return false
}

// isName reports whether a word may be the name of a process or a container.
func isName(word string) bool { return word != "" && only(word, inName) }

func digits(s string) bool { return s != "" && only(s, inNumber) }

// byteKind is a set of what a byte may be in.
type byteKind uint8

const (
	inNumber byteKind = 1 << iota
	inTime
	aroundTime
	inName
)

// kindsOf are the kinds of each byte: a look at a table is what a program without inlined functions is fastest at.
var kindsOf = func() (kinds [256]byteKind) {
	for kind, bytes := range map[byteKind]string{
		inNumber:   "0123456789",
		inTime:     "0123456789:-/.,TZ+",
		aroundTime: "[](),:",
		inName:     "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/",
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
