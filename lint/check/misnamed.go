package check

import (
	"path"
	"slices"
	"strings"
)

// IsMisnamed reports whether the file should be named Procfile, by its name and by
// its lines. A copy of the Procfile beside it shouldn't.
func IsMisnamed(p *Pass) bool {
	return p.Name.Misnamed && !(p.Name.Mistake == CopyMistake && hasProcfile(p)) && p.Name.fits(p.Doc)
}

// hasProcfile reports whether there is a Procfile in the folder of the file, or in the root folder.
func hasProcfile(p *Pass) bool {
	return p.Repository != nil && (p.Repository.IsFile(path.Join(p.Repository.Folder(), stem)) || p.Repository.IsFile(stem))
}

// IsUnread reports whether the file is a variant that nothing is known to read, in place of a
// Procfile that is missing.
func IsUnread(p *Pass) bool {
	if !p.Variant() || hasProcfile(p) || p.Template() {
		return false
	}
	dir, base := SplitPath(p.RootPath)
	if IsUndeployed(strings.TrimSuffix(dir, "/")) {
		return false
	}
	if p.Repository == nil || !p.Repository.Complete() {
		return !p.Name.Dotted
	}
	return !(p.Name.Dotted && p.Name.hasWord(localWords)) &&
		!slices.ContainsFunc(p.Repository.Pipelines(), func(file string) bool {
			text, _ := p.Repository.Text(file)
			return strings.Contains(text, base)
		})
}
