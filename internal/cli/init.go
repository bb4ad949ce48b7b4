package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

func newInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write a configuration to start with",
		Long: `Write a ` + config.FileName + ` with comments into a folder (default: the current
folder). It names the platforms that files of the app show, such as app.json,
and those that a pipeline or a remote of git deploys to.

init never overwrites a file.`,
		Example: `  proclint init
  proclint init backend`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			path := filepath.Join(folder, config.FileName)
			above, err := new(configurations).find(named(filepath.Join(folder, "Procfile")))
			if err != nil {
				return err
			}
			shown, unread := shownIn(folder)
			if shown == nil {
				shown, unread = unread, nil
			}
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			if err := disk.Create(path, []byte(initialConfig(shown, unread))); err != nil {
				return err
			}
			if above != nil {
				notes(cmd.ErrOrStderr(), []string{shownPath(above.path) + " no longer applies here, because only the nearest configuration does."})
			}
			return writeText(cmd.OutOrStdout(), fmt.Sprintf("wrote %s%s\n", report.Printable(path), becauseOf(shown)))
		},
	}
}

// shownIn are the platforms that the files of the apps in a folder show, and those that its repository is deployed to, each
// once. unread are those of them that don't read a Procfile.
func shownIn(folder string) (read, unread []platform.Shown) {
	files := &repositories{}
	deployed := deployedFrom(folder, files)
	add := func(s source) bool {
		in := check.Input{Path: s.path, Repository: files.of(s)}
		shown := slices.Concat(check.Select(in, procfile.Parse(nil), nil).Shown, deployed)
		read = withNew(read, check.Recognized(shown))
		unread = withNew(unread, slices.DeleteFunc(shown, func(s platform.Shown) bool { return s.Shared || s.Target == nil || s.Target.Reads() }))
		return true
	}
	add(found(folder, filepath.Join(folder, "Procfile")))
	walk(folder, folder, func(s source, err error) bool { return err != nil || add(s) })
	return read, unread
}

// withNew appends the platforms that are not among all.
func withNew(all, further []platform.Shown) []platform.Shown {
	for _, shown := range further {
		if !slices.ContainsFunc(all, func(s platform.Shown) bool { return s.Target.Platform() == shown.Target.Platform() }) {
			all = append(all, shown)
		}
	}
	return all
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
	return withNew(shown, platform.DeployedBy(string(config), "a remote in .git/config"))
}

// becauseOf says which files show platforms, in a line.
func becauseOf(shown []platform.Shown) string {
	if len(shown) == 0 {
		return ""
	}
	var titles []string
	for _, s := range shown {
		titles = append(titles, s.Target.Title())
	}
	return " for " + prose.Join(titles, "and") + ", because of " + report.Signs(shown)
}

// initialConfig is a configuration for some platforms, beside others that are shown. The settings that it doesn't need are comments.
func initialConfig(shown, unread []platform.Shown) string {
	platforms := `# platforms = ["heroku", "drycc:image"]` + "\n"
	if len(shown) > 0 {
		var ids []string
		for _, s := range shown {
			ids = append(ids, `"`+s.Target.ID()+`"`)
		}
		platforms = fmt.Sprintf("platforms = [%s] # shown by %s\n", strings.Join(ids, ", "), report.Signs(shown))
	}
	for _, s := range unread {
		platforms += fmt.Sprintf("# %s doesn't read a Procfile (shown by %s).\n", s.Title, s.File)
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
# ` + ruleNames()[0] + ` = "off"

# Other severities for some files.
# [[overrides]]
# files = ["legacy/**"]
# rules = { ` + ruleNames()[1] + ` = "off" }
`
}
