package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "module-path",
	Group:      CommandsGroup,
	Title:      "File path instead of a module",
	Documented: modulePathDocs{},
	Suspects:   startingKnown(func(r *command.Run) bool { return findPathTarget(r) != nil }),
	Check:      checkModulePath,
})

type modulePathDocs struct{}

// Docs is the documentation.
func (modulePathDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a Python server with `app.py`, a path with slashes, or `app: app` in place of a module and an application.",
		Why: "gunicorn, uvicorn, daphne, and waitress import a module. Its name has dots between folders and no `.py`. A colon " +
			"and the name of the application follow, without a space. For `app.py`, they look for a module `py` in a package " +
			"`app`. For `pkg/wsgi`, they look for a module with that whole name. In `app: app`, no name follows the colon. " +
			"The server ends before it listens: Heroku visitors see H10, and on Drycc the deploy never finishes. " +
			"Platforms that read the file as YAML, such as Deis, Drycc, Sevalla, and Railway, reject a space after the colon. " +
			"`fastapi run` is the opposite: it needs the path of a file. Proclint doesn't report hypercorn, which also " +
			"accepts a file path.",
		Bad:  Sample{Text: "web: gunicorn app.py:app\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}},
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

func checkModulePath(p *Pass) {
	for _, v := range p.suspects() {
		if t := findPathTarget(v.main()); !t.dotted || p.Repository == nil {
			v.broken = true
			p.reportTarget(v, t)
		}
	}
}

// pathTarget is a target that the program can't find under that name.
type pathTarget struct {
	at       procfile.Range
	headline prose.Text
	// effect is an error where somebody saw the program fail.
	effect Effect
	wants  []string // the correct forms, the likeliest first
	// split is set if it contains a space, which YAML parsers reject after the colon.
	split bool
	// dotted is set if only the repository shows that it isn't a module.
	dotted bool
}

// takesModules are programs that somebody saw fail without the module; the others of
// the kind probably do too.
const takesModules command.Words = "gunicorn uvicorn"

// findPathTarget finds a mistake in the target of a run, or is nil.
func findPathTarget(run *command.Run) *pathTarget {
	name := run.Program.Name
	if run.Base == "celery" {
		name = "celery"
	}
	ref := run.Reference()
	t := &pathTarget{at: ref.Range}
	found := false
	switch ref.Kind {
	case command.File:
		found = run.Base == "fastapi" && t.file(run, &ref)
	case command.Module, command.Dotted:
		found = !takesPaths.Has(name) && !pasted(run) && (t.blank(run, &ref) || t.path(run, &ref, name) || t.attribute(&ref, name))
	}
	if !found {
		return nil
	}
	if ref.Kind != command.File && !takesModules.Has(name) {
		t.effect.Severity = Warning
	}
	return t
}

// takesPaths are programs whose targets have other forms too.
const takesPaths command.Words = "hypercorn huey_consumer arq"

// blank finds app: app and app :app.
func (t *pathTarget) blank(run *command.Run, ref *command.Reference) bool {
	joined, at, ok := splitTarget(run, ref)
	if !ok {
		return false
	}
	t.at, t.wants, t.split = at, []string{joined}, true
	t.headline = prose.T("The application `%s` contains a space", run.Text(at))
	name := run.Program.Name
	if !strings.HasSuffix(ref.Word, ":") {
		t.effect = effect(Warning, platform.Changed, "`%s` gets only `%s`.", name, ref.Word)
		return true
	}
	t.effect = effect(Error, platform.Crash, "`%s` finds no name after the colon.", name)
	if name == "gunicorn" {
		t.effect.Log = "SyntaxError: unexpected EOF while parsing"
	}
	return true
}

// path finds app.py and pkg/wsgi.
func (t *pathTarget) path(run *command.Run, ref *command.Reference, name string) bool {
	module, isPath := moduleOf(ref.Name)
	if !isPath {
		return false
	}
	t.headline = prose.T("`%s` is a file path, not a module name", pathCode(ref.Word))
	t.effect = notImported(name, ref.Name)
	t.wants = append(withAttribute(name, module, ref.Attribute), fromFolder(run, ref, module)...)
	return true
}

// attribute finds a mistake after the colon.
func (t *pathTarget) attribute(ref *command.Reference, name string) bool {
	gunicorn := name == "gunicorn"
	switch {
	case gunicorn && ref.Attribute == "" && dotForColon(ref.Name):
		module := withoutApp(ref.Name)
		app := ref.Name[len(module)+1:]
		t.headline = prose.T("`%s` needs a colon before `%s`", ref.Word, app)
		t.effect = notImported(name, ref.Name)
		t.effect.Severity, t.dotted = Warning, true
		t.wants = []string{module + ":" + app}
	case ref.Attribute == "" && (name == "uvicorn" || name == "daphne"):
		t.headline = prose.T("`%s` doesn't name the application", ref.Word)
		t.effect = effect(Error, platform.Crash, "`%s` ends because it needs `MODULE:NAME`.", name)
		if name == "uvicorn" {
			t.effect.Log = `Import string "` + ref.Word + `" must be in format "<module>:<attribute>".`
		}
		t.wants = withAttribute(name, withoutApp(ref.Name), "")
	case gunicorn && strings.HasPrefix(ref.Attribute, ":"):
		t.headline = prose.T("`%s` has two colons", ref.Word)
		t.effect = notParsed(ref.Attribute)
		t.wants = []string{ref.Name + ":" + strings.TrimLeft(ref.Attribute, ":")}
	case gunicorn && strings.Contains(ref.Attribute, ".") && !strings.Contains(ref.Attribute, "("):
		t.headline = prose.T("`%s` after the colon isn't a name", ref.Attribute)
		t.effect = notParsed(ref.Attribute)
	default:
		return false
	}
	return true
}

// dotForColon reports whether a name ends with the usual module and application of
// Django and Flask projects, such as site.wsgi.application.
func dotForColon(name string) bool {
	module := withoutApp(name)
	return module != name && (module == "wsgi" || module == "asgi" || strings.HasSuffix(module, ".wsgi") || strings.HasSuffix(module, ".asgi"))
}

// notImported is the effect of a module that a program can't import.
func notImported(program, module string) Effect {
	e := effect(Error, platform.Crash, "`%s` can't import the module.", program)
	switch program {
	case "gunicorn":
		e.Log = "No module named '" + module + "'"
	case "uvicorn":
		e.Log = "Could not import module \"" + module + "\"."
	}
	return e
}

// notParsed is the effect of an attribute that isn't a name.
func notParsed(attribute string) Effect {
	return effect(Error, platform.Crash, "`gunicorn` can't parse `%s`.", attribute).
		logged("Failed to parse '" + attribute + "' as an attribute name or function call.")
}

// fromFolder are the targets that start the program in the folder of a path, which
// is correct if that folder isn't a package but contains the whole app.
func fromFolder(run *command.Run, ref *command.Reference, module string) []string {
	flag := ""
	switch run.Program.Name {
	case "gunicorn":
		flag = "--chdir"
	case "uvicorn":
		flag = "--app-dir"
	}
	dot := strings.LastIndexByte(module, '.')
	if dot < 0 || flag == "" || len(ref.Folders) > 0 {
		return nil
	}
	slash := strings.LastIndexByte(ref.Name, '/')
	if slash < 0 {
		return nil
	}
	folder := strings.TrimPrefix(ref.Name[:slash], "./")
	rest, _ := moduleOf("./" + ref.Name[slash+1:])
	if strings.HasPrefix(folder, "/") {
		return nil
	}
	return []string{flag + " " + folder + " " + withAttribute(run.Program.Name, rest, ref.Attribute)[0]}
}

// pasted reports whether the target of gunicorn is a configuration file of Paste.
func pasted(run *command.Run) bool {
	for _, o := range run.Options {
		if o.Name == "--paste" || o.Name == "--paster" {
			return true
		}
	}
	return false
}

// splitTarget finds app: app and app :app, and joins them.
func splitTarget(run *command.Run, ref *command.Reference) (joined string, at procfile.Range, ok bool) {
	if len(run.Positional) < 2 || run.Positional[0].Range != ref.Range {
		return "", at, false
	}
	first, second := run.Positional[0], run.Positional[1]
	at = procfile.Range{Start: first.Range.Start, End: second.Range.End}
	between := run.Text(procfile.Range{Start: first.Range.End, End: second.Range.Start})
	if strings.Trim(between, " \t") != "" {
		return "", at, false
	}
	left, right := strings.TrimSuffix(first.Raw, ":"), strings.TrimPrefix(second.Raw, ":")
	if (left != first.Raw) == (right != second.Raw) || left == "" || !isName(right) {
		return "", at, false
	}
	if module, isPath := moduleOf(left); isPath {
		left = module
	}
	return left + ":" + right, at, true
}

// isName reports whether a text is a name in Python, or a call.
func isName(s string) bool {
	s = strings.TrimSuffix(s, "()")
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if !(c >= 'a' && c <= 'z' || s[i] == '_' || i > 0 && s[i] >= '0' && s[i] <= '9') {
			return false
		}
	}
	return s != ""
}

// moduleOf is the name of the module at a path, "" for one outside of the folder; ok
// is false if the name isn't a path.
func moduleOf(name string) (module string, ok bool) {
	stem := strings.TrimSuffix(name, ".py")
	if stem == name && !strings.Contains(name, "/") {
		return "", false
	}
	stem = strings.TrimPrefix(strings.TrimPrefix(stem, "./"), "/app/")
	if stem == "" || strings.Contains(stem, "..") || strings.HasPrefix(stem, "/") || strings.HasSuffix(stem, "/") {
		return "", true
	}
	return strings.ReplaceAll(stem, "/", "."), true
}

// withAttribute are the targets for a module, with the attribute of the command or
// with the usual names of applications.
func withAttribute(program, module, attribute string) []string {
	switch {
	case module == "":
		return nil
	case attribute != "":
		return []string{module + ":" + attribute}
	case strings.HasPrefix(program, "celery"), program == "gunicorn" && strings.HasSuffix(module, "wsgi"):
		return []string{module}
	case strings.HasSuffix(module, "wsgi") || strings.HasSuffix(module, "asgi"):
		return []string{module + ":application"}
	}
	return []string{module + ":app", module + ":application"}
}

// withoutApp removes the name of the application after a dot in place of the colon.
func withoutApp(name string) string {
	for _, end := range []string{".app", ".application"} {
		if stem, ok := strings.CutSuffix(name, end); ok && stem != "" {
			return stem
		}
	}
	return name
}

// file finds main:app where fastapi needs the path of a file.
func (t *pathTarget) file(run *command.Run, ref *command.Reference) bool {
	module, app, found := strings.Cut(ref.Word, ":")
	if !found || !isName(strings.ReplaceAll(module, ".", "_")) || !isName(app) {
		return false
	}
	want := strings.ReplaceAll(module, ".", "/") + ".py"
	if app != "app" {
		want += " --app " + app
	}
	t.wants = []string{want}
	t.headline = prose.T("`%s` is a module name, not a file path", ref.Word)
	t.effect = effect(Error, platform.Crash, "`%s` can't find the file.", run.Program.Name).logged("Path does not exist " + ref.Word)
	return true
}

// holdsSplitTarget reports whether a command has the application in two words, such
// as app: app, so that this rule reports it and not one about YAML.
func holdsSplitTarget(text string) bool {
	run := command.Parse(text).Main()
	if run == nil || run.Program == nil {
		return false
	}
	t := findPathTarget(run)
	return t != nil && t.split
}

func (p *Pass) reportTarget(v *commandView, t *pathTarget) {
	f := Finding{
		Range:    v.at(t.at),
		Headline: t.headline,
		Effects:  p.Everywhere().Of(v).All(t.effect),
		Help:     prose.T("Use `MODULE:NAME`, with dots between folders."),
	}
	if t.split {
		f.Effects = p.rejectedByYAML(f.Effects, v.Line)
	}
	for _, want := range t.wants {
		if len(f.Fixes) == 0 {
			f.Help = prose.T("Use `%s`.", want)
		}
		edits := []procfile.TextEdit{{Range: t.at, NewText: want}}
		f.Fixes = append(f.Fixes, p.rewriteFix(v, prose.Title("Use `%s`", want), edits, func(r *command.Run) bool {
			return findPathTarget(r) == nil
		})...)
	}
	p.Report(f)
}
