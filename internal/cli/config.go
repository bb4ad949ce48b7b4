package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/schemas"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
)

func newConfig() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config [FILE]",
		Short: "Show or write the configuration of a Procfile",
		Long: `Show which platforms, severities and exclusions apply to a Procfile, and where
each value comes from.

Proclint uses the nearest ` + config.FileName + `, from the file's folder up to the root of the
repository. Flags take precedence over comments in the file, and these take
precedence over the configuration.

FILE doesn't have to exist (default: the Procfile of the current folder).

--init writes a ` + config.FileName + ` with comments into a folder (default: the current
folder). It names the platforms that files of the app show, such as app.json,
and those that a pipeline or a remote of git deploys to. It never overwrites a
file.`,
		Example: `  proclint config
  proclint config --format json backend/Procfile
  proclint config --schema > proclint.schema.json
  proclint config --init backend`,
		Args: cobra.MaximumNArgs(1),
	}
	var schema, writes bool
	targets := addPlatforms(cmd)
	configurations := addConfiguration(cmd)
	configurations.addLevels(cmd)
	format := addFormat(cmd, "text", "json")
	cmd.Flags().BoolVar(&schema, "schema", false, "print the JSON Schema of "+config.FileName)
	cmd.Flags().BoolVar(&writes, "init", false, "write a configuration to start with into a folder")
	for _, flag := range []string{"schema", "format", "platform"} {
		cmd.MarkFlagsMutuallyExclusive("init", flag)
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if writes {
			return writeConfiguration(cmd, orFolder(args)[0])
		}
		if schema {
			return writeText(cmd.OutOrStdout(), schemas.Configuration())
		}
		s, doc, err := toConfigure(args, cmd.InOrStdin())
		if err != nil {
			return err
		}
		a, err := configurations.of(s)
		if err != nil {
			return err
		}
		shown := api.EffectiveOf(api.Configured{
			Input:   lint.Input{Path: s.path, Source: doc.Source, Targets: *targets, Configured: a.Platforms, Repository: new(repositories).of(s)},
			Applied: a.Applied, Name: s.String(), Config: a.path, Option: "--platform",
			Flag: func(rule *lint.Rule) string { return "--" + a.flags.flagOf(rule) },
		})
		if format.value == "json" {
			return report.JSON(cmd.OutOrStdout(), shown)
		}
		return writeText(cmd.OutOrStdout(), configText(shown))
	}
	return cmd
}

func toConfigure(args []string, stdin io.Reader) (source, *procfile.Document, error) {
	s, err := onlySource(args)
	switch {
	case errors.Is(err, errNoProcfile) && len(args) == 0:
		s = named("Procfile")
	case errors.Is(err, fs.ErrNotExist):
		s = named(args[0])
	case err != nil:
		return s, nil, err
	}
	text, err := s.read(stdin)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return s, nil, err
	}
	return s, procfile.Parse(text), nil
}

func configText(e *api.Effective) string {
	var b strings.Builder
	line := func(name, value, from string) { fmt.Fprintf(&b, "  %s: %s (%s)\n", name, value, from) }
	fmt.Fprintf(&b, "%s\n", report.Printable(e.File))
	if e.Config == "" {
		b.WriteString("  no configuration file\n")
	} else {
		fmt.Fprintf(&b, "  configuration: %s\n", e.Config)
	}
	line("platforms", strings.Join(e.Platforms.Value, ", "), e.Platforms.From)
	line("fail-on", e.FailOn.Value, e.FailOn.From)
	if e.Excluded.Value != "" {
		line("excluded by", report.Printable(e.Excluded.Value), e.Excluded.From)
	}
	for _, r := range e.Rules {
		from := r.From
		if r.Files != "" {
			from += ", files " + report.Printable(r.Files)
		}
		line(r.Rule, r.Severity, from)
	}
	return b.String()
}
