package repository

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/source"
	"github.com/proclint/proclint/lint/spelling"
)

const mostFollowed = 60

// loads are the endings that a language adds to the path of what it imports, by the ending of the file that does so.
var loads = [...]struct{ from, adds ecosystem.Words }{
	{".py", ".py /__init__.py"},
	{".rb .ru", ".rb"},
	{".php", ""},
	{".js .mjs .cjs .ts .mts .cts .tsx .jsx", ".js .ts .mjs .cjs .mts .cts .tsx .jsx /index.js /index.ts"},
}

// ImportMistakes are the files of the app that aren't there, and that others load as soon as a program starts, each with the
// only one that was probably meant. The program starts in a folder, with the files that are given first.
func (r *Repository) ImportMistakes(start string, files []string) (found []Mistake) {
	root := r.index.Beside("")
	loaded := root.eachImport(start, files, func(file string, imports []source.Import, i source.Import, missing string) {
		if missing == "" || len(found) >= mostMissing {
			return
		}
		if near := root.nearImport(missing, endingsFor(file), file, imports); near != "" {
			found = append(found, Mistake{Path: file, Line: i.Line, Text: i.Text, Right: rewritten(&i, missing, near)})
		}
	})
	for _, file := range loaded {
		if m := r.settingsAsPath(start, file); m.Right != "" && len(found) < mostMissing {
			found = append(found, m)
		}
	}
	return slices.DeleteFunc(found, func(m Mistake) bool { return m.Right == "" })
}

// settingsVariable names the module of Django's settings.
const settingsVariable = "DJANGO_SETTINGS_MODULE"

// settingsAsPath is the module of Django's settings that a file names by a path, such as shop/settings.py, which Python doesn't import.
func (r *Repository) settingsAsPath(start, file string) (m Mistake) {
	text, _ := r.Text(file)
	text = withoutComments(text)
	before, after, named := strings.Cut(text, settingsVariable)
	if !named || path.Ext(file) != ".py" {
		return m
	}
	after = strings.TrimLeft(after, "\"', ])=")
	written := after[:max(0, strings.IndexAny(after, "\"'\n"))]
	name := strings.TrimSuffix(strings.TrimPrefix(written, "./"), ".py")
	right := strings.ReplaceAll(name, "/", ".")
	if written == right || !r.IsFile(path.Join(start, name+".py")) && !r.IsFile(path.Join(start, name, "__init__.py")) {
		return m
	}
	return Mistake{Path: file, Line: 1 + strings.Count(before, "\n"), Text: written, Right: right}
}

// PackageImport is the first import of a package of Node.js that fits, in the files that load as soon as a program starts.
func (r *Repository) PackageImport(start, file string, fits func(pkg string) bool) (found source.Import, in string) {
	r.index.Beside("").eachImport(start, []string{file}, func(file string, _ []source.Import, i source.Import, _ string) {
		if in == "" && i.Package != "" && fits(i.Package) && r.keeps(file, &i) {
			found, in = i, file
		}
	})
	return found, in
}

// Loaded are the files that load as soon as a program starts with a file, that one first.
func (r *Repository) Loaded(start, file string) []string {
	return r.index.Beside("").eachImport(start, []string{file}, func(string, []source.Import, source.Import, string) {})
}

func (r *Repository) keeps(file string, i *source.Import) bool {
	text, _ := r.Text(file)
	return !strings.HasSuffix(path.Ext(file), "ts") || source.KeepsImport(text, i)
}

// ImportedFrom is the file of the app from which a file imports a name, or "".
func (r *Repository) ImportedFrom(start, file, name string) (from string) {
	text, _ := r.Text(file)
	for i, line := range strings.Split(text, "\n") {
		if !slices.Contains(strings.FieldsFunc(line, func(c rune) bool { return strings.ContainsRune(" ,{}()", c) }), name) {
			continue
		}
		targets := pythonModule(line, path.Ext(file), start, file)
		for _, of := range source.Imports(text, path.Ext(file)) {
			if of.Line == i+1 && of.Package == "" {
				targets = append(targets, path.Join(path.Dir(file), of.Path))
			}
		}
		for _, target := range targets {
			if loaded, _ := r.loaded(target, endingsFor(file)); loaded != "" {
				return loaded
			}
		}
	}
	return ""
}

// pythonModule is where a line of Python may import a module of one name from, which may also be a package.
func pythonModule(line, ending, start, file string) []string {
	words := strings.Fields(line)
	if ending != ".py" || len(words) < 4 || words[0] != "from" {
		return nil
	}
	module := strings.TrimLeft(words[1], ".")
	folder := start
	if module != words[1] {
		folder = path.Dir(file)
	}
	return []string{path.Join(folder, strings.ReplaceAll(module, ".", "/"))}
}

