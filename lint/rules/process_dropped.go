package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "process-dropped",
	Group: check.TypesGroup,
	Kind:  check.Difference,
	After: []string{"no-http-process"},
	Title: "Process that the platform doesn't start",
	Check: checkProcessDropped,
})

func checkProcessDropped(p *check.Pass) {
	if !p.AnyTargetDrops() {
		return
	}
	skipped := map[int]bool{}
	effects := p.On(platform.Start).Each(func(t *platform.Target) check.Effect { return effectOn(p, t, skipped) })
	if len(effects) > 0 {
		reportNotStarted(p, effects, skipped)
	}
}

// effectOn adds the lines of the processes that a target drops to those of others.
func effectOn(p *check.Pass, t *platform.Target, lines map[int]bool) check.Effect {
	if t.MarkNotStarted == nil {
		return check.Effect{}
	}
	r, rejected := p.Read(t)
	if rejected != "" {
		return check.Effect{}
	}
	kept, e := map[string]bool{}, check.Effect{} // other entries of the types of which a process starts are reported as duplicates
	for i := range r.Processes {
		kept[r.Processes[i].Type] = kept[r.Processes[i].Type] || r.Processes[i].NotStarted == ""
	}
	for _, process := range r.Processes {
		if process.NotStarted == "" || check.IsRelease(process.Type) || kept[process.Type] {
			continue
		}
		lines[process.Line] = true
		if e.Severity == check.None {
			e = p.NotStartedEffect(t, process)
			e.Severity = check.Warning // as of a release that nothing runs
			if !process.OtherStarts {
				e.Severity = check.Info // something of the platform takes its place
			}
		}
	}
	return e
}

func reportNotStarted(p *check.Pass, effects check.Effects, skipped map[int]bool) {
	var entries []check.Entry
	var names prose.Names
	for _, e := range p.EntriesNotRenamed() {
		if skipped[e.Line] {
			entries, names = append(entries, e), append(names, e.Type)
		}
	}
	if len(entries) == 0 {
		return
	}
	f := check.Finding{
		Range:    entries[0].TypeRange,
		Headline: headlineOf(p, names, effects),
		Effects:  effects,
		Help:     prose.T("Create the other processes on the platform itself."),
	}
	if only := effects[0].Target; len(effects) == 1 {
		if only.OthersAdvice != "" {
			f.Help = prose.T("%s", only.OthersAdvice)
		}
		if p.OnlyStartedType(only) != "" { // the headline names it already
			effects[0].Text = prose.T("%s don't start until you create them on the platform itself.", names)
			if len(names) == 1 {
				effects[0].Text = prose.T("%s doesn't start until you create it on the platform itself.", names)
			}
		}
	}
	for _, e := range entries[1:] {
		f.Related = append(f.Related, check.Related{Message: prose.T("`%s` doesn't start either", e.Type).String(), Range: e.TypeRange})
	}
	p.Report(f)
}

func headlineOf(p *check.Pass, names prose.Names, effects check.Effects) prose.Text {
	only := effects[0].Target
	kept, starts := p.OnlyStartedType(only), "starts"
	if !effects[0].Verified {
		starts = "may start"
	}
	dont := "doesn't"
	if len(names) > 1 {
		dont = "don't"
	}
	switch {
	case len(effects) == 1 && kept != "" && len(names) == 1:
		return prose.T("%s %s only `%s`, not `%s`", only.Title(), starts, kept, names[0])
	case len(effects) == 1 && kept != "":
		return prose.T("%s %s only `%s`, not %s others", only.Title(), starts, kept, len(names))
	case len(effects) == 1:
		return prose.T("%s %s start on %s", names, dont, only.Title())
	case len(effects) < len(p.Targets):
		return prose.T("%s %s start on %s of the %s platforms", names, dont, len(effects), len(p.Targets))
	}
	return prose.T("%s %s start", names, dont)
}
