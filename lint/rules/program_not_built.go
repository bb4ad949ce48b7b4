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
	b := builtBy(p, v)
	if b == nil {
		return
	}
	f := check.Finding{
		Range:    v.At(v.Main().Name.Range),
		Headline: prose.T("The build doesn't write `%s`", check.PathPart(b.word)),
		Help:     prose.T("Start the program where the build of each platform writes it."),
	}
	var wanted []string
	f.Effects = p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		if b.mayBeRight(p, t) {
			return check.Effect{}
		}
		output := t.Output(b.language, b.names[0])
		if !slices.Contains(wanted, output) {
			wanted = append(wanted, output)
		}
		text := "`%s` doesn't start: the build writes `%s`."
		if !strings.Contains(output, "/") {
			text = "`%s` doesn't start: the build puts `%s` into a folder in `PATH`."
		}
		e := check.NewEffect(check.Error, platform.Crash, text, v.Type, check.PathPart(output))
		if t.BuiltBy == platform.Nixpacks || t.BuiltBy == platform.Railpack {
			return e.Likely() // a setting may be the command of the build
		}
		return e
	})
	if len(b.names) == 1 {
		if len(wanted) == 1 {
			f.Headline = prose.T("The build writes `%s`, not `%s`", check.PathPart(wanted[0]), check.PathPart(b.word))
		}
		for _, better := range wanted {
			if !slices.ContainsFunc(v.Targets, func(t *platform.Target) bool { return !b.starts(better, t) }) {
				f.Fixes = check.Suggestion(prose.Title("Use `%s`", better), check.Replace(f.Range, better))
			}
		}
	}
	p.Report(f)
}

// builtProgram is a program that a build makes, by the word that starts it.
type builtProgram struct {
	language string
	word     string
	// names are those of the programs that the build makes, of which the word should start one.
	names []string
	// inRoot is set for a word in the root folder, where only a build that somebody configures makes a program of Go.
	inRoot bool
}

// buildFiles are files that may change what a build makes.
const buildFiles ecosystem.Words = "Buildfile build.sh Makefile bin/go-pre-compile bin/go-post-compile"

// builtBy is the program that the main program of a command is, or should be, or nil.
func builtBy(p *check.Pass, v *check.View) *builtProgram {
	run := v.Main()
	word := run.Name.Value
	if strings.Contains(v.Cmd.Text[:run.Name.Range.Start], " build") || run.Dir != "" || run.Name.Raw != word || p.HasAny(buildFiles.List()...) {
		return nil
	}
	inApp := strings.TrimPrefix(strings.TrimPrefix(word, "./"), "/app/")
	if names := findsRust(p, inApp); names != nil {
		return &builtProgram{language: "rust", word: word, names: names}
	}
	names := findsGo(p, v, word, inApp)
	if names == nil {
		return nil
	}
	return &builtProgram{"go", word, names, !strings.Contains(inApp, "/") && !slices.Contains(names, inApp) && inApp != "out"}
}

// starts reports whether a word starts one of the programs on a platform.
func (b *builtProgram) starts(word string, t *platform.Target) bool {
	return slices.ContainsFunc(b.names, func(name string) bool { return startsOutput(word, name, t.Output(b.language, name)) })
}

// mayBeRight reports whether the program may be there on a platform.
func (b *builtProgram) mayBeRight(p *check.Pass, t *platform.Target) bool {
	otherBuild := p.Repository.SetsBuildpacksOn(t) && (b.language != "rust" || !p.Repository.NamesBuildpack("/heroku-buildpack-rust"))
	if otherBuild || t.Platform().Runner || p.Prepared(t) && t.OwnBuildpacks || b.starts(b.word, t) {
		return true
	}
	// git doesn't upload a program in the root folder.
	return b.inRoot && (p.Prepared(t) || t.BuiltBy == platform.UnknownBuild || !t.Upload.Git)
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
	if !isBuilt && besideOutput(inApp) {
		project, isBuilt = ".", true
	}
	if !isBuilt || project != "." || !p.Repository.IsFile(path.Join(folder, "Cargo.toml")) || name == "diesel" || strings.Contains(config, "BUILD_PATH") {
		return nil
	}
	if built := p.Repository.RustPrograms(folder); len(built) > 0 && !slices.Contains(built, name) {
		return built
	}
	return []string{name}
}

// besideOutput reports whether a path is in Cargo's folder, but not where Cargo writes programs: there, or in the folder of a machine.
func besideOutput(inApp string) bool {
	folder, rest, _ := strings.Cut(path.Clean(inApp), "/")
	profile, program, isDeeper := strings.Cut(rest, "/")
	return folder == "target" && rest != "" && (!isDeeper || !ecosystem.CargoOutput.Names("target/"+profile) && !strings.Contains(profile, "-") && !strings.Contains(program, "/"))
}

// findsGo are the names of the programs that Go makes, the module's and those of the folders in cmd, if a word is the path of
// one, or should be.
func findsGo(p *check.Pass, v *check.View, word, inApp string) (built []string) {
	folder := p.Repository.Folder()
	module := p.Repository.GoProgram(folder)
	if module == "" || p.Repository.LanguageOf(nil) != ecosystem.Go {
		return nil
	}
	for _, name := range append([]string{module}, p.Repository.Folders(path.Join(folder, "cmd"))...) {
		if p.Repository.IsFile(path.Join(folder, "cmd", name, "main.go")) || name == module && p.Repository.IsFile(path.Join(folder, "main.go")) {
			built = append(built, name)
		}
	}
	name, inBin := strings.CutPrefix(inApp, "bin/")
	// These are names of a program of the app, and of none of the system.
	const own ecosystem.Words = "main app server"
	// On Elastic Beanstalk, bin/application is built, or what a Buildfile says (AWS documentation, Go platform).
	switch {
	case name == "application":
		return nil
	case inBin && name == p.Repository.GoModule(folder): // the build takes the last part of the module's path
	case inApp == "out" || slices.Contains(built, name), word == "/bin/"+module:
		if p.Repository.IsFile(path.Join(folder, inApp)) {
			return nil
		}
	case strings.Contains(name, "/") || !inBin && !strings.HasPrefix(word, "./") && !own.Has(word) && !isOnlyForApp(p, v, word) || path.Ext(name) != "" || !p.Repository.Nowhere(name):
		return nil
	}
	return built
}

// isOnlyForApp reports whether the process that gets the traffic starts a name that no other program has, and go.mod names no packages to build.
func isOnlyForApp(p *check.Pass, v *check.View, word string) bool {
	text, _ := p.Repository.Text(path.Join(p.Repository.Folder(), "go.mod"))
	return p.GetsTraffic(v.Type) && !command.Known(word) && !strings.Contains(text, "+heroku install") && !strings.Contains(text, "\ntool ")
}
