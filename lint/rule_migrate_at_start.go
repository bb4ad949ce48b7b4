package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "migrate-at-start",
	Group:      CommandsGroup,
	Title:      "Migration at every start",
	Documented: migrateAtStartDocs{},
	Suspects:   holding("migrat", "db:prepare", "db:setup", "upgrade", "db push"),
	Check:      checkMigrateAtStart,
})

type migrateAtStartDocs struct{}

// Docs is the documentation.
func (migrateAtStartDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a database migration before the program in a command, if the platform has a release phase.",
		Why: "Heroku, Dokku, and Piku run `release` once before each deploy, and keep the old version running if it fails. In the " +
			"command of `web`, a migration runs at every restart and in every instance at the same time. Proclint doesn't report " +
			"it for platforms that don't run `release` before a deploy, such as Code Capsules, Deis, Drycc, and Railway.",
		Bad:     Sample{Text: "web: python manage.py migrate && gunicorn shop.wsgi\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "release: python manage.py migrate\nweb: gunicorn shop.wsgi\n", Platforms: []string{"heroku"}},
		Sources: []string{"18F/ogp-payroll-server Procfile", "jointakahe/takahe issue 86", "ebmdatalab/opencodelists issue 2718", "Heroku Dev Center, Release phase"},
	}
}

func checkMigrateAtStart(p *Pass) {
	if !p.anyReleasePhase() {
		return
	}
	for _, v := range p.suspects() {
		if isRelease(p.typeOf(v.Entry)) {
			continue
		}
		s := v.stepsBefore(migration)
		if len(s.found) == 0 {
			continue
		}
		p.Report(Finding{
			Range:    v.at(v.span(s.found[0])),
			Headline: prose.T("`%s` runs `%s` at every start", v.Type, s.names[0]),
			Effects: p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) Effect {
				if t.Release != platform.ReleasePhase || splitsOperators(t) {
					return Effect{}
				}
				return effect(Warning, platform.Repeats, "The migration runs at every restart and in every instance.")
			}),
			Help:  prose.T("Move it to `release`, which runs once before each deploy."),
			Fixes: p.toRelease(v, s.found),
		})
	}
}

func (p *Pass) anyReleasePhase() bool {
	for _, t := range p.Targets {
		if t.Release == platform.ReleasePhase {
			return true
		}
	}
	return false
}

// toRelease moves a migration from the start of a command to release. There's no such fix if a
// selected platform would then never run it.
func (p *Pass) toRelease(v *commandView, found []int) []Fix {
	if len(found) != 1 || found[0] != 0 {
		return nil
	}
	for _, t := range p.Targets {
		if t.Reads() && t.Release != platform.ReleasePhase {
			return nil
		}
	}
	r, ok := v.removal(0)
	if !ok {
		return nil
	}
	call := v.cmd.Calls[0].Range
	text := v.cmd.Text[call.Start:call.End]
	fix := Fix{Title: prose.Title("Move `%s` to `release`", prose.Exact(text)), Applicability: Suggested, Edits: []TextEdit{Delete(v.at(r))}}
	for _, e := range p.Entries() {
		if !isRelease(p.typeOf(e)) {
			continue
		}
		if !strings.Contains(e.Command, text) {
			return nil
		}
		fix.Title = prose.Title("Remove `%s`: `release` runs it", prose.Exact(text))
		return []Fix{fix}
	}
	line := &p.Doc.Lines[v.Line]
	eol := p.Doc.Slice(line.EOL)
	if eol == "" {
		eol = "\n"
	}
	fix.Edits = append([]TextEdit{Insert(line.Range.Start, "release: "+text+eol)}, fix.Edits...)
	return []Fix{fix}
}

// migrators are programs with the words that follow when they migrate.
var migrators = []struct{ names, words command.Words }{
	{"manage.py django-admin django", "migrate"},
	{"alembic aerich", "upgrade"},
	{"artisan", "migrate"},
	{"sequelize sequelize-cli", "db:migrate"},
	{"knex", "migrate:latest"},
	{"typeorm", "migration:run"},
	{"mix", "ecto.migrate"},
	{"console", "doctrine:migrations:migrate"},
}

// migration is how a program migrates a database, or "".
func migration(s command.Start) string {
	words := operands(s)
	if len(words) == 0 {
		return ""
	}
	first := s.Base + " " + words[0]
	for _, m := range migrators {
		if m.names.Has(s.Base) && m.words.Has(words[0]) {
			return first
		}
	}
	switch name := script(s); {
	case name == "migrate", name == "migrations", name == "db:migrate", strings.HasPrefix(name, "migrate:"):
		return s.Base + " " + strings.Join(words[:min(2, len(words))], " ")
	}
	second := ""
	if len(words) > 1 {
		second = words[1]
	}
	switch {
	case s.Base == "rails" || s.Base == "rake":
		for _, w := range words {
			if w == "db:migrate" || w == "db:prepare" || w == "db:setup" {
				return s.Base + " " + w
			}
		}
	case s.Base == "flask" && words[0] == "db" && second == "upgrade",
		s.Base == "prisma" && words[0] == "migrate" && second == "deploy",
		s.Base == "prisma" && words[0] == "db" && second == "push":
		return first + " " + second
	}
	return ""
}
