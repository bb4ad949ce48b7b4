package lint

import (
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/command"
)

var _ = register(Rule{
	Name:       "program-typo",
	Group:      CommandsGroup,
	Order:      8,
	Title:      "The program is misspelt",
	Documented: programTypoDocs{},
	Suspects:   starting(mayBeMisspelt),
	Check:      checkProgramTypo,
})

type programTypoDocs struct{}

// Docs is the documentation.
func (programTypoDocs) Docs() Docs {
	return Docs{
		Summary: "The first word is one slip of the fingers away from a well-known program.",
		Why: "The shell looks for a program of exactly that name, capitals included, finds none and ends with 127. Nothing runs, on any platform: on " +
			"Heroku the dyno crashes and visitors see H10 (App crashed). Only names that nothing else has are taken for slips, such " +
			"as guniccorn and the worker class uvicorn.worlers.UvicornWorker, and short ones only where the words behind them are those of the program, as in pyhton app.py. A program " +
			"of your own is never meant: what has a slash or a dot in its name is not looked at.",
		Bad:     Sample{Text: "web: guniccorn app:app\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "web: gunicorn app:app\nworker: mypython app.py\n", Platforms: []string{"heroku"}},
		Logs:    []string{"bash: guniccorn: command not found"},
		Sources: []string{"110011008/linebot Procfile (guniccorn)", "a Procfile with gusnscorn, text search", "a Procfile whose history has uvicorn.worlers.UvicornWorker"},
	}
}

// coined are names of programs that are no words, so that one near to them is
// hardly a program of somebody's own.
const coined command.Words = "gunicorn uvicorn hypercorn waitress-serve sidekiq dramatiq django-admin react-scripts " +
	"heroku-php-apache2 heroku-php-nginx newrelic-admin ddtrace-run pm2-runtime"

// usual are shorter names of programs, and what stands behind them: a word of the
// list, or one that ends as a word of the list that begins with a dot.
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

// written are programs whose names some write with capitals.
const written command.Words = "python python3 node npm npx yarn java ruby bundle php gunicorn uvicorn flask celery streamlit"

// otherPrograms are names that are near to one of these and good ones.
const otherPrograms command.Words = "gunicorn3 unicorn unicorn_rails bundler nodejs python2 python3 pythonw py pypy pypy3 jython ipython ipython3 celeryd celerybeat celeryev " +
	"bpython cpython rail trails flasks flaskr dramatic streamline streamlet chainlink pnpx npx bunx bun jruby truffleruby iruby mruby jnode inode nodes nodemon2 cnpm tnpm jpnpm yarnpkg javac javaw jav pyton-build"

// workerClass is the one that runs ASGI applications under gunicorn, and the only
// long one that many write by hand.
const workerClass = "uvicorn.workers.UvicornWorker"

// ownClasses are further names near to it.
const ownClasses command.Words = "uvicorn_worker.UvicornWorker uvicorn.workers.UvicornH11Worker"

// checkWorkerClass reports a misspelt worker class of gunicorn.
func (p *Pass) checkWorkerClass(v *commandView, run *command.Run) {
	for _, o := range run.Options {
		class := run.Value(o)
		far := len(class)-len(workerClass) > 3 || len(class)-len(workerClass) < -3
		if o.Name != "-k" && o.Name != "--worker-class" || far || class == workerClass || ownClasses.Has(class) ||
			levenshtein.ComputeDistance(class, workerClass) > 3 {
			continue
		}
		cs := v.concerns(Error, "gunicorn stops, because it cannot import it")
		p.Report(Finding{
			Range:    v.at(o.Value),
			Concerns: cs,
			Message:  p.Sentence("The worker class "+quote(class)+" looks like a slip for "+quote(workerClass), cs, "write "+workerClass),
			Fixes:    []Fix{{Title: "Write " + workerClass, Applicability: Suggested, Edits: []TextEdit{Replace(v.at(o.Value), workerClass)}}},
		})
	}
}

func checkProgramTypo(p *Pass) {
	for _, v := range p.suspects() {
		run := v.main()
		if run.Program != nil && run.Program.Name == "gunicorn" {
			p.checkWorkerClass(v, run)
		}
		meant := meantProgram(run)
		if meant == "" {
			continue
		}
		v.broken = true
		effect := "the shell answers “" + run.Name.Value + ": command not found” and the process ends at once"
		if run.Module {
			effect = "Python answers “No module named " + run.Name.Value + "” and the process ends at once"
		}
		cs := v.concerns(Error, effect)
		p.Report(Finding{
			Range:    v.at(run.Name.Range),
			Concerns: cs,
			Message:  p.Sentence(quote(run.Name.Value)+" looks like a slip for "+quote(meant), cs, "write "+meant),
			Fixes:    []Fix{{Title: "Write " + meant, Applicability: Suggested, Edits: []TextEdit{Replace(v.at(run.Name.Range), meant)}}},
		})
	}
}

func mayBeMisspelt(run *command.Run) bool {
	return run.Program != nil && run.Program.Name == "gunicorn" || meantProgram(run) != ""
}

// meantProgram is the program for which the name of a run is a slip, or "".
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
		if slipsFor(name, meant) {
			return meant
		}
	}
	if run.Module {
		return ""
	}
	for _, u := range usual {
		if slipsFor(name, u.name) && fitsBehind(run.Args, u.behind) {
			return u.name
		}
	}
	return ""
}

// plainName reports whether a name holds nothing but small letters, digits and
// hyphens: what has a slash, a dot or a capital is a file of somebody's own.
func plainName(name string) bool {
	for i := 0; i < len(name); i++ {
		if c := name[i]; !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return true
}

// slipsFor reports whether a name is a slip of the fingers for a program: a swap
// of neighbours, one edit, or two in a long name that begins with the same letter.
func slipsFor(name, meant string) bool {
	if diff := len(name) - len(meant); diff < -2 || diff > 2 || strings.TrimRight(name, "0123456789") == meant {
		return false
	}
	switch d := levenshtein.ComputeDistance(name, meant); {
	case d == 1:
		return len(meant) >= 5 || len(name) > len(meant) && doubled(meant, name)
	case d == 2:
		return swapped(name, meant) || len(meant) >= 8 && name[0] == meant[0]
	}
	return false
}

// fitsBehind reports whether one of the first words behind a name is among those that
// stand behind the program.
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
