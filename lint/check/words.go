package check

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/procfile"
)

// QuoteState reports which shell quotes are around a place in a command.
type QuoteState byte

// The quotes of a shell.
const (
	Unquoted QuoteState = iota
	SingleQuoted
	doubleQuoted
)

// QuotesAt gives the quotes around each byte of a command; a quote itself counts as inside.
func QuotesAt(command string) []QuoteState {
	states := make([]QuoteState, len(command))
	state := Unquoted
	for i := 0; i < len(command); i++ {
		c := command[i]
		states[i] = state
		switch {
		case state == Unquoted && c == '\'':
			state = SingleQuoted
			states[i] = state
		case state == Unquoted && c == '"':
			state = doubleQuoted
			states[i] = state
		case state == SingleQuoted && c == '\'', state == doubleQuoted && c == '"':
			state = Unquoted
		case state != SingleQuoted && c == '\\' && i+1 < len(command):
			i++
			states[i] = state
		}
	}
	return states
}

// CommentStart is the offset of a # that starts a comment in a shell, or -1.
func CommentStart(command string) int {
	if !strings.Contains(command, "#") {
		return -1
	}
	quotes := QuotesAt(command)
	for i := 1; i < len(command); i++ {
		if command[i] == '#' && quotes[i] == Unquoted && (command[i-1] == ' ' || command[i-1] == '\t') && (i < 2 || command[i-2] != '\\') {
			return i
		}
	}
	return -1
}

// JSONWords reads a command that is a JSON list of strings.
func JSONWords(command string) ([]string, bool) {
	if !strings.HasPrefix(command, "[") || !strings.HasSuffix(command, "]") || !strings.Contains(command, `"`) {
		return nil, false
	}
	value, err := jsontext.Parse(command)
	if err != nil {
		return nil, false
	}
	words, ok := jsontext.Strings(value)
	return words, ok && len(words) > 0
}

// ShellWords joins words to a command line, in which variables are still variables.
func ShellWords(words []string) (string, bool) {
	quoted := make([]string, len(words))
	for i, w := range words {
		if consistsOf(w, func(c byte) bool { return IsWordByte(c) || strings.IndexByte("-./:=@%+,${}", c) >= 0 }) {
			quoted[i] = w
			continue
		}
		if strings.Contains(w, "$") && !strings.ContainsAny(w, "\"`\\!") {
			quoted[i] = `"` + w + `"`
			continue
		}
		q, err := syntax.Quote(w, syntax.LangBash)
		if err != nil {
			return "", false
		}
		quoted[i] = q
	}
	return strings.Join(quoted, " "), true
}

// consistsOf reports whether a text has only some bytes, and at least one.
func consistsOf(text string, some func(byte) bool) bool {
	for i := range len(text) {
		if !some(text[i]) {
			return false
		}
	}
	return text != ""
}

// IsWordByte reports whether a byte may be in the name of a variable.
func IsWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// First is the first of some values that fits, or the zero value.
func First[T any](list []T, fits func(T) bool) (found T) {
	if i := slices.IndexFunc(list, fits); i >= 0 {
		return list[i]
	}
	return found
}

// WordAround is the range of the text between the spaces and tabs around a range.
func WordAround(text string, at procfile.Range) procfile.Range {
	end := len(text)
	if blank := strings.IndexAny(text[at.End:], " \t"); blank >= 0 {
		end = at.End + blank
	}
	return procfile.Range{Start: strings.LastIndexAny(text[:at.Start], " \t") + 1, End: end}
}

// FirstWord is the text up to the first space or colon.
func FirstWord(s string) string {
	if i := strings.IndexAny(s, " \t:"); i >= 0 {
		return s[:i]
	}
	return s
}

// TrimRange is a range without the spaces and tabs at its ends.
func TrimRange(text string, r procfile.Range) procfile.Range {
	r.Start = r.End - len(strings.TrimLeft(text[r.Start:r.End], " \t"))
	r.End = r.Start + len(strings.TrimRight(text[r.Start:r.End], " \t"))
	return r
}

// IsAssignment reports whether a text starts with NAME=.
func IsAssignment(s string) bool {
	name, _, ok := strings.Cut(s, "=")
	return ok && consistsOf(name, IsWordByte) && (name[0] < '0' || name[0] > '9')
}
