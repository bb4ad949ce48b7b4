package lint

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// What the rules of the group Repository share: where a command looks for the files
// that it names, and on which platforms that is known.

// projectRuns are the views whose main program is known, in a file that a platform
// reads, if the list of the repository's files is complete.
func (p *Pass) projectRuns() []*commandView {
	if p.Repository == nil || p.Variant() || !p.Repository.Complete() {
		return nil
	}
	var out []*commandView
	for _, v := range p.commands() {
		if run := v.main(); run != nil && run.DirKnown {
			out = append(out, v)
		}
	}
	return out
}

// withFiles asks for the effect on each platform that runs the command of a view among
// the files of the repository, and not in an image with other files.
func (p *Pass) withFiles(v *commandView, of func(*platform.Target) Effect) Effects {
	return p.Everywhere().Of(v).Each(func(t *platform.Target) Effect {
		if t.Image {
			return Effect{}
		}
		return of(t)
	})
}

// pathCode is a path to quote: a long one keeps its last element.
func pathCode(file string) prose.Part {
	return prose.Part{Text: file, Start: strings.LastIndexByte(file, '/') + 1, End: len(file)}
}

// starts are the folders from the root in which a run may start: the app may be the
// folder of the Procfile or the whole repository. None if one of them leads out of
// it, or the folder doesn't exist.
func (p *Pass) starts(run *command.Run) []string {
	folders := []string{path.Join(p.Repository.Folder(), run.Dir)}
	if p.Repository.Folder() != "" {
		folders = append(folders, run.Dir)
	}
	if leadsOut(folders[0]) || !p.Repository.IsFolder(folders[0]) {
		return nil
	}
	return folders
}

// under joins a folder that an option names to each of the others; none if that isn't
// possible.
func under(folders []string, option string) []string {
	var out []string
	for _, folder := range folders {
		joined := path.Join(folder, option)
		if strings.HasPrefix(option, "/") || strings.HasPrefix(option, "~") || strings.Contains(option, `\`) || leadsOut(joined) {
			return nil
		}
		out = append(out, joined)
	}
	return out
}

func leadsOut(folder string) bool { return folder == ".." || strings.HasPrefix(folder, "../") }

// plainWord reports whether a text needs no quotes in a command.
func plainWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"'\\$`&|;<>()*?[]{}!#~", c) >= 0 {
			return false
		}
	}
	return s != ""
}

// from is a path from the root as a command that starts in folder must name it, ""
// if it isn't in there.
func from(folder, path string) string {
	if folder == "" {
		return path
	}
	if rest, ok := strings.CutPrefix(path, folder+"/"); ok {
		return rest
	}
	return ""
}
