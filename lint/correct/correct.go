// Package correct corrects an app: its Procfile and the files beside it, until neither a finding nor the cause in a log remains.
package correct

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/messages"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/logs/subject"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// Corrected is what corrects an app.
type Corrected struct {
	// Files are those that change, the Procfile first, and Done is what is done to them, in order.
	Files []File   `json:"files"`
	Done  []string `json:"done"`
	// Run are the commands that correct the rest, and Left is what a person has to do.
	Run  []string  `json:"run"`
	Left []Problem `json:"left"`
	// Platforms are those that the Procfile was checked for, none without one.
	Platforms []string `json:"platforms"`
	// CheckedInPart are the files by which platforms build or start the app, and that only some rules read.
	CheckedInPart []string `json:"checkedInPart"`
	// InImages are those of Platforms that run commands in an image of which nothing was checked.
	InImages []string `json:"-"`
	// Already are the places in the log of causes that the app no longer has.
	Already []string `json:"already"`
	// Cured is whether the log has causes, and each has an edit, or is corrected already.
	Cured bool `json:"cured"`
}

// Problem is what remains, and what to do.
type Problem struct {
	Place   string `json:"place"` // where it is, such as Procfile:2:1
	Message string `json:"message"`
	Help    string `json:"help"`
}

const (
	mostSteps = 40
	mostLines = 10 // limits in how many lines one cause is corrected
)

// App corrects an app, of which the Procfile may be missing. The log may be "".
func App(in lint.Input, log string) (*Corrected, error) {
	if len(in.Source) > lint.MaxBytes {
		return nil, lint.TooLargeError{Bytes: len(in.Source)}
	}
	m := &correcting{state: state{in: in, contents: map[string][]byte{}}, log: log, tried: map[string]bool{}, rules: map[string][]string{}}
	m.in.Built = builtIn(log)
	m.first = m.causes()
	doc := procfile.Parse(in.Source)
	if target, ok := platform.Lookup(m.first.Platform); ok && check.Select(in, doc, check.Directives(doc)).ByDefault {
		m.in.Targets = []*platform.Target{target}
	}
	m.in.Targets = strategiesOf(&m.in, log)
	given := m.state
	for range mostSteps {
		if !m.correctCause() && !m.correctProcfile() && !m.correctCode() {
			break
		}
	}
	out := &Corrected{Files: []File{}, Done: append([]string{}, m.done...), Run: []string{}, Left: []Problem{}, Already: []string{}, Platforms: []string{}}
	if f := Between(given.in.Path, m.in.Path, given.in.Source, m.in.Source); f != nil {
		out.Files = append(out.Files, *f)
	}
	for _, name := range slices.Sorted(maps.Keys(m.contents)) {
		before, _ := given.in.Repository.Raw(name)
		if f := Between(name, name, before, m.contents[name]); f != nil {
			f.IsBeside = true
			out.Files = append(out.Files, *f)
			if command := m.relock(name); command != "" {
				out.Run = append(out.Run, command)
			}
		}
	}
	m.addLeft(out, &given)
	return out, nil
}

// relock is the command that writes the lock file of a manifest that changed, or "".
func (s *state) relock(manifest string) string {
	manager := s.in.Repository.ManagerOf(manifest)
	if manager == nil || manager.Relock() == "" || s.in.Repository.LockOf(manager, manifest) == "" {
		return ""
	}
	if folder := path.Dir(manifest); folder != "." {
		return "(cd " + folder + " && " + manager.Relock() + ")"
	}
	return manager.Relock()
}

// correcting is an app on the way to one without problems.
type correcting struct {
	state
	log   string
	first *logs.Diagnosis // of the log and the given app
	done  []string
	seen  []check.Diagnostic  // the findings of the app after each step
	rules map[string][]string // the rules that explained the cause at a place in the log after some step
	tried map[string]bool     // the places in the log, and the findings, for which a correction was tried; it is true for those that it corrected
}

func (m *correcting) causes() *logs.Diagnosis {
	if m.log == "" {
		return &logs.Diagnosis{Works: true}
	}
	return messages.Table().Of(m.log, &m.in)
}

