package lint

import (
	"slices"
	"sort"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

const (
	mostLayers  = 3       // how often a line is read again after the fix of a mistake in its form, which may show another one
	mostLayered = 8 << 10 // the bytes of a file whose lines are read again
)

// addHidden adds what is wrong with commands beside lines that rules have claimed: it is found once those are in the form that their
// fixes give them. So no mistake in the form of a line hides one in its command. Their fixes come after that. Each layer costs a run, so a
// large file has none. follow adds what is found behind these commands.
func addHidden(p *check.Pass, in check.Input, layers int, follow func(*check.Pass, check.Input)) {
	if layers == 0 || !p.AnyClaimed() || len(in.Source) > mostLayered {
		return
	}
	forms := choose(p, formFix)
	if len(forms) == 0 {
		return
	}
	next, err := applyAll(in, p.Doc, fixesOf(forms))
	if err != nil || len(next.Source) > check.MaxBytes {
		return
	}
	doc, _ := firstLines(next, procfile.Parse(next.Source))
	next.Source = doc.Source
	meant := run(next, doc)
	if !slices.Equal(meant.Targets, p.Targets) {
		return
	}
	addHidden(meant, next, layers-1, follow)
	follow(meant, next)
	made, known := editsOf(forms), map[place]bool{}
	for _, f := range p.Findings {
		known[place{f.Rule, p.Doc.LineAt(f.Range.Start)}] = true
	}
	var added []check.RuleFinding
	for _, f := range meant.Findings {
		if f.Rule.Group != check.CommandsGroup && f.Rule.Group != check.RepositoryGroup {
			continue
		}
		if all := f.Effects; all != nil && f.Rule.Group == check.CommandsGroup {
			f.Effects = slices.DeleteFunc(slices.Clone(all), func(e check.Effect) bool { return e.Outcome == platform.Rejected && takes(p, e.Target) })
			if len(f.Effects) == 0 {
				continue
			}
		}
		at, ok := made.origin(f.Range)
		if !ok || known[place{f.Rule, p.Doc.LineAt(at.Start)}] {
			continue
		}
		if f.Help.Empty() && f.HelpUnfixed.Empty() && len(f.Fixes) > 0 {
			f.Help = prose.T("%s.", prose.Exact(f.Fixes[0].Title))
		}
		f.Range, f.Fixes, f.Related = at, nil, nil
		added = append(added, f)
	}
	p.Add(added)
}

// place is where a rule has a finding.
type place struct {
	rule *check.Rule
	line int
}

// takes reports whether a platform takes the file as it is.
func takes(p *check.Pass, t *platform.Target) bool {
	r, _ := p.Read(t)
	return r.Error == ""
}

// formFix is the safe or the only fix of a mistake in the form of a line or of the file.
func formFix(_ *check.Pass, f *check.RuleFinding) *check.Fix {
	if f.Rule.Group != check.FileGroup && f.Rule.Group != check.SyntaxGroup && f.Rule.Group != check.TypesGroup {
		return nil
	}
	fix := applicable(f.Fixes, len(f.Fixes) == 1)
	if fix == nil || fix.Rename != nil {
		return nil
	}
	return fix
}

// edits are those between two texts, in their order.
type edits []check.TextEdit

func editsOf(chosen []offer) (all edits) {
	for _, o := range chosen {
		all = append(all, o.fix.Edits...)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Range.Start < all[j].Range.Start })
	return all
}

// origin is where a range of the new text is in the old one. It is false for a range that has something of what the edits wrote.
func (es edits) origin(r procfile.Range) (procfile.Range, bool) {
	shift, before := 0, procfile.Range{}
	for _, e := range es {
		written := procfile.Range{Start: e.Range.Start + shift, End: e.Range.Start + shift + len(e.NewText)}
		if r.Start < written.End && written.Start < r.End {
			return r, false
		}
		shift += len(e.NewText) - e.Range.Len()
		if written.End <= r.Start {
			before.Start = shift
		}
		if written.End <= r.End {
			before.End = shift
		}
	}
	return procfile.Range{Start: r.Start - before.Start, End: r.End - before.End}, true
}
