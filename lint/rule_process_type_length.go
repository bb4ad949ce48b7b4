package lint

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "process-type-length",
	Group:      TypesGroup,
	Order:      4,
	Title:      "A process type is too short or too long",
	Documented: processTypeLengthDocs{},
	Check:      checkProcessTypeLength,
})

type processTypeLengthDocs struct{}

// Docs is the documentation.
func (processTypeLengthDocs) Docs() Docs {
	return Docs{
		Summary: "The name of a process type has fewer or more characters than a platform allows.",
		Why: "Drycc takes 3 to 63 characters, because the name becomes part of a Kubernetes name, and says so only after the " +
			"image was built. Heroku takes up to 128, its newer buildpacks 63, Sevalla 64.",
		Bad:  Sample{Text: "web: node server.js\nws: node socket.js\n", Platforms: []string{"drycc"}},
		Good: Sample{Text: "web: node server.js\nwebsocket: node socket.js\n", Platforms: []string{"drycc"}},
		Logs: []string{
			"The length of ptype must be between 3 and 63",
			"process name over 63 characters, line …",
			"Invalid Procfile format",
		},
		Sources: []string{"drycc/controller rootfs/api/models/base.py and rootfs/api/tests/test_procfile.py", "heroku/platform-api schema.json", herokuSpecSource},
	}
}

func checkProcessTypeLength(p *Pass) {
	for _, e := range p.unaccepted() {
		concerns := p.Judge(platform.Limits, func(t *platform.Target) (Severity, string) {
			if name := p.nameFor(t, e); badLength(t, name) && nameProblem(t, name).Effect == "" {
				return judgeLength(t)
			}
			return None, ""
		})
		if len(concerns) == 0 {
			continue
		}
		f := Finding{Range: e.TypeRange, Concerns: concerns}
		n := utf8.RuneCountInString(e.Type)
		size, advice := "long", "shorten it"
		if n < concerns[0].Target.MinName {
			size, advice = "short", "call it by a longer name"
		}
		if better, ok := p.proposeRename(&f, e, p.fittingNames(e)...); ok {
			advice = "call it " + quote(better)
		}
		f.Message = p.Sentence(fmt.Sprintf("The process type %s is too %s with %s", quote(e.Type), size, characters(n)), p.brief(concerns), advice)
		p.Report(f)
	}
}

func judgeLength(t *platform.Target) (Severity, string) {
	if t.LengthError != "" {
		return Error, t.OnError + " with “" + t.LengthError + "”"
	}
	return Warning, "it may have at most " + characters(t.MaxName)
}

func characters(n int) string {
	if n == 1 {
		return "1 character"
	}
	return fmt.Sprintf("%d characters", n)
}

// longName is what a short process type stands for, or "".
func longName(short string) string {
	switch short {
	case "ws":
		return "websocket"
	case "wk":
		return "worker"
	case "js":
		return "javascript"
	case "tw":
		return "tailwind"
	case "mq", "q":
		return "queue"
	case "db":
		return "database"
	case "dj":
		return "delayedjob"
	case "ui", "fe":
		return "frontend"
	case "be":
		return "backend"
	}
	return ""
}

// fittingNames are names of another length for an entry, the best first.
func (p *Pass) fittingNames(e Entry) []string {
	name := strings.ToLower(e.Type)
	if len(name) > 3 {
		return p.shortNames(name)
	}
	names := []string{longName(name)}
	if p.role(e) == command.HTTP {
		names = append(names, "web")
	}
	if len(name) == 1 {
		return append(names, "worker", "process")
	}
	return append(names, name+"worker", name+"process")
}

// shortNames cut a long name at the limit of all targets, and at a hyphen or
// underscore before it where there is one.
func (p *Pass) shortNames(name string) []string {
	limit := len(name)
	for _, t := range p.Targets {
		if t.MaxName > 0 {
			limit = min(limit, t.MaxName)
		}
	}
	for limit > 0 && limit < len(name) && !utf8.RuneStart(name[limit]) {
		limit--
	}
	cut := name[:limit]
	return []string{cut[:max(strings.LastIndexAny(cut, "-_"), 0)], strings.TrimRight(cut, "-_")}
}
