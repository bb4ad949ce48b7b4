package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "web-not-first",
	Group: check.TypesGroup,
	Kind:  check.Difference,
	Title: "HTTP process that isn't the first entry",
	Check: checkWebNotFirst,
})

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
