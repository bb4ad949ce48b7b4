package check

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// ReferenceMistake is a mistake in the application that a command names, such as app.py in place of app.
type ReferenceMistake struct {
	At       procfile.Range
	Headline prose.Text
	Effect   Effect   // an error where somebody saw the program fail
	Wants    []string // the correct forms, the likeliest first
	Split    bool     // set if it contains a space, which YAML parsers reject after the colon
	Dotted   bool     // set if only the repository shows that it isn't a module
	Since    int      // the first major version of the program that fails, or 0 if all do
}

// takesModules are programs that somebody saw fail without the module; the others of the kind probably do too.
const takesModules ecosystem.Words = "gunicorn uvicorn"

// FindReferenceMistake is the mistake in the application that a run of a known program names, or nil.
func FindReferenceMistake(run *command.Run) *ReferenceMistake {
	name := run.Program.Name
	if run.Base == "celery" {
		name = "celery"
	}
	ref := run.Reference()
	t := ReferenceMistake{At: ref.Range} // a run rarely has one
	found := false
	switch ref.Kind {
	case ecosystem.File:
		found = run.Base == "fastapi" && t.file(run, &ref)
	case ecosystem.Module, ecosystem.Dotted:
		found = !takesPaths.Has(name) && !pasted(run) && (t.blank(run, &ref) || t.path(run, &ref, name) || t.attribute(&ref, name))
	}
	if !found {
		return nil
	}
	if ref.Kind != ecosystem.File && !takesModules.Has(name) {
		t.Effect = t.Effect.Likely()
	}
	return new(t)
}

// takesPaths are programs whose targets have other forms too.
const takesPaths ecosystem.Words = "hypercorn huey_consumer arq"

// blank finds app: app and app :app.
func (t *ReferenceMistake) blank(run *command.Run, ref *command.Reference) bool {
	joined, at, ok := splitTarget(run, ref)
	if !ok {
		return false
	}
	t.At, t.Wants, t.Split = at, []string{joined}, true
	t.Headline = prose.T("The application `%s` contains a space", run.Text(at))
	name := run.Program.Name
	if !strings.HasSuffix(ref.Word, ":") {
		t.Effect = NewEffect(Warning, platform.Changed, "`%s` starts `%s`, without the part after the space.", name, ref.Word)
		return true
	}
	t.Effect = NewEffect(Error, platform.Crash, "`%s` exits because there's no name after the colon.", name)
	if name == "gunicorn" {
		t.Effect.Log = notParsed("").Log
	}
	return true
}

// path finds app.py and pkg/wsgi.
func (t *ReferenceMistake) path(run *command.Run, ref *command.Reference, name string) bool {
	if name == "gunicorn" && isAddress(ref) {
		t.Headline = prose.T("`%s` is an address, not an application", ref.Word)
		t.Effect = notImported(name, ref.Name)
		if len(run.Positional) > 1 {
			t.Wants = []string{"--bind " + ref.Name + ":$PORT"}
		}
		return true
	}
	module, isPath := ModuleAtPath(ref.Name)
	if !isPath {
		return false
	}
	t.Headline = prose.T("`%s` is a file path, not a module name", PathPart(ref.Word))
	t.Effect = notImported(name, ref.Name)
	if len(run.Positional) > 1 && run.Positional[0].Range == ref.Range && !strings.HasPrefix(ref.Name, "/") {
		if flag := folderFlag(name); flag != "" && !strings.HasSuffix(ref.Name, ".py") { // the application follows the path
			t.Wants = []string{flag + " " + ref.Name}
		}
		return true
	}
	t.Wants = append(withAttribute(name, module, ref.Attribute), fromFolder(run, ref, module)...)
	return true
}

// isAddress reports whether a word is a host and a port in place of an application.
func isAddress(ref *command.Reference) bool {
	return ref.Attribute != "" && strings.Trim(ref.Attribute, "0123456789") == "" && (ref.Name == "localhost" || ref.Name != "" && strings.Trim(ref.Name, "0123456789.") == "")
}

// attribute finds a mistake after the colon.
func (t *ReferenceMistake) attribute(ref *command.Reference, name string) bool {
	gunicorn := name == "gunicorn"
	needsBoth := func() Effect {
		e := NewEffect(Error, platform.Crash, "`%s` exits because it needs `MODULE:NAME`.", name)
		if name == "uvicorn" {
			e.Log = `Import string "` + ref.Word + `" must be in format "<module>:<attribute>".`
		}
		return e
	}
	switch {
	case strings.HasPrefix(ref.Name, ".") && !strings.Contains(ref.Name, "/"):
		t.Headline = prose.T("`%s` lacks a package in front of the dot", ref.Word)
		t.Effect = NewEffect(Error, platform.Crash, "`%s` exits: `%s` has no package.", name, ref.Word).
			Logged("TypeError: the 'package' argument is required to perform a relative import for '" + ref.Name + "'")
	case gunicorn && ref.Attribute == "" && dotForColon(ref.Name):
		module := withoutApp(ref.Name)
		app := ref.Name[len(module)+1:]
		t.Headline = prose.T("`%s` needs a colon before `%s`", ref.Word, app)
		t.Effect, t.Dotted = notImported(name, ref.Name).Likely(), true
		t.Wants = []string{module + ":" + app}
	case ref.Attribute == "" && (name == "uvicorn" || name == "daphne"):
		t.Headline = prose.T("`%s` doesn't name the application", ref.Word)
		t.Effect = needsBoth()
		t.Wants = withAttribute(name, withoutApp(ref.Name), "")
	case gunicorn && ref.Name == "":
		t.Headline = prose.T("`%s` doesn't name the module", ref.Word)
		t.Effect = NewEffect(Error, platform.Crash, "`gunicorn` exits because the module has no name.").Logged("ValueError: Empty module name")
	case name == "uvicorn" && ref.Name == "":
		t.Headline, t.Effect = prose.T("`%s` doesn't name the module", ref.Word), needsBoth()
	case gunicorn && strings.HasPrefix(ref.Attribute, ":"):
		t.Headline = prose.T("`%s` has two colons", ref.Word)
		t.Effect = notParsed(ref.Attribute)
		t.Wants = []string{ref.Name + ":" + strings.TrimLeft(ref.Attribute, ":")}
	case gunicorn && strings.Contains(ref.Attribute, ".") && !strings.Contains(ref.Attribute, "("):
		t.Headline = prose.T("`%s` after the colon isn't a name", ref.Attribute)
		t.Effect = notParsed(ref.Attribute)
		if !strings.HasSuffix(ref.Attribute, ".py") && IsPythonName(strings.ReplaceAll(ref.Attribute, ".", "")) {
			t.Since = 20 // before, it evaluates the expression: benoitc/gunicorn gunicorn/util.py of 19.9.0
		}
	default:
		return false
	}
	return true
}

