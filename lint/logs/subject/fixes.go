package subject

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/app"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/holes"
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
			d.Fixes = append(d.Fixes, FixOf("Build the app in the `Dockerfile`", "Dockerfile", app.Inserted("Dockerfile", text, number, step)))
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
			d.Fixes = append(d.Fixes, FixOf("Remove `"+row+"` from `"+name+"`", name, app.Removed(name, app.AsWritten(d.App.CodeAt(file)), i+1)))
			return true
		}
		if isLine {
			old = row
		}
		has = has || app.WordAt(row, right) >= 0
		if at := app.WordAt(row, old); at >= 0 && !removes && !strings.HasPrefix(strings.TrimSpace(row), "#") {
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
	written := app.Loopbacks[slices.IndexFunc(app.Loopbacks, func(name string) bool { return strings.HasPrefix(l.Text[l.At:], name) })]
	fix, wanted := Replace(d.App, l, written, "0.0.0.0"), d.Values["port"]
	if at := d.App.PortLine(l.File, port); at != nil && at.Number != l.Number && wanted != port && ascii.Digits(wanted) {
		fix.join(Replace(d.App, at, port, wanted))
	}
	d.Fixes = append(d.Fixes, fix)
}

// AddListening adds the fix of a call in the app's code, so that requests reach the server.
func (d *Subject) AddListening(code *check.CodePlace) {
	if code == nil {
		return
	}
	text, _ := d.App.Repo.Text(code.Path)
	rows := strings.Split(app.AsWritten(text), "\n")
	if code.Line < 1 || code.Line > len(rows) {
		return
	}
	n, row := code.Line, rows[code.Line-1]
	if before, after, found := strings.Cut(row, code.Text); found && code.Right != "" {
		d.Fixes = append(d.Fixes, ChangeOf(d.App, code.Path, n, before+code.Right+after))
		return
	}
	if code.Want == "" {
		return
	}
	if at := app.WordAt(row, code.Host); (ascii.IsLoopback(code.Host) || code.Host == "::1") && at >= 0 {
		row = row[:at] + "0.0.0.0" + row[at+len(code.Host):]
	}
	if changed := app.WithPort(row, code.Port, code.Want); changed != "" {
		row = changed
	} else if at := strings.Index(rows[n-1], `:`+code.Port+`"`); at >= 0 && path.Ext(code.Path) == ".go" {
		d.listenByEnvironment(code, rows[n-1], n, at)
		return
	} else if row == rows[n-1] { // the port is in a constant
		n = slices.IndexFunc(rows, func(row string) bool {
			return strings.Contains(ascii.Lower(row), "port") && app.WithPort(row, code.Port, code.Want) != ""
		}) + 1
		if n == 0 {
			return
		}
		row = app.WithPort(rows[n-1], code.Port, code.Want)
	}
	d.addWithImport(code, n, row)
}

// listenByEnvironment adds the fix of a Go program whose address is one text that ends with the port, in a line from 1.
func (d *Subject) listenByEnvironment(code *check.CodePlace, row string, line, colon int) {
	if quote := strings.LastIndexByte(row[:colon], '"'); quote >= 0 && code.Want != "" {
		d.addWithImport(code, line, row[:quote]+`":"+`+code.Want+row[colon+len(code.Port)+2:])
	}
}

// addWithImport adds the fix that replaces a line, from 1, and imports the package os where the new line needs it and no line before it does
// so. In a file of Python without imports, there is no fix.
func (d *Subject) addWithImport(code *check.CodePlace, line int, row string) {
	fix := ChangeOf(d.App, code.Path, line, row)
	text, _ := d.App.Repo.Text(code.Path)
	if strings.Contains(row, "os.environ") || strings.Contains(row, "os.Getenv") {
		after, added, has := importOfOS(strings.Split(app.AsWritten(text), "\n")[:line])
		if added != "" {
			imported := app.Inserted(code.Path, app.AsWritten(text), after, added)
			fix.Edits = append(imported.Edits, fix.Edits...)
			fix.Diff = imported.Diff + strings.Replace(fix.Diff[strings.Index(fix.Diff, "@@"):], fmt.Sprintf("+%d @@", line), fmt.Sprintf("+%d @@", line+1), 1)
		} else if !has && path.Ext(code.Path) == ".py" {
			return
		}
	}
	d.Fixes = append(d.Fixes, fix)
}

// importOfOS is the line of Go or Python that imports the package os, and after which line, from 1, it belongs. has is whether it is there.
func importOfOS(rows []string) (after int, added string, has bool) {
	for i, row := range rows {
		word := strings.TrimSpace(row)
		names, isImport := strings.CutPrefix(row, "import ")
		isImport = isImport || strings.HasPrefix(row, "from ") && strings.Contains(row, " import ")
		switch {
		case word == `"os"`, word == `import "os"`, slices.Contains(strings.Split(strings.ReplaceAll(names, " ", ""), ","), "os"):
			return 0, "", true
		case strings.HasPrefix(row, "\t\"") && strings.HasSuffix(word, `"`):
			after, added = i+1, "\t\"os\""
		case strings.HasPrefix(row, `import "`):
			after, added = i+1, `import "os"`
		case added == "" && isImport && !strings.ContainsAny(row[len(row)-1:], `(\`):
			after, added = i+1, "import os"
		}
	}
	return after, added, false
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
	d.Fixes = append(d.Fixes, FixOf("Add the script `"+name+"`", manifest, app.Inserted(manifest, text, strings.Count(before, "\n")+1, added)))
}

// SetInstall sets the command that installs a package for production in the folder of a package.json, and its parts if it has two.
func (d *Subject) SetInstall(n *repository.NodePackage, pkg string) {
	folder := path.Dir(n.Path)
	if folder == path.Clean("./"+d.App.Repo.Folder()) || !holes.PlainWords.IsLegal(folder) {
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
