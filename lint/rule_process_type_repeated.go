package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:     "process-type-repeated",
	Group:    TypesGroup,
	RunsWith: SyntaxGroup,
	Before:   []string{"inline-comment", "yaml-syntax"},
	// Before the rules on syntax, which would blame the second colon.
	Title:      "Repeated process type in a line",
	Documented: processTypeRepeatedDocs{},
	Check:      checkProcessTypeRepeated,
})

type processTypeRepeatedDocs struct{}

// Docs is the documentation.
func (processTypeRepeatedDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a command that starts with its process type and a colon again.",
		Why: "Everything after the first colon is the command. The shell therefore looks for a program called `worker:`, which " +
			"doesn't exist. A YAML parser rejects the second colon.",
		Bad:  Sample{Text: "web: node server.js\nworker: worker: node jobs.js\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: node server.js\nworker: node jobs.js\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"worker:: command not found",
			"mapping values are not allowed in this context",
			"Failed to read command from Procfile: invalid YAML",
			"the Procfile is not valid yaml",
		},
		Sources: []string{"203 public Procfiles and their histories: rare, and always a mistake", herokuSpecSource},
	}
}

func checkProcessTypeRepeated(p *Pass) {
	for _, e := range p.Entries() {
		extra := repeatedType(e)
		if extra.Empty() {
			continue
		}
		p.Report(Finding{
			Range:    procfile.Range{Start: extra.Start, End: extra.Start + len(strings.TrimRight(p.Doc.Slice(extra), " \t"))},
			Headline: prose.T("`%s:` is repeated at the start of the command", e.Type),
			Effects:  p.repeatedEffects(e, p.Doc.Text[extra.End:e.CommandRange.End]),
			Help:     prose.T("Write it once."),
			Fixes:    []Fix{{Title: prose.Title("Remove the repeated `%s:`", e.Type), Applicability: Safe, Edits: []TextEdit{Delete(extra)}}},
		})
		p.Claim(e.Line, e.Type)
	}
}

func (p *Pass) repeatedEffects(e Entry, meant string) Effects {
	return p.LineEffects(e.Line, e.Type, meant, func(is Effect, _ platform.Process) Effect {
		if is.Outcome != platform.Changed {
			return is
		}
		return effect(is.Severity, platform.Crash, "No program is called `%s`, so the process can't start.", firstField(e.Command))
	})
}

// repeatedType is the range before the real command: the process type and its colon, once
// more or several times. It is empty where they aren't repeated, or where no command would
// remain. "web:app" counts only with a command after it, since alone it may be a name.
func repeatedType(e Entry) procfile.Range {
	at := 0
	for {
		rest, ok := strings.CutPrefix(e.Command[at:], e.Type)
		if !ok {
			break
		}
		rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " \t"), ":")
		command := strings.TrimLeft(rest, " \t")
		if !ok || command == "" || command == rest && !strings.ContainsAny(command, " \t") {
			break
		}
		at = len(e.Command) - len(command)
	}
	return procfile.Range{Start: e.CommandRange.Start, End: e.CommandRange.Start + at}
}

// firstField is the text up to the first space.
func firstField(s string) string {
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		return s[:i]
	}
	return s
}
