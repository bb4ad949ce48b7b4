package signal

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
)

// pattern is a message with named parts, such as "bash: <program>: command not found".
type pattern struct {
	// literals are the texts around the parts, in lowercase: one more than parts.
	literals []string
	parts    []part
	// fixed are the values of parts such as <port=80>, which are no different from log to log. A line doesn't have those of
	// parts such as <apt==libpq-dev>: they tell what belongs to the message.
	fixed map[string]string
	// begins and ends mean that a line has nothing before it or after it.
	begins, ends bool
	// score is how many bytes of a line it explains.
	score int
	// exits is whether a line gives the status with which a process failed.
	exits bool
}

// part is a named piece of a message that differs from log to log.
type part struct {
	name       string
	kind       partKind
	beforePort bool // whether a colon and a port follow: an address of IPv6 has colons, too
}

type partKind uint8

const (
	wordPart partKind = iota // without spaces and quotes
	numberPart
	filePart      // a word with a slash, or a backslash of Windows
	placePart     // a word that starts with a folder, as "/", "./", "../" and "C:\\" do
	variablePart  // a word that starts with a dollar sign
	uppercasePart // the name of a variable of the environment
	domainPart    // the name of a server with a dot, and no address
	textPart      // anything
	failedPart    // the status of a process that failed
	signalPart    // the signal that ended a process, and that nobody sends to stop one
)

// Unfailed are the exit statuses of success, and of processes that the signals SIGINT and SIGTERM ended: somebody stopped them.
const Unfailed ecosystem.Words = "0 130 143"

// ofStops are the signals by which somebody stops a process, as systemd and others write them.
const ofStops ecosystem.Words = "1 2 15 sighup sigint sigterm"

// partKinds are what parts may be, by their names. Most others are words.
var partKinds = map[string]partKind{
	"number": numberPart, "port": numberPart, "status": numberPart, "line": numberPart, "seconds": numberPart, "pid": numberPart, "row": numberPart,
	"text": textPart, "reason": textPart, "command": textPart, "any": textPart, "list": textPart, "address": textPart, "found": textPart, "fault": textPart,
	"failed_status": failedPart, "failed_signal": signalPart, "slashed_path": filePart, "placed_path": placePart,
	"variable_value": variablePart, "uppercase_variable": uppercasePart, "domain_host": domainPart,
}

func kindOf(name string) partKind {
	if strings.HasPrefix(name, "text_") {
		return textPart
	}
	return partKinds[name]
}

// isPart reports whether a text may be inside of a part: a name, or one with a value.
func isPart(inside string) bool {
	name, _, _ := strings.Cut(inside, "=")
	return IsPartName(name)
}

// preference is what a part adds to the score: of two patterns with as many bytes, the one that allows less goes first.
var preference = [...]int{wordPart: 0, numberPart: 1, filePart: 1, placePart: 1, variablePart: 1, uppercasePart: 1, domainPart: 1, textPart: -12, failedPart: 1, signalPart: 1}

// FewestBytes is the length of the shortest literal by which a pattern is found.
const FewestBytes = 4

// parsePattern reads a pattern. "^" at its start and "$" at its end are the bounds of a line.
func parsePattern(text string) (*pattern, error) {
	p := &pattern{}
	rest, begins := strings.CutPrefix(text, "^")
	rest, ends := strings.CutSuffix(rest, "$")
	p.begins, p.ends = begins, ends
	literal := ""
	for before, name := range Parts(rest, isPart) {
		literal += before
		if fixed, value, is := strings.Cut(name, "="); is {
			if p.fixed == nil {
				p.fixed = map[string]string{}
			}
			told, unseen := strings.CutPrefix(value, "=")
			if !unseen || told == "" {
				literal, told = literal+value, value
			}
			p.fixed[valueName(fixed)] = told
			p.exits = p.exits || kindOf(fixed) == failedPart
			continue
		}
		if literal == "" && name != "" && len(p.parts) > 0 {
			return nil, fmt.Errorf("the part <%s> follows another one without a text between them", name)
		}
		if p.literals = append(p.literals, ascii.Lower(literal)); name != "" {
			p.parts = append(p.parts, part{name: valueName(name), kind: kindOf(name)})
		}
		literal = ""
	}
	longest := 0
	for _, l := range p.literals {
		p.score += len(l)
		longest = max(longest, len(l))
	}
	for i, part := range p.parts {
		p.score += preference[part.kind]
		p.exits = p.exits || part.kind == failedPart || part.kind == signalPart
		p.parts[i].beforePort = i+1 < len(p.parts) && p.parts[i+1].name == "port" && p.literals[i+1] == ":"
	}
	if longest < FewestBytes && !p.exact() {
		return nil, fmt.Errorf("it has no text of %d characters by which it is found", FewestBytes)
	}
	return p, nil
}

// valueName is the name of a part's value: <slashed_path> is a path.
func valueName(part string) string { return part[strings.IndexByte(part, '_')+1:] }

func (p *pattern) exact() bool { return p.begins && p.ends && len(p.parts) == 0 }

const mostStarts = 8

// match gives the values of the parts in a line, or false where the line doesn't have the pattern.
func (p *pattern) match(l *lex.Line) (values []string, ok bool) {
	first := p.literals[0]
	if p.begins {
		if !strings.HasPrefix(l.Plain, first) {
			return nil, false
		}
		return p.matchFrom(l, len(first))
	}
	if first == "" {
		return p.matchBackward(l)
	}
	for at, tried := 0, 0; tried < mostStarts; tried++ {
		next := strings.Index(l.Plain[at:], first)
		if next < 0 {
			return nil, false
		}
		start := at + next
		if at = start + len(first); ascii.WordsMeet(l.Plain, start) || len(p.literals) == 1 && isDenied(l.Plain[:start], first, l.Plain[at:]) {
			continue
		}
		if values, ok := p.matchFrom(l, at); ok {
			return values, true
		}
	}
	return nil, false
}

