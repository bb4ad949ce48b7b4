package rules

import (
	"path"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:  "option-file-not-found",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "Missing file of an option",
	Reach: check.InImages,
	Check: checkOptionFileNotFound,
})

func checkOptionFileNotFound(p *check.Pass) {
	found := 0
	for _, v := range p.ProjectRuns() {
		m, ok := missingOption(p, v)
		if !ok {
			continue
		}
		if found++; found > check.MaxLookedUp {
			return
		}
		f := p.MissingFileFinding(&m, "")
		f.Effects = p.InRepository(v).Except(func(t *platform.Target) bool {
			return p.Prepared(t) || t.Platform().Runner // a machine may have files that git doesn't
		}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no file `%s`.", v.Type, check.PathPart(m.Path)))
		p.Report(f)
	}
}

// missingOption is a file that an option names and that isn't there, such as the configuration of a server.
func missingOption(p *check.Pass, v *check.View) (m check.MissingFile, ok bool) {
	if !p.Repository.HasApp(p.Repository.Folder()) {
		return m, false
	}
	for _, ref := range p.OptionFiles(v) {
		m = check.MissingFile{View: v, Run: v.Main(), Ref: ref, Path: ref.Name, Starts: p.WorkingFolders(v.Main()), What: "file", Use: "Use"}
		missing := len(m.Starts) > 0 && !check.MayBeOutside(m.Path)
		for _, start := range m.Starts {
			file := path.Join(start, m.Path)
			missing = missing && !check.LeavesRepository(file) && !p.Repository.IsFile(file) && !repository.Built(file) && repository.Relevant(file)
		}
		if missing {
			return m, true
		}
	}
	return m, false
}
