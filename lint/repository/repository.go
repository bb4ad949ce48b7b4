// Package repository is what the engine may know of the files beside a Procfile: their paths, and the content of the few small
// ones that say what is installed. It is pure: whoever has the files shows them through Files.
package repository

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/spelling"
)

// Limits within which a host shows files. All else is Unseen.
const (
	MaxPaths = 300_000 // how many relevant paths are listed
	MaxText  = 4 << 20 // the most bytes of a file whose content is asked for
)

// Files is how a host shows the files of a repository.
type Files interface {
	// Paths are the paths of the files from the root folder, with slashes. A host may leave out those that are not Relevant.
	// What it can't see of the others is in unseen: of any other path that is not listed, it is known that it isn't there.
	Paths() (paths []string, unseen []Unseen)
	// Text is the content of one of these files. It is asked only of files that are Wanted or Telling; ok is false when it is
	// not known. Of a file of more than MaxText bytes, a host gives so many that it shows.
	Text(path string) (text []byte, ok bool)
}

// Tracker is implemented by Files that know what git tracks.
type Tracker interface {
	// TrackedAs is the path by which git tracks a file of the list, where that differs from its path on a case-insensitive disk; else "".
	TrackedAs(path string) string
	// IsTracked reports whether git tracks a file of the list; known is false where that can't be seen.
	IsTracked(path string) (tracked, known bool)
	// IsPlain reports whether git is known to track a file as one that nobody may run.
	IsPlain(path string) bool
}

// Excluder is implemented by Files that know git's patterns outside of .gitignore files.
type Excluder interface {
	// Excludes are the files with such patterns. The first one with a matching pattern counts.
	Excludes() []Exclude
}

// Exclude is a file with git's patterns, which are those of the root folder.
type Exclude struct{ Path, Text string }

// List is Files in memory.
type List struct {
	Listed []string
	// Tracked are the paths by which git tracks files, where they differ.
	Tracked map[string]string
	// InGit has files that git tracks, and false for others of which it is known that it doesn't.
	InGit map[string]bool
	// Plain has files that git tracks as ones that nobody may run.
	Plain map[string]bool
	// Texts are the contents that are known, by path.
	Texts map[string]string
	// Unseen are the places of which the list has nothing.
	Unseen []Unseen
}

// Paths are the listed ones.
func (l List) Paths() ([]string, []Unseen) { return l.Listed, l.Unseen }

// Text is the content of a file, if it is known.
func (l List) Text(path string) ([]byte, bool) {
	text, ok := l.Texts[path]
	return []byte(text), ok
}

// TrackedAs is the path by which git tracks a file, where that differs.
func (l List) TrackedAs(path string) string { return l.Tracked[path] }

// IsTracked reports whether git tracks a file, if that is known.
func (l List) IsTracked(path string) (tracked, known bool) {
	tracked, known = l.InGit[path]
	return tracked, known
}

// IsPlain reports whether git tracks a file as one that nobody may run.
func (l List) IsPlain(path string) bool { return l.Plain[path] }

// Index is what is known of all files of one repository. The Procfiles in it share one, also those that several goroutines look
// at. Nothing is read before it is asked for.
type Index struct {
	files Files
	once  sync.Once
	// Once read, these do not change.
	complete bool
	paths    []string
	kinds    map[string]bool // whether a path is a file, else it is a folder
	endings  map[string]bool
	names    map[string]bool // the last parts of all paths of files and folders, and of unseen places
	unseen   places

	// The mutex guards what is made when it is first asked for.
	mutex sync.Mutex
	// folded finds a path whatever its letter case, named the files of one name, inside the names of the files directly in a folder.
	folded map[string]string
	named  map[string][]string
	inside map[string][]string
}

// NewIndex is the index of files. Where several Procfiles are looked at at a time, files has to serve several goroutines.
func NewIndex(files Files) *Index { return &Index{files: files} }

// Beside is the repository of a Procfile in folder, a path from the root of the files, "" for the root itself.
func (x *Index) Beside(folder string) *Repository {
	return &Repository{index: x, folder: clean(folder), texts: map[string]string{}, large: map[string]bool{}, nodes: map[string]*NodePackage{}, packages: map[string]*Packages{}, listed: map[string][]Requirement{}}
}

// Repository answers questions about the files beside one Procfile. It keeps the texts that it has read, so it belongs to one goroutine at a time.
type Repository struct {
	index           *Index
	folder          string
	alone           bool // whether the app is known to be that folder
	texts           map[string]string
	nodes           map[string]*NodePackage // what manifests say, read when first asked for; see Node and once
	packages        map[string]*Packages
	listed          map[string][]Requirement // by requirements file
	buildFiles      []*platform.BuildFile    // those of BuildFiles, once they are known
	buildFilesKnown bool
	large           map[string]bool // the files of more than MaxText bytes
	missed          missedList
}

// New is the repository of the only Procfile that is looked at among files.
func New(files Files, folder string) *Repository { return NewIndex(files).Beside(folder) }

