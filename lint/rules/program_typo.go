package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:           "program-typo",
	Group:          check.CommandsGroup,
	Kind:           check.Slip,
	Title:          "Typo in a program",
	FollowsScripts: true,
	Reach:          check.AmongFiles,
	Applies: func(c *check.ParsedCommand) bool {
		return c.Main() != nil && (isGunicorn(c.Main()) || meantProgram(c.Main()) != "" || namesFramework(c))
	},
	CheckCommand: checkProgramTypo,
})

// coined are names of programs that aren't words, so a similar name is probably a typo.
const coined ecosystem.Words = "gunicorn uvicorn hypercorn waitress-serve sidekiq dramatiq django-admin react-scripts " +
	"heroku-php-apache2 heroku-php-nginx newrelic-admin ddtrace-run pm2-runtime"

// usual are shorter names of programs with their usual arguments: whole words, and the endings of files.
var usual = [...]struct {
	name   string
	behind ecosystem.Words
}{
	{"python", ".py -m -u"},
	{"python3", ".py -m -u"},
	{"node", ".js .mjs .cjs"},
	{"npm", "start run ci install test"},
	{"yarn", "start run dev"},
	{"pnpm", "start run"},
	{"java", "-jar -cp -Xmx512m $JAVA_OPTS .jar"},
	{"ruby", ".rb"},
	{"bundle", "exec"},
	{"rails", "server s runner db:migrate"},
	{"celery", "-A worker beat"},
	{"flask", "run --app"},
	{"nodemon", ".js"},
	{"streamlit", "run"},
	{"chainlit", "run"},
	{"poetry", "run"},
	{"pipenv", "run"},
	{"daphne", "-b -p --bind --port"},
	{"dotnet", "run .dll"},
}

// written are programs whose names people write in uppercase.
const written ecosystem.Words = "python python3 node npm npx yarn java ruby bundle php gunicorn uvicorn flask celery streamlit"

// otherPrograms are existing programs whose names are similar to one of these.
const otherPrograms ecosystem.Words = "gunicorn3 unicorn unicorn_rails bundler nodejs python2 python3 pythonw py pypy pypy3 jython ipython ipython3 celeryd celerybeat celeryev " +
	"bpython cpython rail trails flasks flaskr dramatic streamline streamlet chainlink pnpx npx bunx bun jruby truffleruby iruby mruby jnode inode nodes nodemon2 cnpm tnpm jpnpm yarnpkg javac javaw jav pyton-build"

// ownClasses are existing classes with similar names.
const ownClasses ecosystem.Words = "uvicorn_worker.UvicornWorker uvicorn.workers.UvicornH11Worker"

func checkWorkerClass(p *check.Pass, v *check.View, run *command.Run) {
	o, ok := run.Option("-k --worker-class")
	class := run.Value(o)
	far := len(class)-len(check.WorkerClass) > 3 || len(class)-len(check.WorkerClass) < -3
	if !ok || far || class == check.WorkerClass || ownClasses.Has(class) || levenshtein.ComputeDistance(class, check.WorkerClass) > 3 {
		return
	}
	reportTypo(p, v, o.Value, prose.T("Worker class `%s` has a typo", class), check.WorkerClass,
		check.NewEffect(check.Error, platform.Crash, "`gunicorn` exits: there is no worker class `%s`.", prose.Exact(class)))
}

func checkProgramTypo(p *check.Pass, v *check.View) {
	run := v.Main()
	if isGunicorn(run) {
		checkWorkerClass(p, v, run)
	}
	if checkCommands(p, v) {
		return
	}
	meant := meantProgram(run)
	if meant == "" {
		return
	}
	name := run.Name.Value
	e := check.CommandNotFound(name)
	if run.Module {
		e = check.NewEffect(check.Error, platform.Crash, "The process exits: there is no Python module `%s`.", name).Logged("No module named " + name)
	}
	reportTypo(p, v, run.Name.Range, prose.T("`%s` is probably a typo for `%s`", name, meant), meant, e)
}

