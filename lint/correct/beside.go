package correct

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// Beside is what is found in the files of an app without a Procfile.
type Beside struct {
	// Reports are those of the files with findings.
	Reports []*lint.Report `json:"apps"`
	// CheckedInPart are the files by which platforms build or start the app.
	CheckedInPart []string `json:"checkedInPart"`
}

// Lint checks the files that build or start an app without a Procfile. It is nil where it finds neither files nor mistakes.
func Lint(in lint.Input) *Beside {
	in.Targets = strategiesOf(&in, "")
	targets := targetsOf(&in, nil)
	files := check.FilesOf(targets, in.Repository)
	if len(files) == 0 && len(in.Targets) == 0 {
		return nil
	}
	found := &Beside{[]*lint.Report{}, files}
	for _, d := range (&state{in: in}).problems() {
		at := slices.IndexFunc(found.Reports, func(r *lint.Report) bool { return r.File.Path == d.Code.Path })
		if at < 0 {
			at = len(found.Reports)
			if len(files) == 0 {
				found.CheckedInPart = append(found.CheckedInPart, d.Code.Path)
			}
			text, _ := in.Repository.Text(d.Code.Path)
			doc := procfile.Parse([]byte(text))
			file := lint.File{Path: d.Code.Path, Encoding: doc.Encoding, BOM: doc.BOM, EOL: doc.EOL}
			found.Reports = append(found.Reports, &lint.Report{Schema: lint.Schema, File: file, Document: doc, Repository: in.Repository, Secrets: lint.SecretsOf(doc)})
		}
		r := found.Reports[at]
		for _, e := range d.Effects {
			isThere := func(id string) bool { return slices.Contains(r.Platforms, id) }
			r.Platforms = append(r.Platforms, slices.DeleteFunc(slices.Clone(e.Platforms), isThere)...)
		}
		d.AboutFile, d.Range = false, placeOf(r.Document.Text, d.Code)
		d.Span, d.Fixes = r.Document.Span(d.Range), []check.Fix{}
		r.Diagnostics = append(r.Diagnostics, d)
		if d.Severity == check.Error {
			r.Summary.Error++
		} else {
			r.Summary.Warning++
		}
	}
	if len(found.CheckedInPart) == 0 {
		return nil
	}
	return found
}

// Scope says what was checked.
func (b *Beside) Scope() string {
	text := "There is no Procfile: only a part of " + prose.Codes(b.CheckedInPart, "and") + " was checked."
	if len(b.Reports) == 0 {
		return "No mistake was found. " + text
	}
	return text
}

// placeOf is where a mistake is in the text of its file: what it is about, else the text that changes, else its line.
func placeOf(text string, code *check.CodePlace) procfile.Range {
	start := 0
	rows := strings.SplitAfter(text, "\n")
	for _, row := range rows[:min(code.Line-1, len(rows))] {
		start += len(row)
	}
	row, _, _ := strings.Cut(text[start:], "\n")
	whole := max(0, strings.Index(row, code.Text))
	for _, part := range []string{code.Subject, code.Text, strings.TrimSpace(row)} {
		if at := strings.Index(row[whole:], part); at >= 0 && part != "" {
			return procfile.Range{Start: start + whole + at, End: start + whole + at + len(part)}
		}
	}
	return procfile.Range{Start: start, End: start + len(row)}
}
