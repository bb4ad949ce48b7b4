package rules

import (
	"unicode/utf8"

	"github.com/proclint/proclint/lint/check"
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

// maxArgument is the longest argument that Linux passes to a program, in bytes.
const maxArgument = 131_071

func checkCommandLength(p *check.Pass, v *check.View) {
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

// shortCommand is a length in bytes that every platform accepts.
const shortCommand = 1000
