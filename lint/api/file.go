package api

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/move"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
	"github.com/proclint/proclint/lint/repository"
)

// Content is a file after a change. Text is its text: UTF-8 without a byte order mark.
// Base64 is set if the file's bytes differ from Text: then keep these bytes.
type Content struct {
	Schema string `json:"schema"`
	Path   string `json:"path"`
	Text   string `json:"text"`
	Base64 []byte `json:"base64,omitempty"`
}

// FixedContent is a file after its fixes.
type FixedContent struct {
	Content
	Applied int      `json:"applied"` // how many fixes were applied
	Titles  []string `json:"titles"`  // their titles, in the same order
	// Files are the other files of the app that fixes changed.
	Files []ChangedFile `json:"files,omitempty"`
	// Left counts the fixes that are left because the file is large, Omitted its lines that were not checked.
	Left    int `json:"left,omitempty"`
	Omitted int `json:"omitted,omitempty"`
}

// ChangedFile is the new text of another file. Its path is from the root of the repository.
type ChangedFile struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// Lint lints the request's file. The error is an UnknownError, a ConfigError or a lint.TooLargeError.
func Lint(r Request) (*lint.Report, error) {
	input, err := r.input()
	if err != nil {
		return nil, err
	}
	return lint.Lint(input)
}

// LintApp checks what starts in the app of the request's files, which have no Procfile. The error is an UnknownError, a ConfigError, or a
// RequestError for an app that has one.
func LintApp(r Request) (*lint.Beside, error) {
	input, err := r.input()
	if err != nil {
		return nil, err
	}
	if err := lint.WithoutProcfile(input.Repository); err != nil {
		return nil, RequestError{err.Error()}
	}
	input.Source, input.Path, input.RootPath, input.Cache = nil, "", "", nil
	return lint.LintBeside(input), nil
}

// Fix applies every safe fix to the request's file and, with Suggested, the suggested ones. The
// error is an UnknownError, a ConfigError or a lint.TooLargeError.
func Fix(r Request) (*FixedContent, error) {
	input, err := r.input()
	if err != nil {
		return nil, err
	}
	fixed, err := lint.FixAll(input, r.Suggested)
	if err != nil {
		return nil, err
	}
	out := &FixedContent{
		Content: newContent(fixed.Path, fixed.Source),
		Applied: fixed.Applied,
		Titles:  append([]string{}, fixed.Titles...),
		Left:    fixed.Left,
		Omitted: fixed.Report.Omitted,
	}
	for _, f := range fixed.Files {
		out.Files = append(out.Files, ChangedFile{f.Path, string(f.After)})
	}
	return out, nil
}

// Format lays the request's file out. The error is an UnknownError, a ConfigError or a lint.TooLargeError.
func Format(r Request) (*Content, error) {
	input, err := r.input()
	if err != nil {
		return nil, err
	}
	source, err := lint.Format(input)
	if err != nil {
		return nil, err
	}
	content := newContent(r.Path, source)
	return &content, nil
}

// Preview shows what becomes of the request's file on Platform, else on the only platform of Config. The error is an
// UnknownError, a ConfigError, a lint.TooLargeError, or a RequestError when no platform is given.
func Preview(r Request) (*preview.Preview, error) {
	applied, err := r.applied()
	if err != nil {
		return nil, err
	}
	if r.Platform == "" && len(applied.Platforms) == 1 && applied.Platforms[0] != platform.AsDefault {
		r.Platform = applied.Platforms[0].ID()
	}
	if r.Platform == "" {
		return nil, RequestError{"preview needs a platform"}
	}
	target, err := Target(r.Platform)
	if err != nil {
		return nil, err
	}
	document, err := r.document()
	if err != nil {
		return nil, err
	}
	return PreviewOf(document, target, preview.Options{App: r.App, Path: r.Path, Repository: r.repository()}), nil
}

