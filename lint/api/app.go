package api

import (
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/correct"
)

// LintApp checks what starts the app of the request's files, which have no Procfile. The result is nil where nothing is known to start. The error is
// an UnknownError, a ConfigError, or a lint.ProcfileError for an app that has one.
func LintApp(r Request) (*correct.Beside, error) {
	input, err := r.input()
	if err != nil {
		return nil, err
	}
	if err := lint.WithoutProcfile(input.Repository); err != nil {
		return nil, err
	}
	input.Source, input.Path, input.RootPath, input.Cache = nil, "", "", nil
	return correct.Lint(input), nil
}
