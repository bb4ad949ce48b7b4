// Package lex makes lines out of the bytes of a log: without colors, prefixes of platforms, secrets and most repeats.
package lex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/prose"
)

// LongestLine is how much of a line is looked at, in bytes.
const LongestLine = 4 << 10

// EachLine calls do with the lines of a log, the blank ones and most of those that repeat left out, after mask took the
// secrets out of them: nothing that is found in a line can show one. mask may be nil where nothing of a line is shown.
func EachLine(log string, mask func(string) string, do func(*Line)) {
	r := repeats{last: map[string]int{}}
	r.read = func(number int, raw string) {
		l := Line{Number: number}
		if l.Whole = clean(withoutJob(raw)); mask != nil {
			l.Whole = mask(l.Whole)
		}
		l.Text = message(l.Whole)
		l.takePrefix()
		if strings.HasPrefix(l.Text, "{") {
			l.Text = message(l.Text)
		}
		if l.Text != "" && !isTraced(l.Text) {
			l.Plain = ascii.Lower(l.Text)
			do(&l)
		}
	}
	r.end(EachRaw(log, r.take))
}

// EachWhole calls do with the lines of a log, except blank ones, with what platforms put in front of them.
func EachWhole(log string, do func(*Line)) {
	EachRaw(log, func(number int, raw string) {
		if text := clean(raw); text != "" && !isTraced(text) {
			do(&Line{Number: number, Text: text, Plain: ascii.Lower(text), Whole: text})
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

// EachRaw calls do with each line of a log and its number. The result is how many lines there are.
func EachRaw(log string, do func(number int, raw string)) (number int) {
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
	if len(raw) > LongestLine {
		raw = raw[:LongestLine]
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

const timeZones ecosystem.Words = "UTC GMT CET CEST"

// takePrefix takes off what a platform puts before a line: a time stamp, the name of a process, a level.
func (l *Line) takePrefix() {
	// A terminal shows "^C" for the keys Ctrl-C, in front of what the program then writes.
	if l.Interrupts = strings.HasPrefix(l.Text, "^C"); l.Interrupts && len(l.Text) > len("^C") {
		l.Text = strings.TrimSpace(l.Text[len("^C"):])
	}
	inStep, timed := false, false
	for l.Text != "" {
		first, rest, _ := strings.Cut(l.Text, " ")
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
		l.InBuild = l.InBuild || inStep || isBuildTime(first) || first == "│"
		l.takeWords(first, rest, words)
	}
}

// prefixWord is the first word in the form that Heroku has for a source, and without what follows a level in older logs of
// Fly, which have no space there.
func (l *Line) prefixWord() (first, rest string) {
	first, rest, _ = strings.Cut(l.Text, " ")
	if end := strings.IndexByte(first, ']'); end > 0 && isLevel(first[:end+1]) {
		return first[:end+1], strings.TrimSpace(l.Text[end+1:])
	}
	if second, more, _ := strings.Cut(rest, " "); more != "" && strings.HasSuffix(second, ":") && IsName(first) {
		if source := sourceIn(first, second); source != "" {
			return source, more
		}
	}
	return first, rest
}

// takeWords takes off words of a prefix: they may have the source of the line and the name of its process.
func (l *Line) takeWords(first, rest string, words int) {
	if strings.Contains(first, "[") && l.Origin == "" && !isTime(first) && !isLevel(first) {
		l.Origin = first
	}
	isPiped, inside := strings.HasPrefix(rest, "| "), strings.TrimPrefix(first, "[")
	switch name := processIn(first); {
	case name != "":
		l.Process, l.IsLocal = name, l.IsLocal || isPiped || strings.HasSuffix(first, "|")
	case words == 2 && l.Process == "" && isPiped && first != "system":
		l.Process = first
	case strings.HasPrefix(rest, "] ") && !isLevelName(inside): // of process-compose
		l.Process, l.IsLocal = inside, true
	}
	if l.Text = rest; words == 2 {
		_, l.Text, _ = strings.Cut(rest, " ")
	}
}

// takeSource takes off what Fly writes before a line: a machine, its region and a level, as in
// "app[148e391] ams [info]". No space need follow. The origin is the form of the name, "app[]".
func (l *Line) takeSource(first, rest string) bool {
	if !strings.HasSuffix(first, "]") {
		return false
	}
	name, machine, _ := strings.Cut(first, "[")
	region, rest, _ := strings.Cut(rest, " ")
	if machine == "" || !IsName(name) || len(region) != 3 || !ascii.Only(region, ascii.InName) {
		return false
	}
	end := strings.IndexByte(rest, ']')
	if end < 0 || !isLevel(rest[:end+1]) {
		return false
	}
	if l.Origin == "" {
		l.Origin = name + "[]"
	}
	l.Text = strings.TrimSpace(rest[end+1:])
	return true
}

// takeComponent takes off the name of a component that App Platform writes before the time, as in "[web] [2021-12-09 15:06:59]"
// or, with doctl, "web 2021-12-09T15:06:59.1Z".
func (l *Line) takeComponent(first, rest string) bool {
	if !strings.HasPrefix(rest, "[") && (len(rest) < len("2021-12-09T15:06:59Z") || rest[len("2021-12-09")] != 'T') {
		return false
	}
	second, _, _ := strings.Cut(rest, " ")
	inside := strings.TrimSuffix(strings.TrimPrefix(first, "["), "]")
	switch {
	case !IsName(inside) || isTime(first):
		return false
	case len(first) == len(inside)+len("[]"):
		if !strings.HasPrefix(second, "[") || strings.HasSuffix(second, "]") || !isTime(second) {
			return false
		}
	case len(second) < len("2021-12-09T15:06:59Z") || second[len("2021-12-09")] != 'T' || !strings.HasSuffix(second, "Z") || !isTime(second):
		return false
	}
	l.Text = rest
	return true
}

// takeStep takes off the name of a step of Cloud Build, as in `Step #1 - "build": `, or of a phase of a build with buildpacks.
func (l *Line) takeStep() bool {
	rest, isStep := strings.CutPrefix(l.Text, "Step #")
	if isStep {
		_, rest, isStep = strings.Cut(rest, ": ")
	} else if strings.HasPrefix(l.Text, "[") {
		name, after, ends := strings.Cut(l.Text[1:], "] ")
		rest, isStep = after, ends && buildPhases.Has(name)
	}
	if isStep {
		l.Text, l.InBuild = strings.TrimSpace(rest), true
	}
	return isStep
}

// takeLogger takes off what the logger of Ruby writes before a line, as in "F, [2026-11-26T10:43:07 #4] FATAL -- : ", and the
// ID of a request that Rails puts there.
func (l *Line) takeLogger() bool {
	if len(l.Text) > len("F, [") && l.Text[1:4] == ", [" {
		_, rest, ok := strings.Cut(l.Text, " -- ")
		if _, said, named := strings.Cut(rest, ":"); ok && named {
			l.Text = strings.TrimSpace(said)
			return true
		}
		return false
	}
	const id = len("[3f6b1c2e-0f5a-4d3a-9a39-2f5f5b3f1c11]")
	if len(l.Text) > id && l.Text[0] == '[' && l.Text[id-1] == ']' && strings.Count(l.Text[:id], "-") == 4 {
		l.Text = strings.TrimSpace(l.Text[id:])
		return true
	}
	return false
}
