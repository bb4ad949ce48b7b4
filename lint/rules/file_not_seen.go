package rules

import (
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "file-not-seen",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	After:     []string{check.Others},
	AboutFile: true,
	Title:     "File that can't be checked",
	Check:     checkFileNotSeen,
})

// checkFileNotSeen reports each place that another rule asked about and that can't be seen, so that silence isn't taken for an answer.
func checkFileNotSeen(p *check.Pass) {
	if !slices.ContainsFunc(p.Targets, (*platform.Target).Reads) {
		return
	}
	for _, m := range p.Repository.Missed() {
		place, file := check.PathPart(m.Place), check.PathPart(m.Path)
		f := check.Finding{
			Headline: prose.T("`%s` can't be read", place),
			Severity: check.Info,
			Help:     prose.T("Check yourself whether `%s` is there.", file),
		}
		switch m.Why {
		case repository.LinksAway:
			f.Headline = prose.T("The link `%s` leads nowhere in this folder", place)
		case repository.Submodule:
			f.Headline = prose.T("The submodule `%s` isn't checked out", place)
			f.Help = prose.T("Run `git submodule update --init`, and check again.")
		case repository.BeyondLimit:
			f.Headline = prose.T("`%s` wasn't read: there are too many files", place)
		case repository.TooLarge:
			f.Headline = prose.T("`%s` is too large to be checked", place)
			f.Help = prose.T("Check it yourself: Proclint reads at most %s MiB of a file.", repository.MaxText>>20)
		}
		p.Report(f)
	}
}
