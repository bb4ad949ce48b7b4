package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "makemigrations",
	Group:      CommandsGroup,
	Order:      22,
	Title:      "Migrations are written on the platform",
	Documented: makemigrationsDocs{},
	Suspects:   holding("makemigrations"),
	Check:      checkMakemigrations,
})

type makemigrationsDocs struct{}

// Docs is the documentation.
func (makemigrationsDocs) Docs() Docs {
	return Docs{
		Summary: "Django's makemigrations runs on the platform instead of in the repository.",
		Why: "makemigrations writes files that belong into the repository. On every platform they are written into a copy of the " +
			"app that the next deploy throws away, so each deploy makes up its own, and one day they no longer fit the " +
			"database. Run it on your machine, commit what it writes, and let the platform run migrate only.",
		Bad:     Sample{Text: "release: python manage.py makemigrations && python manage.py migrate\nweb: gunicorn shop.wsgi\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "release: python manage.py migrate\nweb: gunicorn shop.wsgi\n", Platforms: []string{"heroku"}},
		Sources: []string{"108806/drf_adv_test Procfile", "text search: 9 files with release: … makemigrations"},
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
		cs := p.judgeDeployed(v, func(t *platform.Target) (Severity, string) {
			if len(v.programs()) > 1 && splitsOperators(t) {
				return None, ""
			}
			return Warning, "the files that it writes are lost with the next deploy, so they and the database drift apart"
		})
		p.tell(v, v.span(found[0]), cs,
			"The command of "+quote(v.Type)+" runs makemigrations on the platform",
			"run it on your machine and commit what it writes",
			p.makemigrationsFixes(v, found))
	}
}

func (p *Pass) makemigrationsFixes(v *commandView, found []int) []Fix {
	list := v.programs()
	if len(list) > 1 {
		return v.without("Take makemigrations out of the command", found)
	}
	if strings.Contains(p.Doc.Text, "manage.py migrate") {
		return nil
	}
	for _, w := range list[0].Args {
		if w.Value == "makemigrations" && w.Raw == w.Value {
			return suggestion("Run migrate instead", Replace(v.at(w.Range), "migrate"))
		}
	}
	return nil
}

// writesMigrations reports whether a program is makemigrations, and more than a
// check.
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
