package correct

import (
	"maps"
	"slices"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// state is an app with some corrections.
type state struct {
	in       lint.Input
	contents map[string][]byte // those of the other files that changed
	java     string            // the version that a buildpack downloads in the log, or ""
	// installed are the packages that pip installed in the log, or "".
	installed string
}

// Limits of the files in which a name is looked for.
const mostFiles, mostBytes = 1000, 64 << 10

// textOf is that of a file that isn't large, or "".
func (s *state) textOf(p string) string {
	if text, known := s.in.Repository.Raw(p); known && len(text) <= mostBytes {
		return string(text)
	}
	return ""
}

// changed is the app after another file than the Procfile got other contents.
func (s *state) changed(p string, contents []byte) state {
	next := *s
	next.contents = maps.Clone(s.contents)
	next.contents[p] = contents
	next.in.Repository = s.in.Repository.With(map[string][]byte{p: contents})
	return next
}

// problemOf is a mistake in a file beside the Procfile, which the first rule of a reach reports.
func problemOf(reach check.Reach, t *platform.Target, code *check.CodePlace, message, help, effect string) check.Diagnostic {
	d := check.Diagnostic{Severity: check.Error, AboutFile: true, Code: code, Message: message, Help: help, Effects: []check.PlatformEffect{
		{Platforms: []string{t.ID()}, Severity: check.Error, Outcome: platform.NotStarted, Verified: true, Text: effect},
	}}
	rules := lint.Rules()
	first := rules[slices.IndexFunc(rules, func(r *lint.Rule) bool { return r.Reach == reach })]
	d.Rule, d.Docs = first.Name, first.Page()
	return d
}

func isOfReach(d *check.Diagnostic, reach check.Reach) bool {
	rule, known := lint.RuleByName(d.Rule)
	return known && rule.Reach == reach
}
