package procfile

import (
	"fmt"
	"sort"
	"strings"
)

// TextEdit replaces the text of a range. An empty range inserts.
type TextEdit struct {
	Range   Range
	NewText string
}

// Apply makes the edits of one fix, all of them against the same text. The order matters only for insertions at one offset. It
// changes nothing and returns an error when a range is out of bounds or two of them overlap.
func Apply(text string, edits []TextEdit) (string, error) {
	sorted, err := validate(text, edits)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	last := 0
	for _, e := range sorted {
		b.WriteString(text[last:e.Range.Start])
		b.WriteString(e.NewText)
		last = e.Range.End
	}
	b.WriteString(text[last:])
	return b.String(), nil
}

func validate(text string, edits []TextEdit) ([]TextEdit, error) {
	sorted := append([]TextEdit(nil), edits...)
	sort.Stable(byPlace(sorted))
	last := 0
	for _, e := range sorted {
		if e.Range.Start < 0 || e.Range.End < e.Range.Start || e.Range.End > len(text) {
			return nil, fmt.Errorf("edit of bytes %d to %d is outside a text of %d bytes", e.Range.Start, e.Range.End, len(text))
		}
		if e.Range.Start < last {
			return nil, fmt.Errorf("edits overlap at byte %d", e.Range.Start)
		}
		last = e.Range.End
	}
	return sorted, nil
}

type byPlace []TextEdit

func (es byPlace) Len() int      { return len(es) }
func (es byPlace) Swap(i, j int) { es[i], es[j] = es[j], es[i] }
func (es byPlace) Less(i, j int) bool {
	a, b := es[i].Range, es[j].Range
	if a.Start != b.Start {
		return a.Start < b.Start
	}
	return a.End < b.End
}
