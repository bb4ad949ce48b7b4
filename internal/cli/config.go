package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/schemas"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
)

func newConfig() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config [FILE]",
		Short: "Show the configuration of a Procfile",
		Long: `Show which platforms, severities and exclusions apply to a Procfile, and where
each value comes from.

Proclint uses the nearest ` + config.FileName + `, from the file's folder up to the root of the
repository. Flags take precedence over comments in the file, and these take
precedence over the configuration.

FILE doesn't have to exist (default: the Procfile of the current folder).`,
		Example: `  proclint config
  proclint config --format json backend/Procfile
  proclint config --schema > proclint.schema.json`,
		Args: cobra.MaximumNArgs(1),
	}
	var schema bool
	targets := addPlatforms(cmd)
	configurations := addConfiguration(cmd)
	configurations.addLevels(cmd)
	format := addFormat(cmd, "text", "json")
	cmd.Flags().BoolVar(&schema, "schema", false, "print the JSON Schema of "+config.FileName)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
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
		shown := newEffective(s, doc, *targets, a)
		if format.value == "json" {
			return report.JSON(cmd.OutOrStdout(), shown)
		}
		return writeText(cmd.OutOrStdout(), shown.text())
	}
	return cmd
}

// toConfigure is the source that args name, and the file if there is one.
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

// effective is what applies to a file. Each From is a flag, a file with a line, or "default".
type effective struct {
	Schema string `json:"schema"`
	File   string `json:"file"`
	// Config is the path of the configuration, or "".
	Config    string           `json:"config"`
	Platforms effectiveTargets `json:"platforms"`
	FailOn    effectiveText    `json:"failOn"`
	// Excluded is the pattern that excludes the file, or "".
	Excluded effectiveText   `json:"excluded"`
	Rules    []effectiveRule `json:"rules"`
}

type effectiveTargets struct {
	Value []string `json:"value"`
	From  string   `json:"from"`
}

type effectiveText struct {
	Value string `json:"value"`
	From  string `json:"from"`
}

type effectiveRule struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	From     string `json:"from"`
	// Files is the pattern of the override that sets it, or "".
	Files string `json:"files,omitempty"`
}

// byDefault is where a value comes from that nothing sets.
const byDefault = "default"

func newEffective(s source, doc *procfile.Document, flagged platformList, a applied) effective {
	e := effective{Schema: lint.Schema, File: s.path, Config: a.path, Rules: []effectiveRule{},
		Platforms: platformsOf(s, doc, flagged, a), FailOn: effectiveText{lint.Error.String(), byDefault}, Excluded: effectiveText{"", byDefault}}
	if a.FailOn != lint.None {
		e.FailOn = effectiveText{a.FailOn.String(), a.from(a.FailOnLine)}
	}
	if a.ExcludedBy != "" {
		e.Excluded = effectiveText{a.ExcludedBy, a.from(a.ExcludedLine)}
	}
	for _, l := range a.Levels {
		r := effectiveRule{Rule: l.Rule.Name, Severity: config.Off, From: a.fromOf(l), Files: l.Files}
		if l.Severity != lint.None {
			r.Severity = l.Severity.String()
		}
		e.Rules = append(e.Rules, r)
	}
	slices.SortFunc(e.Rules, func(a, b effectiveRule) int { return strings.Compare(a.Rule, b.Rule) })
	return e
}

// platformsOf are the platforms to check for, and what names them.
func platformsOf(s source, doc *procfile.Document, flagged platformList, a applied) effectiveTargets {
	comments := check.Directives(doc)
	in := check.Input{Path: s.path, Targets: flagged, Configured: a.Platforms, Repository: new(repositories).of(s)}
	selection := check.Select(in, doc, comments)
	shown := effectiveTargets{From: byDefault}
	for _, t := range selection.Targets {
		shown.Value = append(shown.Value, t.ID())
	}
	switch {
	case len(flagged) > 0:
		shown.From = "--platform"
	case check.NamedTargets(doc, comments) != nil:
		i := slices.IndexFunc(comments, func(c check.Directive) bool { return c.Name == check.NamePlatforms })
		shown.From = fmt.Sprintf("%s:%d", s, comments[i].Line+1)
	case a.Platforms != nil:
		shown.From = a.from(a.PlatformsLine)
	case !selection.ByDefault:
		shown.From = report.Signs(check.Recognized(selection.Shown))
	}
	return shown
}

func (e effective) text() string {
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
