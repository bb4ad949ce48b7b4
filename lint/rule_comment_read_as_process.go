package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "comment-read-as-process",
	Group:      SyntaxGroup,
	Order:      10,
	Title:      "A comment that is none",
	Documented: commentReadAsProcessDocs{},
	Check:      checkCommentReadAsProcess,
})

type commentReadAsProcessDocs struct{}

// Docs is the documentation.
func (commentReadAsProcessDocs) Docs() Docs {
	return Docs{
		Summary: "A line is meant as a comment, but does not begin with #.",
		Why: "Only # begins a comment in a Procfile. A line with // is skipped by some readers; YAML readers take \"// web\" for a " +
			"process type, and two of them for the same type twice, and Heroku's newer builds refuse the file.",
		Bad:  Sample{Text: "// web: node old.js\nweb: node server.js\n", Platforms: []string{"drycc"}},
		Good: Sample{Text: "# web: node old.js\nweb: node server.js\n", Platforms: []string{"drycc"}},
		Logs: []string{
			`mapping key "// …" already defined at line …`,
			"comment specified in place of command, line …",
			"Invalid Procfile format",
			"Cannot read properties of null (reading '1')",
			"Procfile not found",
			"line … parse error: …",
			"Process types can only supports: …",
		},
		Sources: []string{"strongloop/node-foreman issue 144", "heroku/buildpacks-procfile src/procfile.rs"},
	}
}

// commentMarks begin comments elsewhere; the marks end in what must follow.
var commentMarks = []string{"//", "/*", "*/", ";", "<!--", "REM "}

func checkCommentReadAsProcess(p *Pass) {
	if p.Silent() || p.Template() {
		return
	}
	for i := range p.Doc.Lines {
		l := &p.Doc.Lines[i]
		if p.Claimed(i) || l.Kind == procfile.Blank || l.Kind == procfile.Comment {
			continue
		}
		body := trimRange(p.Doc.Text, l.Range)
		mark := commentMark(p.Doc.Slice(body))
		if mark == "" {
			continue
		}
		at := procfile.Range{Start: body.Start, End: body.Start + len(strings.TrimSpace(mark))}
		p.reportSyntax(i, "", Finding{
			Range:    at,
			Concerns: p.judgeStray(i, Warning),
			Fixes: []Fix{{Title: "Begin the comment with #", Applicability: Suggested,
				Edits: []TextEdit{Replace(procfile.Range{Start: l.Range.Start, End: at.End}, "#")}}},
		}, quote(p.Doc.Slice(at))+" does not begin a comment in a Procfile", "write # instead")
	}
}

func commentMark(line string) string {
	for _, mark := range commentMarks {
		if strings.HasPrefix(line, mark) {
			return mark
		}
	}
	return ""
}

// judgeStray says what each reader makes of a line that should declare nothing:
// an error where the file is refused, bad where it declares a process type.
func (p *Pass) judgeStray(line int, bad Severity) []Concern {
	of := p.lastJudged[p.rule]
	if p.judged[p.rule] < maxJudged {
		of = p.readStray(line)
	}
	p.remember(of)
	i := -1
	return p.Judge(platform.Grammar, func(t *platform.Target) (Severity, string) {
		i++
		switch v := of[i]; {
		case v.refused && v.effect == "":
			return Error, p.errorEffect(t, line)
		case v.refused:
			return Error, v.effect
		case v.effect != "":
			return bad, v.effect
		}
		return None, ""
	})
}

// readStray reads the line apart from its file.
func (p *Pass) readStray(line int) []verdict {
	of := make([]verdict, 0, len(p.Targets))
	file := platform.Readings{Source: []byte(p.Line(line) + "\n" + sentinel + ": true\n")}
	for _, t := range p.Targets {
		if !t.Reads() {
			continue
		}
		r, refused := file.ReadFile(t)
		got, ok := processAt(r.Processes, 0)
		switch {
		case r.Error != "":
			of = append(of, verdict{refused: true})
		case ok && refused != "" && t.CheckName != nil && t.CheckName(got.Type).Fatal:
			of = append(of, verdict{refused: true, effect: t.CheckName(got.Type).Effect})
		case ok:
			of = append(of, verdict{effect: "it declares a process type " + quote(got.Type)})
		default:
			of = append(of, verdict{})
		}
	}
	return of
}
