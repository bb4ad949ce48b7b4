package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "development-server",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Development server",
	Reach:        check.InText,
	Applies:      check.RunsKnownProgram(mayBeForDevelopment),
	CheckCommand: checkDevelopmentServer,
})

func checkDevelopmentServer(p *check.Pass, v *check.View) {
	if companions.Has(v.Type) || runsPerDeploy(p, v.Type) && v.Main().Role() == ecosystem.HTTP {
		return // a server that doesn't exit has another finding there
	}
	d := developmentOf(v.Main())
	if d == nil {
		return
	}
	if lacksStart(p, v.Main()) {
		d.edits = nil
	}
	if runsPerDeploy(p, v.Type) {
		d.help, d.edits = prose.T("Run a command that exits when it's done."), nil
	}
	p.Report(check.Finding{
		Range:    v.At(d.at),
		Headline: d.headline,
		Effects: p.Everywhere().Of(v).Deployed().Each(func(t *platform.Target) check.Effect {
			if t.Platform().TeachesDevelopment {
				return check.NewEffect(check.Info, platform.Differs, "The platform's own guides do this, but a production server is faster and more stable.")
			}
			return check.Effect{Severity: check.Warning, Outcome: platform.Differs, Text: d.effect}
		}),
		Help:        d.help,
		HelpUnfixed: d.unfixed,
		Fixes:       p.RewriteFix(v, d.title, d.edits, func(r *command.Run) bool { return developmentOf(r) == nil }),
	})
}

// lacksStart reports whether a run of a script is for development, and package.json has no script that starts the app.
func lacksStart(p *check.Pass, run *command.Run) bool {
	return p.Repository != nil && isDevelopmentScript(run.Reference()) && slices.ContainsFunc(p.ScriptFolders(run), func(folder string) bool {
		n := p.Repository.Node(folder)
		return n != nil && !n.HasScript("start") && !p.Repository.IsFile(path.Join(folder, "server.js"))
	})
}

// companions are process types that watch and build files, or start the app, on a developer's machine. No platform starts them.
const companions ecosystem.Words = "css js ts vite webpack webpacker frontend client assets tailwind styles sass ui storybook build watch dev development local guard livereload"

// development is what makes a run one for development, and what to do.
type development struct {
	at               procfile.Range
	headline, effect prose.Text
	// unfixed is the help if there is no fix.
	help, unfixed prose.Text
	title         string
	edits         []procfile.TextEdit
}

// use makes the fix, and the help, that write a text in place of a range.
func (d *development) use(at procfile.Range, text string) {
	d.title, d.help = check.UseText(text).Fit(prose.MaxTitle), prose.Text{}
	d.unfixed = prose.T("%s.", check.UseText(text))
	d.edits = []procfile.TextEdit{{Range: at, NewText: text}}
}

func mayBeForDevelopment(run *command.Run) bool {
	return run.Dev || run.Program.Name == "next" || isDevelopmentScript(run.Reference())
}

// developmentOf returns what makes a run one for development, or nil.
func developmentOf(run *command.Run) *development {
	d := &development{at: run.Name.Range, effect: prose.T("The app runs in development mode, which is slower and shows details of errors.")}
	if script := run.Reference(); isDevelopmentScript(script) {
		d.at = script.Range
		d.headline = prose.T("Script `%s` is for development only", script.Name)
		d.use(script.Range, "start")
		d.title = prose.Title("Run the script `start` instead of `%s`", script.Name)
		d.help = prose.T("Run the script that starts the built app, such as `npm start`.")
		return d
	}
	name := run.Program.Name
	if name == "next" && len(run.Positional) == 0 {
		d.headline = prose.T("`next` alone means `next dev`, which is for development")
		d.use(run.Name.Range, run.Name.Raw+" start")
		return d
	}
	if !run.Dev {
		return nil
	}
	if flag, ok := run.Option(run.Program.DevFlags); ok && !run.Program.Dev {
		d.at = flag.Range
		d.headline = prose.T("`%s` is for development only", flag.Name)
		d.effect = prose.T("`%s` watches the files and restarts when one changes.", name)
		d.unfixed, d.title = prose.T("Remove `%s`.", flag.Name), prose.Title("Remove `%s`", flag.Name)
		d.edits = []procfile.TextEdit{{Range: run.WordWithBlank(command.Word{Range: flag.Range})}}
		return d
	}
	title := run.Text(run.Naming())
	switch {
	case name == "php":
		title = "php -S"
	case strings.Contains(title, " -"), run.Program.Sub != "" && !strings.Contains(string(run.Program.Sub), " "):
		title = name
	default:
		title = title[strings.LastIndexByte(title, '/')+1:]
	}
	shown := prose.Part{Text: title, Start: strings.LastIndexByte(title, ' ') + 1, End: len(title)}
	d.headline = prose.T("`%s` is for development only", shown)
	d.effect = prose.T("`%s` is slower and less stable than a production server.", shown)
	d.help = prose.T("Use a production server.")
	if strings.Contains(builds, ","+name+",") {
		d.help = prose.T("Build the app, and serve the result.")
	}
	for i := range productions {
		if productions[i].program == name {
			d.help = prose.T(productions[i].help)
			d.instead(run, productions[i].instead)
			break
		}
	}
	return d
}

