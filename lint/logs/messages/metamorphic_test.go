package messages

import (
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/logs"
)

// metamorphosis makes another log of one whose first cause stays the same. It gets the lines, and the first and the last one that show
// that cause. Without lines, the log can't be changed so.
type metamorphosis struct {
	name string
	make func(lines []string, first, last int) []string
}

// neutral are lines that show neither a failure nor a success.
var neutral = []string{"Loading settings for the shop", "Using 4 threads", "Compiled views in 312 ms", "Cache of templates: 120 entries"}

var metamorphoses = []metamorphosis{
	{"lines before", func(lines []string, _, _ int) []string { return slices.Concat(neutral, lines) }},
	{"lines behind", func(lines []string, _, _ int) []string { return slices.Concat(lines, neutral) }},
	{"time stamps", func(lines []string, _, _ int) []string { return prefixed(lines, "2025-11-26T10:43:07.123456Z ") }},
	{"another platform", func(lines []string, _, _ int) []string { return prefixed(lines, "web-1  | ") }},
	{"cut at its tail", func(lines []string, _, last int) []string { return lines[:last+1] }},
	{"cut at its head", func(lines []string, first, _ int) []string { return lines[first:] }},
	{"two processes", func(lines []string, _, _ int) (all []string) {
		for _, line := range prefixed(lines, "web-1     | ") {
			all = append(all, line, "worker-1  | "+neutral[0])
		}
		return all
	}},
}

// prefixed are lines with a prefix, unless some have one already.
func prefixed(lines []string, prefix string) (all []string) {
	for _, line := range lines {
		first, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		isPrefix := strings.ContainsAny(first, "|[#>") || strings.Count(first, ":") > 1 || strings.Contains(line, " | ")
		if isPrefix || first == "remote:" || strings.HasPrefix(first, "--") || strings.HasPrefix(first, "==") {
			return nil
		}
		all = append(all, prefix+line)
	}
	return all
}

// changing are the cases whose first cause may be another one in such a log, as a part that says more is cut off or in pieces.
var changing = map[string][]string{
	"cut at its head": {"error-of-library", "error-syntax-node", "hivemind-fails", "json-in-variable", "trace-cut", "unknown-error-shown"},
	"two processes":   {"bundle-platforms-mac", "bundler-platform-framed", "json-in-several-lines", "static-root-wrapped"},
	"time stamps":     {"json-in-several-lines"}, "another platform": {"json-in-several-lines"},
}

// TestMetamorphoses: the first cause of a log stays the same with other lines around it, with prefixes, and without what doesn't show it.
func TestMetamorphoses(t *testing.T) {
	eachCaseOf(t, func(t *testing.T, c *publicCase) {
		d := c.diagnosis
		if len(d.Causes) == 0 {
			return
		}
		first, last := linesOf(&d.Causes[0])
		lines := strings.Split(strings.TrimRight(c.log, "\n"), "\n")
		for _, m := range metamorphoses {
			changed := m.make(lines, first, last)
			if changed == nil || slices.Contains(changing[m.name], c.name) {
				continue
			}
			log := strings.Join(changed, "\n") + "\n"
			if again := Table().Of(log, c.app); len(again.Causes) == 0 || again.Causes[0].Name != d.Causes[0].Name {
				t.Errorf("%s: %s became %+v in\n%s", m.name, d.Causes[0].Name, again.Causes, log)
			}
		}
	})
}

// linesOf are the first and the last line that show a cause.
func linesOf(c *logs.Cause) (first, last int) {
	first = c.Lines[0].Start.Line
	for _, span := range c.Lines {
		first, last = min(first, span.Start.Line), max(last, span.End.Line)
	}
	return first, last
}
