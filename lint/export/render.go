package export

import "github.com/proclint/proclint/lint/command"

// render writes render.yaml: a service for each process that goes on running.
func render(a *app) []File {
	a.rename(typeName(30))
	t := &text{}
	runtime := a.runtime()
	t.add(0, a.made())
	t.comment(0, "Check it with render blueprints validate.")
	for _, p := range a.jobs() {
		t.comment(0, p.name, " runs once: render jobs create $SERVICE_ID --start-command ", oneLine(ShellQuote(a.renderCommand(p.run, runtime))))
	}
	services := a.services()
	var releaser *process // whose service also runs the release command
	if a.release != nil && len(services) > 0 {
		releaser = a.main()
	}
	t.add(0, "services:")
	for i, p := range services {
		kind := "worker"
		if p == a.web {
			kind = "web"
		}
		t.add(2, "- type: ", kind)
		t.add(4, "name: ", a.name, "-", p.name)
		a.renderBuild(t, runtime, i == 0)
		key := "startCommand"
		if runtime == "docker" {
			key = "dockerCommand"
		}
		t.add(4, key, ": ", quoted(a.renderCommand(p.run, runtime)))
		if p == releaser {
			t.add(4, "preDeployCommand: ", quoted(a.renderCommand(a.release.run, runtime)))
		}
		a.renderVariables(t, p, p == releaser)
	}
	if len(services) == 0 {
		a.note("Render can't run a command once without a process that keeps running.")
		return []File{{"render.yaml", "# " + oneLine(a.main().run.text) + "\nservices: []\n"}}
	}
	if a.web != nil && !a.fixedPort(a.web) {
		a.note("Render sets PORT=10000 for a web service by default.")
	}
	return []File{{"render.yaml", t.String()}}
}

func (a *app) renderBuild(t *text, runtime string, first bool) {
	if a.opts.Repository != "" {
		t.add(4, "repo: ", quoted("https://github.com/"+a.opts.Repository))
	}
	t.add(4, "runtime: ", runtime)
	if first && runtime == "docker" {
		t.comment(4, "docker needs a Dockerfile. Render builds node, python, ruby, go, rust and elixir,")
		t.comment(4, "with startCommand in place of dockerCommand.")
	}
	if first && runtime != "docker" {
		t.comment(4, "The runtime follows from the commands. A Procfile has no build command, so set it here:")
		t.comment(4, "buildCommand: PLACEHOLDER")
	}
	if a.opts.Region != "" {
		t.add(4, "region: ", quoted(a.opts.Region))
	}
}

// renderCommand is the command as a native runtime runs it, in a shell, or as it replaces the CMD of an image.
func (a *app) renderCommand(r run, runtime string) string {
	if runtime == "docker" {
		return ShellLine(r.argv())
	}
	return r.line()
}

func (a *app) renderVariables(t *text, p *process, releases bool) {
	names := p.needs
	if releases {
		names = a.release.with(names)
	}
	if len(names) == 0 && !a.fixedPort(p) {
		return
	}
	t.add(4, "envVars:")
	if a.fixedPort(p) {
		t.add(6, "- key: PORT")
		t.add(8, "value: ", quoted(a.port))
	}
	for _, name := range names {
		t.add(6, "- key: ", scalar(name))
		t.add(8, "sync: false")
	}
}

// fixedPort reports whether somebody else than the platform decides the port of a process.
func (a *app) fixedPort(p *process) bool {
	return p == a.web && (a.opts.Port != "" || a.port != DefaultPort)
}

// with adds the variables that p needs.
func (p *process) with(names []string) []string {
	all := append([]string{}, names...)
	var have command.Words
	for _, name := range names {
		have += command.Words(name + " ")
	}
	for _, name := range p.needs {
		if !have.Has(name) {
			all = append(all, name)
		}
	}
	return all
}

// runtimes are those of Render, with the programs that need them.
var runtimes = [...]struct {
	name     string
	programs command.Words
}{
	{"python", "python python3 gunicorn uvicorn hypercorn daphne waitress-serve celery flask django-admin rq streamlit huey_consumer"},
	{"ruby", "ruby bundle puma rails bin/rails rake sidekiq rackup unicorn bin/rake thin resque clockwork"},
	{"node", "node npm npx yarn pnpm bun"},
	{"elixir", "mix elixir iex"},
}

// runtime is the runtime that the first known program of a command needs, else docker.
func (a *app) runtime() string {
	for _, p := range a.all() {
		for _, call := range command.Parse(p.run.text).Calls {
			if len(call.Words) == 0 {
				continue
			}
			for _, known := range runtimes {
				if known.programs.Has(call.Words[0].Value) {
					return known.name
				}
			}
		}
	}
	return "docker"
}
