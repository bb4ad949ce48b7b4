//go:build !js && !nomcp

package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/mcp"
	"github.com/proclint/proclint/internal/patch"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/fix"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/report"
)

// run serves until the client ends the input, or the command's context is done.
func (s agents) run(cmd *cobra.Command) error {
	var roots []string
	for _, path := range s.roots {
		root, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		if info, err := os.Stat(root); err != nil {
			return err
		} else if !info.IsDir() {
			return fmt.Errorf("%s isn't a folder", report.Printable(root))
		}
		roots = append(roots, root)
	}
	err := mcp.Serve(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), mcp.Options{Roots: roots, Open: openFor, Procfiles: procfilesFor, App: appFor, Explain: explainFor, Correct: correctFor, Command: commandFor})
	if err != nil {
		return fmt.Errorf("mcp: %w", err)
	}
	return nil
}

// openFor reads the Procfile at a path inside of a root, with its configuration and the files next to it. Nothing outside of the root is looked at.
func openFor(root, path string) (*mcp.File, error) {
	s, err := sourceWithin(root, path)
	if err != nil {
		return nil, err
	}
	in, applied, err := readWithin(root, s)
	if err != nil {
		return nil, err
	}
	in.Path = below(root, in.Path) // it is short, and the same for all that read the answer
	file := &mcp.File{Input: in}
	if applied.ExcludedBy != "" {
		file.Excluded = fmt.Errorf("%s is excluded by %s", s, applied.from(applied.ExcludedLine))
	}
	file.Write = func(ctx context.Context, fixed *lint.Fixed) (string, error) {
		s.replaced, s.stopped = true, ctx.Err
		var note strings.Builder
		err := storeFixed(s, in, fixed, &note)
		return note.String(), err
	}
	return file, nil
}

func procfilesFor(root, folder string) (paths []string) {
	walk(folder, folder, func(s source, err error) bool {
		if err == nil {
			paths = append(paths, s.path)
		}
		return len(paths) < mostApps
	})
	return paths
}

// appIn is the app at a path inside of a root that wrote a log, which may be in a file.
func appIn(root, path string, log mcp.Log) (*app, error) {
	found := apps{at: path, logFile: log.File, configurations: &configurations{within: root}, place: func(s source) source { return within(root, found(root, s.path)) }, read: func(s source) (lint.Input, error) {
		in, _, err := readWithin(root, s)
		in.Path = below(root, in.Path)
		return in, err
	}}
	return found.of(log.Text)
}

// appFor is the app in a folder inside of a root, which may have no Procfile, and how it is introduced.
func appFor(root, path string, log mcp.Log) (*lint.Input, string, error) {
	a, err := appIn(root, path, log)
	if err != nil && !errors.Is(err, errSeveral) {
		return nil, "", err
	}
	return &a.in, a.introduction(), nil
}

// correctFor corrects the app at a path inside of a root.
func correctFor(ctx context.Context, root, path string, o mcp.Correcting) (data *fix.Corrected, text string, err error) {
	a, err := appIn(root, path, o.Log)
	if err != nil {
		return nil, "", err
	}
	if o.Targets != nil {
		a.in.Targets = o.Targets
	}
	corrected, err := a.correct(o.Log.Text, func(path string) string { return below(root, path) })
	if err != nil {
		return nil, "", err
	}
	var note strings.Builder
	if o.Write {
		err = a.store(ctx, corrected, &note)
	}
	return corrected, a.introduction() + note.String() + diffsOf(corrected, patch.Short) + leftText(corrected, o.Log.Text), err
}

// explainFor is what the command prints of a log.
func explainFor(answer *logs.Answer, log string, all bool) string {
	d := &diagnoses{verbose: all, names: byTool}
	if !strings.ContainsAny(log, " \t\r\n") {
		d.only = "the code"
	}
	text := d.answered(answer)
	if answer.IsUnknown() {
		text = d.unexplained(log, "this") + "\n" + text
	}
	return text
}

// commandFor runs the command with arguments that name no file.
func commandFor(ctx context.Context, args ...string) (string, error) {
	var out, errs strings.Builder
	if code := Run(ctx, args, strings.NewReader(""), &out, &errs); code != exitOK {
		return "", errors.New(strings.TrimPrefix(strings.TrimSpace(errs.String()), "proclint: "))
	}
	return out.String(), nil
}

func readWithin(root string, s source) (lint.Input, applied, error) {
	c := &configurations{within: root}
	a, err := c.of(s)
	if err != nil {
		return lint.Input{}, a, err
	}
	in, err := c.toShow(s, nil)
	in.Unlimited = false
	in.Repository = new(repositories).of(s)
	return in, a, err
}

func sourceWithin(root, path string) (source, error) {
	info, err := os.Stat(path)
	if err != nil {
		return source{}, err
	}
	if !info.IsDir() {
		return within(root, found(root, path)), nil
	}
	s, err := onlySource([]string{path})
	return within(root, s), err
}

// within is a source whose project is inside of a root: the project's root is that folder, or one in it with .git.
func within(root string, s source) source {
	top := gitRoot(filepath.Dir(s.path))
	if relative, err := filepath.Rel(root, top); err != nil || !filepath.IsLocal(relative) {
		top = root
	}
	s.root, s.unplaced = below(top, s.path), false
	return s
}