// deniedBefore and deniedAfter are around the name of a failure, such as oomkilled, that didn't happen.
var (
	deniedBefore = []string{"no ", "without ", "handle ", "handles ", "handling ", "never ", "0 pods in ", "?", "&", "/"}
	deniedAfter  = []string{": false", ":false", "=false", "} 0"}
)

// isDenied reports whether a line says only that what a word names didn't happen, or doesn't.
func isDenied(before, word, after string) bool {
	if strings.Contains(word, " ") {
		return false
	}
	after = strings.TrimPrefix(after, `"`)
	return slices.ContainsFunc(deniedBefore, func(text string) bool { return strings.HasSuffix(before, text) }) ||
		slices.ContainsFunc(deniedAfter, func(text string) bool { return strings.HasPrefix(after, text) })
}

// matchBackward is match for a pattern that starts with a part: it's a word in front of the first literal.
func (p *pattern) matchBackward(l *lex.Line) ([]string, bool) {
	next := p.literals[1]
	for at, tried := 0, 0; tried < mostStarts; tried++ {
		i := strings.Index(l.Plain[at:], next)
		if i < 0 {
			return nil, false
		}
		end := at + i
		start := end
		if p.parts[0].kind == textPart {
			start = 0
		}
		for start > 0 && fits(p.parts[0].kind, l.Text[start-1]) {
			start--
		}
		if start < end {
			if values, ok := p.matchFrom(l, start); ok {
				return values, true
			}
		}
		at = end + len(next)
	}
	return nil, false
}

// matchFrom matches all that follows the first literal.
func (p *pattern) matchFrom(l *lex.Line, at int) ([]string, bool) {
	values := make([]string, 0, len(p.parts))
	for i, part := range p.parts {
		end, ok := part.end(l, at, p.literals[i+1])
		if !ok {
			return nil, false
		}
		values = append(values, strings.TrimSpace(l.Text[at:end]))
		at = end + len(p.literals[i+1])
	}
	if p.ends && at != len(l.Text) || !p.ends && ascii.WordsMeet(l.Plain, at) {
		return nil, false
	}
	return values, true
}

// end is where a part that starts at an offset ends, in front of the next literal, or at the end of what it may be.
func (t part) end(l *lex.Line, at int, next string) (int, bool) {
	most := at
	for most < len(l.Text) && fits(t.kind, l.Text[most]) {
		most++
	}
	if next == "" {
		end := most
		if t.kind == wordPart || t.kind == filePart || t.kind == placePart {
			end = at + len(strings.TrimRight(l.Text[at:most], ".,;:)]"))
		}
		return end, end > at && !isContracted(l.Text[end:]) && t.allows(l.Text[at:end])
	}
	if t.beforePort {
		end := lastPort(l.Plain, at)
		return end, end > at && t.allows(l.Text[at:end])
	}
	i := strings.Index(l.Plain[at:min(most+len(next), len(l.Plain))], next)
	if i < 0 || i == 0 && t.kind != textPart || (t.kind == numberPart || t.kind == failedPart) && at+i != most {
		return 0, false
	}
	return at + i, t.allows(l.Text[at : at+i])
}

// isContracted reports whether a text goes on with the end of a word such as can't, which is then no name.
func isContracted(text string) bool {
	text += " "
	return strings.HasPrefix(text, "'t ") || strings.HasPrefix(text, "'s ")
}

// lastPort is where the last colon with a port behind it is in the word at an offset, or 0.
func lastPort(text string, at int) int {
	last := 0
	for i := at; i+1 < len(text) && !strings.ContainsRune(" \"'`,()", rune(text[i])); i++ {
		if text[i] == ':' && text[i+1] >= '0' && text[i+1] <= '9' {
			last = i
		}
	}
	return last
}

func (t part) allows(text string) bool {
	switch t.kind {
	case filePart:
		return strings.ContainsAny(text, `/\`)
	case placePart:
		return lex.IsAbsolute(text) || strings.HasPrefix(text, ".")
	case failedPart:
		return !Unfailed.Has(text)
	case signalPart:
		return !ofStops.Has(ascii.Lower(text))
	case variablePart:
		return strings.HasPrefix(text, "$")
	case domainPart:
		return strings.Contains(text, ".") && strings.Trim(text, "0123456789.") != ""
	case uppercasePart:
		return strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == "" && !ascii.Digits(text[:1])
	}
	return true
}

func fits(kind partKind, b byte) bool {
	switch kind {
	case numberPart, failedPart:
		return b >= '0' && b <= '9'
	case textPart:
		return true
	}
	return b > ' ' && b != '"' && b != '\'' && b != '`'
}

// isQuoted reports whether the text of a message is a part of what a line has in double quotes, as in the text of a person.
func (p *pattern) isQuoted(l *lex.Line) bool {
	before, after, _ := strings.Cut(l.Plain, p.literals[0])
	_, after, found := strings.Cut(after, p.literals[len(p.literals)-1])
	return found && len(before) > 1 && strings.HasSuffix(before, `"`) && strings.Count(before, `"`)%2 == 1 && after != "" && after[0] == ' '
}
