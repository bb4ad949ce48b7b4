package export

import (
	"slices"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
)

// render writes render.yaml: a service for each process that goes on running.
func render(a *app, t *text) {
	a.rename(typeName(30))
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
	if runtime == "docker" {
		t.comment(0, "docker needs a Dockerfile. Render builds node, python, ruby, go, rust and elixir without one,")
		t.comment(0, "with buildCommand, and startCommand in place of dockerCommand.")
		a.noteDockerfile("The runtime docker of Render")
	} else {
		t.comment(0, "A Procfile has no build command, so check that of each service.")
		a.noteSteps(runtime, "The buildCommand doesn't, because it builds only "+runtime+".")
	}
	t.add(0, "services:")
	for _, p := range services {
		kind := "worker"
		if p == a.web {
			kind = "web"
		}
		t.add(2, "- type: ", kind)
		t.add(4, "name: ", a.name, "-", p.name)
		a.renderBuild(t, runtime)
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
		t.Reset()
		t.comment(0, oneLine(a.main().run.text))
		t.add(0, "services: []")
		return
	}
	if a.web != nil && !a.fixedPort(a.web) {
		a.note("Render sets PORT=10000 for a web service by default.")
	}
}

// renderBuild writes how a service is built: Render builds each one by itself.
func (a *app) renderBuild(t *text, runtime string) {
	if a.opts.Repository != "" {
		t.add(4, "repo: ", quoted("https://github.com/"+a.opts.Repository))
	}
	t.add(4, "runtime: ", runtime)
	if build := a.folder.build[runtime]; build != "" {
		t.add(4, "buildCommand: ", quoted(build))
	} else if runtime != "docker" {
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
	var have ecosystem.Words
	for _, name := range names {
		have += ecosystem.Words(name + " ")
	}
	for _, name := range p.needs {
		if !have.Has(name) {
			all = append(all, name)
		}
	}
	return all
}

// runtime is what the app runs on: the only language of its files, else that of the first known program, of the main process
// before the others. It is docker for PHP, of which Render has no runtime, and where nothing is known.
func (a *app) runtime() string {
	found := a.mainRuntime()
	switch {
	case len(a.folder.runtimes) == 1:
		found = a.folder.runtimes[0]
	case slices.Contains(a.folder.runtimes, ecosystem.PHP) && found != ecosystem.Node:
		return "docker"
	}
	switch found {
	case ecosystem.Python, ecosystem.Node, ecosystem.Ruby, ecosystem.Go, ecosystem.Rust, ecosystem.Elixir:
		return found
	}
	return "docker"
}

func (a *app) mainRuntime() string {
	for _, p := range append([]*process{a.main()}, a.all()...) {
		if language := command.Parse(p.run.text).Main().Language(); language != "" {
			return language
		}
	}
	return ""
}
