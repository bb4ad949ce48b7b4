package export

import "strings"

// compose writes compose.yaml. Compose replaces variables in the whole file, so that every dollar sign of a
// command is written twice; and it splits a command without a shell, so that commands are lists.
func compose(a *app, t *text) {
	a.rename(typed(wordName(".")))
	t.add(0, a.made())
	t.comment(0, "docker compose up --build")
	t.add(0, "name: ", scalar(a.name))
	t.add(0, "services:")
	for _, p := range a.all() {
		a.composeService(t, p)
	}
	a.noteDockerfile("build: .")
	a.note("The commands replace the image's CMD. An ENTRYPOINT of the image stays in front of them.")
}

func (a *app) composeService(t *text, p *process) {
	t.add(2, scalar(p.name), ":")
	if a.opts.Image != "" {
		t.add(4, "image: ", strings.ReplaceAll(quoted(a.opts.Image), "$", "$$"))
	} else {
		t.add(4, "build: .")
	}
	t.add(4, "command: ", strings.ReplaceAll(list(p.run.argv()), "$", "$$"))
	if p == a.web || p.port || len(p.needs) > 0 {
		t.add(4, "environment:")
	}
	if p == a.web || p.port {
		t.add(6, "PORT: ", quoted(a.port))
	}
	for _, name := range p.needs {
		t.add(6, name, ":  # from your shell or an .env file")
	}
	if p == a.web {
		t.add(4, "ports:")
		t.add(6, "- ", quoted(a.port+":"+a.port))
	}
	if p.once {
		t.add(4, `restart: "no"`)
	} else {
		t.add(4, "restart: unless-stopped")
	}
	if a.release != nil && p != a.release {
		t.add(4, "depends_on:")
		t.add(6, scalar(a.release.name), ":")
		t.add(8, "condition: service_completed_successfully")
	}
}
