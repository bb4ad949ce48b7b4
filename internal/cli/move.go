package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/move"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/report"
)

func newMove() *cobra.Command {
	var fromID, toID, app string
	cmd := &cobra.Command{
		Use:   "move [--from ID] --to ID [PATH|-]",
		Short: "Plan the move of an app to another platform",
		Long: `Plan the move of an app from one platform to another. The plan shows what the new
platform drops, renames or runs differently, and what to do by hand, with the
commands. It ends with a Procfile that works on both platforms or, if there can't
be one, on the new platform.

PATH is a file, a folder, or - for standard input (default: the current folder).
--format markdown prints a checklist.

Without --from, move takes the only platform that a comment in the file or the
nearest .proclint.toml names, or that other files show. The plan skips
rules that are off in .proclint.toml.`,
		Example: `  proclint move --from heroku --to drycc
  proclint move --from heroku --to sevalla --app shop --format markdown Procfile
  proclint move --from deis:image --to drycc --format json - < Procfile`,
		Args: cobra.MaximumNArgs(1),
	}
	addPlatform(cmd, &fromID, "from", "`ID` of the platform that runs the app now")
	addPlatform(cmd, &toID, "to", "`ID` of the platform to move to")
	cmd.Flags().StringVar(&app, "app", "", "`name` of the app in commands (default "+preview.DefaultApp+")")
	configurations := addConfiguration(cmd)
	format := addFormat(cmd, "text", "json", "markdown")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if toID == "" {
			return errEnds
		}
		in, err := configurations.onlyToShow(args, cmd.InOrStdin())
		if err != nil {
			return err
		}
		from, err := platformOf(in, "from", fromID, cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		to, err := api.Target(toID)
		switch {
		case err != nil:
			return err
		case from == nil:
			return errEnds
		case from == to:
			return errors.New("--from and --to are the same platform")
		}
		plan, err := move.Of(in, from, to, app)
		if err != nil {
			return err
		}
		switch format.value {
		case "json":
			return report.JSON(cmd.OutOrStdout(), plan)
		case "markdown":
			return writeText(cmd.OutOrStdout(), visibleLines(plan.Checklist))
		}
		return move.Text(cmd.OutOrStdout(), plan)
	}
	return cmd
}

var errEnds = errors.New("move needs --from ID and --to ID (proclint platforms lists the IDs)")
