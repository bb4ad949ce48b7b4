package check

import (
	"path"

	"github.com/proclint/proclint/lint/platform"
)

// LeftOutEffect is the effect of a file that doesn't reach a platform, or none. file is its path from the root of the
// repository, and severity that of a file which surely doesn't.
func LeftOutEffect(p *Pass, t *platform.Target, file string, severity Severity) Effect {
	r, u := p.Repository, t.Upload
	if u.Ignore != "" {
		if by := r.IgnoredBy(u.Ignore, file); by != "" {
			return NewEffect(severity, platform.NotStarted, "The file is missing on the platform: `%s` keeps it out of the upload.", PathPart(by))
		}
	}
	if !u.Git && (!u.OrGit || r.IsFile(path.Join(r.Folder(), u.Ignore))) {
		return Effect{}
	}
	by := r.IgnoredByGit(file)
	if by == "" {
		return Effect{}
	}
	switch tracked, known := r.IsTracked(file); {
	case tracked:
		return Effect{}
	case known:
		return NewEffect(severity, platform.NotStarted, "The file is missing on the platform: `%s` keeps it out of git.", PathPart(by))
	}
	return NewEffect(severity, platform.NotStarted, "The file is missing on the platform if `%s` keeps it out of git.", PathPart(by)).Likely()
}
