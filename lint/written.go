package lint

import (
	"slices"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// writesError reports whether a word that a fix writes has an error which no finding of that rule had in its line before. What concerns the
// whole file, or the code of the app, isn't about the word.
func writesError(before, after *check.Pass, o offer) bool {
	if o.fix.Encode != "" || o.finding.Rule.Uncovers || o.finding.Rule.ChangesPlatforms {
		return false
	}
	old, written := writtenWords(before.Doc, o.fix.Edits)
	return len(written) > 0 && slices.ContainsFunc(after.Findings, func(f check.RuleFinding) bool {
		if f.Rule.Group == check.FileGroup || f.Code != nil || after.SeverityOf(f) != check.Error || strings.Contains(old, after.Doc.Slice(f.Range)) {
			return false
		}
		known := func(was check.RuleFinding) bool {
			return was.Rule == f.Rule && before.Doc.LineAt(was.Range.Start) == after.Doc.LineAt(f.Range.Start)
		}
		meets := func(word procfile.Range) bool { return f.Range.Start < word.End && word.Start < f.Range.End }
		return slices.ContainsFunc(written, meets) && !slices.ContainsFunc(before.Findings, known)
	})
}

// writtenWords are the lines that edits change, and where in the new text the words are that they add to these.
func writtenWords(doc *procfile.Document, edits []check.TextEdit) (old string, words []procfile.Range) {
	edits = slices.Clone(edits)
	sort.SliceStable(edits, func(i, j int) bool { return edits[i].Range.Start < edits[j].Range.Start })
	var lines strings.Builder
	for _, e := range edits {
		last := doc.LineAt(e.Range.End)
		for line := doc.LineAt(e.Range.Start); line <= last && line < len(doc.Lines); line++ {
			lines.WriteString(doc.Slice(doc.Lines[line].Range) + "\n")
		}
	}
	old = lines.String()
	shift := 0
	for _, e := range edits {
		at := 0
		for _, word := range strings.Fields(e.NewText) {
			at += strings.Index(e.NewText[at:], word)
			start := e.Range.Start + shift + at
			if at += len(word); !strings.Contains(old, strings.Trim(word, `:'"`)) {
				words = append(words, procfile.Range{Start: start, End: start + len(word)})
			}
		}
		shift += len(e.NewText) - e.Range.Len()
	}
	return old, words
}
