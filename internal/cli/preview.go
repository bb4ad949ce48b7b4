package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
	"github.com/proclint/proclint/lint/spelling"
)

func newPreview() *cobra.Command {
	var id, app, only string
	var all bool
	cmd := &cobra.Command{
		Use:   "preview [--platform ID] [PATH|-]",
		Short: "Show what a platform runs, and how to set the same up there",
		Long: `Show each process as a platform runs it: whether it gets traffic, how many
instances start, and where it listens. Also show for each process the one form
field, command or API call that most people need. --all shows everything, and
--process everything about one process.

PATH is a file, a folder, or - for standard input (default: the current folder).
For a folder without a Procfile, preview shows what the platform starts anyway.

Without --platform, preview takes the only platform that a comment in the file or
the nearest .proclint.toml names, or that other files show. Problems
have the severities of .proclint.toml.`,
		Example: `  proclint preview --platform drycc
  proclint preview --platform sevalla --app shop --all Procfile
  proclint preview --platform heroku --process worker
  proclint preview --platform heroku:fir --format json - < Procfile`,
		Args: cobra.MaximumNArgs(1),
	}
	addPlatform(cmd, &id, "platform", "`ID` of the platform, such as drycc or drycc:image")
	cmd.Flags().StringVar(&app, "app", "", "`name` of the app in commands (default "+preview.DefaultApp+")")
	cmd.Flags().BoolVar(&all, "all", false, "show all facts and equivalents, not only the first ones")
	cmd.Flags().StringVar(&only, "process", "", "show everything about the process of this `type`, and no other")
	configurations := addConfiguration(cmd)
	format := addFormat(cmd, "text", "json", "markdown")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		in, target, err := configurations.previewed(args, cmd.InOrStdin(), id, cmd.ErrOrStderr())
		missing := errors.Is(err, errNoProcfile)
		if missing {
			tell(cmd.ErrOrStderr(), fmt.Errorf("%w; showing what %s does without one", err, target.Title()))
			in = lint.Input{Repository: in.Repository}
		} else if err != nil {
			return err
		}
		p := api.PreviewOf(procfile.Parse(in.Source), target, preview.Options{App: app, Path: in.Path, Repository: in.Repository, Missing: missing})
		if only != "" {
			if names := namesOf(p.Processes, func(process preview.Process) string { return process.Type }); !p.Only(only) {
				return spelling.NewUnknown("process", only, names)
			}
		}
		switch format.value {
		case "json":
			return report.JSON(cmd.OutOrStdout(), p)
		case "markdown":
			return preview.Markdown(cmd.OutOrStdout(), p, all || only != "")
		}
		var problems []preview.Problem
		if !missing {
			if problems, err = api.ProblemsOn(target, in); err != nil {
				return err
			}
		}
		options := preview.TextOptions{Color: colored(cmd, cmd.OutOrStdout()), Problems: problems}
		switch {
		case only != "":
			options.Problems = slices.DeleteFunc(problems, func(problem preview.Problem) bool { return problem.Line != p.Processes[0].Line })
			return preview.Text(cmd.OutOrStdout(), p, options)
		case all:
			return preview.Text(cmd.OutOrStdout(), p, options)
		}
		options.More = moreOf(p, target, args)
		return preview.Short(cmd.OutOrStdout(), p, options)
	}
	return cmd
}

// moreOf names the commands that show the rest of a short preview.
func moreOf(p *preview.Preview, target *platform.Target, args []string) string {
	command := "proclint preview --platform " + target.ID()
	more := "Everything: " + command + " --all" + argsText(args)
	if len(p.Processes) > 1 {
		more += "\nOne process: " + command + " --process NAME" + argsText(args)
	}
	return more
}

// previewed is the file to preview and the platform. With the error errNoProcfile, the platform is still set.
func (c *configurations) previewed(args []string, stdin io.Reader, id string, stderr io.Writer) (in lint.Input, target *platform.Target, err error) {
	if id != "" && id != platform.AsDefault.ID() {
		if target, err = api.Target(id); err != nil {
			return in, nil, err
		}
		if err := notRead(args, target); err != nil {
			return in, target, err
		}
	}
	s, missing := onlySource(args)
	switch {
	case errors.Is(missing, errNoProcfile):
		a, err := c.of(named(filepath.Join(orFolder(args)[0], "Procfile")))
		if err != nil {
			return in, nil, err
		}
		a.To(&in)
		in.Repository = new(repositories).of(named(filepath.Join(orFolder(args)[0], "Procfile")))
	case missing != nil:
		return in, nil, missing
	default:
		if in, err = c.toShow(s, stdin); err != nil {
			return in, nil, err
		}
		in.Repository = new(repositories).of(s)
	}
	if target, err = platformOf(in, "platform", id, stderr); err != nil {
		return in, nil, err
	}
	if target == nil {
		return in, nil, errors.New("preview needs --platform ID (proclint platforms lists the IDs)")
	}
	return in, check.InFolder(target, in.Path, in.Repository), cmp.Or(missing, notRead(args, target))
}

// notRead is an error for a folder without a Procfile if a platform doesn't read the variants in it, since nobody can name one of them there.
func notRead(args []string, target *platform.Target) error {
	if target.OtherPath != "" {
		return nil
	}
	for s, err := range sources([]string{orFolder(args)[0]}, "", false) {
		if err == nil && s.variant {
			return fmt.Errorf("%w: %s isn't read", errNoProcfile, s)
		}
	}
	return nil
}

func newMatrix() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "matrix [PATH|-]",
		Short: "Compare what platforms run of a Procfile",
		Long: `Show what becomes of each process on each platform and build strategy: when it
runs, whether it gets HTTP traffic, and where it listens. A platform that rejects
the file has its error.

PATH is a file, a folder, or - for standard input (default: the current folder).

Platforms that do the same are together. The columns of the table are those that
a comment in the file or the nearest .proclint.toml names, or else the default
platforms. The others have only what is different. --all shows for each platform
the processes that it reads from the file.`,
		Example: `  proclint matrix
  proclint matrix --all
  proclint matrix --format json Procfile`,
		Args: cobra.MaximumNArgs(1),
	}
	configurations := addConfiguration(cmd)
	var all bool
	cmd.Flags().BoolVar(&all, "all", false, "show a row for each platform and build strategy")
	format := addFormat(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		in, err := configurations.onlyToShow(args, cmd.InOrStdin())
		if err != nil {
			return err
		}
		doc := procfile.Parse(in.Source)
		m := api.MatrixOf(doc, in.Repository)
		if format.value == "json" {
			return report.JSON(cmd.OutOrStdout(), m)
		}
		selection := check.Select(in, doc, check.Directives(doc))
		if !all || !selection.ByDefault {
			m.StartWith(selection.Targets)
		}
		if all {
			return preview.MatrixText(cmd.OutOrStdout(), m, preview.TextOptions{Color: colored(cmd, cmd.OutOrStdout())})
		}
		return preview.CompactMatrix(cmd.OutOrStdout(), m, preview.MatrixOptions{
			Color: colored(cmd, cmd.OutOrStdout()), Width: widthOf(cmd.OutOrStdout()), All: "proclint matrix --all" + argsText(args),
		})
	}
	return cmd
}
