package check

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// LeftOut is what happens to a file that doesn't reach a platform. Its zero value is for one that does.
type LeftOut struct {
	Effect    Effect
	TakesBack bool // a line with "!" and the file's name, below the pattern, takes the file back
}

// LeftOutOn returns what happens to a file, by its path from the root of the repository. started says that a command starts it,
// so that the image has to contain it.
func (n *App) LeftOutOn(t *platform.Target, file string, started bool) LeftOut {
	u := &t.Upload
	if t.Image && started { // a Dockerfile decides how else the file gets into the image
		u = &platform.Upload{Image: u.Image, Unsure: u.Unsure}
	}
	sent := n.Repository.IgnoredBy(u.Ignore, file)
	git, sure := leftOutByGit(n.Repository, u, file)
	both := u.Command != "" // ways to deploy, of which one may send the file
	switch {
	case git.By != "" && (!both || sent.By != "" && sure):
		return leftOut(git, sure, Error, "The file is missing on the platform: `%s` keeps it out of git.", "The file is missing on the platform if `%s` keeps it out of git.")
	case sent.By != "" && both:
		return LeftOut{NewEffect(Warning, platform.NotStarted, "The file is missing after `%s`: `%s` keeps it out.", u.Command, PathPart(sent.By)), sent.TakesBack}
	case sent.By != "":
		return leftOut(sent, true, Error, "The file is missing on the platform: `%s` keeps it out of the upload.", "")
	case archived(n.Repository, u, file):
		return LeftOut{Effect: NewEffect(Error, platform.NotStarted, "The file is missing on the platform: `export-ignore` in `.gitattributes` leaves it out.")}
	case git.By != "":
		return leftOut(git, sure, Warning, "The file is missing after a deploy with git: `%s` keeps it out.", "The file is missing after a deploy with git if `%s` keeps it out.")
	case started || u.Rereads:
		image := n.Repository.IgnoredBy([]platform.IgnoreFile{u.Image}, file)
		return leftOut(image, !u.Unsure, Error, "The file is missing in the image: `%s` keeps it out.", "The file may be missing in the image: `%s` keeps it out.")
	}
	return LeftOut{}
}

// archived reports whether git archive leaves out a file on its way to a platform.
func archived(r *repository.Repository, u *platform.Upload, file string) bool {
	return u.Archive && (u.Git || !r.HasAny(u.Ignore)) && r.NotExported(file).By != ""
}

// leftOut is the effect of an ignore file, if there is one. unsure is the text if the effect is only likely.
func leftOut(by repository.Ignored, sure bool, severity Severity, text, unsure string) LeftOut {
	switch {
	case by.By == "":
		return LeftOut{}
	case sure:
		return LeftOut{NewEffect(severity, platform.NotStarted, text, PathPart(by.By)), by.TakesBack}
	}
	return LeftOut{NewEffect(severity, platform.NotStarted, unsure, PathPart(by.By)).Likely(), by.TakesBack}
}

// leftOutByGit is how git keeps a file from a deploy that sends what git tracks. sure is false where it can't be seen what git tracks.
func leftOutByGit(r *repository.Repository, u *platform.Upload, file string) (by repository.Ignored, sure bool) {
	if !u.Git && (!u.OrGit || r.HasAny(u.Ignore)) {
		return repository.Ignored{}, false
	}
	by = r.IgnoredByGit(file)
	if by.By == "" {
		return by, false
	}
	tracked, known := r.IsTracked(file)
	if tracked {
		return repository.Ignored{}, false
	}
	return by, known
}
