package ecosystem

import "strings"

// Runtime is what installs a language, with the commands that come with it.
type Runtime struct {
	Programs  Words
	Title     string
	Buildpack string // of Heroku
	Manifest  string // the usual file by which a build finds the language, or what it is
	Others    Words  // further files by one of which a build does
}

// Name is the name of the language, or "".
func (r *Runtime) Name() string {
	if r == nil {
		return ""
	}
	return r.Title
}

// Files are those by one of which a build finds the language, the usual one first.
func (r *Runtime) Files() []string {
	switch {
	case r == nil:
		return nil
	case !r.NamesFile():
		return r.Others.List()
	}
	return append([]string{r.Manifest}, r.Others.List()...)
}

// NamesFile reports whether the usual file has always the same name.
func (r *Runtime) NamesFile() bool { return !strings.Contains(r.Manifest, " ") }

// Versions are the files of a language in which an app asks for a version, the one that goes before the others first, and the names of its images
// in a Dockerfile. Names are how logs call the language or its tools.
type Versions struct {
	Names, Images Words
	Files         []VersionFile
}

// VersionFile is a file in which an app asks for a version of a language: one of its lines starts with a text.
type VersionFile struct{ Name, Start string }
