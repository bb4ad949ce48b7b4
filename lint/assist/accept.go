package assist

import (
	"fmt"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/procfile"
)

// Accepted is a file whose findings its comments ignore.
type Accepted struct {
	Source     []byte       // the file with the new comments
	Ignored    int          // counts the findings for which a rule was added to a comment
	Unfinished bool         // set where one call doesn't ignore more: a call for the new file goes on
	Report     *lint.Report // the report of the new file: what is left could not be ignored
}

// maxAccepted bounds the findings that one call ignores, because each costs several runs over the file.
const maxAccepted = 1000

// Accept adds comments that ignore the findings of a file, as Suppress does for one. It starts at the last line, so that new lines move none of the
// findings that come after. It checks the lines of a limited file, since it lints the file for each finding. The error is a lint.TooLargeError.
func Accept(in lint.Input) (*Accepted, error) {
	in.Unlimited = false
	out := &Accepted{}
	left := map[finding]bool{} // could not be ignored
	for {
		report, err := lint.Lint(in)
		if err != nil {
			return nil, err
		}
		out.Source, out.Report = in.Source, report
		found, ok := lastFinding(report, left)
		out.Unfinished = ok && out.Ignored == maxAccepted
		if !ok || out.Unfinished {
			return out, nil
		}
		s, ok, err := Suppress(in, found.rule, len(report.Document.Lines)-found.fromEnd)
		if err != nil {
			return nil, err
		}
		if !ok {
			left[found] = true
			continue
		}
		text, err := procfile.Apply(report.Document.Text, []procfile.TextEdit{{Range: s.Edits[0].Range, NewText: s.Edits[0].NewText}})
		if err != nil {
			return nil, fmt.Errorf("add a comment: %w", err)
		}
		rest := in.Source[min(len(report.Document.Source), len(in.Source)):] // lines that were not checked
		in.Source = append(report.Document.WithText(text), rest...)
		out.Ignored++
	}
}

// finding is a finding by its line, counted from the end of the file. Comments above it don't change that.
type finding struct {
	rule    string
	fromEnd int
}

// lastFinding is the finding on the last line of those that may still be ignored.
func lastFinding(report *lint.Report, left map[finding]bool) (last finding, ok bool) {
	for i := range report.Diagnostics {
		d := &report.Diagnostics[i]
		f := finding{d.Rule, len(report.Document.Lines) - d.OwnSpan().Start.Line}
		if !left[f] && (!ok || f.fromEnd < last.fromEnd) {
			last, ok = f, true
		}
	}
	return last, ok
}
