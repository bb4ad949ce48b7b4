package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "process-type-case",
	Group:      TypesGroup,
	Order:      2,
	Title:      "A process type is written with capitals",
	Documented: processTypeCaseDocs{},
	Check:      checkProcessTypeCase,
})

type processTypeCaseDocs struct{}

// Docs is the documentation.
func (processTypeCaseDocs) Docs() Docs {
	return Docs{
		Summary: "A process type with capitals, such as Web, is another one than web, or is refused.",
		Why: "Process types are compared letter by letter. Web is not the web that gets traffic, Release is not run before a " +
			"deploy, and who scales worker does not find Worker. Platforms that make Kubernetes names of the types refuse " +
			"capitals, and Heroku's newer buildpacks rewrite them with a warning.",
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
		concerns := p.Judge(platform.Names, func(t *platform.Target) (Severity, string) { return p.judgeCase(t, e, lower) })
		if len(concerns) == 0 {
			continue
		}
		concerns = p.brief(concerns)
		p.mean(e, lower)
		p.Report(Finding{
			Range:    e.TypeRange,
			Concerns: concerns,
			Message:  p.Sentence(quote(e.Type)+" is not "+quote(lower), concerns, "write it in small letters"),
			Fixes:    []Fix{p.renameFor(concerns, e, lower)},
		})
	}
}

// judgeCase says what a target does to a name that should be lower.
func (p *Pass) judgeCase(t *platform.Target, e Entry, lower string) (Severity, string) {
	read := p.readType(t, e)
	problem := nameProblem(t, e.Type)
	switch {
	case problem.Fatal:
		return Error, problem.Effect
	case read != lower:
		if severity, effect := p.judgeMeant(t, e, lower); severity != None {
			if lower == "worker" {
				severity = Warning // Worker can be scaled as well, by whoever knows of it
			}
			return severity, effect
		}
	}
	if problem.Effect != "" {
		return Warning, problem.Effect
	}
	return None, ""
}