// PreviewOf is preview.Of as a person may see it: for what the files beside it make of the target, and with the secrets of the file masked.
func PreviewOf(doc *procfile.Document, target *platform.Target, options preview.Options) *preview.Preview {
	p := preview.Of(doc, check.InFolder(target, options.Path, options.Repository), options)
	p.Mask(lint.SecretsOf(doc).Mask)
	return p
}

// MatrixOf is preview.MatrixOf, whose text masks the secrets of the file.
func MatrixOf(doc *procfile.Document, beside *repository.Repository, named ...*platform.Target) *preview.Matrix {
	m := preview.MatrixOf(doc, beside, named...)
	m.Mask = lint.SecretsOf(doc).Mask
	return m
}

// Move plans the move of an app with the request's file from the platform From to the platform To, without the rules that are off. The error is an
// UnknownError, a ConfigError, a RequestError when one of the platforms is not there, or a lint.TooLargeError.
func Move(r Request) (*move.Plan, error) {
	if r.From == "" || r.To == "" {
		return nil, RequestError{"move needs two platforms, from and to"}
	}
	from, err := Target(r.From)
	if err != nil {
		return nil, err
	}
	to, err := Target(r.To)
	if err != nil {
		return nil, err
	}
	input, err := r.input()
	if err != nil {
		return nil, err
	}
	return move.Of(input, from, to, r.App)
}

// Matrix shows what Platforms read from the request's file and run of it, or every platform where none is named, whatever Config says. The error is a lint.TooLargeError, an UnknownError or a ConfigError.
func Matrix(r Request) (*preview.Matrix, error) {
	if _, err := r.applied(); err != nil {
		return nil, err
	}
	named, err := Targets(r.Platforms)
	if err != nil {
		return nil, err
	}
	if slices.Contains(named, platform.AsDefault) {
		named = platform.Defaults()
	}
	document, err := r.document()
	if err != nil {
		return nil, err
	}
	return MatrixOf(document, r.repository(), named...), nil
}

// document is the request's file taken apart, unless it is too large to be looked at.
func (r Request) document() (*procfile.Document, error) {
	source := r.Source()
	if len(source) > lint.MaxBytes {
		return nil, lint.TooLargeError{Bytes: len(source)}
	}
	return procfile.Parse(source), nil
}

func newContent(path string, source []byte) Content {
	document := procfile.Parse(source)
	content := Content{Schema: lint.Schema, Path: path, Text: document.Text}
	if document.Encoding != procfile.UTF8 || !bytes.Equal([]byte(document.Text), source) {
		content.Base64 = source
	}
	return content
}

// Written is what SARIF and ReadLog answer.
type Written struct {
	Text string `json:"text"` // the content of a file to save, or of a log
}

// SARIF lints the file of the request and writes the findings as a SARIF 2.1.0 log. The error is an UnknownError or a lint.TooLargeError.
func SARIF(r Request) (Written, error) {
	found, err := Lint(r)
	if err != nil {
		return Written{}, err
	}
	var b strings.Builder
	if err := report.SARIF(&b, []*lint.Report{found}); err != nil {
		return Written{}, err
	}
	return Written{Text: b.String()}, nil
}

// ProblemsOn are the problems of a file on a platform.
func ProblemsOn(target *platform.Target, in lint.Input) ([]preview.Problem, error) {
	// A finding about the name or the place of a file isn't about its processes.
	r, err := lint.Lint(lint.Input{Source: in.Source, Repository: in.Repository, Targets: []*platform.Target{target}, Severities: in.Severities, Excluded: in.Excluded})
	if err != nil {
		return nil, fmt.Errorf("lint the file: %w", err)
	}
	problems := make([]preview.Problem, 0, len(r.Diagnostics))
	for _, d := range r.Diagnostics {
		detail := "" // the effects on the one platform of a preview, behind the headline
		for _, e := range d.Effects {
			detail += ". " + e.Text
		}
		problems = append(problems, preview.Problem{Line: d.Span.Start.Line, Severity: d.Severity.String(), Message: d.Message, Detail: detail, Rule: d.Rule})
	}
	return problems, nil
}
