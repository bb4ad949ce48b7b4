package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "web-not-first",
	Group:      check.TypesGroup,
	Kind:       check.Difference,
	Title:      "HTTP process that isn't the first entry",
	Documented: webNotFirstDocs{},
	Check:      checkWebNotFirst,
})

type webNotFirstDocs struct{}

func (webNotFirstDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "`web` comes after another entry, on a platform where it must be the first one.",
		Why: "Elastic Beanstalk's documentation requires that the main application of Go and Java SE is named `web` and is the " +
			"first entry of the Procfile. Its proxy sends requests to the main application. On other platforms, the order has no " +
			"effect.",
		Bad:     check.Sample{Text: "worker: java -jar worker.jar\nweb: java -jar shop.jar\n", Platforms: []string{"elastic-beanstalk"}},
		Good:    check.Sample{Text: "web: java -jar shop.jar\nworker: java -jar worker.jar\n", Platforms: []string{"elastic-beanstalk"}},
		Sources: []string{"AWS docs, java-se-procfile and go-procfile"},
	}
}

func checkWebNotFirst(p *check.Pass) {
	entries := p.EntriesNotRenamed()
	if len(entries) < 2 || p.AnyClaimed() {
		return
	}
	for i, e := range entries {
		effects := p.On(platform.Traffic).Each(func(t *platform.Target) check.Effect {
			if t.WebFirst == nil || !t.IsHTTP(e.Type) || !t.HasWebFirst(p.Repository.LanguageOf(p.ParsedCommandOf(e).Main())) {
				return check.Effect{}
			}
			return check.NewEffect(check.Warning, platform.NoTraffic, "The first entry must be the main application, which gets the requests.")
		})
		if len(effects) == 0 {
			continue
		}
		if i > 0 {
			first := entries[0]
			p.Report(check.Finding{
				Range:       e.TypeRange,
				Headline:    prose.T("`%s` comes after `%s`", e.Type, first.Type),
				Effects:     effects,
				HelpUnfixed: prose.T("Make `%s` the first entry.", e.Type),
				Fixes:       moveUp(p, effects, e, first),
			})
		}
		return
	}
}

func moveUp(p *check.Pass, es check.Effects, e, before check.Entry) []check.Fix {
	title := prose.Title("Move `%s` before `%s`", e.Type, before.Type)
	if len(es) < len(p.Targets) {
		title = prose.Title("Move `%s` before `%s` for %s", e.Type, before.Type, es[0].Target.Title())
	}
	line := strings.TrimRight(p.Line(e.Line), " \t")
	eol := p.Doc.Slice(p.Doc.Lines[before.Line].EOL)
	return check.Suggestion(title,
		check.Insert(p.Doc.Lines[before.Line].Range.Start, line+eol), check.Delete(p.WholeLine(e.Line)))
}
