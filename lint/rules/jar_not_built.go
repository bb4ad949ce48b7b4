package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:     "jar-not-built",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Jar that the build doesn't write",
	Reach:    check.InImages,
	CheckRun: checkJarNotBuilt,
})

func checkJarNotBuilt(p *check.Pass, v *check.View) {
	if reportJarOption(p, v) || reportUncopied(p, v) || reportClojureJar(p, v) {
		return
	}
	jar, ok := p.BuiltJar(v)
	if !ok {
		reportJarElsewhere(p, v)
		return
	}
	if strings.HasSuffix(jar.Name, ".war") && jar.LacksMain() || strings.Contains(v.Cmd.Text[:jar.Word.Range.Start], jar.Name) {
		return
	}
	f, ok := jarInOtherFolder(p, &jar)
	if !ok {
		f, ok = jarOfModule(p, v, &jar)
	}
	if !ok {
		f, ok = jarOfOtherName(p, v, &jar)
	}
	if ok {
		reportJar(p, v, jar.Word, f)
	}
}

func reportJar(p *check.Pass, v *check.View, jar command.Word, f check.Finding) {
	f.Range = v.At(jar.Range)
	f.Effects = p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		if t.Platform().Runner { // a machine may have files that git doesn't
			return check.Effect{}
		}
		e := check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no file `%s`.", v.Type, check.PathPart(jar.Value)).Logged("Error: Unable to access jarfile " + jar.Value)
		if !t.StartsWithout { // a platform without a build gets a jar that is uploaded
			return e.Likely()
		}
		return e
	})
	p.Report(f)
}

// reportJarOption reports an option between -jar and the jar, which java takes for the jar.
func reportJarOption(p *check.Pass, v *check.View) bool {
	run := v.Main()
	option, jar := check.JarOf(run)
	if run.Base != "java" || !strings.HasPrefix(jar.Value, "-") || jar.Raw != jar.Value {
		return false
	}
	p.Report(check.Finding{
		Range:    v.At(jar.Range),
		Headline: prose.T("`java` takes `%s` for the jar, because it comes after `-jar`", jar.Value),
		Effects:  p.InRepository(v).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no jar `%s`.", v.Type, jar.Value).Logged("Error: Unable to access jarfile " + jar.Value)),
		Fixes:    check.Suggestion(prose.Title("Move `%s` before `-jar`", jar.Value), check.Replace(v.At(procfile.Range{Start: option.Range.Start, End: jar.Range.End}), jar.Value+" -jar")),
	})
	return true
}

// reportUncopied reports a jar, or a class path, in the folder to which only a plugin of Maven copies packages that pom.xml doesn't name.
func reportUncopied(p *check.Pass, v *check.View) bool {
	const folder = "target/dependency/"
	const copies ecosystem.Words = "maven-dependency-plugin appassembler antrun assembly <profiles> <modules> <parent>"
	run, starts := v.Main(), p.WorkingFolders(v.Main())
	at := slices.IndexFunc(run.Args, func(w command.Word) bool { return strings.Contains(w.Value, folder) })
	if run.Base != "java" || at < 0 || len(starts) == 0 || strings.Contains(v.Cmd.Text[:run.Name.Range.Start], "mvn") {
		return false
	}
	pom, known := p.Repository.Text(path.Join(starts[0], "pom.xml"))
	isOwn := strings.Contains(pom, ">spring-boot-starter-parent<")
	if !known || copies.AnyIn(strings.Replace(pom, "<parent>", "", map[bool]int{true: 1}[isOwn])) || !strings.Contains(pom, "<dependency>") {
		return false
	}
	p.Report(check.Finding{
		Range:    v.At(run.Args[at].Range),
		Headline: prose.T("The build copies nothing to `%s`", strings.TrimSuffix(folder, "/")),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool { return t.Platform().Runner }).
			All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: its packages aren't in `%s`.", v.Type, strings.TrimSuffix(folder, "/")).Logged("java.lang.NoClassDefFoundError")),
		Help: prose.T("Add `maven-dependency-plugin` with the goal `copy-dependencies` to `pom.xml`."),
	})
	return true
}

// reportClojureJar reports a jar that Heroku's build of Leiningen doesn't make. Source: heroku/heroku-buildpack-clojure bin/compile.
func reportClojureJar(p *check.Pass, v *check.View) bool {
	_, jar := check.JarOf(v.Main())
	starts := p.WorkingFolders(v.Main())
	if len(starts) == 0 || !strings.HasPrefix(jar.Value, "target/") || p.HasAny("bin/build", "pom.xml") {
		return false
	}
	project, known := p.Repository.Text(path.Join(starts[0], "project.clj"))
	if !known || strings.Contains(project, ":uberjar-name") || !strings.Contains(project, `:min-lein-version "2`) {
		return false
	}
	f := check.Finding{
		Headline: prose.T("The build makes no jar, because `project.clj` has no `:uberjar-name`"),
		Help:     prose.T("Add `:uberjar-name \"%s\"` to `project.clj`.", prose.Exact(path.Base(jar.Value))),
		Range:    v.At(jar.Range),
	}
	f.Effects = p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		if t.BuiltBy != platform.HerokuBuildpacks && t.BuiltBy != platform.Herokuish || p.Repository.SetsBuildpacksOn(t) {
			return check.Effect{}
		}
		return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: there is no file `%s`.", v.Type, check.PathPart(jar.Value)).Logged("Error: Unable to access jarfile " + jar.Value)
	})
	p.Report(f)
	return true
}

