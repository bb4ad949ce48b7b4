package lint

import (
	"fmt"
	"math"
	"path"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// Limits of one call.
const (
	// MaxBytes is the largest file that the engine takes.
	MaxBytes = 1 << 20
	// maxFindings is how many findings of one rule are listed; one more then
	// says how many there are.
	maxFindings = 100
	// unlimited lists every finding.
	unlimited = math.MaxInt
)

// Input is a file and what it is judged for.
type Input struct {
	// Path names the file in the report; rules about the name and the place
	// look at it. Empty: the file has no name and gets no file rule.
	Path string
	// RootPath is the path from the project's root, with slashes; empty means
	// the same as Path.
	RootPath string
	// Source is the file's bytes, at most MaxBytes.
	Source []byte
	// Targets are the selected platforms; nil are the default ones.
	Targets []*platform.Target
}

// Lint judges a file. Every file, however broken, has a report; one that is
// larger than MaxBytes is not looked at and has an error.
func Lint(in Input) (*Report, error) {
	if len(in.Source) > MaxBytes {
		return nil, TooLargeError{Bytes: len(in.Source)}
	}
	return lintDocument(in, procfile.Parse(in.Source), maxFindings), nil
}

// TooLargeError is the error for a file over MaxBytes.
type TooLargeError struct{ Bytes int }

// Error says how large the file is.
func (e TooLargeError) Error() string {
	return fmt.Sprintf("the file has %d bytes; a Procfile of more than %d is not looked at", e.Bytes, MaxBytes)
}

func lintDocument(in Input, doc *procfile.Document, limit int) *Report {
	selected := in.Targets
	if len(selected) == 0 {
		selected = platform.Defaults()
	}
	if in.RootPath == "" {
		in.RootPath = in.Path
	}
	p := newPass(doc, in.Path, path.Clean(strings.ReplaceAll(in.RootPath, `\`, "/")), selected)
	for _, r := range rules {
		p.rule = r
		r.Check(p)
	}
	report := &Report{
		Schema:      Schema,
		File:        File{Path: in.Path, Encoding: doc.Encoding, BOM: doc.BOM, EOL: doc.EOL},
		Diagnostics: []Diagnostic{},
		Document:    doc,
	}
	for _, t := range selected {
		report.Platforms = append(report.Platforms, t.ID())
	}
	report.claimed = p.AnyClaimed()
	report.add(p.findings, selected, len(in.Targets) == 0, limit)
	return report
}

// add turns findings into sorted, located diagnostics.
func (r *Report) add(findings []finding, selected []*platform.Target, byDefault bool, limit int) {
	sort.SliceStable(findings, func(i, j int) bool {
		a, b := findings[i], findings[j]
		if a.Range.Start != b.Range.Start {
			return a.Range.Start < b.Range.Start
		}
		if a.Range.End != b.Range.End {
			return a.Range.End < b.Range.End
		}
		return a.rule.Name < b.rule.Name
	})
	count := map[*Rule]int{}
	last := map[*Rule]Severity{}
	for _, f := range findings {
		severity, ids := resolve(f.Finding, selected, byDefault)
		r.Summary.add(severity, len(f.Fixes) > 0)
		count[f.rule]++
		last[f.rule] = max(last[f.rule], severity)
		if count[f.rule] > limit {
			continue
		}
		r.Diagnostics = append(r.Diagnostics, r.locate(Diagnostic{
			Rule:      f.rule.Name,
			Severity:  severity,
			Message:   f.Message,
			Range:     f.Range,
			Platforms: ids,
			Docs:      f.rule.Docs(),
			Fixes:     append([]Fix{}, f.Fixes...),
			Related:   f.Related,
		}))
	}
	for _, rule := range rules {
		if n := count[rule]; n > limit {
			r.Diagnostics = append(r.Diagnostics, r.locate(Diagnostic{
				Rule:     rule.Name,
				Severity: last[rule],
				Message:  fmt.Sprintf("There are %d findings of this kind in the file; the first %d are shown.", n, limit),
				Range:    procfile.Range{Start: len(r.Document.Text), End: len(r.Document.Text)},
				Docs:     rule.Docs(),
				Fixes:    []Fix{},
			}))
		}
	}
}

// resolve gives the severity of a finding and the IDs that it concerns, nil for
// all. Without a selection an error is one only where it is one on all.
func resolve(f Finding, selected []*platform.Target, byDefault bool) (Severity, []string) {
	if f.Concerns == nil {
		return f.Severity, nil
	}
	errors := 0
	severity := worst(f.Concerns)
	var ids []string
	for _, c := range f.Concerns {
		ids = append(ids, c.Target.ID())
		if c.Severity == Error {
			errors++
		}
	}
	if byDefault && errors < len(selected) {
		severity = min(severity, Warning)
	}
	if len(ids) == len(selected) {
		ids = nil
	}
	return severity, ids
}

func (r *Report) locate(d Diagnostic) Diagnostic {
	doc := r.Document
	d.Span = doc.Span(d.Range)
	for i := range d.Fixes {
		edits := make([]TextEdit, len(d.Fixes[i].Edits))
		for j, e := range d.Fixes[i].Edits {
			e.Span = doc.Span(e.Range)
			edits[j] = e
		}
		d.Fixes[i].Edits = edits
	}
	for i := range d.Related {
		d.Related[i].Span = doc.Span(d.Related[i].Range)
	}
	return d
}
