package platform

import (
	"slices"
	"strings"
)

// ProcessEquivalents returns those of one process, the most useful one first. left reports that it
// omits commands whose tool would read the process type or the command as an option. Nothing runs several of a clock, or
// a command once that isn't there.
func (t *Target) ProcessEquivalents(u Use) (es []Equivalent, left bool) {
	if t.Equivalents == nil {
		return nil, false
	}
	for _, e := range t.Equivalents.Process(u) {
		if e.many && u.single() || e.Purpose == Once && u.Command == "" {
			continue
		}
		if e.Kind == "cli" && (givesOption(e.Text, u.Type) || givesOption(e.Text, u.Command) || givesOption(e.Older, u.Type)) {
			left = true
			continue
		}
		es = append(es, e)
	}
	return es, left
}

// AppEquivalents returns those of the whole app, without any that would run a clock twice.
func (t *Target) AppEquivalents(u Use) []Equivalent {
	if t.Equivalents == nil {
		return nil
	}
	return slices.DeleteFunc(t.Equivalents.App(u), func(e Equivalent) bool { return e.all && u.Single })
}

// givesOption reports whether a word of a command line starts with a text that starts with a dash.
// After "--" no word of the command is an option.
func givesOption(line, text string) bool {
	if !strings.HasPrefix(text, "-") {
		return false
	}
	operands := false
	for _, word := range lineWords(line) {
		switch {
		case word == "&&" || word == "|":
			operands = false
		case word == "--" && text != "--":
			operands = true
		case !operands && strings.HasPrefix(word, text):
			return true
		}
	}
	return false
}

// lineWords returns the words of a command line that is quoted like shellQuote quotes.
func lineWords(line string) []string {
	var words []string
	var word strings.Builder
	quote := byte(0)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case quote == 0 && c == '\\' && i+1 < len(line):
			i++
			word.WriteByte(line[i])
		case quote == 0 && (c == ' ' || c == '\n'):
			words = append(words, word.String())
			word.Reset()
		default:
			word.WriteByte(c)
		}
	}
	return append(words, word.String())
}
