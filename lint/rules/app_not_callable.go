package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:     "app-not-callable",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Object that a server can't call",
	Reach:    check.InImages,
	CheckRun: checkAppNotCallable,
})

// uncallable are classes whose objects no server can call, with the attribute that is the app, or "" where another object is.
// Sources: plotly/dash dash/dash.py, miguelgrinberg/Flask-SocketIO src/flask_socketio/__init__.py, flask-restful/flask-restful
// flask_restful/__init__.py, pallets/flask src/flask/sansio/blueprints.py.
var uncallable = []struct{ class, app string }{
	{"Dash", "server"}, {"JupyterDash", "server"}, {"SocketIO", ""}, {"Blueprint", ""}, {"Api", ""},
}

// checkAppNotCallable reports an object that gunicorn, or another server of Python, gets as the app.
func checkAppNotCallable(p *check.Pass, v *check.View) {
	run := v.Main()
	ref := run.Reference()
	name := ref.Attribute
	file := p.StartedFile(run, ref)
	if ref.Kind != ecosystem.Module || name == "" || file == "" || strings.ContainsAny(name, ".(") {
		return
	}
	text, _ := p.Repository.Text(file)
	module := source.PythonModule(text)
	class, _, _ := strings.Cut(module.Assigned(name), "(")
	class = class[strings.LastIndexByte(class, '.')+1:]
	for _, u := range uncallable {
		if u.class != class {
			continue
		}
		f := check.Finding{
			Range:    v.At(ref.AttributeRange),
			Headline: prose.T("`%s` is an object of `%s`, which no server can call", name, class),
			Effects: p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` exits: the object isn't callable.", run.Base).
				Logged("Application object must be callable.")),
			Help: prose.T("Name the app itself, such as that of Flask."),
		}
		app := appBeside(module, name, u.app)
		switch {
		case app != "":
			f.HelpUnfixed, f.Help = prose.T("%s.", check.UseText(ref.Name+":"+app)), prose.Text{}
			whole := procfile.Range{Start: ref.NameRange.Start, End: ref.AttributeRange.End}
			f.Fixes = check.Suggestion(prose.Title("Use `%s`", ref.Name+":"+app), check.Replace(v.At(whole), ref.Name+":"+app))
		case u.app != "":
			f.Help = prose.T("Add `%s = %s.%s` to `%s`, and serve `%s:%s`.", u.app, name, u.app, check.PathPart(file), ref.Name, u.app)
		}
		p.Report(f)
	}
}

// appBeside is the name that a module gives to the attribute of an object that is the app, or to an app of Flask; or "".
func appBeside(module source.Module, object, attribute string) string {
	for _, name := range []string{attribute, "server", "application", "app", "flask_app"} {
		value := module.Assigned(name)
		isOwn := attribute != "" && strings.TrimSpace(value) == object+"."+attribute
		if name != "" && name != object && (isOwn || strings.HasPrefix(value, "Flask(") || strings.HasPrefix(value, "flask.Flask(")) {
			return name
		}
	}
	return ""
}
