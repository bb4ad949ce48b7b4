package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"path"
	"slices"
	"strings"
)

// Role is what the run is for, as far as its program and its words show it. A task is a Release where it changes
// the database or the files of the app, else a Job. r may be nil.
func (r *Run) Role() ecosystem.Role {
	switch {
	case r == nil:
		return ecosystem.Other
	case r.beside == ecosystem.HTTP, r.Program != nil && r.Program.Role == ecosystem.HTTP:
		return ecosystem.HTTP
	case r.beside == ecosystem.Other:
		return ecosystem.Other
	case r.Program != nil && r.Program.Role != ecosystem.Other:
		if r.Clock() {
			return ecosystem.Clock
		}
		return r.Program.Role
	case r.lacksServer():
		return ecosystem.HTTP
	case r.cmd.Variable("PORT") != nil:
		return ecosystem.Other
	case r.isTask() || isTaskName(r.script()):
		return ecosystem.Release
	}
	return ecosystem.Other
}

// lacksServer reports whether a run names an application in place of the server that was meant to run it.
func (r *Run) lacksServer() bool {
	if program := r.WithoutSub(); program != nil {
		return program.Role == ecosystem.HTTP
	}
	return r.IsApp() || r.RunsApp()
}

// showing are options with which a program prints something, or checks its configuration, and exits.
const showing ecosystem.Words = "--check-config --print-config --version --help"

// OnlyShows reports whether the program exits at once, because of such an option.
func (r *Run) OnlyShows() bool {
	return slices.ContainsFunc(r.Args, func(w Word) bool { return showing.Has(w.Value) })
}

// Clock reports whether the run starts others on a schedule, so that a second one does the same work again: by its program,
// by an option of its program, or by the name of its script, module, or archive. r may be nil.
func (r *Run) Clock() bool {
	if r == nil {
		return false
	}
	if r.Program == nil || r.Program.Role == ecosystem.Other {
		return ClockTypes.Has(strings.ToLower(stem(r.codeName())))
	}
	_, embedded := r.Option(r.Program.ClockFlags)
	return embedded || r.Program.Role == ecosystem.Clock
}

const (
	// ClockTypes are the process types of commands that start others on a schedule.
	ClockTypes ecosystem.Words = "clock scheduler schedule cron beat celerybeat"
	// clockWords are those of them that mean the same as one word of a longer process type.
	clockWords ecosystem.Words = "clock clockwork cron beat celerybeat"
	// taskWords are those of names that are known to end, such as db-migrate or seed.js, servesWords those of names that go on after it.
	taskWords   ecosystem.Words = "migrate migration migrations migrator seed seeds seeder collectstatic loaddata"
	servesWords ecosystem.Words = "serve server start run web app api worker watch service"
)

type task struct{ commands, words ecosystem.Words }

// tasks are words of commands that end when they're done, by the program. A word that ends with a colon or a dot means all that begin with it.
var tasks = [...]task{
	{"rails rake", "db: assets:"},
	{"artisan", "migrate: db:"},
	{"console", "doctrine: cache:"},
	{"mix", "ecto."},
	{"manage.py django-admin", "flush dumpdata clearsessions compilemessages createcachetable shell"},
	{"flask", "db"},
	{"alembic", "upgrade downgrade stamp"},
	{"prisma", "migrate db generate"},
	{"knex sequelize sequelize-cli", "migrate: seed: db:"},
	{"typeorm", "migration:"},
	{"goose dbmate", "up migrate"},
	{"aerich", "upgrade"},
	{"yoyo", "apply"},
	{"sqitch", "deploy"},
	{"liquibase", "update"},
}

// isTask reports whether the program is one of the tasks. The program of a release of Elixir has any name.
func (r *Run) isTask() bool {
	first := r.firstOperand()
	return r.code() != "" && !r.mayGoOn() || slices.ContainsFunc(tasks[:], func(t task) bool { return t.commands.Has(r.Base) && hasPrefixOf(t.words, first) })
}

// code is the code that a command of a framework runs, or the path of the file with it, and "" for another command.
func (r *Run) code() string {
	operands := Operands(r.Args, "-e --environment")
	if len(operands) < 2 || operands[0] != "eval" && (operands[0] != "runner" || !railsPrograms.Has(r.Base)) {
		return ""
	}
	return operands[1]
}

const (
	railsPrograms ecosystem.Words = "rails rake"
	// goOn are in the names of what goes on until it is stopped, and in code that does.
	goOn ecosystem.Words = "loop while clock schedul daemon worker listen consum subscrib poll server stream bot sleep infinity cron watch"
)

// mayGoOn reports whether the code of a command may not end by itself. Of a file, only the name of a task says that it does.
func (r *Run) mayGoOn() bool {
	code := strings.ToLower(r.code())
	if CodeFile(code) {
		return !isTaskName(code)
	}
	return goOn.AnyIn(code)
}

