package rules

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:           "script-not-found",
	Group:          check.RepositoryGroup,
	Kind:           check.Slip,
	Title:          "Missing script",
	FollowsScripts: true,
	Reach:          check.InImages,
	Check:          checkScriptNotFound,
})

func checkScriptNotFound(p *check.Pass) {
	found := 0
	for _, v := range p.ProjectRuns() {
		if reportServerPath(p, v) {
			continue
		}
		m, ok := missingScript(p, v)
		if !ok {
			continue
		}
		if found++; found > check.MaxLookedUp {
			return
		}
		f := p.MissingFileFinding(&m.MissingFile, cmp.Or(m.otherEnding(p), m.startScript(p)))
		if m.script != nil {
			f.Headline, f.Fixes = prose.T("The script `%s` doesn't exist", check.PathPart(m.Path)), nil
			f.Help = prose.T("Change `%s` in `%s`, which names it.", m.script.Name, check.PathPart(m.script.Package.Path))
		}
		f.Effects = p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no file `%s`.", v.Type, check.PathPart(m.Path)).Logged(m.log()))
		p.Report(f)
	}
}

// reportServerPath reports a server of Heroku's buildpack for PHP in another folder than that of Composer's programs.
func reportServerPath(p *check.Pass, v *check.View) bool {
	name := v.Main().Name
	folder, base := path.Split(name.Value)
	settings, _ := p.Repository.Text(path.Join(p.Repository.Folder(), "composer.json"))
	_, isServer := check.PHPServerOf(v.Main())
	if !isServer || folder == "" || name.Raw != name.Value || strings.HasSuffix(folder, "vendor/bin/") || strings.Contains(settings, "-dir\"") || p.Repository.HasFile(name.Value) {
		return false
	}
	f := check.Finding{
		Range:    v.At(name.Range),
		Headline: prose.T("`%s` isn't in `%s`", base, strings.TrimSuffix(folder, "/")),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool { return t.OwnBuildpacks }).
			All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no file `%s`.", v.Type, check.PathPart(name.Value)).Logged("No such file or directory")),
		Fixes: check.Suggestion(prose.Title("Use `%s`", base), check.Replace(v.At(name.Range), base)),
	}
	p.Report(f)
	return true
}

// lostScript is the script of a program that a command starts.
type lostScript struct {
	check.MissingFile
	// script is the one of package.json that names the file, or nil.
	script *check.ManagedScript
}

// missingScript is the script of the main program of a command, or of what that starts, where it isn't there.
func missingScript(p *check.Pass, v *check.View) (lostScript, bool) {
	if file, _ := p.UnquotedPath(v); file != "" {
		return lostScript{}, false
	}
	m, ok := missingFollowed(p, v, &check.Followed{Run: v.Main()})
	if ok {
		return m, true
	}
	for _, step := range p.Follow(v.Cmd) {
		if m, ok = missingFollowed(p, v, &step); ok {
			return m, true
		}
	}
	return m, false
}

// missingFollowed is the script of a program that a command starts, where that is missing.
func missingFollowed(p *check.Pass, v *check.View, f *check.Followed) (lostScript, bool) {
	s := lostScript{check.MissingFile{View: v, Run: f.Run, What: "script", Use: "Run"}, f.Script}
	s.Ref = check.ScriptOfRun(s.Run)
	s.Ref.Range = f.Range(s.Ref.Range)
	s.Path = s.Ref.Name
	if s.Run.Base == "node" && s.Path == "." {
		s.Path = mainOfFolder(p, s.Run)
	}
	ending := s.ending()
	s.Starts = p.WorkingFolders(s.Run)
	if other := path.Ext(s.otherEnding(p)); ending == "" {
		ending = other
	}
	if s.Ref.Kind != ecosystem.File || !check.ScriptEndings.Has(ending) || check.MayBeOutside(s.Path) {
		return s, false
	}
	for _, folder := range s.Ref.Folders {
		if s.Ref.Chdir {
			s.Starts = check.JoinEach(s.Starts, folder)
		}
	}
	mayExist := func(start string) bool {
		file := path.Join(start, s.Path)
		return check.LeavesRepository(file) || p.Repository.IsFile(file) || p.Repository.IsFolder(file) || repository.Built(file) && !isBoot(p, &s, file) ||
			path.Ext(file) == "" && ending == ".js" && (p.Repository.IsFile(file+".js") || p.Repository.IsFile(file+".json"))
	}
	if len(s.Starts) == 0 || slices.ContainsFunc(s.Starts, mayExist) || mayBeBuilt(p, &s, ending) {
		return s, false
	}
	// Without a manifest, a file of that name must show that the script belongs to the app.
	return s, p.Repository.Project(ending) || p.Repository.Spelled(path.Join(s.Starts[0], s.Path)) != "" || len(p.Repository.Elsewhere(path.Clean(s.Path))) == 1
}

