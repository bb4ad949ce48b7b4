package platform

import "strings"

// Value is what the text of a process type is to a platform.
type Value uint8

// The kinds of values.
const (
	// ShellCommand is a command, which runs as Target.Shell says.
	ShellCommand Value = iota
	// AppModule is an app that the platform's server loads, such as shop.wsgi:application.
	AppModule
	// Folder is a folder whose files the platform serves.
	Folder
	// CronCommand is a schedule of five fields, and then a command.
	CronCommand
)

var values = [...]string{
	ShellCommand: "a command",
	AppModule:    "an app that a server of the platform loads",
	Folder:       "a folder that the platform serves",
	CronCommand:  "a schedule and a command",
}

// String returns a phrase, such as "a folder that the platform serves".
func (v Value) String() string { return values[v] }

// Value returns what the text of a process type is.
func (t *Target) Value(name string) Value {
	if t.ValueOf == nil {
		return ShellCommand
	}
	return t.ValueOf(name)
}

// CommandIn returns the shell command in the text of a process type, which is the end of the text,
// or "" for a text that contains none.
func (t *Target) CommandIn(name, text string) string {
	switch t.Value(name) {
	case ShellCommand:
		return text
	case CronCommand:
		return afterSchedule(text)
	}
	return ""
}

// afterSchedule returns what follows the five fields of a schedule.
func afterSchedule(text string) string {
	for range 5 {
		_, rest, _ := strings.Cut(strings.TrimLeft(text, " \t"), " ")
		text = rest
	}
	return strings.TrimLeft(text, " \t")
}
