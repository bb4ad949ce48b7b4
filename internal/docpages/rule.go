// Package docpages has what the pages about rules and platforms show, and the pages as Markdown.
package docpages

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/platform/sources"
)

// Rule is what the page of a rule shows.
type Rule struct {
	*lint.Rule
	lint.Docs
	Says    []check.Diagnostic // of the bad sample
	Effects []BySeverity
	Silent  []Reference
	Prints  []Printed // its log lines, each with the platforms that print it; none where programs or shells do
	Sources []Source
}

// NewRule is the page of a rule, without what Lint fills in.
func NewRule(r *lint.Rule) *Rule {
	docs := r.Docs()
	p := &Rule{Rule: r, Docs: docs, Prints: prints(docs.Logs)}
	for _, text := range docs.Sources {
		p.Sources = append(p.Sources, NewSource(text))
	}
	return p
}

// Lint lints the bad sample of the rule for each platform, and fills in what is found.
func (p *Rule) Lint() error {
	found, err := lint.Lint(InputOf(p.Docs.Bad))
	if err == nil {
		p.Says = found.Diagnostics
		p.Effects, p.Silent, err = Effects(p.Rule)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", p.Name, err)
	}
	return nil
}

// InputOf is what lint gets for a sample.
func InputOf(s check.Sample) lint.Input {
	return lint.Input{Path: cmp.Or(s.Path, "Procfile"), Source: []byte(s.Text), Targets: TargetsOf(s), Repository: s.Repository()}
}

// TargetsOf are those of a sample; nil is for the default ones.
func TargetsOf(s check.Sample) []*platform.Target {
	var list []*platform.Target
	for _, id := range s.Platforms {
		if target, ok := platform.Lookup(id); ok {
			list = append(list, target)
		}
	}
	return list
}

// Printed is a message, with the platforms that print it.
type Printed struct {
	platform.Message
	By []Reference
}

// prints are the log lines of a rule, by platform.
func prints(logs []string) []Printed {
	var list []Printed
	for _, log := range logs {
		m := platform.Message{Text: log}
		if i := slices.IndexFunc(platform.Messages(), func(m platform.Message) bool { return m.Text == log }); i >= 0 {
			m = platform.Messages()[i]
		}
		list = append(list, Printed{m, Printers(m)})
	}
	return list
}

// Printers are the platforms that print a message, each once.
func Printers(m platform.Message) []Reference {
	var by []Reference
	for _, id := range strings.Fields(m.Platforms) {
		if t, ok := platform.Lookup(id); ok && !slices.ContainsFunc(by, func(r Reference) bool { return r.ID == t.Platform().ID }) {
			by = append(by, Reference{ID: t.Platform().ID, Title: t.Platform().Title})
		}
	}
	return by
}

// Source is where something was read.
type Source struct {
	URL, Link string // empty without a page
	Text      string // text after the link
}

var onGitHub = regexp.MustCompile(`^([A-Za-z0-9][\w.-]*/[\w.-]*\w)(?: (issue|pull) (\d+))?(?:[ ,].*)?$`)

// NewSource links what begins with the name of a repository.
func NewSource(text string) Source {
	match := onGitHub.FindStringSubmatch(text)
	if match == nil {
		return Source{Text: text}
	}
	made := Source{URL: "https://github.com/" + match[1], Link: match[1]}
	if match[2] != "" {
		made.URL += map[string]string{"issue": "/issues/", "pull": "/pull/"}[match[2]] + match[3]
		made.Link += " " + match[2] + " " + match[3]
	}
	made.Text = strings.TrimPrefix(text, made.Link)
	return made
}

// newProof links a source of a fact to the first place that proves it, with the day when somebody looked.
func newProof(text string) Source {
	for _, p := range sources.All().Of(text) {
		if link := p.Link(); link != "" {
			return Source{link, text, " (" + p.Day + ")"}
		}
	}
	return NewSource(text)
}
