package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "http-process-mismatch",
	Group: check.TypesGroup,
	Kind:  check.Difference,
	Title: "HTTP process that doesn't start",
	Check: checkHTTPProcessMismatch,
})

func checkHTTPProcessMismatch(p *check.Pass) {
	if !slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return t.Reads() && len(t.HTTP) > 1 }) {
		return
	}
	for _, e := range p.EntriesNotRenamed() {
		effects := p.On(platform.Start).Each(func(t *platform.Target) check.Effect { return mismatchEffect(p, t, e) })
		if len(effects) == 0 {
			continue
		}
		started := startedHTTP(p, effects[0].Target)
		f := check.Finding{
			Range:    e.TypeRange,
			Headline: prose.T("`%s` gets HTTP traffic but doesn't start", e.Type),
			Effects:  effects,
			Help:     prose.T("Remove `%s` or `%s`, or scale them by hand.", e.Type, started),
		}
		if effects.Worst() > check.Info {
			f.Help = prose.T("Rename `%s` to `%s`, or scale it by hand after the first deploy.", e.Type, started)
		}
		if len(effects) == len(p.Targets) && !p.IsDeclared(started) && p.TimesDeclared(e.Type) == 1 {
			f.Fixes = []check.Fix{check.RenameType(e, started, check.Suggested)}
		}
		p.Report(f)
		return
	}
}

// startedHTTP is the process type with traffic that a target starts by itself. One that the file declares comes before one that it doesn't.
func startedHTTP(p *check.Pass, t *platform.Target) string {
	var declared, others []string
	for _, name := range t.HTTP {
		if p.IsDeclared(name) {
			declared = append(declared, name)
		} else {
			others = append(others, name)
		}
	}
	for _, name := range append(declared, others...) {
		if n, _ := t.Scale(name, declared); n > 0 {
			return name
		}
	}
	return ""
}

func mismatchEffect(p *check.Pass, t *platform.Target, e check.Entry) check.Effect {
	if !t.IsHTTP(e.Type) || len(t.HTTP) < 2 || t.Scale == nil {
		return check.Effect{}
	}
	started := startedHTTP(p, t)
	other := check.First(p.AllEntries, func(other check.Entry) bool { return other.Type == started })
	beside, _ := t.Scale(e.Type, []string{e.Type, started})
	switch {
	case started == "" || started == e.Type || p.IsDeclared(started) && beside > 0:
		return check.Effect{}
	case !p.IsDeclared(started):
		return check.NewEffect(check.Warning, platform.NotStarted, "`%s` doesn't start: only `%s`, the image's own command, does.", e.Type, started)
	case other.Type != "" && other.Command == e.Command:
		return check.Effect{}
	}
	return check.NewEffect(check.Info, platform.NotStarted, "`%s` doesn't start: only `%s` does, which gets traffic too.", e.Type, started)
}
