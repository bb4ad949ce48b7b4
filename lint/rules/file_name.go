package rules

import (
	"cmp"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "file-name",
	Group:     check.FileGroup,
	Kind:      check.Slip,
	AboutFile: true,
	Title:     "Misnamed Procfile",
	Check:     checkFileName,
	ReadsPath: true,
})

func checkFileName(p *check.Pass) {
	switch {
	case p.IsMisnamed():
		reportMisnamed(p)
	case p.IsUnread():
		reportUnread(p)
	case p.IsSpare():
		reportSpare(p)
	case p.Name.Exact && p.Repository != nil:
		reportTracked(p)
	}
}

func reportMisnamed(p *check.Pass) {
	_, base := check.SplitPath(p.Path)
	headline, help := prose.T("The file must be named `Procfile`, not `%s`", base), prose.Text{}
	if base == "procfile" {
		headline = prose.T("The file must be named `Procfile`, with a capital P")
	}
	if strings.EqualFold(base, "Procfile") {
		help = renameInGit(base)
	}
	rename := check.Fix{
		Title:         "Rename the file to `Procfile`",
		Applicability: check.Safe,
		Edits:         []check.TextEdit{},
		Rename:        &check.Rename{NewPath: check.SiblingPath(p.Path, "Procfile")},
	}
	effects := ignoredEffects(p, check.Error)
	if p.Name.Mistake == check.CopyMistake || effects.Worst() == check.Info {
		rename.Applicability = check.Suggested
	}
	p.Report(check.Finding{
		Headline: headline,
		Effects:  effects,
		Help:     help,
		Fixes:    []check.Fix{rename},
	})
}

// renameInGit is the advice for a name in another case. In one step, git on a case-insensitive disk doesn't notice the new name.
func renameInGit(name string) prose.Text {
	return prose.T("Rename it (`git mv %s tmp && git mv tmp Procfile`).", name)
}

func ignoredEffects(p *check.Pass, most check.Severity) check.Effects {
	_, base := check.SplitPath(p.Path)
	return p.On(platform.File).Each(func(t *platform.Target) check.Effect {
		alone := p.StartsAlone(t)
		switch {
		case t.FileName == base:
			return check.Effect{}
		case p.DeploysUnread(t):
			return check.NewEffect(check.Info, platform.Ignored, "The platform ignores `%s`, and other files say how the app is deployed.", base)
		case alone != "":
			return check.NewEffect(check.Info, platform.Ignored, "The platform ignores `%s`, and starts `%s` without it.", base, prose.Exact(alone))
		case t.OtherPath == "":
			return check.NewEffect(most, platform.Ignored, "The platform ignores `%s`, so none of its processes start.", base)
		case most == check.Error:
			return check.NewEffect(check.Warning, platform.Ignored, "%s", t.OtherPath)
		}
		return check.NewEffect(check.Info, platform.Ignored, "%s", t.OtherPath)
	})
}

func reportUnread(p *check.Pass) {
	_, base := check.SplitPath(p.Path)
	severity, headline := check.Info, prose.T("The file is named `%s`, and there is no `Procfile`", base)
	if check.Deployed.Has(strings.ToLower(cmp.Or(p.Name.Variant, p.Name.Owner))) {
		severity = check.Warning
	}
	if p.Repository == nil {
		headline = prose.T("The file is named `%s`, not `Procfile`", base)
	}
	p.Report(check.Finding{
		Headline: headline,
		Effects:  ignoredEffects(p, severity),
		Help:     prose.T("Copy the file to `Procfile` if a platform should read it."),
	})
}

// reportSpare reports a copy, a backup, or a variant for a platform where there is a Procfile.
func reportSpare(p *check.Pass) {
	_, base := check.SplitPath(p.Path)
	p.Report(check.Finding{
		Headline: prose.T("Platforms read `Procfile`, not `%s`", base),
		Effects:  ignoredEffects(p, check.Info),
		Help:     prose.T("Remove the file if nothing else uses it."),
	})
}

// reportTracked reports a file that has the right name on the disk but another one in git.
func reportTracked(p *check.Pass) {
	_, name := check.SplitPath(p.RootPath)
	_, tracked := check.SplitPath(p.Repository.TrackedAs(path.Join(p.Repository.Folder(), name)))
	if tracked == "" || tracked == name {
		return
	}
	p.Report(check.Finding{
		Headline: prose.T("Git still tracks this file as `%s`", tracked),
		Effects: p.On(platform.File).Deployed().Each(func(t *platform.Target) check.Effect {
			if t.OtherPath != "" {
				return check.NewEffect(check.Warning, platform.Ignored, "%s", t.OtherPath)
			}
			if alone := p.StartsAlone(t); alone != "" {
				return check.NewEffect(check.Info, platform.Ignored, "The platform ignores `%s`, and starts `%s` without it.", tracked, prose.Exact(alone))
			}
			return check.NewEffect(check.Error, platform.Ignored, "The platform gets `%s` from git and ignores it, so none of its processes start.", tracked)
		}),
		Help: renameInGit(tracked),
	})
}
