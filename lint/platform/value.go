package platform

import "strings"

// Value is what the text of a process type is to a platform, as a phrase.
type Value string

// The kinds of values, each as a phrase.
const (
	ShellCommand Value = "a command"                                  // runs as Target.Shell says
	AppModule    Value = "an app that a server of the platform loads" // such as shop.wsgi:application
	Folder       Value = "a folder that the platform serves"
	CronCommand  Value = "a schedule and a command" // a schedule of five fields
)

// String returns the phrase.
func (v Value) String() string { return string(v) }

// afterSchedule returns what follows the five fields of a schedule.
func afterSchedule(text string) string {
	for range 5 {
		_, rest, _ := strings.Cut(strings.TrimLeft(text, " \t"), " ")
		text = rest
	}
	return strings.TrimLeft(text, " \t")
}
