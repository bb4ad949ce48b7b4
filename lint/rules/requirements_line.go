package rules

import (
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "requirements-line",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Line of requirements.txt that pip rejects",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkRequirementsLine,
})

// mostRequirements is the most lines that are reported one by one.
const mostRequirements = 3

// meantRequirements are what people write in place of a requirement, with the one that is meant: rows of lists of conda and pip, placeholders, and
// commands that install one.
var meantRequirements = []struct {
	wrong *regexp.Regexp
	right string
}{
	{regexp.MustCompile(`^([\w.-]+(?:\[[\w,.-]+\])?)\s*=\s*v?(\d[\w.]*)(?:=\w+)?$`), "$1==$2"},
	{regexp.MustCompile(`^([\w.-]+(?:\[[\w,.-]+\])?)\s+v?(\d[\w.]*)$`), "$1==$2"},
	{regexp.MustCompile(`^([\w.-]+(?:\[[\w,.-]+\])?)\s*[=~<>!]=\s*(?:<[\w ]+>|\{[\w ]+\}|[xX](?:\.[xX])*)?$`), "$1"},
	{regexp.MustCompile(`^\$?\s*(?:python3? -m |sudo )?pip3? install (?:-U |--upgrade )?([\w.-]+(?:\[[\w,.-]+\])?(?:[=~<>!]=[\w.]+)?)$`), "$1"},
	{regexp.MustCompile(`^["']([\w.-]+(?:[=~<>!]=[\w.]+)?)["'],?$`), "$1"},
}

func checkRequirementsLine(p *check.Pass) {
	var invalid []repository.Requirement
	for _, q := range p.Requirements() {
		if q.Invalid {
			invalid = append(invalid, q)
		}
	}
	for i := range invalid {
		if i > 0 && len(invalid) > mostRequirements {
			return
		}
		reportRequirement(p, &invalid[i], len(invalid))
	}
}

func reportRequirement(p *check.Pass, q *repository.Requirement, count int) {
	right := ""
	for _, form := range meantRequirements {
		if right == "" && form.wrong.MatchString(q.Text) {
			right = form.wrong.ReplaceAllString(q.Text, form.right)
		}
	}
	f := check.Finding{
		Headline: prose.T("pip can't read `%s`", q.Text),
		Effects:  p.BuildFails(check.NewEffect(check.Error, platform.Rejected, "The build fails: pip rejects line %s of `%s`.", q.Line+1, check.PathPart(q.File)).Logged("ERROR: Invalid requirement: '" + q.Text + "'")),
		Help:     prose.T("Write `package==version`, or delete line %s of `%s`.", q.Line+1, check.PathPart(q.File)),
		Code:     &check.CodePlace{Path: q.File, Line: q.Line + 1, Text: q.Text, Right: right, Subject: q.Text},
	}
	switch {
	case check.IsMergeMarker(q.Text, '<') || check.IsMergeMarker(q.Text, '=') || check.IsMergeMarker(q.Text, '>'):
		f.Help = prose.T("Finish the merge: keep one version, and delete the marker lines.")
	case count > mostRequirements && strings.HasPrefix(strings.ToLower(q.Text), "package"):
		f.Help = prose.T("Replace the table with the output of `pip freeze`.")
		f.Code.Right = ""
	case count > mostRequirements:
		f.Headline = prose.T("pip can't read `%s` and %s other lines", q.Text, count-1)
	case right != "":
		f.Help = prose.T("Use `%s` in line %s of `%s`.", right, q.Line+1, check.PathPart(q.File))
	}
	p.Report(f)
}
