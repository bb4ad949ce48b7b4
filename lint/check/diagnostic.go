package check

import (
	"github.com/proclint/proclint/lint/procfile"
)

// Diagnostic is one thing that is wrong with a file.
type Diagnostic struct {
	// Rule is the name of the rule.
	Rule string `json:"rule"`
	// Severity is the worst among the platforms that it concerns. If nobody chose the
	// platforms, it may be lower: see SeverityOf.
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
