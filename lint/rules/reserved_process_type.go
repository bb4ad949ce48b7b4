package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "reserved-process-type",
	Group:      check.TypesGroup,
	Kind:       check.Difference,
	After:      []string{"process-type-length"},
	Title:      "Reserved process type",
	Documented: reservedProcessTypeDocs{},
	Check:      checkReservedProcessType,
})

type reservedProcessTypeDocs struct{}

func (reservedProcessTypeDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "The platform reserves a process type.",
		Why: "The deploy fails, or the process doesn't start. Drycc rejects `default` and every process type that starts " +
			"with `drycc` or `kube`. Drycc and Deis v1 reserve `run` for one-off commands, so `run` can't be scaled.",
		Bad:     check.Sample{Text: "web: node server.js\nrun: node jobs.js\n", Platforms: []string{"drycc"}},
		Good:    check.Sample{Text: "web: node server.js\nworker: node jobs.js\n", Platforms: []string{"drycc"}},
		Failure: "process",
		Logs: []string{
			"… is a reserved name.",
			"Cannot set scale for reserved types, procfile type is: run",
			"Cannot set autoscale for reserved types, procfile type is: run",
		},
		Sources: []string{"drycc/controller rootfs/api/settings/production.py and rootfs/api/models/app.py", "deis/deis controller/api/models.py"},
	}
}

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
	case command.HTTP:
		names = append(names, "web")
	case command.Worker, command.Job:
		names = append(names, "worker")
	case command.Clock:
		names = append(names, "clock")
	case command.Other:
		if e.Type == "default" {
			names = append(names, "web")
		}
		names = append(names, "worker")
	}
	return append(names, "job", "process")
}
