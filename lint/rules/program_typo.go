package rules

import (
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:    "program-typo",
	Group:   check.CommandsGroup,
	Kind:    check.Slip,
	Title:   "Typo in a program",
	Applies: check.RunsProgram(mayHaveTypo),
	Check:   checkProgramTypo,
})

// coined are names of programs that aren't words, so a similar name is probably a typo.
const coined command.Words = "gunicorn uvicorn hypercorn waitress-serve sidekiq dramatiq django-admin react-scripts " +
	"heroku-php-apache2 heroku-php-nginx newrelic-admin ddtrace-run pm2-runtime"

// usual are shorter names of programs with their usual arguments: whole words, and the endings of files.
var usual = [...]struct {
	name   string
	behind command.Words
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
const written command.Words = "python python3 node npm npx yarn java ruby bundle php gunicorn uvicorn flask celery streamlit"

// otherPrograms are existing programs whose names are similar to one of these.
const otherPrograms command.Words = "gunicorn3 unicorn unicorn_rails bundler nodejs python2 python3 pythonw py pypy pypy3 jython ipython ipython3 celeryd celerybeat celeryev " +
	"bpython cpython rail trails flasks flaskr dramatic streamline streamlet chainlink pnpx npx bunx bun jruby truffleruby iruby mruby jnode inode nodes nodemon2 cnpm tnpm jpnpm yarnpkg javac javaw jav pyton-build"

// ownClasses are existing classes with similar names.
const ownClasses command.Words = "uvicorn_worker.UvicornWorker uvicorn.workers.UvicornH11Worker"

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

func checkProgramTypo(p *check.Pass) {
	for _, v := range p.Candidates() {
		run := v.Main()
		if run.Program != nil && run.Program.Name == "gunicorn" {
			checkWorkerClass(p, v, run)
		}
		if meant := meantCommand(run); meant != "" {
			named := run.Args[0]
			if mayBeOwn(p, named.Value) {
				continue
			}
			reportTypo(p, v, named.Range, prose.T("`%s` is probably a typo for `%s`", named.Value, meant), meant,
				check.NewEffect(check.Error, platform.Crash, "`%s` exits: it has no command `%s`.", run.Base, named.Value))
			continue
		}
		meant := meantProgram(run)
		if meant == "" {
			continue
		}
		v.Broken = true
		name := run.Name.Value
		e := check.CommandNotFound(name)
		if run.Module {
			e = check.NewEffect(check.Error, platform.Crash, "The process exits: there is no Python module `%s`.", name).Logged("No module named " + name)
		}
		reportTypo(p, v, run.Name.Range, prose.T("`%s` is probably a typo for `%s`", name, meant), meant, e)
	}
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

func mayHaveTypo(run *command.Run) bool {
	return run.Program != nil && run.Program.Name == "gunicorn" || meantProgram(run) != "" || meantCommand(run) != ""
}

// mistakenCommands are commands that frameworks don't have, with the one that is meant. Source: symfony/symfony
// src/Symfony/Component/Messenger/Command/ConsumeMessagesCommand.php.
var mistakenCommands = [...]struct{ program, wrong, right string }{
	{"console", "messages:consume", "messenger:consume"},
	{"console", "message:consume", "messenger:consume"},
	{"console", "messenger:consumer", "messenger:consume"},
}

// frameworks are programs with their own commands that a deploy may use. An app and its packages add others.
var frameworks = [...]struct{ programs, commands command.Words }{
	// django/django django/core/management/commands, and django/contrib
	{"manage.py django-admin", "collectstatic compilemessages createcachetable createsuperuser clearsessions dumpdata loaddata makemessages makemigrations migrate runserver sendtestemail showmigrations squashmigrations"},
	// rails/rails activerecord/lib/active_record/railties/databases.rake, railties/lib/rails/commands, and collectiveidea/delayed_job lib/delayed/tasks.rb
	{"rails rake", "db:migrate db:prepare db:setup db:seed db:create db:rollback db:schema:load assets:precompile assets:clean server runner jobs:work resque:work"},
	// laravel/framework src/Illuminate/Foundation/Providers/ArtisanServiceProvider.php
	{"artisan", "migrate migrate:fresh migrate:refresh db:seed queue:work queue:listen queue:restart schedule:run schedule:work config:cache route:cache view:cache event:cache optimize storage:link"},
}

// meantCommand is the command of a framework for which the first argument of a run is a mistake, or "".
func meantCommand(run *command.Run) string {
	if len(run.Args) == 0 || !run.Args[0].Static || run.Args[0].Raw != run.Args[0].Value {
		return ""
	}
	name := run.Args[0].Value
	for _, m := range mistakenCommands {
		if run.Base == m.program && name == m.wrong {
			return m.right
		}
	}
	for i := range frameworks {
		f := &frameworks[i]
		if !f.programs.Has(run.Base) || f.commands.Has(name) || len(name) < 5 {
			continue
		}
		best := spelling.LeastTypos(name, f.commands.List())
		if run.Base != "rake" && f.programs != frameworks[0].programs && strings.HasPrefix(best, name) {
			return "" // a beginning may do: symfony/symfony src/Symfony/Component/Console/Application.php
		}
		// An own command is rarely one letter away from one of the framework.
		if typos, _ := spelling.Typos(name, best); best != "" && typos == 1 && best != name+"s" && name != best+"s" {
			return best
		}
	}
	return ""
}

// mayBeOwn reports whether an app may have a command of that name. Of Django, each is a file.
func mayBeOwn(p *check.Pass, name string) bool {
	return p.Repository != nil && len(p.Repository.Elsewhere("management/commands/"+name+".py")) > 0
}

func meantProgram(run *command.Run) string {
	name := run.Name.Value
	if run.Program != nil || !run.Name.Static || run.Name.Raw != name {
		return ""
	}
	if small := strings.ToLower(name); small != name && !run.Module && written.Has(small) {
		return small
	}
	if len(name) < 3 || !plainName(name) || otherPrograms.Has(name) || command.Known(name) {
		return ""
	}
	for _, meant := range coined.List() {
		if isProgramTypo(name, meant) {
			return meant
		}
	}
	if run.Module {
		return ""
	}
	for _, u := range usual {
		if isProgramTypo(name, u.name) && fitsBehind(run.Args, u.behind) {
			return u.name
		}
	}
	return ""
}

// plainName reports whether a name has only lowercase letters, digits, and hyphens: one with
// a slash, a dot, or a capital is probably a file of the app.
func plainName(name string) bool {
	for i := 0; i < len(name); i++ {
		if c := name[i]; !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return true
}

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
func fitsBehind(args []command.Word, behind command.Words) bool {
	for i, w := range args {
		if i == 3 {
			break
		}
		if behind.Has(w.Raw) {
			return true
		}
		if dot := strings.LastIndexByte(w.Raw, '.'); dot > 0 && behind.Has(w.Raw[dot:]) {
			return true
		}
	}
	return false
}
