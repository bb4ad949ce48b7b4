package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/report"
)

func newInit() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write the Procfile of an app that has none",
		Long: `Write the Procfile of the app in a folder (default: the current folder), from its
manifests and its code. It has the server, workers and clocks. If the platforms run
a release, it has that, too. init prints from which file each line follows.

init never overwrites a file. Where it can't tell what starts, it writes nothing,
and exits with 2. proclint config --init writes a configuration.`,
		Example: `  proclint init
  proclint init --platform heroku backend
  proclint init --stdout > Procfile`,
		Args: cobra.MaximumNArgs(1),
	}
	var prints bool
	targets := addPlatforms(cmd)
	configurations := addConfiguration(cmd)
	cmd.Flags().BoolVar(&prints, "stdout", false, "print the Procfile instead of writing it")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		folder := orFolder(args)[0]
		s := named(filepath.Join(folder, "Procfile"))
		a, err := configurations.of(s)
		if err != nil {
			return err
		}
		made, err := lint.Init(lint.Input{Path: s.path, Targets: *targets, Configured: a.Platforms, Repository: new(repositories).of(s)})
		var has *lint.ProcfileError
		switch {
		case errors.As(err, &has) && !has.Misnamed:
			return disk.ExistsError{Path: s.path}
		case errors.As(err, &has):
			return fmt.Errorf("%s has a Procfile with a wrong name: proclint fix renames %s", report.Printable(folder), report.Printable(filepath.Join(folder, filepath.Base(has.Path))))
		case err != nil:
			return fmt.Errorf("nothing to start in %s: %s", report.Printable(folder), report.Printable(err.Error()))
		}
		notes(cmd.ErrOrStderr(), left(made.Report))
		if prints {
			notes(cmd.ErrOrStderr(), explained(made))
			return writeText(cmd.OutOrStdout(), made.Text)
		}
		if err := disk.Create(s.path, []byte(made.Text)); err != nil {
			return err
		}
		return writeText(cmd.OutOrStdout(), fmt.Sprintf("wrote %s\n  %s\n", report.Printable(s.path), strings.Join(explained(made), "\n  ")))
	}
	return cmd
}

// explained are the lines of a proposal, each with its reason.
func explained(made *lint.Proposal) (reasons []string) {
	lines := strings.Split(made.Text, "\n")
	for _, w := range made.Why {
		reasons = append(reasons, report.Printable(fmt.Sprintf("%s (%s: %s)", lines[w.Line], w.File, w.Because)))
	}
	return reasons
}

// left is what is wrong with a proposal.
func left(r *lint.Report) (problems []string) {
	for i := range r.Diagnostics {
		if d := &r.Diagnostics[i]; d.Severity >= lint.Warning {
			problems = append(problems, report.Printable(d.Message+". "+d.Advice()))
		}
	}
	return problems
}
