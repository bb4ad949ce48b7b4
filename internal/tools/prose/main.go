// Prose checks the words and lengths of every text of the project: comments, texts in Go code, documents, golden files,
// and the findings for samples, golden inputs, conformance inputs and, if present, real Procfiles. It also checks that a
// rule's second example corrects the first. It prints each problem with its place and then fails. Package prosecheck
// defines the problems.
//
// Usage, in the root folder: go run ./internal/tools/prose [PLACE]…
//
// A PLACE is the start of a path, "finding RULE" or "sample RULE". Without one, prose checks everything.
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/internal/prosecheck"
	"github.com/proclint/proclint/lint"
)

// The starts of places: of a finding, and of a rule's examples, each with the name of the rule, and of what lint prints
// for a file.
const (
	findingPlace = "finding "
	samplePlace  = "sample "
	answerPlace  = "answer "
)

func main() {
	problems, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintf(os.Stderr, "prose: %v\n", err)
		os.Exit(2)
	}
	for _, p := range problems {
		fmt.Println(p)
	}
	if len(problems) > 0 {
		os.Exit(1)
	}
}

// run returns the problems of all places that start with one of the prefixes.
func run(prefixes []string) ([]string, error) {
	c := newChecker(prefixes)
	for _, register := range []func() ([]prosecheck.Text, error){fileTexts, findingTexts} {
		texts, err := register()
		if err != nil {
			return nil, err
		}
		c.texts(texts)
	}
	if err := c.answers(); err != nil {
		return nil, fmt.Errorf("answers: %w", err)
	}
	for _, r := range lint.Rules() {
		docs := r.Docs()
		c.correction(r.Name, docs.Bad.Text, docs.Good.Text)
	}
	return c.result(), nil
}

// checker collects the problems of texts. It is made by newChecker.
type checker struct {
	prefixes []string // of the places to check; empty for all

	problems   []string
	reported   map[string]bool // problems by place and text
	headlines  int
	characters int // of the headlines
}

func newChecker(prefixes []string) *checker {
	return &checker{prefixes: prefixes, reported: map[string]bool{}}
}

func (c *checker) selects(place string) bool {
	return len(c.prefixes) == 0 || slices.ContainsFunc(c.prefixes, func(p string) bool { return strings.HasPrefix(place, p) })
}

// texts checks texts.
func (c *checker) texts(texts []prosecheck.Text) {
	for _, t := range texts {
		if !c.selects(t.Place) {
			continue
		}
		if t.Kind == prosecheck.Headline {
			c.headlines++
			c.characters += utf8.RuneCountInString(t.Text)
		}
		c.report(t.Place, prosecheck.Check(t))
	}
}

// correction checks the examples of a rule.
func (c *checker) correction(rule, wrong, corrected string) {
	if problem := prosecheck.CheckCorrection(wrong, corrected); problem != "" {
		c.report(samplePlace+rule, []string{problem})
	}
}

// report adds problems of a place that is selected. Many inputs give the same finding, which it adds only once.
func (c *checker) report(place string, problems []string) {
	for _, p := range problems {
		key := place + p
		if strings.HasPrefix(place, findingPlace) {
			key = p
		}
		if c.selects(place) && !c.reported[key] {
			c.reported[key] = true
			c.problems = append(c.problems, place+": "+p)
		}
	}
}

// result is all problems, with that of the mean length of headlines.
func (c *checker) result() []string {
	if c.headlines == 0 || c.characters <= prosecheck.MaxMeanHeadline*c.headlines {
		return c.problems
	}
	mean := float64(c.characters) / float64(c.headlines)
	return append(c.problems, fmt.Sprintf("findings: headlines have %.1f characters on average, at most %d", mean, prosecheck.MaxMeanHeadline))
}
