package lint

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

// What the rules of the group Repository share: where a command looks for what
// it names, and on which platforms that is known.

// projectRuns are the views whose main program is known, in a file that a platform
// reads, when all files beside it can be seen.
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

// starts are the folders from the root in which a run may be started: the app may
// be the folder of the Procfile or the whole repository. None when one of them
// leads out of it, or there is no such folder.
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

// under joins a folder that an option names to each of the others; none when that
// is not possible.
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

// concernedBy are the targets of a view that run the command among the files of
// the repository, all with the same severity and effect. With installs only those
// which install what its manifests name.
func concernedBy(v *commandView, severity Severity, effect string, installs bool) []Concern {
	cs := []Concern{}
	for _, t := range v.targets {
		if t.Image || installs && t.Platform().Runner {
			continue
		}
		cs = append(cs, Concern{Target: t, Severity: severity, Effect: effect, Sure: true})
	}
	return cs
}

// withBash reports whether every concerned target runs commands with bash.
func withBash(cs []Concern) bool {
	for _, c := range cs {
		if c.Target.Shell != platform.Bash {
			return false
		}
	}
	return true
}

// plainWord reports whether a text needs no quotes in a command.
func plainWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"'\\$`&|;<>()*?[]{}!#~", c) >= 0 {
			return false
		}
	}
	return s != ""
}

// from is a path from the root as it is written in a command that starts in
// folder, "" when it lies elsewhere.
func from(folder, path string) string {
	if folder == "" {
		return path
	}
	if rest, ok := strings.CutPrefix(path, folder+"/"); ok {
		return rest
	}
	return ""
}
