package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/internal/prosecheck"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
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
			result, err := lint.Lint(in.Input)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", in.place, err)
			}
			for _, d := range result.Diagnostics {
				texts = append(texts, textsOf(d, in.place)...)
			}
		}
	}
	return texts, nil
}

// textsOf gives the texts of a finding in a file with a place. It leaves out the log of an effect, which quotes a platform.
func textsOf(d check.Diagnostic, place string) (texts []prosecheck.Text) {
	add := func(kind prosecheck.Kind, text string, names []string) {
		if text != "" {
			texts = append(texts, prosecheck.Text{Place: findingPlace + d.Rule + ": " + place, Kind: kind, Text: text, Names: names})
		}
	}
	var titles, others []string
	for _, p := range platform.All() {
		titles = append(titles, p.Title)
	}
	concerned := map[string]bool{}
	for _, e := range d.Effects {
		add(prosecheck.Effect, e.Text, titles)
		for _, id := range e.Platforms {
			concerned[id] = true
		}
	}
	if len(concerned) > 1 { // a headline names a platform only if it is the only one
		others = titles
	}
	add(prosecheck.Headline, d.Message, others)
	add(prosecheck.Help, d.Help, nil)
	for _, f := range d.Fixes {
		add(prosecheck.FixTitle, f.Title, nil)
	}
	for _, r := range d.Related {
		add(prosecheck.Prose, r.Message, nil)
	}
	return texts
}

// samples are the bad samples of all rules.
func samples() (list []input, _ error) {
	for _, r := range lint.Rules() {
		sample := r.Docs().Bad
		targets, err := inputs.Targets(sample.Platforms)
		if err != nil {
			return nil, err
		}
		path := sample.Path
		if path == "" {
			path = "Procfile"
		}
		list = append(list, input{"sample", lint.Input{Path: path, Source: []byte(sample.Text), Targets: targets, Repository: sample.Repository()}})
	}
	return list, nil
}

// goldenInputs are the inputs of the rules' golden files.
func goldenInputs() (list []input, _ error) {
	cases, err := inputs.All("lint/rules/testdata")
	for _, c := range cases {
		list = append(list, input{c.File + " " + c.Name, c.Input})
	}
	return list, err
}

// conformanceInputs are the tricky files, each for every platform alone: a finding there may be one that no other
// input has.
func conformanceInputs() (list []input, _ error) {
	files, err := procfiles("lint/platform/testdata/tricky/*.Procfile")
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no conformance inputs")
	}
	for _, file := range files {
		list = append(list, file)
		for _, target := range platform.Targets() {
			on := file
			on.place, on.Targets = file.place+" on "+target.ID(), []*platform.Target{target}
			list = append(list, on)
		}
	}
	return list, err
}

// corpusInputs are real Procfiles beside the project, or in the folder that PROCLINT_CORPUS names.
func corpusInputs() ([]input, error) {
	folder := os.Getenv("PROCLINT_CORPUS")
	if folder == "" {
		folder = filepath.Join("..", "shared", "corpus")
	}
	return procfiles(filepath.Join(folder, "*rocfile*"))
}

// procfiles are the files that a pattern matches.
func procfiles(pattern string) (list []input, _ error) {
	names, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		list = append(list, input{name, lint.Input{Path: "Procfile", Source: source}})
	}
	return list, nil
}
