package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "development-server",
	Group:      CommandsGroup,
	Order:      30,
	Title:      "A server for development runs in production",
	Documented: developmentServerDocs{},
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
	for _, v := range p.wellKnown() {
		d := developmentOf(v.main())
		if d.head == "" || companions.Has(v.Type) {
			continue
		}
		cs := p.judgeView(v, platform.Running, func(t *platform.Target) (Severity, string) {
			switch {
			case t.Platform().Runner:
				return None, ""
			case t.Platform().TeachesDevelopment:
				return Info, ""
			}
			return Warning, ""
		})
		for i := range cs {
			cs[i].Sure = true // no fact about a platform is in it
		}
		f := Finding{Range: v.at(d.at), Concerns: cs, Message: p.Sentence(d.head, cs, d.advice)}
		if d.edits != nil {
			f.Fixes = p.rewriteFix(v, d.title, d.edits, func(r *command.Run) bool { return developmentOf(r).head == "" })
		}
		p.Report(f)
	}
}

// companions are process types that accompany an app on its author's machine.
// They watch and build, and nobody starts them anywhere else.
const companions command.Words = "css js ts vite webpack webpacker frontend client assets tailwind styles sass ui storybook build watch dev guard livereload"

// development is what makes a run one for development, and what to do.
type development struct {
	at     procfile.Range
	head   string
	advice string
	title  string
	edits  []procfile.TextEdit
}

func developmentOf(run *command.Run) development {
	name := run.Program.Name
	d := development{at: run.Name.Range}
	if script, ok := developmentScript(run); ok {
		d.at = script
		text := run.Text(script)
		d.head = "By its name the script " + quote(text) + " starts the app for development"
		d.advice = "run the one that starts the built app, as npm start does"
		if text != "start:dev" {
			d.title, d.edits = "Write start for "+text, []procfile.TextEdit{{Range: script, NewText: "start"}}
		} else {
			d.title, d.edits = "Write start:prod for "+text, []procfile.TextEdit{{Range: script, NewText: "start:prod"}}
		}
		return d
	}
	if !run.Dev && name != "next" {
		return d
	}
	if flag, ok := developmentFlag(run); ok && !run.Program.Dev && name != "php" {
		d.at = flag.Word
		d.head = flag.Name + " is for development: " + name + " watches its files and starts again when one changes"
		d.advice = "take it out"
		d.title = "Remove " + flag.Name
		d.edits = []procfile.TextEdit{{Range: withBlank(run, flag.Word)}}
		return d
	}
	if name == "next" && len(run.Positional) > 0 {
		return d
	}
	d.head = titleOf(run) + " is made for development and not for production"
	d.advice = "start one for production"
	if better := productionOf(run); better.advice != "" {
		d.advice, d.title, d.edits = better.advice, better.title, better.edits
	}
	return d
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
	for word.Start > 0 && strings.HasSuffix(run.Text(procfile.Range{Start: 0, End: word.Start}), " ") {
		word.Start--
	}
	return word
}

// developmentScripts are names of package scripts that are for development by
// convention.
const developmentScripts command.Words = "dev start:dev start-dev dev:server server:dev dev:start develop watch start:watch serve:dev"

func developmentScript(run *command.Run) (procfile.Range, bool) {
	ref := run.Reference()
	if ref.Kind != command.Script && ref.Kind != command.ScriptOrBinary {
		return procfile.Range{}, false
	}
	return ref.Range, developmentScripts.Has(ref.Name)
}

// productionOf says what to start in place of a server for development.
func productionOf(run *command.Run) development {
	replace := func(at procfile.Range, text string) development {
		return development{advice: "write " + text, title: "Write " + text, edits: []procfile.TextEdit{{Range: at, NewText: text}}}
	}
	switch name := run.Program.Name; name {
	case "flask run":
		d := development{advice: "start it with gunicorn, as in gunicorn app:app"}
		if app, ok := flaskApp(run); ok {
			d = replace(run.Whole(), "gunicorn "+app)
		}
		return d
	case "manage.py runserver", "manage.py runserver_plus":
		return development{advice: "start it with gunicorn, as in gunicorn PROJECT.wsgi"}
	case "fastapi dev", "next dev", "strapi develop":
		production := strings.Fields(name)[0] + " start"
		if name == "fastapi dev" {
			production = "fastapi run"
		}
		if strings.Contains(run.Text(run.Naming()), "-") {
			return development{advice: "write " + production}
		}
		d := replace(run.Naming(), production)
		d.title, d.advice = "Start it with "+production, "write "+production
		return d
	case "next":
		return development{advice: "write next start", title: "Write next start",
			edits: []procfile.TextEdit{{Range: procfile.Range{Start: run.Name.Range.End, End: run.Name.Range.End}, NewText: " start"}}}
	case "nodemon", "supervisor", "ts-node-dev":
		if len(run.Args) > 0 && run.Args[0].Static && (strings.HasSuffix(run.Args[0].Value, ".js") || strings.HasSuffix(run.Args[0].Value, ".cjs") || strings.HasSuffix(run.Args[0].Value, ".mjs")) {
			return replace(run.Name.Range, "node")
		}
		return development{advice: "start the script with node"}
	case "php artisan serve", "php":
		return development{advice: "start a server such as heroku-php-apache2, where the platform has one"}
	case "vite", "vite preview", "react-scripts start", "ng serve", "vue-cli-service serve", "webpack serve", "webpack-dev-server", "gatsby develop":
		return development{advice: "build the app, and serve what the build makes"}
	case "mvn", "gradle":
		return development{advice: "build it, and start what the build makes, as in java -jar target/app.jar"}
	}
	return development{}
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
