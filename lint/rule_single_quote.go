package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "single-quote",
	Group:      CommandsGroup,
	Title:      "Single quote in the command",
	Documented: singleQuoteDocs{},
	Suspects:   holding("'"),
	Check:      checkSingleQuote,
})

type singleQuoteDocs struct{}

// Docs is the documentation.
func (singleQuoteDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a single quote in a command that the platform itself puts in single quotes.",
		Why: "Deis v1 starts a Dockerfile or image app with `bash -c '...'` and inserts the command without escaping it. A single " +
			"quote in the command ends the quoted text early, and the container doesn't start.",
		Bad:     Sample{Text: "cmd: gunicorn 'app:app'\n", Platforms: []string{"deis:image"}},
		Good:    Sample{Text: "cmd: gunicorn app:app\n", Platforms: []string{"deis:image"}},
		Logs:    []string{"unexpected EOF while looking for matching `''"},
		Sources: []string{"deis/deis controller/api/models.py", "deis/deis issue 5060"},
	}
}

func checkSingleQuote(p *Pass) {
	for _, v := range p.suspects() {
		at := strings.IndexByte(v.cmd.Text, '\'')
		p.Report(Finding{
			Range:    v.at(procfile.Range{Start: at, End: at + 1}),
			Headline: prose.T("The command of `%s` has a single quote", v.Type),
			Effects:  p.On(platform.Running).Of(v).Each(singleQuote),
			Help:     prose.T("Remove the single quotes, or move the command to a script in the image."),
			Fixes:    withoutQuotes(v),
		})
	}
}

func singleQuote(t *platform.Target) Effect {
	if t.Shell != platform.BashQuoted {
		return Effect{}
	}
	return effect(Error, platform.Crash, "The quote ends those that the platform adds, so the container doesn't start.")
}

// withoutQuotes is the fix that removes single quotes that protect nothing.
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
	return suggestion("Remove the single quotes", v.edits(edits)...)
}

// plainLetters have no meaning in any shell.
const plainLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:/,=+@%"
