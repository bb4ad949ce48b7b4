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
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:  "script-ignored",
	Kind:  check.Slip,
	Group: check.RepositoryGroup,
	Title: "Script that isn't deployed",
	Reach: check.OfIgnored,
	Check: checkScriptIgnored,
})

func checkScriptIgnored(p *check.Pass) {
	found := 0
	reported := map[string]bool{}
	for _, v := range p.ProjectRuns() {
		run := v.Main()
		if manifests := p.Repository.Manifests(run.Language()); len(manifests) == 1 && !reported[manifests[0]] {
			reported[manifests[0]] = true
			reportIgnored(p, v, run.Name.Range, manifests[0], false)
		}
		for _, ref := range append(p.OptionFiles(v), check.ScriptOfRun(run)) {
			file := p.StartedFile(run, ref)
			unmade := ""
			if file == "" {
				unmade = neverMade(p, v, ref)
			}
			if unmade == "" && (file == "" || mayBeMade(p, file)) {
				continue
			}
			if found++; found > check.MaxLookedUp {
				return
			}
			if unmade != "" {
				reportUnmade(p, v, ref.Range, unmade)
				continue
			}
			reportIgnored(p, v, ref.Range, file, true)
		}
		reportReadings(p, v, reported)
	}
}

// reportReadings reports files and folders that the code of a command reads, and that an ignore file keeps from a platform. What git
// doesn't track may be made by the app.
func reportReadings(p *check.Pass, v *check.View, reported map[string]bool) {
	run := v.Main()
	folders, started := p.WorkingFolders(run), p.StartedCode(run, run.Reference())
	if started == "" || len(folders) == 0 || p.Variant() {
		return
	}
	at := run.Naming()
	if run.Reference().Range.End > 0 {
		at = run.Reference().Range
	}
	for _, file := range p.Repository.Loaded(folders[0], started) {
		text, _ := p.Repository.Text(file)
		for _, r := range source.Readings(text, path.Ext(file)) {
			for _, read := range []string{path.Join(folders[0], r.Path), path.Join(path.Dir(file), r.Path)} {
				if !reported[read] && reportReading(p, v, at, read, file) {
					reported[read] = true
				}
			}
		}
	}
}

// isWritten reports whether the app itself probably writes what is at a path.
func isWritten(file string) bool {
	const folders, endings ecosystem.Words = "tmp temp upload uploads cache storage media volumes", ".db .sqlite .sqlite3 .log .pid"
	return endings.Has(path.Ext(file)) || slices.ContainsFunc(strings.Split(file, "/"), folders.Has)
}

func reportReading(p *check.Pass, v *check.View, at procfile.Range, read, file string) bool {
	isFile := p.Repository.IsFile(read)
	// A line that is nothing but a path shows that it's there: not all files are listed.
	ignore, line, row := "", 0, ""
	for _, ignore = range p.Repository.IgnoreFiles() {
		if line, row = p.Repository.IgnoringLine(ignore, read); line > 0 {
			break
		}
	}
	if !isFile && !p.Repository.IsFolder(read) && line == 0 || repository.Built(read) || repository.BuiltFolder(path.Base(read)) || isWritten(read) {
		return false
	}
	inside := read
	if !isFile {
		inside = path.Join(read, "file") // what matches it matches all files of the folder
	}
	if p.Repository.IgnoredByGit(inside).By != "" {
		return false
	}
	var outs []check.LeftOut
	f := check.Finding{
		Range:    v.At(at),
		Headline: prose.T("`%s` isn't deployed, but `%s` reads it", check.PathPart(read), check.PathPart(file)),
		Effects: p.Everywhere().Of(v).Each(func(t *platform.Target) check.Effect {
			if t.Image != p.InContainer(t) || p.LeftOutOn(t, p.RootPath, false).Effect.Severity != check.None {
				return check.Effect{}
			}
			out := p.LeftOutOn(t, inside, true)
			outs = append(outs, out)
			return out.Effect.Likely() // the code may go on without it
		}),
		Help: prose.T("Remove or narrow the pattern that matches `%s`.", check.PathPart(read)),
	}
	if line > 0 {
		f.Code = &check.CodePlace{Path: ignore, Line: line, Text: row, Subject: read}
	}
	if len(f.Effects) == 0 {
		return false
	}
	f.Fixes = p.TakeBack(read, outs)
	p.Report(f)
	return true
}

// reportIgnored reports a file that a command starts, or a manifest that it needs, where it doesn't reach a platform.
func reportIgnored(p *check.Pass, v *check.View, word procfile.Range, file string, started bool) {
	var outs []check.LeftOut
	f := check.Finding{
		Range:    v.At(word),
		Headline: prose.T("`%s` isn't deployed", check.PathPart(file)),
		Effects: p.Everywhere().Of(v).Each(func(t *platform.Target) check.Effect {
			if !started && t.Image || started && t.Image != p.InContainer(t) {
				return check.Effect{} // the image has other files
			}
			if !started && p.LeftOutOn(t, p.RootPath, false).Effect.Severity != check.None {
				return check.Effect{} // the Procfile goes with it
			}
			out := p.LeftOutOn(t, file, started)
			outs = append(outs, out)
			return out.Effect
		}),
		Help: check.HelpFor(file, prose.T("Remove or narrow the pattern that matches `%s`.", check.PathPart(file))),
	}
	f.Fixes = p.TakeBack(file, outs)
	p.Report(f)
}

// mayBeMade reports whether a build may create the file: its folder is one of build output, or a build may compile it from another language.
func mayBeMade(p *check.Pass, file string) bool {
	const compiled ecosystem.Words = ".js .mjs .cjs"
	if repository.Built(file) {
		return true
	}
	n := p.Repository.Node(p.Repository.Folder())
	return compiled.Has(path.Ext(file)) && (n != nil && n.Builds || p.Repository.HasEnding(".ts"))
}

// neverMade is the path of a script in a folder of build output that git ignores, where no build step of the app makes it,
// or "". Proclint doesn't list the files of such a folder.
func neverMade(p *check.Pass, v *check.View, ref command.Reference) string {
	run, starts := v.Main(), p.WorkingFolders(v.Main())
	if run.Base != "node" || ref.Kind != ecosystem.File || len(starts) != 1 || len(v.Cmd.Calls) > 1 {
		return ""
	}
	file := path.Join(starts[0], ref.Name)
	n, root := p.Repository.Node(starts[0]), p.Repository.Node("")
	if n == nil || n.Builds || n.Workspaces || p.Repository.Compiles() || root != nil && (root.Builds || root.Workspaces) || !repository.Built(file) || path.IsAbs(ref.Name) || strings.Contains(file, "node_modules") {
		return ""
	}
	if tracked, _ := p.Repository.IsTracked(file); tracked || p.Repository.IgnoredByGit(file).By == "" {
		return ""
	}
	return file
}

// reportUnmade reports a script that neverMade finds. A setting of the platform may still build it.
func reportUnmade(p *check.Pass, v *check.View, word procfile.Range, file string) {
	p.Report(check.Finding{
		Range:    v.At(word),
		Headline: prose.T("No build step makes `%s`, and git ignores it", check.PathPart(file)),
		Effects: p.InRepository(v).Except(func(t *platform.Target) bool {
			return t.Platform().Runner || p.Prepared(t)
		}).Each(func(t *platform.Target) check.Effect { return p.LeftOutOn(t, file, true).Effect.Likely() }),
		Help: prose.T("Add a script `build` to `package.json`."),
	})
}
