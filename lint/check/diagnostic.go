package check

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// Diagnostic is one thing that is wrong with a file.
type Diagnostic struct {
	// Rule is the name of the rule.
	Rule string `json:"rule"`
	// Severity is the worst among the platforms that it concerns. If nobody chose the platforms, it may be lower: see SeverityOf.
	Severity Severity `json:"severity"`
	// Kind says whether it's a mistake of the author or a difference between platforms.
	Kind Kind `json:"kind"`
	// Folded means that views show it only when asked: while nobody chose a platform, it says what some of the default ones do differently.
	Folded bool `json:"folded,omitempty"`
	// Message is the headline in Markdown: what is wrong.
	Message string `json:"message"`
	// Effects are what it does, the most severe first; none where nothing is known to happen on any platform.
	Effects []PlatformEffect `json:"effects"`
	// Help is one imperative sentence in Markdown, or "" where a fix says it all.
	Help string `json:"help"`
	// Unlisted is set for the last findings of a rule that lists only the first ones: how many
	// more it has, with this severity, that are folded or not as this one is.
	Unlisted int `json:"unlisted,omitempty"`
	// File is the path of the file in which its place is; "" for that of the report.
	File string `json:"file,omitempty"`
	// AboutFile is set when it is about the file, or another one, and not about a place in its text.
	AboutFile bool `json:"aboutFile,omitempty"`
	// Span is the place: zero-based lines and UTF-16 units, end exclusive.
	Span procfile.Span `json:"range"`
	// Platforms are the IDs of the selected platforms that it concerns; empty when it concerns all of them.
	Platforms []string `json:"platforms,omitempty"`
	// Docs is the path of the rule's documentation.
	Docs    string    `json:"docs"`
	Fixes   []Fix     `json:"fixes"`
	Related []Related `json:"related,omitempty"`
	// Range is Span in bytes of the document's text.
	Range procfile.Range `json:"-"`
	// Code is the place in the app's code that it is about, or nil.
	Code *CodePlace `json:"-"`
	// Headline and Advised are Message and Help, for views with room for whole quoted texts. They aren't masked.
	Headline, Advised prose.Text `json:"-"`
}

// Count is how many findings it stands for.
func (d *Diagnostic) Count() int { return max(1, d.Unlisted) }

// Advice is the help, or what the first fix does; "" without both.
func (d *Diagnostic) Advice() string {
	if d.Help == "" && len(d.Fixes) > 0 {
		return d.Fixes[0].Title + "."
	}
	return d.Help
}

// OwnSpan is its place in the file of the report: the start for one in another file.
func (d *Diagnostic) OwnSpan() procfile.Span {
	if d.File != "" {
		return procfile.Span{}
	}
	return d.Span
}

// Related is another place that belongs to a diagnostic.
type Related struct {
	Message string         `json:"message"`
	Span    procfile.Span  `json:"range"`
	Range   procfile.Range `json:"-"`
}

// PlatformEffect is what a defect does on one or more platforms.
type PlatformEffect struct {
	// Platforms are the IDs of the platforms, in the order of the selection.
	Platforms []string `json:"platforms"`
	Severity  Severity `json:"severity"`
	// Outcome is what happens in one word, such as "rejected".
	Outcome platform.Outcome `json:"outcome"`
	// Verified is false where nobody has run or read it.
	Verified bool `json:"verified"`
	// Text is one sentence in Markdown, without a platform's name.
	Text string `json:"text"`
	// Log is the platform's or program's exact text on one line, if there is one.
	Log string `json:"log,omitempty"`
	// Code is that under which the platforms report it, such as "H14", or "". The text says it too.
	Code string `json:"-"`
	// Said is Text, for views with room for whole quoted texts. It isn't masked.
	Said prose.Text `json:"-"`
}

func (e *PlatformEffect) before(o *PlatformEffect) bool {
	if e.Severity != o.Severity {
		return e.Severity > o.Severity
	}
	return e.Verified && !o.Verified
}

// same reports whether two effects differ in their platforms alone.
func (e *PlatformEffect) same(o *PlatformEffect) bool {
	return e.Severity == o.Severity && e.Outcome == o.Outcome && e.Verified == o.Verified && e.Text == o.Text && e.Log == o.Log && e.Code == o.Code
}
