package cli

import (
	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/version"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Long:    "Print the version of Proclint and the commit that it was built from, as far as that is known.",
		Example: "  proclint version",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return writeText(cmd.OutOrStdout(), "proclint version "+version.Long()+"\n")
		},
	}
}
