package correct

import (
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// commandProblems are what is wrong with the commands that start without a Procfile.
func (s *state) commandProblems() (found []check.Diagnostic) {
	if s.in.Source != nil {
		return nil
	}
	reports, _, _ := lint.LintStarts(s.in)
	for _, r := range reports {
		for _, d := range r.Diagnostics {
			if d.Severity < check.Warning || d.Folded {
				continue
			}
			d.Help = d.Advice()
			d.AboutFile, d.Fixes, d.Range = true, nil, procfile.Range{} // those of a Procfile that isn't there
			found = append(found, d)
		}
	}
	return found
}
