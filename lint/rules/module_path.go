package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "module-path",
	Group:      check.CommandsGroup,
	Kind:       check.Slip,
	Title:      "File path instead of a module",
	Documented: modulePathDocs{},
	Applies:    check.RunsKnownProgram(func(r *command.Run) bool { return check.FindReferenceMistake(r) != nil }),
	Check:      checkModulePath,
})

type modulePathDocs struct{}

func (modulePathDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "A Python server gets `app.py`, a path with slashes, or `app: app` instead of a module and an application.",
		Why: "gunicorn, uvicorn, daphne, and waitress import a module. Its name has dots between folders and no `.py`. A " +
			"colon and the name of the application follow, without a space. For `app.py`, they look for a module `py` in " +
			"a package `app`. For `pkg/wsgi`, they look for a module with that whole name. In `app: app`, no name follows " +
			"the colon. The server exits before it listens: Heroku visitors see H10, and on Drycc the deploy never " +
			"finishes. Platforms that read the file as YAML, such as Deis, Drycc, Sevalla, and Railway, reject a space " +
			"after the colon.",
		Exceptions: []string{
			"The path of a file after `fastapi run`, which needs one.",
			"hypercorn, which also accepts a file path.",
		},
		Bad:     check.Sample{Text: "web: gunicorn app.py:app\n", Platforms: []string{"heroku"}},
		Good:    check.Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Failure: "module",
		Logs: []string{
			"No module named 'app.py'; 'app' is not a package", "Failed to find application, did you mean '…'?",
			"ModuleNotFoundError: No module named 'pkg/wsgi'", "SyntaxError: unexpected EOF while parsing",
			"Failed to parse '…' as an attribute name or function call.", "Worker failed to boot",
			"Error loading ASGI app. Import string \"…\" must be in format \"<module>:<attribute>\".",
			"Error loading ASGI app. Could not import module \"main.py\".", "Path does not exist main:app",
			"Unable to load celery application.",
		},
		Sources: []string{
			"007AMAN007/bank-web-app Procfile (`gunicorn bank.py`)", "00nyx00/first_flask_app Procfile (six commits)", "gunicorn issues 104 and 2002",
			"run: gunicorn, uvicorn", "encode/uvicorn uvicorn/importer.py", "fastapi/fastapi-cli src/fastapi_cli/cli.py", "celery/celery celery/bin/celery.py",
		},
	}
}

func checkModulePath(p *check.Pass) {
	for _, v := range p.Candidates() {
		if t := check.FindReferenceMistake(v.Main()); !t.Dotted || p.Repository == nil {
			v.Broken = true
			reportTarget(p, v, t)
		}
	}
}

func reportTarget(p *check.Pass, v *check.View, t *check.ReferenceMistake) {
	f := check.Finding{
		Range:    v.At(t.At),
		Headline: t.Headline,
		Effects:  p.Everywhere().Of(v).All(t.Effect),
		Help:     prose.T("Write `MODULE:NAME`, with dots between folders and without `.py`."),
	}
	if t.Split {
		f.Effects = p.RejectedByYAML(f.Effects, v.Line)
	}
	for _, want := range t.Wants {
		if len(f.Fixes) == 0 {
			f.Help, f.HelpUnfixed = prose.Text{}, prose.T("Use `%s`.", want)
		}
		edits := []procfile.TextEdit{{Range: t.At, NewText: want}}
		f.Fixes = append(f.Fixes, p.RewriteFix(v, prose.Title("Use `%s`", prose.Exact(want)), edits, func(r *command.Run) bool {
			return check.FindReferenceMistake(r) == nil
		})...)
	}
	p.Report(f)
}
