package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "file-name",
	Group:      check.FileGroup,
	Title:      "Misnamed Procfile",
	Documented: fileNameDocs{},
	Check:      checkFileName,
	ReadsPath:  true,
})

type fileNameDocs struct{}

// Docs is the documentation.
func (fileNameDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "Finds a file that should be named `Procfile` but differs in case or has an extension, a space, or a typo.",
		Why: "Every platform looks for a file with the exact name `Procfile`, and ignores a similar name, usually " +
			"without a message. The app then starts without its processes, or not at all. Windows hides extensions such as `.txt`, and " +
			"on a case-insensitive disk, git doesn't notice that a file was renamed. Proclint doesn't report a name such as " +
			"`Procfile.dev`, which is for a local process runner. No platform reads it.",
		Bad:  check.Sample{Text: "web: gunicorn app:app\n", Path: "Procfile.txt"},
		Good: check.Sample{Text: "web: gunicorn app:app\n", Path: "Procfile"},
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

func checkFileName(p *check.Pass) {
	if !check.IsMisnamed(p) {
		return
	}
	_, base := check.SplitPath(p.Path)
	headline, help := prose.T("The file must be named `Procfile`, not `%s`", base), prose.Text{}
	if base == "procfile" {
		headline = prose.T("The file must be named `Procfile`, with a capital P")
	}
	if strings.EqualFold(base, "Procfile") {
		// In one step, git on a case-insensitive disk doesn't notice the new name.
		help = prose.T("Rename it (`git mv %s tmp && git mv tmp Procfile`).", base)
	}
	p.Report(check.Finding{
		Headline: headline,
		Effects: p.On(platform.File).Each(func(t *platform.Target) check.Effect {
			if t.OtherPath != "" {
				return check.NewEffect(check.Warning, platform.Ignored, "%s", t.OtherPath)
			}
			return check.NewEffect(check.Error, platform.Ignored, "The platform ignores the file.")
		}),
		Help: help,
		Fixes: []check.Fix{{
			Title:         "Rename the file to `Procfile`",
			Applicability: check.Safe,
			Edits:         []check.TextEdit{},
			Rename:        &check.Rename{NewPath: check.SiblingPath(p.Path, "Procfile")},
		}},
	})
}
