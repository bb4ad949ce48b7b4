package rules

import (
	"cmp"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:           "script-not-compiled",
	Group:          check.RepositoryGroup,
	Kind:           check.Slip,
	Title:          "Script that tsc writes elsewhere",
	FollowsScripts: true,
	Reach:          check.InImages,
	CheckRun:       checkScriptNotCompiled,
})

// checkScriptNotCompiled reports a script of Node.js that tsc writes to another folder.
func checkScriptNotCompiled(p *check.Pass, v *check.View) {
	for _, f := range p.Follow(v.Cmd) {
		ref, starts := f.Run.Reference(), p.WorkingFolders(f.Run)
		if f.Run.Base != "node" || ref.Kind != ecosystem.File || len(starts) == 0 {
			continue
		}
		written := cmp.Or(p.Repository.Compiled(starts[0], ref.Name), p.Repository.NestCompiled(starts[0], ref.Name))
		if written == "" {
			continue
		}
		at, setting := v.At(f.Range(ref.Range)), "rootDir"
		if first, _, _ := strings.Cut(path.Clean(ref.Name), "/"); !strings.HasPrefix(written, first+"/") {
			setting = "outDir"
		}
		finding := check.Finding{
			Range:    at,
			Headline: prose.T("tsc writes `%s`, not `%s`", check.PathPart(written), check.PathPart(path.Clean(ref.Name))),
			Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
				return t.Platform().Runner
			}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no file `%s`.", v.Type, check.PathPart(ref.Name)).Logged("Error: Cannot find module").Likely()), // git may have it
			Help: prose.T("Use that path, or set `%s` in `tsconfig.json`.", setting),
		}
		if f.Script == nil {
			finding.Fixes = check.Suggestion(prose.Title("Use `%s`", check.PathPart(written)), check.Replace(at, written))
		}
		p.Report(finding)
		return
	}
}
