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
	Name:       "empty-command",
	Group:      check.CommandsGroup,
	Kind:       check.Slip,
	Title:      "Missing command",
	SkipsPlain: true,
	Check:      checkEmptyCommand,
})

func checkEmptyCommand(p *check.Pass) {
	if p.Template() {
		return
	}
	entries := p.Entries()
	if !slices.ContainsFunc(entries, func(e check.Entry) bool { return e.Command == "" }) {
		return
	}
	filled := slices.ContainsFunc(entries, func(e check.Entry) bool { return e.Command != "" })
	times := map[string]int{}
	for _, e := range p.AllEntries {
		times[e.Type]++
	}
	for _, e := range entries {
		if e.Command != "" {
			continue
		}
		f := check.Finding{
			Range:    procfile.Range{Start: e.TypeRange.Start, End: e.Colon + 1},
			Headline: prose.T("`%s` has no command", e.Type),
			Effects:  p.On(platform.Empty).Each(func(t *platform.Target) check.Effect { return emptyCommand(p, t, e) }),
			Help:     prose.T("Write a command after the colon, or remove the line."),
		}
		// Without the line, another process may start, or none.
		matters := func(t *platform.Target) bool {
			return p.GetsHTTP(t, e) || t.MarkNotStarted != nil && !p.IsDeclared("web")
		}
		if filled && times[e.Type] == 1 && !slices.ContainsFunc(p.Targets, matters) {
			f.Fixes = check.Suggestion(prose.Title("Remove the `%s` line", e.Type), check.Delete(p.WholeLine(e.Line)))
		}
		p.Report(f)
	}
}

// emptyCommand asks the parser first: one that joins the next line to the entry finds a command there.
func emptyCommand(p *check.Pass, t *platform.Target, e check.Entry) check.Effect {
	process, found := p.ProcessOf(t, e)
	command := strings.TrimSpace(process.Command)
	switch t.EmptyCommand() {
	case platform.EmptyTakesNextLine:
		if command != "" {
			return check.NewEffect(check.Error, platform.Changed, "The parser takes the next line, `%s`, as the command.", command)
		}
		return check.SkippedLine(check.Error)
	case platform.EmptyRejected:
		if _, log := p.Read(t); log != "" { // some reject it only after parsing
			return check.Rejected(t, log)
		}
		return p.RejectedAt(t, e.Line)
	case platform.EmptyIgnored:
		if !found {
			return check.SkippedLine(check.Error)
		}
	default:
		if command != "" {
			return check.Effect{}
		}
		if t.Shell == platform.NoShell {
			return check.NewEffect(check.Warning, platform.Changed, "`%s` runs the image's own command instead.", e.Type)
		}
	}
	return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start, because it has no command.", e.Type)
}
