package cli

import (
	"cmp"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/internal/gitindex"
	"github.com/proclint/proclint/lint/repository"
)

// maxVisited is how many entries of folders are looked at for one repository. Further folders are not seen.
const maxVisited = 1_000_000

// repositories shows the files beside the sources. Sources of one root share one index, which is made when a rule first asks for it.
type repositories struct {
	mutex   sync.Mutex
	indices map[string]*repository.Index
	edited  func(path string) (text string, ok bool) // the text of a file that is open in an editor, by its path; nil where there is no editor
}

const maxIndices = 64

// with is the repository of a source with a text. It's nil for standard input whose path names no folder.
func (r *repositories) with(s source, text []byte) *repository.Repository {
	if !s.stdin {
		return r.of(s)
	}
	if info, err := os.Stat(filepath.Dir(s.absolute)); err != nil || !info.IsDir() {
		return nil
	}
	s.stdin = false
	return (&repositories{edited: func(path string) (string, bool) { return string(text), path == s.absolute }}).of(s)
}

// of is the repository of a source; nil for standard input.
func (r *repositories) of(s source) *repository.Repository {
	if s.stdin {
		return nil
	}
	root := projectOf(s)
	if root == "" {
		return nil
	}
	var entries listing
	if path.Dir(s.root) == "." {
		entries = s.beside
	}
	return r.index(root, entries).Beside(path.Dir(s.root))
}

// projectOf is the folder that a source's path in its project starts from, or "".
func projectOf(s source) string {
	root, ok := strings.CutSuffix(filepath.ToSlash(s.absolute), "/"+s.root)
	if !ok {
		return ""
	}
	return filepath.FromSlash(root + "/")
}

// forget leads to new looks at the files.
func (r *repositories) forget() {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.indices = nil
}

func (r *repositories) index(root string, entries listing) *repository.Index {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if index := r.indices[root]; index != nil {
		return index
	}
	if r.indices == nil || len(r.indices) >= maxIndices {
		r.indices = map[string]*repository.Index{}
	}
	index := repository.NewIndex(&tree{root: root, entries: entries, edited: r.edited})
	r.indices[root] = index
	return index
}

// tree is a folder with all that is in it. It implements repository.Files.
type tree struct {
	root    string
	entries listing                                  // of the root
	edited  func(path string) (text string, ok bool) // as in repositories

	listing sync.Once
	paths   []string
	unseen  []repository.Unseen

	tracking sync.Once
	tracked  gitNames

	excluding sync.Once
	excludes  []repository.Exclude
}

// Paths lists the relevant files, folder by folder. It skips
// dependencies, build output and hidden folders without configuration, and follows no links to folders.
func (t *tree) Paths() ([]string, []repository.Unseen) {
	t.listing.Do(t.list)
	return t.paths, t.unseen
}

func (t *tree) list() {
	folders := []string{""}
	visited := 0
	for level := 0; len(folders) > 0; level++ {
		read := []folderRead{{entries: t.entries}}
		if level > 0 || t.entries == nil {
			read = t.readFolders(folders, maxVisited-visited)
		}
		var deeper []string
		for i, folder := range folders {
			if visited > maxVisited || len(t.paths) > repository.MaxPaths {
				t.unseen = append(t.unseen, repository.Unseen{Path: folder, Why: repository.BeyondLimit})
				continue
			}
			if read[i].err != nil {
				t.unseen = append(t.unseen, repository.Unseen{Path: folder, Why: repository.Unreadable})
				continue
			}
			visited += len(read[i].entries)
			deeper = append(deeper, t.listFolder(folder, read[i].entries)...)
		}
		folders = deeper
	}
}

// listFolder adds what is in a folder to the list, and returns the folders in it to look into.
func (t *tree) listFolder(folder string, entries []fs.DirEntry) (deeper []string) {
	environment := virtualEnv(entries)
	if environment && folder != "" {
		return nil
	}
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		switch {
		case environment && environmentFolders[entry.Name()]:
		case entry.IsDir():
			if repository.Enters(name) {
				deeper = append(deeper, name)
			}
		case entry.Type()&fs.ModeSymlink != 0 && !t.file(name).IsRegular():
			t.unseen = append(t.unseen, repository.Unseen{Path: name, Why: repository.LinksAway})
		case repository.Relevant(name):
			t.paths = append(t.paths, name)
		}
	}
	return deeper
}

type folderRead struct {
	entries []fs.DirEntry
	err     error
}

// readFolders reads folders on all cores, from the first one on, until there are more entries than most.
func (t *tree) readFolders(folders []string, most int) []folderRead {
	read := make([]folderRead, len(folders))
	var next, visited atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(folders)) {
		workers.Go(func() {
			for visited.Load() <= int64(most) {
				i := next.Add(1) - 1
				if i >= int64(len(folders)) {
					return
				}
				entries, err := os.ReadDir(filepath.Join(t.root, filepath.FromSlash(folders[i])))
				read[i] = folderRead{entries, err}
				visited.Add(int64(len(entries)))
			}
		})
	}
	workers.Wait()
	return read
}

