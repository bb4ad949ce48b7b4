package lint

import (
	"path"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "two-procfiles",
	Group:      RepositoryGroup,
	Order:      0,
	Title:      "Two files are meant to be the Procfile",
	Documented: twoProcfilesDocs{},
	Check:      checkTwoProcfiles,
})

type twoProcfilesDocs struct{}

// Docs is the documentation.
func (twoProcfilesDocs) Docs() Docs {
	return Docs{
		Summary: "Beside the Procfile stands another file that was meant to be one, but has another name.",
		Why: "Only the file that is named Procfile is read. Lines in procfile, Procfile.txt or a misspelt twin look as if they " +
			"counted, and editing them changes nothing. Files such as Procfile.dev have a purpose of their own and are left alone.",
		Bad: Sample{
			Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"},
			Files: []SampleFile{{"Procfile", "web: gunicorn app:app\n"}, {"procfile.txt", "web: gunicorn main:app\n"}},
		},
		Good: Sample{
			Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"},
			Files: []SampleFile{{"Procfile", "web: gunicorn app:app\n"}, {"Procfile.dev", "web: flask run\n"}},
		},
		Sources: []string{"2Rahul2/MultiPlayer-TicTacToe (procfile beside profile)", "Heroku Dev Center, The Procfile"},
	}
}

func checkTwoProcfiles(p *Pass) {
	twin := p.twin()
	if twin == "" {
		return
	}
	cs := p.Judge(platform.File, func(t *platform.Target) (Severity, string) {
		if t.OtherPath != "" {
			return Info, t.OtherPath
		}
		return Warning, "it is not read, so that editing it changes nothing"
	})
	p.Report(Finding{
		Range:    procfile.Range{},
		Concerns: cs,
		Message:  p.Sentence(quote(twin)+" stands beside this file and looks like a Procfile as well", cs, "keep one of the two"),
	})
}

// twin is a misnamed file in the folder of the Procfile that is meant to be it, or
// "". Of a misnamed file itself it is its name that is told.
func (p *Pass) twin() string {
	if p.Repository == nil || !p.Name.Exact {
		return ""
	}
	folder := p.Repository.Folder()
	if !p.Repository.IsFile(path.Join(folder, "Procfile")) {
		return ""
	}
	for _, name := range p.Repository.Files(folder, "") {
		if !ClassifyName(name).Misnamed {
			continue
		}
		if text, ok := p.Repository.Text(path.Join(folder, name)); ok && IsProcfile(name, []byte(text)) {
			return name
		}
	}
	return ""
}
