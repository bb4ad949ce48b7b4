package cli

import (
	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint/report"
)

func newVersion() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Long:  "Print the version of Proclint and the commit that it was built from, as far as that is known.",
		Example: `  proclint version
  proclint version --json`,
		Args: cobra.NoArgs,
	}
	json := cmd.Flags().Bool("json", false, "print a JSON object with version, commit, go and system")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if *json {
			return report.JSON(cmd.OutOrStdout(), version.Known())
		}
		return writeText(cmd.OutOrStdout(), "proclint version "+version.Long()+"\n")
	}
	return cmd
}
