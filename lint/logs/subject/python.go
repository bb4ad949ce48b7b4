package subject

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/language"
	"github.com/proclint/proclint/lint/logs/paths"
)

// SetUnset sets the variable that the app's line reads where an error got no value.
func (d *Subject) SetUnset() {
	if d.Values["unset"] == "" && ascii.ContainsAny(d.First.Text, []string{"None", "undefined", "null", "nil", "required", "must be"}) {
		d.Set("unset", language.VariableOf(d.App.CodeAt(d.Values["at"]), d.Values["row"]))
	}
}

// isOfApp reports whether a file is one of the app: the folder has it, or the error comes from code beside it.
func isOfApp(d *Subject, file string) bool {
	if d.App.HasFile(file) {
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
		if pkg := language.OtherPipName(name); pkg != "" {
			return pkg
		}
	}
	if language.IsPackage(top) {
		return language.PipName(top)
	}
	return ""
}

// IsServed reports whether a module is the one that the server loads: gunicorn itself fails then, or the name is a usual one.
func (d *Subject) IsServed(module string) bool {
	return d.Values["within"] == "gunicorn" || language.ServerModules.Has(module+".py") || strings.HasPrefix(d.Values["module"], module+".wsgi")
}

// OwnModuleFile is the file of the app that the module with a name is, or "".
func (d *Subject) OwnModuleFile() string {
	file := d.Values["path"]
	if own := strings.ReplaceAll(d.Values["module"], ".", "/") + ".py"; file == "" && isOfApp(d, own) {
		return own
	}
	if !paths.IsOwn(file) {
		return ""
	}
	return paths.InApp(file)
}
