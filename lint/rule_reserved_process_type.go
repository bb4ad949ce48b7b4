package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "reserved-process-type",
	Group:      TypesGroup,
	Order:      5,
	Title:      "A process type is reserved",
	Documented: reservedProcessTypeDocs{},
	Check:      checkReservedProcessType,
})

type reservedProcessTypeDocs struct{}

// Docs is the documentation.
func (reservedProcessTypeDocs) Docs() Docs {
	return Docs{
		Summary: "The platform keeps this name for itself.",
		Why: "Drycc refuses default and every name that begins with drycc or kube, and keeps run for one-off commands, so that " +
			"a process of that name can never be scaled. Deis v1 keeps run as well.",
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
		concerns := p.Judge(platform.Names, func(t *platform.Target) (Severity, string) {
			problem := reserved(t, p.nameFor(t, e))
			switch {
			case problem.Effect == "":
				return None, ""
			case problem.Fatal:
				return Error, problem.Effect
			}
			return Warning, problem.Effect
		})
		if len(concerns) == 0 {
			continue
		}
		f := Finding{Range: e.TypeRange, Concerns: concerns}
		advice := "give it another name"
		if better, ok := p.proposeRename(&f, e, p.unreservedNames(e)...); ok {
			advice = "call it " + quote(better)
		}
		f.Message = p.Sentence("The process type "+quote(e.Type)+" is reserved", concerns, advice)
		p.Report(f)
	}
}

// unreservedNames are names for an entry whose own is reserved, the best first.
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
