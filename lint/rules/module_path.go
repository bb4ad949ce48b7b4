package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "module-path",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "File path instead of a module",
	Reach:        check.InText,
	Applies:      check.RunsKnownProgram(func(r *command.Run) bool { return check.FindReferenceMistake(r) != nil }),
	CheckCommand: checkModulePath,
})

func checkModulePath(p *check.Pass, v *check.View) {
	t := check.FindReferenceMistake(v.Main())
	if t.Dotted && p.Repository != nil || isBefore(p, v.Main(), t.Since) {
		return
	}
	reportTarget(p, v, t)
}

// isBefore reports whether the app pins a version of the program before one.
func isBefore(p *check.Pass, run *command.Run, since int) bool {
	if since == 0 || p.Repository == nil {
		return false
	}
	major := p.Repository.Python(run.Dir).Major(run.Program.Name)
	return major > 0 && major < since
}

func reportTarget(p *check.Pass, v *check.View, t *check.ReferenceMistake) {
	f := check.Finding{
		Range:    v.At(t.At),
		Headline: t.Headline,
		Effects:  p.Everywhere().Of(v).All(t.Effect),
		Help:     prose.T("Write `MODULE:NAME`, with dots between folders and without `.py`."),
	}
	if t.Split {
		f.Effects = p.RejectedByYAML(f.Effects, v.Line)
	}
	wants := fromProject(p, v.Main())
	if wants == nil {
		wants = t.Wants
	}
	for _, want := range wants {
		if len(f.Fixes) == 0 {
			f.Help, f.HelpUnfixed = prose.Text{}, prose.T("Use `%s`.", want)
		}
		edits := []procfile.TextEdit{{Range: t.At, NewText: want}}
		f.Fixes = append(f.Fixes, p.RewriteFix(v, prose.Title("Use `%s`", prose.Exact(want)), edits, func(r *command.Run) bool {
			return check.FindReferenceMistake(r) == nil
		})...)
	}
	p.Report(f)
}

// fromProject is the target for a run in the folder of a Django project, if the path leads through one: its settings are named from there.
func fromProject(p *check.Pass, run *command.Run) []string {
	ref := run.Reference()
	folders := strings.Split(strings.TrimPrefix(ref.Name, "./"), "/")
	if p.Repository == nil || strings.HasPrefix(ref.Name, "/") {
		return nil
	}
	root := path.Join(p.Repository.Folder(), run.Dir)
	for i := 1; i < len(folders); i++ {
		folder, inside := path.Join(folders[:i]...), path.Join(folders[i:]...)
		if !p.Repository.IsFile(path.Join(root, folder, "manage.py")) {
			continue
		}
		// The package of the settings is named like the folder as a rule.
		if own := path.Join(path.Base(folder), inside); !isModule(p, path.Join(root, folder, inside)) && isModule(p, path.Join(root, folder, own)) {
			inside = own
		}
		return check.StartedIn(run, folder, inside)
	}
	return nil
}

// isModule reports whether there is a module of Python at a path, which may have its ending or a dot for its last slash.
func isModule(p *check.Pass, file string) bool {
	dir, name := path.Split(strings.TrimSuffix(file, ".py"))
	return p.Repository.IsFile(path.Join(dir, strings.ReplaceAll(name, ".", "/")) + ".py")
}
