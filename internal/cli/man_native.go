//go:build !js

package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
	"github.com/spf13/pflag"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/internal/version"
)

func writeManual(root *cobra.Command, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root.DisableAutoGenTag = true
	listValues(root)
	header := &doc.GenManHeader{Section: "1", Source: "proclint " + version.String(), Manual: "Proclint"}
	return writePages(root, header, dir)
}

// writePages writes the page of a command, and those of the commands below it, each in place of an earlier one.
func writePages(cmd *cobra.Command, header *doc.GenManHeader, dir string) error {
	var page bytes.Buffer
	own := *header // the title of the first page is no title for the others
	if err := doc.GenMan(cmd, &own, &page); err != nil {
		return fmt.Errorf("write the manual pages: %w", err)
	}
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-") + "." + header.Section
	if err := disk.Overwrite(filepath.Join(dir, name), page.Bytes()); err != nil {
		return err
	}
	for _, below := range cmd.Commands() {
		if !below.IsAvailableCommand() || below.IsAdditionalHelpTopicCommand() {
			continue
		}
		if err := writePages(below, header, dir); err != nil {
			return err
		}
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
