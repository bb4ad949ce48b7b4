// Package start knows what starts on a platform in an app without a Procfile, and where that is written: in a file of the platform, in a
// Dockerfile, in a script of package.json, or by default of what builds the app.
package start

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// Of is what starts on a target in an app without a Procfile. It's empty where that isn't known.
func Of(t *platform.Target, r *repository.Repository) []Start {
	if r == nil {
		return nil
	}
	if starts := InFiles(t, r); len(starts) > 0 {
		return starts
	}
	if s := byDefault(t, r); s != nil {
		return []Start{s.withScript(r)}
	}
	return nil
}

// InFiles are the commands in the first file of a platform, or of the image that it builds, that has some. They count in place of those of
// a Procfile.
func InFiles(t *platform.Target, r *repository.Repository) []Start {
	files := slices.Clone(t.Platform().CommandFiles)
	if t.Image && !t.IgnoresDockerfile {
		files = append(files, imageFile)
	}
	for _, name := range files {
		file := path.Join(r.Folder(), name)
		text, known := r.Text(file)
		starts := In(name, text)
		if unread := unreadKeys[name]; known && len(starts) == 0 && unread != "" && strings.Contains("\n"+text, unread) {
			starts = []Start{{Type: "web"}}
		}
		for i := range starts {
			starts[i].File = file
			if starts[i].Folder != "" && r.HasFile(path.Join(starts[i].Folder, imageFile)) {
				return []Start{{Type: "web", File: file}} // whether its image runs the commands isn't known
			}
			starts[i].inImage(t, r)
			starts[i] = starts[i].withScript(r)
		}
		if len(starts) > 0 {
			return starts // those in the other files don't run
		}
	}
	return nil
}

// inImage finds the image in which the command runs.
func (s *Start) inImage(t *platform.Target, r *repository.Repository) {
	text, known := r.Text(path.Join(r.Folder(), imageFile))
	if !known || t.IgnoresDockerfile || s.Folder != "" {
		return
	}
	s.Image = dockerfile.Read(text).Last
	s.KeepsPaths = keepsPaths(r, s.Image)
	if run := command.Parse(s.Command).Main(); run != nil && run.Program == nil {
		s.IsBuilt = r.ImageBuilds(path.Base(run.Name.Value))
	}
}

// Strategy is the target that a chosen one means for an app without a Procfile. Where only a platform was chosen, it's the strategy that its
// files set, or that builds a Dockerfile which the platform doesn't ignore, else the first one of which it's known what it starts.
func Strategy(t *platform.Target, r *repository.Repository) *platform.Target {
	strategies := t.Platform().Strategies
	if r == nil || len(strategies) == 0 || t != &strategies[0] {
		return t
	}
	starts := InFiles(t, r)
	if len(starts) > 0 && !IsImage(starts[0].File) {
		return t
	}
	if set := check.InFolder(t, "Procfile", r); len(InFiles(set, r)) > 0 {
		return set
	}
	image := slices.IndexFunc(strategies, func(s platform.Target) bool { return s.Image && len(InFiles(&s, r)) > 0 })
	if image >= 0 && (!t.IgnoresDockerfile || byDefault(t, r) == nil) {
		return &strategies[image]
	}
	return t
}
