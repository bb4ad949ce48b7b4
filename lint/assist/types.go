package assist

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

func (c *completion) inName(l procfile.Line) {
	start := c.offset - len(strings.TrimLeft(c.doc.Text[l.Range.Start:c.offset], " \t"))
	types := typesOf(c.doc, c.line)
	suffix := ": "
	if l.Kind == procfile.Entry {
		suffix = ""
	}
	for _, name := range c.types() {
		if slices.Contains(types, name) {
			continue
		}
		c.add(start, Item{
			Label: name, Kind: TypeKind, Detail: c.typeDetail(name),
			Documentation: typeText(name, append(slices.Clone(types), name), c.targets, nil),
		}, name+suffix)
	}
	// Behind a name nothing may follow that a whole line would have to replace.
	if l.Kind != procfile.Entry && strings.TrimRight(c.doc.Text[c.offset:l.Range.End], " \t") == "" {
		c.lines(start, types)
	}
}

// types are the process types that make sense on the platforms, those with HTTP traffic first.
func (c *completion) types() []string {
	var traffic, others []string
	add := func(name string) {
		if slices.Contains(traffic, name) || slices.Contains(others, name) {
			return
		}
		if slices.ContainsFunc(c.targets, func(t *platform.Target) bool { return t.IsHTTP(name) }) {
			traffic = append(traffic, name)
		} else {
			others = append(others, name)
		}
	}
	for _, name := range check.SpellcheckedTypes {
		if !check.IsRelease(name) && c.all(func(t *platform.Target) bool { return accepts(t, name) }) {
			add(name)
		}
	}
	for _, t := range c.targets {
		for _, name := range t.SpecialTypes() {
			if t.Reads() && accepts(t, name) {
				add(name)
			}
		}
	}
	return append(traffic, others...)
}

// typeDetail says in a few words what a process type is.
func (c *completion) typeDetail(name string) string {
	var traffic []string
	readers := 0
	for _, t := range c.targets {
		if !t.Reads() {
			continue
		}
		readers++
		if t.IsHTTP(name) {
			traffic = append(traffic, t.Title())
		}
	}
	switch {
	case len(traffic) > 0 && len(traffic) == readers:
		return "gets the HTTP traffic"
	case len(traffic) > 0:
		return "gets the HTTP traffic on " + prose.Join(traffic, "and")
	}
	for _, t := range c.targets {
		at := t.RunsAt(name)
		switch {
		case at == platform.NoTrigger:
		case readers == 1:
			return "runs " + at.String()
		default:
			return "runs " + at.String() + " on " + t.Title()
		}
	}
	return ""
}
