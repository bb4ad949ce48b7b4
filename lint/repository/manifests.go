package repository

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
)

// once reads the manifests of a kind for a folder, which are in several ones, when they are first asked for.
func (r *Repository) once(kind, folder string, read func(dir string, p *Packages)) *Packages {
	key := kind + ":" + folder
	if r.packages[key] == nil {
		p := &Packages{Open: !r.Complete()}
		for _, dir := range r.folders(folder) {
			read(dir, p)
			p.Beside = r.buildFilesIn(p.Beside, dir)
		}
		r.packages[key] = p
	}
	return r.packages[key]
}

// lock reads a file with all that is installed, if it's there.
func (r *Repository) lock(file string, p *Packages) {
	if r.IsFile(file) {
		text, known := r.Text(file)
		p.Open = p.Open || !known
		p.mention(text)
	}
}

// Bare reports whether the root has files of that ending and no file lists what is installed.
func (r *Repository) Bare(ending string) bool {
	if r.folder != "" || len(r.Files("", ending)) == 0 {
		return false
	}
	return !slices.ContainsFunc(r.index.open().paths, func(p string) bool {
		base := path.Base(p)
		return (manifests.Has(base) || signs.Has(base) || isRequirements(p)) && !listsNothing.Has(base)
	})
}

// listsNothing are files about the app that name neither packages nor what installs them.
const listsNothing ecosystem.Words = "manage.py runtime.txt .python-version heroku.yml " + gitmodules

// Compiles reports whether a build may make a program in the folder of the Procfile or the root.
func (r *Repository) Compiles() bool {
	const builders ecosystem.Words = "go.mod Cargo.toml pom.xml build.gradle build.gradle.kts build.sbt mix.exs project.clj Makefile makefile Rakefile WORKSPACE"
	node := r.Node(r.folder)
	return r.any("", builders) || r.any(r.folder, builders) || node != nil && node.Builds
}

// BuildFiles are the files in the root folder and that of the Procfile that builds read, besides the manifests.
func (r *Repository) BuildFiles() []*platform.BuildFile {
	if r == nil {
		return nil
	}
	if !r.buildFilesKnown {
		r.buildFiles, r.buildFilesKnown = r.buildFilesIn(r.buildFilesIn(nil, ""), r.folder), true
	}
	return r.buildFiles
}

func (r *Repository) buildFilesIn(found []*platform.BuildFile, folder string) []*platform.BuildFile {
	all := platform.BuildFiles()
	for i := range all {
		f := &all[i]
		if r.Nowhere(f.Path) {
			continue // as most of them, of which no path is made
		}
		file := path.Join(folder, f.Path)
		if !r.IsFile(file) || slices.Contains(found, f) {
			continue
		}
		if text, known := r.Text(file); f.Matters(text, known) {
			found = append(found, f)
		}
	}
	return found
}

// Mix reads what Mix installs for an Elixir app; an umbrella is not looked into.
func (r *Repository) Mix(folder string) *Packages { return r.once("mix", folder, r.mixIn) }

// Composer reads what Composer installs for an app in PHP.
func (r *Repository) Composer(folder string) *Packages {
	return r.once("composer", folder, r.composerIn)
}

// Node reads the package.json of a folder; nil when it is missing, its content is unknown, or it is not a JSON object.
func (r *Repository) Node(folder string) *NodePackage {
	file := path.Join(clean(folder), "package.json")
	n, known := r.nodes[file]
	if !known {
		n = r.readNode(file)
		r.nodes[file] = n
	}
	return n
}

// Workspace is the folder of the package of Node.js with a name, or of that path from a folder. found is false for one
// that doesn't exist, and known where that can't be seen. With unscoped, the scope of the name may be left out.
func (r *Repository) Workspace(from, name string, unscoped bool) (folder string, found, known bool) {
	byPath := path.Join(from, name)
	if n := r.Node(byPath); n != nil && byPath != from && name[0] != '@' {
		return byPath, true, true
	}
	folders := r.Elsewhere("package.json")
	known = r.Complete() && len(folders) < maxFound && !r.IsFolder(byPath) && !BuiltFolder(path.Base(name))
	named := 0
	for _, other := range append(folders, "") {
		n := r.Node(other)
		switch {
		case n == nil:
			known = known && other == "" // one that can't be read
		case n.Name == name:
			return other, true, true
		case unscoped && strings.HasSuffix(n.Name, "/"+name):
			folder = other
			named++
		}
	}
	return folder, named == 1, known && named < 2
}

