package check

import (
	"path"
	"slices"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// Requirements are the lines that pip reads when a platform builds the app: none of an app that may be built as one of another language or by
// another package manager.
func (p *Unit) Requirements() []repository.Requirement {
	r := p.Repository
	if p.Variant() || !r.Complete() || r.LanguageOf(nil) != command.Python || lockFiles.First(func(name string) bool { return r.IsFile(path.Join(r.Folder(), name)) }) != "" {
		return nil
	}
	return r.Requirements(path.Join(r.Folder(), "requirements.txt"))
}

// lockFiles are those of other package managers than pip.
const lockFiles command.Words = "Pipfile Pipfile.lock poetry.lock uv.lock pdm.lock environment.yml"

// BuildFailsIn is BuildFails for those that take the app for one of a language.
func (p *Unit) BuildFailsIn(language string, e Effect, builds ...platform.Build) Effects {
	r := p.Repository
	return slices.DeleteFunc(p.BuildFails(e, builds...), func(e Effect) bool {
		first, _, _ := e.Target.Detects(language, func(name string) bool { return r.IsFile(path.Join(r.Folder(), name)) })
		return first == nil || first.Language != language || r.SetsBuildpacksOn(e.Target)
	})
}

// OldestPython is the oldest version 3 that Heroku's buildpack has. Checked on 2026-08-18.
const OldestPython = 10

// BuildFails is the effect that the build fails, on each selected platform that builds the app from the files of its folder. A build is one of
// those that are given, where there are any.
func (p *Unit) BuildFails(e Effect, builds ...platform.Build) Effects {
	hasImage := p.Repository.IsFile(path.Join(p.Repository.Folder(), "Dockerfile"))
	return slices.DeleteFunc(p.Selected(e), func(e Effect) bool {
		t := e.Target
		return t.Platform().Runner || t.Image || p.InContainer(t) || hasImage && !t.IgnoresDockerfile || len(builds) > 0 && !slices.Contains(builds, t.BuiltBy)
	})
}
