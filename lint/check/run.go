package check

import (
	"cmp"
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
	p := newPass(doc, in.Path, path.Clean(strings.ReplaceAll(in.RootPath, `\`, "/")), selection)
	p.Unplaced = in.Unplaced
	p.Repository, p.Built, p.cache = in.Repository, in.Built, in.Cache
	p.Verdicts = in.Verdicts.forTargets(p.Targets)
	p.Directives, p.Suppressions = comments, newSuppressions(doc, comments)
	plain := p.isPlain()
	for _, r := range some {
		p.Rule = r
		if plain && r.SkipsPlain || r.Reach == InOtherFiles && !p.seesApp() || p.Repository == nil && r.Group == RepositoryGroup || r.Applies != nil && !p.findCandidates(r) {
			continue
		}
		r.run(p)
	}
	p.sortFindings()
	return p
}

func (r *Rule) run(p *Pass) {
	switch {
	case r.Check != nil:
		r.Check(p)
	case r.CheckRun != nil:
		for _, v := range p.ProjectRuns() {
			r.CheckRun(p, v)
		}
	default:
		for _, v := range p.Candidates() {
			r.CheckCommand(p, v)
		}
	}
}

// Add adds findings, found elsewhere, to those of the run.
func (r *Reported) Add(found []RuleFinding) {
	r.Findings = append(r.Findings, found...)
	r.sortFindings()
}

func (r *Reported) sortFindings() {
	sort.SliceStable(r.Findings, func(i, j int) bool {
		a, b := r.Findings[i], r.Findings[j]
		return cmp.Or(a.Range.Start-b.Range.Start, a.Range.End-b.Range.End, a.Code.compare(b.Code), strings.Compare(a.Rule.Name, b.Rule.Name)) < 0
	})
}
