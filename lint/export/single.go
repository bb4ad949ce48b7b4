package export

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// appJSON writes the formation of app.json, which has no place for commands: the Procfile stays beside it.
func appJSON(a *app, t *text) {
	a.rename(wordName(""))
	t.add(0, "{")
	t.add(2, `"name": `, quoted(a.name), ",")
	if names := a.needs(); len(names) > 0 {
		t.add(2, `"env": {`)
		for i, name := range names {
			t.add(4, quoted(name), `: {"required": true}`, comma(i, len(names)))
		}
		t.add(2, "},")
	}
	t.add(2, `"formation": {`)
	for i, p := range a.processes {
		quantity := "1"
		if p.once {
			quantity = "0"
		}
		t.add(4, quoted(p.name), `: {"quantity": `, quantity, "}", comma(i, len(a.processes)))
	}
	t.add(2, "}")
	t.add(0, "}")
	a.note("app.json has no commands, so keep the Procfile next to it.")
	a.note("Heroku reads it for review apps, CI and app setup, not on a push. Dokku uses it to scale on every deploy.")
	if a.release != nil {
		a.note("A formation can't have a release process, so it stays in the Procfile.")
	}
}

func comma(i, n int) string {
	if i < n-1 {
		return ","
	}
	return ""
}

// dockerfile writes the end of a Dockerfile. An image starts one command; the others are arguments of docker run.
func dockerfile(a *app, t *text) {
	p := a.main()
	a.noteBuild("The Dockerfile has to run")
	t.add(0, a.made())
	t.comment(0, "Put this at the end of the Dockerfile.")
	if p == a.web || p.port {
		t.add(0, "ENV PORT=", a.port)
	}
	if p == a.web {
		t.add(0, "EXPOSE ", a.port)
	}
	t.add(0, "CMD ", list(p.run.argv()))
	for _, other := range a.others(p) {
		t.comment(0, oneLine(other.declared), ": docker run ", a.image(), " ", oneLine(ShellLine(other.run.argv())))
	}
}

func (a *app) image() string {
	if a.opts.Image != "" {
		return ShellQuote(a.opts.Image)
	}
	return a.name
}

// others are all but one, with a note that they have no place here.
func (a *app) others(one *process) []*process {
	var others []*process
	for _, p := range a.all() {
		if p != one {
			others = append(others, p)
		}
	}
	if len(others) > 0 {
		a.note(a.format.Title, " has only one command, so only ", prose.Quote(one.declared), " starts automatically.")
	}
	return others
}

// nixpacks writes nixpacks.toml, which has one command; a shell runs it.
func nixpacks(a *app, t *text) {
	p := a.main()
	t.add(0, a.made())
	t.add(0, "[start]")
	t.add(0, "cmd = ", tomlText(p.run.line()))
	for _, other := range a.others(p) {
		needs := " needs a separate service: "
		switch {
		case other == a.release:
			needs = " must run once before each deploy: "
		case other.once:
			needs = " must run once: "
		}
		t.comment(0, oneLine(other.declared), needs, oneLine(other.run.line()))
	}
}

// runners writes the commands that start the unchanged Procfile on your machine, each with what becomes of a process that exits when it's done.
func runners(a *app, t *text) {
	t.add(0, "# Each of these starts the whole file here.")
	jobs := a.jobs()
	if a.release != nil {
		jobs = append(jobs, a.release)
	}
	for _, p := range platform.All() {
		target := &p.Strategies[0]
		if !p.Runner || target.Equivalents == nil {
			continue
		}
		about := p.Title
		if starts, _ := target.Scale("web", []string{"web"}); starts == 0 {
			about += ", which starts nothing by itself"
		}
		started := slices.DeleteFunc(slices.Clone(jobs), func(p *process) bool { return p == a.release && target.Release == platform.ReleaseNever })
		if target.EndsAll && len(started) > 0 {
			about += ", which stops all when " + oneLine(orNames(started)) + " ends"
		}
		for _, e := range target.Equivalents.App(platform.Use{App: a.name}) {
			if strings.Contains(e.Text, "Procfile.dev") {
				t.add(0, strings.ReplaceAll(e.Text, "Procfile.dev", ShellQuote(a.procfile())), "  # ", about)
			}
		}
	}
	if len(jobs) > 0 {
		leftOut := "all=1"
		for _, p := range jobs {
			leftOut += "," + p.declared + "=0"
		}
		a.note("Most runners start ", declaredNames(jobs), " like a server and stop everything when one ends. To leave out what runs once, run foreman start -f ", ShellQuote(a.procfile()), " -m ", ShellQuote(leftOut), ".")
	}
}

// procfile is the name of the file that the processes are from, which no tool takes for an option.
func (a *app) procfile() string {
	switch {
	case a.opts.File == "":
		return "Procfile"
	case strings.HasPrefix(a.opts.File, "-"):
		return "./" + a.opts.File
	}
	return a.opts.File
}
