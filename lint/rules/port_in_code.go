package rules

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:  "port-in-code",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "Fixed port or localhost in the code",
	Reach: check.InCode,
	Applies: check.RunsProgram(func(r *command.Run) bool {
		return r.Program == nil || nodeRunners.Has(r.Base) || check.StartsCode.Has(r.Program.Name) || check.HasSettings(r.Program.Name)
	}),
	Check: checkPortInCode,
})

// nodeRunners are programs that run scripts of package.json.
const nodeRunners ecosystem.Words = "npm yarn pnpm bun"

func checkPortInCode(p *check.Pass) {
	found := 0
	for _, v := range p.Candidates() {
		if checkOwnServer(p, v, v.Main()) {
			continue
		}
		if v.Main().Base == "java" {
			checkSpringPort(p, v, v.Main())
			continue
		}
		if checkSettings(p, v, v.Main()) {
			continue
		}
		ref := v.Main().Reference()
		if reportScriptPort(p, v, ref) {
			continue
		}
		file := p.StartedCode(v.Main(), ref)
		if file == "" {
			continue
		}
		if found++; found > check.MaxLookedUp {
			return
		}
		text, _ := p.Repository.Text(file)
		at := ref.Range
		if at.End == 0 {
			at = v.Main().Naming()
		}
		calls := source.Listens(text, path.Ext(file), p.UsesFlask())
		// Another call may be the one that is reached.
		if !slices.ContainsFunc(calls, func(l source.Listen) bool { return l.Port == "" && !l.Loopback() }) && len(calls) > 0 {
			l := &calls[0]
			want := source.PortIn(path.Ext(file))
			reportPortInCode(p, v, check.Finding{
				Range: v.At(at),
				Help:  prose.T("Listen on `0.0.0.0` and `%s` in line %s of `%s`.", prose.Exact(want), l.Line, check.PathPart(file)),
				Code:  &check.CodePlace{Path: file, Line: l.Line, Host: l.Host, Port: l.Port, Want: want, Text: l.Text, Right: l.Right},
			}, file, l)
			continue
		}
		reportPortVariable(p, v, at, file, text)
	}
}

// reportPortVariable reports a server that takes its port from another variable than PORT, which no file of the app sets.
func reportPortVariable(p *check.Pass, v *check.View, at procfile.Range, file, text string) {
	found, ok := source.PortFrom(text, path.Ext(file))
	if !ok {
		return
	}
	if found.Imported != "" {
		name, _, _ := strings.Cut(found.Imported, ".")
		file = p.Repository.ImportedFrom(p.WorkingFolders(v.Main())[0], file, name)
		text, _ = p.Repository.Text(file)
		if found, ok = source.PortAs(text, path.Ext(file), found.Imported); !ok {
			return
		}
	}
	if p.Repository.Sets(found.Name) || strings.Contains(p.Doc.Text, found.Name) || !p.Repository.Complete() {
		return
	}
	p.Report(check.Finding{
		Range:    v.At(at),
		Headline: prose.T("`%s` takes the port from `%s`, not `$PORT`", check.PathPart(file), found.Name),
		Effects: p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect {
			e := p.FixedPortEffect(t, v.Main(), cmp.Or(found.Default, "0"))
			if found.Default == "" && e != (check.Effect{}) {
				e = check.PortMissedEffect(t, v.Main())
			}
			return e.Likely() // a variable of the app may set it
		}).AtMost(check.Warning),
		Help: prose.T("Read `PORT` instead of `%s` in line %s of `%s`.", found.Name, found.Line, check.PathPart(file)),
		Code: &check.CodePlace{Path: file, Line: found.Line, Text: found.Text, Right: found.Right},
	})
}

// reportScriptPort reports a fixed port in the words that a package manager passes to a script of package.json, or in a script of another
// folder's. npm passes only words after --. Source: npm/cli docs/lib/content/commands/npm-run.md.
func reportScriptPort(p *check.Pass, v *check.View, ref command.Reference) bool {
	run := v.Main()
	if !ref.NamesScript() || len(run.Args) == 0 || run.Port.Source == command.FromAssignment {
		return false
	}
	more := run.Text(procfile.Range{Start: ref.Range.End, End: run.Args[len(run.Args)-1].Range.End})
	passed, words, found := strings.Cut(more, " -- ")
	if found {
		more = passed + " " + words
	}
	managed := p.ScriptOf(run, more)
	if managed == nil || more == "" && len(ref.Folders) == 0 && ref.Workspace == "" { // the script itself is checked
		return false
	}
	script := managed.Cmd.Main()
	if script == nil || script.Fronted || run.Base == "npm" && !found && more != "" {
		return false
	}
	port, fixed := command.FixedPort(script)
	if !fixed {
		return false
	}
	help := prose.T("Use `$PORT` instead of %s in `package.json`.", port)
	switch {
	case script.Port.Source == command.FromAssignment:
		help = prose.T("Remove `%s` from `package.json`.", script.Text(script.Port.Option))
	case more != "":
		help = prose.T("Use `$PORT` instead of %s.", port)
	}
	l := source.Listen{Port: strconv.Itoa(port), Always: check.MostForPort(script) == check.Error}
	reportPortInCode(p, v, check.Finding{Range: v.At(ref.Range), Help: p.PortHelp(script, help)}, ref.Name, &l)
	return true
}

