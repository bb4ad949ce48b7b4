package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
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
			at, file := run.Naming(), p.StartedFile(run, run.Reference())
			if starts := p.WorkingFolders(run); file == "" && len(starts) > 0 && strings.Contains(run.Name.Value, "/") && !path.IsAbs(run.Name.Value) {
				file = path.Join(starts[0], run.Name.Value)
			}
			text, _ := p.Repository.Text(file)
			first, _, _ := strings.Cut(text, "\n")
			if reported[file] || !strings.HasPrefix(first, "#!") || !strings.HasSuffix(first, "\r") {
				continue
			}
			reported[file] = true
			p.Report(check.Finding{
				Range:    v.At(f.Range(at)),
				Headline: prose.T("`%s` has Windows line endings (CRLF)", check.PathPart(file)),
				Effects: p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash,
					"`%s` doesn't start: the CR becomes a part of the interpreter's name.", v.Type).Likely()), // git may convert them
				HelpUnfixed: prose.T("Save the script with LF line endings."),
				Fixes:       p.WithoutReturns(file, prose.Title("Save `%s` with LF line endings", check.PathPart(file))),
			})
		}
	}
}
