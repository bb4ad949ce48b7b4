package rules

import (
	"path"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:     "index-file-missing",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Folder without the index file of PHP",
	Reach:    check.InImages,
	CheckRun: checkIndexFileMissing,
})

// checkIndexFileMissing reports a server of PHP for a folder that isn't there, or has no index file, where another one has it.
func checkIndexFileMissing(p *check.Pass, v *check.View) {
	run, starts := v.Main(), p.WorkingFolders(v.Main())
	root, before, ok := check.DocumentRoot(run)
	if !ok || len(starts) == 0 {
		return
	}
	folder, want, isNamed := path.Join(starts[0], root.Value), p.Repository.DocumentRoot(starts[0]), root.Range.End > 0
	isStart := path.Clean(root.Value) == "."
	if want == "" || isNamed && !root.Static || path.IsAbs(root.Value) || !isStart && (p.Repository.IsFolder(folder) || repository.Built(folder+"/x")) {
		return
	}
	end := run.Name.Range.End
	for _, word := range run.Args {
		end = word.Range.End
	}
	f := check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("`%s` doesn't serve `%s`, where `index.php` is", v.Type, want),
	}
	edit := check.Insert(v.At(procfile.Range{Start: end, End: end}).End, before+want)
	if isNamed {
		f.Range = v.At(root.Range)
		edit = check.Replace(f.Range, want)
	}
	e := check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: there is no index file.")
	if !isStart {
		e = check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no folder `%s`.", v.Type, check.PathPart(root.Value))
		if run.Base != "php" {
			e = e.Logged("DOCUMENT_ROOT '" + root.Value + "' does not exist")
		}
	}
	f.Effects = p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		if run.Base != "php" && t.OwnBuildpacks { // its builds have no such server
			return check.Effect{}
		}
		return e
	})
	f.Fixes = check.Suggestion(prose.Title("Serve `%s`", want), edit)
	p.Report(f)
}
