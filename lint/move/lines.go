package move

import (
	"slices"
	"sort"

	"github.com/proclint/proclint/lint"
)

func sorted(edits []lint.TextEdit) []lint.TextEdit {
	edits = slices.Clone(edits)
	sort.SliceStable(edits, func(i, j int) bool { return edits[i].Range.Start < edits[j].Range.Start })
	return edits
}

// follower says where offsets of a text, asked for in rising order, are after edits, which are in order.
type follower struct {
	edits []lint.TextEdit
	shift int
}

// follow is the new place of an offset; ok is false when its text was removed.
func (f *follower) follow(offset int) (to int, ok bool) {
	for len(f.edits) > 0 && f.edits[0].Range.End <= offset && f.edits[0].Range.Start <= offset {
		e := f.edits[0]
		f.shift += len(e.NewText) - (e.Range.End - e.Range.Start)
		f.edits = f.edits[1:]
	}
	if len(f.edits) == 0 || f.edits[0].Range.Start > offset {
		return offset + f.shift, true
	}
	return f.edits[0].Range.Start + f.shift, f.edits[0].NewText != ""
}

// titleBreak separates the titles of fixes that are tried together.
const titleBreak = "\n"

func joinTitles(a, b string) string {
	if a == "" {
		return b
	}
	return a + titleBreak + b
}
