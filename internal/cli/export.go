package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/imports"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
)

func newExport() *cobra.Command {
	var id, dir string
	var opts export.Options
	to := &choice{kind: "export", valid: export.IDs()}
	cmd := &cobra.Command{
		Use:   "export --to FORMAT [PATH|-]",
		Short: "Convert a Procfile for another tool or platform",
		Long: `Convert the processes of a Procfile to the format of another tool or platform:

` + formatList(export.Formats()) + `
Values that a Procfile doesn't have are placeholders; set them with flags. Notes
on standard error list what the format can't express.

PATH is a file, a folder, or - for standard input (default: the current folder).

Without --platform, export takes the only platform that a comment in the file or
the nearest .proclint.toml names, or that other files show. Without
any, and with --platform default, it takes ` + platform.Usual().ID() + `.`,
		Example: `  proclint export --to compose > compose.yaml
  proclint export --to systemd --app shop --dir units Procfile
  proclint export --to fly --platform drycc - < Procfile`,
		Args: cobra.MaximumNArgs(1),
	}
	flags := cmd.Flags()
	flags.Var(to, "to", "format to convert to")
	complete(cmd, "to", to.valid)
	addPlatform(cmd, &id, "platform", "`ID` of the platform that reads the file")
	flags.StringVar(&opts.App, "app", "", "`name` of the app (default "+preview.DefaultApp+")")
	flags.StringVar(&opts.Port, "port", "", "`number` of the port (default: the command's port, else "+export.DefaultPort+")")
	flags.StringVar(&opts.Image, "image", "", "container `image`, if the platform doesn't build it")
	flags.StringVar(&opts.Region, "region", "", "`region`, as the platform names it")
	flags.StringVar(&opts.Repository, "repo", "", "`owner/name` of the repository on GitHub")
	flags.StringVar(&dir, "dir", "", "`folder` to write the files into, instead of standard output")
	configurations := addConfiguration(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if to.value == "" {
			return errors.New("export needs --to FORMAT: " + strings.Join(to.valid, ", "))
		}
		if opts.Port != "" && !export.IsPort(opts.Port) {
			return fmt.Errorf("--port %s is not a port: use a number from 1 to 65535", report.Printable(opts.Port))
		}
		in, err := configurations.onlyToShow(args, cmd.InOrStdin())
		if err != nil {
			return err
		}
		target, err := platformOf(in, "platform", id, cmd.ErrOrStderr())
		if several, ok := errors.AsType[severalPlatforms](err); err != nil && !(ok && several.shown) {
			return err
		}
		opts.Files, opts.File = in.Repository, in.Path
		doc := procfile.Parse(in.Source)
		written, err := export.Of(doc, cmp.Or(target, platform.Usual()), to.value, opts)
		if err != nil {
			return err
		}
		notes(cmd.ErrOrStderr(), written.Notes)
		if dir == "" {
			return writeFileText(cmd.OutOrStdout(), written.Text(), doc.Source)
		}
		if err := cmd.Context().Err(); err != nil {
			return err
		}
		return writeInto(dir, written.Files, cmd.OutOrStdout())
	}
	return cmd
}

func formatList(formats []export.Format) string {
	var b strings.Builder
	for _, f := range formats {
		fmt.Fprintf(&b, "  %-16s %s\n", f.ID, f.Title)
	}
	return b.String()
}

// notes prints on standard error what was left out.
func notes(stderr io.Writer, notes []string) {
	for _, note := range notes {
		fmt.Fprintf(stderr, "note: %s\n", report.Printable(note))
	}
}

// writeInto writes files into a folder, which it creates: all of them, or no file. It overwrites nothing.
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
			return errors.New("--dir needs a format of files; this one prints commands")
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
		Short: "Convert another tool's file to a Procfile",
		Long: `Print a Procfile with the commands of another file:

  compose.yaml, fly.toml or render.yaml
  package.json (its scripts)
  a Dockerfile (its CMD)
  a file with the text of a Run Command

import detects the format by the file's name and content, unless
--from names it.

It only takes commands that the file contains. Notes on standard error list what
it leaves out.`,
		Example: `  proclint import compose.yaml > Procfile
  proclint import --from run-command - <<< 'python app.py'`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%s needs a PATH: a file, a folder, or - for standard input", cmd.CommandPath())
			}
			return nil
		},
	}
	cmd.Flags().Var(from, "from", "format of the file")
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
		return writeFileText(cmd.OutOrStdout(), made.Text, []byte(made.Text), src)
	}
	return cmd
}
