package lint

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/start"
)

// StartTargets are the platforms of an app without a Procfile: the chosen ones, else those whose files it has, else the default ones.
func StartTargets(in check.Input) (targets []*platform.Target, byDefault bool) {
	for _, chosen := range [...][]*platform.Target{in.Targets, in.Configured, withFiles(in)} {
		if slices.Contains(chosen, platform.AsDefault) {
			break
		}
		if len(chosen) > 0 {
			targets = slices.Clone(chosen)
			break
		}
	}
	if targets == nil {
		targets, byDefault = platform.Defaults(), true
	}
	for i, t := range targets {
		targets[i] = start.Strategy(t, in.Repository)
	}
	return targets, byDefault
}

// withFiles are the first platforms that read each file with commands of the app. Which one builds a Dockerfile isn't known.
func withFiles(in check.Input) (targets []*platform.Target) {
	read := map[string]bool{"Dockerfile": true}
	for _, p := range platform.All() {
		t := &p.Strategies[0]
		at := slices.IndexFunc(p.CommandFiles, func(name string) bool {
			return !read[name] && in.Repository != nil && in.Repository.HasFile(name)
		})
		if at < 0 || len(start.InFiles(t, in.Repository)) == 0 {
			continue
		}
		read[p.CommandFiles[at]] = true
		targets = append(targets, t)
	}
	return targets
}

// TakesCommandsFrom reports whether the chosen platforms take their commands from a file of theirs in the folder of the app, so that no Procfile counts.
// With a name, that is the file, and without chosen platforms those that read it are chosen.
func TakesCommandsFrom(in *check.Input, name string) bool {
	chosen := in.Targets
	if len(chosen) == 0 {
		chosen = in.Configured
	}
	if len(chosen) == 0 && name != "" {
		in.Targets = platform.Commanding(name)
		chosen = in.Targets
	}
	return len(chosen) > 0 && !slices.ContainsFunc(chosen, func(t *platform.Target) bool {
		if name != "" {
			return !slices.Contains(t.Platform().CommandFiles, name) || in.Repository.HasFile("Procfile") && !t.Platform().ReadsNone()
		}
		starts := start.InFiles(start.Strategy(t, in.Repository), in.Repository)
		return len(starts) == 0 || start.IsImage(starts[0].File)
	})
}

// LintStarts are the reports of an app without a Procfile, one for each file that has the command of something that starts, or from
// which that follows. unknown are the platforms of which it isn't known what they start.
func LintStarts(in check.Input) (reports []*Report, starts []Started, unknown []*platform.Target) {
	targets, byDefault := StartTargets(in)
	starts = startsOn(targets, in.Repository, start.Of)
	for _, t := range targets {
		if !slices.ContainsFunc(starts, func(s Started) bool { return slices.Contains(s.Targets, t) }) {
			unknown = append(unknown, t)
		}
	}
	return reportsOf(in, starts, byDefault), starts, unknown
}

func reportsOf(in check.Input, starts []Started, byDefault bool) (reports []*Report) {
	for i := range starts {
		s := &starts[i]
		r := reportOf(&reports, in, s)
		r.ByDefault = byDefault
		for _, d := range s.findings(in, byDefault) {
			r.merge(reports, d)
		}
	}
	for _, r := range reports {
		r.summarize()
		r.Secrets = secretsOf(r, starts)
	}
	return reports
}

// secretsOf are those in a file and in the commands of the starts from there.
func secretsOf(r *Report, starts []Started) *Secrets {
	docs := []*procfile.Document{procfile.Parse(r.Document.Source)}
	for i := range starts {
		if s := &starts[i]; s.File == r.File.Path {
			docs = append(docs, procfile.Parse(s.source()))
		}
	}
	return SecretsOf(docs...)
}

// reportOf is the report of the file of a start, which may be new.
func reportOf(reports *[]*Report, in check.Input, s *Started) *Report {
	at := slices.IndexFunc(*reports, func(r *Report) bool { return r.File.Path == s.File })
	if at < 0 {
		at = len(*reports)
		text, _ := in.Repository.Text(s.File)
		doc := plain(text)
		*reports = append(*reports, newReport(in, s.File, doc))
	}
	r := (*reports)[at]
	for _, t := range s.Targets {
		if !slices.Contains(r.Platforms, t.ID()) {
			r.Platforms = append(r.Platforms, t.ID())
		}
	}
	return r
}

