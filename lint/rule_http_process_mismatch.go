package lint

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "http-process-mismatch",
	Group:      TypesGroup,
	Title:      "HTTP process that isn't started",
	Documented: httpProcessMismatchDocs{},
	Check:      checkHTTPProcessMismatch,
})

type httpProcessMismatchDocs struct{}

// Docs is the documentation.
func (httpProcessMismatchDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a process type that gets HTTP traffic on a platform which starts another one instead.",
		Why: "Requests then go to a process that doesn't run. On Deis v1 two process types get traffic: `web` for a buildpack " +
			"app and `cmd` for an image. For an image, `deis pull` always starts `cmd`, the image's own command, even if the " +
			"Procfile declares `web`. If a file declares both, both get traffic but only one starts.",
		Bad:  Sample{Text: "web: /app/bin/boot\n", Platforms: []string{"deis:image"}},
		Good: Sample{Text: "cmd: /app/bin/boot\n", Platforms: []string{"deis:image"}},
		Logs: []string{
			"Container type web does not exist in application",
			"Container type cmd does not exist in application",
			"found both 'wsgi' and 'web' workers, disabling 'web'",
		},
		Sources: []string{"deis/deis controller/api/models.py", "deis/deis issue 2704", "deis/deis docs/using_deis/process-types.rst, Web vs Cmd Process Types"},
	}
}

func checkHTTPProcessMismatch(p *Pass) {
	if !p.severalHTTPTypes() {
		return
	}
	for _, e := range p.unmeant() {
		effects := p.On(platform.Start).Each(func(t *platform.Target) Effect { return p.mismatchEffect(t, e) })
		if len(effects) == 0 {
			continue
		}
		started := p.startedHTTP(effects[0].Target)
		f := Finding{
			Range:    e.TypeRange,
			Headline: prose.T("`%s` gets HTTP traffic but isn't started", e.Type),
			Effects:  effects,
			Help:     prose.T("Remove one of them, or scale them by hand."),
		}
		if effects.Worst() > Info {
			f.Help = prose.T("Rename it to `%s`, or scale it by hand after the first deploy.", started)
		}
		if len(effects) == len(p.Targets) && !p.declared(started) && p.types.counted[e.Type] == 1 {
			f.Fixes = []Fix{renameType(e, started, Suggested)}
		}
		p.Report(f)
		return
	}
}

// severalHTTPTypes reports whether a target gives traffic to several types.
func (p *Pass) severalHTTPTypes() bool {
	for _, t := range p.Targets {
		if t.Reads() && len(t.HTTP) > 1 {
			return true
		}
	}
	return false
}

// startedHTTP is the process type with traffic that a target starts by itself. One that
// the file declares comes before one that it doesn't.
func (p *Pass) startedHTTP(t *platform.Target) string {
	var declared, others []string
	for _, name := range t.HTTP {
		if p.declared(name) {
			declared = append(declared, name)
		} else {
			others = append(others, name)
		}
	}
	for _, name := range append(declared, others...) {
		if n, _ := t.Scale(name, declared); n > 0 {
			return name
		}
	}
	return ""
}

func (p *Pass) mismatchEffect(t *platform.Target, e Entry) Effect {
	if !t.IsHTTP(e.Type) || len(t.HTTP) < 2 || t.Scale == nil {
		return Effect{}
	}
	started := p.startedHTTP(t)
	switch {
	case started == "" || started == e.Type:
		return Effect{}
	case !p.declared(started):
		return effect(Warning, platform.NotStarted, "Only `%s`, the image's own command, starts.", started)
	case p.sameCommand(e, started):
		return Effect{}
	}
	return effect(Info, platform.NotStarted, "`%s` also gets traffic, and only `%s` starts.", started, started)
}

// sameCommand reports whether another process type has the command of an entry.
func (p *Pass) sameCommand(e Entry, processType string) bool {
	for _, other := range p.entries {
		if other.Type == processType {
			return other.Command == e.Command
		}
	}
	return false
}
