package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "makemigrations",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Migrations created on the platform",
	Applies:      check.ContainsAny("makemigrations"),
	CheckCommand: checkMakemigrations,
})

func checkMakemigrations(p *check.Pass, v *check.View) {
	var found []int
	const programs ecosystem.Words = "manage.py django-admin django"
	for i, s := range v.Programs() {
		words := check.Operands(s)
		onlyChecks := slices.ContainsFunc(s.Args, func(w command.Word) bool { return strings.HasPrefix(w.Value, "--check") || w.Value == "--dry-run" })
		if len(words) > 0 && words[0] == "makemigrations" && programs.Has(s.Base) && !onlyChecks {
			found = append(found, i)
		}
	}
	if len(found) == 0 {
		return
	}
	p.Report(check.Finding{
		Range:    v.At(v.StepRange(found[0])),
		Headline: prose.T("`%s` runs `makemigrations` on the platform", v.Type),
		Effects: p.On(platform.Running).Of(v).Deployed().Except(func(t *platform.Target) bool {
			return len(v.Programs()) > 1 && check.OperatorsAreWords(t, v.Type)
		}).All(check.NewEffect(check.Warning, platform.Differs, "The next deploy deletes the migration files that this command writes.")),
		Help:  prose.T("Run `makemigrations` on your machine, and commit the files that it writes."),
		Fixes: makemigrationsFixes(p, v, found),
	})
}

func makemigrationsFixes(p *check.Pass, v *check.View, found []int) []check.Fix {
	list := v.Programs()
	if len(list) > 1 {
		return v.WithoutSteps("Remove `makemigrations`", found)
	}
	if strings.Contains(p.Doc.Text, "manage.py migrate") {
		return nil
	}
	at := slices.IndexFunc(list[0].Args, func(w command.Word) bool { return w.Value == "makemigrations" && w.Raw == w.Value })
	if at < 0 {
		return nil
	}
	return check.Suggestion("Replace `makemigrations` with `migrate`", check.Replace(v.At(list[0].Args[at].Range), "migrate"))
}
