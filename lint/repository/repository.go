// Package repository is what the engine may know of the files beside a Procfile:
// their paths, and the content of the few small ones that say what is installed.
// It is pure: whoever has the files shows them through Files.
package repository

import (
	"path"
	"strings"
)

// Limits within which a host shows files. A file beyond MaxText is one whose
// content is not known; beyond MaxPaths or MaxDepth the list is not complete.
const (
	// MaxPaths is how many relevant paths are worth listing.
	MaxPaths = 20000
	// MaxDepth is how many folders deep below the root files are looked for.
	MaxDepth = 12
	// MaxText is the most bytes of a file whose content is asked for.
	MaxText = 256 << 10
)

// Files is how a host shows the files of a repository.
type Files interface {
	// Paths are the paths of the files from the root folder, with slashes. A host
	// may leave out those that are not Relevant. complete is false when others are
	// missing too: then nothing is concluded from a path that is not there.
	Paths() (paths []string, complete bool)
	// Text is the content of one of these files, of at most MaxText bytes. It is
	// asked only of files that are Wanted; ok is false when it is not known.
	Text(path string) (text []byte, ok bool)
}

// List is Files in memory.
type List struct {
	Listed []string
	// Texts are the contents that are known, by path.
	Texts map[string]string
	// Partial says that files are missing from the list.
	Partial bool
}

// Paths are the listed ones.
func (l List) Paths() ([]string, bool) { return l.Listed, !l.Partial }

// Text is the content of a file, if it is known.
func (l List) Text(path string) ([]byte, bool) {
	text, ok := l.Texts[path]
	return []byte(text), ok
}

// Repository answers questions about the files beside one Procfile. It keeps what
// it has read, so it belongs to one goroutine at a time.
type Repository struct {
	files  Files
	folder string

	read     bool
	complete bool
	// kinds says of a path whether it is a file, else it is a folder.
	kinds map[string]bool
	paths []string
	// folded finds a path whatever its letter case, named the files of one name.
	folded  map[string]string
	named   map[string][]string
	endings map[string]bool
	texts   map[string]string
}

// New makes the repository of a Procfile in folder, a path from the root of files,
// "" for the root itself. Nothing is read before it is asked for.
func New(files Files, folder string) *Repository {
	return &Repository{files: files, folder: clean(folder)}
}

// Folder is the folder of the Procfile, "" for the root.
func (r *Repository) Folder() string { return r.folder }

// Complete reports whether a path that is not there does not exist: the list is
// whole, it is not empty, and no folder is kept in another repository.
func (r *Repository) Complete() bool {
	r.open()
	return r.complete
}

// IsFile reports whether there is a file of that path.
func (r *Repository) IsFile(path string) bool {
	r.open()
	return r.kinds[clean(path)]
}

// IsFolder reports whether there is a folder of that path that holds files.
func (r *Repository) IsFolder(path string) bool {
	r.open()
	isFile, ok := r.kinds[clean(path)]
	return ok && !isFile || clean(path) == ""
}

// Spelt is the path of a file or folder that differs from path in nothing but
// letter case, or "".
func (r *Repository) Spelt(path string) string {
	r.open()
	if r.folded == nil {
		r.folded = map[string]string{}
		for _, p := range r.paths {
			for ; p != ""; p = parent(p) {
				if low := strings.ToLower(p); r.folded[low] == "" {
					r.folded[low] = p
				}
			}
		}
	}
	found := r.folded[strings.ToLower(clean(path))]
	if found == clean(path) {
		return ""
	}
	return found
}

// maxFound bounds how many files of one name are looked at.
const maxFound = 100

// Elsewhere are the folders in which there is a file of that relative path, the
// shortest first, without the root. Of very many files of one name only the
// first are looked at.
func (r *Repository) Elsewhere(tail string) []string {
	r.open()
	if r.named == nil {
		r.named = map[string][]string{}
		for _, p := range r.paths {
			base := path.Base(p)
			if len(r.named[base]) < maxFound {
				r.named[base] = append(r.named[base], p)
			}
		}
	}
	var found []string
	for _, p := range r.named[path.Base(tail)] {
		if strings.HasSuffix(p, "/"+tail) {
			found = insert(found, strings.TrimSuffix(p, "/"+tail))
		}
	}
	return found
}

// insert puts a folder into a short list, in the order of their lengths.
func insert(sorted []string, folder string) []string {
	sorted = append(sorted, folder)
	for i := len(sorted) - 1; i > 0 && before(folder, sorted[i-1]); i-- {
		sorted[i], sorted[i-1] = sorted[i-1], folder
	}
	return sorted
}

func before(a, b string) bool {
	if depthA, depthB := strings.Count(a, "/"), strings.Count(b, "/"); depthA != depthB {
		return depthA < depthB
	}
	return a < b
}

// HasEnding reports whether there is a file whose name ends so, such as ".py".
func (r *Repository) HasEnding(ending string) bool {
	r.open()
	return r.endings[ending]
}

// Files are the names of the files directly in a folder that end so.
func (r *Repository) Files(folder, ending string) []string {
	r.open()
	var names []string
	for _, p := range r.paths {
		if strings.HasSuffix(p, ending) && parent(p) == clean(folder) {
			names = append(names, path.Base(p))
		}
	}
	return names
}

// Text is the content of a file, without a byte order mark; ok is false when it
// is not there, or not known.
func (r *Repository) Text(path string) (text string, ok bool) {
	path = clean(path)
	if !r.IsFile(path) {
		return "", false
	}
	if text, ok := r.texts[path]; ok {
		return text, text != ""
	}
	if r.texts == nil {
		r.texts = map[string]string{}
	}
	if bytes, ok := r.files.Text(path); ok && len(bytes) <= MaxText {
		r.texts[path] = decode(bytes) + "\n" // an empty file is a known one
	} else {
		r.texts[path] = ""
	}
	text = r.texts[path]
	return text, text != ""
}

func (r *Repository) open() {
	if r.read {
		return
	}
	r.read = true
	paths, complete := r.files.Paths()
	r.complete = complete && len(paths) <= MaxPaths
	r.kinds, r.endings = map[string]bool{}, map[string]bool{}
	for _, p := range paths[:min(len(paths), MaxPaths)] {
		r.add(clean(p))
	}
	// A submodule is a folder whose files are not there.
	if len(r.paths) == 0 || r.kinds[".gitmodules"] {
		r.complete = false
	}
}

func (r *Repository) add(p string) {
	if p == "" || strings.HasPrefix(p, "../") || !Relevant(p) || strings.Count(p, "/") > MaxDepth || r.kinds[p] {
		return
	}
	r.paths = append(r.paths, p)
	r.kinds[p] = true
	r.endings[path.Ext(p)] = true
	for folder := parent(p); folder != ""; folder = parent(folder) {
		if _, known := r.kinds[folder]; known {
			return
		}
		r.kinds[folder] = false
	}
}

// clean is a path from the root: no dots but those that lead out of it, and no
// slash at its ends.
func clean(p string) string {
	p = strings.TrimPrefix(path.Clean(p), "/")
	if p == "." {
		return ""
	}
	return p
}

// parent is the folder of a path, "" for the root.
func parent(p string) string {
	if i := strings.LastIndexByte(p, '/'); i >= 0 {
		return p[:i]
	}
	return ""
}
