// Package inputs reads the cases of the rules' golden files, and Procfiles. TestGolden in package lint says what golden files look like.
package inputs

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// Case is an input of a golden file.
type Case struct {
	File   string // the path of the golden file
	Name   string
	Quoted bool // the golden file has the source as a Go string literal
	check.Input
}

// All are the cases of all golden files in a folder.
func All(folder string) ([]Case, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("%s has no golden files: %w", folder, err)
	}
	var cases []Case
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			return nil, err
		}
		for _, f := range archive.Files {
			if !strings.HasPrefix(f.Name, "in ") {
				continue
			}
			c, err := Of(archive, f)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			c.File = file
			cases = append(cases, c)
		}
	}
	return cases, nil
}

// Files has a case for each Procfile that a pattern matches.
func Files(pattern string) ([]Case, error) {
	files, err := filepath.Glob(pattern)
	var cases []Case
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		cases = append(cases, Case{File: file, Input: check.Input{Path: "Procfile", Source: source}})
	}
	return cases, err
}

// Of is the case of an input section of an archive, with the files beside it.
func Of(archive *txtar.Archive, section txtar.File) (Case, error) {
	fields := strings.Fields(strings.TrimPrefix(section.Name, "in "))
	c := Case{Name: fields[0], Input: check.Input{Path: "Procfile", Source: section.Data}}
	for _, field := range fields[1:] {
		var err error
		switch key, value, _ := strings.Cut(field, "="); key {
		case "path":
			c.Path = strings.TrimPrefix(strings.ReplaceAll(value, "␠", " "), "-")
		case "platforms":
			c.Targets, err = Targets(strings.Split(value, ","))
		case "unseen", "tracked", "ingit", "notingit", "plain":
		case "quoted":
			var text string
			text, err = strconv.Unquote(strings.TrimSpace(string(section.Data)))
			c.Quoted, c.Source = true, []byte(text)
		default:
			err = fmt.Errorf("unknown option %q", field)
		}
		if err != nil {
			return c, fmt.Errorf("case %s: %w", c.Name, err)
		}
	}
	c.Repository = beside(archive, fields)
	return c, nil
}

func beside(archive *txtar.Archive, options []string) *repository.Repository {
	list := repository.List{Texts: map[string]string{}}
	for _, f := range archive.Files {
		fields := strings.Fields(f.Name)
		switch {
		case len(fields) < 2 || fields[0] != "beside" || fields[1] != options[0]:
		case len(fields) == 2:
			list.Listed = append(list.Listed, strings.Split(strings.TrimSpace(string(f.Data)), "\n")...)
		default:
			file := strings.Join(fields[2:], " ")
			list.Listed = append(list.Listed, file)
			list.Texts[file] = strings.ReplaceAll(string(f.Data), "␍\n", "\r\n")
		}
	}
	if len(list.Listed) == 0 {
		return nil
	}
	file := "Procfile"
	for _, option := range options {
		switch key, value, _ := strings.Cut(option, "="); key {
		case "path":
			file = value
		case "unseen":
			list.Unseen = append(list.Unseen, repository.Unseen{Path: strings.TrimPrefix(value, "*"), Why: repository.LinksAway})
		case "tracked":
			list.Tracked = map[string]string{file: value}
		case "ingit", "notingit":
			list.InGit = map[string]bool{value: key == "ingit"}
		case "plain":
			list.Plain = map[string]bool{value: true}
		}
	}
	return repository.New(list, path.Dir(file))
}

// Targets finds platforms by their IDs.
func Targets(ids []string) ([]*platform.Target, error) {
	var targets []*platform.Target
	for _, id := range ids {
		target, ok := platform.Lookup(id)
		if !ok {
			return nil, fmt.Errorf("no platform %q", id)
		}
		targets = append(targets, target)
	}
	return targets, nil
}
