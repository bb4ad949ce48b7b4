package lint

import (
	"fmt"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// Lint checks a file. Every file, however broken, has a report. For a file larger
// than MaxBytes it returns an error.
func Lint(in check.Input) (*Report, error) {
	if len(in.Source) > check.MaxBytes {
		return nil, TooLargeError{Bytes: len(in.Source)}
	}
	return report(runAndTry(in)), nil
}

// TooLargeError is the error for a file over MaxBytes.
type TooLargeError struct{ Bytes int }

// Error is a message with the size of the file and the limit.
func (e TooLargeError) Error() string {
	return fmt.Sprintf("the file has %d bytes, more than the limit of %d", e.Bytes, check.MaxBytes)
}

// runAndTry runs the rules over a file and tries their fixes.
func runAndTry(in check.Input) *check.Pass {
	doc, omitted := firstLines(procfile.Parse(in.Source))
	in.Source = doc.Source
	begin(in.Cache, len(doc.Lines))
	p := run(in, doc)
	p.Omitted = omitted
	in.Verdicts = p.Verdicts
	tryFixes(p, in)
	return p
}

// firstLines is a file up to the end of MaxLines lines that are neither blank nor
// comments, and how many lines follow.
func firstLines(doc *procfile.Document) (first *procfile.Document, omitted int) {
	left := check.MaxLines
	for i := range doc.Lines {
		if kind := doc.Lines[i].Kind; kind == procfile.Blank || kind == procfile.Comment {
			continue
		}
		if left == 0 {
			return procfile.Parse(doc.WithText(doc.Text[:doc.Lines[i].Range.Start])), len(doc.Lines) - i
		}
		left--
	}
	return doc, 0
}

// run runs the rules over a file.
func run(in check.Input, doc *procfile.Document) *check.Pass {
	return check.RunSome(in, doc, check.RulesInOrder())
}

// report makes the report of what the rules found.
func report(p *check.Pass) *Report {
	doc := p.Doc
	r := &Report{
		Schema:      Schema,
		File:        File{Path: p.Path, Encoding: doc.Encoding, BOM: doc.BOM, EOL: doc.EOL},
		Diagnostics: []check.Diagnostic{},
		Document:    doc,
		Suppressed:  p.Suppressions.Dropped,
		Secrets:     check.SecretsInFile(p),
		Omitted:     p.Omitted,
		claimed:     p.AnyClaimed(),
	}
	for _, t := range p.Targets {
		r.Platforms = append(r.Platforms, t.ID())
	}
	counts := map[*check.Rule]*ruleCount{}
	for _, f := range p.Findings {
		if counts[f.Rule] == nil {
			counts[f.Rule] = &ruleCount{}
		}
		r.add(f, check.SeverityOf(p, f.Finding), concernedPlatforms(p, f.Finding), counts[f.Rule])
	}
	for _, rule := range check.RulesInOrder() {
		if c := counts[rule]; c != nil && c.found > c.listed {
			r.addCount(rule, c)
		}
	}
	return r
}

// ruleCount counts the findings of a rule.
type ruleCount struct {
	found, listed int
	worst         check.Severity
}

// add turns a finding into a located diagnostic, while its rule has few.
func (r *Report) add(f check.RuleFinding, severity check.Severity, platforms []string, count *ruleCount) {
	r.Summary.add(severity, len(f.Fixes) > 0)
	count.found++
	count.worst = max(count.worst, severity)
	if count.listed == check.MaxFindings || f.Headline.Empty() {
		return
	}
	count.listed++
	d := check.Diagnostic{
		Rule:      f.Rule.Name,
		Severity:  severity,
		Message:   f.Headline.Fit(prose.MaxHeadline),
		Effects:   f.Effects.Write(),
		Help:      f.Help.Fit(prose.MaxHelp),
		Range:     f.Range,
		Platforms: platforms,
		Docs:      f.Rule.Page(),
		Fixes:     r.listable(f.Fixes),
		Related:   f.Related,
	}
	r.Secrets.MaskDiagnostic(r.Document, &d)
	r.Diagnostics = append(r.Diagnostics, r.locate(d))
}

// listable leaves out the fixes for which there is no room any more.
func (r *Report) listable(fixes []check.Fix) []check.Fix {
	listed := []check.Fix{}
	for _, f := range fixes {
		size := len(f.Title)
		for _, e := range f.Edits {
			size += check.EditBytes + len(e.NewText)
		}
		if r.fixBytes+size > check.MaxFixBytes {
			r.OmittedFixes++
			continue
		}
		r.fixBytes += size
		listed = append(listed, f)
	}
	return listed
}

// addCount adds a finding with the number of all findings of a rule that lists only the
// first ones.
func (r *Report) addCount(rule *check.Rule, count *ruleCount) {
	end := len(r.Document.Text)
	r.Diagnostics = append(r.Diagnostics, r.locate(check.Diagnostic{
		Rule:     rule.Name,
		Severity: count.worst,
		Message:  fmt.Sprintf("%d findings of this rule, of which %d are shown", count.found, count.listed),
		Effects:  []check.PlatformEffect{},
		Range:    procfile.Range{Start: end, End: end},
		Docs:     rule.Page(),
		Fixes:    []check.Fix{},
	}))
}

// concernedPlatforms are the IDs of the targets that a finding concerns, nil for all.
func concernedPlatforms(p *check.Pass, f check.Finding) []string {
	if f.Effects == nil || len(f.Effects) == len(p.Targets) {
		return nil
	}
	var ids []string
	for _, e := range f.Effects {
		ids = append(ids, e.Target.ID())
	}
	return ids
}

// locate fills in the positions of a diagnostic. Edits follow each other, and so
// do related places.
func (r *Report) locate(d check.Diagnostic) check.Diagnostic {
	d.Span = r.Document.Span(d.Range)
	for i := range d.Fixes {
		places := r.Document.Locator()
		edits := make([]check.TextEdit, len(d.Fixes[i].Edits))
		for j, e := range d.Fixes[i].Edits {
			e.Span = places.Span(e.Range)
			edits[j] = e
		}
		d.Fixes[i].Edits = edits
	}
	places := r.Document.Locator()
	for i := range d.Related {
		d.Related[i].Span = places.Span(d.Related[i].Range)
	}
	return d
}
