package check

import (
	"github.com/proclint/proclint/lint/procfile"
)

// Applicability is how far a fix can be trusted.
type Applicability string

// The kinds of fixes.
const (
	// Safe: every selected platform runs the same after it, or it corrects an
	// error that has one sensible reading. No comment is lost.
	Safe Applicability = "safe"
	// Suggested: a person should look.
	Suggested Applicability = "suggested"
)

// Fix is one way to resolve a diagnostic. Several fixes of one diagnostic are
// alternatives, the best first; fixes of different diagnostics are independent
// changes to the same text. The edits of one fix do not overlap.
type Fix struct {
	// Title is a phrase that begins with a verb.
	Title         string        `json:"title"`
	Applicability Applicability `json:"applicability"`
	// Edits of the text, after Encode.
	Edits []TextEdit `json:"edits"`
	// Rename gives the file a new path.
	Rename *Rename `json:"rename,omitempty"`
	// Encode is "utf-8" when the file has to be written as UTF-8 without a byte
	// order mark.
	Encode string `json:"encode,omitempty"`

	// Trial says whether the fix was tried.
	Trial Trial `json:"-"`
}

// Trial reports whether a fix was tried, and with what result.
type Trial uint8

// TextEdit replaces the text of a range.
type TextEdit struct {
	Span    procfile.Span  `json:"range"`
	NewText string         `json:"newText"`
	Range   procfile.Range `json:"-"`
}

// Rename is the new path of a file, in the same terms as the path of the report.
type Rename struct {
	NewPath string `json:"newPath"`
}

// Diagnostic is one thing that is wrong with a file.
type Diagnostic struct {
	// Rule is the name of the rule.
	Rule string `json:"rule"`
	// Severity is the worst among the platforms that it concerns.
	Severity Severity `json:"severity"`
	// Message is the headline in Markdown: what is wrong.
	Message string `json:"message"`
	// Effects are what it does, the most severe first; none where nothing is known to
	// happen on any platform.
	Effects []PlatformEffect `json:"effects"`
	// Help is one imperative sentence in Markdown, or "" where a fix says it all.
	Help string `json:"help"`
	// Span is the place: zero-based lines and UTF-16 units, end exclusive.
	Span procfile.Span `json:"range"`
	// Platforms are the IDs of the selected platforms that it concerns; empty
	// when it concerns all of them.
	Platforms []string `json:"platforms,omitempty"`
	// Docs is the path of the rule's documentation.
	Docs    string    `json:"docs"`
	Fixes   []Fix     `json:"fixes"`
	Related []Related `json:"related,omitempty"`
	// Range is Span in bytes of the document's text.
	Range procfile.Range `json:"-"`
}

// Related is another place that belongs to a diagnostic.
type Related struct {
	Message string         `json:"message"`
	Span    procfile.Span  `json:"range"`
	Range   procfile.Range `json:"-"`
}
