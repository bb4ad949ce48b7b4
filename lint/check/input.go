package check

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// Input is a file, the platforms to check it for, and the options.
type Input struct {
	// Path names the file in the report; rules about the name and the place look at it. Empty: the file has no name and gets no file rule.
	Path string
	// RootPath is the path from the project's root, with slashes; empty means the same as Path.
	RootPath string
	// Unplaced: nothing shows that RootPath starts at the root of the project, so that the file's place is unknown.
	Unplaced bool
	// Source is the file's bytes, at most MaxBytes.
	Source []byte
	// Targets are the selected platforms, Configured those for a file without Targets whose comments name none; see Select.
	Targets, Configured []*platform.Target
	// ByDefault means that Targets stand for the default platforms: nobody chose them.
	ByDefault bool
	// Severities replace those of the findings of some rules; nil replaces none.
	Severities Severities
	// Excluded files have no findings and no fixes, and their layout stays.
	Excluded bool
	// Unlimited files are checked and fixed whole, for a caller that has a whole machine: MaxLines doesn't count, and FixAll
	// goes on until it is done.
	Unlimited bool
	// Repository is what can be seen of the files beside the file; nil when they cannot be seen, and then the rules about them are silent.
	Repository *repository.Repository
	// Built is what the log of a build shows of the app.
	Built Built
	// Cache is what a caller keeps from one call to the next while it lints a file many times, else nil.
	Cache *Cache

	// Verdicts are shared with the trials of fixes; nil starts an empty cache.
	Verdicts *Verdicts
}

// As is the file with another path and content. The path from the root keeps the folder unless the paths are the same.
func (in Input) As(newPath string, source []byte) Input {
	if in.RootPath == "" || in.RootPath == in.Path {
		in.RootPath = newPath
	} else {
		in.RootPath = SiblingPath(in.RootPath, newPath)
	}
	in.Path, in.Source = newPath, source
	return in
}
