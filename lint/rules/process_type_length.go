package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "process-type-length",
	Group: check.TypesGroup,
	Kind:  check.Difference,
	After: []string{"process-type-name"},
	Title: "Length of a process type",
	Check: checkProcessTypeLength,
})

func checkProcessTypeLength(p *check.Pass) {
	for _, e := range p.EntriesNotAccepted() {
		effects := p.OnTypeOf(e, platform.Limits, func(t *platform.Target) check.Effect {
			switch name := p.CheckedName(t, e); {
			case !check.BadLength(t, name) || check.NameProblemOf(t, name).Fatal:
				return check.Effect{}
			case t.LengthError != "":
				return check.Rejected(t, t.LengthError)
			}
			return check.NewEffect(check.Warning, platform.Differs, "The platform allows at most %s characters.", t.MaxName)
		})
		if len(effects) == 0 {
			continue
		}
		f := check.Finding{Range: e.TypeRange, Effects: effects}
		p.ProposeRename(&f, e, fittingNames(p, e)...)
		f.Headline, f.Help = lengthTexts(e.Type, effects)
		p.Report(f)
	}
}

// lengthTexts are the headline and the help: the length that all affected targets allow.
func lengthTexts(name string, effects check.Effects) (headline, help prose.Text) {
	least, most := 0, 0
	for _, e := range effects {
		least = max(least, e.Target.MinName)
		if limit := e.Target.MaxName; limit > 0 && (most == 0 || limit < most) {
			most = limit
		}
	}
	headline = prose.T("Process type `%s` has more than %s characters", name, most)
	if utf8.RuneCountInString(name) < least {
		headline = prose.T("Process type `%s` has fewer than %s characters", name, least)
	}
	if least == 0 {
		return headline, prose.T("Use at most %s characters.", most)
	}
	return headline, prose.T("Use %s to %s characters.", least, most)
}

// longNames are the full names of short process types.
var longNames = map[string]string{
	"ws": "websocket", "wk": "worker", "js": "javascript", "tw": "tailwind", "mq": "queue", "q": "queue",
	"db": "database", "dj": "delayedjob", "ui": "frontend", "fe": "frontend", "be": "backend",
}

// fittingNames are names of another length for an entry, the best first.
func fittingNames(p *check.Pass, e check.Entry) []string {
	name := strings.ToLower(e.Type)
	if len(name) > 3 {
		return shortNames(p, name)
	}
	names := []string{longNames[name]}
	if p.Role(e) == ecosystem.HTTP {
		names = append(names, "web")
	}
	if check.OnlyBuilds(p.ParsedCommandOf(e).Programs()) {
		return append(names, "process") // a worker keeps running
	}
	if len(name) == 1 {
		return append(names, "worker", "process")
	}
	return append(names, name+"worker", name+"process")
}

// shortNames cut a long name at the limit of all targets, and at the last hyphen or underscore before it.
func shortNames(p *check.Pass, name string) []string {
	limit := len(name)
	for _, t := range p.Targets {
		if t.MaxName > 0 {
			limit = min(limit, t.MaxName)
		}
	}
	for limit > 0 && limit < len(name) && !utf8.RuneStart(name[limit]) {
		limit--
	}
	cut := name[:limit]
	return []string{cut[:max(strings.LastIndexAny(cut, "-_"), 0)], strings.TrimRight(cut, "-_")}
}
