package propose

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

// Line is a line of the Procfile.
type Line struct {
	Type string
	// Commands all start the same, the usual one first. Which one is right depends on the platforms and on what is installed.
	Commands []string
	// File is the path of the file from which it follows, and Because says in a sentence how.
	File, Because string
	// IsServer says that the commands are those of a server that only some platforms have. Others start the app without a Procfile.
	IsServer bool
}

func lineOf(kind, file, because string, commands ...string) Line {
	return Line{Type: kind, Commands: commands, File: file, Because: because}
}

const (
	web, worker, clock, release = "web", "worker", "clock", "release"
)

// of reports whether one of some lines has a type.
func of(kind string, lines []Line) bool {
	return slices.ContainsFunc(lines, func(l Line) bool { return l.Type == kind })
}

// language has the ways in which apps of a language start.
type language struct {
	// ecosystem is the name of the one whose manifests show it, and with which its packages are declared.
	ecosystem string
	// ending is that of its code, and usual are names of files that people start.
	ending string
	usual  ecosystem.Words
	ways   []way
	// more are lines that are no row of a table. May be nil.
	more func(a *app) []Line
	// after changes lines that need what others say. May be nil.
	after func(a *app, lines []Line)
}

// manifests are the files that show the language.
func (l *language) manifests() []string {
	if l.ecosystem == ecosystem.DotNet {
		return []string{"**/*.csproj", "**/*.fsproj", "**/*.vbproj"}
	}
	return ecosystem.Of(l.ecosystem).Manifests()
}

// way is a way in which an app may start: what shows it, and the line for it.
type way struct {
	// types is the type of the process.
	types string
	// unless is a type of process beside which this one isn't needed, or "".
	unless string
	// packages are those of which the app declares one, or "".
	packages ecosystem.Words
	// files are paths of files with spaces between, of which it has one. An asterisk is a part of a name, and **/ any folders. "code" are all files of code,
	// those with usual names first.
	files string
	// code matches the text of the file, or is nil. In Python, it is matched with what runs when the file is imported, unless inside is set.
	code   expression
	inside bool
	// without doesn't match it, or is nil.
	without expression
	// commands have gaps: {file} and {folder} are the path of the file and its folder, {module} is that of Python, {name} the module in its own folder, and {1}
	// the first group of code. A command with a gap for which there is nothing doesn't count.
	commands []string
	// because has the same gaps.
	because string
	// isServer says that the commands are those of a server that only some platforms have.
	isServer bool
	// source is the documentation of the way.
	source string
}

// app is a folder in which a Procfile is missing.
type app struct {
	*repository.Repository
	// language is the one whose ways are tried.
	language *language
	// tops are what files of Python run when they are imported, by their paths.
	tops map[string]string
	// taken is the file of a program that has its line, or "".
	taken string
}

func (a *app) at(name string) string { return path.Join(a.Folder(), name) }

// isPlain reports whether a name needs no quotes in a command, and isn't an option.
func isPlain(name string) bool {
	const plain = "_./-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	return name != "" && strings.Trim(name, plain) == "" && name[0] != '-'
}

// has reports whether the app's folder has a file, by its path from there.
func (a *app) has(name string) bool { return a.IsFile(a.at(name)) }

func (a *app) text(name string) string {
	text, _ := a.Text(a.at(name))
	return text
}

// prefix is what the paths of the app's files start with.
func (a *app) prefix() string {
	if a.Folder() == "" {
		return ""
	}
	return a.Folder() + "/"
}

// top is what a file of Python runs when it is imported.
func (a *app) top(name string) string {
	if text, known := a.tops[name]; known {
		return text
	}
	var b strings.Builder
	for line := range source.PythonModule(a.text(name)).Top() {
		b.WriteString(line)
	}
	a.tops[name] = b.String()
	return b.String()
}

// line is the line of a way, if the app has what shows it.
func (a *app) line(w *way) (_ Line, ok bool) {
	manifest := ""
	for _, pkg := range w.packages.List() {
		if manifest = a.Declared(a.language.ecosystem, pkg); manifest != "" {
			break
		}
	}
	if w.packages != "" && manifest == "" {
		return Line{}, false
	}
	file, match := a.shown(w)
	switch {
	case w.files == "":
		file = strings.TrimPrefix(manifest, a.prefix())
	case file == "":
		return Line{}, false
	}
	fill := gapsOf(file, match)
	line := Line{Type: w.types, File: a.at(file), Because: fill.Replace(w.because), IsServer: w.isServer}
	for _, text := range w.commands {
		if filled := fill.Replace(text); strings.Contains(filled, missing) {
			continue
		} else if strings.Contains(text, "{folder}") && a.importsBeside(file) {
			line.Commands = slices.Insert(line.Commands, 0, filled)
		} else {
			line.Commands = append(line.Commands, filled)
		}
	}
	return line, len(line.Commands) > 0
}

