package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "assembly-not-built",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "Program of .NET that the build doesn't write",
	Reach: check.InImages,
	Check: checkAssemblyNotBuilt,
})

func checkAssemblyNotBuilt(p *check.Pass) {
	reportOtherAssemblies(p)
	for _, v := range p.ProjectRuns() {
		reportUnpublished(p, v)
	}
}

// reportOtherAssemblies reports programs of .NET of which the build writes only one with another name.
func reportOtherAssemblies(p *check.Pass) {
	for _, v := range p.Commands() {
		at, better := otherAssembly(p, v)
		if better == "" {
			continue
		}
		f := check.Finding{
			Range:    v.At(at),
			Headline: prose.T("The build writes `%s`, not `%s`", better, v.Cmd.Text[at.Start:at.End]),
			Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
				return t.Platform().Runner
			}).All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the build writes `%s`.", v.Type, better).Likely()), // settings may change it
		}
		f.Fixes = check.Suggestion(prose.Title("Use `%s`", better), check.Replace(f.Range, better))
		p.Report(f)
	}
}

// otherAssembly is the place of the name of a program of .NET that no project makes, and the name that the only one has; or "".
func otherAssembly(p *check.Pass, v *check.View) (at procfile.Range, better string) {
	run := v.Main()
	if run == nil || p.Variant() || strings.Contains(v.Cmd.Text, "AssemblyName") || strings.Contains(v.Cmd.Text, "dotnet publish") {
		return at, ""
	}
	word, ending := run.Name, ""
	if run.Base == "dotnet" && len(run.Args) > 0 {
		word, ending = run.Args[0], ".dll"
	}
	name := path.Base(strings.Trim(word.Raw, `"'`))
	program, isOne := strings.CutSuffix(name, ending)
	folders := strings.FieldsFunc(v.Cmd.Text[:word.Range.End], func(r rune) bool { return strings.ContainsRune(` /"'`, r) })
	isPublished := slices.ContainsFunc(folders, ecosystem.DotnetOutput.Names)
	isProgram := isPublished && strings.Contains(word.Raw, "/") && !check.ScriptEndings.Has(path.Ext(name))
	isLibrary := ending != "" && (isPublished || !check.MayBeOutside(word.Value))
	if !isOne || !isProgram && !isLibrary || !check.NeedsNoQuotes(name) || p.Repository.Names(program) {
		return at, ""
	}
	_, isThere := p.Repository.Raw(path.Join(run.Dir, word.Value))
	if isThere || p.Repository.IsFile(name) || len(p.Repository.Elsewhere(name)) > 0 {
		return at, ""
	}
	if better = p.Repository.DotnetProgram(program); better == "" || !check.NeedsNoQuotes(better) {
		return at, ""
	}
	at.Start = word.Range.Start + strings.LastIndex(word.Raw, name)
	at.End = at.Start + len(name)
	return at, better + ending
}

// reportUnpublished reports the file of a .NET app that isn't where the build of a platform writes it.
func reportUnpublished(p *check.Pass, v *check.View) {
	run := v.Main()
	at, ending := run.Name, ""
	if run.Base == "dotnet" && len(run.Args) > 0 {
		at, ending = run.Args[0], ".dll"
	}
	file := path.Join(run.Dir, at.Value)
	name, isOne := strings.CutSuffix(path.Base(file), ending)
	folder, found := p.Repository.DotnetProject(name)
	if _, better := otherAssembly(p, v); better != "" || !isOne || !found || !strings.Contains(at.Value+ending, "/") && ending == "" || check.MayBeOutside(at.Value) || strings.HasPrefix(file, "heroku_output/") {
		return
	}
	want := ""
	effects := p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		output := t.Output("dotnet", name)
		if output == "" || p.Repository.SetsBuildpacksOn(t) || path.Dir(file) == path.Join(folder, output) {
			return check.Effect{}
		}
		want = path.Join(folder, output)
		return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the build writes the app to `%s`.", v.Type, check.PathPart(want)).Likely() // settings may change it
	})
	p.Report(check.Finding{
		Range:    v.At(at.Range),
		Headline: prose.T("The build doesn't write `%s`", check.PathPart(file)),
		Effects:  effects,
		Help:     prose.T("Change to the folder of the built app first, as in `cd %s && dotnet App.dll`.", check.PathPart(want)),
	})
}
