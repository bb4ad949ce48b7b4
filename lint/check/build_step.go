package check

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

const (
	// PackageHooks are scripts of package.json that package managers and buildpacks run in a build.
	PackageHooks ecosystem.Words = "heroku-prebuild heroku-postbuild heroku-cleanup gcp-build vercel-build preinstall postinstall prebuild postbuild"
	// buildNames are other names of build steps.
	buildNames ecosystem.Words = "build install compile assets setup"
)

// IsBuildStep reports whether an entry is a step of a build, by its process type, and by its command where that has another use.
func (f *File) IsBuildStep(e Entry) bool {
	name := strings.Trim(e.Type, `"'`)
	return PackageHooks.Has(name) || buildNames.Has(name) && OnlyBuilds(f.ParsedCommandOf(e).Programs())
}

// KeepsRunning reports whether an entry is more than a step of a build or a release.
func (w *Results) KeepsRunning(e Entry) bool {
	return !IsRelease(w.IntendedType(e)) && !w.unit.IsBuildStep(e)
}
