package rules

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:         "asgi-worker",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "ASGI app without an ASGI worker",
	Reach:        check.InText,
	Applies:      check.RunsKnownProgram(func(r *command.Run) bool { return r.Program.Name == "gunicorn" }),
	CheckCommand: checkASGIWorker,
})

// wsgiWorkers are the worker classes of gunicorn for WSGI apps.
const wsgiWorkers ecosystem.Words = "sync gthread gevent gevent_wsgi gevent_pywsgi eventlet tornado"

func checkASGIWorker(p *check.Pass, v *check.View) {
	run := v.Main()
	option, set := run.Option("-k --worker-class")
	ref := run.Reference()
	if run.Program.Name != "gunicorn" || ref.Kind != ecosystem.Module || set && !wsgiWorkers.Has(run.Value(option)) || setsWorker(p, v, run) {
		return
	}
	if text, is := isASGI(p, run, ref); is {
		f := check.Finding{
			Range:    v.At(ref.NameRange),
			Headline: prose.T("`%s` is ASGI, but `gunicorn` calls it as WSGI", ref.Name),
			Effects: p.Everywhere().Of(v).All(check.NewEffect(check.Error, platform.Crash,
				"Visitors see error 500: a WSGI worker can't call an ASGI app.")),
			Help: prose.T("Use an ASGI worker class, such as `%s`.", prose.Exact("-k "+check.WorkerClass)),
		}
		module, isDjango := strings.CutSuffix(ref.Name, "asgi")
		wsgi, beside := module+"wsgi", ref
		beside.Name = wsgi
		switch {
		case p.Repository == nil:
		case isDjango && !strings.Contains(text, "ProtocolTypeRouter") && p.StartedFile(run, beside) != "":
			f.Help = prose.T("Use `%s`, the same app for WSGI.", wsgi)
			f.Fixes = check.Suggestion(prose.Title("Use `%s`", wsgi), check.Replace(f.Range, wsgi))
		default:
			if class := asgiClass(p.Repository.Python(p.Repository.Folder())); class != "" && set {
				f.Fixes = check.Suggestion(prose.Title("Use `%s`", class), check.Replace(v.At(option.Value), class))
			} else if class != "" {
				f.Fixes = check.Suggestion(prose.Title("Add `%s`", "-k "+class), check.Insert(v.At(ref.Range).Start, "-k "+class+" "))
			}
		}
		p.Report(f)
	}
}

// setsWorker reports whether a variable or a file of settings may choose the class of the worker.
func setsWorker(p *check.Pass, v *check.View, run *command.Run) bool {
	config, named := run.Option(run.Program.Config)
	if run.Doubtful || run.Program.Env.AnyIn(v.Cmd.Text) || named && p.Repository == nil {
		return true
	}
	if p.Repository == nil {
		return false
	}
	file := "gunicorn.conf.py"
	if named {
		file = strings.TrimPrefix(run.Value(config), "file:")
	}
	return slices.ContainsFunc(p.WorkingFolders(run), func(folder string) bool {
		file := path.Join(folder, file)
		text, known := p.Repository.Text(file)
		return named && !known || strings.Contains(text, "worker_class") || !known && p.Repository.IsFile(file)
	})
}

// isASGI reports whether the app of a module is one for ASGI, by the file, or by the name that Django gives it. text is that of
// the file, if it's known.
func isASGI(p *check.Pass, run *command.Run, ref command.Reference) (text string, is bool) {
	named := ref.Name == "asgi" || strings.HasSuffix(ref.Name, ".asgi")
	if p.Repository == nil {
		return "", named
	}
	file := p.StartedFile(run, ref)
	text, known := p.Repository.Text(file)
	if file == "" || !known || strings.TrimSpace(text) == "" {
		return "", named
	}
	if strings.Contains(strings.ToLower(text), "wsgi") {
		return text, false
	}
	made := source.PythonModule(text).Assigned(cmp.Or(ref.Attribute, run.Program.App))
	const makers ecosystem.Words = "FastAPI Starlette Litestar Quart get_asgi_application ProtocolTypeRouter"
	maker, _, called := strings.Cut(made, "(")
	return text, called && makers.Has(maker)
}

func asgiClass(packages *repository.Packages) string {
	switch {
	case packages.Names("uvicorn-worker"): // the better one
		return "uvicorn_worker.UvicornWorker"
	case packages.Names("uvicorn"):
		return check.WorkerClass
	}
	return ""
}