// reportJarElsewhere reports a jar that the command looks for where no tool writes it: in the folder of the project, or in one that only a slash in
// the place of a hyphen makes.
func reportJarElsewhere(p *check.Pass, v *check.View) {
	_, jar := check.JarOf(v.Main())
	starts := p.WorkingFolders(v.Main())
	if len(starts) == 0 || jar.Raw != jar.Value || path.IsAbs(jar.Value) || strings.Contains(v.Cmd.Text[:jar.Range.Start], path.Base(jar.Value)) || p.Repository.IsFile(path.Join(starts[0], jar.Value)) {
		return
	}
	for _, tool := range ecosystem.Jars {
		built := p.Repository.MavenJar(starts[0])
		if tool == ecosystem.GradleOutput {
			if built = p.Repository.GradleJar(starts[0]); p.Repository.IsFile(path.Join(starts[0], "pom.xml")) {
				continue // builds look for Maven first
			}
		}
		inside, inOutput := strings.CutPrefix(path.Clean(jar.Value), tool.Folders[0]+"/")
		if built == "" || strings.ReplaceAll(inside, "/", "-") != built || !inOutput && strings.Contains(inside, "/") {
			continue
		}
		right := path.Join(tool.Folders[0], built)
		f := check.Finding{
			Headline: prose.T("%s builds `%s`, not `%s`", tool.Tool, check.PathPart(right), check.PathPart(jar.Value)),
			Help:     prose.T("Use the jar in `%s`, where %s puts it.", tool.Folders[0], tool.Tool),
		}
		m := check.MissingFile{View: v, Run: v.Main(), Path: jar.Value, Use: "Run"}
		m.Ref.Range = jar.Range
		f.Fixes = m.Fix(right)
		reportJar(p, v, jar, f)
		return
	}
}

// jarOfModule is the finding about a jar in the folder of a parent, for which Maven builds none: it's in the folder of its module.
func jarOfModule(p *check.Pass, v *check.View, jar *check.BuiltJar) (f check.Finding, ok bool) {
	module := p.Repository.MavenModule(jar.Project, jar.Name)
	if module == "" || !ecosystem.MavenOutput.Names(jar.Output) || !check.NeedsNoQuotes(jar.Word.Value) {
		return f, false
	}
	right := path.Join(path.Dir(path.Dir(jar.Word.Value)), module, jar.Output, jar.Name)
	f.Headline = prose.T("Maven builds `%s` in the module `%s`", jar.Name, check.PathPart(module))
	f.Help = prose.T("Use `%s`.", check.PathPart(right))
	m := check.MissingFile{View: v, Run: v.Main(), Path: jar.Word.Value, Use: "Run"}
	m.Ref.Range = jar.Word.Range
	f.Fixes = m.Fix(right)
	return f, true
}

// jarInOtherFolder is the finding about a jar of which another tool builds the project, to another folder. A tool that isn't known may also
// write to target, and settings of the build that name the folder may change it.
func jarInOtherFolder(p *check.Pass, jar *check.BuiltJar) (f check.Finding, ok bool) {
	if p.HasAny(path.Join(jar.Project, "build.sbt"), path.Join(jar.Project, "project.clj")) || strings.Contains(jar.Build, path.Base(jar.Output)) {
		return f, false
	}
	var builds *ecosystem.Output
	for _, tool := range ecosystem.Jars {
		switch has := slices.ContainsFunc(tool.Manifests, func(file string) bool { return p.Repository.IsFile(path.Join(jar.Project, file)) }); {
		case has && tool.Names(jar.Output):
			return f, false
		case has:
			builds = tool
		}
	}
	if builds == nil {
		return f, false
	}
	f.Headline = prose.T("%s doesn't build jars in `%s`", builds.Tool, check.PathPart(path.Dir(jar.Word.Value)))
	f.Help = prose.T("Use the jar in `%s`, where %s puts it.", builds.Folders[0], builds.Tool)
	return f, true
}

// jarOfOtherName is the finding about a jar to which the build gives another name.
func jarOfOtherName(p *check.Pass, v *check.View, jar *check.BuiltJar) (f check.Finding, ok bool) {
	tool, built := ecosystem.MavenOutput, ""
	f.Help = prose.T("Use the name that `pom.xml` gives to the jar, by `artifactId` and `version` or by `finalName`.")
	if tool.Names(jar.Output) {
		built = p.Repository.MavenJar(jar.Project)
	} else {
		tool, built = ecosystem.GradleOutput, p.Repository.GradleJar(jar.Project)
		f.Help = prose.T("Use the name that Gradle gives to the jar, by `rootProject.name` and `version`.")
	}
	if built == "" || built == jar.Name || strings.HasSuffix(jar.Name, "-plain.jar") || !check.NeedsNoQuotes(jar.Name) {
		return f, false
	}
	f.Headline = prose.T("%s builds `%s`, not `%s`", tool.Tool, built, jar.Name)
	m := check.MissingFile{View: v, Run: v.Main(), Path: jar.Word.Value, Use: "Run"}
	m.Ref.Range = jar.Word.Range
	f.Fixes = m.Fix(strings.TrimSuffix(jar.Word.Value, jar.Name) + built)
	return f, true
}
