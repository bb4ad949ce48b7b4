package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "port-missing",
	Group: check.CommandsGroup,
	Kind:  check.Slip,
	Title: "Missing port",
	Reach: check.InImages,
	Applies: check.RunsKnownProgram(func(r *command.Run) bool {
		return r.Proxy != nil || !r.Fronted && (command.PortMissing(r) || r.Program.Name == "java")
	}),
	CheckCommand: checkPortMissing,
})

func checkPortMissing(p *check.Pass, v *check.View) {
	run := v.Main()
	if run.Proxy != nil {
		reportProxy(p, v, run)
		return
	}
	if run.Program.Name == "java" {
		javaProperty(p, v, run)
	}
	if !command.PortMissing(run) {
		return
	}
	if p.Repository != nil {
		// The settings or the code of the server may have its address, or take it from $PORT.
		if found, reads, _ := p.AddressInSettings(run); found != nil || reads {
			return
		}
	}
	loopback := command.HostMissing(run)
	most, edits := check.Error, run.PortEdits()
	if run.Program.Hint {
		most = check.Warning
	}
	if loopback {
		edits = run.ListenEdits()
	}
	if run.Base == "dotnet" && p.Repository != nil && p.Repository.IgnoresArguments() != "" {
		edits = run.Assigned("ASPNETCORE_URLS", run.Program.Everywhere())
	}
	help := check.HelpFromEdits(edits, prose.T("Listen on `$PORT`."))
	if run.Port.Flag != "" {
		help = prose.T("Use `%s:$PORT`.", prose.Exact(run.Text(run.Port.Option)))
	}
	p.Report(check.Finding{
		Range:       v.At(run.Name.Range),
		Headline:    missingPortHeadline(run, loopback),
		Effects:     p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect { return missingPort(p, t, run, loopback) }).AtMost(most),
		HelpUnfixed: p.PortHelp(run, help),
		Fixes:       p.SameProgramFix(v, "Listen on `$PORT`", edits, func(r *command.Run) bool { return !command.PortMissing(r) && !command.HostMissing(r) }),
	})
}

// reportProxy reports a proxy in front of the server that doesn't listen on $PORT.
func reportProxy(p *check.Pass, v *check.View, run *command.Run) {
	port, name, variable := run.Port.Value, run.Proxy.Name, run.Proxy.Variable
	help := "Write `%s` before the command."
	headline := prose.T("`%s` ignores `$PORT` and listens on port %s", name.Value, port)
	fixed := command.IsFixed(run)
	switch {
	case fixed:
		headline, help = prose.T("`%s` listens on port %s instead of `$PORT`", name.Value, port), "Use `%s`."
		variable, _, _ = strings.Cut(run.Text(run.Port.Option), "=")
	case run.Port.Source != command.FromDefault:
		return
	}
	p.Report(check.Finding{
		Range:    v.At(name.Range),
		Headline: headline,
		Effects: p.On(platform.Ports).Serving(v).Except(func(t *platform.Target) bool {
			return !fixed && p.SetElsewhere(t, variable)
		}).Each(func(t *platform.Target) check.Effect {
			return p.FixedPortEffect(t, run, port)
		}).AtMost(check.Warning), // the app's configuration may set the variable
		Help: prose.T(help, prose.Exact(variable+"=$PORT")),
	})
}

func missingPortHeadline(run *command.Run, loopback bool) prose.Text {
	program, port := run.Program.Name, run.Port.Value
	switch {
	case run.Port.Flag != "":
		return prose.T("`%s` has no port, so `%s` listens on %s", run.Text(run.Port.Option), program, port)
	case loopback:
		return prose.T("`%s` ignores `$PORT` and listens on %s:%s", program, run.Host.Value, port)
	}
	return prose.T("`%s` ignores `$PORT` and listens on port %s", program, port)
}

