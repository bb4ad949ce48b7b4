package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "module-path",
	Group:      CommandsGroup,
	Order:      18,
	Title:      "The application is named as a file, not as a module",
	Documented: modulePathDocs{},
	Suspects:   startingKnown(func(r *command.Run) bool { return findPathTarget(r) != nil }),
	Check:      checkModulePath,
})

type modulePathDocs struct{}

// Docs is the documentation.
func (modulePathDocs) Docs() Docs {
	return Docs{
		Summary: "A server for Python is given app.py, a path with slashes, or app: app.",
		Why: "gunicorn, uvicorn, daphne and waitress import a module: its name has dots between folders and no .py at its end, then a " +
			"colon and the name of the application, without a blank. Given app.py they look for a module py in a package app, given " +
			"pkg/wsgi for a module of that whole name; app: app is a module without a name behind the colon, and a second word. The " +
			"server ends before it listens, on every platform: Heroku shows H10, Drycc never finishes the deploy. Platforms that " +
			"read the file as YAML, such as Deis, Drycc, Sevalla and Railway, stop even before at the blank behind the colon. " +
			"hypercorn finds an application by the path of its file as well, and is left alone. fastapi run is the other way " +
			"round: it wants the path of a file.",
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
			"007AMAN007/bank-web-app Procfile (gunicorn bank.py)", "00nyx00/first_flask_app Procfile (six commits)", "gunicorn issues 104 and 2002",
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

// pathTarget is a target that the program cannot find under that name.
type pathTarget struct {
	_      [0]func() // never compared: == on it would be code to download
	at     procfile.Range
	head   string
	effect string
	// most is the severity: an error where the program was seen to stop.
	most  Severity
	wants []string // how it may be written, the likeliest first
	// split is set when a blank stands in it, which also ends the value in YAML.
	split bool
	// dotted is set when only the files can say for sure that it is no module.
	dotted bool
}

// takesModules are programs that import what they are given, and were seen to
// stop where that fails; the others of the kind are believed to.
const takesModules command.Words = "gunicorn uvicorn"

// findPathTarget says what is wrong with the target of a run, or is nil.
func findPathTarget(run *command.Run) *pathTarget {
	name := run.Program.Name
	if run.Base == "celery" {
		name = "celery"
	}
	ref := run.Reference()
	t := &pathTarget{at: ref.Range, most: Warning}
	if takesModules.Has(name) {
		t.most = Error
	}
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
	return t
}

// takesPaths are programs that take more than a module and a name.
const takesPaths command.Words = "hypercorn huey_consumer arq"

// blank finds app: app and app :app.
func (t *pathTarget) blank(run *command.Run, ref *command.Reference) bool {
	joined, at, ok := splitTarget(run, ref)
	if !ok {
		return false
	}
	t.at, t.wants, t.split = at, []string{joined}, true
	t.head = "A blank stands in the application " + quote(run.Text(at))
	name := run.Program.Name
	switch {
	case !strings.HasSuffix(ref.Word, ":"):
		t.most = Warning
		t.effect = name + " takes " + quote(ref.Word) + " alone"
	case name == "gunicorn":
		t.effect = "gunicorn finds no name behind the colon and stops with “SyntaxError: unexpected EOF while parsing”"
	default:
		t.effect = name + " finds no name behind the colon"
	}
	return true
}

// path finds app.py and pkg/wsgi.
func (t *pathTarget) path(run *command.Run, ref *command.Reference, name string) bool {
	module, isPath := moduleOf(ref.Name)
	if !isPath {
		return false
	}
	t.head = quote(ref.Word) + " is the path of a file, but " + name + " wants the name of a module"
	t.effect = notImported(name, ref.Name)
	t.wants = append(withAttribute(name, module, ref.Attribute), fromFolder(run, ref, module)...)
	return true
}

// attribute finds what is wrong behind the colon.
func (t *pathTarget) attribute(ref *command.Reference, name string) bool {
	gunicorn := name == "gunicorn"
	switch {
	case gunicorn && ref.Attribute == "" && dotForColon(ref.Name):
		t.head = "A dot stands in " + quote(ref.Word) + " where a colon belongs, since the application is no module"
		t.effect = "gunicorn stops with “No module named '" + visible(ref.Name) + "'”"
		t.most, t.dotted = Warning, true
		t.wants = []string{withoutApp(ref.Name) + ":" + ref.Name[len(withoutApp(ref.Name))+1:]}
	case ref.Attribute == "" && (name == "uvicorn" || name == "daphne"):
		t.head = quote(ref.Word) + " lacks the name of the application behind the module"
		t.effect = name + " stops, because it wants MODULE:NAME"
		t.wants = withAttribute(name, withoutApp(ref.Name), "")
	case gunicorn && strings.HasPrefix(ref.Attribute, ":"):
		t.head = quote(ref.Word) + " has two colons"
		t.effect = notParsed(ref.Attribute)
		t.wants = []string{ref.Name + ":" + strings.TrimLeft(ref.Attribute, ":")}
	case gunicorn && strings.Contains(ref.Attribute, ".") && !strings.Contains(ref.Attribute, "("):
		t.head = "Behind the colon of " + quote(ref.Word) + " stands more than one name"
		t.effect = notParsed(ref.Attribute)
	default:
		return false
	}
	return true
}

// dotForColon reports whether a name ends in the module and the application that
// Django and Flask projects have, as in site.wsgi.application.
func dotForColon(name string) bool {
	module := withoutApp(name)
	return module != name && (module == "wsgi" || module == "asgi" || strings.HasSuffix(module, ".wsgi") || strings.HasSuffix(module, ".asgi"))
}

// notImported is what a program says of a module that is none.
func notImported(program, module string) string {
	switch program {
	case "gunicorn":
		return "gunicorn stops with “No module named '" + visible(module) + "'”"
	case "uvicorn":
		return "uvicorn stops with “Could not import module \"" + visible(module) + "\".”"
	}
	return program + " finds no module named " + visible(module)
}

// notParsed is what gunicorn says of an attribute that is no name.
func notParsed(attribute string) string {
	return "gunicorn stops with “Failed to parse '" + visible(attribute) + "' as an attribute name or function call.”"
}

// fromFolder are the targets that start the program in the folder of a path,
// which is right where that folder is no package but holds the whole app.
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

// pasted reports whether the target of gunicorn is a file of Paste.
func pasted(run *command.Run) bool {
	for _, o := range run.Options {
		if o.Name == "--paste" || o.Name == "--paster" {
			return true
		}
	}
	return false
}

// splitTarget finds app: app and app :app, and what was meant.
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

// isName reports whether a text is a name of Python, or a call of one.
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

// moduleOf is the name of the module that a path leads to, "" for one outside of
// the folder; ok is false for what is no path.
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

// withAttribute are the targets that a module gives, with the attribute that was
// written, or with the names that applications usually have.
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

// withoutApp takes the name of the application off where a dot stands in place of
// the colon.
func withoutApp(name string) string {
	for _, end := range []string{".app", ".application"} {
		if stem, ok := strings.CutSuffix(name, end); ok && stem != "" {
			return stem
		}
	}
	return name
}

// file finds main:app where fastapi wants the path of a file.
func (t *pathTarget) file(run *command.Run, ref *command.Reference) bool {
	module, app, found := strings.Cut(ref.Word, ":")
	if !found || !isName(strings.ReplaceAll(module, ".", "_")) || !isName(app) {
		return false
	}
	want := strings.ReplaceAll(module, ".", "/") + ".py"
	if app != "app" {
		want += " --app " + app
	}
	t.most, t.wants = Error, []string{want}
	t.head = quote(ref.Word) + " is a module and a name, but " + run.Program.Name + " wants the path of a file"
	t.effect = "it stops with “Path does not exist " + visible(ref.Word) + "”"
	return true
}

// holdsSplitTarget reports whether a command has the application in two words, as
// in app: app, so that this rule has to speak of it and not one about YAML.
func holdsSplitTarget(text string) bool {
	run := command.Parse(text).Main()
	if run == nil || run.Program == nil {
		return false
	}
	t := findPathTarget(run)
	return t != nil && t.split
}

// splitForYAML says what a reader of YAML does with the colon and the blank.
func (p *Pass) splitForYAML(v *commandView, cs []Concern) {
	for i, c := range cs {
		if r, _ := p.Read(c.Target); c.Target.YAML && r.Error != "" {
			cs[i].Effect = p.errorEffect(c.Target, v.Line)
			cs[i].Sure = c.Target.Sure(platform.Grammar)
			if !cs[i].Sure {
				cs[i].Severity = min(cs[i].Severity, Warning)
			}
		}
	}
}

func (p *Pass) reportTarget(v *commandView, t *pathTarget) {
	cs := v.concerns(t.most, t.effect)
	if t.split {
		p.splitForYAML(v, cs)
	}
	advice := "write MODULE:NAME with dots between the folders"
	var fixes []Fix
	for _, want := range t.wants {
		if len(fixes) == 0 {
			advice = "write " + want
		}
		fixes = append(fixes, p.rewriteFix(v, "Write "+want, []procfile.TextEdit{{Range: t.at, NewText: want}}, func(r *command.Run) bool {
			return findPathTarget(r) == nil
		})...)
	}
	p.Report(Finding{
		Range:    v.at(t.at),
		Concerns: cs,
		Message:  p.Sentence(t.head, cs, advice),
		Fixes:    fixes,
	})
}
