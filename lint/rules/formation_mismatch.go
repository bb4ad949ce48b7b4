package rules

import (
	"maps"
	"path"
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "formation-mismatch",
	Group:      check.RepositoryGroup,
	Kind:       check.Slip,
	Title:      "Formation that doesn't fit the Procfile",
	Documented: formationMismatchDocs{},
	Check:      checkFormationMismatch,
})

type formationMismatchDocs struct{}

// Docs is the documentation.
func (formationMismatchDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "The `formation` of `app.json` leaves a process out, or names one that isn't in the Procfile.",
		Why: "If one process type in `formation` has a `quantity`, Dokku sets every type without one to 0, even `web`. " +
			"`dokku ps:scale` then no longer works. A type that isn't in the Procfile fails the deploy. Dokku doesn't read a key `formations`.",
		Exceptions: []string{"A `formation` in which no type has a `quantity`."},
		Bad: check.Sample{Text: "web: npm start\nworker: node jobs.js\n", Platforms: []string{"dokku"}, Files: []check.SampleFile{
			{Path: "Procfile"}, {Path: "jobs.js"}, {Path: "package.json", Text: `{"scripts": {"start": "node ."}}`}, {Path: "app.json", Text: `{"formation": {"worker": {"quantity": 2}}}`},
		}},
		Good: check.Sample{Text: "web: npm start\nworker: node jobs.js\n", Platforms: []string{"dokku"}, Files: []check.SampleFile{
			{Path: "Procfile"}, {Path: "jobs.js"}, {Path: "package.json", Text: `{"scripts": {"start": "node ."}}`}, {Path: "app.json", Text: `{"formation": {"web": {"quantity": 1}, "worker": {"quantity": 2}}}`},
		}},
		Logs:    []string{"… is not a valid process name to scale up", "contains an app.json file with a formations key and cannot be manually scaled"},
		Sources: []string{"dokku/dokku plugins/app-json/functions.go", "dokku/dokku plugins/ps/functions.go", "dokku/dokku plugins/ps/subcommands.go"},
	}
}

// formation is how many instances a file asks for, by process type.
type formation struct {
	file string
	// quantities are those that it sets, by process type.
	quantities map[string]int
	// misnamed says that they are under a key that nothing reads.
	misnamed bool
}

func checkFormationMismatch(p *check.Pass) {
	entries := p.TypeEntries()
	if len(entries) == 0 || p.Repository == nil || p.AnyClaimed() {
		return
	}
	for _, file := range formationFiles(p.Targets) {
		f, found := formationIn(p, file)
		scaled := func(of func(t *platform.Target) check.Effect) check.Effects {
			return p.Everywhere().Each(func(t *platform.Target) check.Effect {
				if reading, rejected := p.Read(t); t.Formation != file || reading.Error != "" || rejected != "" {
					return check.Effect{}
				}
				return of(t)
			})
		}
		switch {
		case !found:
		case f.misnamed:
			reportFormation(p, entries[0], prose.T("`%s` has `formations`, which nothing reads", file), prose.T("Rename the key to `formation`."),
				scaled(func(*platform.Target) check.Effect {
					return check.NewEffect(check.Warning, platform.Ignored, "The numbers have no effect: only `formation` is read.")
				}))
		default:
			f.check(p, entries, scaled)
		}
	}
}

// formationFiles are the files with which the targets scale.
func formationFiles(targets []*platform.Target) (files []string) {
	for _, t := range targets {
		if t.Formation != "" && !slices.Contains(files, t.Formation) {
			files = append(files, t.Formation)
		}
	}
	return files
}

// formationIn reads that of a file next to the Procfile. found is false where no type has a number.
func formationIn(p *check.Pass, file string) (f formation, found bool) {
	text, known := p.Repository.Text(path.Join(p.Repository.Folder(), file))
	manifest, err := jsontext.ParseObject(text)
	if !known || err != nil {
		return f, false
	}
	for _, key := range [...]string{"formation", "formations"} {
		types := manifest.Object(key)
		f = formation{file, map[string]int{}, key == "formations"}
		for name := range types.Fields {
			if of := types.Object(name); of.Has("quantity") {
				f.quantities[name] = of.Count("quantity")
				if of.Err() != nil {
					return f, false
				}
			}
		}
		if len(f.quantities) > 0 {
			return f, true
		}
	}
	return f, false
}

// check reports the types that aren't in the Procfile, and those of the Procfile that have no number.
func (f formation) check(p *check.Pass, entries []check.Entry, scaled func(func(*platform.Target) check.Effect) check.Effects) {
	for _, name := range slices.Sorted(maps.Keys(f.quantities)) {
		if n := f.quantities[name]; n == 0 || p.IsDeclared(name) {
			continue
		}
		reportFormation(p, entries[0], prose.T("`%s` scales `%s`, which isn't in the Procfile", f.file, name), prose.T("Remove `%s` from `formation`, or add it to the Procfile.", name),
			scaled(func(*platform.Target) check.Effect {
				return check.NewEffect(check.Error, platform.Rejected, "The deploy fails: `%s` isn't in the Procfile.", name).Logged(name + " is not a valid process name to scale up")
			}))
	}
	for _, e := range entries {
		if _, set := f.quantities[e.Type]; set || check.IsRelease(e.Type) {
			continue
		}
		reportFormation(p, e, prose.T("`formation` in `%s` sets `%s` to 0", f.file, e.Type), prose.T("Give `%s` a `quantity` there.", e.Type),
			scaled(func(t *platform.Target) check.Effect {
				severity := check.Warning
				if t.IsHTTP(e.Type) {
					severity = check.Error
				}
				return check.NewEffect(severity, platform.NotStarted, "`%s` doesn't start: it has no `quantity`, and `ps:scale` doesn't work.", e.Type)
			}))
	}
}

func reportFormation(p *check.Pass, at check.Entry, headline, help prose.Text, effects check.Effects) {
	if len(effects) > 0 {
		p.Report(check.Finding{Range: at.TypeRange, Headline: headline, Effects: effects, Help: help})
	}
}
