package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

func newPreview() *cobra.Command {
	var id, app string
	cmd := &cobra.Command{
		Use:   "preview --platform ID [PATH|-]",
		Short: "Show what a platform runs, and how to set the same up there",
		Long: `Show each process as a platform runs it: whether it gets traffic, how many
instances start, and where it listens. Also show the equivalent form fields,
commands and API calls.

PATH is a file, a folder, or - for standard input (default: the current folder).
For a folder without a Procfile, preview shows what the platform starts anyway.`,
		Example: `  proclint preview --platform drycc
  proclint preview --platform sevalla --app shop Procfile
  proclint preview --platform heroku:fir --format json - < Procfile`,
		Args: cobra.MaximumNArgs(1),
	}
	cmd.Flags().StringVar(&id, "platform", "", "`ID` of the platform, such as drycc or drycc:image")
	completeWith(cmd, "platform", completePlatform)
	cmd.Flags().StringVar(&app, "app", "", "`name` of the app in commands (default "+preview.DefaultApp+")")
	format := addFormat(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if id == "" {
			return errors.New("preview needs --platform ID (proclint platforms lists the IDs)")
		}
		target, err := api.Target(id)
		if err != nil {
			return err
		}
		doc, path, err := onlyRead(args, cmd.InOrStdin(), target)
		missing := errors.Is(err, errNoProcfile)
		if missing {
			tell(cmd.ErrOrStderr(), fmt.Errorf("%w; showing what %s does without one", err, target.Title()))
			doc, err = procfile.Parse(nil), nil
		}
		if err != nil {
			return err
		}
		p := api.PreviewOf(doc, target, preview.Options{App: app, Path: path, Missing: missing})
		if format.value == "json" {
			return report.JSON(cmd.OutOrStdout(), p)
		}
		var problems []preview.Problem
		if !missing {
			if problems, err = problemsOn(target, doc); err != nil {
				return err
			}
		}
		return preview.Text(cmd.OutOrStdout(), p, preview.TextOptions{Color: colored(cmd.OutOrStdout()), Problems: problems})
	}
	return cmd
}

// problemsOn returns the problems of a file on a platform.
func problemsOn(target *platform.Target, doc *procfile.Document) ([]preview.Problem, error) {
	r, err := lint.Lint(lint.Input{Source: doc.Source, Targets: []*platform.Target{target}})
	if err != nil {
		return nil, fmt.Errorf("lint the file: %w", err)
	}
	problems := make([]preview.Problem, 0, len(r.Diagnostics))
	for _, d := range r.Diagnostics {
		problems = append(problems, preview.Problem{Line: d.Span.Start.Line, Severity: d.Severity.String(), Message: prose.Plain(strings.Join(append([]string{d.Message}, effectTexts(&d)...), ". ")), Rule: d.Rule})
	}
	return problems, nil
}

// effectTexts are the texts of the effects on the one platform of a preview.
func effectTexts(d *check.Diagnostic) []string {
	texts := make([]string, 0, len(d.Effects))
	for _, e := range d.Effects {
		texts = append(texts, e.Text)
	}
	return texts
}

func newMatrix() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "matrix [PATH|-]",
		Short: "Compare how platforms read a Procfile",
		Long: `Show the processes that each platform and build strategy reads from a Procfile,
or the error with which it rejects the file.

PATH is a file, a folder, or - for standard input (default: the current folder).`,
		Example: `  proclint matrix
  proclint matrix --format json Procfile`,
		Args: cobra.MaximumNArgs(1),
	}
	format := addFormat(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		doc, err := onlyDocument(args, cmd.InOrStdin())
		if err != nil {
			return err
		}
		m := api.MatrixOf(doc)
		if format.value == "json" {
			return report.JSON(cmd.OutOrStdout(), m)
		}
		return preview.MatrixText(cmd.OutOrStdout(), m)
	}
	return cmd
}

// onlyRead reads the one file that the optional argument names, and gives its path. A platform
// doesn't read the variants in a folder without a Procfile, unless somebody can name one of them.
func onlyRead(args []string, stdin io.Reader, target *platform.Target) (doc *procfile.Document, path string, err error) {
	if target.OtherPath == "" {
		for s, err := range sources(append(args, ".")[:1], "", false) {
			if err == nil && s.variant {
				return nil, "", fmt.Errorf("%w: %s isn't read", errNoProcfile, s)
			}
		}
	}
	s, err := onlySource(args)
	if err != nil {
		return nil, "", err
	}
	doc, err = s.document(stdin)
	return doc, s.path, err
}

// onlyDocument reads the one file that the optional argument names.
func onlyDocument(args []string, stdin io.Reader) (*procfile.Document, error) {
	s, err := onlySource(args)
	if err != nil {
		return nil, err
	}
	return s.document(stdin)
}

// document reads and parses the source.
func (s source) document(stdin io.Reader) (*procfile.Document, error) {
	src, err := s.read(stdin)
	if err != nil {
		return nil, err
	}
	return procfile.Parse(src), nil
}