// Project reports whether the Procfile is that of an app whose files are of that
// ending: a manifest of the language is next to it. A stray file does not count.
func (r *Repository) Project(ending string) bool {
	return r.any(r.folder, cmp.Or(map[string]ecosystem.Words{
		".py":  "requirements.txt runtime.txt pyproject.toml Pipfile setup.py manage.py",
		".rb":  "Gemfile",
		".php": "composer.json",
		".sh":  "requirements.txt pyproject.toml Pipfile Gemfile package.json composer.json go.mod mix.exs",
	}[ending], "package.json"))
}

// Python reads what pip, Pipenv, Poetry, uv or PDM install for a command that runs in folder.
func (r *Repository) Python(folder string) *Packages { return r.once("python", folder, r.pythonIn) }

// Ruby reads what Bundler installs. A Gemfile.lock says all of it.
func (r *Repository) Ruby(folder string) *Packages { return r.once("ruby", folder, r.rubyIn) }

func (r *Repository) any(folder string, names ecosystem.Words) bool {
	return names.First(func(name string) bool { return r.IsFile(path.Join(folder, name)) }) != ""
}

// folders are those whose manifests count: that of the Procfile, the root, and one that the command changes to.
func (r *Repository) folders(folder string) []string {
	list := []string{r.folder}
	for _, other := range []string{"", clean(folder)} {
		if other != r.folder && other != list[len(list)-1] {
			list = append(list, other)
		}
	}
	return list
}

func (r *Repository) pythonIn(dir string, p *Packages) {
	if file := path.Join(dir, "requirements.txt"); r.IsFile(file) {
		p.Manifests = append(p.Manifests, file)
		r.requirements(file, p, map[string]bool{})
	}
	for _, name := range []string{"Pipfile", "pyproject.toml"} {
		file := path.Join(dir, name)
		if !r.IsFile(file) {
			continue
		}
		text, known := r.Text(file)
		text = withoutComments(text)
		p.Open = p.Open || !known || installsUnnamed(text)
		if name == "Pipfile" || strings.Contains(text, "[project]") || strings.Contains(text, "[tool.poetry") { // else it's settings of tools
			p.Manifests = append(p.Manifests, file)
		}
		p.mention(text)
	}
	for _, name := range []string{"Pipfile.lock", "poetry.lock", "uv.lock", "pdm.lock"} {
		r.lock(path.Join(dir, name), p)
	}
	if !r.any(dir, "requirements.txt Pipfile poetry.lock uv.lock pdm.lock") {
		r.setup(dir, p)
	}
}

// setup reads what the app itself asks for, which is installed only where nothing else says what to install. Source:
// heroku/heroku-buildpack-python lib/package_manager.sh and lib/pip.sh.
func (r *Repository) setup(dir string, p *Packages) {
	for _, name := range []string{"setup.py", "setup.cfg"} {
		file := path.Join(dir, name)
		if !r.IsFile(file) {
			continue
		}
		text, known := r.Text(file)
		p.Open = p.Open || !known || strings.Contains(text, "install_requires") || strings.Contains(text, "setup_requires")
	}
}

func (r *Repository) composerIn(dir string, p *Packages) {
	file := path.Join(dir, "composer.json")
	if !r.IsFile(file) {
		return
	}
	const others ecosystem.Words = `"repositories" "path" merge-plugin`
	text, known := r.Text(file)
	manifest, err := jsontext.ParseObject(text)
	p.Manifests = append(p.Manifests, file)
	p.Open = p.Open || !known || err != nil || others.AnyIn(text) // another file may have the list
	p.mention(strings.Join(slices.Collect(maps.Keys(manifest.Object("require").Fields)), " "))
	if file = path.Join(dir, composerLock); r.IsFile(file) {
		text, known = r.Text(file)
		p.Open = p.Open || !known
		p.mention(text)
	}
}