// Again is the repository before anything was asked, with the texts that it has read. r may be nil.
func (r *Repository) Again() *Repository {
	if r == nil {
		return nil
	}
	again := r.index.Beside(r.folder)
	again.texts, again.large, again.alone = r.texts, r.large, r.alone
	return again
}

// In is the repository of an app that is a folder of this one's alone: nothing outside of it is deployed.
func (r *Repository) In(folder string) *Repository {
	inside := r.index.Beside(path.Join(r.folder, folder))
	inside.texts, inside.large, inside.alone = r.texts, r.large, true
	return inside
}

// Roots are the folders from the root that may be that of the app: the whole repository may be the app, too.
func (r *Repository) Roots() []string {
	if r.alone || r.folder == "" {
		return []string{r.folder}
	}
	return []string{r.folder, ""}
}

// Folder is the folder of the Procfile, "" for the root.
func (r *Repository) Folder() string { return r.folder }

// Complete reports whether the files of an app are listed, so that a path that is neither there nor below an unseen place
// does not exist. A list with nothing but Procfiles shows no app.
func (r *Repository) Complete() bool {
	return r.index.open().complete
}

// IsFile reports whether there is a file of that path, or may be one in a place that can't be seen. The content of such a file is not known.
func (r *Repository) IsFile(path string) bool {
	x := r.index.open()
	return !x.nowhere(path) && x.kinds[clean(path)] || r.misses(path)
}

// HasFile reports whether there is such a file in the folder of the Procfile.
func (r *Repository) HasFile(name string) bool { return r.IsFile(path.Join(r.folder, name)) }

// IsFolder reports whether there is a folder of that path that contains files, or may be one in a place that can't be seen.
func (r *Repository) IsFolder(path string) bool {
	x, p := r.index.open(), clean(path)
	if isFile, ok := x.kinds[p]; ok || p == "" {
		return !isFile
	}
	return r.misses(path)
}

// misses reports whether a path that is not listed may be in a place that can't be seen, and keeps that it was asked for.
func (r *Repository) misses(path string) bool {
	path = clean(path)
	place, why, ok := r.index.open().unseen.with(path)
	if ok {
		r.missed.add(path, place, why)
	}
	return ok
}

// Missed are the places that questions were about and that can't be seen, each once, in the order of the questions.
func (r *Repository) Missed() []Missed { return r.missed }

// Nowhere reports whether no file and no folder has a name, in any folder.
func (r *Repository) Nowhere(name string) bool { return r.index.open().nowhere(name) }

// nowhere reports whether no path ends in the last part of this one, which is so of most that are asked for.
func (x *Index) nowhere(path string) bool {
	name := path[strings.LastIndexByte(path, '/')+1:]
	return name != "" && name != "." && name != ".." && !x.names[name]
}

// Spelled is the path of a file or folder that differs from path in nothing but letter case, or "".
func (r *Repository) Spelled(path string) string {
	x := r.index.open()
	x.mutex.Lock()
	defer x.mutex.Unlock()
	if x.folded == nil {
		x.folded = map[string]string{}
		for _, p := range x.paths {
			for ; p != ""; p = parent(p) {
				if low := strings.ToLower(p); x.folded[low] == "" {
					x.folded[low] = p
				}
			}
		}
	}
	found := x.folded[strings.ToLower(clean(path))]
	if found == clean(path) {
		return ""
	}
	return found
}

const maxFound = 100

// Elsewhere are the folders in which there is a file of that relative path, the shortest first, without the root. Of very many
// files of one name only the first are looked at.
func (r *Repository) Elsewhere(tail string) []string {
	x := r.index.open()
	x.mutex.Lock()
	defer x.mutex.Unlock()
	if x.named == nil {
		x.named = map[string][]string{}
		for _, p := range x.paths {
			base := path.Base(p)
			if len(x.named[base]) < maxFound {
				x.named[base] = append(x.named[base], p)
			}
		}
	}
	var found []string
	for _, p := range x.named[path.Base(tail)] {
		if strings.HasSuffix(p, "/"+tail) {
			found = append(found, strings.TrimSuffix(p, "/"+tail))
		}
	}
	slices.SortFunc(found, func(a, b string) int {
		return cmp.Or(strings.Count(a, "/")-strings.Count(b, "/"), strings.Compare(a, b))
	})
	return found
}

// InNearFolder is the only file that has the name of a missing one, where the path of its folder is nearly spelled like that of the
// missing one; or "".
func (r *Repository) InNearFolder(file string) string {
	name := path.Base(file)
	folders := r.Elsewhere(name)
	if len(folders) != 1 || r.IsFile(name) || spelling.LeastTypos(parent(file), folders) == "" {
		return ""
	}
	return path.Join(folders[0], name)
}

// HasEnding reports whether there is a file whose name ends so, such as ".py".
func (r *Repository) HasEnding(ending string) bool {
	return r.index.open().endings[ending]
}

// Paths are those of all files that are known.
func (r *Repository) Paths() []string { return r.index.open().paths }

// Folders are the names of the folders directly in a folder, in order.
func (r *Repository) Folders(folder string) []string {
	var names []string
	for p, isFile := range r.index.open().kinds {
		if !isFile && parent(p) == clean(folder) {
			names = append(names, path.Base(p))
		}
	}
	slices.Sort(names)
	return names
}

