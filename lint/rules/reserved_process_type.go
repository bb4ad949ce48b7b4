package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "reserved-process-type",
	Group: check.TypesGroup,
	Kind:  check.Difference,
	After: []string{"process-type-length"},
	Title: "Reserved process type",
	Check: checkReservedProcessType,
})

func checkReservedProcessType(p *check.Pass) {
	for _, e := range p.EntriesNotAccepted() {
		effects := p.OnTypeOf(e, platform.Names, func(t *platform.Target) check.Effect {
			return check.NameEffect(check.ReservedProblem(t, p.CheckedName(t, e)))
		})
		if len(effects) == 0 {
			continue
		}
		f := check.Finding{
			Range:    e.TypeRange,
			Headline: prose.T("`%s` is a reserved process type", e.Type),
			Effects:  effects,
			Help:     prose.T("Choose another process type."),
		}
		p.ProposeRename(&f, e, unreservedNames(p, e)...)
		p.Report(f)
	}
}

// unreservedNames are names to replace a reserved one, the best first.
func unreservedNames(p *check.Pass, e check.Entry) []string {
	_, rest, _ := strings.Cut(e.Type, "-")
	names := []string{rest}
	switch p.Role(e) {
	case ecosystem.HTTP:
		names = append(names, "web")
	case ecosystem.Worker, ecosystem.Job:
		names = append(names, "worker")
	case ecosystem.Clock:
		names = append(names, "clock")
	case ecosystem.Other:
		if e.Type == "default" {
			names = append(names, "web")
		}
		names = append(names, "worker")
	}
	return append(names, "job", "process")
}
