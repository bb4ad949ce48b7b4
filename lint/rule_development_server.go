package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "development-server",
	Group:      CommandsGroup,
	Order:      30,
	Title:      "A server for development runs in production",
	Documented: developmentServerDocs{},
	Suspects:   startingKnown(func(r *command.Run) bool { return developmentOf(r) != nil }),
	Check:      checkDevelopmentServer,
})

type developmentServerDocs struct{}

// Docs is the documentation.
func (developmentServerDocs) Docs() Docs {
	return Docs{
		Summary: "The command starts a server that watches files and shows errors, such as flask run, runserver, nodemon or npm run dev.",
		Why: "Such a server is made for one person who changes files: it watches them, starts again when one changes, or answers " +
			"one visitor after the other. Its own documentation says that it is none for production. It does run, on every platform, " +
			"so this is never an error; where the packages for development are not installed, as after a build for production, the " +
			"log says “not found” and the process ends. Code Capsules teaches flask run on its own page, so there it is only worth " +
			"knowing. foreman and the other local runners are made for such servers, and nothing is said there, nor in a Procfile.dev.",
		Bad:  Sample{Text: "web: uvicorn main:app --host 0.0.0.0 --port $PORT --reload\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: uvicorn main:app --host 0.0.0.0 --port $PORT\n", Platforms: []string{"heroku"}},
		Logs: []string{"This is a development server", "sh: 1: nodemon: not found"},
		Sources: []string{
			"pallets/flask src/flask/cli.py", "django/django django/core/management/commands/runserver.py", "Code Capsules docs, Procfile",
			"face-recognition-brain-api issue 3", "tdm-calculator issue 70", "007-SARANG/Travel-Planner Procfile", "remy/nodemon doc/cli/options.txt",
		},
	}
}

func checkDevelopmentServer(p *Pass) {
	for _, v := range p.suspects() {
		d := developmentOf(v.main())
		if companions.Has(v.Type) {
			continue
		}
		cs := v.concerns(Warning, "")
		kept := cs[:0]
		for _, c := range cs {
			of := c.Target.Platform()
			if of.TeachesDevelopment {
				c.Severity = Info
			}
			if !of.Runner {
				kept = append(kept, c)
			}
		}
		p.Report(Finding{
			Range:    v.at(d.at),
			Concerns: kept,
			Message:  p.Sentence(d.head, kept, d.advice),
			Fixes:    p.rewriteFix(v, d.title, d.edits, func(r *command.Run) bool { return developmentOf(r) == nil }),
		})
	}
}

// companions are process types that accompany an app on its author's machine.
// They watch and build, and nobody starts them anywhere else.
const companions command.Words = "css js ts vite webpack webpacker frontend client assets tailwind styles sass ui storybook build watch dev guard livereload"

// development is what makes a run one for development, and what to do.
type development struct {
	_      [0]func() // never compared: == on it would be code to download
	at     procfile.Range
	head   string
	advice string
	title  string
	edits  []procfile.TextEdit
}

// write is the mend that puts a text in place of a range.
func (d *development) write(at procfile.Range, text string) {
	d.title = "Write " + text
	d.edits = []procfile.TextEdit{{Range: at, NewText: text}}
}

// developmentOf says what makes a run one for development, or is nil.
func developmentOf(run *command.Run) *development {
	d := &development{at: run.Name.Range}
	if script := run.Reference(); isDevelopmentScript(script) {
		d.at = script.Range
		d.head = "By its name the script " + quote(script.Name) + " starts the app for development"
		d.advice = "run the one that starts the built app, as npm start does"
		d.write(script.Range, "start")
		return d
	}
	name := run.Program.Name
	if name == "next" && len(run.Positional) == 0 {
		d.head, d.advice = "next alone is next dev, which is made for development", "write next start"
		d.write(run.Name.Range, run.Name.Raw+" start")
		return d
	}
	if !run.Dev {
		return nil
	}
	if flag, ok := developmentFlag(run); ok && !run.Program.Dev {
		d.at = flag.Word
		d.head = flag.Name + " is for development: " + name + " watches its files and starts again when one changes"
		d.advice = "take it out"
		d.title = "Remove " + flag.Name
		d.edits = []procfile.TextEdit{{Range: withBlank(run, flag.Word)}}
		return d
	}
	d.head = titleOf(run) + " is made for development and not for production"
	d.advice = "start a server that is made for production"
	for i := range productions {
		if productions[i].program == name {
			d.advice = productions[i].advice
			d.instead(run, productions[i].instead)
			break
		}
	}
	return d
}

