package rules

import (
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "option-after-quote",
	Group: check.CommandsGroup,
	Kind:  check.Slip,
	Title: "No space between a quote and an option",
	Reach: check.InText,
	Applies: check.RunsKnownProgram(func(r *command.Run) bool {
		_, at := joinedWord(r)
		return at > 0
	}),
	CheckCommand: checkOptionAfterQuote,
})

// quoteAndOption is a text in quotes that starts a word, or the value of an option, with an option right behind it.
var quoteAndOption = regexp.MustCompile(`^(?:--?[\w-]+=)?(?:"[^"]*"|'[^']*')--[a-z]`)

// joinedWord is the word of a run in which an option follows a quote, with the place of the option in the command, or 0.
func joinedWord(run *command.Run) (command.Word, int) {
	for _, w := range run.Args {
		if m := quoteAndOption.FindString(w.Raw); m != "" {
			return w, w.Range.Start + len(m) - len("--a")
		}
	}
	return command.Word{}, 0
}

func checkOptionAfterQuote(p *check.Pass, v *check.View) {
	run := v.Main()
	word, at := joinedWord(run)
	e := check.NewEffect(check.Warning, platform.Differs, "`%s` gets both as one word.", run.Program.Name)
	if !strings.HasPrefix(word.Raw, "-") && run.Reference().Word == word.Raw {
		e = check.ProgramExitsEffect(run.Program.Name)
	}
	p.Report(check.Finding{
		Range:       v.At(word.Range),
		Headline:    prose.T("No space in front of `%s`", v.Cmd.Text[at:word.Range.End]),
		Effects:     p.Everywhere().Of(v).All(e),
		HelpUnfixed: prose.T("Write a space after the quote."),
		Fixes:       check.Suggestion("Insert a space after the quote", check.Insert(v.At(procfile.Range{Start: at, End: at}).Start, " ")),
	})
}
