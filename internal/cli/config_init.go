package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

// writeConfiguration writes a configuration to start with into a folder. It never overwrites a file.
func writeConfiguration(cmd *cobra.Command, folder string) error {
	path := filepath.Join(folder, config.FileName)
	above, err := new(configurations).find(named(filepath.Join(folder, "Procfile")))
	if err != nil {
		return err
	}
	shown, unchosen := shownIn(folder)
	if err := cmd.Context().Err(); err != nil {
		return err
	}
	reasons := reasonsAgainst(unchosen)
	if err := disk.Create(path, []byte(initialConfig(shown, reasons))); err != nil {
		return err
	}
	notes(cmd.ErrOrStderr(), reasons)
	if above != nil {
		notes(cmd.ErrOrStderr(), []string{shownPath(above.path) + " no longer applies here, because only the nearest configuration does."})
	}
	return writeText(cmd.OutOrStdout(), fmt.Sprintf("wrote %s%s\n", report.Printable(path), becauseOf(shown)))
}

// shownIn are the platforms to check for, which the files of the apps in a folder show, and those that its repository is
// deployed to, each once: those that read a Procfile, else those that don't. unchosen are all others that are shown.
func shownIn(folder string) (chosen, unchosen []platform.Shown) {
	files := &repositories{}
	deployed := deployedFrom(folder, files)
	var all []platform.Shown
	add := func(s source) bool {
		in := check.Input{Path: s.path, Repository: files.of(s)}
		shown := slices.Concat(check.Select(in, procfile.Parse(nil), nil).Shown, deployed)
		chosen = withNew(chosen, check.Recognized(shown))
		all = append(all, shown...)
		return true
	}
	add(found(folder, filepath.Join(folder, "Procfile")))
	walk(folder, folder, func(s source, err error) bool { return err != nil || add(s) })
	if chosen == nil {
		chosen = withNew(nil, slices.DeleteFunc(slices.Clone(all), func(s platform.Shown) bool { return s.Shared || s.Target == nil }))
	}
	return chosen, slices.DeleteFunc(all, func(s platform.Shown) bool { return isAmong(chosen, s) || s.Shared && chosen != nil })
}

func withNew(all, further []platform.Shown) []platform.Shown {
	for _, shown := range further {
		if !isAmong(all, shown) {
			all = append(all, shown)
		}
	}
	return all
}

// isAmong reports whether a platform is shown, by whatever file.
func isAmong(all []platform.Shown, shown platform.Shown) bool {
	return slices.ContainsFunc(all, func(s platform.Shown) bool { return s.Title == shown.Title })
}

// reasonsAgainst are why the configuration doesn't choose platforms, each once.
func reasonsAgainst(shown []platform.Shown) []string {
	var reasons []string
	for _, s := range shown {
		if reason := reasonAgainst(s); !slices.Contains(reasons, reason) {
			reasons = append(reasons, reason)
		}
	}
	return reasons
}

func reasonAgainst(s platform.Shown) string {
	file := report.Printable(s.File)
	switch {
	case s.Shared:
		return "Several platforms use " + file + ", so choose yours."
	case s.Target == nil:
		return "Proclint doesn't check " + s.Title + " (shown by " + file + ")."
	case !s.Target.Reads():
		return s.Title + " doesn't read a Procfile (shown by " + file + ")."
	}
	return s.Title + " only builds for other platforms (shown by " + file + ")."
}

// deployedFrom are the platforms that the pipelines of a folder's repository and the remotes of its clone deploy to.
func deployedFrom(folder string, files *repositories) []platform.Shown {
	absolute, err := filepath.Abs(folder)
	if err != nil {
		return nil
	}
	root := cmp.Or(gitRoot(absolute), absolute)
	repository := files.of(found(root, filepath.Join(root, "Procfile")))
	if repository == nil {
		return nil
	}
	var shown []platform.Shown
	for _, pipeline := range repository.Pipelines() {
		text, _ := repository.Text(pipeline)
		shown = withNew(shown, platform.DeployedBy(text, pipeline))
	}
	config, _ := (&tree{root: root}).Text(".git/config")
	return withNew(shown, deployedByGit(string(config)))
}

// remoteSection is a remote in git's configuration, up to the next section.
var remoteSection = regexp.MustCompile(`(?m)^\s*\[remote "(.*)"\].*(?:\n[^[]*)?`)

func deployedByGit(config string) []platform.Shown {
	const file = ".git/config"
	var shown []platform.Shown
	for _, remote := range remoteSection.FindAllStringSubmatch(config, -1) {
		shown = withNew(shown, platform.DeployedBy(remote[0], "the remote "+report.Printable(remote[1])+" in "+file))
	}
	return withNew(shown, platform.DeployedBy(config, file))
}

// becauseOf says which files show platforms, in a line.
func becauseOf(shown []platform.Shown) string {
	if len(shown) == 0 {
		return ""
	}
	titles := namesOf(shown, func(s platform.Shown) string { return s.Target.Title() })
	return " for " + prose.Join(titles, "and") + ", because of " + report.Printable(report.ShownBy(shown))
}

// initialConfig is a configuration for some platforms, with the reasons against others. The settings that it doesn't need are comments.
func initialConfig(shown []platform.Shown, reasons []string) string {
	platforms := `# platforms = ["heroku", "drycc:image"]` + "\n"
	if len(shown) > 0 {
		ids := namesOf(shown, func(s platform.Shown) string { return `"` + s.Target.ID() + `"` })
		platforms = fmt.Sprintf("platforms = [%s] # shown by %s\n", strings.Join(ids, ", "), report.Printable(report.ShownBy(shown)))
	}
	for _, reason := range reasons {
		platforms += "# " + reason + "\n"
	}
	return `# The configuration of Proclint for this folder and those below it.
# "proclint config" shows what applies to a Procfile.

# The platforms to check for. "proclint platforms" lists them.
` + platforms + `
# The lowest severity that makes "proclint lint" fail: error, warning, info, or hint.
# fail-on = "error"

# Files and folders to leave out.
# exclude = ["vendor/**"]

# The severity of each rule: error, warning, info, hint, or off. "proclint rules" lists them.
[rules]
# ` + api.RuleNames()[0] + ` = "off"

# Other severities for some files.
# [[overrides]]
# files = ["legacy/**"]
# rules = { ` + api.RuleNames()[1] + ` = "off" }
`
}