var importedModule = re(`(?m)^(?:from|import) (\w+)`)

// besidesApp are files of programs that make an app object only to use its settings.
const besidesApp ecosystem.Words = "tasks.py worker.py celery.py celery_app.py celery_worker.py manage.py seed.py seeds.py conftest.py"

// importsBeside reports whether a file of Python imports modules from its folder by their names alone, so that it has to start there.
func (a *app) importsBeside(file string) bool {
	has := func(folder, module string) bool {
		return a.has(path.Join(folder, module+".py")) || a.IsFolder(a.at(path.Join(folder, module)))
	}
	return slices.ContainsFunc(importedModule().FindAllStringSubmatch(a.top(file), -1), func(m []string) bool {
		return has(path.Dir(file), m[1]) && !has("", m[1])
	})
}

// missing is in a text with a gap for which there is nothing.
const missing = "\x00"

// gapsOf fills the gaps of texts about a file.
func gapsOf(file string, match []string) *strings.Replacer {
	module := strings.TrimSuffix(strings.TrimSuffix(file, path.Ext(file)), "/__init__")
	folder, name := path.Split(module)
	first := missing
	if len(match) > 1 {
		first = match[1]
	}
	if folder == "" {
		folder = missing
	}
	return strings.NewReplacer("{file}", file, "{folder}", strings.TrimSuffix(folder, "/"), "{module}", strings.ReplaceAll(module, "/", "."), "{name}", name, "{1}", first)
}

// shown is the first of the files of a way whose text matches, and the match.
func (a *app) shown(w *way) (file string, match []string) {
	for pattern := range strings.FieldsSeq(w.files) {
		for _, name := range a.matching(pattern) {
			if w.code == nil && w.without == nil {
				return name, nil
			}
			if w.types == web && besidesApp.Has(path.Base(name)) {
				continue
			}
			text := a.text(name)
			if w.without != nil && w.without().MatchString(text) {
				continue
			}
			if path.Ext(name) == ".py" && !w.inside {
				text = a.top(name)
			}
			if w.code == nil {
				return name, nil
			}
			if match = w.code().FindStringSubmatch(text); match != nil {
				return name, match
			}
		}
	}
	return "", nil
}

// matching are the files of the app that a pattern of a way means.
func (a *app) matching(pattern string) (files []string) {
	switch {
	case pattern == "code":
		return a.code()
	case !strings.Contains(pattern, "*"):
		if a.has(pattern) {
			return []string{pattern}
		}
		return nil
	}
	rest, deep := strings.CutPrefix(pattern, "**/")
	for _, p := range a.Paths() {
		name, isInside := strings.CutPrefix(p, a.prefix())
		tail := name
		if parts := strings.Split(name, "/"); deep {
			tail = strings.Join(parts[max(0, len(parts)-strings.Count(rest, "/")-1):], "/")
		}
		if matches, _ := path.Match(rest, tail); isInside && matches && isPlain(name) && !repository.Built(p) {
			files = append(files, name)
		}
	}
	slices.SortFunc(files, byDepth)
	return files
}

// aside are folders whose code doesn't start the app.
const aside ecosystem.Words = "test tests testing spec specs docs doc examples example migrations node_modules venv .venv env vendor dist build static public assets notebooks frontend client"

// keepsAwake are files of servers that keep a bot awake, and setup.py, which installs the app.
const keepsAwake ecosystem.Words = "keep_alive.py keepalive.py setup.py"

// Limits of the code that is looked at: how many folders deep it is, and in how many files.
const mostFolders, mostFiles = 3, 300

// code are the files of the app's code, by their paths from its folder: those with usual names first, and those in fewer folders before others. Code for
// something else is left out.
func (a *app) code() (files []string) {
	for _, p := range a.Paths() {
		name, isInside := strings.CutPrefix(p, a.prefix())
		folders := strings.Split(path.Dir(name), "/")
		isAside := slices.ContainsFunc(folders, aside.Has) || strings.Contains(path.Base(name), "test") || keepsAwake.Has(path.Base(name)) || name == a.taken
		if isInside && strings.HasPrefix(path.Ext(p), a.language.ending) && len(folders) <= mostFolders && !isAside && isPlain(name) {
			files = append(files, name)
		}
	}
	slices.SortFunc(files, func(x, y string) int {
		if isX, isY := a.language.usual.Has(path.Base(x)), a.language.usual.Has(path.Base(y)); isX != isY {
			if isX {
				return -1
			}
			return 1
		}
		return byDepth(x, y)
	})
	return files[:min(len(files), mostFiles)]
}

// byDepth orders paths by their number of folders, then by name.
func byDepth(x, y string) int {
	if d := strings.Count(x, "/") - strings.Count(y, "/"); d != 0 {
		return d
	}
	return strings.Compare(x, y)
}
