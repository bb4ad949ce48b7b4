package check

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// LeftOut is what happens to a file that doesn't reach a platform. Its zero value is for one that does.
type LeftOut struct {
	Effect    Effect
	TakesBack bool                 // a line with "!" and the file's name, below the pattern, takes the file back
	By        []repository.Ignored // all that leave it out
}

// LeftOutOn returns what happens to a file, by its path from the root of the repository. started says that a command starts it,
// so that the image has to contain it.
func (n *App) LeftOutOn(t *platform.Target, file string, started bool) LeftOut {
	out, by := n.leftOutOn(t, file, started)
	if out.Effect.Severity != None {
		out.By = slices.DeleteFunc(by, func(i repository.Ignored) bool { return i.By == "" })
	}
	return out
}

func (n *App) leftOutOn(t *platform.Target, file string, started bool) (out LeftOut, by []repository.Ignored) {
	u := &t.Upload
	if t.Image && started { // a Dockerfile decides how else the file gets into the image
		u = &platform.Upload{Image: u.Image, Unsure: u.Unsure}
	}
	sent := n.Repository.IgnoredBy(u.Ignore, file)
	git, sure := leftOutByGit(n.Repository, u, file)
	by = []repository.Ignored{git, sent}
	both := u.Command != "" // ways to deploy, of which one may send the file
	switch {
	case git.By != "" && (!both || sent.By != "" && sure):
		return leftOut(git, sure, Error, "The file is missing on the platform: `%s` keeps it out of git.", "The file is missing on the platform if `%s` keeps it out of git."), by
	case sent.By != "" && both:
		return LeftOut{Effect: NewEffect(Warning, platform.NotStarted, "The file is missing after `%s`: `%s` keeps it out.", u.Command, PathPart(sent.By)), TakesBack: sent.TakesBack}, by
	case sent.By != "":
		return leftOut(sent, true, Error, "The file is missing on the platform: `%s` keeps it out of the upload.", ""), by
	case archived(n.Repository, u, file):
		return LeftOut{Effect: NewEffect(Error, platform.NotStarted, "The file is missing on the platform: `export-ignore` in `.gitattributes` leaves it out.")}, nil
	case git.By != "":
		return leftOut(git, sure, Warning, "The file is missing after a deploy with git: `%s` keeps it out.", "The file is missing after a deploy with git if `%s` keeps it out."), by
	case started || u.Rereads:
		image := n.Repository.IgnoredBy([]platform.IgnoreFile{u.Image}, file)
		return leftOut(image, !u.Unsure, Error, "The file is missing in the image: `%s` keeps it out.", "The file may be missing in the image: `%s` keeps it out."), []repository.Ignored{image}
	}
	return LeftOut{}, nil
}

// TakeBack are the fixes by which no ignore file keeps a file from a deploy any more: one, or none where a pattern has to be understood for
// that. A file of variables is ignored on purpose.
func (n *App) TakeBack(file string, from []LeftOut) []Fix {
	if strings.HasPrefix(path.Base(file), ".env") {
		return nil
	}
	fix := Fix{Applicability: Suggested, Edits: []TextEdit{}}
	for _, out := range from {
		for _, ignored := range out.By {
			if slices.ContainsFunc(fix.Files, func(f FileEdits) bool { return f.Path == ignored.By }) {
				continue
			}
			raw, known := n.Repository.Raw(ignored.By)
			other := &otherFile{ignored.By, procfile.Parse(raw)}
			inFolder := strings.TrimPrefix(file, strings.TrimPrefix(path.Dir(ignored.By)+"/", "./"))
			line, row := n.Repository.IgnoringLine(ignored.By, file)
			switch {
			case !known:
				return nil
			case line > 0 && (path.Base(ignored.By) != ".gitignore" || row == inFolder):
				fix.Title = prose.Title("Remove `%s` from `%s`", row, PathPart(ignored.By))
				fix.Files = append(fix.Files, other.edits(other.withoutLine(line)))
			case ignored.TakesBack:
				fix.Title = prose.Title("Add `!%s` to `%s`", PathPart(inFolder), PathPart(ignored.By))
				fix.Files = append(fix.Files, other.edits(other.withRow("!"+inFolder)))
			default:
				return nil
			}
		}
	}
	switch len(fix.Files) {
	case 0:
		return nil
	case 1:
	default:
		fix.Title = prose.Title("Take `%s` out of the ignore files", PathPart(file))
	}
	return []Fix{fix}
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
		return LeftOut{Effect: NewEffect(severity, platform.NotStarted, text, PathPart(by.By)), TakesBack: by.TakesBack}
	}
	return LeftOut{Effect: NewEffect(severity, platform.NotStarted, unsure, PathPart(by.By)).Likely(), TakesBack: by.TakesBack}
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
