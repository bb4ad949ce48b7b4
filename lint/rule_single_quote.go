package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "single-quote",
	Group:      CommandsGroup,
	Order:      3,
	Title:      "A single quote breaks the command line",
	Documented: singleQuoteDocs{},
	Suspects:   holding("'"),
	Check:      checkSingleQuote,
})

type singleQuoteDocs struct{}

// Docs is the documentation.
func (singleQuoteDocs) Docs() Docs {
	return Docs{
		Summary: "The platform puts the command between single quotes itself.",
		Why: "Deis v1 starts a Dockerfile or image app with bash -c '...', written by putting the command between the " +
			"quotes as it is. A single quote in the command ends the quoted text early, and the container does not start.",
		Bad:     Sample{Text: "cmd: gunicorn 'app:app'\n", Platforms: []string{"deis:image"}},
		Good:    Sample{Text: "cmd: gunicorn app:app\n", Platforms: []string{"deis:image"}},
		Logs:    []string{"unexpected EOF while looking for matching `''"},
		Sources: []string{"deis/deis controller/api/models.py", "deis/deis issue 5060"},
	}
}

func checkSingleQuote(p *Pass) {
	for _, v := range p.suspects() {
		at := strings.IndexByte(v.cmd.Text, '\'')
		cs := p.judgeView(v, platform.Running, func(t *platform.Target) (Severity, string) {
			if t.Shell != platform.BashQuoted {
				return None, ""
			}
			return Error, "the command stands between single quotes already, so this one ends them and the container does not start"
		})
		p.Report(Finding{
			Range:    v.at(procfile.Range{Start: at, End: at + 1}),
			Concerns: cs,
			Message:  p.Sentence("The command of "+quote(v.Type)+" has a single quote", cs, "do without it, or put the command into a script of the image"),
			Fixes:    withoutQuotes(v),
		})
	}
}

// withoutQuotes takes the single quotes away where they protect nothing.
func withoutQuotes(v *commandView) []Fix {
	parts := strings.Split(v.cmd.Text, "'")
	if len(parts)%2 == 0 {
		return nil
	}
	var edits []procfile.TextEdit
	offset := 0
	for i, part := range parts {
		if i%2 == 1 && (part == "" || strings.Trim(part, plainLetters) != "") {
			return nil
		}
		offset += len(part)
		if i+1 < len(parts) {
			edits = append(edits, procfile.TextEdit{Range: procfile.Range{Start: offset, End: offset + 1}})
		}
		offset++
	}
	return []Fix{{Title: "Remove the single quotes", Applicability: Suggested, Edits: v.edits(edits)}}
}

// plainLetters mean nothing to any shell.
const plainLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:/,=+@%"