// checkSpringPort finds an app of Spring Boot or Quarkus whose port nothing takes from $PORT: neither does so by itself.
func checkSpringPort(p *check.Pass, v *check.View, run *command.Run) {
	option, jar := check.JarOf(run)
	module, ok := check.ModuleOfJar(jar.Value)
	name, property := "Spring Boot", "server.port"
	app, quarkus := strings.CutSuffix(jar.Value, "/quarkus-run.jar")
	if quarkus {
		module, ok = path.Dir(path.Dir(app)), true // of target/quarkus-app
		name, property = "Quarkus", "quarkus.http.port"
	}
	folders := p.WorkingFolders(run)
	namesPort := slices.ContainsFunc(run.Args, func(w command.Word) bool { return strings.Contains(w.Raw, "PORT") })
	if !ok || namesPort || run.Port.Source != command.FromCode || len(folders) == 0 || !p.Repository.Complete() {
		return
	}
	folder := path.Join(folders[0], module)
	if !quarkus && !(source.IsSpringWeb(p.Repository.BuildText(folder)) && p.Repository.StartsSpring(folder)) {
		return
	}
	settings, known := p.SpringSettings(folders[0], folder)
	if !known || quarkus && slices.ContainsFunc(settings, func(text string) bool { return strings.Contains(text, "port") }) {
		return
	}
	port := source.SpringPort(settings)
	if port == "" {
		return
	}
	set := "-D" + property + "=$PORT"
	before := procfile.TextEdit{Range: procfile.Range{Start: option.Range.Start, End: option.Range.Start}, NewText: set + " "}
	p.Report(check.Finding{
		Range:    v.At(jar.Range),
		Headline: prose.T("%s listens on port %s, not `$PORT`", name, port),
		Effects: p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect {
			return p.FixedPortEffect(t, run, port)
		}).AtMost(check.Warning), // a variable of the app may set the port
		Help:  p.PortHelp(run, prose.T("Use `%s` before `-jar`, or `%s=${PORT:8080}` in its settings.", prose.Exact(set), prose.Exact(property))),
		Fixes: p.SameProgramFix(v, "Use `"+set+"` before `-jar`", []procfile.TextEdit{before}, command.PortIsVariable),
	})
}

// checkSettings reports a fixed address in the settings of a server. It reports false for a run that starts none.
func checkSettings(p *check.Pass, v *check.View, run *command.Run) bool {
	found, _, starts := p.AddressInSettings(run)
	if found == nil {
		return starts
	}
	help := prose.T("Use `%s` in line %s of `%s`.", prose.Exact(found.Want), found.Line, check.PathPart(found.File))
	if found.Want == "" {
		help = prose.T("Remove line %s of `%s`, so that the server listens on `0.0.0.0` and `$PORT`.", found.Line, check.PathPart(found.File))
	}
	code := &check.CodePlace{Path: found.File, Line: found.Line, Text: found.Text, Right: found.Right}
	reportPortInCode(p, v, check.Finding{Range: v.At(found.At), Help: help, Code: code}, found.File, &found.Listen)
	return true
}

// reportPortInCode reports a finding that has only its place and help, about a call in a file.
func reportPortInCode(p *check.Pass, v *check.View, f check.Finding, file string, l *source.Listen) {
	most := check.Warning
	if l.Always {
		most = check.Error
	}
	f.Effects = p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect {
		switch {
		case l.Port != "" && (!l.Loopback() || t.Port.Local):
			return p.FixedPortEffect(t, v.Main(), l.Port)
		case t.Port.Local:
			return check.Effect{}
		case l.Port == "" || !check.SetsPort(t):
			return check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: requests can't reach %s.", check.Address(l.Host))
		}
		return check.PortMissedEffect(t, v.Main())
	}).AtMost(most)
	where := "port " + l.Port
	if l.Loopback() {
		where = l.Host + ":" + l.Port
	}
	f.Headline = prose.T("`%s` listens on %s, not `$PORT`", check.PathPart(file), where)
	if l.Port == "" {
		f.Headline = prose.T("`%s` listens only on %s", check.PathPart(file), l.Host)
	}
	p.Report(f)
}

