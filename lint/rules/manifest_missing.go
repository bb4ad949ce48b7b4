package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:           "manifest-missing",
	Group:          check.RepositoryGroup,
	Kind:           check.Slip,
	Title:          "Missing package.json or Gemfile",
	FollowsScripts: true,
	Reach:          check.OfScripts,
	CheckRun:       checkManifestMissing,
})

func checkManifestMissing(p *check.Pass, v *check.View) {
	if needs := withoutGemfile(p, v); needs != nil {
		needs.report(p, v, "Gemfile", "gems.rb")
	}
	for _, followed := range p.Follow(v.Cmd) {
		if needs := withoutPackage(p, &followed); needs != nil && needs.report(p, v, "package.json", "package.json5", "package.yaml") {
			return
		}
	}
}

// withoutGemfile is what Bundler needs that a command runs, or nil.
func withoutGemfile(p *check.Pass, v *check.View) *missingManifest {
	run, starts, i := v.Main(), p.WorkingFolders(v.Main()), strings.Index(v.Cmd.Text, "bundle exec")
	if starts == nil || !slices.Contains(run.Wrappers, "bundle") || i < 0 || strings.Contains(v.Cmd.Text, "GEMFILE") {
		return nil
	}
	return &missingManifest{starts, procfile.Range{Start: i, End: i + len("bundle exec")}, "Could not locate Gemfile or .bundle/ directory", p.Repository.Ruby(run.Dir)}
}

// withoutPackage is what a package manager needs that a command runs for a script, or nil.
func withoutPackage(p *check.Pass, followed *check.Followed) *missingManifest {
	run, starts := followed.Run, p.ScriptFolders(followed.Run)
	if !run.Reference().NamesScript() || len(starts) == 0 || run.Base == "bun" || followed.Script != nil || check.RunsOtherScript(run) || p.Repository.Node(starts[0]) != nil {
		return nil
	}
	return &missingManifest{starts, run.Name.Range, noPackage[run.Base], &repository.Packages{}}
}

// noPackage is what package managers print without a package.json. Each was run in an empty folder, but node's
// is from nodejs/node src/node_task_runner.cc.
var noPackage = map[string]string{
	"npm":  "npm error enoent Could not read package.json",
	"yarn": "error Couldn't find a package.json file",
	"node": "Can't find package.json for directory",
	"pnpm": "No package.json (or package.yaml, or package.json5) was found",
}

// missingManifest is what a program needs in one of the folders in which it looks.
type missingManifest struct {
	starts   []string
	program  procfile.Range
	log      string
	packages *repository.Packages // those that the manifest names
}

// report reports a program that needs one of these files, the first of which is the usual one, where none of the folders has one.
func (m *missingManifest) report(p *check.Pass, v *check.View, manifests ...string) bool {
	for _, folder := range append(slices.Clone(m.starts), p.Repository.Folder(), "") {
		for _, manifest := range manifests {
			if p.Repository.IsFile(path.Join(folder, manifest)) {
				return false
			}
		}
	}
	p.Report(check.Finding{
		Range:    v.At(m.program),
		Headline: prose.T("`%s` needs a `%s`", v.Cmd.Text[m.program.Start:m.program.End], manifests[0]),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
			return check.MayHaveMore(t, m.packages)
		}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the app has no `%s`.", v.Type, manifests[0]).Logged(m.log)),
		Help: prose.T("Add a `%s` next to the Procfile, or start the command in its folder.", manifests[0]),
	})
	return true
}
