package check

import (
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// Applicability is how far a fix can be trusted.
type Applicability string

// The kinds of fixes.
const (
	// Safe: every selected platform runs the same after it, or it corrects an error that has one sensible reading. No comment is lost.
	Safe Applicability = "safe"
	// Suggested: a person should look.
	Suggested Applicability = "suggested"
)

// Fix is one way to resolve a diagnostic. Several fixes of one diagnostic are alternatives, the best first; fixes of different
// diagnostics are independent changes to the same text. The edits of one fix do not overlap.
type Fix struct {
	// Title is a phrase that begins with a verb.
	Title         string        `json:"title"`
	Applicability Applicability `json:"applicability"`
	// Edits of the text, after Encode.
	Edits []TextEdit `json:"edits"`
	// Files are the changes of other files of the app.
	Files []FileEdits `json:"files,omitempty"`
	// Rename gives the file a new path.
	Rename *Rename `json:"rename,omitempty"`
	// Encode is "utf-8" when the file has to be written as UTF-8 without a byte order mark.
	Encode string `json:"encode,omitempty"`

	// Trial says whether the fix was tried.
	Trial Trial `json:"-"`
	// Missing counts the errors about files and packages that the app lacks with it, if it was tried.
	Missing int `json:"-"`
}

// Trial reports whether a fix was tried, and with what result.
type Trial uint8

// TextEdit replaces the text of a range.
type TextEdit struct {
	Span    procfile.Span  `json:"range"`
	NewText string         `json:"newText"`
	Range   procfile.Range `json:"-"`
}

// FileEdits are edits of the text of another file.
type FileEdits struct {
	// Path is from the root of the repository.
	Path  string     `json:"path"`
	Edits []TextEdit `json:"edits"`
}

// Rename is the new path of a file, in the same terms as the path of the report.
type Rename struct {
	NewPath string `json:"newPath"`
}

// MaxEdits is the most edits of one fix; one with more replaces the text between the first and the last of them.
const MaxEdits = 1000

// compactEdits joins the edits of one fix if there are too many.
func compactEdits(text string, edits []TextEdit) []TextEdit {
	if len(edits) <= MaxEdits {
		return edits
	}
	sort.SliceStable(edits, func(i, j int) bool { return edits[i].Range.Start < edits[j].Range.Start })
	whole := procfile.Range{Start: edits[0].Range.Start, End: edits[len(edits)-1].Range.End}
	var b strings.Builder
	last := whole.Start
	for _, e := range edits {
		b.WriteString(text[last:e.Range.Start])
		b.WriteString(e.NewText)
		last = e.Range.End
	}
	return []TextEdit{Replace(whole, b.String())}
}

// Replace is an edit of a range.
func Replace(r procfile.Range, newText string) TextEdit { return TextEdit{Range: r, NewText: newText} }

// Insert is an edit that adds text at an offset.
func Insert(offset int, newText string) TextEdit {
	return TextEdit{Range: procfile.Range{Start: offset, End: offset}, NewText: newText}
}

// Delete is an edit that takes a range out.
func Delete(r procfile.Range) TextEdit { return TextEdit{Range: r} }

// Suggestion is the one suggested fix of a finding.
func Suggestion(title string, edits ...TextEdit) []Fix {
	return []Fix{{Title: title, Applicability: Suggested, Edits: edits}}
}
