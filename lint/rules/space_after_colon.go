package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "space-after-colon",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	After:      []string{"space-before-colon"},
	Title:      "Missing space after the colon",
	SkipsPlain: true,
	Check:      checkSpaceAfterColon,
})

func checkSpaceAfterColon(p *check.Pass) {
	for _, e := range p.SyntaxEntries() {
		if e.Command == "" || e.CommandRange.Start > e.Colon+1 || !check.IsTypeName(e.Type) || check.IsURL(e) {
			continue
		}
		if meant := strings.TrimLeft(e.Command, ": "); meant != e.Command && meant != "" {
			reportColons(p, e, meant)
			continue
		}
		at := procfile.Range{Start: e.TypeRange.Start, End: min(e.CommandRange.End, e.Colon+1+len(check.FirstWord(e.Command)))}
		f := check.Finding{
			Range:       at,
			Headline:    prose.T("Missing space after the colon in `%s`", p.Doc.Slice(at)),
			Effects:     p.LineEffects(e.Line, e.Type, e.Command),
			HelpUnfixed: prose.T("Write `%s: %s`.", e.Type, e.Command),
			Fixes:       []check.Fix{{Title: "Add a space after the colon", Applicability: spaceApplicability(e.Command), Edits: []check.TextEdit{check.Insert(e.Colon+1, " ")}}},
		}
		if isApplication(e) {
			f.HelpUnfixed, f.Fixes = prose.T("Write it in the line of its program, or write `%s: COMMAND`.", e.Type), nil
		}
		p.ReportSyntax(e.Line, e.Type, f)
	}
}

// isApplication reports whether an entry may be MODULE:NAME, which a server takes, instead of a process type and a program.
func isApplication(e check.Entry) bool {
	return !check.CommonTypes.Has(e.Type) && check.IsPythonName(e.Command) && !command.Known(e.Command)
}

// spaceApplicability is how sure the fix of a command is. After a space, a quote that the command doesn't close takes in
// the lines that follow in YAML. With another colon, as in map:web:node, no program starts with the space either.
func spaceApplicability(command string) check.Applicability {
	quote := command[:1]
	if strings.HasPrefix(command[len(check.FirstWord(command)):], ":") || strings.Contains(`"'`, quote) && !strings.Contains(command[1:], quote) {
		return check.Suggested
	}
	return check.Safe
}

// reportColons reports more than one colon after a process type.
func reportColons(p *check.Pass, e check.Entry, meant string) {
	at := procfile.Range{Start: e.Colon, End: e.CommandRange.End - len(meant)}
	p.ReportSyntax(e.Line, e.Type, check.Finding{
		Range:       at,
		Headline:    prose.T("More than one colon after `%s`", e.Type),
		Effects:     p.LineEffects(e.Line, e.Type, meant),
		HelpUnfixed: prose.T("Write `%s: %s`.", e.Type, meant),
		Fixes:       check.Suggestion("Write one colon and a space", check.Replace(at, ": ")),
	})
}