// javaProperty reports an option for the port that has no effect: one without its name, or one on the wrong side of the jar.
func javaProperty(p *check.Pass, v *check.View, run *command.Run) {
	if len(run.Args) > 0 && run.Args[0].Raw == "$" {
		return // Java takes it for the main class
	}
	for _, o := range run.Misplaced {
		if o.Name == "--server.port" || o.Name == "--port" {
			reportForJVM(p, v, run, o)
			return
		}
		if o.Name == "-Dserver.port" {
			if settingsReadPort(p, run) {
				return
			}
			want, program := o.Name+"=$PORT", "main class"
			if slices.ContainsFunc(run.Args, func(w command.Word) bool { return w.Value == "-jar" }) {
				program = "jar"
			}
			reportJavaProperty(p, v, check.Finding{
				Range:       v.At(o.Range),
				Headline:    prose.T("`%s` has no effect after the %s", run.Text(o.Range), program),
				HelpUnfixed: prose.T("Use `%s` before the %s.", prose.Exact(want), program),
				Fixes:       p.SameProgramFix(v, "Use `-Dserver.port=$PORT` right after `java`", moved(run, o, run.Naming().End, want), command.PortIsVariable),
			})
			return
		}
	}
	for _, w := range run.Args {
		name, value, _ := strings.Cut(w.Raw, "=")
		if w.Raw == "-Dserver.$PORT" || w.Raw == "-Dserver.${PORT}" || name == "-Dserver" && strings.HasPrefix(value, "$") {
			reportJavaProperty(p, v, check.Finding{
				Range:    v.At(w.Range),
				Headline: prose.T("`%s` doesn't set the port", w.Raw),
				Help:     prose.T("Use `-Dserver.port=$PORT`."),
			})
			return
		}
	}
}

// settingsReadPort reports whether the settings of an app of Spring Boot take a value from $PORT.
func settingsReadPort(p *check.Pass, run *command.Run) bool {
	_, jar := check.JarOf(run)
	module, ok := check.ModuleOfJar(jar.Value)
	if !ok || p.Repository == nil {
		return false
	}
	folders := p.WorkingFolders(run)
	if len(folders) == 0 {
		return false
	}
	settings, _ := p.SpringSettings(folders[0], path.Join(folders[0], module))
	return slices.ContainsFunc(settings, func(text string) bool { return strings.Contains(text, "${PORT") })
}

func moved(run *command.Run, o command.Option, to int, text string) []procfile.TextEdit {
	old := procfile.TextEdit{Range: run.WordWithBlank(command.Word{Range: o.Range})}
	inserted := procfile.TextEdit{Range: procfile.Range{Start: to, End: to}, NewText: " " + text}
	if to < o.Range.Start {
		return []procfile.TextEdit{inserted, old}
	}
	return []procfile.TextEdit{old, inserted}
}

func reportJavaProperty(p *check.Pass, v *check.View, f check.Finding) {
	f.Effects = p.On(platform.Ports).Serving(v).Except(func(t *platform.Target) bool {
		return !check.SetsPort(t)
	}).All(check.NewEffect(check.Warning, platform.NoTraffic, "Requests can't reach the app unless its configuration reads `$PORT`."))
	p.Report(f)
}

// reportForJVM reports an argument of the app that Java itself gets.
func reportForJVM(p *check.Pass, v *check.View, run *command.Run, o command.Option) {
	want := o.Name + "=$PORT"
	f := check.Finding{
		Range:       v.At(o.Range),
		Headline:    prose.T("`java` doesn't know `%s`, an option of the app", o.Name),
		Effects:     p.Everywhere().Of(v).All(check.ProgramExitsEffect("java").Logged("Unrecognized option: " + o.Name)),
		HelpUnfixed: prose.T("Move `%s` after the jar or the main class.", o.Name),
	}
	if o.Name == "--server.port" {
		f.Fixes = p.SameProgramFix(v, "Use `--server.port=$PORT` after the jar", moved(run, o, run.Whole().End, want), command.PortIsVariable)
	}
	p.Report(f)
}

func missingPort(p *check.Pass, t *platform.Target, run *command.Run, loopback bool) check.Effect {
	switch {
	case run.Base == "dotnet" && t.Port.NoURLs: // only its code can still set the address
		return check.NewEffect(check.Warning, platform.NoTraffic, "Visitors see an error unless the code or `ASPNETCORE_URLS` sets the address.")
	case run.Base == "dotnet":
		return check.Effect{}
	}
	if !loopback || t.Port.Local || !check.SetsPort(t) {
		return p.FixedPortEffect(t, run, run.Port.Value)
	}
	if t.Port.Configurable != "" && run.Program.Env != "" {
		variable, _, _ := strings.Cut(string(run.Program.Env), " ")
		return check.NewEffect(check.Warning, platform.NoTraffic, "Visitors see an error unless `%s` and %s are set.", variable, t.Port.Configurable)
	}
	return check.PortMissedEffect(t, run)
}
