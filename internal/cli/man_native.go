//go:build !js

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

func writeManual(root *cobra.Command, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root.DisableAutoGenTag = true
	listValues(root)
	header := &doc.GenManHeader{Section: "1", Source: "proclint " + version.String(), Manual: "Proclint"}
	if err := doc.GenManTree(root, header, dir); err != nil {
		return fmt.Errorf("write the manual pages: %w", err)
	}
	return nil
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
