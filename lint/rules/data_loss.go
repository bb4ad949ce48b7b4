package rules

import (
	"path"
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:           "data-loss",
	Kind:           check.Slip,
	Group:          check.CommandsGroup,
	Title:          "Command that deletes data at each deploy",
	FollowsScripts: true,
	Applies: check.ContainsAny("db:", "migrat", "flush", "reset", "drop", "DROP", "zero", "downgrade", "TRUNCATE", "truncate", "FLUSH", "rollback", "fixtures:load",
		".py", ".js", ".mjs", ".cjs", ".ts", "python", "gunicorn", "uvicorn", "node ", "npm", "yarn", "bun"),
	Check: checkDataLoss,
})

// guard is what a program does in production before it deletes data.
type guard uint8

const (
	unguarded  guard = iota // one that deletes at once
	rejects                 // one that fails where the database says that it is one of production
	failsAlone              // one that asks, and fails if nobody can answer
	keepsAlone              // one that asks, and goes on without deleting if nobody answers
)

// deleter is a program with the words that make it delete data: one of each group is among the arguments.
type deleter struct {
	programs ecosystem.Words
	needs    []ecosystem.Words
	// without are arguments with which it deletes nothing.
	without ecosystem.Words
	// instead is what keeps the data, or "".
	instead string
	// guard is that of a tool, by says which one has it, and confirmed are arguments that turn it off.
	guard     guard
	by        string
	confirmed ecosystem.Words
}

var deleters = []deleter{
	{programs: "rails rake", needs: []ecosystem.Words{"db:reset db:drop db:drop:all db:setup db:schema:load db:structure:load db:migrate:reset " +
		"db:purge db:purge:all db:truncate_all db:seed:replant"}, instead: "db:migrate", guard: rejects, by: "Rails", confirmed: "DISABLE_DATABASE_ENVIRONMENT_CHECK=1"},
	{programs: "artisan", needs: []ecosystem.Words{"migrate:fresh migrate:refresh migrate:reset db:wipe"}, instead: "migrate --force",
		guard: failsAlone, by: "Laravel asks first in production", confirmed: "--force"},
	{programs: "manage.py django-admin django", needs: []ecosystem.Words{"flush reset_db", "--no-input --noinput"}, instead: "migrate"},
	{programs: "prisma", needs: []ecosystem.Words{"migrate", "reset"}, instead: "migrate deploy", guard: failsAlone, by: "Prisma asks first", confirmed: "--force -f"},
	{programs: "prisma", needs: []ecosystem.Words{"db", "push", "--force-reset"}, instead: "migrate deploy"},
	{programs: "sequelize sequelize-cli", needs: []ecosystem.Words{"db:drop db:migrate:undo:all"}, instead: "db:migrate"},
	{programs: "knex", needs: []ecosystem.Words{"migrate:rollback", "--all"}, instead: "migrate:latest"},
	{programs: "typeorm", needs: []ecosystem.Words{"schema:drop"}, instead: "migration:run"},
	{programs: "mix", needs: []ecosystem.Words{"ecto.drop ecto.reset"}, instead: "ecto.migrate", guard: keepsAlone, by: "Mix", confirmed: "--force -f"},
	{programs: "mix", needs: []ecosystem.Words{"ecto.rollback", "--all"}, instead: "ecto.migrate"},
	{programs: "console", needs: []ecosystem.Words{"doctrine:schema:drop doctrine:database:drop", "--force -f"}, without: "--dump-sql", instead: "doctrine:migrations:migrate"},
	{programs: "console", needs: []ecosystem.Words{"doctrine:fixtures:load", "--no-interaction -n"}, without: "--append", instead: "doctrine:migrations:migrate"},
	{programs: "alembic", needs: []ecosystem.Words{"downgrade", "base"}, without: "--sql", instead: "upgrade head"},
	{programs: "flask", needs: []ecosystem.Words{"db", "downgrade", "base"}, without: "--sql", instead: "db upgrade"},
	{programs: "dbmate", needs: []ecosystem.Words{"drop"}, instead: "up"},
	{programs: "goose", needs: []ecosystem.Words{"reset"}, instead: "up"},
	{programs: "dropdb", without: "--interactive -i --help --version -? -V"},
}

const databaseClients ecosystem.Words = "psql mysql mariadb sqlite3 redis-cli mongosh"

type deletion struct {
	// name is what to call it, and instead what keeps the data, or "".
	name, instead string
	guard         guard
	by            string
	// file is the path of the code that deletes it, or "".
	file string
}