// dotForColon reports whether a name ends with the usual module and application of Django and Flask projects, such as site.wsgi.application.
func dotForColon(name string) bool {
	module := withoutApp(name)
	return module != name && (module == "wsgi" || module == "asgi" || strings.HasSuffix(module, ".wsgi") || strings.HasSuffix(module, ".asgi"))
}

func notImported(program, module string) Effect {
	e := NewEffect(Error, platform.Crash, "`%s` exits because it can't import `%s`.", program, PathPart(module))
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
	return NewEffect(Error, platform.Crash, "`gunicorn` exits because `%s` isn't a name.", attribute).
		Logged("Failed to parse '" + attribute + "' as an attribute name or function call.")
}

// fromFolder are the targets that start the program in the folder of a path, which
// is correct if that folder isn't a package but contains the whole app.
func fromFolder(run *command.Run, ref *command.Reference, module string) []string {
	flag := folderFlag(run.Program.Name)
	dot := strings.LastIndexByte(module, '.')
	if dot < 0 || flag == "" || len(ref.Folders) > 0 {
		return nil
	}
	slash := strings.LastIndexByte(ref.Name, '/')
	if slash < 0 {
		return nil
	}
	return StartedIn(run, strings.TrimPrefix(ref.Name[:slash], "./"), ref.Name[slash+1:])
}

// StartedIn is the target of a run as the program needs it if it starts in a folder, where the path inside is that of the module.
func StartedIn(run *command.Run, folder, inside string) []string {
	ref, flag := run.Reference(), folderFlag(run.Program.Name)
	module, _ := ModuleAtPath("./" + inside)
	if module == "" || flag == "" || len(ref.Folders) > 0 || strings.HasPrefix(folder, "/") {
		return nil
	}
	return []string{flag + " " + folder + " " + withAttribute(run.Program.Name, module, ref.Attribute)[0]}
}

// folderFlag is the option of a program that names the folder of its application, or "".
func folderFlag(program string) string {
	switch program {
	case "gunicorn":
		return "--chdir"
	case "uvicorn":
		return "--app-dir"
	}
	return ""
}

// pasted reports whether the target of gunicorn is a configuration file of Paste.
func pasted(run *command.Run) bool {
	_, ok := run.Option("--paste --paster")
	return ok
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
	if (left != first.Raw) == (right != second.Raw) || left == "" || !IsPythonName(right) {
		return "", at, false
	}
	if module, isPath := ModuleAtPath(left); isPath {
		left = module
	}
	return left + ":" + right, at, true
}

// IsPythonName reports whether a text is a name in Python, or a call.
func IsPythonName(s string) bool {
	s = strings.TrimSuffix(s, "()")
	return consistsOf(s, IsWordByte) && (s[0] < '0' || s[0] > '9')
}

// ModuleAtPath is the name of the module at a path, "" for one outside of the folder; ok is false if the name isn't a path.
func ModuleAtPath(name string) (module string, ok bool) {
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

// withAttribute are the targets for a module, with the attribute of the command or with the usual names of applications.
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
func (t *ReferenceMistake) file(run *command.Run, ref *command.Reference) bool {
	module, app, found := strings.Cut(ref.Word, ":")
	if !found || !IsPythonName(strings.ReplaceAll(module, ".", "_")) || !IsPythonName(app) {
		return false
	}
	want := strings.ReplaceAll(module, ".", "/") + ".py"
	if app != "app" {
		want += " --app " + app
	}
	t.Wants = []string{want}
	t.Headline = prose.T("`%s` is a module name, not a file path", ref.Word)
	t.Effect = NewEffect(Error, platform.Crash, "`%s` exits because it finds no file `%s`.", run.Program.Name, ref.Word).Logged("Path does not exist " + ref.Word)
	return true
}

// HasSplitReference reports whether a command has the application in two words, such
// as app: app. A rule on modules reports it, so that one on YAML doesn't have to.
func HasSplitReference(text string) bool {
	run := command.Parse(text).Main()
	if run == nil || run.Program == nil {
		return false
	}
	t := FindReferenceMistake(run)
	return t != nil && t.Split
}
