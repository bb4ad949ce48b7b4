package lint

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "process-type-case",
	Group:      TypesGroup,
	Before:     []string{"process-type-name"},
	Title:      "Uppercase process type",
	Documented: processTypeCaseDocs{},
	Check:      checkProcessTypeCase,
})

type processTypeCaseDocs struct{}

// Docs is the documentation.
func (processTypeCaseDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a process type with uppercase letters, such as `Web`.",
		Why: "Process types are case-sensitive. `Web` isn't the `web` that gets traffic, `Release` doesn't run before a deploy, " +
			"and commands that scale `worker` don't find `Worker`. Platforms that use the process types as Kubernetes names " +
			"reject uppercase letters. Heroku's newer buildpacks rewrite them and warn.",
		Bad:  Sample{Text: "Web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"Process types can only contain [a-z]",
			"H14",
			"No web processes running",
			"Process types can only supports: …",
			"web process not found in Procfile, found processes: …",
			"process name contains invalid characters, line …",
			"Procfile key `…` has been corrected to `…`. Please update your Procfile.",
		},
		Sources: []string{"Fatlessss/MyDiscordBot Procfile", "dokku/dokku issues 4146 and 4152", "deis/controller issue 1257", herokuSpecSource},
	}
}

func checkProcessTypeCase(p *Pass) {
	for _, e := range p.unmeant() {
		if !hasCapital(e.Type) {
			continue
		}
		lower := strings.ToLower(e.Type)
		if p.declared(lower) || !p.accepts(lower) {
			continue
		}
		effects := p.On(platform.Names).Each(func(t *platform.Target) Effect { return p.caseEffect(t, e, lower) })
		if len(effects) == 0 {
			continue
		}
		p.mean(e, lower)
		p.Report(Finding{
			Range:    e.TypeRange,
			Headline: p.caseHeadline(e.Type, lower),
			Effects:  effects,
			Help:     renameHelp(lower),
			Fixes:    []Fix{p.renameFor(effects, e, lower)},
		})
	}
}

// caseHeadline: where platforms know the lowercase type, the problem is that this isn't it.
func (p *Pass) caseHeadline(name, lower string) prose.Text {
	if p.getsTraffic(lower) || slices.Contains(meantTypes[:], lower) {
		return prose.T("`%s` isn't `%s`: process types are case-sensitive", name, lower)
	}
	return prose.T("Process type `%s` has uppercase letters", name)
}

// caseEffect is what a target does to a name that should be lowercase.
func (p *Pass) caseEffect(t *platform.Target, e Entry, lower string) Effect {
	problem := nameProblem(t, e.Type)
	if problem.Fatal || p.readType(t, e) == lower {
		return nameEffect(problem)
	}
	missed := p.meantEffect(t, e, lower)
	switch {
	case missed.Severity == None:
		return nameEffect(problem)
	case lower == "worker":
		missed.Severity = Warning // Worker can be scaled too, if you know its name
	}
	return missed
}
