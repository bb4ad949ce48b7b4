package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "reserved-process-type",
	Group:      TypesGroup,
	Before:     []string{"duplicate-process-type", "no-http-process"},
	Title:      "Reserved process type",
	Documented: reservedProcessTypeDocs{},
	Check:      checkReservedProcessType,
})

type reservedProcessTypeDocs struct{}

// Docs is the documentation.
func (reservedProcessTypeDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a process type that the platform reserves.",
		Why: "The deploy fails, or the process can't be scaled. Drycc rejects `default` and every process type that starts with " +
			"`drycc` or `kube`. Drycc and Deis v1 reserve `run` for one-off commands.",
		Bad:  Sample{Text: "web: node server.js\nrun: node jobs.js\n", Platforms: []string{"drycc"}},
		Good: Sample{Text: "web: node server.js\nworker: node jobs.js\n", Platforms: []string{"drycc"}},
		Logs: []string{
			"… is a reserved name.",
			"Cannot set scale for reserved types, procfile type is: run",
			"Cannot set autoscale for reserved types, procfile type is: run",
		},
		Sources: []string{"drycc/controller rootfs/api/settings/production.py and rootfs/api/models/app.py", "deis/deis controller/api/models.py"},
	}
}

func checkReservedProcessType(p *Pass) {
	for _, e := range p.unaccepted() {
		effects := p.On(platform.Names).Each(func(t *platform.Target) Effect {
			return nameEffect(reserved(t, p.nameFor(t, e)))
		})
		if len(effects) == 0 {
			continue
		}
		f := Finding{
			Range:    e.TypeRange,
			Headline: prose.T("`%s` is a reserved process type", e.Type),
			Effects:  effects,
			Help:     prose.T("Choose another process type."),
		}
		p.proposeRename(&f, e, p.unreservedNames(e)...)
		p.Report(f)
	}
}

// unreservedNames are names to replace a reserved one, the best first.
func (p *Pass) unreservedNames(e Entry) []string {
	_, rest, _ := strings.Cut(e.Type, "-")
	names := []string{rest}
	switch p.role(e) {
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
