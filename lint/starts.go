package lint

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/start"
)

// Started is what starts in an app without a Procfile, on the platforms that start the same.
type Started struct {
	start.Start
	Targets []*platform.Target
}

// startsOn are what starts on some platforms, together where it's the same.
func startsOn(targets []*platform.Target, r *repository.Repository, of func(*platform.Target, *repository.Repository) []start.Start) (all []Started) {
	for _, t := range targets {
		for _, s := range of(t, r) {
			at := slices.IndexFunc(all, func(have Started) bool { return have.same(&s) })
			if at < 0 {
				at = len(all)
				all = append(all, Started{Start: s})
			}
			if !slices.Contains(all[at].Targets, t) {
				all[at].Targets = append(all[at].Targets, t)
			}
		}
	}
	return all
}

func (s *Started) same(o *start.Start) bool {
	return s.File == o.File && s.Range == o.Range && s.Command == o.Command && s.Server == o.Server && s.Type == o.Type && (s.Image == nil) == (o.Image == nil)
}

// StartTargets are the platforms of an app without a Procfile: the chosen ones, else those whose files it has, else the default ones.
func StartTargets(in check.Input) (targets []*platform.Target, byDefault bool) {
	for _, chosen := range [...][]*platform.Target{in.Targets, in.Configured, withFiles(in)} {
		if len(chosen) > 0 && !slices.Contains(chosen, platform.AsDefault) {
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
			return !read[name] && in.Repository != nil && in.Repository.IsFile(path.Join(in.Repository.Folder(), name))
		})
		if at < 0 || len(start.InFiles(t, in.Repository)) == 0 {
			continue
		}
		read[p.CommandFiles[at]] = true
		targets = append(targets, t)
	}
	return targets
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

// source is a Procfile that starts the same.
func (s *Started) source() []byte {
	c := s.Checked()
	text := c.Command
	if c.As != "" {
		text = c.As
	}
	return []byte(s.Type + ": " + c.Front + text + "\n")
}

// Shown is the command for people, with single spaces and without its secrets.
func (s *Started) Shown() string {
	text := strings.Join(strings.Fields(s.Command), " ")
	return SecretsOf(procfile.Parse([]byte(s.Type + ": " + text + "\n"))).Mask(text)
}

// asProcfile is the start as a Procfile for its platforms, each of which starts the command unchanged.
func (s *Started) asProcfile(in check.Input, byDefault bool) check.Input {
	made := in.As("Procfile", s.source())
	made.Targets, made.ByDefault, made.Cache, made.Verdicts = nil, byDefault, nil, nil
	for _, t := range s.Targets {
		t = t.WithProcfile()
		if s.Script != nil || start.IsImage(s.File) {
			t.Shell = platform.Sh // that of npm and of Docker
		}
		made.Targets = append(made.Targets, t)
	}
	return made
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

// counts reports whether a finding about a word of the command in a Procfile is one about the command elsewhere.
func (s *Started) counts(rule *check.Rule, aboutFile bool, code *check.CodePlace, severity check.Severity, word string) bool {
	ofCommand := rule.Group == check.CommandsGroup || rule.Group == check.RepositoryGroup
	switch {
	case aboutFile && rule.Reach != check.InCode && !code.InCommand() || code == nil && !ofCommand:
		return false
	case s.As != "":
		return code != nil
	case rule.Reach == check.InText && !s.BeforeStart:
		return true
	case s.Image == nil && !s.BeforeStart && (s.isBuilt() || rule.Group == check.CommandsGroup || code != nil):
		return true
	}
	return severity >= check.Warning && (s.needsShell(rule) || s.isCertain(rule, word))
}

// isBuilt reports whether it's known of each platform what builds the app, so that its programs and files are known.
func (s *Started) isBuilt() bool {
	return !slices.ContainsFunc(s.Targets, func(t *platform.Target) bool { return t.BuiltBy == platform.UnknownBuild }) || !s.Written
}

// needsShell reports whether a finding is about a shell that the file can ask for.
func (s *Started) needsShell(rule *check.Rule) bool {
	return rule.Reach == check.OfShells && !start.IsImage(s.File) && !strings.Contains(s.Command+s.Quote(), "'")
}

// plainImages have a language, and no files of an app.
const plainImages command.Words = "python node bun deno ruby php golang elixir rust"

// isCertain reports whether a finding about a word of the command needs no knowledge of the build.
func (s *Started) isCertain(rule *check.Rule, word string) bool {
	if s.Image != nil {
		return s.isCertainInImage(rule, word)
	}
	return rule.Reach == check.OfScripts && s.namesScript(word) || rule.Reach == check.AmongFiles || rule.Reach == check.InImages || rule.Reach == check.InCode
}

// namesScript reports whether a word of the command is a script of package.json that it runs.
func (s *Started) namesScript(word string) bool {
	run := command.Parse(s.Command).Main()
	return run != nil && run.Reference().NamesScript() && run.Reference().Name == word
}

func (s *Started) isCertainInImage(rule *check.Rule, word string) bool {
	name, _, _ := strings.Cut(path.Base(s.Image.Image), ":")
	if !s.KeepsPaths || !plainImages.Has(name) {
		return false
	}
	if rule.Reach == check.OfScripts && s.namesScript(word) {
		return true
	}
	if path.IsAbs(word) && strings.HasPrefix(word, strings.TrimSuffix(s.Image.Folder, "/")+"/") {
		return false
	}
	top := path.Base(word)
	if name, _, _ := strings.Cut(top, "."); name != "" {
		top = name
	}
	for _, in := range s.Image.All() {
		if in.Word == "RUN" && strings.Contains(in.Text(), top) || in.Word == "ENV" && strings.HasPrefix(rule.Name, "port-") && setsAddress.AnyIn(in.Text()) {
			return false
		}
	}
	switch rule.Reach {
	case check.InImages, check.InCode:
		return true
	case check.OfScripts, check.AmongFiles:
		return start.OnlyInstalls(s.Image)
	}
	return false
}

// setsAddress are in the names of variables from which servers take their address or options.
const setsAddress command.Words = "PORT ARGS OPTS URLS ADDRESS BIND LISTEN HOST"

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
		d.Range, d.Help = d.Code.RangeIn(text), d.Advice()
	} else {
		s.place(in, doc, &d, text)
	}
	if file != s.File {
		d.File = file
	}
	d.Span, d.Fixes = plain(text).Span(d.Range), []check.Fix{}
	return d
}

