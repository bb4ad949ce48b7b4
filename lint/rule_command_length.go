package lint

import (
	"strconv"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "command-length",
	Group:      CommandsGroup,
	Order:      1,
	Title:      "A command is too long",
	Documented: commandLengthDocs{},
	Suspects:   func(c *parsedCommand) bool { return len(c.cmd.Text) > shortCommand },
	Check:      checkCommandLength,
})

type commandLengthDocs struct{}

// Docs is the documentation.
func (commandLengthDocs) Docs() Docs {
	return Docs{
		Summary: "A command is longer than the platform, or Linux, takes.",
		Why: "Sevalla takes a start command of at most 1024 characters. Everywhere a shell runs the command, Linux takes " +
			"at most 131,071 bytes for it, since the whole command is one argument of the shell.",
		Bad:     Sample{Text: "web: node server.js " + longArgument + "\n", Platforms: []string{"sevalla"}},
		Good:    Sample{Text: "web: node server.js\n", Platforms: []string{"sevalla"}},
		Logs:    []string{"bufio.Scanner: token too long"},
		Sources: []string{"Sevalla API docs, Update process", "run: bash -c with an argument of 131,072 bytes on Linux"},
	}
}

// longArgument makes a sample of more than 1024 characters.
var longArgument = func() string {
	b := make([]byte, 1024)
	for i := range b {
		b[i] = 'x'
	}
	return string(b)
}()

// maxArgument is the longest argument that Linux hands to a program, in bytes.
const maxArgument = 131_071

func checkCommandLength(p *Pass) {
	for _, v := range p.suspects() {
		bytes := len(v.cmd.Text)
		characters := utf8.RuneCountInString(v.cmd.Text)
		cs := p.judgeView(v, platform.Limits, func(t *platform.Target) (Severity, string) {
			shell := t.Shell == platform.Bash || t.Shell == platform.BashQuoted
			switch {
			case shell && bytes > maxArgument:
				return Error, "the process never starts, because Linux takes at most " + strconv.Itoa(maxArgument) + " bytes for one argument of the shell"
			case t.MaxCommand > 0 && characters > t.MaxCommand:
				return Warning, "a start command may have at most " + strconv.Itoa(t.MaxCommand) + " characters"
			}
			return None, ""
		})
		p.Report(Finding{
			Range:    v.CommandRange,
			Concerns: cs,
			Message:  p.Sentence("The command of "+quote(v.Type)+" has "+strconv.Itoa(characters)+" characters", cs, "put it into a script and start that"),
		})
	}
}

// shortCommand is a length that no platform refuses.
const shortCommand = 1000
