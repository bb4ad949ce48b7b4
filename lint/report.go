package lint

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/secret"
)

// Schema names the version of every JSON shape.
const Schema = "proclint/1"

// Report is what Lint found out about a file.
type Report struct {
	Schema      string             `json:"schema"`
	File        File               `json:"file"`
	Platforms   []string           `json:"platforms"`
	Diagnostics []check.Diagnostic `json:"diagnostics"`
	Summary     Summary            `json:"summary"`
	// Omitted counts the lines that were not checked, those after MaxLines.
	Omitted int `json:"omitted,omitempty"`
	// OmittedFixes counts the fixes that Diagnostics leaves out, because those before them are very long.
	OmittedFixes int `json:"omittedFixes,omitempty"`
	// Detected are the platforms that files beside the Procfile show, while nobody has chosen one.
	// Then Platforms are the same. DetectedBy has the file for each of them.
	Detected   []string `json:"detected,omitempty"`
	DetectedBy []string `json:"detectedBy,omitempty"`
	// Excluded is set for a file that a configuration excludes: nothing in it was checked.
	Excluded bool `json:"excluded,omitempty"`
	// ByDefault means that Platforms are the default ones: nobody chose any, and no file shows one.
	ByDefault bool `json:"-"`
	// InImages are those of Platforms on which commands run in an image that a file beside the Procfile makes: whether it has
	// their programs and files wasn't checked.
	InImages []string `json:"-"`
	// Folded is the part of Summary that counts what views fold.
	Folded Summary `json:"-"`
	// Document is the file that the ranges refer to.
	Document *procfile.Document `json:"-"`
	// Repository is what can be seen of the files beside the file, or nil.
	Repository *repository.Repository `json:"-"`
	// Suppressed counts the findings that comments of the file ignore; they are neither in Diagnostics nor in Summary.
	Suppressed int `json:"-"`
	// UnlistedSafe counts the findings with a safe fix that Diagnostics leaves out, because it has many of their rules.
	UnlistedSafe int `json:"-"`
	// Secrets are those in the file. Every output must mask them. The texts of the diagnostics already do.
	Secrets *secret.Set `json:"-"`

	rootPath string // from the project's root
	// claimed means that a rule kept later ones silent on some line.
	claimed  bool
	fixBytes int // of the listed fixes, see addFixes
}

// File describes the bytes that were linted.
type File struct {
	Path     string            `json:"path"`
	Encoding procfile.Encoding `json:"encoding"`
	BOM      bool              `json:"bom"`
	EOL      procfile.EOL      `json:"eol"`
}

// Summary counts all diagnostics, also those past the limit of one rule.
type Summary struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
	Hint    int `json:"hint"`
	Fixable int `json:"fixable"` // counts the diagnostics that have a fix
}

func (s *Summary) add(sev check.Severity, fixable bool) {
	switch sev {
	case check.Error:
		s.Error++
	case check.Warning:
		s.Warning++
	case check.Info:
		s.Info++
	case check.Hint:
		s.Hint++
	}
	if fixable {
		s.Fixable++
	}
}

// Worst is the worst severity that was found, or None.
func (s Summary) Worst() check.Severity {
	switch {
	case s.Error > 0:
		return check.Error
	case s.Warning > 0:
		return check.Warning
	case s.Info > 0:
		return check.Info
	case s.Hint > 0:
		return check.Hint
	}
	return check.None
}

// report makes the report of what the rules found.
func report(p *check.Pass, in check.Input) *Report {
	doc := p.Doc
	r := &Report{
		Schema:      Schema,
		File:        File{Path: p.Path, Encoding: doc.Encoding, BOM: doc.BOM, EOL: doc.EOL},
		Diagnostics: make([]check.Diagnostic, 0, min(len(p.Findings), 2*check.MaxFindings)),
		Document:    doc,
		Repository:  p.Repository,
		Suppressed:  p.Suppressions.Suppressed,
		Secrets:     p.SecretsInFile(),
		Omitted:     p.Omitted,
		Excluded:    in.Excluded,
		ByDefault:   p.ByDefault,
		rootPath:    p.RootPath,
		claimed:     p.AnyClaimed(),
	}
	r.Platforms = make([]string, 0, len(p.Targets))
	for _, t := range p.Targets {
		r.Platforms = append(r.Platforms, t.ID())
		if t.Reads() && p.Repository != nil && p.InContainer(t) {
			r.InImages = append(r.InImages, t.ID())
		}
	}
	for _, s := range check.Recognized(p.Shown) {
		r.Detected, r.DetectedBy = append(r.Detected, s.Target.ID()), append(r.DetectedBy, s.File)
	}
	counts := map[*check.Rule]*ruleCount{}
	for _, f := range p.Findings {
		if counts[f.Rule] == nil {
			counts[f.Rule] = &ruleCount{}
		}
		severity := in.Severities.Of(f.Rule, p.SeverityOf(f))
		r.add(f, severity, concernedPlatforms(p, f.Finding), counts[f.Rule])
	}
	if len(p.Findings) == len(r.Diagnostics) { // all are listed
		return r
	}
	for _, rule := range check.RulesInOrder() {
		if c := counts[rule]; c != nil && c.unlisted != nil {
			r.addUnlisted(rule, c)
		}
	}
	return r
}

type ruleCount struct {
	listed   int
	unlisted map[unlistedKind]int // nil while all are listed
}

// unlistedKind is what views distinguish of findings that they only count.
type unlistedKind struct {
	severity check.Severity
	folded   bool
}

