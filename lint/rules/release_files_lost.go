package rules

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "release-files-lost",
	Kind:         check.Difference,
	Group:        check.CommandsGroup,
	Title:        "Build in the release phase",
	Applies:      check.ContainsAny("build", "collectstatic", "compile", "precompile", "cache", "optimize", "storage:link", "package", "assets", "assemble", "digest", "tsc", "webpack", "rollup", "tailwind", "install"),
	CheckCommand: checkReleaseFilesLost,
})

// writers are programs that write files for other processes, with the words for that, beside the build tools.
var writers = []struct{ programs, words ecosystem.Words }{
	{"manage.py django-admin django", "collectstatic compress compilemessages"},
	{"artisan", "config:cache route:cache view:cache event:cache optimize storage:link"},
	{"mix", "phx.digest assets.deploy assets.build"},
	{"rails rake", "assets:precompile css:build javascript:build tailwindcss:build"},
	{"flask", "assets"},
}

// storages are packages that put static files where each process sees them.
var storages = [...]struct {
	by       string
	packages ecosystem.Words
}{
	{ecosystem.Python, "django-storages collectfast django-s3-storage dj3-cloudinary-storage django-cloudinary-storage boto boto3 google-cloud-storage"},
	{ecosystem.Ruby, "asset_sync"},
}

// writer is how a program writes files for other processes, or "".
func writer(s command.Start) string {
	for _, w := range writers {
		if !w.programs.Has(s.Base) {
			continue
		}
		for _, word := range check.Operands(s) {
			if w.words.Has(word) {
				return s.Base + " " + word
			}
		}
	}
	if build := check.BuildStep(s); !installs(build) {
		return build
	}
	return ""
}

// installs reports whether a build step only installs packages, which a step after it may need.
func installs(step string) bool {
	const steps ecosystem.Words = "yarn install i ci clean-install add update sync restore deps.get"
	return steps.Has(step[strings.LastIndexByte(step, ' ')+1:])
}

func checkReleaseFilesLost(p *check.Pass, v *check.View) {
	found := lostWriters(v)
	if len(found.Found) == 0 || storesElsewhere(p) {
		return
	}
	headline := prose.T("`%s` loses the files of `%s`", v.Type, found.Names[0])
	if len(found.Names) > 1 {
		headline = prose.T("`%s` loses the files of `%s` and more", v.Type, found.Names[0])
	}
	p.Report(check.Finding{
		Range:    v.At(v.StepRange(found.Found[0])),
		Headline: headline,
		Effects: p.On(platform.Releasing).Of(v).Each(func(t *platform.Target) check.Effect {
			loses, verified := t.RunsAt(p.IntendedType(v.Entry)).LosesFiles()
			if !loses || !t.IgnoresDockerfile && imageHas(p, found.Names[0]) {
				return check.Effect{}
			}
			e := check.NewEffect(check.Warning, platform.Differs, "`%s` runs in a separate container, so no other process gets its files.", v.Type)
			if !verified {
				e = e.Likely()
			}
			return e
		}),
		Help: prose.T("Run this step in the build, whose files all processes get."),
	})
}

// imageHas reports whether a Dockerfile beside the Procfile runs a step, too.
func imageHas(p *check.Pass, step string) bool {
	if p.Repository == nil {
		return false
	}
	text, _ := p.Repository.Text(path.Join(p.Repository.Folder(), "Dockerfile"))
	_, words, _ := strings.Cut(step, " ")
	return words != "" && strings.Contains(text, words)
}

// keepers are programs that send no files elsewhere.
const keepers ecosystem.Words = "echo cd true manage.py django-admin artisan alembic prisma"

// lostWriters are the programs that write files, unless one that follows may send them elsewhere.
func lostWriters(v *check.View) check.StepList {
	var found check.StepList
	for i, s := range v.Programs() {
		switch name := writer(s); {
		case name != "":
			found.Found = append(found.Found, i)
			found.Names = append(found.Names, name)
		case len(found.Found) > 0 && check.Migration(s) == "" && !keepers.Has(s.Base):
			return check.StepList{}
		}
	}
	return found
}

// storesElsewhere reports whether the app depends on a package for storage outside of its containers.
func storesElsewhere(p *check.Pass) bool {
	if p.Repository == nil {
		return false
	}
	for _, s := range storages {
		for _, name := range s.packages.List() {
			if p.Repository.Declared(s.by, name) != "" {
				return true
			}
		}
	}
	return false
}
