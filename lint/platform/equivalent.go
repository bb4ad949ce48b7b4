package platform

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/jsontext"
)

// Equivalent is another way to do what a Procfile does: a form field, a command, or a request.
type Equivalent struct {
	// Kind is "ui" for the value of a form field or a part of a file, "cli" for a command line of a POSIX shell, "api" for
	// a request or its body, and "file" for a line of the Procfile, which only the plan of a move has.
	Kind string `json:"kind"`
	// Title says what it does, or names the field.
	Title string `json:"title"`
	// Text is the text to copy. It has shell variables, such as $SEVALLA_API_KEY, for values that only the user knows.
	Text string `json:"text"`
	// Note says what to know before using it, in a few short sentences.
	Note string `json:"note,omitempty"`
	// Place leads to the form with the field, from page to page of the platform's site, or is "".
	Place string `json:"place,omitempty"`
	// Fields are what to enter in the form, in its order, with the equivalent's own field among them. Empty where that one is enough.
	Fields []FormField `json:"fields,omitempty"`
	// Older is the same command in outdated documentation, or "".
	Older string `json:"older,omitempty"`
	// Purpose is its step in a move to the platform.
	Purpose Purpose `json:"-"`
	// Replaces says that the text writes files that replace the Procfile.
	Replaces bool `json:"-"`

	tasks uint8 // a bit for each Task
	many  bool  // it runs several of the process, which a clock must not
	all   bool  // it runs several of all processes
}

// FormField is a field of a form.
type FormField struct {
	// Label is the field's text on the site, and Value what to enter or choose.
	Label string `json:"label"`
	Value string `json:"value"`
}

// Purpose is the step of an equivalent in a move.
type Purpose uint8

// The purposes.
const (
	OnDemand  Purpose = iota // isn't a step of a move
	Starting                 // makes the platform run the process, or its replacement
	Listening                // configures the port on the platform
	Shelling                 // runs the command in a shell where the platform doesn't
	Once                     // runs the command once, by hand
	Deploying                // deploys the app
)

func (e Equivalent) to(p Purpose) Equivalent {
	e.Purpose = p
	return e
}

// Equivalents returns other ways to do what a file does. They are methods, not functions in a
// table, because the linker drops methods that a program never calls.
type Equivalents interface {
	// Process returns those of one process, the most useful one first.
	Process(Use) []Equivalent
	// App returns those of the whole app.
	App(Use) []Equivalent
}

// Use is a process that needs equivalents, or, without a Type, the app.
type Use struct {
	// App is the app's name in commands.
	App string
	// Type and Command are as the platform reads them. Type is empty for the app, and Command for a process type whose text contains no command.
	Type, Command string
	// Role of the process, such as "http", "worker", "clock", "release" or "job".
	Role string
	// Kept says that the platform uses the process from the file.
	Kept bool
	// Starts says that the platform starts the process from the file at the first deploy.
	Starts bool
	// Instead says that no process of the file gets HTTP traffic, and that this is the first one besides a release.
	Instead bool
	// ScaledBy is the file beside the Procfile with the number of instances, if the platform then takes no other, or "".
	ScaledBy string
	// Port is a port number in the command, or "".
	Port string
	// Text is the whole file as UTF-8, for the app only.
	Text string
	// Single says that a process of the app is one of which two would do the same work twice, for the app only.
	Single bool
	// Replaced says that the files of the platform replace the Procfile, for the app only.
	Replaced bool
	// OtherProcesses are the other processes that the platform keeps from the file, or empty. Files that replace the Procfile have to name them all.
	OtherProcesses []Process
}

// single reports whether two of the process would do the same work twice.
func (u Use) single() bool { return u.Role == "clock" }

// runs is the title of a command that sets how many of the process run, and the number: one where two would do the same work.
func (u Use) runs(unit string) (title, number string) {
	if u.single() {
		return "Run one " + unit, "1"
	}
	return "Run two " + unit + "s", "2"
}

// runsOnce reports whether the process exits when it's done, so that nothing should keep it running.
func (u Use) runsOnce() bool { return u.Type == "release" || u.Role == "release" || u.Role == "job" }

func ui(title, text, note string) Equivalent {
	return Equivalent{Kind: "ui", Title: title, Text: text, Note: note}
}

