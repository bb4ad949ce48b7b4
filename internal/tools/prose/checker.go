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
	exempt   []string
	prefixes []string // of the places to check; empty for all
	all      bool     // also reports the problems of exempted places

	problems   []string
	reported   map[string]bool // problems by place and text
	used       map[string]bool // entries of exempt with a problem
	headlines  int
	characters int // of the headlines
}

func newChecker(exempt, prefixes []string, all bool) *checker {
	return &checker{exempt: exempt, prefixes: prefixes, all: all, reported: map[string]bool{}, used: map[string]bool{}}
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
		c.report(t.Place, half(t), prosecheck.Check(t))
	}
}

// correction checks the examples of a rule.
func (c *checker) correction(rule, wrong, corrected string) {
	place := samplePlace + rule
	if problem := prosecheck.CheckCorrection(wrong, corrected); problem != "" && c.selects(place) {
		c.report(place, "", []string{problem})
	}
}

// report adds problems of a place, unless it is exempted. Many inputs give the same finding, which it adds only once.
func (c *checker) report(place, half string, problems []string) {
	if len(problems) == 0 {
		return
	}
	if entry := exemption(c.exempt, place, half); entry != "" {
		c.used[entry] = true
		if !c.all {
			return
		}
	}
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

// result is all problems, with those of the exemptions and of the mean length of headlines.
func (c *checker) result() []string {
	problems := c.problems
	if c.headlines > 0 && c.characters > prosecheck.MaxMeanHeadline*c.headlines && (c.all || !slices.ContainsFunc(c.exempt, isFinding)) {
		mean := float64(c.characters) / float64(c.headlines)
		problems = append(problems, fmt.Sprintf("findings: headlines have %.1f characters on average, at most %d", mean, prosecheck.MaxMeanHeadline))
	}
	for _, entry := range c.exempt {
		if !c.used[entry] && len(c.prefixes) == 0 {
			problems = append(problems, entry+": has no problem anymore, remove it from exempt.go")
		}
	}
	return problems
}

func (c *checker) selects(place string) bool {
	return len(c.prefixes) == 0 || slices.ContainsFunc(c.prefixes, func(p string) bool { return strings.HasPrefix(place, p) })
}

func isFinding(entry string) bool { return strings.HasPrefix(entry, findingPlace) }
