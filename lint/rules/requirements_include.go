package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "requirements-include",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Included requirements file that isn't there",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkRequirementsInclude,
})

func checkRequirementsInclude(p *check.Pass) {
	for _, q := range p.Requirements() {
		if q.Missing == "" {
			continue
		}
		f := check.Finding{
			Headline: prose.T("`%s` includes `%s`, which doesn't exist", check.PathPart(q.File), check.PathPart(q.Missing)),
			Effects: p.BuildFails(check.NewEffect(check.Error, platform.Rejected, "The build fails: pip can't open `%s`.", check.PathPart(q.Missing)).
				Logged("ERROR: Could not open requirements file: [Errno 2] No such file or directory: '" + q.Missing + "'")),
			Help: prose.T("Commit `%s`, or delete line %s of `%s`.", check.PathPart(q.Missing), q.Line+1, check.PathPart(q.File)),
			Code: &check.CodePlace{Path: q.File, Line: q.Line + 1, Text: path.Base(q.Missing), Subject: path.Base(q.Missing)},
		}
		if folders := p.Repository.Elsewhere(path.Base(q.Missing)); len(folders) == 1 {
			if near, isBelow := strings.CutPrefix(path.Join(folders[0], path.Base(q.Missing)), strings.TrimPrefix(path.Dir(q.File)+"/", "./")); isBelow {
				_, written, _ := strings.Cut(q.Text, " ")
				f.Code.Text, f.Code.Right = strings.TrimSpace(written), near
				f.Help = prose.T("Use `%s` in line %s of `%s`.", check.PathPart(near), q.Line+1, check.PathPart(q.File))
			}
		}
		p.Report(f)
	}
}
