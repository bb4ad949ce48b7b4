package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "json-object",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	Title:      "Process types in braces",
	SkipsPlain: true,
	Check:      checkJSONObject,
})

func checkJSONObject(p *check.Pass) {
	if p.AllClaimed() || p.Template() {
		return
	}
	last := -1
	for line := range p.Doc.Lines {
		body := p.Body(line)
		if p.Claimed(line) || !strings.HasPrefix(p.Doc.Slice(body), "{") {
			continue
		}
		if last < line { // the end of an object before it may be this one's too
			for last = line; last < len(p.Doc.Lines) && !strings.HasSuffix(strings.TrimRight(p.Line(last), " \t"), "}"); last++ {
			}
			if last == len(p.Doc.Lines) {
				return
			}
		}
		reportJSONObject(p, line, last, body.Start)
	}
}

func reportJSONObject(p *check.Pass, first, last, start int) {
	r := procfile.Range{Start: start, End: p.Body(last).End}
	processes := platform.ProcessesInBraces(p.Doc.Slice(r))
	if len(processes) == 0 || slices.ContainsFunc(processes, func(process platform.Process) bool { // which can't be an entry
		return !check.IsTypeName(process.Type) || process.Command == "" || strings.ContainsAny(process.Command, "\r\n")
	}) {
		return
	}
	var types, entries []string
	for _, process := range processes {
		types, entries = append(types, process.Type), append(entries, process.Type+": "+process.Command)
	}
	title := "Write each process type and its command on one line"
	if len(entries) == 1 {
		title = prose.Title("Write `%s`", prose.Exact(entries[0]))
	}
	p.Report(check.Finding{
		Range:    r,
		Headline: prose.T("`%s` is in braces, which only YAML parsers understand", types[0]),
		Effects: p.OrHarmless(p.On(platform.Grammar).Each(func(t *platform.Target) check.Effect {
			if rejected := p.RejectedAt(t, first); rejected.Severity > check.None {
				return rejected
			}
			read, _ := p.Read(t)
			if slices.ContainsFunc(processes, func(meant platform.Process) bool {
				return !slices.ContainsFunc(read.Processes, func(found platform.Process) bool {
					return (found.Type == meant.Type || found.Declared == meant.Type) && found.Command == meant.Command
				})
			}) {
				return check.NewEffect(check.Error, platform.Ignored, "The parser finds no process in the braces.")
			}
			return check.Effect{}
		})),
		Help:  prose.T("Write one `type: command` per line."),
		Fixes: check.Suggestion(title, check.Replace(r, strings.Join(entries, p.LineEnd(first)))),
	})
	p.Claim(first, types...)
	for line := first + 1; line <= last; line++ {
		p.Claim(line)
	}
}
