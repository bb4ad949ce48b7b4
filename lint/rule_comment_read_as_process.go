package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "comment-read-as-process",
	Group:      SyntaxGroup,
	Before:     []string{"missing-process-type"},
	Title:      "Text that looks like a comment",
	Documented: commentReadAsProcessDocs{},
	Check:      checkCommentReadAsProcess,
})

type commentReadAsProcessDocs struct{}

// Docs is the documentation.
func (commentReadAsProcessDocs) Docs() Docs {
	return Docs{
		Summary: "Finds lines that look like comments but don't start with `#`.",
		Why: "Only `#` starts a comment in a Procfile. Some parsers skip a line that starts with `//`. YAML parsers read " +
			"`// web` as a process type, and reject the file if it appears twice. Heroku's Cloud Native Buildpacks reject " +
			"the file.",
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

// commentMarks start comments in other languages.
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
			Headline: prose.T("`%s` doesn't start a comment in a Procfile", p.Doc.Slice(at)),
			Effects:  p.strayEffects(i, Warning),
			Help:     prose.T("Start the comment with `#`."),
			Fixes:    suggestion("Start the comment with `#`", Replace(procfile.Range{Start: l.Range.Start, End: at.End}, "#")),
		})
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

// strayEffects are those of a line that should declare nothing: an error where the
// platform rejects the file, bad where the line declares a process type.
func (p *Pass) strayEffects(line int, bad Severity) Effects {
	of := p.lastJudged[p.rule]
	if p.judged[p.rule] < maxJudged {
		of = p.readStray(line)
	}
	p.remember(of)
	i := -1
	return p.On(platform.Grammar).Each(func(t *platform.Target) Effect {
		i++
		switch v := of[i]; {
		case v.outcome == platform.Rejected && v.process.Type != "":
			return nameEffect(t.CheckName(v.process.Type))
		case v.outcome == platform.Rejected:
			return p.rejectedAt(t, line)
		case v.outcome == platform.Differs:
			return effect(bad, platform.Differs, "The line declares a process type `%s`.", v.process.Type)
		}
		return Effect{}
	})
}

// readStray parses the line apart from its file.
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
			of = append(of, verdict{outcome: platform.Rejected})
		case ok && refused != "" && t.CheckName != nil && t.CheckName(got.Type).Fatal:
			of = append(of, verdict{platform.Rejected, got})
		case ok:
			of = append(of, verdict{platform.Differs, got})
		default:
			of = append(of, verdict{})
		}
	}
	return of
}
