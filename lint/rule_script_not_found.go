package lint

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = register(Rule{
	Name:       "script-not-found",
	Group:      RepositoryGroup,
	Title:      "Missing script",
	Documented: scriptNotFoundDocs{},
	Check:      checkScriptNotFound,
})

type scriptNotFoundDocs struct{}

// Docs is the documentation.
func (scriptNotFoundDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a command that runs a script which isn't in the repository.",
		Why: "Commands such as `python bot.py`, `node server.js`, `ruby app.rb`, and `streamlit run app.py` need the path of a " +
			"file from the folder in which the command starts. File names are case-sensitive on Linux, but not on a Mac or on " +
			"Windows. If the name is a placeholder from a tutorial, or the file was renamed or is in a subfolder, the process " +
			"ends immediately. Proclint doesn't report a file that a build may create, such as `dist/index.js` or a jar. It " +
			"reports nothing if it can't see all files.",
		Bad: Sample{
			Text: "worker: python your_application_file.py\n", Platforms: []string{"heroku"},
			Files: []SampleFile{{"app.py", ""}, {"requirements.txt", "line-bot-sdk\n"}},
		},
		Good: Sample{
			Text: "worker: python app.py\n", Platforms: []string{"heroku"},
			Files: []SampleFile{{"app.py", ""}, {"requirements.txt", "line-bot-sdk\n"}},
		},
		Logs:    []string{"can't open file '…'", "H10"},
		Sources: []string{"1092010/Linebot1.0 Procfile"},
	}
}

func checkScriptNotFound(p *Pass) {
	found := 0
	for _, v := range p.projectRuns() {
		s, ok := p.missingScript(v)
		if !ok {
			continue
		}
		if found++; found > maxJudged {
			return
		}
		p.reportLostScript(&s)
	}
}

// lostScript is a file that isn't where its run looks for it.
type lostScript struct {
	view *commandView
	run  *command.Run
	// word is the path as written.
	word   string
	ref    command.Reference
	starts []string
}

// scriptEndings are extensions of files that people write and no build creates.
const scriptEndings command.Words = ".py .rb .php .js .mjs .cjs .sh .ts"

func (p *Pass) missingScript(v *commandView) (lostScript, bool) {
	s := lostScript{view: v, run: v.main()}
	s.ref = s.run.Reference()
	s.word = s.ref.Name
	if s.run.Base == "artisan" && s.run.Name.Value == "artisan" {
		s.ref = command.Reference{Kind: command.File, Range: s.run.Name.Range}
		s.word = "artisan"
	}
	ending := path.Ext(s.word)
	if s.word == "artisan" {
		ending = ".php"
	}
	if s.ref.Kind != command.File || !scriptEndings.Has(ending) || strings.ContainsAny(s.word, `\:~`) || strings.HasPrefix(s.word, "/") {
		return s, false
	}
	if p.Repository.Container() {
		return s, false
	}
	s.starts = p.starts(s.run)
	for _, folder := range s.ref.Folders {
		if s.ref.Chdir {
			s.starts = under(s.starts, folder)
		}
	}
	for _, start := range s.starts {
		file := path.Join(start, s.word)
		if leadsOut(file) || p.Repository.IsFile(file) || p.Repository.IsFolder(file) || repository.Built(file) {
			return s, false
		}
	}
	if len(s.starts) == 0 || p.mayBeBuilt(&s, ending) {
		return s, false
	}
	// Without a manifest, a file of that name must show that the script belongs to the app.
	return s, p.Repository.Project(ending) || p.Repository.Spelt(path.Join(s.starts[0], s.word)) != "" || len(p.Repository.Elsewhere(path.Clean(s.word))) == 1
}

// mayBeBuilt reports whether a build may create the script before it starts.
func (p *Pass) mayBeBuilt(s *lostScript, ending string) bool {
	file := path.Join(s.starts[0], s.word)
	if p.Repository.Spelt(file) != "" {
		return false
	}
	switch ending {
	case ".js", ".mjs", ".cjs":
	default:
		return false
	}
	stem := strings.TrimSuffix(path.Base(file), ending)
	for _, source := range []string{".ts", ".mts", ".cts", ".tsx", ".coffee"} {
		if p.Repository.IsFile(strings.TrimSuffix(file, ending)+source) || len(p.Repository.Elsewhere(stem+source)) > 0 {
			return true
		}
	}
	for _, start := range append(s.starts, "") {
		if n := p.Repository.Node(start); n != nil && n.Builds && !p.Repository.IsFolder(parentOf(file)) {
			return true
		}
	}
	// Another file with that extension shows that the app isn't compiled.
	return !p.Repository.HasEnding(ending)
}

func parentOf(file string) string {
	if dir := path.Dir(file); dir != "." {
		return dir
	}
	return ""
}

func (p *Pass) reportLostScript(s *lostScript) {
	start := s.starts[0]
	f := Finding{
		Range:    s.view.at(s.ref.Range),
		Headline: prose.T("The script `%s` doesn't exist", pathCode(s.word)),
		Effects:  p.withFiles(s.view, func(*platform.Target) Effect { return s.effect() }),
		Help:     prose.T("Use the path of an existing script."),
	}
	better := from(start, p.Repository.Spelt(path.Join(start, s.word)))
	if better != "" {
		f.Headline = prose.T("`%s` is spelled `%s` in the repository", pathCode(s.word), pathCode(better))
		f.Help = prose.T("Use `%s`: file names are case-sensitive on Linux.", pathCode(better))
	} else if folders := p.Repository.Elsewhere(path.Clean(s.word)); len(folders) == 1 && !aside(folders[0]) {
		if better = from(start, path.Join(folders[0], s.word)); better != "" {
			f.Headline = prose.T("The script `%s` doesn't exist, but `%s` does", pathCode(s.word), pathCode(better))
			f.Help = prose.T("Use `%s`, or another existing script.", pathCode(better))
		}
	}
	if better != "" && plainWord(better) {
		f.Fixes = []Fix{{Title: prose.Title("Run `%s`", pathCode(better)), Applicability: Suggested, Edits: []TextEdit{Replace(f.Range, better)}}}
	}
	p.Report(f)
}

func (s *lostScript) effect() Effect {
	e := effect(Error, platform.Crash, "The process ends immediately.")
	if s.run.Program != nil && s.run.Program.Name == "python" {
		return e.logged("can't open file")
	}
	return e
}
