package subject

import (
	"cmp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
)

// ManifestIn is the file of the folder by which a build finds a language, or "".
func ManifestIn(a *App, r *ecosystem.Runtime) string {
	files := r.Files()
	if at := slices.IndexFunc(files, a.Repo.HasFile); at >= 0 {
		return files[at]
	}
	return ""
}

// OwnRuntime is the first language whose files the folder of the Procfile has, with one of them, or nil.
func OwnRuntime(a *App) (first *ecosystem.Runtime, manifest string) {
	for _, r := range ecosystem.Runtimes() {
		if manifest := ManifestIn(a, r); manifest != "" {
			return r, manifest
		}
	}
	return nil, ""
}

// ManifestOf is the file by which a build finds the language of a program: one that the folder has, or else the usual one.
func ManifestOf(a *App, program string) string {
	r := ecosystem.RuntimeOf(program)
	return cmp.Or(ManifestIn(a, r), r.Manifest)
}

// ManifestElsewhere is the first file of a language that another folder has, or "".
func ManifestElsewhere(a *App) string {
	for _, r := range ecosystem.Runtimes() {
		if len(a.Repo.Elsewhere(r.Manifest)) > 0 {
			return r.Manifest
		}
	}
	return ""
}

// SurelyLacks reports whether the folder surely has no file by which a build finds a language.
func SurelyLacks(a *App, r *ecosystem.Runtime) bool {
	return a.Repo.Complete() && ManifestIn(a, r) == "" && r.NamesFile()
}

// LacksFilesOf reports whether a buildpack, in lowercase, is that of a language whose files the folder lacks.
func LacksFilesOf(a *App, buildpack string) bool {
	for _, r := range ecosystem.Runtimes() {
		if name := Behind(r.Buildpack, "/"); name != "" && strings.HasSuffix(strings.TrimSuffix(buildpack, ".git"), name) {
			return ManifestIn(a, r) == ""
		}
	}
	return false
}

// OtherThanJava is a file of another language if the folder has none of Java, or "".
func OtherThanJava(a *App) (other string) {
	java := ecosystem.RuntimeOf("java")
	for _, r := range ecosystem.Runtimes() {
		manifest := ManifestIn(a, r)
		if manifest != "" && r == java {
			return ""
		}
		other = cmp.Or(manifest, other)
	}
	return other
}

// BuildpackFor is Heroku's buildpack for a manifest of a language: Java has one for each of its build tools.
func BuildpackFor(r *ecosystem.Runtime, manifest string) string {
	switch {
	case r == nil:
		return ""
	case r == ecosystem.RuntimeOf("java"):
		r = cmp.Or(ecosystem.RuntimeOfFile(manifest), r)
	}
	return r.Buildpack
}

// HasRival reports whether a folder has files by which a build chooses another language.
func HasRival(a *App, r *ecosystem.Runtime) bool {
	own := ManifestIn(a, r)
	return slices.ContainsFunc(ecosystem.Runtimes(), func(other *ecosystem.Runtime) bool {
		manifest := ManifestIn(a, other)
		return manifest != "" && manifest != own
	})
}

// LockFilesOf are the files by one of which a build chooses a package manager of Node.js, or "". A platform may have no such
// program, whatever the files are.
func LockFilesOf(program, on string) ecosystem.Words {
	if target, ok := platform.Lookup(on); ok && slices.Contains(target.Platform().NotInstalled, program) {
		return ""
	}
	return ecosystem.Locks(program)
}
