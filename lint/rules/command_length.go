package rules

import (
	"unicode/utf8"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "command-length",
	Group:      check.CommandsGroup,
	Kind:       check.Difference,
	Title:      "Long command",
	Documented: commandLengthDocs{},
	Applies:    func(c *check.ParsedCommand) bool { return len(c.Cmd.Text) > shortCommand },
	Check:      checkCommandLength,
})

type commandLengthDocs struct{}

func (commandLengthDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "A command is longer than the platform or Linux allows.",
		Why: "On Sevalla, a start command can have at most 1024 characters. Wherever a shell runs the command, Linux allows at " +
			"most 131,071 bytes, because the whole command is one argument of the shell.",
		Bad:     check.Sample{Text: "web: node server.js " + longArgument + "\n", Platforms: []string{"sevalla"}},
		Good:    check.Sample{Text: "web: node server.js\n", Platforms: []string{"sevalla"}},
		Failure: "limit",
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

// maxArgument is the longest argument that Linux passes to a program, in bytes.
const maxArgument = 131_071

func checkCommandLength(p *check.Pass) {
	for _, v := range p.Candidates() {
		bytes := len(v.Cmd.Text)
		characters := utf8.RuneCountInString(v.Cmd.Text)
		p.Report(check.Finding{
			Range:    v.CommandRange,
			Headline: prose.T("The command of `%s` has %s characters", v.Type, characters),
			Effects: p.On(platform.Limits).Of(v).Each(func(t *platform.Target) check.Effect {
				shell := t.Shell == platform.Bash || t.Shell == platform.BashQuoted
				switch {
				case shell && bytes > maxArgument:
					return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: Linux allows at most %s bytes.", v.Type, maxArgument)
				case t.MaxCommand > 0 && characters > t.MaxCommand:
					return check.NewEffect(check.Warning, platform.Differs, "A start command can have at most %s characters.", t.MaxCommand)
				}
				return check.Effect{}
			}),
			Help: prose.T("Move the command to a script."),
		})
	}
}

// shortCommand is a length in bytes that every platform accepts.
const shortCommand = 1000
