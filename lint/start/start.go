// Package start knows what starts on a platform in an app without a Procfile, and where that is written: in a file of the platform, in a
// Dockerfile, in a script of package.json, or by default of what builds the app.
package start

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// Start is what starts on a target.
type Start struct {
	// Type is its process type, such as web.
	Type string
	// Command is what starts, or "" where the Server of a build serves the app, or where File says it in a way that isn't read.
	Command, Server string
	// As is a command that starts the same program by another name, or "".
	As string
	// File is the path of the file that has the command, or from which it follows.
	File string
	// Range is the place in that file: that of the command if it's Written there.
	Range   procfile.Range
	Written bool
	// BeforeStart is set for a command that runs once before each deploy.
	BeforeStart bool
	// Image is the stage of the Dockerfile in which the command runs, or nil. KeepsPaths is set where it has the app's files in their paths.
	Image      *dockerfile.Stage
	KeepsPaths bool
	// Script is the script of package.json that the command runs, or nil.
	Script *Start

	offsets []int  // of the bytes of a written command in the file, and of its end
	quote   string // around it, or ""
	list    bool   // whether the file has it as a list of words
}

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
	if !known || t.IgnoresDockerfile {
		return
	}
	s.Image = dockerfile.Read(text).Last
	s.KeepsPaths = keepsPaths(r, s.Image)
}

// Strategy is the target that a chosen one means for an app without a Procfile. Where only a platform was chosen, it's the strategy that its
// files set, or that builds a Dockerfile which the platform doesn't ignore, else the first one of which it's known what it starts.
func Strategy(t *platform.Target, r *repository.Repository) *platform.Target {
	strategies := t.Platform().Strategies
	if r == nil || len(strategies) == 0 || t != &strategies[0] || len(InFiles(t, r)) > 0 {
		return t
	}
	if set := check.InFolder(t, "Procfile", r); len(InFiles(set, r)) > 0 {
		return set
	}
	image := slices.IndexFunc(strategies, func(s platform.Target) bool { return len(InFiles(&s, r)) > 0 })
	if image >= 0 && (!t.IgnoresDockerfile || byDefault(t, r) == nil) {
		return &strategies[image]
	}
	return t
}

// Checked is the start whose command is to be checked: that of the script that it runs, if it runs one.
func (s *Start) Checked() *Start {
	if s.Script != nil {
		return s.Script
	}
	return s
}

// RangeOf is where the file has a part of a command that is written there, else what it follows from.
func (s *Start) RangeOf(part procfile.Range) procfile.Range {
	if !s.Written || part.End >= len(s.offsets) || part.Start > part.End {
		return s.Range
	}
	end := s.offsets[part.End]
	if part.End > part.Start {
		end = s.offsets[part.End-1] + s.width(part.End-1)
	}
	return procfile.Range{Start: s.offsets[part.Start], End: end}
}

// width is how many bytes of the file a byte of the command has.
func (s *Start) width(i int) int {
	if s.list {
		return 1
	}
	return s.offsets[i+1] - s.offsets[i]
}

// Edits are edits of the command as those of the file. It reports false where they would need another form.
func (s *Start) Edits(edits []procfile.TextEdit) (moved []procfile.TextEdit, ok bool) {
	if !s.Written {
		return nil, false
	}
	for _, e := range edits {
		if !s.takes(e.NewText) {
			return nil, false
		}
		moved = append(moved, procfile.TextEdit{Range: s.RangeOf(e.Range), NewText: s.escaped(e.NewText)})
	}
	return moved, true
}