// Files are the names of the files directly in a folder that end so.
func (r *Repository) Files(folder, ending string) []string {
	x := r.index.open()
	x.mutex.Lock()
	defer x.mutex.Unlock()
	if x.inside == nil {
		x.inside = map[string][]string{}
		for _, p := range x.paths {
			x.inside[parent(p)] = append(x.inside[parent(p)], path.Base(p))
		}
	}
	var names []string
	for _, name := range x.inside[clean(folder)] {
		if strings.HasSuffix(name, ending) {
			names = append(names, name)
		}
	}
	return names
}

// TrackedAs is the path by which git tracks a file, where that is known and differs from its path on the disk in case; else "".
func (r *Repository) TrackedAs(path string) string {
	return trackerOf(r.index.files).TrackedAs(clean(path))
}

// IsTracked reports whether git tracks a file; known is false where that can't be seen.
func (r *Repository) IsTracked(path string) (tracked, known bool) {
	return trackerOf(r.index.files).IsTracked(clean(path))
}

// IsPlain reports whether git is known to track a file as one that nobody may run.
func (r *Repository) IsPlain(path string) bool { return trackerOf(r.index.files).IsPlain(clean(path)) }

// trackerOf is what files know of git, which may be nothing.
func trackerOf(files Files) Tracker {
	if tracker, ok := files.(Tracker); ok {
		return tracker
	}
	return List{}
}

// Text is the content of a file, without a byte order mark; ok is false when it is not there, or not known.
func (r *Repository) Text(path string) (text string, ok bool) {
	path = clean(path)
	if !r.IsFile(path) {
		return "", false
	}
	text, ok = r.texts[path]
	if !ok {
		text = r.read(path)
		r.texts[path] = text
	}
	if r.large[path] {
		r.missed.add(path, path, TooLarge)
	}
	return text, text != ""
}

// read is the content of a file and a line end, so that an empty file is a known one, or "".
func (r *Repository) read(path string) string {
	bytes, ok := r.index.files.Text(path)
	if !ok {
		return ""
	}
	if len(bytes) > MaxText {
		r.large[path] = true
		return ""
	}
	return procfile.Parse(bytes).Text + "\n"
}

func (x *Index) open() *Index {
	x.once.Do(x.read)
	return x
}

func (x *Index) read() {
	paths, unseen := x.files.Paths()
	x.kinds, x.endings, x.names, x.unseen = map[string]bool{}, map[string]bool{}, map[string]bool{}, places{}
	if len(paths) > MaxPaths {
		paths, unseen = paths[:MaxPaths], append(unseen, Unseen{"", BeyondLimit})
	}
	for _, p := range paths {
		x.add(clean(p))
	}
	for _, u := range slices.Concat(unseen, x.submodules()) {
		x.unseen[clean(u.Path)] = u.Why
		x.names[path.Base(u.Path)] = true
	}
	_, unlisted := x.unseen[""]
	x.complete = !unlisted && slices.ContainsFunc(x.paths, isOfApp)
}

// submodules are the folders of other repositories of which no file is listed.
func (x *Index) submodules() (unseen []Unseen) {
	if !x.kinds[gitmodules] {
		return nil
	}
	text, known := x.files.Text(gitmodules)
	if !known {
		return []Unseen{{"", Unlisted}}
	}
	for _, folder := range submodulesIn(string(text)) {
		if _, listed := x.kinds[folder]; !listed {
			unseen = append(unseen, Unseen{folder, Submodule})
		}
	}
	return unseen
}

func (x *Index) add(p string) {
	if p == "" || strings.HasPrefix(p, "../") || !Relevant(p) || x.kinds[p] {
		return
	}
	x.paths = append(x.paths, p)
	x.kinds[p] = true
	x.endings[path.Ext(p)], x.names[path.Base(p)] = true, true
	for folder := parent(p); folder != ""; folder = parent(folder) {
		if _, known := x.kinds[folder]; known {
			return
		}
		x.kinds[folder], x.names[path.Base(folder)] = false, true
	}
}

// Names reports whether a pipeline of the repository, or another file that may start a Procfile, names a file.
func (r *Repository) Names(file string) bool {
	return slices.ContainsFunc(append(r.Pipelines(), starters.List()...), func(p string) bool {
		text, _ := r.Text(p)
		return strings.Contains(text, file)
	})
}

// Pipelines are the files whose commands or settings may deploy a folder of the repository.
func (r *Repository) Pipelines() []string {
	var found []string
	for _, folder := range []string{"", workflows, ".circleci"} {
		for _, name := range r.Files(folder, "") {
			if p := path.Join(folder, name); deploys(p) {
				found = append(found, p)
			}
		}
	}
	return found
}

// only is the only path that fits, or "".
func (r *Repository) only(fits func(p string) bool) string {
	found := ""
	for _, p := range r.index.open().paths {
		switch {
		case !fits(p):
		case found != "":
			return ""
		default:
			found = p
		}
	}
	return found
}
