package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "file-location",
	Group:      FileGroup,
	Order:      1,
	Title:      "The file is not in the root folder",
	Documented: fileLocationDocs{},
	Check:      checkFileLocation,
})

type fileLocationDocs struct{}

// Docs is the documentation.
func (fileLocationDocs) Docs() Docs {
	return Docs{
		Summary: "The Procfile lies in a sub-folder, where most platforms do not look for it.",
		Why: "A platform looks for the Procfile in the root of what is deployed. One in backend/ is found only " +
			"when backend is what is deployed: Project Path on Code Capsules and the root folder of the build on " +
			"Sevalla can be set; Heroku, Deis and Drycc take the root of what is pushed, so that the folder has " +
			"to be pushed by itself, or the Procfile moved to the root with \"cd backend && \" before its " +
			"commands. Folders that hold tests, examples or other people's code are left alone.",
		Bad:  Sample{Text: "web: gunicorn app:app\n", Path: "backend/Procfile", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn app:app\n", Path: "Procfile", Platforms: []string{"heroku"}},
		Logs: []string{
			"No Procfile found.",
			"Procfile does not exist or is not a file",
			"ERROR: Procfile does not exist.",
			"H14",
			"No web processes running",
			"cd: …: No such file or directory",
			"Procfile declares types -> (none)",
			"Procfile: no such file or directory",
			"No Procfile and no package.json file found in Current Directory",
			"Error generating launcher, no Procfile and launch.toml found",
			"No start command specified by buildpack or via Procfile.",
			"no entries found in Procfile",
			`an entrypoint with "GOOGLE_ENTRYPOINT" env var or by creating a "Procfile" file`,
			"Instance deployment failed to generate a 'Procfile' for …",
			"SKIPPED: No procfile found from environment, source path, or binding.",
		},
		Sources: []string{
			"Heroku Dev Center, The Procfile",
			"drycc/builder pkg/gitreceive/build.go",
			"negativetwelve/heroku-buildpack-subdir issue 2",
			"heroku/heroku-buildpack-nodejs issue 385",
			"1wearwulf/SAMs backend/Procfile",
		},
	}
}

func checkFileLocation(p *Pass) {
	folder, ok := p.subFolder()
	if !ok || p.Template() || !p.Name.Exact && !p.misnamed() {
		return
	}
	cs := p.Judge(platform.File, func(t *platform.Target) (Severity, string) {
		switch {
		case t.OtherPath != "":
			return Info, t.OtherPath
		case t.OtherFolder != "":
			return Warning, t.OtherFolder
		}
		return Warning, "it is read only when that folder alone is pushed"
	})
	p.Report(Finding{
		Range:    procfile.Range{},
		Concerns: cs,
		Message:  p.Sentence("The file lies in "+quote(folder)+" and not in the root folder, where platforms look for it", cs, "move it to the root unless the app is deployed from that folder"),
	})
}

// subFolder is the folder of the file below the project's root, false when it
// lies in the root, when the root is not known, or when the folder is one whose
// files are not deployed.
func (p *Pass) subFolder() (string, bool) {
	if p.Path == "" || strings.HasPrefix(p.RootPath, "/") || strings.HasPrefix(p.RootPath, "..") || strings.Contains(p.RootPath, ":") {
		return "", false
	}
	dir, _ := splitPath(p.RootPath)
	dir = strings.TrimSuffix(dir, "/")
	for _, name := range strings.Split(dir, "/") {
		if asideFolders.Has(strings.ToLower(name)) {
			return "", false
		}
	}
	return dir, dir != ""
}

// asideFolders hold Procfiles that are not those of the project.
const asideFolders command.Words = "test tests testdata spec specs fixture fixtures __fixtures__ example examples sample samples demo demos doc " +
	"docs template templates node_modules vendor third_party .git"
