package export

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
)

// notCommand says as a clause what the text of a card is that no shell can run, or is "". It may be what only another
// platform does with a process type.
func notCommand(card *preview.Process, target *platform.Target) string {
	text := strings.TrimSpace(card.Command)
	switch {
	case target.CommandIn(card.Type, card.Command) == "":
		return "On " + target.Title() + ", its text is " + target.Value(card.Type).String()
	case target.Value(card.Type) != platform.ShellCommand:
		return ""
	case command.ScheduleLength(text) > 0:
		return "Its text is a schedule and a command"
	}
	for _, p := range platform.All() {
		if v := p.Strategies[0].Value(card.Type); fits(v, text) {
			return "On " + p.Title + ", its text is " + v.String()
		}
	}
	return ""
}

// folders are usual names of folders with the files of a website.
const folders ecosystem.Words = "public dist build www html htdocs static site _site out"

// fits reports whether a text can be such a value, and not a command, because no shell finds a program in it.
func fits(v platform.Value, text string) bool {
	switch {
	case strings.ContainsAny(text, " \t$"):
		return false
	case v == platform.Folder:
		return folders.Has(text) || strings.HasSuffix(text, "/") || strings.HasPrefix(text, "/") && !strings.Contains(text, "bin/")
	}
	return v == platform.AppModule && !strings.Contains(text, "/") && strings.ContainsAny(text, ":.")
}
