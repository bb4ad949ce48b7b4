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
	Documented: jsonCommandDocs{},
	SkipsPlain: true,
	Check:      checkJSONCommand,
})

type jsonCommandDocs struct{}

func (jsonCommandDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "A command is a JSON list of words, as in a Dockerfile.",
		Why: "Only a Dockerfile supports this form. A shell looks for a program named `[gunicorn,` and doesn't find it. A YAML " +
			"parser reads the brackets as a list and rejects the file.",
		Bad:     check.Sample{Text: "web: [\"gunicorn\", \"shop:app\"]\n", Platforms: []string{"heroku"}},
		Good:    check.Sample{Text: "web: gunicorn shop:app\n", Platforms: []string{"heroku"}},
		Failure: "syntax",
		Logs: []string{
			"cannot unmarshal !!seq into string",
			"invalid type: sequence, expected a string",
			"did not find expected alphabetic or numeric character",
			"Failed to read command from Procfile: invalid YAML",
			"the Procfile is not valid yaml",
		},
		Sources: []string{"run: yaml.v3 v3.0.1 into a map of strings", "run: bash 5.2"},
	}
}

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