func (s *state) report() *lint.Report {
	if s.in.Source == nil {
		return nil
	}
	found, err := lint.Lint(s.in)
	if err != nil {
		return nil
	}
	return found
}

// problems are the findings that are at least warnings. Without a Procfile, they are those about other files.
func (s *state) problems() []check.Diagnostic {
	found := s.report()
	if s.in.Source != nil && found == nil {
		return nil
	}
	var shown []check.Diagnostic
	if found != nil {
		shown = shownOf(found)
	}
	if !s.isSeen() {
		return shown
	}
	shown = append(shown, s.commandProblems()...)
	return append(shown, slices.DeleteFunc(s.otherProblems(), func(d check.Diagnostic) bool { return slices.ContainsFunc(shown, d.SamePlace) })...)
}

func shownOf(r *lint.Report) []check.Diagnostic {
	return slices.DeleteFunc(r.Diagnostics, func(d check.Diagnostic) bool { return d.Severity < check.Warning || d.Folded })
}

func (s *state) isSeen() bool { return s.in.Repository != nil && s.in.Repository.Complete() }

// otherProblems are those that rules find in other files without a Procfile, beside an empty one.
func (s *state) otherProblems() []check.Diagnostic {
	if s.in.Source != nil {
		return nil
	}
	alone := *s
	alone.in = s.in.As("Procfile", []byte{})
	alone.in.Targets, alone.in.ByDefault = lint.StartTargets(s.in)
	return slices.DeleteFunc(shownOf(alone.report()), func(d check.Diagnostic) bool { return d.Code == nil })
}

// targetsOf are the platforms of a report. Without a Procfile, they are the chosen ones, else all.
func targetsOf(in *lint.Input, found *lint.Report) (targets []*platform.Target) {
	switch {
	case in.Source != nil && found != nil:
	case len(in.Targets)+len(in.Configured) == 0:
		return platform.Targets()
	case len(in.Targets) == 0:
		return in.Configured
	default:
		return in.Targets
	}
	for _, id := range found.Platforms {
		target, _ := platform.Lookup(id)
		targets = append(targets, target)
	}
	return targets
}

// strategiesOf are the chosen platforms. Where only a platform was chosen, and the app has no Procfile, or the log is of a Dockerfile, it
// is the strategy that reads what the app has.
func strategiesOf(in *lint.Input, log string) []*platform.Target {
	targets := slices.Clone(in.Targets)
	for i, t := range targets {
		strategies := t.Platform().Strategies
		reads := func(s *platform.Target) bool { return len(check.FilesOf([]*platform.Target{s}, in.Repository)) > 0 }
		if t != &strategies[0] || reads(t) || in.Source != nil && !showsImage(log) {
			continue
		}
		if at := slices.IndexFunc(strategies, func(s platform.Target) bool { return reads(&s) }); at >= 0 {
			targets[i] = &strategies[at]
		}
	}
	return targets
}

func showsImage(log string) bool {
	return ascii.ContainsAny(log, []string{"definition from Dockerfile", "with Dockerfile", "Detected Dockerfile", "from Dockerfile", "Step 1/"})
}

func (m *correcting) correctProcfile() bool {
	if m.in.Source == nil {
		return false
	}
	fixed, err := lint.FixProblems(m.in)
	if err != nil || fixed.Applied == 0 {
		return false
	}
	for _, f := range fixed.Cured {
		m.seen = append(m.seen, check.Diagnostic{Rule: f.Rule.Name, Code: f.Code})
	}
	for _, f := range fixed.Files {
		m.state = m.changed(f.Path, f.After)
	}
	m.in = m.in.As(fixed.Path, fixed.Source)
	m.done = append(m.done, fixed.Titles...)
	return true
}

// correctCause applies the fixes of the first cause of the log for which some were not tried yet.
func (m *correcting) correctCause() bool {
	for _, c := range m.causes().Causes {
		place := placeInLog(&c)
		m.rules[place] = append(m.rules[place], c.Rule)
		if _, again := m.tried[place]; again {
			continue
		}
		if m.tried[place] = m.settle(place); m.tried[place] {
			return true
		}
	}
	return false
}

