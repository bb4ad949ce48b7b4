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
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:  "other-language",
	Group: check.RepositoryGroup,
	Kind:  check.Slip,
	Title: "App that is built as one of another language",
	Check: checkOtherLanguage,
})

func checkOtherLanguage(p *check.Pass) {
	views := p.ProjectRuns()
	if len(views) == 0 || deploySetsBuildpacks(p) {
		return
	}
	has := p.Repository.HasFile
	for _, v := range views {
		run := v.Main()
		if reportUnreadManifest(p, v, run) {
			return
		}
		var first, own *platform.Detected
		var file string
		effects := p.InRepository(v).Each(func(t *platform.Target) check.Effect {
			found, as, shownBy := t.Detects(run.Language(), has)
			if as == nil || p.Repository.SetsBuildpacksOn(t) || found.Language == as.Language || found.Brings == as.Language {
				return check.Effect{}
			}
			first, own, file = found, as, shownBy
			return check.NewEffect(check.Info, platform.Differs, "The build installs only %s unless the app's buildpacks are set.", found.Title)
		})
		if own == nil {
			if reportLostManifest(p, v, run, has) || reportUnseenLanguage(p, v, run, has) {
				return
			}
			continue
		}
		p.Report(check.Finding{
			Range:    v.At(run.Name.Range),
			Headline: prose.T("`%s` makes the build install %s, not %s", file, first.Title, own.Title),
			Effects:  effects,
			Help:     prose.T("Set both buildpacks, first `%s`, then `%s`.", prose.Exact(first.Buildpack), prose.Exact(own.Buildpack)),
		})
		return
	}
}

// reportUnreadManifest reports an app in Python with none of the files by which the build knows its package manager.
func reportUnreadManifest(p *check.Pass, v *check.View, run *command.Run) bool {
	has := p.Repository.HasFile
	manifests, wrong := p.Repository.Manifests(run.Language()), ""
	if p.Repository.Folder() == "" {
		wrong = misspelt(p.Repository, "requirements.txt")
	}
	if run.Language() != ecosystem.Python || !p.Repository.Complete() {
		return false
	}
	effects := p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		expected := strings.Fields(t.PythonFiles)
		first, _, _ := t.Detects("python", has)
		if len(expected) == 0 || len(manifests) == 0 && !isPythonAlone(p, t, run, first) || p.InContainer(t) || slices.ContainsFunc(expected, has) {
			return check.Effect{}
		}
		return check.NewEffect(check.Error, platform.Rejected, "The build fails: the app has none of %s.", prose.Names(expected)).
			Logged("Error: Couldn't find any supported Python package manager files.")
	})
	if len(effects) == 0 {
		return false
	}
	f := check.Finding{Range: v.At(run.Name.Range), Effects: effects}
	switch {
	case wrong != "":
		f.Headline = prose.T("The build looks for `requirements.txt`, not `%s`", wrong)
		f.Help = prose.T("Rename it to `requirements.txt`.")
	case len(manifests) > 0:
		f.Headline = prose.T("The build installs nothing from `%s`", path.Base(manifests[0]))
		f.Help = prose.T("Commit a `requirements.txt`, or the lock file of Poetry or uv.")
	default:
		f.Headline = prose.T("The app has no list of packages for Python")
		f.Help = prose.T("Commit a `requirements.txt`, which may be empty.")
	}
	p.Report(f)
	return true
}

// isPythonAlone reports whether a build finds nothing but code in Python next to the Procfile, or takes the app for one in Python.
func isPythonAlone(p *check.Pass, t *platform.Target, run *command.Run, first *platform.Detected) bool {
	if first != nil || p.Repository.SetsBuildpacksOn(t) {
		return first != nil && first.Language == ecosystem.Python && !p.Repository.SetsBuildpacksOn(t)
	}
	_, _, elsewhere := languageElsewhere(p, t, run)
	return elsewhere == "" && p.Repository.Bare(".py") && !p.Repository.HasApp("")
}