// CodeFile reports whether a text in place of code is the path of a file.
func CodeFile(text string) bool {
	return strings.Contains(text, "/") && !strings.ContainsAny(text, " (:;\"'") || path.Ext(text) == ".rb" || path.Ext(text) == ".exs"
}

// CodePath is the path of the file with the code that a command of a framework runs, or "".
func (r *Run) CodePath() string {
	if code := r.code(); CodeFile(code) {
		return code
	}
	return ""
}

func moreServing(a, b ecosystem.Role) ecosystem.Role {
	if a == ecosystem.HTTP || b == "" || a == ecosystem.Other && b != ecosystem.HTTP {
		return a
	}
	return b
}

// serving is HTTP for a server, Other for a program that may be one, and "" for one that isn't.
func (r *Run) serving() ecosystem.Role {
	role := r.Role()
	switch {
	case role == ecosystem.HTTP:
		return ecosystem.HTTP
	case role != ecosystem.Other, r == nil || r.Program == nil && brief.Has(r.Base), r.IsBot():
		return ""
	}
	name, servers, known := r.script(), serverWords, r.Reference().Kind == ecosystem.File
	if frameworks.Has(r.Base) {
		name, servers, known = r.firstOperand(), serverWords+" run start runserver", true
	}
	if known && !isNamed(name, servers) || isNamed(name, workerWords) {
		return ""
	}
	return ecosystem.Other
}

const (
	// serverWords are those of names of scripts that serve HTTP, workerWords those of others.
	serverWords ecosystem.Words = "serve server app web api index manage wsgi asgi site http proxy"
	workerWords ecosystem.Words = "worker workers bot queue scheduler clock cron beat jobs watch"
	// frameworks have commands for many purposes.
	frameworks ecosystem.Words = "manage.py django-admin artisan rake flask"
	// botEnds are in the names of bots, httpBots in those of bots that serve HTTP and of other programs.
	botEnds  ecosystem.Words = "bot. bot- bot_"
	httpBots ecosystem.Words = "line chat web slack messenger fb facebook whatsapp viber api server robot hubot"
)

// IsBot reports whether what runs has the name of a bot. One for LINE or a web page serves HTTP, so it doesn't count.
func (r *Run) IsBot() bool {
	if r == nil {
		return false
	}
	name := r.script()
	if r.Base == "java" {
		name = r.firstOperand() // the jar
	}
	name = strings.ToLower(path.Base(name)) + "."
	return botEnds.AnyIn(name) && !httpBots.AnyIn(name)
}

// isNamed reports whether one of the words of a name is in a list.
func isNamed(name string, words ecosystem.Words) bool {
	return slices.ContainsFunc(strings.FieldsFunc(path.Base(name), notInName), words.Has)
}

// notInName reports whether a character is between two words of a name.
func notInName(r rune) bool { return strings.ContainsRune("-_:.", r) }

// hasPrefixOf reports whether word is one of them, or begins with one that ends with a colon or a dot.
func hasPrefixOf(w ecosystem.Words, word string) bool {
	if w.Has(word) {
		return true
	}
	at := strings.IndexAny(word, ":.")
	return at >= 0 && w.Has(word[:at+1])
}

func (r *Run) firstOperand() string {
	if operands := Operands(r.Args, ""); len(operands) > 0 {
		return operands[0]
	}
	return ""
}

// script is the name of what the run starts: the script of an interpreter or a package manager, else the program itself.
func (r *Run) script() string {
	if ref := r.Reference(); ref.Kind != ecosystem.NoReference {
		return ref.Name
	}
	return r.Base
}

// codeName is the name of what has the code of the run: its script, the last part of its module, or its archive.
func (r *Run) codeName() string {
	name := r.script()
	if file := r.CodePath(); file != "" {
		return file
	}
	if r.Module {
		return name[strings.LastIndexByte(name, '.')+1:]
	}
	if r.Reference().Kind == ecosystem.NoReference {
		for _, w := range r.Args {
			if ext := path.Ext(w.Value); ext == ".jar" || ext == ".dll" {
				return w.Value
			}
		}
	}
	return name
}

// stem is the name of a file without its folder and its extension.
func stem(name string) string {
	base := path.Base(name)
	if ext := path.Ext(base); len(ext) > 1 && len(ext) < 5 {
		base = strings.TrimSuffix(base, ext)
	}
	return base
}

// isTaskName reports whether one of the words of a name says that it ends, and none that it serves.
func isTaskName(name string) bool {
	task := false
	for _, word := range strings.FieldsFunc(stem(name), notInName) {
		if servesWords.Has(word) {
			return false
		}
		task = task || taskWords.Has(word)
	}
	return task
}
