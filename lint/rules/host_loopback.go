package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "host-loopback",
	Group: check.CommandsGroup,
	Kind:  check.Slip,
	Title: "Server listens on localhost only",
	Reach: check.InText,
	Applies: check.RunsServer(func(r *command.Run) bool {
		return r.Host.Written() && (r.Host.Loopback() || r.Host.LoopbackByDefault()) || command.HostMissing(r) && !command.PortMissing(r)
	}),
	CheckCommand: checkHostLoopback,
})

func checkHostLoopback(p *check.Pass, v *check.View) {
	run := v.Main()
	if run.Host.LoopbackByDefault() {
		loopbackByDefault(p, v, run)
		return
	}
	edits := run.HostEdits()
	f := check.Finding{
		Range:       v.At(run.Name.Range),
		Headline:    prose.T("`%s` listens only on %s by default", run.Program.Name, run.Host.Value),
		Help:        variableHelp(run, edits),
		HelpUnfixed: check.HelpFromEdits(edits, prose.T("Listen on `0.0.0.0`.")),
		Fixes:       p.SameProgramFix(v, check.DescribeEdits(edits).Fit(prose.MaxTitle), edits, func(r *command.Run) bool { return !r.Host.Loopback() }),
	}
	severity := check.Error
	if run.Host.Written() {
		f.Range = v.At(run.Host.Range)
		f.Headline = prose.T("`%s` listens on %s, so no request can reach it", v.Type, check.Address(run.Host.Value))
		f.Help, f.HelpUnfixed = prose.Text{}, check.HelpFromEdits(edits, prose.T("Use `0.0.0.0`."))
	} else if run.Program.Env != "" {
		severity = check.Warning
	}
	if run.Program.Hint {
		severity = check.Warning
	}
	e := check.NewEffect(severity, platform.NoTraffic, "Visitors see an error page: requests can't reach %s.", check.Address(run.Host.Value))
	f.Effects = p.On(platform.Ports).Serving(v).Except(func(t *platform.Target) bool { return t.Port.Local }).All(e)
	p.Report(f)
}

// loopbackByDefault reports a host that is the loopback address unless a variable is set.
func loopbackByDefault(p *check.Pass, v *check.View, run *command.Run) {
	host := run.Host
	p.Report(check.Finding{
		Range:    v.At(host.Range),
		Headline: prose.T("`%s` listens on %s unless `%s` is set", v.Type, check.Address(host.Default), host.Variable),
		Effects: p.On(platform.Ports).Serving(v).Except(func(t *platform.Target) bool {
			return p.SetElsewhere(t, host.Variable)
		}).All(check.NewEffect(check.Warning, platform.NoTraffic, "Visitors see an error page unless you set `%s`.", host.Variable)),
		HelpUnfixed: prose.T("Use `0.0.0.0`."),
		Fixes: p.SameProgramFix(v, "Use `0.0.0.0`", []procfile.TextEdit{{Range: host.Range, NewText: "0.0.0.0"}},
			func(r *command.Run) bool { return !r.Host.Loopback() && !r.Host.LoopbackByDefault() }),
	})
}

// variableHelp names the variable with which a program can listen too, or is empty.
func variableHelp(run *command.Run, edits []procfile.TextEdit) prose.Text {
	for _, name := range run.Program.Env.List() {
		if len(edits) > 0 && (strings.HasSuffix(name, "HOST") || strings.HasSuffix(name, "ADDRESS")) {
			return prose.T("%s, or set the variable `%s` for the app.", check.DescribeEdits(edits), name)
		}
	}
	return prose.Text{}
}
