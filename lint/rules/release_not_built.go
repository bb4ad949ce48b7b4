package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:     "release-not-built",
	Group:    check.RepositoryGroup,
	Kind:     check.Slip,
	Title:    "Elixir release that the build doesn't make",
	Reach:    check.InImages,
	CheckRun: checkReleaseNotBuilt,
})

// checkReleaseNotBuilt finds the start of an Elixir release that isn't there: in bin, where an image has it, but no buildpack of
// Heroku does, or where a build would put it that makes none.
func checkReleaseNotBuilt(p *check.Pass, v *check.View) {
	run := v.Main()
	if run == nil || !run.Name.Static || run.Name.Raw != run.Name.Value || run.Dir != "" {
		return
	}
	file := path.Clean(run.Name.Value)
	folder := p.Repository.Folder()
	mix, _ := p.Repository.Text(path.Join(folder, "mix.exs"))
	app := repository.ElixirApp(mix)
	if app == "" || p.Repository.IsFile(path.Join(folder, file)) {
		return
	}
	f := check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("No build makes the Elixir release `%s`", check.PathPart(file)),
		Help:     prose.T("Add `release=true` to `elixir_buildpack.config`, or run `mix phx.server`."),
	}
	releases := ecosystem.MixOutput.Folders[0] + "/"
	if strings.HasPrefix(file, releases) {
		if !buildsRelease(p, v) {
			f.Code = releaseSwitch(p)
			f.Effects = p.InRepository(v).Except(func(t *platform.Target) bool {
				return t.OwnBuildpacks || p.Prepared(t) || t.Output("elixir", app) == ""
			}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the build doesn't run `mix release`.", v.Type).Logged("No such file or directory").Likely()) // another buildpack may
			p.Report(f)
		}
		return
	}
	starts := file == "bin/"+app && len(run.Args) > 0 && strings.HasPrefix(run.Args[0].Value, "start")
	if !starts && file != "bin/server" && file != "bin/migrate" || strings.Contains(mix, "releases") && strings.Contains(mix, "path:") { // mix phx.gen.release
		return
	}
	built := releases + app + "/" + file
	f.Headline = prose.T("The Elixir release isn't in `%s`", check.PathPart(file))
	f.Effects = p.InRepository(v).Except(func(t *platform.Target) bool {
		return t.OwnBuildpacks || t.Platform().Runner
	}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: `mix release` writes to `%s`.", v.Type, ecosystem.MixOutput.Folders[0]).Logged("No such file or directory").Likely()) // a hook may move it
	f.Fixes = check.Suggestion(prose.Title("Run `%s`", check.PathPart(built)), check.Replace(f.Range, built))
	p.Report(f)
}

const elixirConfig = "elixir_buildpack.config"

// buildsRelease reports whether the buildpack for Elixir, what its file or another one runs, or the command itself may make a release.
func buildsRelease(p *check.Pass, v *check.View) bool {
	const makes ecosystem.Words = "release=true hook_ _compile="
	folder := p.Repository.Folder()
	config, known := p.Repository.Text(path.Join(folder, elixirConfig))
	scripts, _ := p.Repository.Text(path.Join(folder, "package.json"))
	return makes.AnyIn(config) || !known && p.HasAny(elixirConfig) || p.HasAny("compile", "phoenix_static_buildpack.config") ||
		strings.Contains(scripts+v.Cmd.Text, "mix release") || p.Repository.NamesBuildpack("release")
}

// releaseSwitch is the line of the buildpack's file that makes it build a release, or nil where there is no such file.
func releaseSwitch(p *check.Pass) *check.CodePlace {
	file := path.Join(p.Repository.Folder(), elixirConfig)
	text, known := p.Repository.Text(file)
	if !known {
		return nil
	}
	const on = "release=true"
	rows := strings.Split(strings.TrimRight(text, "\n"), "\n")
	code := &check.CodePlace{Path: file, Line: len(rows), Text: rows[len(rows)-1], Right: rows[len(rows)-1] + "\n" + on}
	if at := slices.Index(rows, "release=false"); at >= 0 {
		code.Line, code.Text, code.Right = at+1, rows[at], on
	}
	return code
}
