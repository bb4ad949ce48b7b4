package subject

import (
	"github.com/proclint/proclint/lint/logs/signal"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// AddBuildStep adds the fix that builds the app in its Dockerfile, in front of the command that starts it.
func (d *Subject) AddBuildStep() {
	text := d.App.CodeAt("Dockerfile")
	if ascii.ContainsAny(text, []string{"--omit", "production"}) { // the compiler isn't there
		return
	}
	step := "RUN " + d.NodeInstaller() + " run build"
	for number, row := range strings.Split(text, "\n") {
		if number > 0 && ascii.StartsWith(row, []string{"CMD ", "ENTRYPOINT "}) {
			d.Fixes = append(d.Fixes, FixOf("Build the app in the `Dockerfile`", "Dockerfile", Inserted("Dockerfile", text, number, step)))
			return
		}
	}
}

// AddChange adds the fix that replaces a word in another file, in the first line that has it, and reports whether it can. A word that
// ends with an equals sign means the whole line that starts with it, which goes where "nothing" takes its place.
func (d *Subject) AddChange(change string) bool {
	file, words, _ := strings.Cut(change, ": ")
	before, after, _ := strings.Cut(words, " => ")
	old, right, removes := d.CommandOf(before), d.CommandOf(after), after == "nothing"
	if l := d.App.OnlyLineOf(old); file == "*" && l != nil && right != "" {
		d.Fixes = append(d.Fixes, Replace(d.App, l, old, right))
		return true
	}
	if d.App.CodeAt(file) == "" || old == "" || right == "" {
		return false
	}
	has := false
	for i, row := range d.App.Rows(file) {
		isLine := strings.HasSuffix(old, "=") && strings.HasPrefix(row, old)
		if isLine && removes {
			name := path.Join(d.App.Repo.Folder(), file)
			d.Fixes = append(d.Fixes, FixOf("Remove `"+row+"` from `"+name+"`", name, Removed(name, AsWritten(d.App.CodeAt(file)), i+1)))
			return true
		}
		if isLine {
			old = row
		}
		has = has || ascii.WordAt(row, right) >= 0
		if at := ascii.WordAt(row, old); at >= 0 && !removes && !strings.HasPrefix(strings.TrimSpace(row), "#") {
			d.Fixes = append(d.Fixes, ChangeOf(d.App, path.Join(d.App.Repo.Folder(), file), i+1, row[:at]+right+row[at+len(old):]))
			return true
		}
	}
	d.Answered = has && !removes
	return false
}

// OpenHost adds the fix of the only line of the app that makes it listen inside of its container, and of the port if the log asks for
// another one.
func (d *Subject) OpenHost() {
	host, port, _ := strings.Cut(d.Heard, ":")
	l := d.App.ListenLine(port)
	if l == nil || !ascii.IsLoopback(host) {
		return
	}
	written := Loopbacks[slices.IndexFunc(Loopbacks, func(name string) bool { return strings.HasPrefix(l.Text[l.At:], name) })]
	fix, wanted := Replace(d.App, l, written, "0.0.0.0"), d.Values["port"]
	if at := d.App.PortLine(l.File, port); at != nil && at.Number != l.Number && wanted != port && ascii.Digits(wanted) {
		fix.join(Replace(d.App, at, port, wanted))
	}
	d.Fixes = append(d.Fixes, fix)
}

// AddFinding adds the fixes of a finding, but those that the cause has.
func (d *Subject) AddFinding(f *check.Diagnostic) {
	for _, own := range f.Fixes {
		fix := Fix{Title: own.Title, Edits: own.Edits, Rename: own.Rename, Encode: own.Encode, Files: own.Files}
		for i, other := range own.Files {
			raw, _ := d.App.Repo.Raw(other.Path)
			change := Of(other.Path, procfile.Parse(raw), other.Edits)
			if fix.Diff += change.Diff; i == 0 {
				fix.Path, fix.Edits = other.Path, change.Edits
			}
		}
		if !slices.ContainsFunc(d.Fixes, func(o Fix) bool { return fix.Diff != "" && o.Title == fix.Title }) {
			d.Fixes = append(d.Fixes, fix)
		}
	}
}

// AddScript adds the fix that puts a script in front of the others of a package.json.
func (d *Subject) AddScript(manifest, name, command string) {
	text, _ := d.App.Repo.Text(manifest)
	before, after, found := strings.Cut(text, "\"scripts\": {\n")
	indent := after[:len(after)-len(strings.TrimLeft(after, " \t"))]
	if command == "" || !found || !strings.HasPrefix(after[len(indent):], `"`) {
		return
	}
	added := indent + `"` + name + `": ` + string(jsontext.Append(nil, command)) + ","
	d.Fixes = append(d.Fixes, FixOf("Add the script `"+name+"`", manifest, Inserted(manifest, text, strings.Count(before, "\n")+1, added)))
}

// SetInstall sets the command that installs a package for production in the folder of a package.json, and its parts if it has two.
func (d *Subject) SetInstall(n *repository.NodePackage, pkg string) {
	folder := path.Dir(n.Path)
	if folder == path.Clean("./"+d.App.Repo.Folder()) || !signal.PlainWords.IsLegal(folder) {
		folder = ""
	}
	packages := pkg
	if pkg == "typescript" && d.Building {
		packages += n.TypesForDevelopment()
	}
	manager := d.nodeInstallerIn(folder)
	install := manager.Add(packages, folder)
	if n.DevelopmentOnly(pkg) {
		install = manager.Move(packages, folder)
	}
	d.Set("install", install)
	if remove, add, isTwo := strings.Cut(install, " && "); isTwo {
		d.Set("remove", remove, "add", add)
	}
}
