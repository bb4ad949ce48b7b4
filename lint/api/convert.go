package api

import (
	"errors"
	"path"
	"slices"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/imports"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/spelling"
)

// Export writes the processes of the request's file in the format To, as Platform reads them, else as platform.Usual does. The error is an
// UnknownError, a RequestError for a wrong Port, a lint.TooLargeError, or a ConversionError when there is nothing to write.
func Export(r Request) (*export.Export, error) {
	if !slices.Contains(export.IDs(), r.To) {
		return nil, spelling.NewUnknown("export", r.To, export.IDs())
	}
	if r.Port != "" && !export.IsPort(r.Port) {
		return nil, RequestError{"the port must be a number from 1 to 65,535"}
	}
	target := platform.Usual()
	if r.Platform != "" {
		var err error
		if target, err = Target(r.Platform); err != nil {
			return nil, err
		}
	}
	document, err := r.document()
	if err != nil {
		return nil, err
	}
	written, err := export.Of(document, target, r.To, export.Options{File: r.Path, App: r.App, Port: r.Port, Image: r.Image, Region: r.Region, Repository: r.Repository, Files: r.repository()})
	if err != nil {
		return nil, ConversionError{"Nothing to export", err.Error()}
	}
	written.Shown = shown(written.Files, lint.SecretsOf(document))
	return written, nil
}

// shown are the texts of files without secrets, nil where they have none.
func shown(files []export.File, secrets *lint.Secrets) []string {
	var texts []string
	for _, f := range files {
		texts = append(texts, secrets.Mask(f.Text))
	}
	if slices.EqualFunc(texts, files, func(text string, f export.File) bool { return text == f.Text }) {
		return nil
	}
	return texts
}

// Import makes a Procfile of the request's file, whose format is From, or follows from Path and content. The
// error is an UnknownError, a lint.TooLargeError, or a ConversionError when nothing can be taken over.
func Import(r Request) (*imports.Import, error) {
	if r.From != "" && !slices.Contains(imports.IDs(), r.From) {
		return nil, spelling.NewUnknown("import", r.From, imports.IDs())
	}
	if source := r.Source(); len(source) > lint.MaxBytes {
		return nil, lint.TooLargeError{Bytes: len(source)}
	}
	made, err := imports.Of(r.Path, r.Source(), r.From)
	if err != nil {
		return nil, ConversionError{"Nothing to import", err.Error()}
	}
	return made, nil
}

// Init makes a Procfile for the app of the request's Files, in the folder of Path. The error is an UnknownError, a ConfigError, a RequestError for an
// app that has a Procfile, or a ConversionError where nothing shows what starts.
func Init(r Request) (*lint.Proposal, error) {
	folder := path.Dir(path.Clean(r.Path))
	if r.Path == "" {
		folder = "."
	}
	r.Path = path.Join(folder, "Procfile")
	in, err := r.input()
	if err != nil {
		return nil, err
	}
	made, err := lint.Init(in)
	var has *lint.ProcfileError
	switch {
	case errors.As(err, &has):
		return nil, RequestError{err.Error()}
	case err != nil:
		return nil, ConversionError{"Nothing to start", err.Error()}
	}
	return made, nil
}
