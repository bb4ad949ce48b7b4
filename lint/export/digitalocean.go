package export

// digitalOcean writes the spec of an app on DigitalOcean's App Platform: a component for each process.
func digitalOcean(a *app, t *text) {
	a.rename(typeName(32))
	t.add(0, a.made())
	t.comment(0, "doctl apps spec validate app.yaml, then doctl apps create --spec app.yaml")
	t.add(0, "name: ", scalar(a.name))
	if a.opts.Region != "" {
		t.add(0, "region: ", quoted(a.opts.Region))
	}
	a.set(t, "set them in the app's settings, or as envs here.")
	if a.web != nil {
		t.add(0, "services:")
		a.component(t, a.web)
		t.add(4, "http_port: ", a.port)
		t.add(4, "instance_count: 1")
	}
	first := true
	for _, p := range a.services() {
		if p == a.web {
			continue
		}
		if first {
			t.add(0, "workers:")
			first = false
		}
		a.component(t, p)
		t.add(4, "instance_count: 1")
	}
	jobs := a.jobs()
	if len(jobs) > 0 {
		a.note("DigitalOcean runs ", declaredNames(jobs), " before each deploy, because every job there belongs to a deploy.")
	}
	if a.release != nil {
		jobs = append([]*process{a.release}, jobs...)
	}
	if len(jobs) > 0 {
		t.add(0, "jobs:")
	}
	for _, p := range jobs {
		a.component(t, p)
		t.add(4, "kind: PRE_DEPLOY")
	}
	a.note("Unverified: whether DigitalOcean runs a command in a shell. Commands that need a shell start one.")
}

func (a *app) component(t *text, p *process) {
	t.add(2, "- name: ", scalar(p.name))
	repository := a.opts.Repository
	note := ""
	if repository == "" {
		repository, note = "OWNER/"+a.name, "  # placeholder"
	}
	t.add(4, "github:")
	t.add(6, "repo: ", scalar(repository), note)
	t.add(6, "branch: main", note)
	t.add(6, "deploy_on_push: true")
	t.add(4, "run_command: ", quoted(ShellLine(p.run.argv())))
}
