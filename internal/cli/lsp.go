package cli

import (
	"errors"
	"fmt"
	"iter"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/lsp"
	"github.com/proclint/proclint/lint/config"
)

func newLSP() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Run the language server for editors",
		Long: `Run a language server on standard input and output. It offers diagnostics while
you type, fixes, comments that ignore a finding, formatting, explanations and
completion. It also shows what the platforms do with each process.

The server reads the nearest .proclint.toml of each file, and reads it again when
it changes.

The editor can set the platforms to check for, as "platforms", and the severity
of each rule, as "rules". It does so in its initializationOptions or in its
settings under "proclint". Flags, comments in the file and the configuration take
precedence.

The server exits when the editor's process does.

Exit code: 0, 1 if the editor exits without a shutdown request, 2 if the server
can't read what the editor sends.`,
		Args: cobra.NoArgs,
	}
	targets := addPlatforms(cmd)
	configurations := addConfiguration(cmd)
	// Clients in editors name the transport. There is only this one.
	cmd.Flags().Bool("stdio", true, "use standard input and output")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		err := lsp.Serve(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), lsp.Options{
			Targets: *targets, Place: placeOf, Procfiles: procfilesBelow,
			Configuration: func(path string) (lsp.Configuration, error) { return configurations.now(path) },
		})
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

// placeOf is the path of a file from its project's root, and the files next to it, as far as they can be seen.
func placeOf(path string, edited lsp.Edited) lsp.Place {
	s := named(path)
	return lsp.Place{Root: s.root, Unplaced: s.unplaced, Beside: (&repositories{edited: edited}).of(s)}
}

// procfilesBelow are the Procfiles in a folder and below it that can be read, as lint -r finds them. It looks at as many
// entries of folders as the server does for the files of one project.
func procfilesBelow(folder string, edited lsp.Edited) iter.Seq2[string, lsp.Place] {
	return func(yield func(string, lsp.Place) bool) {
		beside := &repositories{edited: edited}
		w := walker{left: maxVisited, yield: func(s source, err error) bool {
			if err != nil {
				return true
			}
			file, err := s.file.Open()
			if err != nil {
				return true
			}
			file.Close()
			return yield(s.path, lsp.Place{Root: s.root, Unplaced: s.unplaced, Beside: beside.of(s)})
		}}
		w.walk(folder, folder)
	}
}

// now is what applies to a file in an editor. It reads the configuration again.
func (c *configurations) now(path string) (lsp.Configuration, error) {
	fresh := &configurations{file: c.file, none: c.none}
	s := named(path)
	found, err := fresh.find(s)
	switch {
	case err != nil:
		return lsp.Configuration{}, err
	case found == nil && c.none:
		return lsp.Configuration{}, nil
	case found == nil:
		folder := fresh.topOf(s)
		project := &lsp.Project{Path: filepath.Join(folder, config.FileName), File: below(folder, path)}
		return lsp.Configuration{Project: project}, nil
	case found.err != nil:
		return lsp.Configuration{}, found.err
	}
	file := found.pathOf(s)
	project := &lsp.Project{Path: found.path, Exists: true, Text: string(found.text), File: file}
	return lsp.Configuration{Applied: found.config.For(file), Project: project}, nil
}
