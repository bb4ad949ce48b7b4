package lint

import (
	"fmt"
	"path"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// Limits of one call.
const (
	// MaxBytes is the largest file that the engine takes.
	MaxBytes = 1 << 20
	// MaxLines limits the lines of a file that Lint checks, without blank lines and
	// comments. It is more than anybody writes, and few enough for any computer.
	MaxLines = 10_000
	// maxFindings limits the listed findings of one rule. A last one then has the
	// number of all.
	maxFindings = 100
	// maxWritten limits the findings of one rule that keep their texts. It is more than
	// maxFindings because a rule may not report things in their order.
	maxWritten = 5 * maxFindings
	// maxFixBytes limits the fixes of a report. An edit counts as editBytes and its
	// text. FixAll also applies fixes that the report leaves out.
	maxFixBytes = 3 << 19
	editBytes   = 100
)

// Input is a file, the platforms to check it for, and the options.
type Input struct {
	// Path names the file in the report; rules about the name and the place
	// look at it. Empty: the file has no name and gets no file rule.
	Path string
	// RootPath is the path from the project's root, with slashes; empty means
	// the same as Path.
	RootPath string
	// Source is the file's bytes, at most MaxBytes.
	Source []byte
	// Targets are the selected platforms; nil are those that a comment of the file
	// names (see suppress.go), else the default ones.
	Targets []*platform.Target
	// Repository is what can be seen of the files beside the file; nil when they
	// cannot be seen, and then the rules about them are silent.
	Repository *repository.Repository
	// Cache is what a caller keeps from one call to the next while it lints a file
	// many times, else nil.
	Cache *Cache

	verdicts *verdicts // shared with the trials of fixes
}

// Lint checks a file. Every file, however broken, has a report. For a file larger
// than MaxBytes it returns an error.
func Lint(in Input) (*Report, error) {
	if len(in.Source) > MaxBytes {
		return nil, TooLargeError{Bytes: len(in.Source)}
	}
	return runAndTry(in).report(), nil
}

// TooLargeError is the error for a file over MaxBytes.
type TooLargeError struct{ Bytes int }

// Error is a message with the size of the file and the limit.
func (e TooLargeError) Error() string {
	return fmt.Sprintf("the file has %d bytes, more than the limit of %d", e.Bytes, MaxBytes)
}

// runAndTry runs the rules over a file and tries their fixes.
func runAndTry(in Input) *Pass {
	doc, omitted := firstLines(procfile.Parse(in.Source))
	in.Source = doc.Source
	in.Cache.begin(len(doc.Lines))
	p := run(in, doc)
	p.omitted = omitted
	in.verdicts = p.verdicts
	p.tryFixes(in)
	return p
}

// firstLines is a file up to the end of MaxLines lines that are neither blank nor
// comments, and how many lines follow.
func firstLines(doc *procfile.Document) (first *procfile.Document, omitted int) {
	left := MaxLines
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
func run(in Input, doc *procfile.Document) *Pass { return runSome(in, doc, rulesInOrder()) }

// runSome runs some of the rules over a file.
func runSome(in Input, doc *procfile.Document, some []*Rule) *Pass {
	comments := ownComments(doc)
	targets, byDefault := targetsFor(in.Targets, doc, comments)
	if in.RootPath == "" {
		in.RootPath = in.Path
	}
	p := newPass(doc, in.Path, path.Clean(strings.ReplaceAll(in.RootPath, `\`, "/")), targets)
	p.byDefault = byDefault
	p.Repository, p.cache = in.Repository, in.Cache
	p.verdicts = in.verdicts.forTargets(targets)
	p.comments, p.suppressions = comments, newSuppressions(doc, comments)
	for _, r := range some {
		p.rule = r
		r.Check(p)
	}
	p.sortFindings()
	return p
}

// sortFindings puts the findings in the order of the report.
func (p *Pass) sortFindings() {
	sort.Stable(byPlace(p.findings))
}

// byPlace sorts findings of one place by their rule.
type byPlace []finding

func (fs byPlace) Len() int      { return len(fs) }
func (fs byPlace) Swap(i, j int) { fs[i], fs[j] = fs[j], fs[i] }
func (fs byPlace) Less(i, j int) bool {
	a, b := &fs[i], &fs[j]
	if a.Range.Start != b.Range.Start {
		return a.Range.Start < b.Range.Start
	}
	if a.Range.End != b.Range.End {
		return a.Range.End < b.Range.End
	}
	return a.rule.Name < b.rule.Name
}

// report makes the report of what the rules found.
func (p *Pass) report() *Report {
	doc := p.Doc
	r := &Report{
		Schema:      Schema,
		File:        File{Path: p.Path, Encoding: doc.Encoding, BOM: doc.BOM, EOL: doc.EOL},
		Diagnostics: []Diagnostic{},
		Document:    doc,
		Suppressed:  p.suppressions.dropped,
		Secrets:     p.secrets(),
		Omitted:     p.omitted,
		claimed:     p.AnyClaimed(),
	}
	for _, t := range p.Targets {
		r.Platforms = append(r.Platforms, t.ID())
	}
	counts := map[*Rule]*ruleCount{}
	for _, f := range p.findings {
		if counts[f.rule] == nil {
			counts[f.rule] = &ruleCount{}
		}
		r.add(f, p.severity(f.Finding), p.concerned(f.Finding), counts[f.rule])
	}
	for _, rule := range rulesInOrder() {
		if c := counts[rule]; c != nil && c.found > c.listed {
			r.addCount(rule, c)
		}
	}
	return r
}

// ruleCount counts the findings of a rule.
type ruleCount struct {
	found, listed int
	worst         Severity
}

// add turns a finding into a located diagnostic, while its rule has few.
func (r *Report) add(f finding, severity Severity, platforms []string, count *ruleCount) {
	r.Summary.add(severity, len(f.Fixes) > 0)
	count.found++
	count.worst = max(count.worst, severity)
	if count.listed == maxFindings || f.Headline.Empty() {
		return
	}
	count.listed++
	d := Diagnostic{
		Rule:      f.rule.Name,
		Severity:  severity,
		Message:   f.Headline.Fit(prose.MaxHeadline),
		Effects:   f.Effects.write(),
		Help:      f.Help.Fit(prose.MaxHelp),
		Range:     f.Range,
		Platforms: platforms,
		Docs:      f.rule.Page(),
		Fixes:     r.listable(f.Fixes),
		Related:   f.Related,
	}
	r.Secrets.maskDiagnostic(r.Document, &d)
	r.Diagnostics = append(r.Diagnostics, r.locate(d))
}

// listable leaves out the fixes for which there is no room any more.
func (r *Report) listable(fixes []Fix) []Fix {
	listed := []Fix{}
	for _, f := range fixes {
		size := len(f.Title)
		for _, e := range f.Edits {
			size += editBytes + len(e.NewText)
		}
		if r.fixBytes+size > maxFixBytes {
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
func (r *Report) addCount(rule *Rule, count *ruleCount) {
	end := len(r.Document.Text)
	r.Diagnostics = append(r.Diagnostics, r.locate(Diagnostic{
		Rule:     rule.Name,
		Severity: count.worst,
		Message:  fmt.Sprintf("%d findings of this rule, of which %d are shown", count.found, count.listed),
		Effects:  []PlatformEffect{},
		Range:    procfile.Range{Start: end, End: end},
		Docs:     rule.Page(),
		Fixes:    []Fix{},
	}))
}

// severity is the worst of the effects. Without a selection it is an error only where
// it is one on all targets, those aside on which the effect is not verified.
func (p *Pass) severity(f Finding) Severity {
	if f.Effects == nil {
		return f.Severity
	}
	worst := f.Effects.Worst()
	if !p.byDefault || worst < Error {
		return worst
	}
	decisive := 0
	for _, e := range f.Effects {
		if e.Severity == Error || !e.Verified {
			decisive++
		}
	}
	if decisive < len(p.Targets) {
		return Warning
	}
	return worst
}

// concerned are the IDs of the targets that a finding concerns, nil for all.
func (p *Pass) concerned(f Finding) []string {
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
func (r *Report) locate(d Diagnostic) Diagnostic {
	d.Span = r.Document.Span(d.Range)
	for i := range d.Fixes {
		places := r.Document.Locator()
		edits := make([]TextEdit, len(d.Fixes[i].Edits))
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
