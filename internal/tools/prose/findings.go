package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/proclint/proclint/internal/prosecheck"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/report"
	"github.com/proclint/proclint/lint/repository"
	"golang.org/x/tools/txtar"
)

// input is a file to lint, with its name for people.
type input struct {
	place string
	lint.Input
}

// findingTexts are the texts of all findings for the samples of the rules, the inputs of the golden files, the
// conformance inputs and real Procfiles, where they are present. Each input is linted for its platforms.
func findingTexts() ([]prosecheck.Text, error) {
	var texts []prosecheck.Text
	for _, list := range []func() ([]input, error){samples, goldenInputs, conformanceInputs, corpusInputs} {
		inputs, err := list()
		if err != nil {
			return nil, err
		}
		for _, in := range inputs {
			found, err := textsOf(in)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", in.place, err)
			}
			texts = append(texts, found...)
		}
	}
	return texts, nil
}

// textsOf lints a file and gives the texts of its findings as every program gets them, in JSON. It leaves out the log of
// an effect, which quotes a platform.
func textsOf(in input) ([]prosecheck.Text, error) {
	result, err := lint.Lint(in.Input)
	if err != nil {
		return nil, err
	}
	var written bytes.Buffer
	if err := report.JSON(&written, result); err != nil {
		return nil, err
	}
	return textsInReport(written.Bytes(), in.place)
}

// textsInReport gives the texts of the findings of a report in JSON for a file with a place.
func textsInReport(written []byte, place string) ([]prosecheck.Text, error) {
	var read struct {
		Diagnostics []struct {
			Rule, Message, Help string
			Effects             []struct {
				Platforms []string
				Text      string
			}
			Fixes   []struct{ Title string }
			Related []struct{ Message string }
		}
	}
	if err := json.Unmarshal(written, &read); err != nil {
		return nil, err
	}
	var texts []prosecheck.Text
	for _, d := range read.Diagnostics {
		add := func(kind prosecheck.Kind, text string, names []string) {
			if text != "" {
				texts = append(texts, prosecheck.Text{Place: findingPlace + d.Rule + ": " + place, Kind: kind, Text: text, Names: names})
			}
		}
		concerned := map[string]bool{}
		for _, e := range d.Effects {
			add(prosecheck.Effect, e.Text, platformTitles())
			for _, id := range e.Platforms {
				concerned[id] = true
			}
		}
		var others []string // a headline names a platform only if it is the only one
		if len(concerned) > 1 {
			others = platformTitles()
		}
		add(prosecheck.Headline, d.Message, others)
		add(prosecheck.Help, d.Help, nil)
		for _, f := range d.Fixes {
			add(prosecheck.FixTitle, f.Title, nil)
		}
		for _, r := range d.Related {
			add(prosecheck.Prose, r.Message, nil)
		}
	}
	return texts, nil
}

// platformTitles are the names of all platforms.
var platformTitles = sync.OnceValue(func() []string {
	var titles []string
	for _, p := range platform.All() {
		titles = append(titles, p.Title)
	}
	return titles
})

// samples are the bad samples of all rules.
func samples() ([]input, error) {
	var inputs []input
	for _, r := range lint.Rules() {
		sample := r.Docs().Bad
		targets, err := targets(sample.Platforms)
		if err != nil {
			return nil, err
		}
		path := sample.Path
		if path == "" {
			path = "Procfile"
		}
		inputs = append(inputs, input{"sample", lint.Input{Path: path, Source: []byte(sample.Text), Targets: targets, Repository: sample.Repository()}})
	}
	return inputs, nil
}

// goldenInputs are the inputs of the rules' golden files. TestGolden in package lint says what they look like.
func goldenInputs() ([]input, error) {
	names, err := filepath.Glob("lint/rules/testdata/*.txtar")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no golden files: %w", err)
	}
	var inputs []input
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			return nil, err
		}
		for _, f := range archive.Files {
			options, ok := strings.CutPrefix(f.Name, "in ")
			if !ok {
				continue
			}
			in, err := goldenInput(archive, strings.Fields(options), f.Data)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", name, options, err)
			}
			inputs = append(inputs, input{name + " " + options, in})
		}
	}
	return inputs, nil
}

func goldenInput(archive *txtar.Archive, options []string, source []byte) (in lint.Input, err error) {
	in = lint.Input{Path: "Procfile", Source: source}
	list := repository.List{Texts: map[string]string{}}
	for _, option := range options[1:] {
		key, value, _ := strings.Cut(option, "=")
		switch key {
		case "path":
			in.Path = strings.TrimPrefix(strings.ReplaceAll(value, "␠", " "), "-")
		case "platforms":
			in.Targets, err = targets(strings.Split(value, ","))
		case "partial":
			list.Partial = true
		case "quoted":
			var text string
			text, err = strconv.Unquote(strings.TrimSpace(string(source)))
			in.Source = []byte(text)
		}
		if err != nil {
			return in, err
		}
	}
	for _, f := range archive.Files {
		fields := strings.Fields(f.Name)
		switch {
		case len(fields) < 2 || fields[0] != "beside" || fields[1] != options[0]:
		case len(fields) == 2:
			list.Listed = append(list.Listed, strings.Fields(string(f.Data))...)
		default:
			list.Listed = append(list.Listed, fields[2])
			list.Texts[fields[2]] = string(f.Data)
		}
	}
	if len(list.Listed) > 0 {
		folder := ""
		if strings.Contains(in.Path, "/") {
			folder = filepath.ToSlash(filepath.Dir(in.Path))
		}
		in.Repository = repository.New(list, folder)
	}
	return in, nil
}

// conformanceInputs are the tricky files, each for every platform alone: a finding there may be one that no other
// input has.
func conformanceInputs() ([]input, error) {
	names, err := filepath.Glob("lint/platform/testdata/tricky/*.Procfile")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no conformance inputs: %w", err)
	}
	var inputs []input
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, input{name, lint.Input{Path: "Procfile", Source: source}})
		for _, target := range platform.Targets() {
			inputs = append(inputs, input{name + " on " + target.ID(), lint.Input{Path: "Procfile", Source: source, Targets: []*platform.Target{target}}})
		}
	}
	return inputs, nil
}

// corpusInputs are real Procfiles beside the project, or in the folder that PROCLINT_CORPUS names.
func corpusInputs() ([]input, error) {
	folder := os.Getenv("PROCLINT_CORPUS")
	if folder == "" {
		folder = filepath.Join("..", "shared", "corpus")
	}
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var inputs []input
	for _, entry := range entries {
		if !strings.Contains(entry.Name(), "rocfile") {
			continue
		}
		source, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, input{entry.Name(), lint.Input{Path: "Procfile", Source: source}})
	}
	return inputs, nil
}

// targets finds platforms by their IDs.
func targets(ids []string) ([]*platform.Target, error) {
	var list []*platform.Target
	for _, id := range ids {
		target, ok := platform.Lookup(id)
		if !ok {
			return nil, fmt.Errorf("unknown platform %q", id)
		}
		list = append(list, target)
	}
	return list, nil
}