// merge adds a diagnostic to those of the report, or to the same one of any report.
func (r *Report) merge(reports []*Report, d check.Diagnostic) {
	for _, other := range reports {
		for i := range other.Diagnostics {
			have := &other.Diagnostics[i]
			if have.Rule == d.Rule && have.Message == d.Message && other.pathOf(have) == r.pathOf(&d) && have.Range == d.Range {
				have.Merge(&d, other.Platforms)
				return
			}
		}
	}
	r.Diagnostics = append(r.Diagnostics, d)
}

// pathOf is the path of the file in which a diagnostic has its place.
func (r *Report) pathOf(d *check.Diagnostic) string {
	if d.File != "" {
		return d.File
	}
	return r.File.Path
}

// summarize counts the diagnostics.
func (r *Report) summarize() {
	r.Summary, r.Folded = Summary{}, Summary{}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		d.Concern(r.Platforms)
		r.Summary.add(d.Severity, len(d.Fixes) > 0)
		if d.Folded {
			r.Folded.add(d.Severity, len(d.Fixes) > 0)
		}
	}
}

// ByFile are the reports of the files in which the diagnostics have their places, the own one first if it has some.
func (r *Report) ByFile() (parts []*Report) {
	for i := range r.Diagnostics {
		d := r.Diagnostics[i]
		at := slices.IndexFunc(parts, func(p *Report) bool { return p.File.Path == r.pathOf(&d) })
		if at < 0 {
			at = len(parts)
			part := *r
			part.Diagnostics = nil
			if d.File != "" {
				text, _ := r.Repository.Text(d.Code.Path)
				part.Document, part.Omitted = plain(text), 0
				part.Secrets = SecretsOf(r.Document, part.Document)
				part.File = File{Path: d.File, Encoding: part.Document.Encoding, BOM: part.Document.BOM, EOL: part.Document.EOL}
			}
			parts = append(parts, &part)
		}
		if d.File != "" {
			d.File, d.AboutFile, d.Range = "", false, d.Code.RangeIn(parts[at].Document.Text)
		}
		parts[at].Diagnostics = append(parts[at].Diagnostics, d)
	}
	for _, part := range parts {
		part.summarize()
	}
	return parts
}

// Shown is the command for people, with single spaces and without its secrets.
func (s *Started) Shown() string {
	text := strings.Join(strings.Fields(s.Command), " ")
	return SecretsOf(procfile.Parse([]byte(s.Type + ": " + text + "\n"))).Mask(text)
}

// findings are what is wrong with a start, at its place in a file.
func (s *Started) findings(in check.Input, byDefault bool) (found []check.Diagnostic) {
	if s.Command == "" {
		return nil
	}
	made := s.asProcfile(in, byDefault)
	report := report(runFollowed(made, 0), made)
	for i := range report.Diagnostics {
		d := &report.Diagnostics[i]
		rule, _ := RuleByName(d.Rule)
		if d.Unlisted == 0 && s.counts(rule, d.AboutFile, d.Code, d.Severity, report.Document.Slice(d.Range)) {
			found = append(found, s.placed(in, report.Document, d))
		}
	}
	return found
}

// placed is a finding about the command in a Procfile, with its place in the file of the command, or in that of the app's code.
func (s *Started) placed(in check.Input, doc *procfile.Document, found *check.Diagnostic) check.Diagnostic {
	d, file := *found, s.Checked().File
	d.Related, d.AboutFile = nil, false
	if s.exposesPort() && strings.HasPrefix(d.Rule, "port-") {
		d.Doubt()
	}
	if d.Code != nil {
		file = d.Code.Path
	}
	text, _ := in.Repository.Text(file)
	if d.Code != nil {
		d.Range = d.Code.RangeIn(text)
		keepOutside(&d)
	} else if rule, _ := RuleByName(d.Rule); rule.OfStarts {
		d.Range, d.Fixes = procfile.Range{Start: s.before(), End: len(doc.Text)}, nil
		s.place(in, doc, &d, text)
		d.Help = "Add a `Procfile` with `worker: " + s.Shown() + "`."
	} else {
		s.place(in, doc, &d, text)
	}
	if file != s.File {
		d.File = file
	}
	d.Span = plain(text).Span(d.Range)
	return d
}

// keepOutside keeps the fixes of a diagnostic that change nothing in the Procfile, which isn't there, and says what the others do.
func keepOutside(d *check.Diagnostic) {
	advice := d.Advice()
	d.Fixes = slices.DeleteFunc(slices.Clone(d.Fixes), func(f check.Fix) bool {
		return len(f.Files) == 0 || len(f.Edits) > 0 || f.Rename != nil || f.Encode != ""
	})
	if len(d.Fixes) == 0 {
		d.Help, d.Fixes = advice, []check.Fix{}
	}
}

