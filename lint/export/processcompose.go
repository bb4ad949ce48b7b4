package export

import "strings"

// processCompose writes process-compose.yaml. bash runs each command. Process Compose expands variables in the whole file
// and templates in each process (f1bonacc1.github.io/process-compose/configuration), unless they are turned off.
func processCompose(a *app, t *text) {
	a.rename(typed(wordName(".")))
	t.add(0, a.made())
	t.comment(0, "process-compose up")
	a.set(t, "from your shell or an .env file.")
	t.add(0, `version: "0.5"`)
	t.add(0, "disable_env_expansion: true")
	t.add(0, "processes:")
	for _, p := range a.all() {
		a.processComposeProcess(t, p)
	}
}

func (a *app) processComposeProcess(t *text, p *process) {
	line := p.run.line()
	t.add(2, scalar(p.name), ":")
	t.add(4, "command: ", quoted(line))
	if strings.Contains(line, "{{") {
		t.add(4, "is_template_disabled: true")
	}
	if p.onMachine != "" {
		t.add(4, "environment:")
		t.add(6, "- ", quoted("PORT="+p.onMachine))
	}
	t.add(4, "availability:")
	if p.once {
		t.add(6, `restart: "no"`)
	} else {
		t.add(6, "restart: always")
	}
	if a.release != nil && p != a.release {
		t.add(4, "depends_on:")
		t.add(6, scalar(a.release.name), ":")
		t.add(8, "condition: process_completed_successfully")
	}
}
