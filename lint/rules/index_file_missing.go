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
	if len(starts) == 0 {
		return
	}
	want := p.Repository.DocumentRoot(starts[0])
	root, before, ok := check.DocumentRoot(run)
	if s, isServer := check.PHPServerOf(run); !ok && isServer && !leadsTo(p, &s, starts[0], want) {
		before, ok = " ", true
		if len(s.Rest) == 1 {
			root = s.Rest[0]
		}
	}
	if !ok {
		return
	}
	folder, isNamed := path.Join(starts[0], root.Value), root.Range.End > 0
	isStart, isThere := path.Clean(root.Value) == ".", p.Repository.IsFolder(folder)
	if isNamed && !root.Static || path.IsAbs(root.Value) || !isStart && (isThere && hasIndex(p, folder) || repository.Built(folder+"/x")) {
		return
	}
	if want == "" && (isThere || !p.Repository.HasEnding(".php") || mayMakeFolder(p, root.Value)) {
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
	switch {
	case isStart:
	case isThere: // it may have other files for visitors
		e = e.Likely()
	default:
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
	if f.Fixes = check.Suggestion(prose.Title("Serve `%s`", want), edit); want == "" {
		f.Headline, f.Fixes, f.Help = prose.T("The folder `%s` doesn't exist", check.PathPart(root.Value)), nil, prose.T("Name the folder that has `index.php`.")
	}
	p.Report(f)
}

// mayMakeFolder reports whether a build may make a folder: one that Composer's settings name, or any where a script builds the app.
func mayMakeFolder(p *check.Pass, folder string) bool {
	settings, _ := p.Repository.Text(path.Join(p.Repository.Folder(), "composer.json"))
	first, _, _ := strings.Cut(path.Clean(folder), "/")
	node := p.Repository.Node(p.Repository.Folder())
	return first == "." || strings.Contains(settings, `"`+first) || node != nil && node.Builds || p.Repository.SetsBuildpacks()
}

// leadsTo reports whether the configuration that a server includes may lead visitors to a folder.
func leadsTo(p *check.Pass, s *check.PHPServer, start, folder string) bool {
	text, known := p.Repository.Raw(path.Join(start, s.Include.Value))
	return !s.Known || s.Whole || s.Invalid.Raw != "" || len(s.Rest) > 1 || !known || folder == "" || strings.Contains(string(text), strings.TrimSuffix(folder, "/"))
}

// hasIndex reports whether a folder has an index file, or one that may lead elsewhere.
func hasIndex(p *check.Pass, folder string) bool {
	return p.Repository.LeadsElsewhere(folder) || slices.ContainsFunc(p.Repository.Files(folder, ""), func(name string) bool {
		return strings.HasPrefix(name, "index.")
	})
}
