package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "file-name",
	Group:      FileGroup,
	Order:      0,
	Title:      "The file is not named Procfile",
	Documented: fileNameDocs{},
	Check:      checkFileName,
})

type fileNameDocs struct{}

// Docs is the documentation.
func (fileNameDocs) Docs() Docs {
	return Docs{
		Summary: "The name has other capitals, an ending, a space, or a slip of the pen.",
		Why: "Every platform looks for a file named Procfile, with a capital P, small letters and nothing after " +
			"them, and says nothing about one that is named nearly so: the app then starts without its processes, " +
			"or not at all. Windows hides endings such as .txt, and a disk that does not tell capitals apart " +
			"hides from git that a file was renamed. A name such as Procfile.dev is fine: it is meant for a " +
			"local process runner, and no platform reads it.",
		Bad:  Sample{Text: "web: gunicorn app:app\n", Path: "Procfile.txt"},
		Good: Sample{Text: "web: gunicorn app:app\n", Path: "Procfile"},
		Logs: []string{
			"Mis-cased procfile detected; ignoring. Rename it to Procfile",
			"ERROR: Procfile does not exist.",
			"H14",
			"No web processes running",
			"Couldn't find that process type (web)",
			"Procfile declares types -> (none)",
			"Procfile does not exist or is not a file",
			"No Procfile found.",
			"Procfile not found",
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
			"codecapsules-io/codecapsules-docs docs/reference/add-procfile-to-backend-application.md",
			"Heroku Dev Center, The Procfile",
			"heroku/buildpacks-procfile issue 192",
			"ddollar/heroku-push issue 3",
			"224rifche/restaurant-django Procfile.txt",
		},
	}
}

func checkFileName(p *Pass) {
	if !p.misnamed() {
		return
	}
	cs := p.Judge(platform.File, func(t *platform.Target) (Severity, string) {
		if t.OtherPath != "" {
			return Warning, t.OtherPath
		}
		return Error, "the file is not read"
	})
	_, base := splitPath(p.Path)
	advice := "rename it"
	if strings.EqualFold(base, "Procfile") {
		advice += ", in git by “git mv " + base + " tmp” and then “git mv tmp Procfile”, because some disks do not tell capitals apart"
	}
	p.Report(Finding{
		Range:    procfile.Range{},
		Concerns: cs,
		Message:  p.Sentence("The file is named "+quote(base)+" and not “Procfile”", cs, advice),
		Fixes: []Fix{{
			Title:         `Rename the file to "Procfile"`,
			Applicability: Safe,
			Edits:         []TextEdit{},
			Rename:        &Rename{NewPath: joinDir(p.Path, "Procfile")},
		}},
	})
}

// misnamed reports whether the file was meant to be named Procfile, by its name
// and by its lines.
func (p *Pass) misnamed() bool { return p.Name.Misnamed && p.Name.fits(p.Doc) }
