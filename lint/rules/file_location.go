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
)

var _ = check.Register(check.Rule{
	Name:      "file-location",
	Group:     check.FileGroup,
	Kind:      check.Difference,
	AboutFile: true,
	Title:     "Procfile in a subfolder",
	Check:     checkFileLocation,
	ReadsPath: true,
})

func checkFileLocation(p *check.Pass) {
	folder, ok := subFolder(p)
	fromRoot := ok && startsFromRoot(p, folder)
	if !ok || p.Template() || !p.Name.Exact && !p.IsMisnamed() || !fromRoot && p.DeploysAlone() {
		return
	}
	severity, ignored := check.Warning, "The platform ignores the file unless you push that folder alone."
	help := prose.T("Move the file to the root folder, with `cd %s &&` in commands.", quoted(folder))
	switch {
	case fromRoot:
		severity, ignored = check.Info, "The platform ignores the file unless a buildpack takes it from that folder."
		help = prose.T("Move the file to the root folder, from which its commands start.")
	case p.Repository == nil:
	case p.Repository.IsFile("Procfile"), p.Repository.HasApp(folder) && !p.Repository.HasApp(""):
		severity = check.Info
	}
	p.Report(check.Finding{
		Headline: prose.T("The file is in `%s`, not in the root folder", folder),
		Effects: p.On(platform.File).Each(func(t *platform.Target) check.Effect {
			severity := severity
			switch {
			case t.Platform().Runner, strings.Contains(t.OtherPath, "/"+folder+"/Procfile`"):
				return check.Effect{} // it runs in any folder, or an image has the file there
			case t.OtherFolder != "":
				severity = check.Info // a setting for such a folder is common
			}
			return check.NewEffect(severity, platform.Ignored, "%s", cmp.Or(t.OtherPath, t.OtherFolder, ignored))
		}),
		Help: help,
	})
}

func quoted(path string) string {
	if check.NeedsNoQuotes(path) {
		return path
	}
	return "'" + path + "'"
}

// startsFromRoot reports whether a command names the folder of the file, or a package of the workspace, as one that starts in the root folder does.
func startsFromRoot(p *check.Pass, folder string) bool {
	return slices.ContainsFunc(p.Commands(), func(v *check.View) bool {
		if slices.ContainsFunc(v.Cmd.Calls, choosesPackage) {
			return true
		}
		run := v.Main()
		if run == nil || p.Repository != nil && p.Repository.IsFolder(path.Join(folder, folder)) {
			return false
		}
		inside := func(file string) bool { return strings.HasPrefix(path.Clean(file)+"/", folder+"/") }
		return inside(run.Dir) || slices.ContainsFunc(run.Args, func(w command.Word) bool { return w.Static && strings.Contains(w.Value, "/") && inside(w.Value) })
	})
}

// choosesPackage reports whether a call runs something of one package of a workspace, as yarn workspace api start does.
func choosesPackage(c command.Call) bool {
	if len(c.Words) < 2 {
		return false
	}
	switch c.Words[0].Value {
	case "yarn":
		return strings.HasPrefix(c.Words[1].Value, "workspace")
	case "npm", "pnpm", "bun":
		return slices.ContainsFunc(c.Words[1:], func(w command.Word) bool {
			name, _, _ := strings.Cut(w.Value, "=")
			return workspaceOptions.Has(name)
		})
	}
	return false
}

// workspaceOptions choose packages of a workspace.
const workspaceOptions ecosystem.Words = "-w --workspace -F --filter"

// subFolder is the folder of the file below the project's root. It is false for a
// file in the root folder, where the root isn't known, and in a folder that nobody deploys.
func subFolder(p *check.Pass) (string, bool) {
	if p.Path == "" || p.Unplaced || strings.HasPrefix(p.RootPath, "/") || strings.HasPrefix(p.RootPath, "..") || strings.Contains(p.RootPath, ":") {
		return "", false
	}
	dir, _ := check.SplitPath(p.RootPath)
	dir = strings.TrimSuffix(dir, "/")
	return dir, dir != "" && !check.IsUndeployed(dir)
}
