package check

import (
	"cmp"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// IsMisnamed reports whether the file should be named Procfile, by its name and by
// its lines. A copy of the Procfile beside it shouldn't.
func (p *Pass) IsMisnamed() bool {
	return p.Name.Misnamed && !p.isSpareCopy() && p.Name.fits(p.Doc)
}

// hasProcfile reports whether there is a Procfile in the folder of the file, or in the root folder.
func (n *Neighbors) hasProcfile() bool {
	return n.Repository != nil && (n.Repository.IsFile(path.Join(n.Repository.Folder(), stem)) || n.Repository.IsFile(stem))
}

// Deployed are words of variants that are meant for a platform.
const Deployed command.Words = "production prod staging deploy deployment release live server heroku cloud"

// IsSpare reports whether the file is a copy or a backup of a Procfile, or one for a platform, and no platform reads it
// because there is a Procfile.
func (p *Pass) IsSpare() bool {
	if p.isSpareCopy() {
		return true
	}
	word := strings.ToLower(cmp.Or(p.Name.Variant, p.Name.Owner))
	return (p.Name.isBackup() || Deployed.Has(word)) && p.hasProcfile() && !p.Template() && !p.isUsed()
}

// IsUnread reports whether the file is a variant that nothing is known to read, in place of a
// Procfile that is missing.
func (p *Pass) IsUnread() bool {
	if p.Name.Variant == "" && p.Name.Owner == "" || p.hasProcfile() || p.Template() {
		return false
	}
	dir, _ := SplitPath(p.RootPath)
	if IsUndeployed(strings.TrimSuffix(dir, "/")) {
		return false
	}
	dotted := p.Name.Dotted || p.Name.Owner != ""
	if p.Repository == nil || !p.Repository.Complete() {
		return !dotted || p.Name.isBackup()
	}
	return !(dotted && p.Name.hasWord(localWords) && !p.Name.isBackup()) && !p.isUsed()
}

// isUsed reports whether the repository's files that start or deploy it, or the settings of a local runner, name the file.
func (p *Pass) isUsed() bool {
	_, base := SplitPath(p.RootPath)
	return namedBySettings(p.Repository, base) || p.Repository.Names(base)
}
