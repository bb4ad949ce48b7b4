package export

// convox writes convox.yml. Convox (provider/k8s/template/app) splits a command into words as a shell does, but nothing expands them.
func convox(a *app, t *text) {
	a.rename(typeName(30))
	t.add(0, a.made())
	t.comment(0, "Each service needs a Dockerfile, or an image.")
	for _, p := range a.jobs() {
		t.comment(0, p.name, " runs once: convox run SERVICE ", oneLine(ShellQuote(ShellLine(p.run.argv()))))
	}
	if a.release != nil {
		t.comment(0, "Before each release: convox run SERVICE ", oneLine(ShellQuote(ShellLine(a.release.run.argv()))))
		a.note("Convox has no release phase, so run that command yourself, or in your workflow.")
	}
	services := a.services()
	if len(services) == 0 {
		t.add(0, "services: {}")
		return
	}
	t.add(0, "services:")
	for _, p := range services {
		a.convoxService(t, p)
	}
	a.noteDockerfile("Convox")
	a.note("Convox sets PORT to the port of the service.")
}

func (a *app) convoxService(t *text, p *process) {
	t.add(2, scalar(p.name), ":")
	if a.opts.Image != "" {
		t.add(4, "image: ", quoted(a.opts.Image))
	} else {
		t.add(4, "build: .")
	}
	t.add(4, "command: ", quoted(ShellLine(p.run.argv())))
	if p == a.web {
		t.add(4, "port: ", a.port)
	}
	if p.single {
		t.add(4, "scale:")
		t.comment(6, "Two of it would do the same work twice.")
		t.add(6, "count: 1")
	}
	if len(p.needs) > 0 {
		t.add(4, "environment:")
	}
	for _, name := range p.needs {
		t.add(6, "- ", name)
	}
}
