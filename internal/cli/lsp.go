package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/lsp"
	"github.com/proclint/proclint/lint/repository"
)

func newLSP() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor over the Language Server Protocol",
		Long: `Speak the Language Server Protocol with an editor on standard input and output:
diagnostics while you type, fixes, comments that ignore a finding, layout,
explanations and completion.

The editor may name the platforms to judge for, as "platforms" in its
initializationOptions or in its settings under "proclint"; they go before
--platform.

The server ends when the editor's process does.

Exit code: 0, 1 when the editor leaves without asking to shut down, 2 when what
it sends cannot be read.`,
		Args: cobra.NoArgs,
	}
	targets := addPlatforms(cmd)
	// Editors' clients name the way to talk, of which there is one here.
	cmd.Flags().Bool("stdio", true, "talk on standard input and output")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		err := lsp.Serve(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), lsp.Options{Targets: *targets, Place: placeOf})
		if errors.Is(err, lsp.ErrNoShutdown) {
			return errFindings
		}
		if err != nil {
			return fmt.Errorf("lsp: %w", err)
		}
		return nil
	}
	return cmd
}

// placeOf is the path of a file from its project's root, and what can be seen of the files beside it.
func placeOf(path string) (root string, beside *repository.Repository) {
	s := named(path)
	return s.root, (&repositories{}).of(s)
}
