package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:  "process-type-repeated",
	Group: TypesGroup,
	// Before the rules on syntax, which would blame the second colon.
	Order:      -110,
	Title:      "The process type stands twice in one line",
	Documented: processTypeRepeatedDocs{},
	Check:      checkProcessTypeRepeated,
})

type processTypeRepeatedDocs struct{}

// Docs is the documentation.
func (processTypeRepeatedDocs) Docs() Docs {
	return Docs{
		Summary: "The command begins with the process type and a colon once more.",
		Why: "Everything after the first colon is the command. The second process type is therefore taken for a program, " +
			"which nobody has, and a YAML reader refuses a second colon on the line altogether.",
		Bad:  Sample{Text: "web: node server.js\nworker: worker: node jobs.js\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: node server.js\nworker: node jobs.js\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"worker:: command not found",
			"mapping values are not allowed in this context",
			"Failed to read command from Procfile: invalid YAML",
			"the Procfile is not valid yaml",
		},
		Sources: []string{"Found among 203 public Procfiles and their histories: rare, and never meant", herokuSpecSource},
	}
}

func checkProcessTypeRepeated(p *Pass) {
	for _, e := range p.Entries() {
		extra := repeatedType(e)
		if extra.Empty() {
			continue
		}
		command := p.Doc.Text[extra.End:e.CommandRange.End]
		concerns := p.JudgeLine(e.Line, e.Type, command)
		for i := range concerns {
			if strings.HasPrefix(concerns[i].Effect, "the command becomes ") {
				concerns[i].Effect = "it cannot start, because there is no program " + quote(firstField(e.Command))
			}
		}
		concerns = p.brief(concerns)
		p.Report(Finding{
			Range:    procfile.Range{Start: extra.Start, End: extra.Start + len(strings.TrimRight(p.Doc.Slice(extra), " \t"))},
			Concerns: concerns,
			Message:  p.Sentence(quote(e.Type)+" stands twice at the start of the line", concerns, "write it once"),
			Fixes:    []Fix{{Title: "Remove the second " + straight(e.Type+":"), Applicability: Safe, Edits: []TextEdit{Delete(extra)}}},
		})
		p.Claim(e.Line, e.Type)
	}
}

// repeatedType is the range of what stands before the real command: the process
// type and its colon, once more or several times. It is empty when there is
// nothing of the kind, or when no command would be left. The word "web:app" is
// one only with a command behind it, for alone it could be a name.
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

// firstField is the text up to the first blank.
func firstField(s string) string {
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		return s[:i]
	}
	return s
}
