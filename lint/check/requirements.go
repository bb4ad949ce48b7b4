package check

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// Requirements are the lines that pip reads when a platform builds the app: none of an app that may be built as one of another language or by
// another package manager.
func (p *Unit) Requirements() []repository.Requirement {
	r := p.Repository
	if p.Variant() || !r.Complete() || r.LanguageOf(nil) != ecosystem.Python || lockFiles.First(r.HasFile) != "" {
		return nil
	}
	return r.Requirements(path.Join(r.Folder(), "requirements.txt"))
}

// lockFiles are those of other package managers than pip.
const lockFiles ecosystem.Words = "Pipfile Pipfile.lock poetry.lock uv.lock pdm.lock environment.yml"

// BuildFailsIn is BuildFails for those that take the app for one of a language.
func (p *Unit) BuildFailsIn(language string, e Effect, builds ...platform.Build) Effects {
	return slices.DeleteFunc(p.BuildFails(e, builds...), func(e Effect) bool { return !p.builtAs(language, e.Target) })
}

// builtAs reports whether the build of a target is known to take the app for one of a language. Where nobody knows what it looks for first, it
// does if the app has the manifests of no other language.
func (n *App) builtAs(language string, t *platform.Target) bool {
	first, own, _ := t.Detects(language, n.Repository.HasFile)
	switch {
	case t.Detection == nil:
		return n.Repository.LanguageOf(nil) == language
	case own != nil && n.Repository.SetsBuildpacksOn(t):
		return n.Repository.NamesBuildpack(own.Buildpack) || n.Repository.NamesBuildpack(strings.Replace(own.Buildpack, "/", "-buildpack-", 1))
	}
	return first != nil && first.Language == language
}

// OldestPython is the oldest version 3 that Heroku's buildpack has. Checked on 2026-08-18.
const OldestPython = 10

// BuildFails is the effect that the build fails, on each selected platform that builds the app from the files of its folder. A build is one of
// those that are given, where there are any.
func (p *Unit) BuildFails(e Effect, builds ...platform.Build) Effects {
	hasImage := p.Repository.HasFile("Dockerfile")
	return slices.DeleteFunc(p.Selected(e), func(e Effect) bool {
		t := e.Target
		return t.Platform().Runner || t.Image || p.InContainer(t) || hasImage && !t.IgnoresDockerfile || len(builds) > 0 && !slices.Contains(builds, t.BuiltBy)
	})
}