// checkCommands reports the commands of frameworks that have typos, and whether there are any.
func checkCommands(p *check.Pass, v *check.View) (found bool) {
	for _, run := range v.Needed() {
		named, meant := meantCommand(run)
		if meant == "" || p.Repository != nil && len(p.Repository.Elsewhere("management/commands/"+named.Value+".py")) > 0 { // of Django, each own command is a file
			continue
		}
		found = true
		reportTypo(p, v, named.Range, prose.T("`%s` is probably a typo for `%s`", named.Value, meant), meant,
			check.NewEffect(check.Error, platform.Crash, "`%s` exits: it has no command `%s`.", run.Base, named.Value))
	}
	return found
}

func reportTypo(p *check.Pass, v *check.View, at procfile.Range, headline prose.Text, meant string, e check.Effect) {
	p.Report(check.Finding{
		Range:       v.At(at),
		Headline:    headline,
		Effects:     p.Everywhere().Of(v).All(e),
		HelpUnfixed: prose.T("%s.", check.UseText(meant)),
		Fixes:       check.Suggestion(check.UseText(meant).Fit(prose.MaxTitle), check.Replace(v.At(at), meant)),
	})
}

// mistakenCommands are commands that frameworks don't have, with the one that is meant. Source: symfony/symfony
// src/Symfony/Component/Messenger/Command/ConsumeMessagesCommand.php.
var mistakenCommands = [...]struct{ program, wrong, right string }{
	{"console", "messages:consume", "messenger:consume"},
	{"console", "message:consume", "messenger:consume"},
	{"console", "messenger:consumer", "messenger:consume"},
}

// frameworks are programs with their own commands that a deploy may use, some of them below another one, as in flask db upgrade. An
// app and its packages add others.
var frameworks = [...]struct{ programs, below, commands ecosystem.Words }{
	{"manage.py django-admin django", "", "collectstatic compilemessages createcachetable createsuperuser clearsessions dumpdata loaddata makemessages makemigrations migrate runserver sendtestemail showmigrations squashmigrations"},
	{"rails rake", "", "db:migrate db:prepare db:setup db:seed db:create db:rollback db:schema:load assets:precompile assets:clean server runner jobs:work resque:work"},
	{"artisan", "", "migrate migrate:fresh migrate:refresh db:seed queue:work queue:listen queue:restart schedule:run schedule:work config:cache route:cache view:cache event:cache optimize storage:link"},
	{"console", "", "doctrine:migrations:migrate doctrine:database:create doctrine:schema:update doctrine:fixtures:load cache:clear cache:warmup assets:install messenger:consume"},
	{"flask", "db", "init migrate " + migrations},
	{"alembic", "", migrations},
	{"celery", "", "worker beat flower multi events inspect control purge shell status"},
	{"mix", "", "ecto.migrate ecto.create ecto.setup ecto.rollback phx.server phx.digest assets.deploy deps.get compile release"},
	{"prisma", "", "migrate generate"},
	{"prisma", "migrate", "deploy reset resolve status"},
	{"sequelize sequelize-cli", "", "db:migrate db:migrate:status db:migrate:undo db:seed db:seed:all db:create"},
	{"knex", "", "migrate:latest migrate:up migrate:rollback migrate:status seed:run"},
	{"typeorm typeorm-ts-node-commonjs typeorm-ts-node-esm", "", "migration:run migration:revert migration:show schema:sync"},
	{"hanami", "db", "create migrate prepare seed setup"},
	{"next nuxt nuxi", "", "start build preview"},
}

const (
	migrations ecosystem.Words = "upgrade downgrade revision current history stamp heads branches merge"
	// beforeCommand are options with a value that may come before the command.
	beforeCommand ecosystem.Words = "-A --app -c --config --settings --pythonpath -e --env-file -n --name -x -b --broker --workdir --schema --knexfile"
	// beginnings are programs for which the beginning of a command may do: symfony/symfony src/Symfony/Component/Console/Application.php.
	beginnings ecosystem.Words = "rails artisan console"
)

