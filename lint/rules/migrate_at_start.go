package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:    "migrate-at-start",
	Group:   check.CommandsGroup,
	Kind:    check.Difference,
	Title:   "Migration at every start",
	Reach:   check.InText,
	Applies: check.ContainsAny("migrat", "db:prepare", "upgrade", "db push"),
	Check:   checkMigrateAtStart,
})

func checkMigrateAtStart(p *check.Pass) {
	if !slices.ContainsFunc(p.Targets, runsBefore) {
		return
	}
	for _, v := range p.Candidates() {
		if check.IsRelease(p.IntendedType(v.Entry)) {
			continue
		}
		s := v.StepsBefore(check.Migration)
		if len(s.Found) == 0 {
			continue
		}
		effects := p.On(platform.Running).Of(v).Deployed().Except(func(t *platform.Target) bool {
			return !runsBefore(t) || check.OperatorsAreWords(t, v.Type)
		}).All(check.NewEffect(check.Info, platform.Repeats, "`%s` runs at every restart, and in every instance of `%s`.", s.Names[0], v.Type))
		p.Report(check.Finding{
			Range:    v.At(v.StepRange(s.Found[0])),
			Headline: prose.T("`%s` runs `%s` at every start", v.Type, s.Names[0]),
			Effects:  effects,
			Help:     beforeHelp(s.Names[0], effects),
			Fixes:    toRelease(p, v, s.Found),
		})
	}
}

// runsBefore reports whether a platform can run a command once before each deploy.
func runsBefore(t *platform.Target) bool {
	return t.Reads() && (t.Release == platform.ReleasePhase || t.RunsBefore)
}

// beforeHelp says where to move the migration on the first platform.
func beforeHelp(migration string, effects check.Effects) prose.Text {
	for _, e := range effects {
		if e.Target.Release == platform.ReleasePhase {
			return prose.T("Move `%s` to `release`, which runs once before each deploy.", migration)
		}
	}
	if len(effects) > 0 {
		return prose.T("%s", effects[0].Target.ReleaseInstead)
	}
	return prose.Text{}
}

// toRelease moves a migration from the start of a command to release. There's no such fix if a selected platform would then never run it.
func toRelease(p *check.Pass, v *check.View, found []int) []check.Fix {
	if len(found) != 1 || found[0] != 0 {
		return nil
	}
	for _, t := range p.Targets {
		if t.Reads() && t.Release != platform.ReleasePhase {
			return nil
		}
	}
	r, ok := v.StepRemoval(0)
	if !ok {
		return nil
	}
	call := v.Cmd.Calls[0].Range
	text := v.Cmd.Text[call.Start:call.End]
	fix := check.Fix{Title: prose.Title("Move `%s` to `release`", prose.Exact(text)), Applicability: check.Suggested, Edits: []check.TextEdit{check.Delete(v.At(r))}}
	for _, e := range p.Entries() {
		if !check.IsRelease(p.IntendedType(e)) {
			continue
		}
		if !strings.Contains(e.Command, text) {
			return nil
		}
		fix.Title = prose.Title("Remove `%s`: `release` runs it", prose.Exact(text))
		return []check.Fix{fix}
	}
	release := check.Insert(p.Doc.Lines[v.Line].Range.Start, "release: "+text+p.LineEnd(v.Line))
	fix.Edits = append([]check.TextEdit{release}, fix.Edits...)
	return []check.Fix{fix}
}
