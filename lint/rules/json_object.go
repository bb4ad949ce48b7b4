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
		body := check.TrimRange(p.Doc.Text, p.Doc.Lines[line].Range)
		if p.Claimed(line) || !strings.HasPrefix(p.Doc.Slice(body), "{") {
			continue
		}
		if last < line { // the end of an object before it may be this one's too
			if last = lastOfObject(p, line); last < 0 {
				return
			}
		}
		reportJSONObject(p, line, last, body.Start)
	}
}

func reportJSONObject(p *check.Pass, first, last, start int) {
	r := procfile.Range{Start: start, End: check.TrimRange(p.Doc.Text, p.Doc.Lines[last].Range).End}
	processes := platform.ProcessesInBraces(p.Doc.Slice(r))
	if len(processes) == 0 || slices.ContainsFunc(processes, isNotOneLine) {
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
			if read, _ := p.Read(t); !containsAll(read.Processes, processes) {
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

// isNotOneLine reports whether a process can't be written as an entry.
func isNotOneLine(process platform.Process) bool {
	return !check.IsTypeName(process.Type) || process.Command == "" || strings.ContainsAny(process.Command, "\r\n")
}

// lastOfObject is the first line from one on that ends with a brace, or -1.
func lastOfObject(p *check.Pass, line int) int {
	for ; line < len(p.Doc.Lines); line++ {
		if strings.HasSuffix(strings.TrimRight(p.Line(line), " \t"), "}") {
			return line
		}
	}
	return -1
}

func containsAll(found, meant []platform.Process) bool {
	for _, m := range meant {
		if !slices.ContainsFunc(found, func(f platform.Process) bool {
			return (f.Type == m.Type || f.Declared == m.Type) && f.Command == m.Command
		}) {
			return false
		}
	}
	return true
}