// ofInterpreters are the endings of the scripts of programs that don't add them.
var ofInterpreters = map[string]string{"python": ".py", "python3": ".py", "ruby": ".rb", "php": ".php", "bash": ".sh", "sh": ".sh", "perl": ".pl", "ts-node": ".ts", "tsx": ".ts"}

// otherEnding is the script that has one more ending than the path of a missing one, or one less of two equal ones; or "".
func (s *lostScript) otherEnding(p *check.Pass) string {
	if len(s.Starts) == 0 {
		return ""
	}
	other := s.Path + ofInterpreters[s.Run.Base]
	if ending := path.Ext(s.Path); ending != "" {
		other = strings.TrimSuffix(s.Path, ending)
		if path.Ext(other) != ending {
			return ""
		}
	}
	if p.Repository.IsFile(path.Join(s.Starts[0], other)) {
		return other
	}
	return ""
}

// isBoot reports whether a file is a script of the app in bin, where no build of its language writes a program, and none writes a script.
func isBoot(p *check.Pass, s *lostScript, file string) bool {
	const languages ecosystem.Words = ecosystem.Python + " " + ecosystem.Node
	const hooks ecosystem.Words = "bin/pre_compile bin/post_compile"
	folder := p.Repository.Folder()
	if p.Repository.IsFile(path.Join(folder, "package.json")) && p.Repository.Node(folder) == nil {
		return false // what it builds isn't known
	}
	isOwn := path.Ext(file) == ".sh" || path.Ext(file) == "" && s.Run.Program == nil && !s.Run.Interpreted && languages.Has(p.Repository.LanguageOf(nil))
	return path.Dir(file) == "bin" && isOwn && !p.Repository.Compiles() && !p.HasAny(hooks.List()...)
}

// log is the error of the program that doesn't find the script.
func (s *lostScript) log() string {
	switch {
	case s.Run.Program == nil:
		return "No such file or directory"
	case s.Run.Program.Name == "python":
		return "can't open file"
	}
	return ""
}

// ending is that of the script, also where the program adds it.
func (s *lostScript) ending() string {
	ending := path.Ext(s.Path)
	switch {
	case s.Path == "artisan":
		return ".php"
	case ending == "" && s.Run.Base == "node":
		return ".js"
	case ending == "" && s.Run.Program == nil && strings.Count(s.Path, "/") <= 1:
		return ".sh"
	}
	return ending
}

// mainOfFolder is the file that Node.js starts for the folder of a run: the main file of its package, or "." where index.js takes its place.
func mainOfFolder(p *check.Pass, run *command.Run) string {
	folders := p.WorkingFolders(run)
	if len(folders) == 0 {
		return "."
	}
	folder := folders[0]
	n := p.Repository.Node(folder)
	if n == nil || n.Main == "" || p.Repository.IsFile(path.Join(folder, "index.js")) || p.Repository.IsFile(path.Join(folder, n.Main+".js")) {
		return "."
	}
	return path.Clean(n.Main)
}

// mayBeBuilt reports whether a build may create the script before it starts.
func mayBeBuilt(p *check.Pass, s *lostScript, ending string) bool {
	file := path.Join(s.Starts[0], s.Path)
	if p.Repository.Spelled(file) != "" {
		return false
	}
	switch ending {
	case ".js", ".mjs", ".cjs":
	case ".sh":
		return path.Ext(s.Path) == "" && p.Repository.Compiles()
	default:
		return false
	}
	stem := strings.TrimSuffix(path.Base(file), ending)
	for _, source := range []string{".ts", ".mts", ".cts", ".tsx", ".coffee"} {
		if p.Repository.IsFile(strings.TrimSuffix(file, ending)+source) || len(p.Repository.Elsewhere(stem+source)) > 0 {
			return true
		}
	}
	for _, start := range append(s.Starts, "") {
		if n := p.Repository.Node(start); n != nil && n.Builds && !p.Repository.IsFolder(path.Dir(file)) {
			return true
		}
	}
	// Another file with that extension shows that the app isn't compiled, and so does a package.json where nothing could be.
	if p.Repository.HasEnding(ending) {
		return false
	}
	n := p.Repository.Node(p.Repository.Folder())
	return n == nil || n.Builds || slices.ContainsFunc(compiledToScripts.List(), p.Repository.HasEnding)
}

// compiledToScripts are the endings of sources that compilers to JavaScript read.
const compiledToScripts ecosystem.Words = ".ts .mts .cts .tsx .coffee"

// startScript is the script of Node.js that npm start runs instead of web, or "".
func (s *lostScript) startScript(p *check.Pass) string {
	n := p.Repository.Node(s.Starts[0])
	if n == nil || s.Run.Base != "node" || s.View.Type != "web" {
		return ""
	}
	run := command.Parse(n.Script("start")).Main()
	if run == nil || run.Base != "node" {
		return ""
	}
	if file := path.Join(s.Starts[0], run.Reference().Name); p.Repository.IsFile(file) {
		return check.RelativeTo(s.Starts[0], file)
	}
	return ""
}
