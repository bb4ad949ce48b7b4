package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "json-command",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	Title:      "JSON list as a command",
	SkipsPlain: true,
	Check:      checkJSONCommand,
})

func checkJSONCommand(p *check.Pass) {
	for _, e := range p.SyntaxEntries() {
		words, ok := check.JSONWords(e.Command)
		if !ok {
			continue
		}
		f := check.Finding{
			Range:    e.CommandRange,
			Headline: prose.T("The command of `%s` is a JSON list", e.Type),
			Effects:  p.Everywhere().Each(func(t *platform.Target) check.Effect { return listEffect(p, t, e) }),
			Help:     prose.T("Write the words with spaces between them."),
		}
		if plain, quotable := check.ShellWords(words); quotable {
			f.Help = prose.T("Write the command as `%s`.", prose.Exact(plain))
			f.Fixes = check.Suggestion(prose.Title("Write `%s`", prose.Exact(plain)), check.Replace(e.CommandRange, plain))
		}
		p.Report(f)
		p.Claim(e.Line, e.Type)
	}
}

func listEffect(p *check.Pass, t *platform.Target, e check.Entry) check.Effect {
	if t.YAML() {
		return p.RejectedAt(t, e.Line)
	}
	name := check.FirstWord(e.Command)
	if calls := p.ParsedCommandOf(e).Cmd.Calls; len(calls) > 0 && len(calls[0].Words) > 0 && calls[0].Words[0].Static {
		name = calls[0].Words[0].Value
	}
	return check.UnknownProgramEffect(t, name, "The process exits because there's no program `%s`.", name)
}
