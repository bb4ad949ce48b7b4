package check

import (
	"path"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// Run runs some of the rules over a file, in the given order.
func Run(in Input, doc *procfile.Document, some []*Rule) *Pass {
	comments := Directives(doc)
	selection := Select(in, doc, comments)
	if in.RootPath == "" {
		in.RootPath = in.Path
	}
	p := newPass(doc, in.Path, path.Clean(strings.ReplaceAll(in.RootPath, `\`, "/")), selection.Targets)
	p.byDefault, p.shown, p.Unplaced = selection.ByDefault, selection.Shown, in.Unplaced
	p.Repository, p.cache = in.Repository, in.Cache
	p.Verdicts = in.Verdicts.forTargets(p.Targets)
	p.Directives, p.Suppressions = comments, newSuppressions(doc, comments)
	plain := isPlain(p)
	for _, r := range some {
		p.Rule = r
		if plain && r.SkipsPlain || r.Applies != nil && !findCandidates(p) {
			continue
		}
		r.Check(p)
	}
	sortFindings(p)
	return p
}

// sortFindings puts the findings in the order of the report.
func sortFindings(p *Pass) {
	sort.Stable(byPlace(p.Findings))
}

// byPlace sorts findings of one place by their rule.
type byPlace []RuleFinding

func (fs byPlace) Len() int { return len(fs) }

func (fs byPlace) Swap(i, j int) { fs[i], fs[j] = fs[j], fs[i] }

func (fs byPlace) Less(i, j int) bool {
	a, b := &fs[i], &fs[j]
	if a.Range.Start != b.Range.Start {
		return a.Range.Start < b.Range.Start
	}
	if a.Range.End != b.Range.End {
		return a.Range.End < b.Range.End
	}
	return a.Rule.Name < b.Rule.Name
}
