package api

import (
	"fmt"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
)

// ProblemsOn are the problems of a file on a platform.
func ProblemsOn(target *platform.Target, in lint.Input) ([]preview.Problem, error) {
	// A finding about the name or the place of a file isn't about its processes.
	r, err := lint.Lint(lint.Input{Source: in.Source, Repository: in.Repository, Targets: []*platform.Target{target}, Severities: in.Severities, Excluded: in.Excluded})
	if err != nil {
		return nil, fmt.Errorf("lint the file: %w", err)
	}
	problems := make([]preview.Problem, 0, len(r.Diagnostics))
	for _, d := range r.Diagnostics {
		problems = append(problems, preview.Problem{Line: d.Span.Start.Line, Severity: d.Severity.String(), Message: d.Message, Detail: detail(&d), Rule: d.Rule})
	}
	return problems, nil
}

// detail has the effects on the one platform of a preview, behind the headline.
func detail(d *check.Diagnostic) string {
	var b strings.Builder
	for _, e := range d.Effects {
		b.WriteString(". " + e.Text)
	}
	return b.String()
}
