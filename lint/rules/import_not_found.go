package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "import-not-found",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Missing file that the code loads",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkImportNotFound,
})

func checkImportNotFound(p *check.Pass) {
	for _, m := range missingImports(p) {
		headline := prose.T("`%s` in `%s` doesn't exist", check.PathPart(m.Text), check.PathPart(m.Path))
		if path.Ext(m.Path) == ".py" && !strings.Contains(m.Text, ".") && strings.EqualFold(m.Text, m.Right) {
			headline = prose.T("`%s` is spelled `%s.py` in the repository", m.Text, m.Right)
		}
		isPath := path.Ext(m.Path) == ".py" && strings.Contains(m.Text, "/")
		if isPath {
			headline = prose.T("`%s` in `%s` is a path, not a module", check.PathPart(m.Text), check.PathPart(m.Path))
		}
		p.ReportInFile(&m.Mistake, check.Finding{Headline: headline}, func(t *platform.Target) check.Effect {
			switch {
			case t.Image || t.Platform().Runner || !slices.Contains(m.targets, t):
				return check.Effect{}
			case isPath:
				return check.NewEffect(check.Error, platform.Crash, "The app doesn't start: Python finds no module `%s`.", check.PathPart(m.Text)).Logged("ModuleNotFoundError: No module named")
			case m.isServed:
				return check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: there is no `%s`.", check.PathPart(m.Text))
			}
			return check.NewEffect(check.Error, platform.Crash, "The app doesn't start: there is no `%s`.", check.PathPart(m.Text))
		})
	}
}

// missingImport is a file that code loads and that isn't there, with the platforms that run the code: for each request where isServed is
// set, else when they start a process.
type missingImport struct {
	repository.Mistake
	targets  []*platform.Target
	isServed bool
}

// missingImports are those of the code that the processes start, each once.
func missingImports(p *check.Pass) (found []missingImport) {
	for _, v := range p.ProjectRuns() {
		run := v.Main()
		start, file, served := p.WorkingFolders(run), p.StartedApp(run), p.ServedFile(run)
		if file == "" {
			file = served
		}
		if file == "" || len(start) == 0 {
			continue
		}
		for _, m := range slices.Concat(p.Repository.ImportMistakes(start[0], []string{file}), p.Repository.ModuleCaseMistakes(start[0], file)) {
			at := slices.IndexFunc(found, func(other missingImport) bool {
				return other.Path == m.Path && other.Line == m.Line && other.Text == m.Text
			})
			if at < 0 {
				at = len(found)
				found = append(found, missingImport{Mistake: m, isServed: file == served})
			}
			found[at].targets = slices.Concat(found[at].targets, v.Targets)
		}
	}
	return found
}
