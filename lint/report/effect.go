package report

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// EffectLine is an effect in one line of Markdown, such as "Heroku: Visitors see H14.".
// selected are the IDs of the platforms of its report.
func EffectLine(e *check.PlatformEffect, selected []string) string {
	line := where(e.Platforms, selected) + ": " + e.Text
	if !e.Verified {
		line += " (unverified)"
	}
	return line
}

// maxNamed is how many platforms are named where an effect is the same on all of them.
const maxNamed = 3

// where names the platforms of an effect.
func where(ids, selected []string) string {
	if len(ids) == len(selected) && len(ids) > maxNamed {
		return "All selected platforms"
	}
	titles := make([]string, 0, len(ids))
	for _, id := range ids {
		titles = append(titles, titleOf(id))
	}
	return strings.Join(titles, ", ")
}

func titleOf(id string) string {
	if t, ok := platform.Lookup(id); ok {
		return t.Title()
	}
	return id
}

// Lines are the effects of a diagnostic and its advice, a line each, in Markdown.
func Lines(d *check.Diagnostic, selected []string) []string {
	lines := make([]string, 0, len(d.Effects)+1)
	for i := range d.Effects {
		lines = append(lines, EffectLine(&d.Effects[i], selected))
	}
	if advice := d.Advice(); advice != "" {
		lines = append(lines, advice)
	}
	return lines
}

// plainText is a text for a terminal: without backticks, on one line.
func plainText(markdown string) string { return Printable(prose.Plain(markdown)) }
