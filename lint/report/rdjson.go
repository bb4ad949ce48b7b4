package report

import (
	"io"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

type rdResult struct {
	Source      rdSource       `json:"source"`
	Diagnostics []rdDiagnostic `json:"diagnostics"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	Related     []rdRelated    `json:"relatedLocations,omitempty"`
}

type rdLocation struct {
	Path  string   `json:"path"`
	Range *rdRange `json:"range,omitempty"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdCode struct {
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

// RDJSON writes reports in the Reviewdog Diagnostic Format. Lines and columns count from one, columns in bytes of UTF-8, and
// the end points behind the range. A suggestion of that format is one edit, so a fix with several is left out.
func RDJSON(w io.Writer, reports []*lint.Report) error {
	result := rdResult{Source: rdSource{"proclint", sarifProject}, Diagnostics: []rdDiagnostic{}}
	for _, r := range partsOf(reports) {
		for i := range r.Diagnostics {
			result.Diagnostics = append(result.Diagnostics, newRDDiagnostic(r, &r.Diagnostics[i]))
		}
		if r.Omitted > 0 {
			result.Diagnostics = append(result.Diagnostics, rdDiagnostic{
				Message: Printable(unchecked(r)), Location: rdLocation{Path: pathOf(r)}, Severity: levels[lint.Warning].rdjson, Code: rdCode{Value: notChecked},
			})
		}
	}
	return JSON(w, result)
}

func newRDDiagnostic(r *lint.Report, d *check.Diagnostic) rdDiagnostic {
	out := rdDiagnostic{
		Message:  message(d, r),
		Location: rdLocation{Path: pathOf(r)},
		Severity: levels[d.Severity].rdjson,
		Code:     rdCode{Value: d.Rule},
	}
	if rule, ok := lint.RuleByName(d.Rule); ok {
		out.Code.URL = rule.URL()
	}
	if !d.AboutFile {
		out.Location.Range = newRDRange(r, d.Range)
	}
	for _, fix := range d.Fixes {
		if len(fix.Edits) == 1 && fix.Rename == nil && fix.Encode == "" {
			out.Suggestions = append(out.Suggestions, rdSuggestion{*newRDRange(r, fix.Edits[0].Range), fix.Edits[0].NewText})
		}
	}
	for _, related := range d.Related {
		out.Related = append(out.Related, rdRelated{Printable(related.Message), rdLocation{pathOf(r), newRDRange(r, related.Range)}})
	}
	return out
}

// message is a headline with a line for each effect and the advice.
func message(d *check.Diagnostic, r *lint.Report) string {
	text := headline(d)
	for _, line := range Lines(d, r.Platforms) {
		text += "\n" + Printable(line)
	}
	return text
}

func newRDRange(r *lint.Report, at procfile.Range) *rdRange {
	position := func(offset int) rdPosition {
		line := r.Document.LineAt(offset)
		return rdPosition{line + 1, offset - r.Document.Offset(procfile.Position{Line: line}) + 1}
	}
	return &rdRange{position(at.Start), position(at.End)}
}
