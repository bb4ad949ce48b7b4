package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/imports"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/report"
)

func newExport() *cobra.Command {
	var id, dir string
	var opts export.Options
	to := &choice{kind: "export", valid: export.IDs()}
	cmd := &cobra.Command{
		Use:   "export --to FORMAT [PATH|-]",
		Short: "Write the same processes for another tool or platform",
		Long: `Write the processes of a Procfile as another tool or platform declares them:
` + formatList(export.Formats()) + `
What a Procfile does not say is a placeholder, and a flag gives it. What has no
place there is told on standard error.

PATH is a file, a folder or - for standard input; without one it is the current
folder.`,
		Example: `  proclint export --to compose > compose.yaml
  proclint export --to systemd --app shop --dir units Procfile
  proclint export --to fly --platform drycc - < Procfile`,
		Args: cobra.MaximumNArgs(1),
	}
	flags := cmd.Flags()
	flags.Var(to, "to", "what to write")
	complete(cmd, "to", to.valid)
	flags.StringVar(&id, "platform", platform.Usual().ID(), "`ID` of the platform whose reading of the file counts")
	complete(cmd, "platform", platform.IDs())
	flags.StringVar(&opts.App, "app", "", "`name` of the app (default "+preview.DefaultApp+")")
	flags.StringVar(&opts.Port, "port", "", "`number` of the port (default: what the command says, else "+export.DefaultPort+")")
	flags.StringVar(&opts.Image, "image", "", "container `image`, where it is not built there")
	flags.StringVar(&opts.Region, "region", "", "`region` in the words of the platform")
	flags.StringVar(&opts.Repository, "repo", "", "`owner/name` of the repository on GitHub")
	flags.StringVar(&dir, "dir", "", "`folder` to write the files into, instead of standard output")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if to.value == "" {
			return errors.New("export needs --to FORMAT: " + strings.Join(to.valid, ", "))
		}
		if err := checkPort(opts.Port); err != nil {
			return err
		}
		target, err := api.Target(id)
		if err != nil {
			return err
		}
		doc, err := onlyDocument(args, cmd.InOrStdin())
		if err != nil {
			return err
		}
		written, err := export.Of(doc, target, to.value, opts)
		if err != nil {
			return err
		}
		notes(cmd.ErrOrStderr(), written.Notes)
		if dir == "" {
			return writeFileText(cmd.OutOrStdout(), written.Text(), doc.Source)
		}
		return writeInto(dir, written.Files, cmd.OutOrStdout())
	}
	return cmd
}

// formatList says in the help which formats there are.
func formatList(formats []export.Format) string {
	var b strings.Builder
	for _, f := range formats {
		fmt.Fprintf(&b, "  %-13s %s\n", f.ID, f.Title)
	}
	return b.String()
}

func checkPort(port string) error {
	if port == "" || export.IsPort(port) {
		return nil
	}
	return fmt.Errorf("--port %s is no port: it is a number from 1 to 65535", report.Printable(port))
}

// notes says on standard error what was not carried over.
func notes(stderr io.Writer, notes []string) {
	for _, note := range notes {
		fmt.Fprintf(stderr, "note: %s\n", report.Printable(note))
	}
}

// writeInto writes files into a folder, which it makes: all of them, or none.
// Nothing that is there is overwritten.
func writeInto(dir string, files []export.File, stdout io.Writer) (err error) {
	var written []string
	defer func() {
		if err != nil {
			for _, path := range written {
				os.Remove(path)
			}
		}
	}()
	for _, f := range files {
		if f.Path == "" {
			return errors.New("--dir is for files; these are commands")
		}
		path := filepath.Join(dir, f.Path)
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return disk.ExistsError{Path: path}
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(dir, f.Path)
		if err := disk.Create(path, []byte(f.Text)); err != nil {
			return err
		}
		written = append(written, path)
	}
	var b strings.Builder
	for _, path := range written {
		fmt.Fprintf(&b, "wrote %s\n", report.Printable(path))
	}
	return writeText(stdout, b.String())
}

func newImport() *cobra.Command {
	from := &choice{kind: "import", valid: imports.IDs()}
	cmd := &cobra.Command{
		Use:   "import [--from FORMAT] PATH|-",
		Short: "Make a Procfile of another tool's file",
		Long: `Print a Procfile with the commands of another file: compose.yaml, the scripts of
package.json, fly.toml, render.yaml, the CMD of a Dockerfile, or the text of a
Run Command. Name and content of the file tell which it is, or --from does.

Only commands that are written there are taken over; what is left out is told on
standard error.`,
		Example: `  proclint import compose.yaml > Procfile
  proclint import --from run-command - <<< 'python app.py'`,
		Args: pathsOrUsage,
	}
	cmd.Flags().Var(from, "from", "what the file is")
	complete(cmd, "from", from.valid)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return errors.New("import takes one PATH")
		}
		s := named(args[0])
		s.stdin = args[0] == stdinArg
		src, err := s.read(cmd.InOrStdin())
		if err != nil {
			return err
		}
		made, err := imports.Of(args[0], src, from.value)
		if err != nil {
			return err
		}
		notes(cmd.ErrOrStderr(), made.Notes)
		return writeFileText(cmd.OutOrStdout(), made.Text, []byte(made.Text))
	}
	return cmd
}
