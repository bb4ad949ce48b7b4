package subject

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/spelling"
)

// toError makes texts that send a person to lines before a message be about the error that is shown in its place.
var toError = strings.NewReplacer(
	"This log shows no error right before that line", "It's the first line before the end that looks like an error",
	"Read the first error before this line", "Read this line and those after it",
	"Look for the first error in the whole log of the build", "Read this line and those after it",
	"Read the error before this line", "Read this line and those after it",
	"Read the lines before", "Read this line and those after it",
	"Read the line before this one", "Read this line",
	"The lines before this one show", "This line shows",
	"The lines before show", "This line shows",
	"in the lines before", "in this line",
	"before this one", "after this one",
)

// Here corrects texts that send a person to lines before a message: one of those is shown, or the log has none.
func (d *Subject) Here(why, help string) (whyHere, helpHere string) {
	if d.Values["said"] != "" && d.Said != nil {
		return toError.Replace(why), toError.Replace(help)
	}
	rest, reads := strings.CutPrefix(help, "Read the ")
	if what, _, _ := strings.Cut(rest, "."); reads && d.Opens && strings.Contains(what, " before") {
		help = "Get the whole log, and read the " + rest
	}
	return why, help
}

// ShowSaid shows the error before a line that only says that something failed.
func (d *Subject) ShowSaid() {
	if d.Said == nil {
		if d.Building && isOutput(d.Before) {
			d.Set("before", ascii.Telltale(d.Before))
		}
		return
	}
	d.Set("said", ascii.Telltale(d.Said.Text), "failure", "error")
	d.showFirst(*d.Said)
}

// isOutput reports whether a line of a build is the output of a step, and not its title or a line about the push.
func isOutput(text string) bool {
	return strings.Contains(text, " ") && !ascii.StartsWith(text, []string{"--", "==", "!", "To ", "["})
}

// InUsage is the only word of the usage that a program prints behind an error which has the letters of another one, or "".
func (d *Subject) InUsage(word string) string {
	words := strings.FieldsFunc(d.Usage, func(r rune) bool { return strings.ContainsRune(" \t[]{}|<>(),=", r) })
	words = slices.DeleteFunc(words, func(known string) bool {
		return word == "" || known == word || spelling.Letters(known) != spelling.Letters(word)
	})
	if words = slices.Compact(words); len(words) == 1 {
		return words[0]
	}
	return ""
}

// LastOutput is the last error in the output of a command that a line shows behind "Output:", or "".
func LastOutput(text string) string {
	output := Before(Behind(text, "Output: "), " container_command ")
	at := -1
	for _, end := range []string{"Error: ", "Exception: "} {
		at = max(at, strings.LastIndex(output, end))
	}
	if at <= 0 || !ascii.IsWord(output[at-1]) {
		return ""
	}
	return strings.TrimRight(output[strings.LastIndexByte(output[:at], ' ')+1:], " .")
}
