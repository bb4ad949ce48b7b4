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
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:      "build-program-missing",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Build script whose program isn't installed",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkBuildProgramMissing,
})

// buildHooks are scripts of package.json that builds run: those of an installation in each, and others in some. They have devDependencies, too.
// Sources: npm documentation, Scripts, and heroku/heroku-buildpack-nodejs bin/compile, lib/dependencies.sh.
var buildHooks = []struct {
	names  ecosystem.Words
	builds []platform.Build
}{
	{"install postinstall prepare", nil},
	{"heroku-postbuild build", []platform.Build{platform.HerokuBuildpacks, platform.Herokuish, platform.HerokuCNB}},
}

func checkBuildProgramMissing(p *check.Pass) {
	n := p.Repository.Node(p.Repository.Folder())
	if p.Variant() || n == nil || n.Workspaces {
		return
	}
	for _, hook := range buildHooks {
		for _, name := range hook.names.List() {
			if name == "build" && n.HasScript("heroku-postbuild") {
				continue
			}
			if f := lackingIn(p, n, name); f != nil {
				f.Effects = p.BuildFailsIn("node", check.NewEffect(check.Error, platform.NotStarted, "The build fails: it runs the script `%s`.", name).Logged(f.Code.Subject+": not found"), hook.builds...)
				p.Report(*f)
			}
		}
	}
}

// lackingIn is the finding about the first program or script that a script of package.json needs and that isn't there, or nil.
func lackingIn(p *check.Pass, n *repository.NodePackage, hook string) *check.Finding {
	text := n.Script(hook)
	cmd := command.Parse(text)
	if text == "" || slices.ContainsFunc(cmd.Starts(), func(s command.Start) bool { return check.WordAmong(s.Words, "install i add ci") >= 0 }) {
		return nil
	}
	for _, f := range p.Follow(cmd) {
		in := hook
		if f.Script != nil {
			in = f.Script.Name
		}
		place := scriptPlace(p, n, in)
		if ref := f.Run.Reference(); ref.NamesScript() && len(ref.Folders) == 0 && ref.Workspace == "" && f.Run.Dir == "" && f.Run.Base == "npm" {
			if n.HasScript(ref.Name) || check.RunsOtherScript(f.Run) || ref.Name == "start" {
				continue
			}
			place.Subject, place.Text = ref.Name, ref.Name
			found := &check.Finding{
				Headline: prose.T("`package.json` has no script `%s`, which `%s` runs", ref.Name, in),
				Help:     prose.T("Add the script `%s`, or remove it from `%s`.", ref.Name, in),
				Code:     place,
			}
			if better := spelling.LeastTypos(ref.Name, n.Scripts); better != "" && better != in {
				place.Right = better
				found.Help = prose.T("Run `%s` instead.", better)
			}
			return found
		}
		program := f.Run.Base
		if strings.Contains(f.Run.Name.Value, "/") || len(f.Run.Wrappers) > 0 || f.Run.Dir != "" {
			continue
		}
		lacks := p.Repository.Uninstalled(program, "")
		if lacks == nil || path.Base(lacks.Manifest) != "package.json" {
			continue
		}
		place.Subject = program
		return &check.Finding{
			Headline: prose.T("The script `%s` needs `%s`, which isn't in `package.json`", in, lacks.Package.Name),
			Help:     prose.T("Run `npm install --save-dev %s`, and commit the change.", lacks.Package.Name),
			Code:     place,
		}
	}
	return nil
}

// scriptPlace is the line of package.json with a script.
func scriptPlace(p *check.Pass, n *repository.NodePackage, script string) *check.CodePlace {
	place := &check.CodePlace{Path: n.Path, Line: 1}
	text, _ := p.Repository.Text(n.Path)
	_, scripts, _ := strings.Cut(text, `"scripts"`)
	before := strings.Count(text[:len(text)-len(scripts)], "\n")
	for i, row := range strings.Split(scripts, "\n") {
		if strings.Contains(row, `"`+script+`"`) {
			place.Line = before + i + 1
			break
		}
	}
	return place
}
