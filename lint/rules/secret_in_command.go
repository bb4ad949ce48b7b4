package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "secret-in-command",
	Group:      check.CommandsGroup,
	Kind:       check.Slip,
	Title:      "Secret in a command",
	Documented: secretInCommandDocs{},
	Applies:    showsSecret,
	Check:      checkSecretInCommand,
})

type secretInCommandDocs struct{}

func (secretInCommandDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "The Procfile contains a password, a key, or a token.",
		Why: "Anyone who can read the repository can use the secret, and it stays in the history after you remove it. Many " +
			"platforms also show the command on their pages and in logs. Create a new secret, set it as a variable on the " +
			"platform, and use the variable's name in the command. Proclint masks the secret in its output. It reports " +
			"well-known tokens, and 12 or more characters for a name such as `DB_PASSWORD` or `APP_KEY`.",
		Exceptions: []string{
			"A placeholder or a word, such as `dummy` or `postgres`.",
			"A reference, such as `vault:app`.",
		},
		Bad:     check.Sample{Text: "worker: API_TOKEN=k3J9sQ7xV2mB8pLw5Tz4 python bot.py\n", Platforms: []string{"heroku"}},
		Good:    check.Sample{Text: "worker: python bot.py\n", Platforms: []string{"heroku"}},
		Sources: []string{"heroku/scala-getting-started Procfile (in its history)", "Scywalker/adventskalender2018 Procfile (in its history)", "PostHog/posthog Procfile (no secret, not reported)"},
	}
}

func showsSecret(c *check.ParsedCommand) bool {
	return len(c.Secrets()) > 0
}

func checkSecretInCommand(p *check.Pass) {
	for _, v := range p.Candidates() {
		for _, s := range v.Secrets() {
			reportSecret(p, v, s)
		}
	}
}

func reportSecret(p *check.Pass, v *check.View, s check.FoundSecret) {
	help := prose.T("Create a new secret, and set it as a variable on the platform.")
	if s.Name != "" {
		help = prose.T("Create a new secret, and set it as the variable `%s` on the platform.", s.Name)
	}
	p.Report(check.Finding{
		Range:    v.At(s.At),
		Headline: prose.T("`%s` contains %s", v.Type, s.Of),
		Effects:  p.Everywhere().Of(v).All(check.NewEffect(check.Warning, platform.Exposed, "Anyone who can read the repository can use the secret.")),
		Help:     help,
		Fixes:    secretFixes(p, v, s),
	})
}

func secretFixes(p *check.Pass, v *check.View, s check.FoundSecret) []check.Fix {
	switch {
	case !s.Assign.Empty():
		return check.Suggestion(prose.Title("Remove the value (first set `%s`)", s.Name), check.Delete(v.At(s.Assign)))
	case s.Name == "" || !p.AllExpandPort():
		return nil
	}
	return check.Suggestion(prose.Title("Use `$%s` (first set it)", s.Name), check.Replace(v.At(s.At), "$"+s.Name))
}