// settle applies fixes of the cause at a place in the log, each of which may correct one of several lines, until the cause has no other one.
// One that has another one for the same line has none: what is enough isn't known.
func (m *correcting) settle(place string) bool {
	given, done, lines := m.state, m.done, map[string]bool{}
	for range mostLines {
		c := causeAt(m.causes().Causes, place)
		if c == nil {
			break
		}
		line := m.applyOf(c)
		if line == "" {
			break
		}
		if lines[line] {
			m.state, m.done = given, done
			return false
		}
		lines[line] = true
	}
	return len(m.done) > len(done)
}

// applyOf applies a fix of a cause, if one corrects something, and returns which line it changed.
func (m *correcting) applyOf(c *logs.Cause) (line string) {
	if script, contents := m.withReturns(c); script != "" {
		m.state = m.changed(script, []byte(contents))
		m.done = append(m.done, "Save `"+script+"` with LF line endings")
		return script
	}
	fixes := c.Fixes
	if watchers.Has(c.Values["program"]) {
		fixes = slices.Concat(m.withoutWatchers(), fixes)
	}
	if c.Certainty == signal.Possible {
		return ""
	}
	fix := m.try(fixes, "")
	switch {
	case fix == nil:
		return ""
	case len(fix.Edits) == 0:
		return "name or encoding"
	}
	return fmt.Sprint(fix.Path, ":", fix.Edits[0].Span.Start.Line)
}

// correctCode applies what no fix of the Procfile cures: a change of the place in the code that a finding is about, of a path that
// is nearly one that exists, or of another file as for a line that the mistake writes to a log.
func (m *correcting) correctCode() bool {
	found := m.problems()
	m.seen = append(m.seen, found...)
	for _, d := range found {
		name := fmt.Sprintf("%s: %s in line %d", d.Rule, d.Message, d.Span.Start.Line)
		if _, again := m.tried[name]; again {
			continue
		}
		word, program := "", ""
		if d.Code == nil {
			doc := procfile.Parse(m.in.Source)
			word = doc.Slice(d.Range)
			if namesProgram(doc, d.Range) {
				program = word
			}
		}
		code := &subject.Subject{App: subject.NewApp(&m.in, "")}
		code.AddListening(d.Code)
		fixes := append(code.Fixes, m.withHosts(&d, m.log)...)
		if isOfReach(&d, check.OfScripts) {
			fixes = append(fixes, m.withoutWatchers()...)
		}
		if isOfReach(&d, check.OfIgnored) {
			ignored := cmp.Or(word, path.Base(m.in.Path))
			if d.Code != nil {
				ignored = d.Code.Subject
			}
			fixes = append(fixes, m.takenBack(ignored)...)
		}
		if near := code.App.Repo.Near(word); near != "" {
			fixes = append(fixes, subject.Fix{Title: "Replace `" + word + "` with `" + near + "`", Edits: []check.TextEdit{{Span: d.Span, NewText: near}}})
		}
		for _, line := range symptoms(&d, program) {
			for _, c := range messages.Table().Of(line, &m.in).Causes {
				fixes = append(fixes, c.Fixes...)
			}
		}
		if m.tried[name] = m.try(fixes, d.Rule) != nil; m.tried[name] {
			return true
		}
	}
	return false
}

// installs is the command that installs a package for whose lack a finding is there, or "".
func (m *correcting) installs(d *check.Diagnostic) string {
	for _, line := range symptoms(d, "") {
		for _, c := range messages.Table().Of(line, &m.in).Causes {
			at := slices.IndexFunc(c.Fixes, func(f subject.Fix) bool { return f.Command != "" })
			if at >= 0 && c.Values["package"] != "" && c.Rule == d.Rule {
				return c.Fixes[at].Command
			}
		}
	}
	return ""
}

// symptoms are lines that the mistake of a finding writes to a log. The program at its place, if there is one, is what a shell doesn't find.
func symptoms(d *check.Diagnostic, program string) (lines []string) {
	for _, e := range d.Effects {
		if e.Log != "" && !slices.Contains(lines, e.Log) {
			lines = append(lines, e.Log)
		}
	}
	if program != "" {
		lines = append(lines, program+": command not found")
	}
	return lines
}