// deletionBy is what a program deletes. It reports false for one that isn't known to.
func deletionBy(s command.Start) (deletion, bool) {
	if databaseClients.Has(s.Base) {
		for _, w := range s.Args {
			if statement := source.DeletingStatement(w.Value); statement != "" {
				return deletion{name: s.Base + " … " + statement}, true
			}
		}
		return deletion{}, false
	}
	for i := range deleters {
		d := &deleters[i]
		if !d.programs.Has(s.Base) || check.HasOption(s, d.without) {
			continue
		}
		found := deletion{name: s.Base, guard: d.guard, by: d.by}
		if slices.ContainsFunc(d.needs, func(group ecosystem.Words) bool {
			at := check.WordAmong(s.Args, group)
			if at >= 0 {
				found.name += " " + s.Args[at].Value
			}
			return at < 0
		}) {
			continue
		}
		if check.WordAmong(s.Words, d.confirmed) >= 0 {
			found.guard = unguarded
		}
		if d.instead != "" {
			found.instead = s.Base + " " + d.instead
		}
		return found, true
	}
	return deletion{}, false
}

func checkDataLoss(p *check.Pass) {
	looked := 0
	for _, v := range p.Candidates() {
		if !reportDeleter(p, v) && p.Repository != nil {
			reportDeletingCode(p, v, &looked)
		}
	}
}

// reportDeleter reports the first program of a command that deletes data, if there is one.
func reportDeleter(p *check.Pass, v *check.View) bool {
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
		d.report(p, v, v.At(v.StepRange(i)), help, i < len(list)-1 && !p.Role(v.Entry).Ends())
		return true
	}
	return false
}

// reportDeletingCode reports a program of a command whose code deletes data whenever it runs.
func reportDeletingCode(p *check.Pass, v *check.View, looked *int) {
	const importers ecosystem.Words = "gunicorn uvicorn hypercorn daphne"
	list := p.Follow(v.Cmd)
	for i, f := range list {
		ref := f.Run.Reference()
		file := p.CodeFile(f.Run, ref)
		if file == "" {
			continue
		}
		if *looked++; *looked > check.MaxLookedUp {
			return
		}
		text, _ := p.Repository.Text(file)
		found, ok := source.Deletes(text, path.Ext(file), importers.Has(f.Run.Base))
		if !ok {
			continue
		}
		at := ref.Range
		if at.End == 0 {
			at = f.Run.Naming()
		}
		d := deletion{name: found.Call, file: file}
		help := prose.T("Change line %s of `%s` so that it keeps the data.", found.Line, check.PathPart(file))
		d.report(p, v, v.At(f.Range(at)), help, i < len(list)-1 || p.GetsTraffic(v.Type))
		return
	}
}

func (d deletion) report(p *check.Pass, v *check.View, at procfile.Range, help prose.Text, keepsRunning bool) {
	p.Report(check.Finding{
		Range:    at,
		Headline: d.headline(v.Type),
		Effects: p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) check.Effect {
			return d.effect(t, p.IntendedType(v.Entry), keepsRunning)
		}),
		Help: help,
	})
}

func (d deletion) headline(processType string) prose.Text {
	switch {
	case d.file != "":
		return prose.T("`%s` in `%s` deletes data", d.name, check.PathPart(d.file))
	case d.guard == failsAlone:
		return prose.T("`%s` tries to delete data with `%s`", processType, d.name)
	}
	return prose.T("`%s` deletes data with `%s`", processType, d.name)
}

// effect is that of a process type, whose command may run a program that keeps running after it.
func (d deletion) effect(t *platform.Target, processType string, keepsRunning bool) check.Effect {
	when := "Each deploy"
	switch runs := t.RunsAt(processType); {
	case runs == platform.OnSchedule:
		when = "Each run"
	case runs == platform.InBuild && d.guard == failsAlone:
		when = "Each build"
	case runs == platform.InBuild:
		return check.NewEffect(check.Warning, platform.Repeats, "Each build deletes the data of a database that it reaches.")
	case runs == platform.NoTrigger && !keepsRunning:
		return check.Effect{} // it runs by hand
	case runs == platform.NoTrigger:
		when = "Each start"
	}
	switch d.guard {
	case rejects:
		return check.NewEffect(check.Error, platform.Repeats, when+" deletes the data, or fails because %s protects a production database.", d.by)
	case failsAlone:
		return check.NewEffect(check.Error, platform.Crash, when+" fails, because %s and gets no answer.", d.by)
	case keepsAlone:
		return check.NewEffect(check.Warning, platform.Repeats, when+" deletes the data unless %s asks first, as it does in production.", d.by)
	}
	return check.NewEffect(check.Error, platform.Repeats, when+" deletes the data.")
}
