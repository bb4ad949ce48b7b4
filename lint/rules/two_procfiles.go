package rules

import (
	"path"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "two-procfiles",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "Second Procfile",
	Check: checkTwoProcfiles,
})

func checkTwoProcfiles(p *check.Pass) {
	twin := twin(p)
	if twin == "" {
		return
	}
	p.Report(check.Finding{
		Headline: prose.T("`%s` also looks like the Procfile", twin),
		Effects: p.On(platform.File).Each(func(t *platform.Target) check.Effect {
			if t.OtherPath != "" {
				return check.NewEffect(check.Info, platform.Ignored, "%s", t.OtherPath)
			}
			return check.NewEffect(check.Warning, platform.Ignored, "The platform ignores `%s`, so changes to it have no effect.", twin)
		}),
		Help: prose.T("Keep only `Procfile`, and move what is missing there from `%s`.", twin),
	})
}

// twin is a misnamed Procfile next to the Procfile, or "". A misnamed file has another finding, about its name.
func twin(p *check.Pass) string {
	if !p.Name.Exact {
		return ""
	}
	folder := p.Repository.Folder()
	if !p.Repository.IsFile(path.Join(folder, "Procfile")) {
		return ""
	}
	for _, name := range p.Repository.Files(folder, "") {
		if kind := check.ClassifyName(name); !kind.Misnamed || kind.Mistake == check.CopyMistake {
			continue
		}
		if text, ok := p.Repository.Text(path.Join(folder, name)); ok && check.IsProcfile(name, []byte(text)) {
			return name
		}
	}
	return ""
}
