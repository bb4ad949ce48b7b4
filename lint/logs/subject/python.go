package subject

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/lex"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// SetUnset sets the variable that the app's line reads where an error got no value.
func (d *Subject) SetUnset() {
	if d.Values["unset"] == "" && ascii.ContainsAny(d.First.Text, []string{"None", "undefined", "null", "nil", "required", "must be"}) {
		d.Set("unset", VariableOf(d.App.CodeAt(d.Values["at"]), d.Values["row"]))
	}
}

// isOfApp reports whether a file is one of the app: the folder has it, or the error comes from code beside it.
func isOfApp(d *Subject, file string) bool {
	if d.App.Repo.HasFile(file) {
		return true
	}
	folder, _, inFolder := strings.Cut(file, "/")
	return inFolder && strings.HasPrefix(d.Values["at"], folder+"/")
}

// WorkerPackage is the package with the worker class of gunicorn that a module lacks, or "" where the module isn't one of a worker
// or the package isn't known.
func (d *Subject) WorkerPackage(module string) string {
	worker := d.Values["worker"]
	if module != worker && !strings.HasPrefix(worker, module+".") {
		return ""
	}
	top, _, _ := strings.Cut(worker, ".")
	for name := worker; name != top; name = name[:strings.LastIndexByte(name, '.')] {
		if pkg := ecosystem.OtherPipName(name); pkg != "" {
			return pkg
		}
	}
	if ecosystem.IsPythonModule(top) || ecosystem.Of(ecosystem.Python).Knows(top) {
		return ecosystem.PipName(top)
	}
	return ""
}

// IsServed reports whether a module is the one that the server loads: gunicorn itself fails then, or the name is a usual one.
func (d *Subject) IsServed(module string) bool {
	return d.Values["within"] == "gunicorn" || ServerModules.Has(module+".py") || strings.HasPrefix(d.Values["module"], module+".wsgi")
}

// OwnModuleFile is the file of the app that the module with a name is, or "".
func (d *Subject) OwnModuleFile() string {
	file := d.Values["path"]
	if own := strings.ReplaceAll(d.Values["module"], ".", "/") + ".py"; file == "" && isOfApp(d, own) {
		return own
	}
	if !lex.IsOwn(file) {
		return ""
	}
	return lex.InApp(file)
}