// reportLostManifest reports a file that would show the language of a run in the root folder, where it has another name or is
// in another folder, so that the build doesn't see it.
func reportLostManifest(p *check.Pass, v *check.View, run *command.Run, has func(name string) bool) bool {
	const languages ecosystem.Words = ecosystem.Python + " " + ecosystem.Node + " " + ecosystem.Ruby
	language, name, manifest := run.Language(), "", ""
	if !languages.Has(language) || p.Repository.Folder() != "" {
		return false
	}
	effects := p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		found, as, _ := t.Detects(language, has)
		if language == ecosystem.Python && check.MayHaveMore(t, p.Repository.Python(run.Dir)) || as != nil || found == nil && p.Repository.HasApp("") || found != nil && found.Brings == language {
			return check.Effect{}
		}
		title, expected, file := languageElsewhere(p, t, run)
		if file == "" {
			return check.Effect{}
		}
		name, manifest = expected, file
		if found != nil {
			return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the build installs %s, not %s.", v.Type, found.Title, title).Likely()
		}
		e := check.NewEffect(check.Error, platform.Rejected, "The build fails: no file in the root folder shows that the app uses %s.", title).Likely()
		if t.BuiltBy == platform.Herokuish {
			return e.Logged("Unable to select a buildpack") // gliderlabs/herokuish include/buildpack.bash
		}
		return e.Logged("No default language could be detected")
	})
	if len(effects) == 0 {
		return false
	}
	f := check.Finding{Range: v.At(run.Name.Range), Effects: effects}
	if folder, spelled := path.Split(manifest); folder == "" {
		f.Headline = prose.T("The build looks for `%s`, not `%s`", name, spelled)
		f.Help = prose.T("Rename it to `%s`.", name)
	} else {
		f.Headline = prose.T("The build doesn't look for `%s` in `%s`", name, check.PathPart(path.Clean(folder)))
		f.Help = prose.T("Move it to the root folder, or deploy that folder with its own Procfile.")
	}
	p.Report(f)
	return true
}

// reportUnseenLanguage reports a runtime that the build doesn't install, because the app is one of another language.
func reportUnseenLanguage(p *check.Pass, v *check.View, run *command.Run, has func(name string) bool) bool {
	const runtimes ecosystem.Words = "node java"
	language := run.Language()
	if !runtimes.Has(run.Base) {
		return false
	}
	shownBy := ""
	effects := p.InRepository(v).Each(func(t *platform.Target) check.Effect {
		found, own, file := t.Detects(language, has)
		if found == nil || own != nil || found.Brings == language || p.Repository.SetsBuildpacksOn(t) {
			return check.Effect{}
		}
		shownBy = file
		return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the build installs only %s (exit code 127).", v.Type, found.Title).Logged(run.Base + ": command not found")
	})
	p.Report(check.Finding{
		Range:    v.At(run.Name.Range),
		Headline: prose.T("`%s` makes the build install no `%s`", shownBy, run.Base),
		Effects:  effects,
		Help:     prose.T("Add the manifest of the language that `%s` runs, and set both buildpacks.", run.Base),
	})
	return len(effects) > 0
}

// languageElsewhere is a file that would show a language to the build of a target, which looks for another name in the root folder:
// one that differs in case there, or else one in the folder of the run or in another one.
func languageElsewhere(p *check.Pass, t *platform.Target, run *command.Run) (title, name, file string) {
	language := run.Language()
	for i := range t.Detection {
		d := &t.Detection[i]
		if d.Language != language {
			continue
		}
		for _, name := range strings.Fields(d.Files) {
			if file := cmp.Or(p.Repository.Spelled(name), misspelt(p.Repository, name)); file != "" {
				return d.Title, name, file
			}
			folders := append([]string{run.Dir}, run.Reference().Folders...)
			if language == ecosystem.Python { // another rule reports it of the others
				folders = append(folders, p.Repository.Elsewhere(name)...)
			}
			for _, folder := range folders {
				if file := path.Join(folder, name); p.Repository.IsFile(file) && !check.IsUndeployed(folder) {
					return d.Title, name, file
				}
			}
		}
	}
	return "", "", ""
}

// misspelt is the file in the root folder whose name is a typo away from a name with an ending, or has that twice; or "".
func misspelt(r *repository.Repository, name string) string {
	if path.Ext(name) == "" {
		return "" // Pipfile is near to Procfile
	}
	names := slices.DeleteFunc(r.Files("", ""), func(other string) bool { return path.Ext(other) != path.Ext(name) && path.Ext(other) != "" })
	if double := name + path.Ext(name); slices.Contains(names, double) {
		return double
	}
	return spelling.LeastTypos(name, names)
}

// deploySetsBuildpacks reports whether a file that deploys the app names its buildpacks.
func deploySetsBuildpacks(p *check.Pass) bool {
	return slices.ContainsFunc(p.Repository.Pipelines(), func(file string) bool {
		text, _ := p.Repository.Text(file)
		return strings.Contains(text, "buildpack")
	})
}
