package platform

import "strings"

// Value is what the text of a process type is to a platform.
type Value uint8

// The kinds of values.
const (
	ShellCommand Value = iota // a command, which runs as Target.Shell says
	AppModule                 // an app that the platform's server loads, such as shop.wsgi:application
	Folder                    // a folder whose files the platform serves
	CronCommand               // a schedule of five fields, and then a command
)

var values = [...]string{
	ShellCommand: "a command",
	AppModule:    "an app that a server of the platform loads",
	Folder:       "a folder that the platform serves",
	CronCommand:  "a schedule and a command",
}

// String returns a phrase, such as "a folder that the platform serves".
func (v Value) String() string { return values[v] }

// afterSchedule returns what follows the five fields of a schedule.
func afterSchedule(text string) string {
	for range 5 {
		_, rest, _ := strings.Cut(strings.TrimLeft(text, " \t"), " ")
		text = rest
	}
	return strings.TrimLeft(text, " \t")
}