// exposesPort reports whether the image says on which port it listens: some platforms send requests there.
func (s *Started) exposesPort() bool {
	return s.Image != nil && slices.ContainsFunc(s.Image.All(), func(in dockerfile.Instruction) bool { return in.Word == "EXPOSE" })
}

// place puts a finding about a word of the command into the text of its file.
func (s *Started) place(in check.Input, doc *procfile.Document, d *check.Diagnostic, text string) {
	before := s.before()
	d.Code = s.codePlace(in, d, doc.Slice(d.Range), text, before)
	d.Help = d.Advice()
	rule, _ := RuleByName(d.Rule)
	switch {
	case s.Script == nil && s.needsShell(rule):
		d.Help = "Start it with a shell: `sh -c '…'`."
	case s.Script == nil && s.IsList() && strings.Contains(d.Help, "$PORT"):
		d.Help = "Use `$PORT`, in a command without brackets, so that a shell runs it."
	}
	d.Range = s.Checked().RangeOf(procfile.Range{Start: d.Range.Start - before, End: d.Range.End - before})
}

// edits are edits of a Procfile, in which so many bytes are before the command, as those of the file that has it.
func (s *Started) edits(list []check.TextEdit, before int) ([]procfile.TextEdit, bool) {
	var own []procfile.TextEdit
	for _, e := range list {
		if e.Range.Start < before {
			return nil, false
		}
		own = append(own, procfile.TextEdit{Range: procfile.Range{Start: e.Range.Start - before, End: e.Range.End - before}, NewText: e.NewText})
	}
	return s.Checked().Edits(own)
}

// codePlace is the place of a word of the command, with what takes the place of the command there.
func (s *Started) codePlace(in check.Input, d *check.Diagnostic, word, text string, before int) *check.CodePlace {
	c := s.Checked()
	code := &check.CodePlace{Path: c.File, Line: 1 + strings.Count(text[:c.Range.Start], "\n"), Subject: word}
	if !c.Written {
		return code
	}
	code.Text = text[c.Range.Start:c.Range.End]
	rule, _ := RuleByName(d.Rule)
	near := in.Repository.Near(word)
	switch {
	case s.Script == nil && s.needsShell(rule):
		code.Right = "sh -c '" + s.Command + "'"
	case len(d.Fixes) > 0:
		code.Right = s.after(text, d.Fixes[0].Edits, before)
	case near != "":
		code.Right = s.after(text, []check.TextEdit{check.Replace(d.Range, near)}, before)
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

// WithProblem are the reports of an app without a Procfile with a finding about the place in its code, which may be there already.
func WithProblem(reports []*Report, in check.Input, d check.Diagnostic) []*Report {
	if slices.ContainsFunc(reports, func(r *Report) bool { return slices.ContainsFunc(r.Diagnostics, d.SamePlace) }) {
		return reports
	}
	text, _ := in.Repository.Text(d.Code.Path)
	doc := plain(text)
	d.Help = d.Advice()
	d.AboutFile, d.Range, d.Fixes = false, d.Code.RangeIn(doc.Text), []check.Fix{}
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
