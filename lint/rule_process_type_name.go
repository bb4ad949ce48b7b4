package lint

import (
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "process-type-name",
	Group:      TypesGroup,
	Order:      3,
	Title:      "A process type that a platform does not take",
	Documented: processTypeNameDocs{},
	Check:      checkProcessTypeName,
})

type processTypeNameDocs struct{}

// Docs is the documentation.
func (processTypeNameDocs) Docs() Docs {
	return Docs{
		Summary: "The name of a process type is refused, rewritten or lost by a platform.",
		Why: "Each platform has its own idea of a name. Drycc refuses underscores and capitals, because it makes Kubernetes " +
			"names of the types; Code Capsules skips a line whose name holds a hyphen; Deis v1 cannot scale a name with a " +
			"digit or a hyphen; Heroku's newer buildpacks rewrite underscores. Only a-z is taken everywhere.",
		Bad:  Sample{Text: "web: gunicorn app:app\ncelery_worker: celery -A shop worker\n", Platforms: []string{"drycc"}},
		Good: Sample{Text: "web: gunicorn app:app\nceleryworker: celery -A shop worker\n", Platforms: []string{"drycc", "deis", "heroku"}},
		Logs: []string{
			"Process types can only contain alphanumeric",
			"Process types can only supports: …",
			"Process types can only contain [a-z]",
			"does not match the pattern 'type=num', ex: web=2",
			"does not match the pattern 'ptype=num', ex: web=2",
			"Procfile key `…` has been corrected to `…`. Please update your Procfile.",
			"process name contains invalid characters, line …",
			"is not defined at <top-level>",
			"invalid line in procfile, line …",
			"Invalid Procfile format",
			"line … parse error: …",
		},
		Sources: []string{"dokku/dokku issues 4146 and 4152", "deis/workflow-cli issues 88 and 247", "deis/controller issue 1124", "drycc/controller rootfs/api/tests/test_build.py"},
	}
}

func checkProcessTypeName(p *Pass) {
	for _, e := range p.unaccepted() {
		concerns := p.Judge(platform.Names, func(t *platform.Target) (Severity, string) {
			problem := nameProblem(t, p.nameFor(t, e))
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
		p.reportName(e, p.brief(concerns))
	}
}

// nameFor is the name that a target judges: what its reader makes of the name,
// which is not the written one where YAML takes quotes away.
func (p *Pass) nameFor(t *platform.Target, e Entry) string {
	if onlyLetters(e.Type) {
		return e.Type
	}
	if process, ok := p.processOf(t, e); ok && process.Declared == "" {
		return process.Type
	}
	return e.Type
}

func (p *Pass) reportName(e Entry, concerns []Concern) {
	head := quote(e.Type) + " is not accepted as a process type"
	if worst(concerns) < Error {
		head = quote(e.Type) + " is not a safe name for a process type"
	}
	f := Finding{Range: e.TypeRange, Concerns: concerns}
	advice := "choose another name, of " + concerns[0].Target.NamePattern
	if better, ok := p.proposeRename(&f, e, p.betterNames(e.Type)...); ok {
		advice = "call it " + quote(better)
	}
	f.Message = p.Sentence(head, concerns, advice)
	p.Report(f)
}

// betterNames are names near to one that is not accepted, the nearest first.
func (p *Pass) betterNames(name string) []string {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	joined := strings.Join(parts, "")
	stem := strings.TrimRight(joined, "0123456789")
	names := []string{strings.Join(parts, "-"), joined}
	if stem == joined || !onlyLetters(stem) {
		return names
	}
	if !p.numbered(stem, joined) {
		names = append(names, stem)
	}
	if n, err := strconv.Atoi(joined[len(stem):]); err == nil && n >= 1 && n <= 26 {
		names = append(names, stem+string(rune('a'+n-1)))
	}
	return names
}

// numbered reports whether the file counts up names with this stem, beside one.
func (p *Pass) numbered(stem, beside string) bool {
	for _, n := range []string{"0", "1", "2", "3"} {
		for _, dash := range []string{"", "-", "_"} {
			if name := stem + dash + n; stem+n != beside && p.declared(name) {
				return true
			}
		}
	}
	return false
}
