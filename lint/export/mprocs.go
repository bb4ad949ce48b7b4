package export

import "github.com/proclint/proclint/lint/prose"

// mprocs writes mprocs.yaml (pvolok/mprocs schemas/mprocs.json). A shell runs each command.
func mprocs(a *app, t *text) {
	a.rename(typed(wordName(".")))
	t.add(0, a.made())
	t.comment(0, "mprocs")
	a.set(t, "from your shell.")
	t.add(0, "procs:")
	for _, p := range a.all() {
		t.add(2, scalar(p.name), ":")
		t.add(4, "shell: ", quoted(p.run.line()))
		if p.onMachine != "" {
			t.add(4, "env:")
			t.add(6, "PORT: ", quoted(p.onMachine))
		}
		if p.once {
			t.add(4, "autostart: false")
		} else {
			t.add(4, "autorestart: true")
		}
	}
	jobs := a.jobs()
	if a.release != nil {
		jobs = append(jobs, a.release)
	}
	if len(jobs) > 0 {
		a.note("mprocs starts all processes at the same time. ", declaredNames(jobs), prose.Plural(len(jobs), " waits until you start it", " wait until you start them"), " in the list.")
	}
}