// namesProgram reports whether a place is the word that names a program of a command, or one of the wrappers in front of it, and not a
// script that an interpreter runs.
func namesProgram(doc *procfile.Document, at procfile.Range) bool {
	for _, e := range doc.Entries() {
		if e.CommandRange.Start > at.Start || e.CommandRange.End < at.End {
			continue
		}
		inCommand := procfile.Range{Start: at.Start - e.CommandRange.Start, End: at.End - e.CommandRange.Start}
		line := command.Parse(e.Command)
		isScript := func(run *command.Run) bool { return run != nil && run.Interpreted && run.Name.Range == inCommand }
		return !slices.ContainsFunc(append(line.Before(), line.Main()), isScript) && slices.ContainsFunc(line.Starts(), func(s command.Start) bool {
			i := slices.IndexFunc(s.Words, func(w command.Word) bool { return w.Range.Start <= inCommand.Start && inCommand.End <= w.Range.End })
			return i == 0 || i > 0 && inCommand.End <= s.Name.Range.End
		})
	}
	return false
}

// try applies the first of some fixes that changes a file, brings no error, and leaves fewer findings of a rule, if there is one.
func (m *correcting) try(fixes []subject.Fix, rule string) *subject.Fix {
	before := m.problems()
	for i := range fixes {
		if fixes[i].Command != "" {
			continue
		}
		next, ok := m.with(&fixes[i])
		if !ok {
			continue
		}
		after := next.problems()
		if count(after, isError) > count(before, isError) || rule != "" && count(after, isOf(rule)) >= count(before, isOf(rule)) {
			continue
		}
		m.state, m.done = next, append(m.done, fixes[i].Title)
		return &fixes[i]
	}
	return nil
}

// below is the path of a file from the app's folder, if it's in that.
func below(r *repository.Repository, file string) string {
	return strings.TrimPrefix(file, r.Folder()+"/")
}

func isError(d *check.Diagnostic) bool { return d.Severity == check.Error }

func isAboutFile(d *check.Diagnostic) bool { return d.AboutFile && d.Code == nil }

func isOf(rule string) func(*check.Diagnostic) bool {
	return func(d *check.Diagnostic) bool { return d.Rule == rule }
}

func count(findings []check.Diagnostic, counts func(*check.Diagnostic) bool) (n int) {
	for i := range findings {
		if counts(&findings[i]) {
			n++
		}
	}
	return n
}

// with is the app after a fix. It is false if the fix changes nothing.
func (s *state) with(fix *subject.Fix) (state, bool) {
	if next := *s; fix.IsOfProcfile() {
		edits := check.Fix{Rename: fix.Rename, Encode: fix.Encode}
		doc := procfile.Parse(s.in.Source)
		for _, e := range fix.Edits {
			e.Range = doc.RangeOf(e.Span)
			edits.Edits = append(edits.Edits, e)
		}
		fixed, err := lint.ApplyFix(s.in, doc, edits)
		next.in = fixed
		return next, err == nil
	}
	before, known := s.in.Repository.Raw(fix.Path)
	if !known {
		return *s, false
	}
	after, err := lint.EditFile(before, fix.Edits)
	if err != nil {
		return *s, false
	}
	return s.changed(fix.Path, after), true
}

