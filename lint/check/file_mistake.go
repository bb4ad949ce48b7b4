package check

import (
	"slices"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// PlaceOf is the place of a mistake in another file.
func PlaceOf(m *repository.Mistake) *CodePlace {
	return &CodePlace{Path: m.Path, Line: m.Line, Text: m.Text, Right: m.Right, Subject: m.Text}
}

// ReportInFile reports a mistake in another file, with the effect on each of the selected platforms. Without more in the finding, its
// place is that of the mistake, and its help the right text.
func (p *Pass) ReportInFile(m *repository.Mistake, f Finding, effect func(*platform.Target) Effect) {
	if f.Help.Empty() {
		f.Help = prose.T("Use `%s` in line %s of `%s`.", PathPart(m.Right), m.Line, PathPart(m.Path))
	}
	if f.Code == nil {
		f.Code = PlaceOf(m)
	}
	f.Effects = Effects{}
	for _, t := range p.Targets {
		if e := effect(t); e != (Effect{}) {
			e.Target, e.Verified = t, true
			f.Effects = append(f.Effects, e)
		}
	}
	p.Report(f)
}

// UsesDockerfile reports whether a platform builds the image of a Dockerfile beside the Procfile.
func UsesDockerfile(t *platform.Target) bool { return !t.IgnoresDockerfile && !t.Platform().Runner }

// ServesVisitors reports whether visitors from elsewhere reach what runs on a platform.
func ServesVisitors(t *platform.Target) bool { return !t.Port.Local && !t.Platform().Runner }

// FilesOfCommands are the files with commands or scripts that the selected platforms read, from the folder of the app.
func (s *Selection) FilesOfCommands() (files []string) {
	for _, t := range s.Targets {
		files = slices.Concat(files, t.Platform().CommandFiles, t.Platform().ScriptFiles)
	}
	slices.Sort(files)
	return slices.Compact(files)
}
