package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "requirement-conflict",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Two versions of a package in requirements.txt",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkRequirementConflict,
})

func checkRequirementConflict(p *check.Pass) {
	all := p.Requirements()
	if slices.ContainsFunc(all, func(q repository.Requirement) bool { return q.Invalid }) {
		return // pip stops before
	}
	first := map[string]repository.Requirement{}
	for _, q := range all {
		before, isSecond := first[q.Name]
		switch {
		case q.Pin == "":
			continue
		case !isSecond:
			first[q.Name] = q
			continue
		case samePin(before.Pin, q.Pin):
			continue
		}
		p.Report(check.Finding{
			Headline: prose.T("`%s` and `%s` can't both be installed", before.Text, q.Text),
			Effects: p.BuildFails(check.NewEffect(check.Error, platform.Rejected, "The build fails: pip installs one version of a package.").
				Logged("ERROR: Cannot install " + before.Text + " and " + q.Text + " because these package versions have conflicting dependencies.")),
			Help: keepOne(&before, &q),
			Code: &check.CodePlace{Path: q.File, Line: q.Line + 1, Text: q.Text, Subject: q.Text},
		})
	}
}

// samePin reports whether two versions are the same: zeros at the end count for nothing.
func samePin(a, b string) bool {
	short := func(version string) string {
		for strings.HasSuffix(version, ".0") {
			version = strings.TrimSuffix(version, ".0")
		}
		return strings.ToLower(strings.TrimPrefix(version, "v"))
	}
	return short(a) == short(b)
}

func keepOne(before, q *repository.Requirement) prose.Text {
	if before.File == q.File {
		return prose.T("Keep either line %s or line %s of `%s`.", before.Line+1, q.Line+1, check.PathPart(q.File))
	}
	return prose.T("Keep either line %s of `%s` or line %s of `%s`.", before.Line+1, check.PathPart(before.File), q.Line+1, check.PathPart(q.File))
}
