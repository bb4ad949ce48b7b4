package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "data-loss",
	Kind:       check.Slip,
	Group:      check.CommandsGroup,
	Title:      "Command that deletes data at each deploy",
	Documented: dataLossDocs{},
	Applies:    check.ContainsAny("db:", "migrat", "flush", "reset", "drop", "DROP", "zero", "downgrade", "TRUNCATE", "truncate", "FLUSH"),
	Check:      checkDataLoss,
})

type dataLossDocs struct{}

// Docs is the documentation.
func (dataLossDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "A command that runs at each deploy or start deletes the data of the app.",
		Why: "`rails db:schema:load` and `db:setup` create all tables again, without their rows. `db:reset`, `migrate:fresh`, " +
			"`prisma migrate reset`, and `flush` exist for development. In `release`, they run before each new version, and " +
			"on Heroku after each change of a variable too. In front of a server, they run at each restart. Rails and Laravel " +
			"protect a production database, so the deploy may fail instead.",
		Exceptions: []string{
			"A migration, which only adds what is missing.",
		},
		Bad:  check.Sample{Text: "release: bundle exec rails db:schema:load\nweb: bundle exec puma\n", Platforms: []string{"heroku"}},
		Good: check.Sample{Text: "release: bundle exec rails db:migrate\nweb: bundle exec puma\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"ActiveRecord::ProtectedEnvironmentError",
			"You are attempting to run a destructive action against your 'production' database.",
			"Application In Production",
			"Prisma Migrate has detected that the environment is non-interactive, which is not supported.",
		},
		Sources: []string{
			"Heroku Dev Center, Release phase",
			"rails/rails activerecord/lib/active_record/tasks/database_tasks.rb",
			"laravel/framework src/Illuminate/Console/ConfirmableTrait.php",
			"django/django django/core/management/commands/flush.py",
			"prisma/prisma packages/migrate/src/commands/MigrateReset.ts",
		},
	}
}

// deleters are programs with the words that make them delete data: one of each group is among the arguments.
var deleters = []struct {
	programs command.Words
	needs    []command.Words
	// instead is what keeps the data, or "".
	instead string
	// protects is what may prevent it in production, or "".
	protects string
}{
	{"rails rake", []command.Words{"db:reset db:drop db:drop:all db:setup db:schema:load db:structure:load db:migrate:reset " +
		"db:purge db:purge:all db:truncate_all db:seed:replant"}, "db:migrate", "Rails"},
	{"artisan", []command.Words{"migrate:fresh migrate:refresh migrate:reset db:wipe"}, "migrate --force", "Laravel"},
	{"manage.py django-admin django", []command.Words{"flush reset_db", "--no-input --noinput"}, "migrate", ""},
	{"prisma", []command.Words{"migrate", "reset"}, "migrate deploy", ""},
	{"prisma", []command.Words{"db", "push", "--force-reset"}, "migrate deploy", ""},
	{"sequelize sequelize-cli", []command.Words{"db:drop db:migrate:undo:all"}, "db:migrate", ""},
	{"knex", []command.Words{"migrate:rollback", "--all"}, "migrate:latest", ""},
	{"typeorm", []command.Words{"schema:drop"}, "migration:run", ""},
	{"mix", []command.Words{"ecto.drop ecto.reset"}, "ecto.migrate", ""},
	{"console", []command.Words{"doctrine:schema:drop doctrine:database:drop", "--force -f"}, "doctrine:migrations:migrate", ""},
	{"console", []command.Words{"doctrine:fixtures:load", "--no-interaction -n"}, "doctrine:migrations:migrate", ""},
	{"alembic", []command.Words{"downgrade", "base"}, "upgrade head", ""},
	{"flask", []command.Words{"db", "downgrade", "base"}, "db upgrade", ""},
	{"dbmate", []command.Words{"drop"}, "up", ""},
	{"goose", []command.Words{"reset"}, "up", ""},
	{"dropdb", nil, "", ""},
}

const databaseClients command.Words = "psql mysql mariadb sqlite3 redis-cli mongosh"

// statements delete data, as words in a text for one of the databaseClients.
var statements = []string{"DROP DATABASE", "DROP SCHEMA", "DROP TABLE", "DROP OWNED", "TRUNCATE ", "FLUSHALL", "FLUSHDB"}

// deletion is a program that deletes data.
type deletion struct {
	// name is what to call it, and instead what keeps the data, or "".
	name, instead string
	protects      string
}

// deletionBy is what a program deletes. It reports false for one that isn't known to.
func deletionBy(s command.Start) (deletion, bool) {
	if databaseClients.Has(s.Base) {
		for _, w := range s.Args {
			for _, statement := range statements {
				if strings.Contains(strings.ToUpper(w.Value)+" ", statement) {
					return deletion{name: s.Base + " … " + strings.TrimSpace(statement)}, true
				}
			}
		}
		return deletion{}, false
	}
	for i := range deleters {
		d := &deleters[i]
		if words, ok := oneOfEach(s, d.needs); ok && d.programs.Has(s.Base) {
			found := deletion{name: s.Base + words, protects: d.protects}
			if d.instead != "" {
				found.instead = s.Base + " " + d.instead
			}
			return found, true
		}
	}
	return deletion{}, false
}

// oneOfEach returns an argument of each group, with a space in front of each.
func oneOfEach(s command.Start, groups []command.Words) (words string, ok bool) {
	for _, group := range groups {
		i := slices.IndexFunc(s.Args, func(w command.Word) bool { return group.Has(w.Value) })
		if i < 0 {
			return "", false
		}
		words += " " + s.Args[i].Value
	}
	return words, true
}

func checkDataLoss(p *check.Pass) {
	for _, v := range p.Candidates() {
		list := v.Programs()
		for i, s := range list {
			d, ok := deletionBy(s)
			if !ok {
				continue
			}
			help := prose.T("Run `%s` by hand, once.", d.name)
			if d.instead != "" {
				help = prose.T("Use `%s`, which keeps the data.", d.instead)
			}
			p.Report(check.Finding{
				Range:    v.At(v.StepRange(i)),
				Headline: prose.T("`%s` deletes data with `%s`", v.Type, d.name),
				Effects: p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) check.Effect {
					return d.effect(t, p.IntendedType(v.Entry), i < len(list)-1 && !p.Role(v.Entry).Ends())
				}),
				Help: help,
			})
			break
		}
	}
}

// effect is that of a process type, whose command may run a program that keeps running after it.
func (d deletion) effect(t *platform.Target, processType string, keepsRunning bool) check.Effect {
	when := "Each deploy"
	switch runs := t.RunsAt(processType); {
	case runs == platform.OnSchedule:
		when = "Each run"
	case runs == platform.InBuild:
		return check.NewEffect(check.Warning, platform.Repeats, "Each build deletes the data of a database that it reaches.")
	case runs == platform.NoTrigger && !keepsRunning:
		return check.Effect{} // it runs by hand
	case runs == platform.NoTrigger:
		when = "Each start"
	}
	if d.protects != "" {
		return check.NewEffect(check.Error, platform.Repeats, when+" deletes the data, or fails because %s protects a production database.", d.protects)
	}
	return check.NewEffect(check.Error, platform.Repeats, when+" deletes the data.")
}