// Sets reports whether a file that configures the app, or that builds or starts it, has the name of a variable. Files of variables for
// the own machine aren't deployed.
func (r *Repository) Sets(variable string) bool {
	return slices.ContainsFunc(r.Paths(), func(p string) bool {
		if !Wanted(p) || strings.HasPrefix(path.Base(p), ".env") {
			return false
		}
		text, _ := r.Text(p)
		return strings.Contains(text, variable)
	})
}

// eachImport visits the imports of files, and of those that they load: it gives all of them. missing is the path of a file that
// isn't there, or "".
func (r *Repository) eachImport(start string, files []string, visit func(file string, imports []source.Import, i source.Import, missing string)) []string {
	for at := 0; at < len(files) && at < mostFollowed; at++ {
		file := files[at]
		text, _ := r.Text(file)
		imports := source.Imports(text, path.Ext(file))
		for _, i := range imports {
			target := path.Join(path.Dir(file), i.Path)
			if i.FromStart {
				target = path.Join(start, i.Path)
				// Another package of Python may have the name of a folder.
				if first, _, _ := strings.Cut(i.Path, "/"); path.Ext(file) == ".py" && !r.IsFile(path.Join(start, first, "__init__.py")) {
					continue
				}
			}
			loaded, unknown := r.loaded(target, endingsFor(file))
			switch {
			case i.Package != "" || unknown:
				target = ""
			case loaded != "":
				target = ""
				if !slices.Contains(files, loaded) {
					files = append(files, loaded)
				}
			}
			visit(file, imports, i, target)
		}
	}
	return files
}

func endingsFor(file string) ecosystem.Words {
	for _, of := range loads {
		if of.from.Has(path.Ext(file)) {
			return of.adds
		}
	}
	return ""
}

// loaded is the file that an import of a path loads. unknown is true where that isn't known, but something may be there.
func (r *Repository) loaded(target string, adds ecosystem.Words) (file string, unknown bool) {
	for _, ending := range append([]string{""}, adds.List()...) {
		if r.IsFile(target + ending) {
			return target + ending, false
		}
	}
	stem := path.Base(target)
	if adds.Has(path.Ext(stem)) { // TypeScript may make it
		stem = strings.TrimSuffix(stem, path.Ext(stem))
	}
	_, isThere := r.Raw(target)
	_, isData := r.Raw(target + ".json")
	return "", strings.HasPrefix(target, "..") || r.IsFolder(target) || isThere || isData ||
		slices.ContainsFunc(r.Files(parent(target), ""), func(name string) bool { return strings.HasPrefix(name, stem+".") })
}

// nearImport is the only path that differs from a missing one in letter case or a typo, without what the language adds; "" for
// none. A file that loads both meant two.
func (r *Repository) nearImport(target string, adds ecosystem.Words, importer string, imports []source.Import) (near string) {
	endings := adds.List()
	if ending := path.Ext(target); len(endings) == 0 || adds.Has(ending) {
		endings = []string{""}
	}
	for _, ending := range endings {
		if r.missing(target+ending) == "" {
			if strings.HasPrefix(ending, "/") {
				continue
			}
			return ""
		}
		other, isSpelled := strings.CutSuffix(r.Spelled(target+ending), ending)
		if !isSpelled || other == "" {
			if other = r.nearFile(target, ending); other == "" {
				continue
			}
		}
		isImported := slices.ContainsFunc(imports, func(i source.Import) bool {
			return strings.HasSuffix("/"+other, "/"+strings.TrimLeft(i.Path, "./"))
		})
		if isImported || other+ending == importer || near != "" && near != other {
			return ""
		}
		near = other
	}
	return near
}

// nearFile is the only file beside a missing one that has its name but for a typo, without an ending, or "".
func (r *Repository) nearFile(target, ending string) string {
	full := target + ending
	var names []string
	if !strings.HasPrefix(ending, "/") {
		for _, name := range r.Files(parent(full), path.Ext(full)) {
			names = append(names, strings.TrimSuffix(name, path.Ext(full)))
		}
	}
	name := strings.TrimSuffix(path.Base(full), path.Ext(full))
	near := spelling.LeastTypos(name, names)
	rest := slices.DeleteFunc(names, func(other string) bool { return other == near })
	if near == "" || spelling.LeastTypos(name, rest) != "" {
		return ""
	}
	return path.Join(parent(full), near) + strings.TrimSuffix(path.Ext(full), ending)
}

// rewritten is the text of an import that loads another path in place of its target, or "".
func rewritten(i *source.Import, target, near string) string {
	inside := strings.TrimLeft(i.Path, "./")
	before, isAtEnd := strings.CutSuffix(target, inside)
	after, isSame := strings.CutPrefix(near, before)
	if !isSame && strings.EqualFold(near, target) { // a folder before it has other letters
		after, isSame = near[len(before):], true
	}
	written := len(i.Text) - len(inside)
	if !isAtEnd || !isSame || written < 0 {
		return ""
	}
	if !strings.Contains(i.Text, "/") { // Python
		after = strings.ReplaceAll(after, "/", ".")
	}
	return i.Text[:written] + after
}
