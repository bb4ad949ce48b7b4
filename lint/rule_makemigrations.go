package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "makemigrations",
	Group:      CommandsGroup,
	Title:      "Migrations created on the platform",
	Documented: makemigrationsDocs{},
	Suspects:   holding("makemigrations"),
	Check:      checkMakemigrations,
})

type makemigrationsDocs struct{}

// Docs is the documentation.
func (makemigrationsDocs) Docs() Docs {
	return Docs{
		Summary: "Finds Django's `makemigrations` in a command, so it runs on the platform instead of on your machine.",
		Why: "`makemigrations` writes files that belong in the repository. A platform writes them into a copy of the app that the " +
			"next deploy deletes. So each deploy creates other migrations, and at some point they no longer match the database. " +
			"Run `makemigrations` on your machine, commit the files, and run only `migrate` on the platform.",
		Bad:     Sample{Text: "release: python manage.py makemigrations && python manage.py migrate\nweb: gunicorn shop.wsgi\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "release: python manage.py migrate\nweb: gunicorn shop.wsgi\n", Platforms: []string{"heroku"}},
		Sources: []string{"108806/drf_adv_test Procfile", "Text search: nine files with `release: … makemigrations`"},
	}
}

func checkMakemigrations(p *Pass) {
	for _, v := range p.suspects() {
		var found []int
		for i, s := range v.programs() {
			if writesMigrations(s) {
				found = append(found, i)
			}
		}
		if len(found) == 0 {
			continue
		}
		p.Report(Finding{
			Range:    v.at(v.span(found[0])),
			Headline: prose.T("`%s` runs `makemigrations` on the platform", v.Type),
			Effects: p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) Effect {
				if len(v.programs()) > 1 && splitsOperators(t) {
					return Effect{}
				}
				return effect(Warning, platform.Differs, "The next deploy deletes the new migration files.")
			}),
			Help:  prose.T("Run it on your machine, and commit the files that it writes."),
			Fixes: p.makemigrationsFixes(v, found),
		})
	}
}

func (p *Pass) makemigrationsFixes(v *commandView, found []int) []Fix {
	list := v.programs()
	if len(list) > 1 {
		return v.without("Remove `makemigrations`", found)
	}
	if strings.Contains(p.Doc.Text, "manage.py migrate") {
		return nil
	}
	for _, w := range list[0].Args {
		if w.Value == "makemigrations" && w.Raw == w.Value {
			return suggestion("Use `migrate`", Replace(v.at(w.Range), "migrate"))
		}
	}
	return nil
}

// writesMigrations reports whether a program is makemigrations without an option that only
// checks.
func writesMigrations(s command.Start) bool {
	words := operands(s)
	if len(words) == 0 || words[0] != "makemigrations" || s.Base != "manage.py" && s.Base != "django-admin" && s.Base != "django" {
		return false
	}
	for _, w := range s.Args {
		if strings.HasPrefix(w.Value, "--check") || w.Value == "--dry-run" {
			return false
		}
	}
	return true
}