func (r *Repository) mixIn(dir string, p *Packages) {
	file := path.Join(dir, "mix.exs")
	if !r.IsFile(file) {
		return
	}
	const others ecosystem.Words = "apps_path path: git: github: Code."
	text, known := r.Text(file)
	p.Manifests = append(p.Manifests, file)
	p.Open = p.Open || !known || others.AnyIn(text) || !strings.Contains(text, "{:") // another file may have the list
	p.mention(withoutComments(text))
	if file = path.Join(dir, mixLock); !r.IsFile(file) {
		return
	}
	text, known = r.Text(file)
	p.Open = p.Open || !known
	for line := range strings.Lines(text) {
		// What follows a name has those of optional packages, which aren't installed.
		if name, _, ok := strings.Cut(line, `": {`); ok {
			p.mention(name)
		}
	}
}

func (r *Repository) readNode(file string) *NodePackage {
	text, _ := r.Text(file)
	manifest, err := jsontext.ParseObject(text)
	if err != nil {
		return nil
	}
	n := &NodePackage{Path: file, Workspaces: manifest.Has("workspaces")}
	n.Name, _ = manifest.Fields["name"].(string)
	n.Main, _ = manifest.Fields["main"].(string)
	n.Manager, _ = manifest.Fields["packageManager"].(string)
	n.runs, n.development = manifest.Object("scripts").Fields, manifest.Object("devDependencies").Fields
	for name := range n.runs {
		n.Scripts = append(n.Scripts, name)
		n.Builds = n.Builds || buildScripts.Has(name)
	}
	var packages strings.Builder
	for _, kind := range []string{"dependencies", "devDependencies", "optionalDependencies", "peerDependencies"} {
		for name := range manifest.Object(kind).Fields {
			packages.WriteString(name)
			packages.WriteByte('\n')
			if kind != "devDependencies" {
				delete(n.development, name)
			}
		}
	}
	n.packages = packages.String()
	return n
}

func (r *Repository) rubyIn(dir string, p *Packages) {
	gemfile, lock := path.Join(dir, "Gemfile"), path.Join(dir, "Gemfile.lock")
	if r.IsFile(gemfile) {
		text, known := r.Text(gemfile)
		text = withoutComments(text)
		_, locked := r.Text(lock)
		p.Manifests = append(p.Manifests, gemfile)
		p.Open = p.Open || !known || !locked && (strings.Contains(text, "gemspec") || strings.Contains(text, "eval"))
		p.mention(text)
	}
	r.lock(lock, p)
}

// requirements reads a requirements file and those that it includes, each once: begun has those that were begun, and whether they are ended.
func (r *Repository) requirements(file string, p *Packages, begun map[string]bool) {
	if ended, seen := begun[file]; seen {
		p.Open = p.Open || !ended // it includes itself
		return
	}
	begun[file] = false
	defer func() { begun[file] = true }()
	text, known := r.Text(file)
	if !known {
		p.Open = true
		return
	}
	for line := range strings.Lines(withoutComments(text)) {
		line = strings.TrimSpace(line)
		switch option, value := requirementOption(line); {
		case option == "-r" || option == "--requirement":
			if value == "" {
				p.Open = true
				continue
			}
			r.requirements(path.Join(parent(file), value), p, begun)
		case option == "-c" || option == "--constraint":
		case option != "":
			// -e, --index-url and their kin: packages that nobody names here.
			linked := isLink(value) && (option == "-e" || option == "--editable")
			p.Linked = p.Linked || linked
			p.Open = p.Open || unnamedOptions.Has(option) && !linked && !strings.Contains(value, "pypi.org/")
			p.mention(value)
		case isLink(line):
			p.Linked = true
			p.mention(line)
		case strings.HasPrefix(line, "."), strings.HasPrefix(line, "file:"), strings.ContainsRune(line, 0):
			p.Open = true
		default:
			p.mention(line)
		}
	}
}
