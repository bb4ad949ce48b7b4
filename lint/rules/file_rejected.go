package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "file-rejected",
	Group: check.FileGroup,
	Kind:  check.Difference,
	After: []string{check.Others, "no-processes"},
	Title: "File that a platform rejects",
	Check: checkFileRejected,
})

func checkFileRejected(p *check.Pass) {
	if p.Template() || p.Variant() {
		return
	}
	reportUnexplained(p, platform.Grammar, p.Read)
	if source := p.SourceFile(); source != nil {
		reportUnexplained(p, platform.Encodings, source.ReadFile)
	}
}

// reading is what a platform's parser makes of a file, and the text with which the platform rejects it later.
type reading func(*platform.Target) (r platform.Reading, rejected string)

// reportUnexplained reports the lines at which parsers reject a file where no rule has an error for their platforms.
func reportUnexplained(p *check.Pass, topic platform.Topic, read reading) {
	var lines []int // in the order of their first platform; -1 is the whole file
	var byLine map[int]check.Effects
	for _, e := range p.On(topic).Each(func(t *platform.Target) check.Effect { return unexplained(p, t, read) }) {
		r, _ := read(e.Target)
		line := r.ErrorLine
		if line < 0 && len(lines) > 0 {
			line = lines[0]
		}
		if byLine == nil {
			byLine = map[int]check.Effects{}
		}
		if byLine[line] == nil {
			lines = append(lines, line)
		}
		byLine[line] = append(byLine[line], e)
	}
	for _, line := range lines {
		headline := prose.T("The parser rejects line %s", line+1)
		if line < 0 {
			headline = prose.T("The parser rejects the file")
		}
		help, fixes := prose.T("Write each line as `type: command` or `# comment`."), unindent(p, max(line, 0))
		if fixes != nil {
			help = prose.T("Write each line as `type: command` or `# comment`, without leading spaces.")
		}
		p.Report(check.Finding{
			Range:    visibleLine(p, max(line, 0)),
			Headline: headline,
			Effects:  byLine[line],
			Help:     help,
			Fixes:    fixes,
		})
	}
}

// unexplained is the effect on a platform that rejects the file although no rule has an error for it there.
func unexplained(p *check.Pass, t *platform.Target, read reading) check.Effect {
	r, rejected := read(t)
	if r.Error == "" {
		r.Error = rejected
	}
	if r.Error == "" || p.Explained[t] {
		return check.Effect{}
	}
	return check.Rejected(t, r.Error)
}

// unindent removes the spaces in front of a line, or all of a blank one.
func unindent(p *check.Pass, line int) []check.Fix {
	if line >= len(p.Doc.Lines) {
		return nil
	}
	r := p.Doc.Lines[line].Range
	r.End = check.TrimRange(p.Doc.Text, r).Start
	if r.Empty() {
		return nil
	}
	return check.Suggestion("Remove the leading spaces", check.Delete(r))
}

func visibleLine(p *check.Pass, line int) procfile.Range {
	if line >= len(p.Doc.Lines) {
		return procfile.Range{}
	}
	r := p.Doc.Lines[line].Range
	if body := check.TrimRange(p.Doc.Text, r); !body.Empty() {
		return body
	}
	return r
}
