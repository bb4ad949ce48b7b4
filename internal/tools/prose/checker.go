package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/internal/prosecheck"
)

// findingPlace starts the place of a finding, and samplePlace that of a rule's examples. The name of the rule follows.
const (
	findingPlace = "finding "
	samplePlace  = "sample "
)

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
	place := samplePlace + rule
	if problem := prosecheck.CheckCorrection(wrong, corrected); problem != "" && c.selects(place) {
		c.report(place, []string{problem})
	}
}

// report adds problems of a place. Many inputs give the same finding, which it adds only once.
func (c *checker) report(place string, problems []string) {
	for _, p := range problems {
		key := place + p
		if strings.HasPrefix(place, findingPlace) {
			key = p
		}
		if !c.reported[key] {
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

func (c *checker) selects(place string) bool {
	return len(c.prefixes) == 0 || slices.ContainsFunc(c.prefixes, func(p string) bool { return strings.HasPrefix(place, p) })
}
