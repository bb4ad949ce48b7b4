package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

//go:generate go run . -markdown ../../../docs/rules

// markdownPages are the pages of the rules as Markdown for the repository, by file name. Links in reports lead there where the build names no site.
func markdownPages(s *site) (map[string][]byte, error) {
	if err := s.lint(); err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, g := range s.Groups {
		for i := range g.Rules {
			out[g.Rules[i].Name+".md"] = append([]byte(origin), g.Rules[i].Markdown()...)
		}
	}
	return out, nil
}

// origin is the first line of a page in the repository.
const origin = "<!-- Made by internal/tools/docs of the rules. -->\n"

// writeMarkdown writes pages into a folder. It removes those of rules that no longer exist.
func writeMarkdown(folder string, made map[string][]byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, name := range extra(folder, made) {
		if err := os.Remove(filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	for name, content := range made {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// checkMarkdown fails where a folder has other pages than writeMarkdown writes.
func checkMarkdown(folder string, made map[string][]byte) error {
	stale := extra(folder, made)
	for name, content := range made {
		old, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if !bytes.Equal(old, content) {
			stale = append(stale, name)
		}
	}
	if len(stale) == 0 {
		return nil
	}
	return fmt.Errorf("not as the rules are now, run go generate ./internal/tools/docs: %s", strings.Join(stale, ", "))
}

// extra are the names of pages in a folder that aren't made.
func extra(folder string, made map[string][]byte) []string {
	var names []string
	files, _ := filepath.Glob(filepath.Join(folder, "*.md"))
	for _, file := range files {
		if name := filepath.Base(file); made[name] == nil {
			names = append(names, name)
		}
	}
	return names
}