// instead starts another program in place of the one for development, where the
// words of the command leave no doubt about it.
func (d *development) instead(run *command.Run, program string) {
	switch program {
	case "":
	case "node":
		at := run.Name.Range
		if before := run.Text(procfile.Range{End: at.Start}); strings.HasSuffix(before, "npx ") {
			at.Start -= len("npx ") // which looks for packages, and node is none
		} else if len(run.Wrappers) > 0 && packageRunners.Has(run.Wrappers[len(run.Wrappers)-1]) {
			return
		}
		if len(run.Args) > 0 && strings.HasSuffix(run.Args[0].Value, "js") {
			d.write(at, program)
		}
	case "gunicorn":
		if app, ok := flaskApp(run); ok {
			d.advice = "write gunicorn " + app
			d.write(run.Whole(), "gunicorn "+app)
		}
	default:
		if !strings.Contains(run.Text(run.Naming()), " -") {
			d.write(run.Naming(), program)
		}
	}
}

// packageRunners run programs that packages bring.
const packageRunners command.Words = "npx npm yarn pnpm bunx"

// productions say what to start in place of a program for development.
var productions = [...]struct{ program, advice, instead string }{
	{"flask run", "start it with gunicorn, as in gunicorn app:app", "gunicorn"},
	{"manage.py runserver", "start it with gunicorn, as in gunicorn PROJECT.wsgi", ""},
	{"manage.py runserver_plus", "start it with gunicorn, as in gunicorn PROJECT.wsgi", ""},
	{"fastapi dev", "write fastapi run", "fastapi run"},
	{"next dev", "write next start", "next start"},
	{"strapi develop", "write strapi start", "strapi start"},
	{"nodemon", "start the script with node", "node"},
	{"supervisor", "start the script with node", "node"},
	{"ts-node-dev", "start the script with node", "node"},
	{"python -m http.server", "serve the files with a server such as caddy file-server or serve", ""},
	{"php artisan serve", "start a server such as heroku-php-apache2, where the platform has one", ""},
	{"php", "start a server such as heroku-php-apache2, where the platform has one", ""},
	{"mvn", "build it, and start what the build makes, as in java -jar target/app.jar", ""},
	{"gradle", "build it, and start what the build makes, as in java -jar target/app.jar", ""},
	{"dotnet run", "start what the build makes, as in dotnet App.dll", ""},
	{"vite", "build the app, and serve what the build makes", ""},
	{"vite preview", "build the app, and serve what the build makes", ""},
	{"react-scripts start", "build the app, and serve what the build makes", ""},
	{"ng serve", "build the app, and serve what the build makes", ""},
	{"vue-cli-service serve", "build the app, and serve what the build makes", ""},
	{"webpack serve", "build the app, and serve what the build makes", ""},
	{"webpack-dev-server", "build the app, and serve what the build makes", ""},
	{"gatsby develop", "build the app, and serve what the build makes", ""},
}

// titleOf is what a person calls the program of a run.
func titleOf(run *command.Run) string {
	naming := run.Text(run.Naming())
	switch {
	case run.Program.Name == "php":
		return "php -S"
	case strings.Contains(naming, " -"), run.Program.Sub != "" && strings.IndexByte(string(run.Program.Sub), ' ') < 0:
		return run.Program.Name
	}
	return naming[strings.LastIndexByte(naming, '/')+1:]
}

// developmentFlag is the option that makes a run one for development.
func developmentFlag(run *command.Run) (command.Option, bool) {
	for _, o := range run.Options {
		if run.Program.DevFlags.Has(o.Name) {
			return o, true
		}
	}
	return command.Option{}, false
}

// withBlank is a word with the blank before it.
func withBlank(run *command.Run, word procfile.Range) procfile.Range {
	before := run.Text(procfile.Range{End: word.Start})
	word.Start = len(strings.TrimRight(before, " "))
	return word
}

// developmentScripts are names of package scripts that are for development by
// convention.
const developmentScripts command.Words = "dev start:dev start-dev dev:server server:dev dev:start develop start:watch serve:dev watch"

func isDevelopmentScript(ref command.Reference) bool {
	return (ref.Kind == command.Script || ref.Kind == command.ScriptOrBinary) && developmentScripts.Has(ref.Name)
}

// flaskApp is the application of flask run, as gunicorn names it.
func flaskApp(run *command.Run) (string, bool) {
	for _, o := range run.Options {
		if o.Name != "-A" && o.Name != "--app" {
			continue
		}
		module, app, found := strings.Cut(run.Value(o), ":")
		if !found {
			app = "app"
		}
		if stem, isPath := moduleOf(module); isPath {
			module = stem
		}
		return module + ":" + app, isName(strings.ReplaceAll(module, ".", "_")) && isName(app)
	}
	return "", false
}
