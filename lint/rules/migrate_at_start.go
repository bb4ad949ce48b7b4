package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "migrate-at-start",
	Group:      check.CommandsGroup,
	Kind:       check.Difference,
	Title:      "Migration at every start",
	Documented: migrateAtStartDocs{},
	Applies:    check.ContainsAny("migrat", "db:prepare", "db:setup", "upgrade", "db push"),
	Check:      checkMigrateAtStart,
})

type migrateAtStartDocs struct{}

// Docs is the documentation.
func (migrateAtStartDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "Finds a database migration before the program in a command, if the platform has a release phase.",
		Why: "Heroku, Dokku, and Piku run `release` once before each deploy, and keep the old version running if it fails. In the " +
			"command of `web`, a migration runs at every restart and in every instance at the same time. A single instance " +
			"works that way, so the finding is only for your information. Proclint doesn't report " +
			"it for platforms that don't run `release` before a deploy, such as Code Capsules, Deis, Drycc, and Railway.",
		Bad:     check.Sample{Text: "web: python manage.py migrate && gunicorn shop.wsgi\n", Platforms: []string{"heroku"}},
		Good:    check.Sample{Text: "release: python manage.py migrate\nweb: gunicorn shop.wsgi\n", Platforms: []string{"heroku"}},
		Sources: []string{"18F/ogp-payroll-server Procfile", "jointakahe/takahe issue 86", "ebmdatalab/opencodelists issue 2718", "Heroku Dev Center, Release phase"},
	}
}

func checkMigrateAtStart(p *check.Pass) {
	if !check.AnyReleasePhase(p) {
		return
	}
	for _, v := range p.Candidates() {
		if check.IsRelease(p.IntendedType(v.Entry)) {
			continue
		}
		s := v.StepsBefore(check.Migration)
		if len(s.Found) == 0 {
			continue
		}
		p.Report(check.Finding{
			Range:    v.At(v.StepRange(s.Found[0])),
			Headline: prose.T("`%s` runs `%s` at every start", v.Type, s.Names[0]),
			Effects: p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) check.Effect {
				if t.Release != platform.ReleasePhase || check.OperatorsAreWords(t) {
					return check.Effect{}
				}
				return check.NewEffect(check.Info, platform.Repeats, "The migration runs at every restart and in every instance.")
			}),
			Help:  prose.T("Move it to `release`, which runs once before each deploy."),
			Fixes: toRelease(p, v, s.Found),
		})
	}
}

// toRelease moves a migration from the start of a command to release. There's no such fix if a
// selected platform would then never run it.
func toRelease(p *check.Pass, v *check.View, found []int) []check.Fix {
	if len(found) != 1 || found[0] != 0 {
		return nil
	}
	for _, t := range p.Targets {
		if t.Reads() && t.Release != platform.ReleasePhase {
			return nil
		}
	}
	r, ok := v.StepRemoval(0)
	if !ok {
		return nil
	}
	call := v.Cmd.Calls[0].Range
	text := v.Cmd.Text[call.Start:call.End]
	fix := check.Fix{Title: prose.Title("Move `%s` to `release`", prose.Exact(text)), Applicability: check.Suggested, Edits: []check.TextEdit{check.Delete(v.At(r))}}
	for _, e := range p.Entries() {
		if !check.IsRelease(p.IntendedType(e)) {
			continue
		}
		if !strings.Contains(e.Command, text) {
			return nil
		}
		fix.Title = prose.Title("Remove `%s`: `release` runs it", prose.Exact(text))
		return []check.Fix{fix}
	}
	line := &p.Doc.Lines[v.Line]
	eol := p.Doc.Slice(line.EOL)
	if eol == "" {
		eol = "\n"
	}
	fix.Edits = append([]check.TextEdit{check.Insert(line.Range.Start, "release: "+text+eol)}, fix.Edits...)
	return []check.Fix{fix}
}