// checkOwnServer reports a program that the build makes, and whose server doesn't read $PORT. It reports whether it is one.
func checkOwnServer(p *check.Pass, v *check.View, run *command.Run) bool {
	isBuilt := run.Program == nil && (strings.Contains(run.Name.Value, "/") || p.Repository.ImageBuilds(run.Name.Value))
	if run.Base != "java" && !isBuilt || len(p.WorkingFolders(run)) == 0 {
		return false
	}
	folder := p.WorkingFolders(run)[0]
	if l, file, want := jvmPort(p, run, folder); l != nil && run.Port.Source != command.FromAssignment {
		reportPortInCode(p, v, check.Finding{
			Range: v.At(run.Naming()),
			Help:  prose.T("Set the port to `%s` in `%s`.", prose.Exact(want), check.PathPart(file)),
			Code:  &check.CodePlace{Path: file, Line: l.Line, Port: l.Port, Want: want, Text: l.Text, Right: l.Right},
		}, file, l)
		return true
	}
	if reportPlayPort(p, v, run, folder) {
		return true
	}
	if run.Base == "java" {
		return false
	}
	rocket := p.Repository.Rocket(folder, path.Base(run.Name.Value), p.Doc.Text)
	setsPort, setsHost := strings.Contains(p.Doc.Text, "ROCKET_PORT"), strings.Contains(p.Doc.Text, "ROCKET_ADDRESS")
	switch {
	case rocket == nil || setsPort && (setsHost || rocket.Everywhere || p.Repository.Sets("ROCKET_ADDRESS")) || !setsPort && p.Repository.Sets("ROCKET_PORT"):
		return false
	case setsPort:
		reportRocketHost(p, v, run, rocket)
		return true
	}
	set, at := "ROCKET_ADDRESS=0.0.0.0 ROCKET_PORT=$PORT", run.Whole().Start
	p.Report(check.Finding{
		Range:    v.At(run.Naming()),
		Headline: prose.T("Rocket listens on port %s, not `$PORT`", rocket.Port),
		Effects: p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect {
			return p.FixedPortEffect(t, run, rocket.Port)
		}).AtMost(check.Warning), // a variable of the app may set the port
		HelpUnfixed: prose.T("Set `ROCKET_PORT` to `$PORT`, and `ROCKET_ADDRESS` to `0.0.0.0`."),
		Fixes:       check.Suggestion("Set `ROCKET_ADDRESS` and `ROCKET_PORT`", check.Insert(v.At(procfile.Range{Start: at, End: at}).Start, set+" ")),
	})
	return true
}

// jvmPort is where a small server for the JVM listens on a fixed port, with the path of its file and how it reads $PORT, or nil.
func jvmPort(p *check.Pass, run *command.Run, folder string) (l *source.Listen, file, want string) {
	if l, file := p.Repository.JVMPort(folder); l != nil {
		return l, file, `Integer.parseInt(System.getenv("PORT"))`
	}
	if run.Base != "java" {
		return nil, "", ""
	}
	_, jar := check.JarOf(run)
	hasArguments := jar.Value == "" || jar.Range.End != run.Args[len(run.Args)-1].Range.End
	l, file = p.Repository.ClojurePort(folder, hasArguments)
	return l, file, `(Integer/parseInt (System/getenv "PORT"))`
}

// reportPlayPort reports an app of Play that gets no port. It reports whether it is one.
func reportPlayPort(p *check.Pass, v *check.View, run *command.Run, folder string) bool {
	const staged = "target/universal/stage/bin/"
	name := strings.TrimPrefix(run.Name.Value, "./")
	if name != "target/start" && !strings.HasPrefix(name, staged) || strings.Contains(p.Doc.Text, "http.port") || strings.Contains(v.Cmd.Text, "PORT") {
		return false
	}
	port := p.Repository.PlayPort(folder)
	if port == "" {
		return false
	}
	at := run.Naming().End
	p.Report(check.Finding{
		Range:    v.At(run.Naming()),
		Headline: prose.T("Play listens on port %s, not `$PORT`", port),
		Effects: p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect {
			return p.FixedPortEffect(t, run, port)
		}).AtMost(check.Warning), // a variable with options for Java may set the port
		HelpUnfixed: prose.T("Add `-Dhttp.port=$PORT`."),
		Fixes:       check.Suggestion("Add `-Dhttp.port=$PORT`", check.Insert(v.At(procfile.Range{Start: at, End: at}).Start, " -Dhttp.port=$PORT")),
	})
	return true
}

// reportRocketHost reports an app of Rocket that only programs of the same machine reach.
func reportRocketHost(p *check.Pass, v *check.View, run *command.Run, rocket *repository.Rocket) {
	at := strings.Index(v.Cmd.Text, "ROCKET_PORT")
	variables := "`ROCKET_ADDRESS`"
	if rocket.ByEnvironment {
		variables += " or `ROCKET_ENV`"
	}
	f := check.Finding{
		Range:    v.At(run.Naming()),
		Headline: prose.T("Rocket listens only on 127.0.0.1"),
		Effects: p.On(platform.Ports).Serving(v).Except(func(t *platform.Target) bool { return t.Port.Local }).
			All(check.NewEffect(check.Warning, platform.NoTraffic, "Visitors see an error page unless you set "+variables+".")),
		HelpUnfixed: prose.T("Set `ROCKET_ADDRESS` to `0.0.0.0`."),
	}
	if at >= 0 {
		f.Fixes = check.Suggestion("Set `ROCKET_ADDRESS` to `0.0.0.0`", check.Insert(v.At(procfile.Range{Start: at, End: at}).Start, "ROCKET_ADDRESS=0.0.0.0 "))
	}
	p.Report(f)
}
