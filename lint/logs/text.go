package logs

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// line is a line of a log.
type line struct {
	number int    // from 0
	text   string // without colors, repeated spaces, and what a platform puts in front of it
	plain  string // text with lowercase a to z
	whole  string // with what a platform or a logger puts in front
	// origin is the word in front of it that names where it comes from, such as app[web.1]:, or "".
	origin string
	// process is the name in that prefix, such as web.1, or "".
	process string
	// isLocal is whether a program that starts a Procfile on one machine put that name there, as in "web.1 |".
	isLocal bool
	// interrupts is whether somebody pressed Ctrl-C just before it.
	interrupts bool
	// inBuild is whether BuildKit put the number or the time of a build's step in front of it, or App Platform its frame.
	inBuild bool
	// mayTell is whether it may have a word of errors.
	mayTell bool
	// wrapped is how many lines of the log before this one belong to it.
	wrapped int
}

// numbers are those of the lines of the log that it was made of.
func (l *line) numbers() []int {
	all := make([]int, 0, l.wrapped+1)
	for n := l.number - l.wrapped; n <= l.number; n++ {
		all = append(all, n)
	}
	return all
}

// shortestWrapped and longestWrapped are the lengths of lines after which a terminal or a program goes on in the next one.
const shortestWrapped, longestWrapped = 40, 200

// announced ends the line in which npm announces what it says in the next one.
const announced = "could not resolve dependency:"

// goesOn reports whether a line may go on in the next one: it is about as wide as a terminal, and both meet within a sentence.
func (l *line) goesOn(next *line) bool {
	if strings.HasSuffix(l.plain, announced) {
		return !strings.HasPrefix(l.plain, "npm warn")
	}
	if len(l.text) < shortestWrapped || len(l.text) > longestWrapped {
		return false
	}
	last, first := l.text[len(l.text)-1], next.text[0]
	return (isWord(last) || last == ',') && (first >= 'a' && first <= 'z' || first == '"' || first == '`' || first == '\'')
}

// join puts the line before in front of it.
func (l *line) join(before *line) {
	l.wrapped = l.number - before.number
	l.text = before.text + " " + l.text
	l.plain = before.plain + " " + l.plain
}

// wordsMeet reports whether a word goes on from before to behind an offset.
func wordsMeet(text string, at int) bool {
	return at > 0 && at < len(text) && isWord(text[at-1]) && isWord(text[at])
}

func isWord(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z' || b >= 0x80
}

// lower is a text with lowercase a to z, so that offsets stay the same.
func lower(text string) string {
	var lowered []byte
	for i := range len(text) {
		if c := text[i]; c >= 'A' && c <= 'Z' {
			if lowered == nil {
				lowered = []byte(text)
			}
			lowered[i] = c + 'a' - 'A'
		}
	}
	if lowered == nil {
		return text
	}
	return string(lowered)
}

// startsWith reports whether a text starts with one of some others.
func startsWith(text string, starts []string) bool {
	return slices.ContainsFunc(starts, func(start string) bool { return strings.HasPrefix(text, start) })
}

// cutNumber is the type in the name of a process such as web.1.
func cutNumber(process string) (string, bool) {
	name, _, found := strings.Cut(process, ".")
	return name, found
}

// isInstance reports whether a process is one that runs, such as web.1.
func isInstance(process string) bool {
	_, numbered := cutNumber(process)
	return numbered
}

// isVariable reports whether a text may be the name of a variable.
func isVariable(name string) bool {
	return name != "" && (name[0] < '0' || name[0] > '9') && strings.Trim(lower(name), "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// variableIn is the variable of the environment that a line of Python, JavaScript or Ruby reads without a default, or "".
func variableIn(code string) string {
	for _, start := range []string{"getenv(", "environ.get(", "environ[", "config(", "ENV["} {
		if _, after, ok := strings.Cut(code, start); ok {
			name, rest, _ := strings.Cut(strings.TrimLeft(after, `"'`), after[:min(1, len(after))])
			if isVariable(name) && !strings.HasPrefix(rest, ",") {
				return name
			}
		}
	}
	if _, after, ok := strings.Cut(code, "process.env."); ok {
		name := after[:len(after)-len(strings.TrimLeft(after, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"))]
		if rest := strings.TrimSpace(after[len(name):]); !strings.HasPrefix(rest, "|") && !strings.HasPrefix(rest, "?") {
			return name
		}
	}
	return ""
}

// pairedWith are the words that follow a name in a list of pairs.
func pairedWith(pairs command.Words, name string) (found []string) {
	words := pairs.List()
	for i := 0; i+1 < len(words); i += 2 {
		if words[i] == name {
			found = append(found, words[i+1])
		}
	}
	return found
}
func containsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// longDashes are what a text processor makes of "--".
var longDashes = []string{"—", "–"}