// instead starts another program in place of the development server, if the command leaves no doubt about the arguments.
func (d *development) instead(run *command.Run, program string) {
	switch program {
	case "":
	case "node":
		at, help := run.Name.Range, d.help
		if before := run.Text(procfile.Range{End: at.Start}); strings.HasSuffix(before, "npx ") {
			at.Start -= len("npx ") // npx runs packages, and node isn't one
		} else if len(run.Wrappers) > 0 && command.PackageRunners.Has(run.Wrappers[len(run.Wrappers)-1]) {
			return
		}
		if len(run.Args) > 0 && strings.HasSuffix(run.Args[0].Value, "js") {
			d.use(at, program)
			d.help = help
		}
	case "gunicorn":
		option, set := run.Option("-A --app")
		module, app, named := strings.Cut(run.Value(option), ":")
		if !named {
			app = "app"
		}
		if stem, isPath := check.ModuleAtPath(module); isPath {
			module = stem
		}
		if set && check.IsPythonName(strings.ReplaceAll(module, ".", "_")) && check.IsPythonName(app) {
			d.use(run.Whole(), "gunicorn "+module+":"+app)
		}
	default:
		if !strings.Contains(run.Text(run.Naming()), " -") {
			d.use(run.Naming(), program)
		}
	}
}

// productions say what to start in place of a development server.
var productions = [...]struct{ program, help, instead string }{
	{"flask run", "Use gunicorn, as in `gunicorn app:app`.", "gunicorn"},
	{"flask-script runserver", "Use gunicorn, as in `gunicorn app:app`.", ""},
	{"manage.py runserver", "Use gunicorn, as in `gunicorn PROJECT.wsgi`.", ""},
	{"manage.py runserver_plus", "Use gunicorn, as in `gunicorn PROJECT.wsgi`.", ""},
	{"fastapi dev", "Use `fastapi run`.", "fastapi run"},
	{"next dev", "Use `next start`.", "next start"},
	{"strapi develop", "Use `strapi start`.", "strapi start"},
	{"nodemon", "Run the script with `node`.", "node"},
	{"supervisor", "Run the script with `node`.", "node"},
	{"ts-node-dev", "Run the script with `node`.", "node"},
	{"python -m http.server", "Use a file server such as `caddy file-server` or `serve`.", ""},
	{"php artisan serve", "Use a server such as `heroku-php-apache2`, if your platform has one.", ""},
	{"php", "Use a server such as `heroku-php-apache2`, if your platform has one.", ""},
	{"mvn", "Build the app, and run the result, such as `java -jar target/app.jar`.", ""},
	{"gradle", "Build the app, and run the result, such as `java -jar target/app.jar`.", ""},
	{"dotnet run", "Build the app, and run the result, such as `dotnet App.dll`.", ""},
}

// builds are the development servers of apps that a build makes ready to serve.
const builds = ",vite,vite preview,react-scripts start,ng serve,vue-cli-service serve,webpack serve,webpack-dev-server,gatsby develop," +
	"shakapacker-dev-server,react-router dev,ember serve,craco start,rspack serve,jekyll serve,hugo server,live-server,astro dev,astro preview,"

// developmentScripts are the usual names of package scripts for development.
const developmentScripts ecosystem.Words = "dev start:dev start-dev dev:server server:dev dev:start develop start:watch serve:dev watch"

func isDevelopmentScript(ref command.Reference) bool {
	return (ref.Kind == ecosystem.Script || ref.Kind == ecosystem.ScriptOrBinary) && developmentScripts.Has(ref.Name)
}

// runsPerDeploy reports whether some target runs a process type as a part of each deploy.
func runsPerDeploy(p *check.Pass, processType string) bool {
	return slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return t.RunsAt(processType).PerDeploy() })
}
