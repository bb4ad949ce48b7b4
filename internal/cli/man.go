package cli

import (
	"cmp"
	"io"

	"github.com/spf13/cobra"
)

func newMan() *cobra.Command {
	dir := ""
	cmd := &cobra.Command{
		Use:   "man",
		Short: "Print the manual, or write its pages",
		Long: `Print the manual: the help of each command. With --dir, write a page for each
command into a folder, for the program man. The date of the pages is
SOURCE_DATE_EPOCH if it is set, else today.`,
		Example: `  proclint man | less
  proclint man --dir /usr/local/share/man/man1`,
		Args:   cobra.NoArgs,
		Hidden: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if dir == "" {
				return printManual(cmd.OutOrStdout(), cmd.Root())
			}
			return writeManual(cmd.Root(), dir)
		},
	}
	cmd.Flags().StringVar(&dir, "dir", "", "`folder` to write the pages to, created if it is missing")
	return cmd
}

func printManual(w io.Writer, cmd *cobra.Command) error {
	if err := writeText(w, cmd.CommandPath()+"\n\n"+cmp.Or(cmd.Long, cmd.Short)+"\n\n"+cmd.UsageString()); err != nil {
		return err
	}
	for _, below := range cmd.Commands() {
		if !below.IsAvailableCommand() {
			continue
		}
		if err := writeText(w, "\n"); err != nil {
			return err
		}
		if err := printManual(w, below); err != nil {
			return err
		}
	}
	return nil
}
