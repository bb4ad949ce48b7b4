package check

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// Select finds the platforms to check a file for: the selected ones, else those that its comment
// names, else the configured ones, else those that files beside it show, else the default ones. For a file
// such as Procfile.dev, or a Procfile beside Procfile.prod, the default ones are the local runners.
func Select(in Input, doc *procfile.Document, comments []Directive) Selection {
	if in.ByDefault {
		return Selection{Targets: in.Targets, ByDefault: true}
	}
	for _, chosen := range [...][]*platform.Target{in.Targets, NamedTargets(doc, comments), in.Configured} {
		switch {
		case slices.Contains(chosen, platform.AsDefault):
			return Selection{Targets: platform.Defaults(), ByDefault: true}
		case len(chosen) > 0:
			return Selection{Targets: inFolder(chosen, in)}
		}
	}
	s := Selection{Shown: shownPlatforms(in)}
	for _, shown := range Recognized(s.Shown) {
		s.Targets = append(s.Targets, shown.Target)
	}
	if s.Targets != nil {
		return s
	}
	s.Targets, s.ByDefault = platform.Defaults(), true
	if isLocal(in) {
		_, base := SplitPath(in.Path)
		s.Targets = platform.LocalRunners(base)
	}
	return s
}

// isLocal reports whether a file is for a local process runner, by its name, or because another one beside it is for production.
func isLocal(in Input) bool {
	name := ClassifyName(in.Path)
	switch local := name.Local(); {
	case local || in.Repository == nil:
		return local
	case !name.Exact:
		return namedBySettings(in.Repository, in.Path)
	}
	return hasFile(in.Repository, in.Repository.Folder(), func(file string) bool { return ClassifyName(file).hasWord(productionWords) })
}

// namedBySettings reports whether the settings of a local runner, such as OVERMIND_PROCFILE, name a file beside them.
func namedBySettings(r *repository.Repository, file string) bool {
	_, base := SplitPath(file)
	return hasFile(r, r.Folder(), func(settings string) bool {
		text, _ := r.Text(path.Join(r.Folder(), settings))
		return platform.SetsPorts(settings) && strings.Contains(text, base)
	})
}

func inFolder(chosen []*platform.Target, in Input) []*platform.Target {
	targets := slices.Clone(chosen)
	for i, t := range targets {
		targets[i] = InFolder(t, in.Path, in.Repository)
	}
	return targets
}

// InFolder is the target that a chosen one means for the file at path. Where only a platform was chosen, and its files
// beside the Procfile set a strategy that doesn't read the file, or that drops its processes, it is that strategy.
func InFolder(chosen *platform.Target, path string, beside *repository.Repository) *platform.Target {
	if chosen != &chosen.Platform().Strategies[0] {
		return chosen
	}
	for _, folder := range appFolders(Input{Path: path, Repository: beside}) {
		if set := chosen.Platform().SetBy(folder); set != nil {
			if set.Reads() && (set.MarkNotStarted == nil || chosen.MarkNotStarted != nil) {
				return chosen
			}
			return set
		}
	}
	return chosen
}

// Recognized are the shown platforms that a file is checked for as if somebody had chosen them: those that read it and that no
// other platform's files show. A builder isn't one of them beside a host, which uses it.
func Recognized(shown []platform.Shown) []platform.Shown {
	return slices.DeleteFunc(WithoutBuilders(shown), func(s platform.Shown) bool { return s.Shared || s.Target == nil || !s.Target.Reads() })
}

// WithoutBuilders are the shown platforms without the builders where a host of apps is among them that reads a Procfile,
// at least without the settings that the files show.
func WithoutBuilders(shown []platform.Shown) []platform.Shown {
	isHost := func(s platform.Shown) bool {
		return !s.Shared && s.Target != nil && !s.Target.Platform().Builder && s.Target.Platform().Strategies[0].Reads()
	}
	shown = slices.Clone(shown)
	if !slices.ContainsFunc(shown, isHost) {
		return shown
	}
	return slices.DeleteFunc(shown, func(s platform.Shown) bool { return s.Target != nil && s.Target.Platform().Builder })
}

// shownPlatforms are those that files show, in the Procfile's folder or else in the root folder.
func shownPlatforms(in Input) []platform.Shown {
	for _, folder := range appFolders(in) {
		shown := platform.ShownBy(folder)
		if hasFile(in.Repository, folder.folder(), func(file string) bool { return ClassifyName(file).Local() }) {
			shown = slices.DeleteFunc(shown, func(s platform.Shown) bool { return platform.SetsPorts(s.File) })
		}
		if len(shown) > 0 {
			return shown
		}
	}
	return nil
}

func hasFile(r *repository.Repository, folder string, is func(file string) bool) bool {
	return slices.ContainsFunc(r.Files(folder, ""), is)
}

// appFolders are the Procfile's folder and the root folder, where they can be seen. No file shows which platform reads a
// variant such as Procfile.dev.
func appFolders(in Input) []besideFolder {
	if in.Repository == nil {
		return nil
	}
	if name := ClassifyName(in.Path); name.Variant != "" || name.Local() {
		return nil
	}
	root := beside(in.Repository, "")
	if in.Repository.Folder() == "" {
		return []besideFolder{root}
	}
	return []besideFolder{beside(in.Repository, in.Repository.Folder()), root}
}
