package lint

import (
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "http-process-mismatch",
	Group:      TypesGroup,
	Order:      8,
	Title:      "The platform starts another HTTP process",
	Documented: httpProcessMismatchDocs{},
	Check:      checkHTTPProcessMismatch,
})

type httpProcessMismatchDocs struct{}

// Docs is the documentation.
func (httpProcessMismatchDocs) Docs() Docs {
	return Docs{
		Summary: "Of the process types that get traffic the platform starts another one than the file declares.",
		Why: "Deis v1 knows two: web for a buildpack app and cmd for an image. An image that is deployed by deis pull always starts " +
			"cmd, the image's own command, even when the Procfile has web; and where a file has both, both get traffic while " +
			"only one is started.",
		Bad:  Sample{Text: "web: /app/bin/boot\n", Platforms: []string{"deis:image"}},
		Good: Sample{Text: "web: /app/bin/boot\n", Platforms: []string{"deis"}},
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
		concerns := p.Judge(platform.Start, func(t *platform.Target) (Severity, string) { return p.judgeMismatch(t, e) })
		if len(concerns) == 0 {
			continue
		}
		t := concerns[0].Target
		started := p.startedHTTP(t)
		f := Finding{Range: e.TypeRange, Concerns: concerns}
		advice := "remove one of them, or scale them by hand"
		if worst(concerns) > Info {
			advice = "scale it by hand after the first deploy, or call it " + quote(started)
		}
		if len(concerns) == len(p.Targets) && !p.declared(started) && p.types.counted[e.Type] == 1 {
			f.Fixes = []Fix{renameType(e, started, Suggested)}
		}
		f.Message = p.Sentence(quote(e.Type)+" is not the process that is started for HTTP traffic", concerns, advice)
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

// startedHTTP is the process type with traffic that a target starts by itself,
// one that the file declares before one that it does not.
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

func (p *Pass) judgeMismatch(t *platform.Target, e Entry) (Severity, string) {
	if !t.IsHTTP(e.Type) || len(t.HTTP) < 2 || t.Scale == nil {
		return None, ""
	}
	started := p.startedHTTP(t)
	if started == "" || started == e.Type {
		return None, ""
	}
	if !p.declared(started) {
		_, why := t.Scale(started, []string{e.Type})
		return Warning, why + ", which is the image's own command"
	}
	if p.sameCommand(e, started) {
		return None, ""
	}
	return Info, quote(started) + " gets traffic as well, and only that one is started"
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
