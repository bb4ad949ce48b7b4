package lint

import (
	"slices"
	"sort"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// mostLayers limits how often a line is read again after the fix of a mistake in its form, which may show another one.
const mostLayers = 3

// addHidden adds what is wrong with commands beside lines that rules have claimed: it is found once those are in the form that their
// fixes give them. So no mistake in the form of a line hides one in its command. Their own fixes are tried by tries, unless it
// is nil.
func addHidden(p *check.Pass, in check.Input, layers int, tries func(*check.Pass, check.Input)) {
	if layers == 0 || !p.AnyClaimed() {
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
	if tries != nil {
		tries(meant, next)
	}
	addHidden(meant, next, layers-1, tries)
	made := editsOf(forms)
	for _, f := range meant.Findings {
		if f.Rule.Group != check.CommandsGroup && f.Rule.Group != check.RepositoryGroup {
			continue
		}
		moved, ok := made.back(f)
		isKnown := func(known check.RuleFinding) bool {
			return known.Rule == moved.Rule && p.Doc.LineAt(known.Range.Start) == p.Doc.LineAt(moved.Range.Start)
		}
		if ok && !slices.ContainsFunc(p.Findings, isKnown) {
			p.Add(moved)
		}
	}
}

// formFix is the safe fix of a mistake in the form of a line or of the file.
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

// back is a finding of the new text in the old one. It is false where the old one doesn't have its place.
func (es edits) back(f check.RuleFinding) (check.RuleFinding, bool) {
	at, ok := es.origin(f.Range)
	if !ok {
		return f, false
	}
	f.Range = at
	var related []check.Related
	for _, r := range f.Related {
		if r.Range, ok = es.origin(r.Range); ok {
			related = append(related, r)
		}
	}
	var fixes []check.Fix
	for _, fix := range f.Fixes {
		if fix.Edits, ok = es.moved(fix.Edits); ok {
			fixes = append(fixes, fix)
		}
	}
	f.Related, f.Fixes = related, fixes
	return f, true
}

// moved are edits of the new text as those of the old one.
func (es edits) moved(list []check.TextEdit) ([]check.TextEdit, bool) {
	var moved []check.TextEdit
	for _, e := range list {
		at, ok := es.origin(e.Range)
		if !ok {
			return nil, false
		}
		e.Range = at
		moved = append(moved, e)
	}
	return moved, true
}
