package lint

import (
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "release-not-run",
	Group:      TypesGroup,
	Order:      10,
	Title:      "The platform has no release phase",
	Documented: releaseNotRunDocs{},
	Check:      checkReleaseNotRun,
})

type releaseNotRunDocs struct{}

// Docs is the documentation.
func (releaseNotRunDocs) Docs() Docs {
	return Docs{
		Summary: "A process type release is not run before each deploy.",
		Why: "Heroku runs release once before each new release goes live, so it is the place for migrations. Elsewhere it is a " +
			"process type as any other that nobody starts, or, with Nixpacks, a step of the image build, which has neither the " +
			"network nor the variables of the running app to count on.",
		Bad:     Sample{Text: "web: gunicorn app:app\nrelease: python manage.py migrate\n", Platforms: []string{"drycc"}},
		Good:    Sample{Text: "web: gunicorn app:app\nrelease: python manage.py migrate\n", Platforms: []string{"heroku"}},
		Sources: []string{"Heroku Dev Center, Release phase", "drycc/controller rootfs/api/models/app.py", "railwayapp/nixpacks src/providers/procfile.rs"},
	}
}

func checkReleaseNotRun(p *Pass) {
	if !p.declared("release") {
		return
	}
	for _, e := range p.unmeant() {
		if !isRelease(e.Type) {
			continue
		}
		concerns := p.Judge(platform.Releasing, func(t *platform.Target) (Severity, string) {
			switch t.Release {
			case platform.ReleaseNever:
				return Warning, "nothing runs it"
			case platform.ReleaseBuild:
				return Warning, "it runs while the image is built"
			}
			return None, ""
		})
		advice := "there run the command by hand"
		if len(concerns) == 1 && concerns[0].Target.ReleaseInstead != "" {
			advice = concerns[0].Target.ReleaseInstead
		}
		p.Report(Finding{
			Range:    e.TypeRange,
			Concerns: concerns,
			Message:  p.Sentence(quote(e.Type)+" does not run before each deploy", concerns, advice),
		})
		return
	}
}
