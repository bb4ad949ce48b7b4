package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/secret"
)

var _ = check.Register(check.Rule{
	Name:         "secret-in-command",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Secret in a command",
	Applies:      func(c *check.ParsedCommand) bool { return len(c.Secrets()) > 0 },
	CheckCommand: checkSecretInCommand,
})

func checkSecretInCommand(p *check.Pass, v *check.View) {
	for _, s := range v.Secrets() {
		reportSecret(p, v, s)
	}
}

func reportSecret(p *check.Pass, v *check.View, s secret.Found) {
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

func secretFixes(p *check.Pass, v *check.View, s secret.Found) []check.Fix {
	switch {
	case !s.Assign.Empty():
		return check.Suggestion(prose.Title("Remove the value (first set `%s`)", s.Name), check.Delete(v.At(s.Assign)))
	case s.Name == "" || !p.AllExpandPort():
		return nil
	}
	return check.Suggestion(prose.Title("Use `$%s` (first set it)", s.Name), check.Replace(v.At(s.At), "$"+s.Name))
}
