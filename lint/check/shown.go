package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// besideFolder shows the files in a folder of a repository.
type besideFolder struct {
	*repository.Repository
	prefix string // of the paths in it
}

// beside is the folder of that path; "" is the root.
func beside(r *repository.Repository, folder string) besideFolder {
	if folder == "" || folder == "." {
		return besideFolder{r, ""}
	}
	return besideFolder{r, folder + "/"}
}

func (b besideFolder) folder() string { return strings.TrimSuffix(b.prefix, "/") }

// HasFile reports whether there is a file.
func (b besideFolder) HasFile(name string) bool { return b.IsFile(b.prefix + name) }

// HasFolder reports whether there is a folder.
func (b besideFolder) HasFolder(name string) bool { return b.IsFolder(b.prefix + name) }

// Content is the text of a file, or "".
func (b besideFolder) Content(name string) string {
	text, _ := b.Text(b.prefix + name)
	return text
}

// FilesOf are the files beside a Procfile by which some platforms build or start the app. r may be nil.
func FilesOf(targets []*platform.Target, r *repository.Repository) (files []string) {
	for _, t := range targets {
		if r == nil {
			break
		}
		for _, name := range t.FilesIn(beside(r, r.Folder())) {
			if !slices.Contains(files, name) {
				files = append(files, name)
			}
		}
	}
	slices.Sort(files)
	return files
}

// PortBeside is the port of a target with what the files beside a Procfile set. r may be nil.
func PortBeside(t *platform.Target, r *repository.Repository) platform.Port {
	if len(t.Port.Settings) == 0 || r == nil {
		return t.Port
	}
	return t.Port.Beside(beside(r, r.Folder()))
}

// Spares reports whether settings beside the Procfile keep the other processes when one of a type ends.
func (n *App) Spares(t *platform.Target, processType string) bool {
	return n.Repository != nil && t.Spares(processType, beside(n.Repository, n.Repository.Folder()))
}

// shownBeside are the platforms that the files in the Procfile's folder show, looked up once.
func (n *App) shownBeside() []platform.Shown {
	if n.Repository == nil {
		return nil
	}
	if n.beside == nil {
		n.beside = append([]platform.Shown{}, platform.ShownBy(beside(n.Repository, n.Repository.Folder()))...)
	}
	return n.beside
}

// DeploysUnread reports whether the files in the Procfile's folder show that the app is deployed by what may not read one:
// on the platform of a target, or, where no platform was chosen, on any, and on none that does.
func (g *Unit) DeploysUnread(t *platform.Target) bool {
	unread := false
	for _, s := range g.shownBeside() {
		switch {
		case s.Shared || s.Target == nil || !g.ByDefault && s.Target.Platform() != t.Platform():
		case s.Target.Reads() && !g.IsBeside(s.Target.IgnoredWith):
			return false
		default:
			unread = true
		}
	}
	return unread
}

// HasOwnProxy reports whether the files of the app replace the configuration of a platform's proxy.
func (n *App) HasOwnProxy(t *platform.Target) bool {
	return slices.ContainsFunc(t.OwnProxy, n.IsBeside)
}

// IsBeside reports whether a file is in the Procfile's folder, where that can be seen.
func (n *App) IsBeside(file platform.ConfigFile) bool {
	return n.Repository != nil && file.Path != "" && file.IsIn(beside(n.Repository, n.Repository.Folder()))
}

// HasAny reports whether one of some files is in the folder of the Procfile.
func (n *App) HasAny(files ...string) bool {
	return slices.ContainsFunc(files, n.Repository.HasFile)
}
