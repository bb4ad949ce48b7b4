package rules

import (
	"cmp"
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
	for _, e := range p.On(topic).Each(func(t *platform.Target) check.Effect {
		r, rejected := read(t)
		if r.Error = cmp.Or(r.Error, rejected); r.Error == "" || p.Explained[t] {
			return check.Effect{}
		}
		return check.Rejected(t, r.Error)
	}) {
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
		f := check.Finding{
			Headline: headline,
			Effects:  byLine[line],
			Help:     prose.T("Write each line as `type: command` or `# comment`."),
		}
		if at := max(line, 0); at < len(p.Doc.Lines) {
			whole := p.Doc.Lines[at].Range
			// A blank line has only leading spaces.
			if f.Range = p.Body(at); f.Range.Start > whole.Start {
				f.Help = prose.T("Write each line as `type: command` or `# comment`, without leading spaces.")
				f.Fixes = check.Suggestion("Remove the leading spaces", check.Delete(procfile.Range{Start: whole.Start, End: f.Range.Start}))
			}
			if f.Range.Empty() {
				f.Range = whole
			}
		}
		p.Report(f)
	}
}
