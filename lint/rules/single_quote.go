package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "single-quote",
	Group:        check.CommandsGroup,
	Kind:         check.Difference,
	Title:        "Single quote in the command",
	Applies:      check.ContainsAny("'"),
	CheckCommand: checkSingleQuote,
})

func checkSingleQuote(p *check.Pass, v *check.View) {
	at := strings.IndexByte(v.Cmd.Text, '\'')
	p.Report(check.Finding{
		Range:    v.At(procfile.Range{Start: at, End: at + 1}),
		Headline: prose.T("The command of `%s` has a single quote", v.Type),
		Effects: p.On(platform.Running).Of(v).Except(func(t *platform.Target) bool { return t.Shell != platform.BashQuoted }).
			All(check.NewEffect(check.Error, platform.Crash, "The platform wraps the command in single quotes, and this one ends them early.")),
		Help:  prose.T("Remove the single quotes, or move the command to a script in the image."),
		Fixes: withoutQuotes(v),
	})
}

// withoutQuotes is the fix that removes single quotes that protect nothing.
func withoutQuotes(v *check.View) []check.Fix {
	parts := strings.Split(v.Cmd.Text, "'")
	if len(parts)%2 == 0 {
		return nil
	}
	var edits []procfile.TextEdit
	offset := 0
	for i, part := range parts {
		if i%2 == 1 && (part == "" || strings.Trim(part, plainLetters) != "") {
			return nil
		}
		offset += len(part)
		if i+1 < len(parts) {
			edits = append(edits, procfile.TextEdit{Range: procfile.Range{Start: offset, End: offset + 1}})
		}
		offset++
	}
	return check.Suggestion("Remove the single quotes", v.Edits(edits)...)
}

// plainLetters have no meaning in any shell.
const plainLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:/,=+@%"