// addLeft adds what remains of the findings, and of the causes in the log.
func (m *correcting) addLeft(out *Corrected, app *state) {
	first, after := app.problems(), m.problems()
	before := slices.Concat(first, m.seen)
	var causes []Problem
	runs, last := 0, m.causes().Causes
	for i := range m.first.Causes {
		given, c := &m.first.Causes[i], &m.first.Causes[i]
		if at := causeAt(last, placeInLog(c)); at != nil {
			c = at
		}
		command := slices.IndexFunc(c.Fixes, func(f subject.Fix) bool { return f.Command != "" })
		switch {
		case m.tried[placeInLog(c)] || isCured(c, m.rules[placeInLog(c)], before, after) || namesCured(c, wordsOf(app, first), wordsOf(&m.state, after)):
		case given.Answered, app.isAlready(given, m.log):
			out.Already = append(out.Already, placeInLog(c))
		case c.Answered, m.isAlready(c, m.log): // an edit for another reason corrected it
		case command >= 0:
			out.Run = append(out.Run, c.Fixes[command].Command)
			runs++
		case c.Place != nil && c.Rule != "" && count(after, isOf(c.Rule)) > 0: // the finding is left, too
		default:
			causes = append(causes, Problem{placeInLog(c), certainties[c.Certainty] + c.Headline, c.Help})
		}
	}
	out.Cured = len(m.first.Causes) > 0 && runs+len(causes) == 0
	if m.log != "" && len(m.first.Causes) == 0 && !m.first.Works {
		causes = append(causes, Problem{"the log", "No line of this log is a known failure", ""})
	}
	found := m.report()
	if found != nil {
		out.Platforms, out.InImages = append(out.Platforms, found.Platforms...), found.InImages
	}
	out.CheckedInPart = append([]string{}, check.FilesOf(targetsOf(&m.in, found), m.in.Repository)...)
	if m.in.Source == nil {
		_, starts, _ := lint.LintStarts(m.in)
		for _, s := range starts {
			if file := below(m.in.Repository, s.File); !slices.Contains(out.CheckedInPart, file) {
				out.CheckedInPart = append(out.CheckedInPart, file)
			}
		}
	}
	doc := procfile.Parse(m.in.Source)
	for _, d := range after {
		advice := d.Advice()
		if command := m.installs(&d); command != "" {
			advice = "Run `" + command + "`."
			if !slices.Contains(out.Run, command) {
				out.Run = append(out.Run, command)
			}
		}
		line, column := doc.LineColumn(d.Range.Start)
		place := fmt.Sprintf("%s:%d:%d", m.in.Path, line, column)
		if d.AboutFile && d.Code != nil {
			place = fmt.Sprintf("%s:%d", d.Code.Path, d.Code.Line)
		}
		out.Left = append(out.Left, Problem{place, d.Message, advice})
	}
	out.Left = append(out.Left, causes...)
}

// isCured reports whether rules that explain a cause found something before, and don't any more.
func isCured(c *logs.Cause, rules []string, before, after []check.Diagnostic) bool {
	for _, r := range explain.Text(c.Excerpt).Rules {
		rules = append(rules, r.Name)
	}
	found := func(in []check.Diagnostic) bool {
		return slices.ContainsFunc(in, func(d check.Diagnostic) bool {
			isAbout := d.Code == nil || d.Code.Kind == "" && strings.Contains(c.Excerpt, d.Code.Subject) || d.Code.Kind != "" && d.Code.Kind == c.Kind
			return isAbout && slices.Contains(rules, d.Rule)
		})
	}
	// A program that found no process didn't find the file, or couldn't read it.
	isRead := c.Kind == "process" && count(before, isAboutFile) > 0 && count(after, isAboutFile) == 0
	return isRead || found(before) && !found(after)
}

// finding is a rule, and the word that it found something about.
type finding struct{ rule, word string }

// wordsOf are the findings about words of a Procfile.
func wordsOf(s *state, found []check.Diagnostic) (words []finding) {
	doc := procfile.Parse(s.in.Source)
	for i := range found {
		if d := &found[i]; d.Code == nil {
			words = append(words, finding{d.Rule, doc.Slice(d.Range)})
		}
	}
	return words
}

// namesCured reports whether a line that no rule explains has the path of a finding that is gone, of a rule about such failures.
func namesCured(c *logs.Cause, before, after []finding) bool {
	return c.Rule == "" && c.Kind != "" && slices.ContainsFunc(before, func(f finding) bool {
		rule, known := lint.RuleByName(f.rule)
		return known && strings.Contains(f.word, "/") && mentions(c.Excerpt, f.word) && rule.Docs().Failure == c.Kind && !slices.Contains(after, f)
	})
}

var certainties = map[signal.Certainty]string{signal.Likely: "Likely: ", signal.Possible: "Possibly: "}

// causeAt is the cause at a place in the log, or nil.
func causeAt(causes []logs.Cause, place string) *logs.Cause {
	for i := range causes {
		if placeInLog(&causes[i]) == place {
			return &causes[i]
		}
	}
	return nil
}

func placeInLog(c *logs.Cause) string {
	return fmt.Sprintf("line %d of the log", c.Lines[0].Start.Line+1)
}
