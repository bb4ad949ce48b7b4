package api

import (
	"path"

	"github.com/proclint/proclint/lint"
)

// AppOfLog is the app that the request's Files and Platforms show, for a request whose text is a log: the Procfile is the one of
// Path, else the one in the root. It is nil where the request shows nothing. The error is an UnknownError or a ConfigError.
func (r Request) AppOfLog() (*lint.Input, error) {
	if len(r.Files) == 0 && len(r.Platforms) == 0 {
		return nil, nil
	}
	r.Path = path.Clean(r.Path)
	if r.Path == "." {
		r.Path = "Procfile"
	}
	in, err := r.input()
	if err != nil {
		return nil, err
	}
	in.Source = nil
	if len(r.Files) == 1 && r.Files[0].Text != nil {
		in.Repository = nil // one who knows only the Procfile knows nothing of the app's other files
	}
	for _, f := range r.Files {
		if f.Text != nil && path.Clean(f.Path) == r.Path {
			in.Source = []byte(*f.Text)
		}
	}
	return &in, nil
}
