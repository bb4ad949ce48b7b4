package export

// fly writes fly.toml. flyctl splits a command into words as a shell does, but nothing expands them.
func fly(a *app, t *text) {
	a.rename(typed(wordName("")))
	t.add(0, a.made())
	t.comment(0, "Check it with fly config validate.")
	t.add(0, "app = ", tomlText(a.name))
	if a.opts.Region != "" {
		t.add(0, "primary_region = ", tomlText(a.opts.Region))
	} else {
		t.comment(0, "primary_region = 'PLACEHOLDER'  fly platform regions lists them")
	}
	if a.opts.Image != "" {
		t.add(0)
		t.add(0, "[build]")
		t.add(0, "image = ", tomlText(a.opts.Image))
	}
	if a.usesPort() {
		t.add(0)
		t.add(0, "[env]")
		t.add(0, "PORT = ", tomlText(a.port))
	}
	t.add(0)
	a.set(t, "fly secrets set NAME=VALUE")
	if a.release != nil {
		t.add(0, "[deploy]")
		t.add(0, "release_command = ", tomlText(ShellLine(a.release.run.argv())))
		t.add(0)
	}
	for _, p := range a.jobs() {
		t.comment(0, p.name, " runs once: fly console -C ", oneLine(ShellQuote(ShellLine(p.run.argv()))))
	}
	services := a.services()
	if len(services) > 0 {
		t.add(0, "[processes]")
	}
	for _, p := range services {
		if p.single {
			t.comment(0, "Run only one: two of ", p.name, " would do the same work twice.")
		}
		t.add(0, p.name, " = ", tomlText(ShellLine(p.run.argv())))
	}
	if a.web != nil {
		t.add(0)
		t.add(0, "[http_service]")
		t.add(0, "internal_port = ", a.port)
		t.add(0, "force_https = true")
		t.add(0, "processes = [", tomlText(a.web.name), "]")
	}
	a.noteDockerfile("fly deploy")
	a.note("Fly.io starts at least one machine for every process at the first deploy.")
	a.note("The commands replace the image's CMD. An ENTRYPOINT of the image stays in front of them.")
}

func (a *app) usesPort() bool {
	for _, p := range a.all() {
		if p == a.web || p.port {
			return true
		}
	}
	return false
}