// place puts a finding about a word of the command into the text of its file.
func (s *Started) place(in check.Input, doc *procfile.Document, d *check.Diagnostic, text string) {
	before, title := s.before(), d.Advice()
	switch rule, _ := RuleByName(d.Rule); {
	case s.Script == nil && s.needsShell(rule):
		title = "Start it with a shell"
	case len(d.Fixes) > 0:
		title = d.Fixes[0].Title
	}
	d.Code = s.codePlace(d, doc.Slice(d.Range), text, before)
	keepOutside(d)
	rule, _ := RuleByName(d.Rule)
	switch {
	case s.Script == nil && s.needsShell(rule):
		d.Help = "Start it with a shell: `sh -c '…'`."
	case s.Script == nil && s.IsList() && strings.Contains(d.Help, "$PORT"):
		d.Help = "Use `$PORT`, in a command without brackets, so that a shell runs it."
	}
	if fixes := d.Code.Fixes(in.Repository, title); len(fixes) > 0 {
		d.Fixes = append(fixes, d.Fixes...)
	}
	if len(d.Fixes) > 0 && d.Help == d.Fixes[0].Title+"." {
		d.Help = ""
	}
	d.Range = s.Checked().RangeOf(procfile.Range{Start: d.Range.Start - before, End: d.Range.End - before})
}

// codePlace is the place of a word of the command, with what takes the place of the command there.
func (s *Started) codePlace(d *check.Diagnostic, word, text string, before int) *check.CodePlace {
	c := s.Checked()
	code := &check.CodePlace{Path: c.File, Line: 1 + strings.Count(text[:c.Range.Start], "\n"), Subject: word}
	if !c.Written {
		return code
	}
	code.Text = text[c.Range.Start:c.Range.End]
	rule, _ := RuleByName(d.Rule)
	switch {
	case s.Script == nil && s.needsShell(rule):
		code.Right = "sh -c '" + s.Command + "'"
	case len(d.Fixes) > 0 && len(d.Fixes[0].Edits) > 0:
		code.Right = s.after(text, d.Fixes[0].Edits, before)
	}
	return code
}

// after is the command in its file after edits of a Procfile, or "".
func (s *Started) after(text string, edits []check.TextEdit, before int) string {
	moved, ok := s.edits(edits, before)
	if !ok {
		return ""
	}
	at := s.Checked().Range
	for i := range moved {
		moved[i].Range = procfile.Range{Start: moved[i].Range.Start - at.Start, End: moved[i].Range.End - at.Start}
	}
	right, err := procfile.Apply(text[at.Start:at.End], moved)
	if err != nil {
		return ""
	}
	return right
}

// withProblem are the reports of an app without a Procfile with a finding about the place in its code, which may be there already.
func withProblem(reports []*Report, in check.Input, d check.Diagnostic) []*Report {
	if slices.ContainsFunc(reports, func(r *Report) bool { return slices.ContainsFunc(r.Diagnostics, d.SamePlace) }) {
		return reports
	}
	text, _ := in.Repository.Text(d.Code.Path)
	doc := plain(text)
	keepOutside(&d)
	d.AboutFile, d.Range = false, d.Code.RangeIn(doc.Text)
	d.Span = doc.Span(d.Range)
	at := slices.IndexFunc(reports, func(r *Report) bool { return r.File.Path == d.Code.Path })
	if at < 0 {
		at = len(reports)
		reports = append(reports, newReport(in, d.Code.Path, doc))
	}
	r := reports[at]
	for _, e := range d.Effects {
		isThere := func(id string) bool { return slices.Contains(r.Platforms, id) }
		r.Platforms = append(r.Platforms, slices.DeleteFunc(slices.Clone(e.Platforms), isThere)...)
	}
	r.Diagnostics = append(r.Diagnostics, d)
	r.summarize()
	return reports
}

func newReport(in check.Input, file string, doc *procfile.Document) *Report {
	return &Report{Schema: Schema, File: File{Path: file, Encoding: doc.Encoding, BOM: doc.BOM, EOL: doc.EOL},
		Diagnostics: []check.Diagnostic{}, Document: doc, Repository: in.Repository, Secrets: SecretsOf(doc)}
}
