package platform

import (
	"strings"

	"github.com/proclint/proclint/lint/plainjson"
)

// Equivalent is another way to say or do what a Procfile says: a field of a
// form, a command or a request.
type Equivalent struct {
	_ [0]func() // never compared: == on it would be code to download
	// Kind is "ui" for the value of a field of a form or a piece of a file, "cli"
	// for a command line of a POSIX shell, "api" for a request or its body.
	Kind string `json:"kind"`
	// Title says what it does or which field it is.
	Title string `json:"title"`
	// Text is what to copy. What only the user knows stands in it as a shell
	// variable, such as $SEVALLA_API_KEY.
	Text string `json:"text"`
	// Note says what to know before it is used, in one or two sentences.
	Note string `json:"note,omitempty"`
	// Older is the same in the form of documentation that the platform's tool has
	// left behind, or "".
	Older string `json:"older,omitempty"`
	// Purpose is the step of a move to the platform that it takes.
	Purpose Purpose `json:"-"`
}

// Purpose says which step of a move an equivalent takes.
type Purpose uint8

// The purposes.
const (
	// OnDemand is no step of a move: it is there when it is wanted.
	OnDemand Purpose = iota
	// Starting makes the platform run the process, or what does its work.
	Starting
	// Listening tells the platform of the port.
	Listening
	// Shelling runs the command with a shell where the file has none.
	Shelling
	// Once runs the command once, by hand.
	Once
	// Deploying deploys the app.
	Deploying
)

// to gives an equivalent its purpose.
func (e Equivalent) to(p Purpose) Equivalent {
	e.Purpose = p
	return e
}

// Equivalents gives other ways to say or do what a file says. They are methods,
// not functions in a table, so that a program which asks for none does not hold
// them: the linker drops methods that nobody calls.
type Equivalents interface {
	// Process gives those of one process, the most useful one first.
	Process(Use) []Equivalent
	// App gives those of the app as a whole.
	App(Use) []Equivalent
}

// ProcessEquivalents gives those of one process, the most useful one first. left
// reports that some commands are left out, since their tool would read the name of
// the process, or its command, as an option.
func (t *Target) ProcessEquivalents(u Use) (es []Equivalent, left bool) {
	if t.Equivalents == nil {
		return nil, false
	}
	for _, e := range t.Equivalents.Process(u) {
		if e.Kind == "cli" && (givesOption(e.Text, u.Type) || givesOption(e.Text, u.Command) || givesOption(e.Older, u.Type)) {
			left = true
			continue
		}
		es = append(es, e)
	}
	return es, left
}

// givesOption reports whether a word of a command line begins with a text that
// begins with a dash. Behind "--" no word of the command is an option.
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

// lineWords are the words of a command line that is quoted as shellQuote does it.
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

// Use is what equivalents are asked for: one process, or, with no Type, the app.
type Use struct {
	// App is the name of the app, as it goes into commands.
	App string
	// Type and Command are what the platform reads. Type is empty for the app.
	Type, Command string
	// Role of the process, such as "http", "worker", "clock", "release" or "job".
	Role string
	// Kept says that the platform uses the process as it stands in the file.
	Kept bool
	// Port is a port number that the command names, or "".
	Port string
	// Text is the whole file as UTF-8, for the app only.
	Text string
}

func ui(title, text, note string) Equivalent {
	return Equivalent{Kind: "ui", Title: title, Text: text, Note: note}
}

func cli(title, text, note string) Equivalent {
	return Equivalent{Kind: "cli", Title: title, Text: text, Note: note}
}

func api(title, text, note string) Equivalent {
	return Equivalent{Kind: "api", Title: title, Text: text, Note: note}
}

// shellQuote writes a text as one word of a POSIX shell, which bash and zsh take
// for the same word; a NUL, which no word can hold, is left out.
func shellQuote(s string) string {
	s = strings.ReplaceAll(s, "\x00", "")
	switch {
	case s != "" && s[0] != '=' && strings.IndexFunc(s, needsQuotes) < 0:
		return s
	// An exclamation mark in double quotes is an event of the history to an
	// interactive shell.
	case strings.Contains(s, "'") && !strings.ContainsAny(s, "\"\\$`!\n\r"):
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func needsQuotes(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		return false
	}
	return !strings.ContainsRune("_@%+=:,./-", r)
}

// jsonText writes a value as JSON on one line.
func jsonText(value any) string { return string(plainjson.Append(nil, value)) }

// yamlText writes a text as a string of YAML on one line: JSON, and what YAML
// forbids or takes for a line end written by its number.
func yamlText(s string) string {
	var b strings.Builder
	for _, r := range jsonText(s) {
		switch {
		case r >= 0x7F && r <= 0x9F, r == 0x2028, r == 0x2029, r == 0xFEFF, r == 0xFFFE, r == 0xFFFF:
			const digits = "0123456789abcdef"
			b.WriteString(`\u`)
			for shift := 12; shift >= 0; shift -= 4 {
				b.WriteByte(digits[r>>shift&0xF])
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plainKey writes a name as YAML, in quotes where YAML would not read the bare
// name as this string.
func plainKey(name string) string {
	for i := 0; i < len(name); i++ {
		c := name[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c != '-' && c != '_' && (c < '0' || c > '9')) {
			return yamlText(name)
		}
	}
	switch strings.ToLower(name) {
	case "", "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return yamlText(name)
	}
	return name
}
