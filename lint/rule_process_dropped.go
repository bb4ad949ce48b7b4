package lint

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "process-dropped",
	Group:      TypesGroup,
	Title:      "Process that the platform doesn't start",
	Documented: processDroppedDocs{},
	Check:      checkProcessDropped,
})

type processDroppedDocs struct{}

// Docs is the documentation.
func (processDroppedDocs) Docs() Docs {
	return Docs{
		Summary: "Finds processes that don't start because the platform starts only one process of a Procfile.",
		Why: "Create such a process on the platform itself, or it never runs. Nixpacks, Sevalla's default builder, makes one " +
			"start command of a file: `web`, else `worker`, else the first one in alphabetical order. Railway " +
			"also starts only one process. So does Code Capsules (unverified). The other lines are harmless.",
		Bad:  Sample{Text: "web: gunicorn app:app\nworker: celery -A shop worker\n", Platforms: []string{"sevalla"}},
		Good: Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"sevalla"}},
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
	effects := p.On(platform.Start).Each(func(t *platform.Target) Effect { return p.droppedEffect(t, dropped) })
	if len(effects) > 0 {
		p.reportDropped(effects, dropped)
	}
}

// droppedEffect adds the lines of the processes that a target drops to those of others.
func (p *Pass) droppedEffect(t *platform.Target, lines map[int]bool) Effect {
	if t.Keep == nil {
		return Effect{}
	}
	r, refused := p.Read(t)
	if refused != "" {
		return Effect{}
	}
	kept, e := keptTypes(r.Processes), Effect{}
	for _, process := range r.Processes {
		if process.Dropped == "" || isRelease(process.Type) || kept[process.Type] {
			continue
		}
		lines[process.Line] = true
		if e.Severity == None {
			e = p.startedInstead(t, process)
			e.Severity = Info
		}
	}
	return e
}

// keptTypes are the types of which a process starts. The rule duplicate-process-type
// reports other entries of the same type.
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

func (p *Pass) reportDropped(effects Effects, dropped map[int]bool) {
	var lost []Entry
	var names prose.Names
	for _, e := range p.unmeant() {
		if dropped[e.Line] {
			lost, names = append(lost, e), append(names, e.Type)
		}
	}
	if len(lost) == 0 {
		return
	}
	f := Finding{
		Range:    lost[0].TypeRange,
		Headline: p.lostHeadline(names, effects),
		Effects:  effects,
		Help:     prose.T("Create the other processes on the platform itself."),
	}
	if only := effects[0].Target; len(effects) == 1 {
		if only.Others != "" {
			f.Help = prose.T("%s", only.Others)
		}
		if p.kept(only) != "" { // the headline names it already
			effects[0].Text = prose.T("%s never run.", names)
			if len(names) == 1 {
				effects[0].Text = prose.T("%s never runs.", names)
			}
		}
	}
	for _, e := range lost[1:] {
		f.Related = append(f.Related, Related{Message: prose.T("`%s` doesn't start either", e.Type).String(), Range: e.TypeRange})
	}
	p.Report(f)
}

func (p *Pass) lostHeadline(names prose.Names, effects Effects) prose.Text {
	only := effects[0].Target
	kept := p.kept(only)
	switch {
	case len(effects) == 1 && kept != "" && len(names) == 1:
		return prose.T("%s starts only `%s`, not `%s`", only.Title(), kept, names[0])
	case len(effects) == 1 && kept != "":
		return prose.T("%s starts only `%s`, not %s others", only.Title(), kept, len(names))
	case len(effects) < len(p.Targets):
		return prose.T("%s may not start", names)
	case len(names) > 1:
		return prose.T("%s don't start", names)
	}
	return prose.T("%s doesn't start", names)
}
