package lint

import (
	"path"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

var _ = register(Rule{
	Name:       "program-not-installed",
	Group:      RepositoryGroup,
	Order:      3,
	Title:      "The program is not installed",
	Documented: programNotInstalledDocs{},
	Check:      checkProgramNotInstalled,
})

type programNotInstalledDocs struct{}

// Docs is the documentation.
func (programNotInstalledDocs) Docs() Docs {
	return Docs{
		Summary: "A command starts a program that no manifest of the repository installs, or a script that package.json does not have.",
		Why: "A platform installs what requirements.txt, Pipfile, pyproject.toml, Gemfile, package.json or mix.exs name, and nothing " +
			"else. gunicorn that is only on your own machine is missing there: the process ends with “command not found” and exit " +
			"code 127, and Heroku shows visitors H10. npm run and npm start read the scripts of package.json in the same " +
			"way. Nothing is said where a Dockerfile, Nix, conda, setup.py or a link may install more than can be " +
			"seen, or where a listed package may bring the program along.",
		Bad: Sample{
			Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"},
			Files: []SampleFile{{"app.py", ""}, {"requirements.txt", "Flask==3.1.0\n"}},
		},
		Good: Sample{
			Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"},
			Files: []SampleFile{{"app.py", ""}, {"requirements.txt", "Flask==3.1.0\ngunicorn==23.0.0\n"}},
		},
		Logs: []string{
			"bash: gunicorn: command not found",
			"bash: uvicorn: command not found",
			"bash: …: command not found",
			"Process exited with status 127",
			"exit 127",
			"sh: 1: nodemon: not found",
			"Command not found: …",
			"npm error Missing script: \"…\"",
			"H10",
		},
		Sources: []string{
			"1wearwulf/SAMs backend/Procfile (no gunicorn in requirements.txt)",
			"007AMAN007/bank-web-app (no requirements.txt at all)",
			"flask-boilerplate issue 53",
			"covid19-dashboard issue 66",
			"face-recognition-brain-api issue 3 (nodemon)",
			"npm/cli docs/lib/content/commands/npm-start.md",
			"python-poetry/poetry src/poetry/console/commands/run.py",
		},
	}
}

// installable is a program that a package installs.
type installable struct {
	_ [0]func() // never compared: == on it would be code to download
	// programs are its names, Python modules among them.
	programs command.Words
	// pkg is the package that has it.
	pkg string
	// also are parts of the names of packages that bring it along.
	also command.Words
}

var pythonPrograms = []installable{
	{programs: "gunicorn", pkg: "gunicorn", also: "airflow superset mlflow functions-framework feast label-studio sentry posthog paste dash-tools"},
	{programs: "uvicorn", pkg: "uvicorn", also: "fastapi[ fastapi-cli fastapi==0.111 fastapi~=0.111 fastapi<=0.111 fastapi-slim gradio chainlit mlserver ray bentoml langserve mcp prefect marimo nicegui reflex feast litellm langchain langgraph chromadb open-webui vllm airflow mlflow label-studio sentry posthog"},
	{programs: "hypercorn", pkg: "hypercorn", also: "quart"},
	{programs: "daphne", pkg: "daphne", also: "channels"},
	{programs: "waitress-serve waitress", pkg: "waitress", also: "pyramid zope plone pecan mlflow pylons"},
	{programs: "granian", pkg: "granian"},
	{programs: "flask", pkg: "flask", also: "dash connexion locust httpbin moto mlflow airflow superset eve label-studio"},
	{programs: "fastapi", pkg: "fastapi", also: "gradio chainlit nicegui langserve"},
	{programs: "streamlit", pkg: "streamlit"},
	{programs: "chainlit", pkg: "chainlit"},
	{programs: "celery", pkg: "celery", also: "airflow superset"},
	{programs: "dramatiq", pkg: "dramatiq"},
	{programs: "huey_consumer huey_consumer.py", pkg: "huey"},
	{programs: "arq", pkg: "arq"},
	{programs: "rqworker", pkg: "rq"},
	{programs: "bokeh", pkg: "bokeh", also: "panel holoviews hvplot"},
	{programs: "panel", pkg: "panel", also: "hvplot"},
	{programs: "voila", pkg: "voila"},
	{programs: "uwsgi", pkg: "uwsgi"},
	{programs: "django-admin", pkg: "django", also: "wagtail"},
	{programs: "newrelic-admin", pkg: "newrelic"},
	{programs: "ddtrace-run", pkg: "ddtrace"},
	{programs: "honcho", pkg: "honcho"},
	{programs: "flower", pkg: "flower"},
}

var rubyPrograms = []installable{
	{programs: "puma", pkg: "puma"},
	{programs: "unicorn unicorn_rails", pkg: "unicorn"},
	{programs: "thin", pkg: "thin"},
	{programs: "passenger", pkg: "passenger"},
	{programs: "falcon", pkg: "falcon"},
	{programs: "sidekiq", pkg: "sidekiq"},
	{programs: "clockwork", pkg: "clockwork"},
	{programs: "shotgun", pkg: "shotgun"},
	{programs: "good_job", pkg: "good_job"},
}

var nodePrograms = []installable{
	{programs: "next", pkg: "next"},
	{programs: "nuxt nuxi", pkg: "nuxt", also: "nuxi"},
	{programs: "gatsby", pkg: "gatsby"},
	{programs: "react-scripts", pkg: "react-scripts", also: "craco"},
	{programs: "nodemon", pkg: "nodemon"},
	{programs: "forever", pkg: "forever"},
	{programs: "pm2 pm2-runtime", pkg: "pm2"},
	{programs: "http-server", pkg: "http-server"},
	{programs: "json-server", pkg: "json-server"},
	{programs: "hubot", pkg: "hubot"},
}

// bringsItself are wrappers that install what they run, or keep it elsewhere.
const bringsItself command.Words = "uv hatch rye pdm pixi conda mamba micromamba npx bunx npm pnpm yarn corepack"

func checkProgramNotInstalled(p *Pass) {
	found := 0
	for _, v := range p.projectRuns() {
		run := v.main()
		starts := p.starts(run)
		if starts == nil {
			continue
		}
		if !p.reportScript(v, run, starts) && !p.reportProgram(v, run) {
			continue
		}
		if found++; found > maxJudged {
			return
		}
	}
}

// reportProgram reports a program that no manifest installs.
func (p *Pass) reportProgram(v *commandView, run *command.Run) bool {
	if strings.Contains(run.Name.Value, "/") {
		return false
	}
	for _, w := range run.Wrappers {
		if bringsItself.Has(w) {
			return false
		}
	}
	program, manifest := p.notInstalled(run)
	if program == nil {
		return false
	}
	severity := Error
	head := quote(run.Base) + " is not installed, since " + manifest + " does not name " + program.pkg
	advice := "add a line " + quote(lineFor(manifest, program.pkg)) + " to " + manifest
	switch path.Base(manifest) {
	case ".":
		severity = Warning
		head = quote(run.Base) + " is not installed, since no requirements.txt is here to name it"
		advice = "write one that names all packages of the app, " + program.pkg + " among them"
	case "pyproject.toml", "package.json", "mix.exs":
		advice = "add " + program.pkg + " to the dependencies in " + manifest
	}
	effect := "the process ends with “command not found” and exit code 127"
	cs := concernedBy(v, severity, "", true)
	switch {
	case run.Module:
		effect = "Python stops with " + quoteAll("No module named "+run.Base)
	case withBash(cs) && len(run.Wrappers) == 0:
		effect = "the process ends with " + quoteAll("bash: "+run.Base+": command not found") + " and exit code 127"
	}
	for i := range cs {
		cs[i].Effect = effect
	}
	p.Report(Finding{Range: v.at(run.Name.Range), Concerns: cs, Message: p.Sentence(head, cs, advice)})
	return true
}

// lineFor is the line that a manifest needs for a package.
func lineFor(manifest, pkg string) string {
	switch path.Base(manifest) {
	case "Pipfile":
		return pkg + ` = "*"`
	case "Gemfile":
		return `gem "` + pkg + `"`
	}
	return pkg
}

// notInstalled gives the entry of a program, and the manifest that should name its
// package, when it is known that nothing installs it; "" where there is none.
func (p *Pass) notInstalled(run *command.Run) (*installable, string) {
	repo := p.Repository
	if program := lookUp(pythonPrograms, run.Base); program != nil {
		packages := repo.Python(run.Dir)
		if len(packages.Manifests) == 0 && !packages.Open && repo.Bare(".py") && p.runsApp(run) {
			return program, ""
		}
		return unless(program, packages)
	}
	if run.Module {
		return nil, ""
	}
	if program := lookUp(rubyPrograms, run.Base); program != nil {
		return unless(program, repo.Ruby(run.Dir))
	}
	if run.Base == "mix" && len(run.Args) > 0 && strings.HasPrefix(run.Args[0].Value, "phx.") {
		return unless(&phoenix, repo.Mix(run.Dir))
	}
	if program := lookUp(nodePrograms, run.Base); program != nil && !repo.Container() {
		for _, folder := range []string{path.Join(repo.Folder(), run.Dir), repo.Folder(), ""} {
			n := repo.Node(folder)
			if n == nil && folder == repo.Folder() || n != nil && (n.Workspaces || n.Depends(command.Words(program.pkg)) || n.Depends(program.also)) {
				return nil, ""
			}
		}
		return program, path.Join(repo.Folder(), "package.json")
	}
	return nil, ""
}

// runsApp reports whether the module or the script that a run names lies beside
// the Procfile: then the files there are the app.
func (p *Pass) runsApp(run *command.Run) bool {
	ref := run.Reference()
	switch ref.Kind {
	case command.Module, command.Dotted:
		return p.hasModule("", strings.Split(ref.Name, "."))
	case command.File:
		return p.Repository.IsFile(ref.Name)
	}
	return false
}

var phoenix = installable{pkg: "phoenix"}

func lookUp(table []installable, program string) *installable {
	for i := range table {
		if table[i].programs.Has(program) {
			return &table[i]
		}
	}
	return nil
}

func unless(program *installable, packages *repository.Packages) (*installable, string) {
	if packages.Open || len(packages.Manifests) == 0 || packages.Mention(command.Words(program.pkg)) || packages.Mention(program.also) {
		return nil, ""
	}
	return program, packages.Manifests[0]
}

// reportScript reports a script that package.json does not have.
func (p *Pass) reportScript(v *commandView, run *command.Run, starts []string) bool {
	ref := run.Reference()
	if ref.Kind != command.Script && ref.Kind != command.ScriptOrBinary || p.Repository.Container() {
		return false
	}
	// Options such as --workspace and --if-present change what is looked for.
	for _, o := range run.Options {
		if elsewhereFlags.Has(o.Name) || o.Word.Start < ref.Range.Start && !harmlessFlags.Has(o.Name) {
			return false
		}
	}
	if len(ref.Folders) > 0 {
		if starts = under(starts, ref.Folders[0]); starts == nil || len(ref.Folders) > 1 {
			return false
		}
	}
	n := p.Repository.Node(starts[0])
	if n == nil {
		return false
	}
	for _, folder := range starts {
		if other := p.Repository.Node(folder); other != nil && other.HasScript(ref.Name) {
			return false
		}
	}
	switch {
	case ref.Name == "start" && p.Repository.IsFile(path.Join(starts[0], "server.js")):
		return false // what npm start runs without the script
	case ref.Name == "env":
		return false
	case ref.Kind == command.ScriptOrBinary:
		// yarn and pnpm run the program of a dependency by the same word.
		nearest := nearestScript(n, ref.Name)
		if nearest == "" || n.Workspaces || n.Depends(command.Words(ref.Name)) {
			return false
		}
	}
	effect := "the process ends at once"
	if run.Base == "npm" {
		effect = "the process ends with " + quoteAll(`npm error Missing script: "`+ref.Name+`"`)
	}
	f := Finding{Range: v.at(ref.Range), Concerns: concernedBy(v, Error, effect, false)}
	advice := "add it to " + quote("scripts") + " there"
	if better := nearestScript(n, ref.Name); better != "" && plainWord(better) {
		advice = "perhaps it is " + quote(better)
		f.Fixes = []Fix{{Title: "Run the script " + quote(better), Applicability: Suggested, Edits: v.edits([]procfile.TextEdit{{Range: ref.Range, NewText: better}})}}
	}
	f.Message = p.Sentence(n.Path+" has no script "+quote(ref.Name), f.Concerns, advice)
	p.Report(f)
	return true
}

const (
	elsewhereFlags command.Words = "--if-present -w --workspace --workspaces -ws --filter -F -r --recursive --include-workspace-root"
	harmlessFlags  command.Words = "--prefix -C --cwd --dir -s --silent"
)

// nearestScript is the script whose name is at most two edits away, "" for none.
func nearestScript(n *repository.NodePackage, name string) string {
	best, least := "", 3
	if len(name) < 4 {
		least = 2
	}
	if len(name) > 100 {
		return ""
	}
	for _, s := range n.Scripts {
		if len(s) > 100 {
			continue
		}
		distance := levenshtein.ComputeDistance(s, name)
		if distance < least || distance == least && best != "" && s < best {
			best, least = s, distance
		}
	}
	return best
}
