package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "comment-read-as-process",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	Title:      "Text that looks like a comment",
	Documented: commentReadAsProcessDocs{},
	SkipsPlain: true,
	Check:      checkCommentReadAsProcess,
})

type commentReadAsProcessDocs struct{}

func (commentReadAsProcessDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "A line looks like a comment, but doesn't start with `#`.",
		Why: "Only `#` starts a comment in a Procfile. Some parsers skip a line that starts with `//`. YAML parsers read `// " +
			"web` as a process type, and reject the file if it appears twice. Heroku's Cloud Native Buildpacks reject the " +
			"file.",
		Bad:     check.Sample{Text: "// web: node old.js\nweb: node server.js\n", Platforms: []string{"drycc"}},
		Good:    check.Sample{Text: "# web: node old.js\nweb: node server.js\n", Platforms: []string{"drycc"}},
		Failure: "syntax",
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

func checkCommentReadAsProcess(p *check.Pass) {
	if p.AllClaimed() || p.Template() {
		return
	}
	for i := range p.Doc.Lines {
		l := &p.Doc.Lines[i]
		if p.Claimed(i) || l.Kind == procfile.Blank || l.Kind == procfile.Comment {
			continue
		}
		body := check.TrimRange(p.Doc.Text, l.Range)
		mark := commentMark(p.Doc.Slice(body))
		if mark == "" {
			continue
		}
		at := procfile.Range{Start: body.Start, End: body.Start + len(strings.TrimSpace(mark))}
		p.ReportSyntax(i, "", check.Finding{
			Range:       at,
			Headline:    prose.T("`%s` doesn't start a comment in a Procfile", p.Doc.Slice(at)),
			Effects:     p.StrayEffects(i, check.Warning),
			HelpUnfixed: prose.T("Start the comment with `#`."),
			Fixes:       check.Suggestion("Start the comment with `#`", check.Replace(procfile.Range{Start: l.Range.Start, End: at.End}, "#")),
		})
		p.Claim(i) // also where it's harmless, the line isn't an entry
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
