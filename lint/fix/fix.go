// Package fix corrects an app: its Procfile and the files beside it, until neither a finding nor the cause in a log remains.
package fix

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
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
	m := &fixing{state: state{in: in, contents: map[string][]byte{}}, log: log, tried: map[string]bool{}, rules: map[string][]string{}}
	m.in.Built = check.BuiltIn(log)
	m.first = m.causes()
	doc := procfile.Parse(in.Source)
	if target, ok := platform.Lookup(m.first.Platform); ok && check.Select(in, doc, check.Directives(doc)).ByDefault {
		m.in.Targets = []*platform.Target{target}
	}
	if in.Source == nil || showsImage(log) {
		m.in.Targets = lint.TargetsInFolder(m.in)
	}
	given := m.state
	for range mostSteps {
		if !m.fixCause() && !m.fixFindings() {
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

// fixing is an app on the way to one without problems.
type fixing struct {
	state
	log   string
	first *logs.Diagnosis // of the log and the given app
	done  []string
	seen  []check.Diagnostic  // the findings of the app after each step
	rules map[string][]string // the rules that explained the cause at a place in the log after some step
	tried map[string]bool     // the places in the log, and the findings, for which a correction was tried; it is true for those that it corrected
}

func (m *fixing) causes() *logs.Diagnosis {
	if m.log == "" {
		return &logs.Diagnosis{Works: true}
	}
	return messages.Table().Of(m.log, &m.in)
}

// problems are the findings that are at least warnings. Without a Procfile, they are those about other files.
func (s *state) problems() (found []check.Diagnostic) {
	if s.in.Source != nil {
		if report, err := lint.Lint(s.in); err == nil {
			found = report.Problems()
		}
		return found
	}
	for _, r := range lint.LintBeside(s.in).Reports {
		found = append(found, r.Problems()...)
	}
	return found
}

func showsImage(log string) bool {
	return ascii.ContainsAny(log, []string{"definition from Dockerfile", "with Dockerfile", "Detected Dockerfile", "from Dockerfile", "Step 1/"})
}

// fixFindings applies the fixes of the findings, and reports whether there were some.
func (m *fixing) fixFindings() bool {
	found := m.problems()
	m.seen = append(m.seen, found...)
	fixed, err := lint.FixProblems(m.in)
	if err != nil || fixed.Applied == 0 {
		return false
	}
	m.seen = append(m.seen, fixed.Cured...)
	for _, f := range fixed.Files {
		m.state = m.changed(f.Path, f.After)
	}
	if m.in.Source != nil {
		m.in = m.in.As(fixed.Path, fixed.Source)
	}
	m.done = append(m.done, fixed.Titles...)
	return true
}

// fixCause applies the fixes of the first cause of the log for which some were not tried yet.
func (m *fixing) fixCause() bool {
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
func (m *fixing) settle(place string) bool {
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
func (m *fixing) applyOf(c *logs.Cause) (line string) {
	if c.Certainty == signal.Possible {
		return ""
	}
	fix := m.try(c.Fixes)
	switch {
	case fix == nil:
		return ""
	case len(fix.Edits) == 0:
		return "name or encoding"
	}
	return fmt.Sprint(fix.Path, ":", fix.Edits[0].Span.Start.Line)
}

// try applies the first of some fixes that changes a file, and brings no error.
func (m *fixing) try(fixes []subject.Fix) *subject.Fix {
	errors := count(m.problems(), isError)
	for i := range fixes {
		if fixes[i].Command != "" {
			continue
		}
		if next, ok := m.with(&fixes[i]); ok && count(next.problems(), isError) <= errors {
			m.state, m.done = next, append(m.done, fixes[i].Title)
			return &fixes[i]
		}
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
	doc := procfile.Parse(s.in.Source)
	own := fix.OfFinding(doc)
	for _, other := range own.Files {
		if _, known := s.in.Repository.Raw(other.Path); !known {
			return *s, false
		}
	}
	fixed, err := lint.ApplyFix(s.in, doc, own)
	if err != nil {
		return *s, false
	}
	next := *s
	for _, other := range own.Files {
		contents, _ := fixed.Repository.Raw(other.Path)
		next = next.changed(other.Path, contents)
	}
	next.in = fixed
	return next, true
}

// addLeft adds what remains of the findings, and of the causes in the log.
func (m *fixing) addLeft(out *Corrected, app *state) {
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
	targets := lint.AllTargets(m.in)
	if m.in.Source != nil {
		targets = nil
		if found, err := lint.Lint(m.in); err == nil {
			out.Platforms, out.InImages = append(out.Platforms, found.Platforms...), found.InImages
		}
		for _, id := range out.Platforms {
			target, _ := platform.Lookup(id)
			targets = append(targets, target)
		}
	}
	out.CheckedInPart = append([]string{}, check.FilesOf(targets, m.in.Repository)...)
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
		place := ""
		if d.Code != nil && (d.AboutFile || m.in.Source == nil) {
			place = fmt.Sprintf("%s:%d", d.Code.Path, d.Code.Line)
		} else {
			line, column := doc.LineColumn(d.Range.Start)
			place = fmt.Sprintf("%s:%d:%d", m.in.Path, line, column)
		}
		out.Left = append(out.Left, Problem{place, d.Message, d.Advice()})
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
