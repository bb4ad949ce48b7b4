package rules

import (
	"slices"
	"strconv"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:    "port-hardcoded",
	Group:   check.CommandsGroup,
	Kind:    check.Slip,
	Title:   "Fixed port",
	Reach:   check.InText,
	Applies: check.RunsProgram(mayBeFixed),
	Check:   checkPortHardcoded,
})

func mayBeFixed(run *command.Run) bool {
	_, byDefault := command.FixedByDefault(run)
	return !run.Fronted && (byDefault || command.IsFixed(run)) || run.MayBeFronted() && command.IsFixed(run)
}

func checkPortHardcoded(p *check.Pass) {
	proxy := ""
	if at := slices.IndexFunc(p.Entries(), func(e check.Entry) bool { return secondServers.Has(e.Type) }); at >= 0 {
		proxy = p.Entries()[at].Type
	}
	for _, v := range p.Candidates() {
		run := v.Main()
		if port, ok := command.FixedByDefault(run); ok {
			fixedByDefault(p, v, run, port)
			continue
		}
		port, fixed := command.FixedPort(run)
		if !fixed || p.IsRejectedPort(v, port) {
			continue
		}
		most := check.MostForPort(run)
		f := check.Finding{
			Range:       v.At(run.Port.Range),
			Headline:    prose.T("`%s` listens on port %s, not `$PORT`", v.Type, port),
			HelpUnfixed: p.PortHelp(run, prose.T("Use `$PORT`.")),
			Fixes:       p.SameProgramFix(v, "Use `$PORT`", run.PortEdits(), command.PortIsVariable),
		}
		switch {
		case run.ReplacesPort():
			f.Headline = prose.T("`%s` replaces the platform's `$PORT`", run.Text(run.Port.Option))
			f.HelpUnfixed = prose.T("Remove `%s`.", run.Text(run.Port.Option))
			f.Fixes = check.WithoutAssignment(v, run)
		case run.Port.Source == command.FromAssignment && p.AllExpandPort():
			f.Fixes = check.Suggestion("Use `$PORT`", check.Replace(v.At(run.Port.Range), "$PORT"))
		}
		if run.MayBeFronted() {
			most, f.Help = check.Warning, prose.T("Use `$PORT`, unless a program in the background listens there.")
		}
		if proxy != "" && proxy != v.Type {
			most, f.Help = check.Warning, prose.T("Use `$PORT`, unless `%s` is a proxy in front of it.", proxy)
		}
		f.Effects = p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect {
			return p.FixedPortEffect(t, run, strconv.Itoa(port))
		}).AtMost(most)
		p.Report(f)
	}
}

// fixedByDefault reports a port that is fixed, or missing, unless a variable other than PORT is set.
func fixedByDefault(p *check.Pass, v *check.View, run *command.Run, port string) {
	variable := run.Port.Variable
	headline := prose.T("`%s` listens on port %s unless `%s` is set", v.Type, port, variable)
	if port == "" {
		port = "$" + variable
		headline = prose.T("`%s` listens on `%s`, not `$PORT`", v.Type, port)
	}
	p.Report(check.Finding{
		Range:    v.At(run.Port.Range),
		Headline: headline,
		Effects: p.On(platform.Ports).Serving(v).Except(func(t *platform.Target) bool {
			return p.SetElsewhere(t, variable)
		}).Each(func(t *platform.Target) check.Effect { return p.FixedPortEffect(t, run, port) }).AtMost(check.Warning),
		HelpUnfixed: prose.T("Use `$PORT`."),
		Fixes: p.SameProgramFix(v, "Use `$PORT`", []procfile.TextEdit{{Range: run.Port.Range, NewText: "$PORT"}},
			func(r *command.Run) bool { return r.Port.Variable == "PORT" && command.PortIsVariable(r) }),
	})
}

// secondServers are process types that serve browsers in addition to web. An app with one
// of them needs a proxy, because no platform sends requests to both.
const secondServers ecosystem.Words = "websocket websockets ws cable anycable proxy nginx caddy haproxy"
