package cli

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
	"github.com/spf13/pflag"

	"github.com/proclint/proclint/internal/version"
)

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
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return err
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true
			listValues(root)
			header := &doc.GenManHeader{Section: "1", Source: "proclint " + version.String(), Manual: "Proclint"}
			if err := doc.GenManTree(root, header, dir); err != nil {
				return fmt.Errorf("write the manual pages: %w", err)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&dir, "dir", ".", "folder to write to, created if it is missing")
	return cmd
}

// listValues adds to the usage of each flag the values that it takes, as far as a shell completes them. The pages show no
// type, which lists some of them in the help.
func listValues(cmd *cobra.Command) {
	cmd.LocalFlags().VisitAll(func(flag *pflag.Flag) {
		complete, ok := cmd.GetFlagCompletionFunc(flag.Name)
		if !ok {
			return
		}
		completions, _ := complete(cmd, nil, "")
		var values []string
		for _, completion := range completions {
			value, _, _ := strings.Cut(completion, "\t")
			values = append(values, value)
		}
		flag.Usage += "; one of " + strings.Join(values, ", ")
	})
	for _, child := range cmd.Commands() {
		listValues(child)
	}
}
