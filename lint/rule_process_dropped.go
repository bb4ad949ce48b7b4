package lint

import (
	"fmt"

	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "process-dropped",
	Group:      TypesGroup,
	Order:      11,
	Title:      "The platform starts only one process of the file",
	Documented: processDroppedDocs{},
	Check:      checkProcessDropped,
})

type processDroppedDocs struct{}

// Docs is the documentation.
func (processDroppedDocs) Docs() Docs {
	return Docs{
		Summary: "A process is read and then not used, because the platform starts only one of a Procfile.",
		Why: "Nixpacks, Sevalla's default builder, makes one start command of a file: web, else worker, else the alphabetically " +
			"first. Code Capsules probably starts only web. The other lines do no harm, but what they declare has to be created " +
			"on the platform itself.",
		Bad:  Sample{Text: "web: gunicorn app:app\nworker: celery -A shop worker\n", Platforms: []string{"sevalla"}},
		Good: Sample{Text: "web: gunicorn app:app\nworker: celery -A shop worker\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"Skipping … as it is missing from the current Procfile",
			"Container type … does not exist in application",
			"Task '…' has not been found in your 'Procfile'",
		},
		Sources: []string{"railwayapp/nixpacks src/providers/procfile.rs", "GoogleCloudPlatform/buildpacks cmd/config/entrypoint/lib/lib.go"},
	}
}

func checkProcessDropped(p *Pass) {
	if len(p.entries) < 2 || !p.dropsAny() {
		return
	}
	dropped := map[int]bool{}
	concerns := p.Judge(platform.Start, func(t *platform.Target) (Severity, string) {
		if t.Keep == nil {
			return None, ""
		}
		r, refused := p.Read(t)
		if refused != "" {
			return None, ""
		}
		kept, some := keptTypes(r.Processes), false
		for _, process := range r.Processes {
			if process.Dropped != "" && !isRelease(process.Type) && !kept[process.Type] {
				dropped[process.Line], some = true, true
			}
		}
		if !some {
			return None, ""
		}
		return Info, "only " + p.kept(t) + " is started"
	})
	if len(concerns) > 0 {
		p.reportDropped(concerns, dropped)
	}
}

// keptTypes are the types of which a process is started: that another entry of the
// same type does not count is for duplicate-process-type to say.
func keptTypes(processes []platform.Process) map[string]bool {
	kept := map[string]bool{}
	for i := range processes {
		if processes[i].Dropped == "" {
			kept[processes[i].Type] = true
		}
	}
	return kept
}

// dropsAny reports whether a target starts only some processes of a file.
func (p *Pass) dropsAny() bool {
	for _, t := range p.Targets {
		if t.Keep != nil {
			return true
		}
	}
	return false
}

func (p *Pass) reportDropped(concerns []Concern, dropped map[int]bool) {
	var lost []Entry
	for _, e := range p.unmeant() {
		if dropped[e.Line] {
			lost = append(lost, e)
		}
	}
	if len(lost) == 0 {
		return
	}
	f := Finding{Range: lost[0].TypeRange, Concerns: concerns}
	for _, e := range lost[1:min(len(lost), maxRelated)] {
		f.Related = append(f.Related, Related{Message: quote(e.Type) + " is not started either", Range: e.TypeRange})
	}
	advice := "start the others on the platform itself"
	if len(concerns) == 1 && concerns[0].Target.Others != "" {
		advice = concerns[0].Target.Others
	}
	f.Message = p.Sentence(lostHead(lost), concerns, advice)
	p.Report(f)
}

// lostHead names the processes that are not started, the first three of many.
func lostHead(lost []Entry) string {
	var names []string
	for _, e := range lost[:min(len(lost), 3)] {
		names = append(names, quote(e.Type))
	}
	if more := len(lost) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	if len(lost) == 1 {
		return names[0] + " does not start from this file"
	}
	return join(names, "and") + " do not start from this file"
}
