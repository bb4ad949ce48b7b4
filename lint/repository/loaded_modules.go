package repository

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/source"
)

// LoadedModule is a module of Python that isn't a file of the app, and that a file of it loads as soon as a program starts.
type LoadedModule struct {
	Path, Name string // the file, and the first part of the module's name
	Line       int    // one-based
}

// pythonLoader follows what a program of Python loads.
type pythonLoader struct {
	r *Repository
	// roots are the folders in which Python looks for modules.
	roots, files []string
	found        []LoadedModule
}

// LoadedModules are the modules that files load as soon as a program starts with them, each once, with those of the settings of Django: what
// Python looks for in some folders, and doesn't find there. all are the files that load.
func (r *Repository) LoadedModules(roots, files []string) (found []LoadedModule, all []string) {
	l := pythonLoader{r: r, roots: roots}
	for _, file := range files {
		l.add(file)
		for dir := parent(file); dir != "" && dir != "."; dir = parent(dir) {
			l.add(path.Join(dir, "__init__.py"))
		}
	}
	for at := 0; at < len(l.files) && at < mostFollowed; at++ {
		file := l.files[at]
		text, _ := r.Text(file)
		if strings.Contains(text, "pip") && strings.Contains(text, "install") && (strings.Contains(text, "subprocess") || strings.Contains(text, "os.system") || strings.Contains(text, "pip.main")) {
			return nil, l.files // it installs by itself
		}
		for _, i := range source.PythonImports(text) {
			l.load(file, &i)
		}
		l.loadDjango(file, text)
	}
	return l.found, l.files
}

// add adds a file if it's there, and reports that.
func (l *pythonLoader) add(file string) bool {
	is := l.r.IsFile(file)
	if is && !slices.Contains(l.files, file) {
		l.files = append(l.files, file)
	}
	return is
}

// addModule adds the files that a module in a folder loads, and reports whether anything there has the name of its first part.
func (l *pythonLoader) addModule(folder, module string, names []string) (isThere bool) {
	parts := strings.FieldsFunc(module, func(c rune) bool { return c == '.' })
	at := folder
	for i, part := range parts {
		at = path.Join(at, part)
		isModule := l.add(at + ".py")
		isPackage := l.add(path.Join(at, "__init__.py"))
		isThere = isThere || i == 0 && (isModule || isPackage || l.r.IsFolder(at))
	}
	for _, name := range names {
		l.add(path.Join(at, name+".py"))
		l.add(path.Join(at, name, "__init__.py"))
	}
	return isThere
}

func (l *pythonLoader) load(file string, i *source.PythonImport) {
	inside := strings.TrimLeft(i.Module, ".")
	if dots := len(i.Module) - len(inside); dots > 0 {
		l.addModule(path.Join(parent(file), strings.Repeat("../", dots-1)), inside, i.Names)
		return
	}
	isThere := false
	for _, root := range l.roots {
		isThere = isThere || l.addModule(root, inside, i.Names)
	}
	name, _, _ := strings.Cut(inside, ".")
	if !isThere {
		l.miss(file, name, i.Line)
	}
}

// miss notes a module that isn't in one of the folders, unless another file or folder of the app has its name.
func (l *pythonLoader) miss(file, name string, line int) {
	isElsewhere := !l.r.Nowhere(name) || !l.r.Nowhere(name+".py") || !l.r.Nowhere(name+".so") || l.r.IgnoredByGit(name+".py").By != ""
	for _, root := range l.roots { // another rule reports a name with other letters
		isElsewhere = isElsewhere || l.r.Spelled(path.Join(root, name+".py")) != "" || l.r.Spelled(path.Join(root, name)) != ""
	}
	if name != "" && !isElsewhere && !slices.ContainsFunc(l.found, func(m LoadedModule) bool { return m.Name == name }) {
		l.found = append(l.found, LoadedModule{file, name, line})
	}
}

// djangoLists are settings of Django with names of modules, which it loads when it starts. Source: django/django docs/ref/settings.txt.
const djangoLists ecosystem.Words = "INSTALLED_APPS MIDDLEWARE"

// loadDjango loads the settings that a file names, if no others are beside them, and what settings name, where that is a plain list.
func (l *pythonLoader) loadDjango(file, text string) {
	if _, after, named := strings.Cut(text, settingsVariable); named && !strings.Contains(path.Base(file), "settings") {
		after = strings.TrimLeft(after, "\"', ])=")
		module := after[:max(0, strings.IndexAny(after, "\"'"))]
		for _, root := range l.roots {
			l.addModule(root, module, nil)
		}
		return
	}
	if !strings.Contains(text, "ROOT_URLCONF") && !strings.Contains(text, "INSTALLED_APPS") {
		return
	}
	bare := withoutComments(text)
	for _, list := range djangoLists.List() {
		before, after, found := strings.Cut("\n"+bare, "\n"+list+" = ")
		names, only := source.Literals(after)
		if !found || !only {
			continue
		}
		line := strings.Count(before, "\n") + 1
		for _, name := range names {
			isThere := false
			for _, root := range l.roots {
				isThere = l.addModule(root, name, nil) || isThere
				app := strings.ReplaceAll(name, ".", "/")
				l.add(path.Join(root, app, "models.py"))
			}
			first, _, _ := strings.Cut(name, ".")
			if !isThere {
				l.miss(file, first, line)
			}
		}
	}
}

// LoadedPackage is a package of Node.js that a file of the app loads as soon as a program starts, and that no manifest names.
type LoadedPackage struct {
	source.Import
	Path string // the file
	// IsSure is set where no other package brings it.
	IsSure bool
}

// LoadedPackages are the packages that no package.json between a folder and the files names, each once.
func (r *Repository) LoadedPackages(start, file string) (found []LoadedPackage) {
	root := r.Node(start)
	if root == nil || root.Workspaces || !r.Nowhere("node_modules") || r.Sets("NODE_PATH") || root.Depends("module-alias app-module-path babel-plugin-module-resolver link-module-alias") {
		return nil
	}
	var seen []string
	r.index.Beside("").eachImport(start, []string{file}, func(file string, _ []source.Import, i source.Import, _ string) {
		pkg := i.Package
		if pkg == "" || strings.ContainsAny(pkg[:1], "#~") || strings.HasPrefix(pkg, "@/") || ecosystem.NodeLibrary.Has(pkg) || pkg == root.Name || slices.Contains(seen, pkg) || !r.keeps(file, &i) {
			return
		}
		seen = append(seen, pkg)
		for dir := parent(file); ; dir = parent(dir) {
			if r.Node(dir).Lists(pkg) {
				return
			}
			if dir == "" || dir == "." {
				break
			}
		}
		mayBring, isSure := ecosystem.BringsNode(strings.Fields(root.packages), pkg)
		if m := r.ManagerOf(root.Path); m != nil && r.LockOf(m, root.Path) != "" {
			mayBring, isSure = r.mayBring(start, &ecosystem.Package{Name: pkg}), true
		}
		if !mayBring {
			found = append(found, LoadedPackage{i, file, isSure})
		}
	})
	return found
}
