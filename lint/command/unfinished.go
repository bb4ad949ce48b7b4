package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"path"
	"slices"
	"strings"
)

const (
	// readingPrograms run a script, or what a person types.
	readingPrograms ecosystem.Words = "python python2 python3 pypy pypy3 ipython node nodejs ts-node tsx deno ruby irb pry php perl lua julia " +
		"elixir iex ghci scala jshell java bash sh dash zsh ksh fish"
	// talkative are options of theirs that name no script.
	talkative ecosystem.Words = "-i -a -u -l --login --interactive"
	// appServers exit without an application.
	appServers ecosystem.Words = "gunicorn uvicorn daphne waitress-serve"
	// needsTask are further programs that do nothing of the app until a word says what.
	needsTask ecosystem.Words = "npm pnpm bun celery rails flask manage.py artisan go dotnet streamlit hypercorn"
)

// consoles are commands of frameworks that start an interpreter, by their programs. The table of programs has that of Django.
var consoles = map[string]ecosystem.Words{"rails": "console c", "flask": "shell", "artisan": "tinker", "hanami": "console"}

// lastWords are words of programs that need one more word, besides the options in the table of programs.
var lastWords = map[string]ecosystem.Words{
	"python": "-m", "python3": "-m", "java": "-jar -cp -classpath", "sh": "-c", "bash": "-c", "node": "-r --require --import", "ruby": "-I -r",
	"npm": "run", "pnpm": "run", "yarn": "run", "bun": "run", "go": "run", "deno": "run", "streamlit": "run", "celery": "-A --app", "flask": "--app",
}

// IsAppServer reports whether a run is of a server that exits without an application.
func (r *Run) IsAppServer() bool { return r.Program != nil && appServers.Has(r.Program.Name) }

// StartsNothing reports whether a run is an interpreter or a server that gets nothing to run.
func (r *Run) StartsNothing() bool {
	if readingPrograms.Has(r.Base) && r.Naming() == r.Name.Range && !r.lacksTarget() {
		return !slices.ContainsFunc(r.Args, func(w Word) bool { return !talkative.Has(w.Raw) })
	}
	return r.lacksTarget() || len(r.Args) == 1 && consoles[r.Base].Has(r.Args[0].Value)
}

// lacksTarget reports whether a run is a program that gets nothing that it could start.
func (r *Run) lacksTarget() bool {
	switch {
	case r.Program == nil, r.Unclear && r.Base != "java":
		return false
	case appServers.Has(r.Program.Name):
		_, configured := r.Option("-c --config --paste --paster --app --call --env-file")
		return !r.HasTarget() && !configured
	case r.Base == "java":
		_, path := r.Option("-cp -classpath --class-path")
		_, module := r.Option("-m --module -jar -version --version --help")
		return path && !module && !r.HasTarget()
	case PackageRunners.Has(r.Base) && len(r.Args) == 1:
		return r.Args[0].Raw == "run"
	}
	return false
}

// An Unfinished command lacks its end.
type Unfinished uint8

// How a command lacks its end.
const (
	Finished Unfinished = iota
	// LacksCommand: a whole command may follow, as after nothing at all, an operator, or a wrapper.
	LacksCommand
	// LacksWords: what the program starts may follow, or the value of its last option.
	LacksWords
)

// FindUnfinished tells whether a command lacks its end, as far as the tables show.
func FindUnfinished(text string) Unfinished {
	words := strings.Fields(text)
	if len(words) == 0 {
		return LacksCommand
	}
	cmd := Parse(text)
	if cmd.Syntax != nil {
		switch cmd.Syntax.Cause {
		case OpenSingleQuote, OpenDoubleQuote, NothingAfter:
			return LacksCommand
		}
		return Finished
	}
	last := words[len(words)-1]
	run := cmd.Main()
	switch {
	case run == nil && len(wrappersByName[path.Base(words[0])]) > 0:
		return LacksCommand
	case run == nil:
		return Finished
	case run.StartsNothing(), len(run.Args) == 0 && needsTask.Has(run.Base), len(run.Args) > 0 && lastWords[run.Base].Has(last) && last == run.Args[len(run.Args)-1].Raw:
		return LacksWords
	case slices.ContainsFunc(run.Empty, func(e EmptyFlag) bool { return e.Next == "" && !e.Inline && e.Option.End == len(text) }):
		return LacksWords
	}
	return Finished
}