// at returns an equivalent whose form is at a place, with the form's fields.
func (e Equivalent) at(place string, fields ...FormField) Equivalent {
	e.Place, e.Fields = place, fields
	return e
}

// FormRows are fields with blanks behind their labels, so that the values are in one column.
func FormRows(fields []FormField) []FormField {
	column := 0
	for _, f := range fields {
		column = max(column, utf8.RuneCountInString(f.Label))
	}
	rows := slices.Clone(fields)
	for i := range rows {
		rows[i].Label += strings.Repeat(" ", column-utf8.RuneCountInString(rows[i].Label)+2)
	}
	return rows
}

// Hint is the note of a view that has no place for a form: where the field is, what the other fields get, and what to know.
func (e Equivalent) Hint() string {
	if e.Place == "" {
		return e.Note
	}
	var others []string
	for _, f := range e.Fields {
		if f.Label != e.Title {
			others = append(others, f.Label+": "+f.Value)
		}
	}
	hint := e.Place
	if len(others) > 0 {
		hint += " (" + strings.Join(others, ", ") + ")"
	}
	return strings.TrimSpace(hint + ". " + e.Note)
}

func cli(title, text, note string) Equivalent {
	return Equivalent{Kind: "cli", Title: title, Text: text, Note: note}
}

func api(title, text, note string) Equivalent {
	return Equivalent{Kind: "api", Title: title, Text: text, Note: note}
}

// gitPush returns the command that deploys an app by a push to a git remote. adds is what adds the remote, with {app}.
func gitPush(app, remote, branch, adds string) Equivalent {
	return cli("Deploy the commit", "git push "+remote+" "+branch,
		"Commit the Procfile first. From another branch, push `HEAD:"+branch+"`. `"+strings.ReplaceAll(adds, "{app}", shellQuote(app))+"` adds the remote.").to(Deploying)
}

// pushTo deploys by a push to the branch that a service watches. where names the service.
func pushTo(where string) Equivalent {
	return cli("Deploy the commit", "git push", "To the branch that "+where+" watches.").to(Deploying)
}

// repositoryOnGitHub explains a variable in commands.
const repositoryOnGitHub = "`$REPOSITORY` is its owner and name on GitHub, such as `owner/shop`."

// shellQuote writes a text as one word of a POSIX shell, which bash and zsh read as the same word. It omits NUL, which no word can contain.
func shellQuote(s string) string {
	s = strings.ReplaceAll(s, "\x00", "")
	switch {
	case s != "" && s[0] != '=' && strings.IndexFunc(s, needsQuotes) < 0:
		return s
	// An exclamation mark in double quotes is an event of the history to an interactive shell.
	case strings.Contains(s, "'") && !strings.ContainsAny(s, "\"\\$`!\n\r"):
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func needsQuotes(r rune) bool { return !strings.ContainsRune(wordBytes+"@%+=:,./-", r) }

// PathPart encodes a value as one part of the path of an address: all bytes but letters, digits and -._~ (RFC 3986).
func PathPart(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; strings.IndexByte(wordBytes+"-.~", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
		}
	}
	return b.String()
}

// jsonText writes a text as JSON.
func jsonText(s string) string { return string(jsontext.AppendString(nil, s)) }

// yamlText writes a text as a YAML string on one line: JSON, but for characters that YAML writes in another way or forbids.
func yamlText(s string) string {
	var b strings.Builder
	for rest := s; ; {
		at := strings.IndexFunc(rest, func(r rune) bool { return r > 0xFFFD && (r <= 0xFFFF || jsontext.Unseen(r)) })
		if at < 0 {
			return `"` + b.String() + jsonText(rest)[1:]
		}
		before := jsonText(rest[:at])
		r, size := utf8.DecodeRuneInString(rest[at:])
		fmt.Fprintf(&b, `%s\U%08x`, before[1:len(before)-1], r)
		rest = rest[at+size:]
	}
}

// plainKey writes a name as YAML, in quotes unless YAML reads the bare name as this string.
func plainKey(name string) string {
	if !plainName(name) || strings.TrimLeft(name, "-_0123456789") != name {
		return yamlText(name)
	}
	switch strings.ToLower(name) {
	case "", "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return yamlText(name)
	}
	return name
}
