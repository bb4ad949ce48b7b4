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
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/report"
)

// run serves until the client ends the input, or the command's context is done.
func (s agents) run(cmd *cobra.Command) error {
	roots, err := absolute(s.roots)
	if err != nil {
		return err
	}
	for _, root := range roots {
		if info, err := os.Stat(root); err != nil {
			return err
		} else if !info.IsDir() {
			return fmt.Errorf("%s isn't a folder", report.Printable(root))
		}
	}
	err = mcp.Serve(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), mcp.Options{Roots: roots, Open: openFor, App: appFor})
	if err != nil {
		return fmt.Errorf("mcp: %w", err)
	}
	return nil
}

// openFor reads the Procfile at a path inside of a root, with its configuration and the files next to it. Nothing outside of the root
// is looked at.
func openFor(root, path string) (*mcp.File, error) {
	s, err := sourceWithin(root, path)
	if err != nil {
		return nil, err
	}
	in, applied, err := readWithin(root, s)
	if err != nil {
		return nil, err
	}
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

// appFor is the app in a folder inside of a root, which may have no Procfile.
func appFor(root, path string) (*lint.Input, error) {
	s, err := sourceWithin(root, path)
	if errors.Is(err, errNoProcfile) {
		s = within(root, found(root, filepath.Join(path, "Procfile")))
		return &lint.Input{Repository: new(repositories).of(s)}, nil
	}
	if err != nil {
		return nil, err
	}
	in, _, err := readWithin(root, s)
	return &in, err
}

func readWithin(root string, s source) (lint.Input, applied, error) {
	a, err := (&configurations{within: root}).of(s)
	if err != nil {
		return lint.Input{}, a, err
	}
	in, err := s.input(nil, nil)
	if err != nil {
		return lint.Input{}, a, err
	}
	a.To(&in)
	in.Unlimited = false
	in.Repository = new(repositories).of(s)
	return in, a, nil
}

// sourceWithin is the Procfile at a path inside of a root.
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
