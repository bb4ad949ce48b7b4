package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:  "server-not-started",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "The script starts no server",
	Reach: check.InImages,
	Applies: check.RunsKnownProgram(func(r *command.Run) bool {
		return r.Program.Name == "python" || r.Program.Name == "node"
	}),
	Check: checkServerNotStarted,
})

func checkServerNotStarted(p *check.Pass) {
	found := 0
	for _, v := range p.Candidates() {
		ref := v.Main().Reference()
		file := p.StartedFile(v.Main(), ref)
		if file == "" || ref.Kind != ecosystem.File {
			continue
		}
		if found++; found > check.MaxLookedUp {
			return
		}
		text, _ := p.Repository.Text(file)
		if app, ok := source.UnservedApp(text, path.Ext(file)); ok && !importsMore(p, path.Dir(file), app.Modules) {
			reportUnserved(p, v, file, app)
		}
	}
}

// importsMore reports whether a file of the folder that is imported may serve the app or go on.
func importsMore(p *check.Pass, folder string, modules []string) bool {
	for _, module := range modules {
		file := path.Join(folder, check.ModuleFile(strings.TrimLeft(module, ".")))
		if !p.Repository.IsFile(file) {
			continue
		}
		if text, known := p.Repository.Text(file); !known || source.MayGoOn(text) {
			return true
		}
	}
	return false
}

func reportUnserved(p *check.Pass, v *check.View, file string, app source.Unserved) {
	server := serverFor(p, v.Main(), file, app)
	if server.command == "" {
		return
	}
	start := server.command
	if p.AllExpandPort() {
		start += server.listening
	}
	f := check.Finding{
		Range:    v.At(v.Main().Naming()),
		Headline: prose.T("`%s` starts no server", check.PathPart(file)),
		Effects: p.On(platform.Ports).Serving(v).Except(func(t *platform.Target) bool {
			return t.Image
		}).All(check.NewEffect(check.Error, platform.Crash, "`%s` makes an app and ends at once, and visitors see an error.", check.PathPart(file))),
		Help: prose.T("Serve it, as with `%s`.", prose.Exact(start)),
	}
	if server.installed && (p.AllExpandPort() || server.listening == "") {
		f.Fixes = check.Suggestion(prose.Title("Use `%s`", start), check.Replace(v.At(v.Main().Whole()), start))
	}
	p.Report(f)
}

type appServer struct {
	command   string
	listening string // the options for its address, each behind a space
	installed bool   // a manifest lists the program
}

// serverFor is what serves an app; without a command where that isn't known.
func serverFor(p *check.Pass, run *command.Run, file string, app source.Unserved) appServer {
	folders := p.WorkingFolders(run)
	if len(folders) == 0 || len(run.Args) == 0 {
		return appServer{}
	}
	script := run.Reference().Name
	if app.Maker == "express" {
		www := path.Join(path.Dir(file), "bin/www")
		if !p.Repository.IsFile(www) {
			return appServer{}
		}
		return appServer{"node " + strings.TrimPrefix(www, folders[0]+"/"), "", true}
	}
	packages := p.Repository.Python(folders[0])
	if app.Maker == "streamlit" {
		return appServer{"streamlit run " + script, " --server.address 0.0.0.0 --server.port $PORT", packages.Names("streamlit")}
	}
	dir, name := path.Split(strings.TrimSuffix(strings.TrimPrefix(script, "./"), ".py"))
	if !check.IsPythonName(name) {
		return appServer{}
	}
	name += ":" + app.Name
	if app.Maker == "Flask" {
		return appServer{"gunicorn " + option("--chdir", dir) + name, " --bind 0.0.0.0:$PORT", packages.Names("gunicorn")}
	}
	return appServer{"uvicorn " + option("--app-dir", dir) + name, " --host 0.0.0.0 --port $PORT", packages.Names("uvicorn")}
}

// option is an option with a folder and a space, "" where there is no folder.
func option(name, folder string) string {
	if folder == "" {
		return ""
	}
	return name + " " + path.Clean(folder) + " "
}
