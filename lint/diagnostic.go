package lint

import (
	"fmt"

	"github.com/proclint/proclint/lint/procfile"
)

// Schema names the version of every JSON shape.
const Schema = "proclint/1"

// Severity is how bad a diagnostic is. The zero value means that there is no diagnostic.
type Severity uint8

// The severities, rising.
const (
	// None is no finding.
	None Severity = iota
	// Hint is style, or harmless on the platform.
	Hint
	// Info is worth knowing.
	Info
	// Warning works by luck.
	Warning
	// Error will not deploy, or the process will not start or serve.
	Error
)

var severityNames = [...]string{"none", "hint", "info", "warning", "error"}

// String is the name of the severity as in JSON.
func (s Severity) String() string { return severityNames[s] }

// MarshalText writes the name of the severity.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the name of a severity.
func (s *Severity) UnmarshalText(text []byte) error {
	v, err := ParseSeverity(string(text))
	if err != nil {
		return err
	}
	*s = v
	return nil
}

// ParseSeverity finds a severity by its name; none is not one of them.
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames {
		if i > 0 && n == name {
			return Severity(i), nil
		}
	}
	return None, fmt.Errorf("unknown severity %q: use error, warning, info or hint", name)
}

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

	trial trial
}

// trial reports whether a fix was tried, and with what result.
type trial uint8

const (
	untried trial = iota
	passed
	failed
)

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

// Report is what Lint found out about a file.
type Report struct {
	Schema      string       `json:"schema"`
	File        File         `json:"file"`
	Platforms   []string     `json:"platforms"`
	Diagnostics []Diagnostic `json:"diagnostics"`
	Summary     Summary      `json:"summary"`
	// Omitted counts the lines that were not checked, those after MaxLines.
	Omitted int `json:"omitted,omitempty"`
	// OmittedFixes counts the fixes that Diagnostics leaves out, because those before
	// them are very long.
	OmittedFixes int `json:"omittedFixes,omitempty"`
	// Document is the file that the ranges refer to.
	Document *procfile.Document `json:"-"`
	// Suppressed counts the findings that comments of the file ignore; they are
	// neither in Diagnostics nor in Summary.
	Suppressed int `json:"-"`
	// Secrets are those in the file. Every output must mask them. The texts of the
	// diagnostics already do.
	Secrets *Secrets `json:"-"`

	// claimed means that a rule kept later ones silent on some line.
	claimed  bool
	fixBytes int // of the listed fixes, see addFixes
}

// File describes the bytes that were linted.
type File struct {
	Path     string            `json:"path"`
	Encoding procfile.Encoding `json:"encoding"`
	BOM      bool              `json:"bom"`
	EOL      procfile.EOL      `json:"eol"`
}

// Summary counts all diagnostics, also those past the limit of one rule.
type Summary struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
	Hint    int `json:"hint"`
	// Fixable counts the diagnostics that have a fix.
	Fixable int `json:"fixable"`
}

func (s *Summary) add(sev Severity, fixable bool) {
	switch sev {
	case Error:
		s.Error++
	case Warning:
		s.Warning++
	case Info:
		s.Info++
	case Hint:
		s.Hint++
	}
	if fixable {
		s.Fixable++
	}
}

// Worst is the worst severity that was found, or None.
func (s Summary) Worst() Severity {
	switch {
	case s.Error > 0:
		return Error
	case s.Warning > 0:
		return Warning
	case s.Info > 0:
		return Info
	case s.Hint > 0:
		return Hint
	}
	return None
}
