package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "program-not-built",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Program of Go or Rust that the build doesn't write",
	Reach:    check.InImages,
	CheckRun: checkProgramNotBuilt,
})

// checkProgramNotBuilt reports a program of Go or Rust that isn't where the build of a platform writes it.
func checkProgramNotBuilt(p *check.Pass, v *check.View) {
	run := v.Main()
	word := run.Name.Value
	builds := strings.Contains(v.Cmd.Text[:run.Name.Range.Start], " build")
	if builds || run.Dir != "" || run.Name.Raw != word || p.HasAny("Buildfile", "build.sh", "Makefile", "bin/go-pre-compile", "bin/go-post-compile") {
		return
	}
	inApp := strings.TrimPrefix(strings.TrimPrefix(word, "./"), "/app/")
	language, built := "rust", findsRust(p, inApp)
	if built == nil {
		if language, built = "go", findsGo(p, word, inApp); built == nil {
			return
		}
	}
	// Only a build that nobody configures makes no program in the root folder, and git doesn't upload one from there.
	inRoot := language == "go" && !strings.Contains(inApp, "/") && !slices.Contains(built, inApp) && inApp != "out"
	isRight := func(t *platform.Target, word string) bool {
		return slices.ContainsFunc(built, func(name string) bool { return startsOutput(word, name, t.Output(language, name)) })
	}
	var wanted []string
	f := check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("The build doesn't write `%s`", check.PathPart(word)),
		Help:     prose.T("Start the program where the build of each platform writes it."),
	}
	f.Effects = p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		sets := p.Repository.SetsBuildpacksOn(t) && (language != "rust" || !p.Repository.NamesBuildpack("/heroku-buildpack-rust"))
		if sets || t.Platform().Runner || p.Prepared(t) && t.OwnBuildpacks || isRight(t, word) {
			return check.Effect{}
		}
		if inRoot && (p.Prepared(t) || t.BuiltBy == platform.UnknownBuild || !t.Upload.Git) {
			return check.Effect{}
		}
		text, output := "`%s` doesn't start: the build writes `%s`.", t.Output(language, built[0])
		if !strings.Contains(output, "/") {
			text = "`%s` doesn't start: the build puts `%s` into a folder in `PATH`."
		}
		if !slices.Contains(wanted, output) {
			wanted = append(wanted, output)
		}
		e := check.NewEffect(check.Error, platform.Crash, text, v.Type, check.PathPart(output))
		if t.BuiltBy == platform.Nixpacks || t.BuiltBy == platform.Railpack {
			return e.Likely() // a setting may be the command of the build
		}
		return e
	})
	if len(wanted) == 1 && len(built) == 1 {
		f.Headline = prose.T("The build writes `%s`, not `%s`", check.PathPart(wanted[0]), check.PathPart(word))
	}
	for _, better := range wanted {
		if len(built) == 1 && !slices.ContainsFunc(v.Targets, func(t *platform.Target) bool { return !isRight(t, better) }) {
			f.Fixes = check.Suggestion(prose.Title("Use `%s`", better), check.Replace(f.Range, better))
		}
	}
	p.Report(f)
}

// startsOutput reports whether a word starts the program of a name that a build puts somewhere. The shell looks into bin, too.
func startsOutput(word, name, output string) bool {
	switch {
	case output == "", word == name && (output == name || output == "bin/"+name):
		return true
	}
	return strings.Contains(word, "/") && output != name && path.Clean(output) == strings.TrimPrefix(path.Clean(word), "/app/")
}

// findsRust are the names of the programs that Cargo makes, if a word is the path of one, or should be: that name alone where
// they aren't known.
func findsRust(p *check.Pass, inApp string) []string {
	profile, name := path.Split(inApp)
	project, _, isBuilt := ecosystem.CargoOutput.Project(path.Clean(profile))
	folder := p.Repository.Folder()
	// The buildpack may add the program of Diesel, and build another folder.
	config, _ := p.Repository.Text(path.Join(folder, "RustConfig"))
	if !isBuilt || project != "." || !p.Repository.IsFile(path.Join(folder, "Cargo.toml")) || name == "diesel" || strings.Contains(config, "BUILD_PATH") {
		return nil
	}
	if built := p.Repository.RustPrograms(folder); len(built) > 0 && !slices.Contains(built, name) {
		return built
	}
	return []string{name}
}

// findsGo are the names of the programs that Go makes, the module's and those of the folders in cmd, if a word is the path of
// one, or should be.
func findsGo(p *check.Pass, word, inApp string) (built []string) {
	folder := p.Repository.Folder()
	module := p.Repository.GoProgram(folder)
	if module == "" || p.Repository.LanguageOf(nil) != command.Go {
		return nil
	}
	for _, name := range append([]string{module}, p.Repository.Folders(path.Join(folder, "cmd"))...) {
		if p.Repository.IsFile(path.Join(folder, "cmd", name, "main.go")) || name == module && p.Repository.IsFile(path.Join(folder, "main.go")) {
			built = append(built, name)
		}
	}
	name, inBin := strings.CutPrefix(inApp, "bin/")
	// These are names of a program of the app, and of none of the system.
	const own command.Words = "main app server"
	// On Elastic Beanstalk, bin/application is built, or what a Buildfile says (AWS documentation, Go platform).
	switch {
	case name == "application":
		return nil
	case inApp == "out" || slices.Contains(built, name), word == "/bin/"+module:
		if p.Repository.IsFile(path.Join(folder, inApp)) {
			return nil
		}
	case strings.Contains(name, "/") || !inBin && !strings.HasPrefix(word, "./") && !own.Has(word) || path.Ext(name) != "" || !p.Repository.Nowhere(name):
		return nil
	}
	return built
}
