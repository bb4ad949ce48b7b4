package repository

import (
	"path"

	"github.com/proclint/proclint/lint/ecosystem"
)

// gitFiles are what git itself knows about the files of the root folder.
const gitFiles ecosystem.Words = ".git/index .git/config .git/info/exclude"

// Affects reports whether answers may change when a path does: its content, or where it comes or goes, what is there. A path
// that goes may be that of a folder.
func Affects(p string, comesOrGoes bool) bool {
	p = clean(p)
	if gitFiles.Has(p) || Wanted(p) || Telling(p) {
		return true
	}
	for folder := parent(p); folder != ""; folder = parent(folder) {
		if !Enters(folder) {
			return false
		}
	}
	return comesOrGoes && (Relevant(p) || path.Ext(p) == "" && Enters(p))
}
