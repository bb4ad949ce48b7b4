package check

import (
	"cmp"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// IsMisnamed reports whether the file should be named Procfile, by its name and by its lines. A copy of the Procfile beside it shouldn't.
func (g *Unit) IsMisnamed() bool {
	return g.Name.Misnamed && !g.isSpareCopy() && g.Name.fits(g.Doc)
}

// hasProcfile reports whether there is a Procfile in the folder of the file, or in the root folder.
func (n *App) hasProcfile() bool {
	return n.Repository != nil && (n.Repository.HasFile(stem) || n.Repository.IsFile(stem))
}

// Deployed are words of variants that are meant for a platform.
const Deployed ecosystem.Words = "production prod staging deploy deployment release live server heroku cloud"

// IsSpare reports whether the file is a copy or a backup of a Procfile, or one for a platform, and no platform reads it because there is a Procfile.
func (g *Unit) IsSpare() bool {
	if g.isSpareCopy() {
		return true
	}
	word := strings.ToLower(cmp.Or(g.Name.Variant, g.Name.Owner))
	return (g.Name.isBackup() || Deployed.Has(word)) && g.hasProcfile() && !g.Template() && !g.isUsed()
}

// IsUnread reports whether the file is a variant that nothing is known to read, in place of a Procfile that is missing.
func (g *Unit) IsUnread() bool {
	if g.Name.Variant == "" && g.Name.Owner == "" || g.hasProcfile() || g.Template() {
		return false
	}
	dir, _ := SplitPath(g.RootPath)
	if IsUndeployed(strings.TrimSuffix(dir, "/")) {
		return false
	}
	dotted := g.Name.Dotted || g.Name.Owner != ""
	if g.Repository == nil || !g.Repository.Complete() {
		return !dotted || g.Name.isBackup()
	}
	return !(dotted && g.Name.hasWord(localWords) && !g.Name.isBackup()) && !g.isUsed()
}

// isUsed reports whether the repository's files that start or deploy it, or the settings of a local runner, name the file.
func (g *Unit) isUsed() bool {
	_, base := SplitPath(g.RootPath)
	return namedBySettings(g.Repository, base) || g.Repository.Names(base)
}