// Text is the content of a file, as it is in the editor if it's open there.
func (t *tree) Text(name string) ([]byte, bool) {
	if t.edited != nil {
		if text, ok := t.edited(filepath.Join(t.root, filepath.FromSlash(name))); ok {
			return []byte(text), true
		}
	}
	if t.entries.lacks(name) {
		return nil, false
	}
	text, err := t.file(name).Read(repository.MaxText)
	return text, err == nil
}

// TrackedAs is the path by which git's index has a file, on a case-insensitive disk. An index that is outside of the tree or can't be read has none.
func (t *tree) TrackedAs(name string) string {
	if in := t.inGit(name); in.ignoresCase {
		return in.Of(name)
	}
	return ""
}

// IsTracked reports whether git's index has a file.
func (t *tree) IsTracked(name string) (tracked, known bool) {
	in := t.inGit(name)
	return in.Has(name), in.bases[lowercaseBase(name)]
}

// IsPlain reports whether git's index has a file that nobody may run.
func (t *tree) IsPlain(name string) bool { return t.inGit(name).IsPlain(name) }

type gitNames struct {
	gitindex.Spellings
	bases       map[string]bool // the last parts of those that are known, in lowercase
	ignoresCase bool
}

func lowercaseBase(name string) string { return strings.ToLower(path.Base(name)) }

// inGit are the paths of git's index that end as the first one that is asked for, or as a file of the tree. The index is read once for all of them.
func (t *tree) inGit(first string) gitNames {
	t.tracking.Do(func() { t.tracked = t.readGit(first) })
	return t.tracked
}

func (t *tree) readGit(first string) gitNames {
	if t.entries.look(t.root, ".git") != nil {
		return gitNames{} // sooner known than by opening files in it
	}
	text, _ := t.Text(".git/config")
	config := gitindex.ParseConfig(string(text))
	index, err := t.file(".git/index").Open()
	if err != nil {
		return gitNames{}
	}
	defer index.Close()
	bases := map[string]bool{lowercaseBase(first): true}
	paths, _ := t.Paths()
	for _, name := range paths {
		bases[lowercaseBase(name)] = true
	}
	spellings, err := gitindex.SpellingsOf(index, config.SHA256, bases)
	if err != nil {
		return gitNames{Spellings: spellings}
	}
	return gitNames{spellings, bases, config.IgnoresCase}
}

// file is a file of the tree, which is its boundary.
func (t *tree) file(name string) disk.File {
	return disk.Found(filepath.Join(t.root, filepath.FromSlash(name)), t.root)
}

// excludeFile is the file in a repository with patterns that git doesn't track.
const excludeFile = ".git/info/exclude"

// Excludes are the patterns of the repository and those of the user that git asks after .gitignore (git
// Documentation/gitignore.adoc). A folder without git has none.
func (t *tree) Excludes() []repository.Exclude {
	t.excluding.Do(func() {
		config, known := t.Text(".git/config")
		if !known {
			return
		}
		if text, known := t.Text(excludeFile); known {
			t.excludes = append(t.excludes, repository.Exclude{Path: excludeFile, Text: string(text)})
		}
		if gitindex.ParseConfig(string(config)).ExcludesFile != "" {
			return // it replaces the user's, and a repository doesn't decide what Proclint reads outside of it
		}
		name := userExcludes()
		if text := textOf(inHome(name)); text != "" {
			t.excludes = append(t.excludes, repository.Exclude{Path: name, Text: text})
		}
	})
	return t.excludes
}

// userExcludes is the path of the user's file with patterns, according to git's configuration of the user.
func userExcludes() string {
	home := cmp.Or(os.Getenv("XDG_CONFIG_HOME"), "~/.config")
	configs := []string{"~/.gitconfig", home + "/git/config"}
	if global, set := os.LookupEnv("GIT_CONFIG_GLOBAL"); set {
		configs = []string{global}
	}
	for _, config := range configs {
		if name := gitindex.ParseConfig(textOf(inHome(config))).ExcludesFile; name != "" {
			return name
		}
	}
	return home + "/git/ignore"
}

// inHome is a path with the user's folder instead of "~/", or "" if that isn't known.
func inHome(name string) string {
	rest, inside := strings.CutPrefix(name, "~/")
	if !inside {
		return name
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, rest)
}

// textOf is the text of a file of the user, or "" if it can't be read.
func textOf(name string) string {
	if !filepath.IsAbs(name) {
		return ""
	}
	text, err := disk.Named(name).Read(repository.MaxText)
	if err != nil || len(text) > repository.MaxText {
		return ""
	}
	return string(text)
}