var namesFramework = check.ContainsAny(func() (names []string) {
	for i := range frameworks {
		names = append(names, frameworks[i].programs.List()...)
	}
	return names
}()...)

// meantCommand is the word of a run that is a mistake for a command of a framework, with that command, or "".
func meantCommand(run *command.Run) (named command.Word, meant string) {
	below := ""
	for i := 0; i < len(run.Args); i++ {
		if named = run.Args[i]; strings.HasPrefix(named.Raw, "-") {
			if beforeCommand.Has(named.Raw) {
				i++
			}
			continue
		}
		next := ""
		for j := range frameworks {
			switch f := &frameworks[j]; {
			case !f.programs.Has(run.Base) || !named.Static || named.Raw != named.Value:
			case string(f.below) == below:
				meant = cmp.Or(meant, meantAmong(run.Base, named.Value, f.commands))
			case f.below.Has(named.Value):
				next = named.Value
			}
		}
		if below = next; meant != "" || below == "" {
			break
		}
	}
	return named, meant
}

// meantAmong is the command for which a name is a mistake, or "".
func meantAmong(program, name string, commands ecosystem.Words) string {
	for _, m := range mistakenCommands {
		if program == m.program && name == m.wrong {
			return m.right
		}
	}
	if commands.Has(name) || len(name) < 5 {
		return ""
	}
	best := spelling.LeastTypos(name, commands.List())
	// An own command is rarely one letter away from one of the framework.
	if typos, _ := spelling.Typos(name, best); typos != 1 || best == "" || best == name+"s" || name == best+"s" || beginnings.Has(program) && strings.HasPrefix(best, name) {
		return ""
	}
	return best
}

func meantProgram(run *command.Run) string {
	name := run.Name.Value
	if run.Program != nil || !run.Name.Static || run.Name.Raw != name {
		return ""
	}
	if small := strings.ToLower(name); small != name && !run.Module && written.Has(small) {
		return small
	}
	if len(name) < 3 || strings.Trim(name, ofPrograms) != "" || otherPrograms.Has(name) || command.Known(name) {
		return ""
	}
	if meant := check.First(coined.List(), func(meant string) bool { return isProgramTypo(name, meant) }); meant != "" || run.Module {
		return meant
	}
	for _, u := range usual {
		if isProgramTypo(name, u.name) && fitsBehind(run.Args, u.behind) {
			return u.name
		}
	}
	return ""
}

func isGunicorn(run *command.Run) bool { return run.Program != nil && run.Program.Name == "gunicorn" }

// ofPrograms are the characters of most programs. A name with a slash, a dot, or a capital is probably a file of the app.
const ofPrograms = "abcdefghijklmnopqrstuvwxyz0123456789-"

// isProgramTypo reports whether a name is a typo for a program: two swapped letters, one edit, or
// two edits in a long name that starts with the same letter.
func isProgramTypo(name, meant string) bool {
	if diff := len(name) - len(meant); diff < -2 || diff > 2 || strings.TrimRight(name, "0123456789") == meant {
		return false
	}
	switch d := levenshtein.ComputeDistance(name, meant); {
	case d == 1:
		return len(meant) >= 5 || len(name) > len(meant) && spelling.Doubled(meant, name)
	case d == 2:
		return spelling.Swapped(name, meant) || len(meant) >= 8 && name[0] == meant[0]
	}
	return false
}

// fitsBehind reports whether one of the first arguments is among the usual ones.
func fitsBehind(args []command.Word, behind ecosystem.Words) bool {
	return slices.ContainsFunc(args[:min(len(args), 3)], func(w command.Word) bool {
		dot := strings.LastIndexByte(w.Raw, '.')
		return behind.Has(w.Raw) || dot > 0 && behind.Has(w.Raw[dot:])
	})
}
