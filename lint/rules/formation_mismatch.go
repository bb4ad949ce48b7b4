package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:  "formation-mismatch",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "Formation that doesn't fit the Procfile",
	Check: checkFormationMismatch,
})

func checkFormationMismatch(p *check.Pass) {
	entries := p.TypeEntries()
	if len(entries) == 0 || p.AnyClaimed() {
		return
	}
	for _, file := range formationFiles(p.Targets) {
		f := p.Repository.Formation(file)
		scaled := func(of func(t *platform.Target) check.Effect) check.Effects {
			return p.Everywhere().Each(func(t *platform.Target) check.Effect {
				if reading, rejected := p.Read(t); t.Formation != file || reading.Error != "" || rejected != "" {
					return check.Effect{}
				}
				return of(t)
			})
		}
		switch {
		case f == nil:
		case f.Misnamed:
			reportFormation(p, entries[0], prose.T("`%s` has `formations`, which nothing reads", file), prose.T("Rename the key to `formation`."),
				scaled(func(*platform.Target) check.Effect {
					return check.NewEffect(check.Warning, platform.Ignored, "The numbers have no effect: only `formation` is read.")
				}))
		default:
			checkFormation(p, f, entries, scaled)
		}
	}
}

func formationFiles(targets []*platform.Target) (files []string) {
	for _, t := range targets {
		if t.Formation != "" && !slices.Contains(files, t.Formation) {
			files = append(files, t.Formation)
		}
	}
	return files
}

// checkFormation reports the types that aren't in the Procfile, and those of the Procfile that have no number.
func checkFormation(p *check.Pass, f *repository.Formation, entries []check.Entry, scaled func(func(*platform.Target) check.Effect) check.Effects) {
	var declared []string
	for _, e := range entries {
		declared = append(declared, e.Type)
	}
	for _, name := range f.Missing(declared) {
		reportFormation(p, entries[0], prose.T("`%s` scales `%s`, which isn't in the Procfile", f.File, name), prose.T("Remove `%s` from `formation`, or add it to the Procfile.", name),
			scaled(func(t *platform.Target) check.Effect {
				return check.NewEffect(check.Error, platform.Rejected, "The deploy fails: `%s` isn't in the Procfile.", name).Logged(name + t.FormationError)
			}))
	}
	for _, e := range entries {
		if _, set := f.Quantities[e.Type]; set || check.IsRelease(e.Type) {
			continue
		}
		reportFormation(p, e, prose.T("`formation` in `%s` sets `%s` to 0", f.File, e.Type), prose.T("Give `%s` a `quantity` there.", e.Type),
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
