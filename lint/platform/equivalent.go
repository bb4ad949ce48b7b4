package platform

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/lint/plainjson"
)

// Equivalent is another way to say or do what a Procfile says: a field of a
// form, a command or a request.
type Equivalent struct {
	_ [0]func() // never compared: == on it would be code to download
	// Kind is "ui" for the value of a field, "cli" for a command line of a POSIX
	// shell, "api" for a request or its body.
	Kind string `json:"kind"`
	// Title says what it does or which field it is.
	Title string `json:"title"`
	// Text is what to copy. What only the user knows stands in it as a shell
	// variable, such as $SEVALLA_API_KEY.
	Text string `json:"text"`
	// Note says what to know before it is used, in one or two sentences.
	Note string `json:"note,omitempty"`
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

// shellQuote writes a text as one word for bash; a NUL, which no word can hold,
// is left out.
func shellQuote(s string) string {
	s = strings.ReplaceAll(s, "\x00", "")
	quoted, err := syntax.Quote(s, syntax.LangBash)
	// An exclamation mark in double quotes is an event of the history to an
	// interactive shell.
	if err != nil || quoted[0] == '"' && strings.Contains(s, "!") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return quoted
}

// jsonText writes a value as JSON on one line.
func jsonText(value any) string { return string(plainjson.Append(nil, value)) }
