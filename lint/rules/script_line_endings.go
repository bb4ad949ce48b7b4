package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "script-line-endings",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "Script with Windows line endings",
	Reach: check.InImages,
	Check: checkScriptLineEndings,
})

func checkScriptLineEndings(p *check.Pass) {
	attributes, _ := p.Repository.Text(platform.Attributes)
	if p.Variant() || strings.Contains(attributes, "eol=lf") || strings.Contains(attributes, "text=auto") {
		return // git has other line ends than the folder
	}
	reported := map[string]bool{}
	for _, v := range p.ProjectRuns() {
		for _, f := range p.Follow(v.Cmd) {
			run := f.Run
			script := check.ScriptOfRun(run)
			file := p.StartedFile(run, script)
			text, _ := p.Repository.Text(file)
			first, _, _ := strings.Cut(text, "\n")
			// A shell takes the CR of each line for a part of its last word.
			isRead := ecosystem.Words("bash sh dash").Has(run.Base) && first != ""
			if reported[file] || !isRead && !strings.HasPrefix(first, "#!") || !strings.HasSuffix(first, "\r") {
				continue
			}
			reported[file] = true
			p.Report(check.Finding{
				Range:    v.At(f.Range(script.Range)),
				Headline: prose.T("`%s` has Windows line endings (CRLF)", check.PathPart(file)),
				Effects: p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash,
					"`%s` doesn't start: Linux takes the CR for a part of the last word.", v.Type).Likely()), // git may convert them
				HelpUnfixed: prose.T("Save the script with LF line endings."),
				Fixes:       p.WithoutReturns(file, prose.Title("Save `%s` with LF line endings", check.PathPart(file))),
			})
		}
	}
}
