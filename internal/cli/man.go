package cli

import "github.com/spf13/cobra"

// newMan writes the manual for people that package the command.
func newMan() *cobra.Command {
	dir := ""
	cmd := &cobra.Command{
		Use:   "man",
		Short: "Write the manual pages",
		Long: `Write the manual pages, one for each command, into a folder. Their date is
SOURCE_DATE_EPOCH if it is set, else today.`,
		Example: "  proclint man --dir /usr/local/share/man/man1",
		Args:    cobra.NoArgs,
		Hidden:  true,
		RunE:    func(cmd *cobra.Command, _ []string) error { return writeManual(cmd.Root(), dir) },
	}
	cmd.Flags().StringVar(&dir, "dir", ".", "folder to write to, created if it is missing")
	return cmd
}
