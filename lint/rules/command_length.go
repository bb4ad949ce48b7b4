package rules

import (
	"unicode/utf8"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "command-length",
	Group:        check.CommandsGroup,
	Kind:         check.Difference,
	Title:        "Long command",
	Applies:      func(c *check.ParsedCommand) bool { return len(c.Cmd.Text) > shortCommand },
	CheckCommand: checkCommandLength,
})

func checkCommandLength(p *check.Pass, v *check.View) {
	bytes, characters := len(v.Cmd.Text), utf8.RuneCountInString(v.Cmd.Text)
	p.Report(check.Finding{
		Range:    v.CommandRange,
		Headline: prose.T("The command of `%s` has %s characters", v.Type, characters),
		Effects: p.On(platform.Limits).Of(v).Each(func(t *platform.Target) check.Effect {
			switch {
			case bytes > command.MaxLength && check.RunsInShell(t, v.Type):
				return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: Linux allows at most %s bytes.", v.Type, command.MaxLength)
			case t.MaxCommand > 0 && characters > t.MaxCommand:
				return check.NewEffect(check.Warning, platform.Differs, "A start command can have at most %s characters.", t.MaxCommand)
			case bytes > command.MaxLength:
				return check.NewEffect(check.Info, platform.Differs, "Proclint doesn't check a command of more than %s bytes.", command.MaxLength)
			}
			return check.Effect{}
		}),
		Help: prose.T("Move the command to a script."),
	})
}

// shortCommand is a length in bytes that every platform accepts.
const shortCommand = 1000
