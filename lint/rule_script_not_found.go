package lint

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/repository"
)

var _ = register(Rule{
	Name:       "script-not-found",
	Group:      RepositoryGroup,
	Order:      2,
	Title:      "The script is not in the repository",
	Documented: scriptNotFoundDocs{},
	Check:      checkScriptNotFound,
})

type scriptNotFoundDocs struct{}

// Docs is the documentation.
func (scriptNotFoundDocs) Docs() Docs {
	return Docs{
		Summary: "A command runs a script that is not in the repository.",
		Why: "python bot.py, node server.js, ruby app.rb and streamlit run app.py take the path of a file, seen from the folder in " +
			"which the command starts, and capitals count on Linux, though not on a Mac or Windows. A placeholder of a " +
			"tutorial, a file that was renamed, or one that lies a folder deeper ends the process at once. Nothing is said of " +
			"a file that a build may make, such as dist/index.js or a jar, nor when not all files can be seen.",
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

// lostScript is a file that is not where its run looks for it.
type lostScript struct {
	view *commandView
	run  *command.Run
	// word is the path as written, at is where it stands.
	word   string
	ref    command.Reference
	starts []string
}

// scriptEndings are those of files that are written and not built.
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
	// Without a manifest it takes a file of that name to show what is meant.
	return s, p.Repository.Project(ending) || p.Repository.Spelt(path.Join(s.starts[0], s.word)) != "" || len(p.Repository.Elsewhere(path.Clean(s.word))) == 1
}

// mayBeBuilt reports whether a build may make the script before it is started.
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
	// A file of that ending elsewhere shows that the app is not compiled.
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
	head := "there is no file " + quote(s.word) + " in the repository"
	advice := "name the script that is meant"
	better := from(start, p.Repository.Spelt(path.Join(start, s.word)))
	if better != "" {
		head = quote(s.word) + " is spelt " + quote(better) + " in the repository, and capitals count on Linux"
		advice = "write " + quote(better)
	} else if folders := p.Repository.Elsewhere(path.Clean(s.word)); len(folders) == 1 && !aside(folders[0]) {
		if better = from(start, path.Join(folders[0], s.word)); better != "" {
			advice = "perhaps " + quote(better) + " is meant"
		}
	}
	f := Finding{Range: s.view.at(s.ref.Range), Concerns: concernedBy(s.view, Error, s.effect(), false)}
	if better != "" && plainWord(better) {
		f.Fixes = []Fix{{Title: "Run " + quote(better), Applicability: Suggested, Edits: []TextEdit{Replace(f.Range, better)}}}
	}
	f.Message = p.Sentence(upperFirst(head), f.Concerns, advice)
	p.Report(f)
}

func (s *lostScript) effect() string {
	if s.run.Program != nil && s.run.Program.Name == "python" {
		return "the process ends at once with “can't open file”"
	}
	return "the process ends at once"
}
