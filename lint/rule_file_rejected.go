package lint

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "file-rejected",
	Group:      FileGroup,
	RunsWith:   AfterFindings,
	Title:      "File that a platform rejects",
	Documented: fileRejectedDocs{},
	Check:      checkFileRejected,
})

type fileRejectedDocs struct{}

// Docs is the documentation.
func (fileRejectedDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a file that a platform's own parser rejects where no other rule knows the reason.",
		Why: "Parsers disagree about small things. For instance, a last line of spaces alone fails the build with Heroku's " +
			"Cloud Native Buildpacks, and local runners stop at an indented comment. Proclint parses the file as each platform " +
			"does, and shows the error with which the platform would reject it.",
		Bad:  Sample{Text: "web: node server.js\n  ", Platforms: []string{"heroku:fir"}},
		Good: Sample{Text: "web: node server.js\n", Platforms: []string{"heroku:fir"}},
		Logs: []string{
			"Invalid Procfile format",
			"Cannot read properties of null (reading '1')",
			"bufio.Scanner: token too long",
		},
		Sources: []string{"The parsers themselves, run on the same files"},
	}
}

func checkFileRejected(p *Pass) {
	if p.Template() || p.Variant() {
		return
	}
	p.reportUnexplained(platform.Grammar, p.file())
	if raw := (platform.Readings{Source: p.Doc.Source}); !p.byteForByte() {
		p.reportUnexplained(platform.Encodings, &raw)
	}
}

// reportUnexplained reports the lines at which parsers reject a file where no rule has
// an error for their platforms.
func (p *Pass) reportUnexplained(topic platform.Topic, file *platform.Readings) {
	var lines []int // in the order of their first platform; -1 is the whole file
	byLine := map[int]Effects{}
	for _, e := range p.On(topic).Each(func(t *platform.Target) Effect { return p.unexplained(t, file) }) {
		line := file.Read(e.Target).ErrorLine
		if line < 0 && len(lines) > 0 {
			line = lines[0]
		}
		if byLine[line] == nil {
			lines = append(lines, line)
		}
		byLine[line] = append(byLine[line], e)
	}
	for _, line := range lines {
		headline := prose.T("Line %s is rejected", line+1)
		if line < 0 {
			headline = prose.T("The file is rejected")
		}
		help, fixes := prose.T("Write each line as `type: command` or `# comment`."), p.unindent(max(line, 0))
		if fixes != nil {
			help = prose.T("Write each line as `type: command` or `# comment`, without leading spaces.")
		}
		p.Report(Finding{
			Range:    p.visibleLine(max(line, 0)),
			Headline: headline,
			Effects:  byLine[line],
			Help:     help,
			Fixes:    fixes,
		})
	}
}

// unexplained is the effect on a platform that rejects the file although no rule has an
// error for it there.
func (p *Pass) unexplained(t *platform.Target, file *platform.Readings) Effect {
	r, refused := file.ReadFile(t)
	if r.Error == "" {
		r.Error = refused
	}
	if r.Error == "" || p.explained[t] {
		return Effect{}
	}
	return rejected(t, r.Error)
}

// unindent removes the spaces in front of a line, or all of a blank one.
func (p *Pass) unindent(line int) []Fix {
	if line >= len(p.Doc.Lines) {
		return nil
	}
	r := p.Doc.Lines[line].Range
	r.End = trimRange(p.Doc.Text, r).Start
	if r.Empty() {
		return nil
	}
	return suggestion("Remove the leading spaces", Delete(r))
}

// visibleLine is the range of a line without the spaces around it.
func (p *Pass) visibleLine(line int) procfile.Range {
	if line >= len(p.Doc.Lines) {
		return procfile.Range{}
	}
	r := p.Doc.Lines[line].Range
	if body := trimRange(p.Doc.Text, r); !body.Empty() {
		return body
	}
	return r
}
