package api

import "github.com/proclint/proclint/lint"

// AppWithoutProcfile is the app of the request's files, which have no Procfile. The error is an UnknownError, a ConfigError, or a
// lint.ProcfileError for an app that has one.
func AppWithoutProcfile(r Request) (lint.Input, error) {
	input, err := r.input()
	if err == nil {
		err = lint.WithoutProcfile(input.Repository)
	}
	input.Source, input.Path, input.RootPath, input.Cache = nil, "", "", nil
	return input, err
}
