package assist

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

// Limits of what a project offers, and of how many of its files are read.
const (
	mostOfProject = 50
	mostRead      = 100
)

// usualFiles are, without their endings, those that most often start something.
const usualFiles ecosystem.Words = "manage server app main index bot worker clock scheduler run start"

// asideFiles are, without their endings, those that start nothing.
const asideFiles ecosystem.Words = "setup conftest __init__ settings config gulpfile Gruntfile"

// ofProject completes the word by which a command names something of its project: a script of package.json, a file, a module with
// its application. What the files beside the Procfile do not show is not offered, but for what npm always knows.
func (c *completion) ofProject(run *command.Run, start int) {
	if run.Program.Name == "npm" && len(run.Positional) > 0 && run.Positional[0].Value == cursor {
		c.npm(run, start)
		return
	}
	ref := run.Reference()
	folder, ok := folderOf(c.beside, run, &ref)
	if !ok || !c.beside.IsFolder(folder) || ref.Word != cursor {
		return
	}
	switch ref.Kind {
	case ecosystem.Script, ecosystem.ScriptOrBinary:
		c.scripts(c.beside.Node(folder), start, "")
	case ecosystem.File:
		c.sources(folder, run.Program.Sources, start)
	case ecosystem.Module, ecosystem.Dotted:
		c.modules(folder, ref.Kind, start)
	}
}

// folderOf is the folder in which a command looks for what it names; it reports false where that isn't known.
func folderOf(beside *repository.Repository, run *command.Run, ref *command.Reference) (string, bool) {
	if beside == nil || !run.DirKnown || len(ref.Folders) > 1 {
		return "", false
	}
	return path.Join(append([]string{beside.Folder(), run.Dir}, ref.Folders...)...), true
}

func (c *completion) npm(run *command.Run, start int) {
	const what = "script of package.json"
	folder, ok := folderOf(c.beside, run, &command.Reference{})
	var node *repository.NodePackage
	// An option may name another folder.
	if ok && c.beside.IsFolder(folder) && len(run.Options) == 0 {
		node = c.beside.Node(folder)
	}
	if node == nil || node.HasScript("start") {
		c.add(start, Item{Label: "start", Kind: ReferenceKind, Detail: what}, "start")
	}
	if node == nil {
		c.add(start, Item{Label: "run", Kind: ReferenceKind, Detail: what}, "run ")
	}
	c.scripts(node, start, "run ")
}

// scripts completes the name of a script of a package.json, which is nil where none is known, after the given text.
func (c *completion) scripts(node *repository.NodePackage, start int, before string) {
	if node == nil {
		return
	}
	names := slices.Sorted(slices.Values(node.Scripts))
	for _, name := range names[:min(len(names), mostOfProject)] {
		// Colons only group scripts: build:css.
		if isPlainPath(strings.ReplaceAll(name, ":", "")) && (before == "" || name != "start") {
			c.add(start, Item{Label: before + name, Kind: ReferenceKind, Detail: "script of " + prose.Visible(clip(node.Path))}, before+name)
		}
	}
}

// sources completes the path of a file that a program runs: the usual ones first, and those beside the Procfile before those in its folders.
func (c *completion) sources(folder string, endings ecosystem.Words, start int) {
	var paths []string
	for _, inside := range append([]string{""}, c.beside.Folders(folder)...) {
		if asideFolders.Has(inside) {
			continue
		}
		var usual, others []string
		for _, ending := range endings.List() {
			for _, name := range c.beside.Files(path.Join(folder, inside), ending) {
				base := strings.TrimSuffix(name, ending)
				switch {
				case asideFiles.Has(base) || strings.Contains(base, ".") || strings.HasPrefix(base, "test_"):
				case usualFiles.Has(base):
					usual = append(usual, path.Join(inside, name))
				default:
					others = append(others, path.Join(inside, name))
				}
			}
		}
		slices.Sort(usual)
		slices.Sort(others)
		paths = slices.Concat(paths, usual, others)
	}
	for _, p := range paths[:min(len(paths), mostOfProject)] {
		if isPlainPath(p) {
			c.add(start, Item{Label: p, Kind: ReferenceKind, Detail: "file"}, p)
		}
	}
}

// modules completes a Python module with the application in it, as far as its text is known.
func (c *completion) modules(folder string, kind ecosystem.ReferenceKind, start int) {
	read := 0
	for _, inside := range append([]string{""}, c.beside.Folders(folder)...) {
		if inside != "" && !isIdentifier(inside) || asideFolders.Has(inside) {
			continue
		}
		for _, file := range slices.Sorted(slices.Values(c.beside.Files(path.Join(folder, inside), ".py"))) {
			if !isIdentifier(strings.TrimSuffix(file, ".py")) {
				continue
			}
			if read++; read > mostRead {
				return
			}
			text, _ := c.beside.Text(path.Join(folder, inside, file))
			module := strings.TrimPrefix(inside+"."+strings.TrimSuffix(file, ".py"), ".")
			module = strings.TrimSuffix(module, ".__init__")
			name := source.PythonModule(text).Application(kind == ecosystem.Dotted)
			if name == "" {
				continue
			}
			label := module + ":" + name
			if kind == ecosystem.Dotted {
				label = strings.TrimSuffix(module, ".celery")
			}
			c.add(start, Item{Label: label, Kind: ReferenceKind, Detail: "application in " + prose.Visible(clip(path.Join(inside, file)))}, label)
		}
	}
}

const asideFolders ecosystem.Words = "test tests testing example examples demo docs scripts"

func isIdentifier(name string) bool {
	return name != "" && strings.Trim(name, wordBytes) == "" && (name[0] < '0' || name[0] > '9')
}

// isPlainPath reports whether a path leads no way up and needs no quotes in a command.
func isPlainPath(name string) bool {
	return name != "" && strings.Trim(name, wordBytes+"./-") == "" && name[0] != '-' && name[0] != '/' && !strings.HasPrefix(name, "..")
}

// cursor replaces the word that is being written.
const cursor = "proclint-cursor"
