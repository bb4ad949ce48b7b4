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
	for line := 0; line < len(p.Doc.Lines); line++ {
		if end := pastedEnd(p, line); end >= line {
			reportPasted(p, line, end)
			line = end
		}
	}
}

// pastedEnd is the last line of the JSON that starts with a name on a line, such as "scripts": { or "start": "node a.js", or -1. It ends
// where its braces do.
func pastedEnd(p *check.Pass, first int) int {
	depth := 0
	for line := first; line < len(p.Doc.Lines); line++ {
		text := p.Doc.Slice(p.Body(line))
		if p.Claimed(line) || text == "" || !strings.Contains(`"{}[]`, text[:1]) || depth == 0 && text != "{" && !isPair(text) {
			return -1
		}
		if depth += strings.Count(text, "{") - strings.Count(text, "}"); depth <= 0 {
			return line
		}
	}
	return -1
}

// isPair reports whether a line starts with a name and a value as JSON has them.
func isPair(text string) bool {
	name, value, found := strings.Cut(text, `":`)
	value = strings.TrimSpace(value)
	return found && strings.HasPrefix(name, `"`) && (strings.HasSuffix(value, "{") || strings.HasPrefix(value, `"`) && strings.HasSuffix(strings.TrimSuffix(value, ","), `"`) && len(value) > 2)
}

// pairOf is the name and the text of a line that is a whole pair of JSON.
func pairOf(text string) (name, value string) {
	for _, process := range platform.ProcessesInBraces("{" + strings.TrimSuffix(text, ",") + "}") {
		return process.Type, process.Command
	}
	return "", ""
}

// reportPasted reports lines of JSON, such as a part of package.json. A process type with its command, or the script that starts the
// app in a file without entries, becomes an entry; other lines become comments.
func reportPasted(p *check.Pass, first, last int) {
	entry, processType := "", ""
	effects := p.StrayEffects(first, check.Error)
	comments := make([]check.TextEdit, 0, last-first+1)
	for line := first; line <= last; line++ {
		comments = append(comments, p.CommentOut(line))
		switch name, value := pairOf(p.Doc.Slice(p.Body(line))); {
		case value == "" || strings.ContainsAny(value, "\r\n"):
		case check.CommonTypes.Has(name) && first == last:
			entry, processType = name+": "+value, name
			effects = p.LineEffects(line, name, value)
		case name == "start" && !slices.ContainsFunc(p.AllEntries, func(e check.Entry) bool { return check.CommonTypes.Has(e.Type) }):
			entry, processType = "web: "+value, "web"
		}
	}
	r := procfile.Range{Start: p.Body(first).Start, End: p.Body(last).End}
	if first == last && entry == "" {
		return // it may be an entry in quotes
	}
	title, edits := "Turn the lines into comments", comments
	if entry != "" {
		title, edits = prose.Title("Write `%s`", prose.Exact(entry)), []check.TextEdit{check.Replace(r, entry)}
	}
	p.Report(check.Finding{
		Range:    r,
		Headline: prose.T("`%s` is JSON, not an entry", p.Doc.Slice(p.Body(first))),
		Effects:  p.OrHarmless(effects),
		Help:     prose.T("Write one `type: command` per line."),
		Fixes:    check.Suggestion(title, edits...),
	})
	for line := first; line <= last; line++ {
		p.Claim(line, processType)
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
