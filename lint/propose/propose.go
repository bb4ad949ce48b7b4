// Package propose makes the Procfile of an app that has none, from its manifests and its code. Each language has a file with what it proposes.
package propose

import (
	"slices"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// Of are the lines for an app on some platforms: at most one that serves requests, then workers, clocks, and what runs before a release where all of the
// platforms run it. There isn't any where neither the manifests nor the code show what starts.
func Of(r *repository.Repository, targets []*platform.Target) []Line {
	if r == nil {
		return nil
	}
	a := &app{Repository: r}
	for _, language := range languages {
		lines := language(a)
		if !slices.ContainsFunc(lines, func(l Line) bool { return l.Type != release }) {
			continue
		}
		lacksPhase := func(t *platform.Target) bool { return t.Release != platform.ReleasePhase }
		return slices.DeleteFunc(lines, func(l Line) bool { return l.Type == release && slices.ContainsFunc(targets, lacksPhase) })
	}
	return nil
}

// languages are asked in this order: an app in one of the first ones often has a package.json for what its pages need.
var languages = []func(*app) []Line{python, ruby, php, jvm, golang, elixir, rust, dotnet, node}
