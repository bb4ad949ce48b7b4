package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "build-process-type",
	Group: check.TypesGroup,
	Kind:  check.Slip,
	Title: "Build step as a process type",
	Check: checkBuildProcessType,
})

func checkBuildProcessType(p *check.Pass) {
	if p.Variant() {
		return
	}
	for _, e := range p.SyntaxEntries() {
		if !p.IsBuildStep(e) {
			continue
		}
		name := strings.Trim(e.Type, `"'`)
		f := check.Finding{
			Range:    e.TypeRange,
			Headline: prose.T("`%s` is a build step, not a process", name),
			Effects:  p.On(platform.Start).Deployed().All(check.NewEffect(check.Warning, platform.NotStarted, "The build doesn't run `%s` from a Procfile.", name)),
			Help:     prose.T("Move the command to the build, such as the script `build` of `package.json`."),
			Fixes:    check.Suggestion(prose.Title("Remove the `%s` line", name), check.Delete(p.WholeLine(e.Line))),
		}
		if check.PackageHooks.Has(name) {
			f.Help = prose.T("Move the command to `scripts` in `package.json`.")
		}
		if name != e.Type {
			f.Effects = withRejections(f.Effects, p.StrayEffects(e.Line, check.Warning))
			p.Claim(e.Line, name)
		}
		if len(f.Effects) > 0 {
			p.Report(f)
		}
	}
}

// withRejections replaces the effects on platforms that reject the line.
func withRejections(es, stray check.Effects) check.Effects {
	for i := range es {
		if e, ok := stray.On(es[i].Target); ok && e.Outcome == platform.Rejected {
			es[i] = e
		}
	}
	return es
}
