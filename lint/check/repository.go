package check

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// What the rules of the group Repository share: where a command looks for the files
// that it names, and on which platforms that is known.

// ProjectRuns are the views whose main program is known, in a file that a platform
// reads, if the list of the repository's files is complete.
func (p *Pass) ProjectRuns() []*View {
	if p.Repository == nil || p.Variant() || !p.Repository.Complete() {
		return nil
	}
	var out []*View
	for _, v := range p.Commands() {
		if run := v.Main(); run != nil && run.DirKnown {
			out = append(out, v)
		}
	}
	return out
}

// EffectsInRepository asks for the effect on each platform that runs the command of a view among
// the files of the repository, and not in an image with other files.
func EffectsInRepository(p *Pass, v *View, of func(*platform.Target) Effect) Effects {
	return p.Everywhere().Of(v).Each(func(t *platform.Target) Effect {
		if t.Image {
			return Effect{}
		}
		return of(t)
	})
}

// PathPart is a path to quote: a long one keeps its last element.
func PathPart(file string) prose.Part {
	return prose.Part{Text: file, Start: strings.LastIndexByte(file, '/') + 1, End: len(file)}
}

// WorkingFolders are the folders from the root in which a run may start: the app may be the
// folder of the Procfile or the whole repository. None if one of them leads out of
// it, or the folder doesn't exist.
func (p *Pass) WorkingFolders(run *command.Run) []string {
	folders := []string{path.Join(p.Repository.Folder(), run.Dir)}
	if p.Repository.Folder() != "" {
		folders = append(folders, run.Dir)
	}
	if LeavesRepository(folders[0]) || !p.Repository.IsFolder(folders[0]) {
		return nil
	}
	return folders
}

// JoinEach joins a folder that an option names to each of the others; none if that isn't
// possible.
func JoinEach(folders []string, option string) []string {
	var out []string
	for _, folder := range folders {
		joined := path.Join(folder, option)
		if strings.HasPrefix(option, "/") || strings.HasPrefix(option, "~") || strings.Contains(option, `\`) || LeavesRepository(joined) {
			return nil
		}
		out = append(out, joined)
	}
	return out
}

// LeavesRepository reports whether a path leads out of the repository.
func LeavesRepository(folder string) bool { return folder == ".." || strings.HasPrefix(folder, "../") }

// NeedsNoQuotes reports whether a text needs no quotes in a command.
func NeedsNoQuotes(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"'\\$`&|;<>()*?[]{}!#~", c) >= 0 {
			return false
		}
	}
	return s != ""
}

// RelativeTo is a path from the root as a command that starts in folder must name it, ""
// if it isn't in there.
func RelativeTo(folder, path string) string {
	if folder == "" {
		return path
	}
	if rest, ok := strings.CutPrefix(path, folder+"/"); ok {
		return rest
	}
	return ""
}

// UndeployedFolders have Procfiles that aren't deployed.
const UndeployedFolders command.Words = "test tests testdata spec specs fixture fixtures __fixtures__ example examples sample samples demo demos doc " +
	"docs template templates node_modules vendor third_party .git"

// MayHaveModule reports whether a folder may contain the module: a build may create it,
// and a folder without __init__.py is a package too.
func MayHaveModule(p *Pass, root string, parts []string) bool {
	file := path.Join(root, path.Join(parts...))
	if p.Repository.IsFolder(file) || repository.Built(file+"/x") {
		return true
	}
	for _, ending := range []string{".py", ".pyx", ".pyc", ".pyd", ".so"} {
		if p.Repository.IsFile(file + ending) {
			return true
		}
	}
	return false
}

// IsUndeployed reports whether no platform deploys a folder as an application, by its name.
func IsUndeployed(folder string) bool {
	for _, name := range strings.Split(folder, "/") {
		if UndeployedFolders.Has(strings.ToLower(name)) {
			return true
		}
	}
	return false
}