// add turns a finding into a located diagnostic, while its rule has few.
func (r *Report) add(f check.RuleFinding, severity check.Severity, platforms []string, count *ruleCount) {
	r.Summary.add(severity, len(f.Fixes) > 0)
	folded := r.folds(f.KindOf(), severity) && (f.Headline.Empty() || r.concernsSome(f.Effects))
	if folded {
		r.Folded.add(severity, len(f.Fixes) > 0)
	}
	if count.listed == check.MaxFindings || f.Headline.Empty() {
		if count.unlisted == nil {
			count.unlisted = map[unlistedKind]int{}
		}
		count.unlisted[unlistedKind{severity, folded}]++
		if !folded && slices.ContainsFunc(f.Fixes, func(fix check.Fix) bool { return fix.Applicability == check.Safe }) {
			r.UnlistedSafe++
		}
		return
	}
	count.listed++
	d := check.Diagnostic{
		Rule:      f.Rule.Name,
		Severity:  severity,
		Kind:      f.KindOf(),
		Folded:    folded,
		Message:   f.Headline.Fit(prose.MaxHeadline),
		Effects:   f.Effects.Write(),
		Help:      f.AnyHelp().Fit(prose.MaxHelp),
		AboutFile: f.Rule.AboutFile || f.Code.InCommand() || f.Code != nil && f.Range.End == 0, // what starts isn't in the Procfile
		Range:     f.Range,
		Platforms: platforms,
		Docs:      f.Rule.Page(),
		Fixes:     r.listable(f.Fixes),
		Related:   f.Related,
		Code:      f.Code,
		Headline:  f.Headline,
		Advised:   f.AnyHelp(),
	}
	check.MaskDiagnostic(r.Secrets, r.Document, &d)
	r.Diagnostics = append(r.Diagnostics, r.locate(d))
}

// besidePath is the path of another file, given from the root of the repository, in the terms of the path of the report.
func (r *Report) besidePath(file string) string {
	folder, up := path.Dir(r.rootPath), ""
	if folder == "." {
		folder = ""
	}
	for folder != "" && !strings.HasPrefix(file, folder+"/") {
		up = "../" + up
		if folder = path.Dir(folder); folder == "." {
			folder = ""
		}
	}
	own := path.Dir(strings.ReplaceAll(r.File.Path, `\`, "/"))
	return path.Join(own, up, strings.TrimPrefix(file, folder+"/"))
}

// folds reports whether views show a finding only when asked: while nobody chose a platform, it says what some of them do
// differently. That it concernsSome of them isn't known of one that is only counted.
func (r *Report) folds(kind check.Kind, severity check.Severity) bool {
	return r.ByDefault && kind == check.Difference && severity <= check.Info
}

// concernsSome reports whether some platforms, and not all of them, have an effect that isn't harmless.
func (r *Report) concernsSome(es check.Effects) bool {
	concerned, worst := 0, es.Worst()
	for _, e := range es {
		if e.Severity > check.Hint || worst <= check.Hint {
			concerned++
		}
	}
	return concerned > 0 && concerned < len(r.Platforms)
}

// listable leaves out the fixes for which there is no room any more.
func (r *Report) listable(fixes []check.Fix) []check.Fix {
	listed := []check.Fix{}
	for _, f := range fixes {
		size := len(f.Title)
		for _, e := range f.Edits {
			size += check.EditBytes + len(e.NewText)
		}
		for _, other := range f.Files {
			for _, e := range other.Edits {
				size += check.EditBytes + len(e.NewText)
			}
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

// addUnlisted adds a finding for each kind of those that a rule doesn't list, the most severe first.
func (r *Report) addUnlisted(rule *check.Rule, count *ruleCount) {
	for severity := check.Error; severity >= check.Hint; severity-- {
		for _, folded := range []bool{false, true} {
			if n := count.unlisted[unlistedKind{severity, folded}]; n > 0 {
				r.Diagnostics = append(r.Diagnostics, r.unlisted(rule, severity, folded, n))
			}
		}
	}
}

func (r *Report) unlisted(rule *check.Rule, severity check.Severity, folded bool, count int) check.Diagnostic {
	end := len(r.Document.Text)
	return r.locate(check.Diagnostic{
		Rule:     rule.Name,
		Severity: severity,
		Kind:     rule.Kind,
		Folded:   folded,
		Message:  fmt.Sprintf("%d more %s of this rule, not shown", count, prose.Plural(count, "finding", "findings")),
		Unlisted: count,
		Effects:  []check.PlatformEffect{},
		Range:    procfile.Range{Start: end, End: end},
		Docs:     rule.Page(),
		Fixes:    []check.Fix{},
	})
}

// concernedPlatforms are the IDs of the targets that a finding concerns, nil for all.
func concernedPlatforms(p *check.Pass, f check.Finding) []string {
	if f.Effects == nil || len(f.Effects) == len(p.Targets) {
		return nil
	}
	ids := make([]string, 0, len(f.Effects))
	for _, e := range f.Effects {
		ids = append(ids, e.Target.ID())
	}
	return ids
}

// locate fills in the positions of a diagnostic. Edits follow each other, and so do related places.
func (r *Report) locate(d check.Diagnostic) check.Diagnostic {
	d.Span = r.Document.Span(d.Range)
	if d.AboutFile && d.Code != nil {
		text, _ := r.Repository.Text(d.Code.Path)
		d.File, d.Span = r.besidePath(d.Code.Path), plain(text).Span(d.Code.RangeIn(text))
	}
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
