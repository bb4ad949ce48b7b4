package move

import (
	"cmp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// Fixed is the file to deploy with.
type Fixed struct {
	Text    string   `json:"text"`
	Base64  []byte   `json:"base64,omitempty"` // the bytes when they are not valid UTF-8
	Path    string   `json:"path"`
	Applied []string `json:"applied"`         // the titles of the fixes, in order
	Serves  []string `json:"serves"`          // the IDs of those of the two platforms that the text is good for
	Note    string   `json:"note"`            // says in a sentence whom it serves
	Shown   *Shown   `json:"shown,omitempty"` // the given text and the fixed one without secrets; nil where they have none
}

// Shown are the texts of a file before and after the fixes, for views.
type Shown struct {
	Before string `json:"before"`
	After  string `json:"after"`
}

// adaptation changes a file step by step so that the new platform takes it.
type adaptation struct {
	from, to *platform.Target
	// in is the file now, doc the same taken apart.
	in  lint.Input
	doc *procfile.Document
	// original is the given file.
	original lint.Input
	// lines are the present lines of those of the given file, -1 for a line that is gone.
	lines []int
	// given and first are what the platforms made of the given file.
	given, first view
	applied      []string
	// alone and old are the reports of the file now for the new and for the old platform, givenOld that of the given file for the old one.
	alone, old, givenOld *lint.Report
	// reasons are the messages on the new platform of what was fixed, by line of the given file.
	reasons map[int][]reason
	// troubled says that the old platform gains by the words of the fix at hand.
	troubled bool
	// corrects says that the fix at hand is safe, and that the old platform needs it too.
	corrects bool
	// corrected says that such a fix was applied.
	corrected bool
	// split says that the old platform no longer runs the same.
	split  bool
	trials int
	// looks are the last views, which are asked for again and again.
	looks []view
}

// maxLooks is how many views are kept: of both platforms, of the present file and of the next one.
const maxLooks = 4

// look is what a platform makes of a file. Callers must not change it.
func (m *adaptation) look(t *platform.Target, doc *procfile.Document) view {
	for _, v := range m.looks {
		if v.target == t && v.doc == doc {
			return v
		}
	}
	if len(m.looks) == maxLooks {
		m.looks = slices.Delete(m.looks, 0, 1)
	}
	v := look(t, doc)
	m.looks = append(m.looks, v)
	return v
}

// reason is why something was changed.
type reason struct {
	rule    string
	message string
}

// Limits of the search for fixes: how many are tried, and of how many bytes in all. Each trial reads the whole file a few times.
const (
	maxTrials     = 60
	maxTriedBytes = 64 << 10
)

// adaptTo applies the fixes that make the file good for both platforms and, when the new one needs more, those that it needs.
func adaptTo(in lint.Input, from, to *platform.Target) (*adaptation, error) {
	doc := procfile.Parse(in.Source)
	m := &adaptation{from: from, to: to, in: in, original: in, doc: doc, reasons: map[int][]reason{}}
	m.trials = max(1, min(maxTrials, maxTriedBytes/max(1, len(in.Source))))
	m.given, m.first = m.look(from, doc), m.look(to, doc)
	m.lines = make([]int, len(doc.Lines))
	for i := range m.lines {
		m.lines[i] = i
	}
	var err error
	if m.alone, err = m.lint(in, []*platform.Target{to}); err != nil {
		return nil, err
	}
	if m.old, err = m.lint(in, []*platform.Target{from}); err != nil {
		return nil, err
	}
	m.givenOld = m.old
	for _, targets := range [][]*platform.Target{{from, to}, {to}} {
		m.split = len(targets) == 1
		changed := len(m.applied)
		for m.trials > 0 {
			progress, err := m.round(targets)
			if err != nil {
				return nil, err
			}
			if !progress {
				break
			}
		}
		m.split = m.split && len(m.applied) > changed
	}
	return m, m.keepTraffic()
}

// keepTraffic gives the process with the old platform's HTTP traffic the type that gets it on the new one, where no process there has one.
func (m *adaptation) keepTraffic() error {
	now := m.look(m.to, m.doc)
	if !m.from.Reads() || !m.to.Reads() || len(m.to.HTTP) == 0 || slices.ContainsFunc(now.kept, m.to.IsHTTP) {
		return nil
	}
	for _, p := range m.given.processes {
		line := m.lines[p.Line]
		if p.NotStarted != "" || line < 0 || m.doc.Lines[line].Kind != procfile.Entry || !m.from.IsHTTP(p.Type) || m.from.Platform().Runner {
			continue
		}
		at, better := m.doc.Lines[line].Name, m.to.HTTP[0]
		next := check.Fix{
			Title: prose.T("Rename `%s` to `%s`", p.Type, better).Whole(),
			Edits: []lint.TextEdit{{Range: at, NewText: better}},
		}
		return m.take(next, line, reason{message: trafficReason(m.to)})
	}
	return nil
}

func trafficReason(t *platform.Target) string {
	return sure(t, platform.Traffic, "only "+codes(t.HTTP)+" "+prose.Plural(len(t.HTTP), "gets", "get")+" HTTP traffic")
}

// take applies a fix that no finding asks for, if the new platform doesn't get worse by it.
func (m *adaptation) take(fix lint.Fix, line int, why reason) error {
	next, err := lint.ApplyFix(m.in, m.doc, fix)
	if err != nil || len(next.Source) > lint.MaxBytes {
		return nil // it meets a limit; a step says what is lost
	}
	alone, err := m.lint(next, []*platform.Target{m.to})
	if err != nil || less(problemsIn(m.alone), problemsIn(alone)) {
		return err
	}
	old, err := m.lint(next, []*platform.Target{m.from})
	if err != nil {
		return err
	}
	doc := procfile.Parse(next.Source)
	lines := m.moved(fix, doc)
	m.split = m.split || !m.keepsOld(m.look(m.from, doc), lines, nil)
	given := m.givenLines()[line]
	m.reasons[given] = append(m.reasons[given], why)
	m.in, m.doc, m.lines, m.alone, m.old = next, doc, lines, alone, old
	m.applied = append(m.applied, fix.Title)
	return nil
}

// round takes the first fix that does what it should; progress says that there was one.
func (m *adaptation) round(targets []*platform.Target) (progress bool, err error) {
	report := m.alone
	if len(targets) > 1 {
		if report, err = m.lint(m.in, targets); err != nil {
			return false, err
		}
	}
	now, was := severities(m.alone), severities(m.old)
	if m.split {
		was = m.givenSeverities(report)
	}
	tried := map[string]bool{}
	for i := range report.Diagnostics {
		d := &report.Diagnostics[i]
		if !m.wanted(d, now, was) {
			continue
		}
		if !tried[d.Rule] {
			tried[d.Rule] = true
			m.troubled, m.corrects = false, false
			if together, messages := m.sameRule(report.Diagnostics[i:], d.Rule, now, was); len(messages) > 1 {
				ok, err := m.try(together, messages)
				if ok || err != nil {
					return ok, err
				}
			}
		}
		for _, fix := range d.Fixes {
			if m.trials <= 0 {
				return false, nil
			}
			m.troubled = troubledAt(m.old, d)
			m.corrects = fix.Applicability == lint.Safe && was[at(d)].severity >= lint.Warning
			ok, err := m.try(fix, map[int]reason{d.OwnSpan().Start.Line: {d.Rule, now[at(d)].message}})
			if ok || err != nil {
				return ok, err
			}
		}
	}
	return false, nil
}

// wanted reports whether a diagnostic is one that the move has to fix: one that
// the new platform has and, where the old one no longer matters, did not have.
func (m *adaptation) wanted(d *check.Diagnostic, now, was map[key]found) bool {
	if len(d.Fixes) == 0 || now[at(d)].severity < lint.Info {
		return false
	}
	return !m.split || now[at(d)].severity > was[at(d)].severity
}

type key struct {
	rule  string
	start int
}

func at(d *check.Diagnostic) key { return key{d.Rule, d.Range.Start} }

type found struct {
	severity lint.Severity
	message  string
}

func severities(r *lint.Report) map[key]found {
	m := make(map[key]found, len(r.Diagnostics))
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		m[at(d)] = found{d.Severity, messageOf(d)}
	}
	return m
}

// givenSeverities are those that the rules of a report's findings have on the same lines of the given file, on the old
// platform: what it makes of a line that is only for the new one doesn't matter.
func (m *adaptation) givenSeverities(report *lint.Report) map[key]found {
	worst, lines := map[key]found{}, m.givenLines()
	for i := range m.givenOld.Diagnostics {
		d := &m.givenOld.Diagnostics[i]
		if k := (key{d.Rule, d.OwnSpan().Start.Line}); d.Severity > worst[k].severity {
			worst[k] = found{d.Severity, ""}
		}
	}
	was := map[key]found{}
	for i := range report.Diagnostics {
		d := &report.Diagnostics[i]
		if given, ok := lines[d.OwnSpan().Start.Line]; ok {
			was[at(d)] = worst[key{d.Rule, given}]
		}
	}
	return was
}

// sameRule is the first fix of every diagnostic of a rule in one.
func (m *adaptation) sameRule(ds []check.Diagnostic, rule string, now, was map[key]found) (lint.Fix, map[int]reason) {
	var together lint.Fix
	messages := map[int]reason{}
	for i := range ds {
		d := &ds[i]
		if d.Rule != rule || !m.wanted(d, now, was) {
			continue
		}
		if d.Fixes[0].Rename != nil || d.Fixes[0].Encode != "" {
			return lint.Fix{}, nil
		}
		together.Edits = append(together.Edits, d.Fixes[0].Edits...)
		together.Title = joinTitles(together.Title, d.Fixes[0].Title)
		messages[d.OwnSpan().Start.Line] = reason{rule, now[at(d)].message}
	}
	return together, messages
}

func (m *adaptation) lint(in lint.Input, targets []*platform.Target) (*lint.Report, error) {
	in.Targets = targets
	r, err := lint.Lint(in)
	if err != nil {
		return nil, err
	}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		d.Fixes = slices.DeleteFunc(d.Fixes, func(f lint.Fix) bool { return len(f.Files) > 0 }) // a move changes the Procfile
	}
	r.Document = nil // which takes more memory than the rest
	return r, nil
}

// try takes a fix when the new platform gets better by it, and, unless it is for the new one alone, the old one runs what it ran.
func (m *adaptation) try(fix lint.Fix, why map[int]reason) (bool, error) {
	m.trials--
	next, err := lint.ApplyFix(m.in, m.doc, fix)
	if err != nil || len(next.Source) > lint.MaxBytes {
		return false, nil // the fixes of one rule meet each other
	}
	better, err := m.lint(next, []*platform.Target{m.to})
	if err != nil || !less(problemsIn(better), problemsIn(m.alone)) {
		return false, err
	}
	doc := procfile.Parse(next.Source)
	lines := m.moved(fix, doc)
	still, err := m.lint(next, []*platform.Target{m.from})
	if err != nil {
		return false, err
	}
	if m.renamesDropped(lines, doc) {
		return false, nil
	}
	if m.split {
		if !m.keepsNew(m.look(m.to, doc), lines) {
			return false, nil
		}
	} else if worse(problemsIn(still), problemsIn(m.old)) || !m.corrects && !m.keepsOld(m.look(m.from, doc), lines, why) {
		return false, nil
	}
	before := m.givenLines()
	for line, r := range why {
		given := before[line]
		m.reasons[given] = append(m.reasons[given], r)
	}
	m.in, m.doc, m.lines, m.alone, m.old = next, doc, lines, better, still
	m.applied = append(m.applied, strings.Split(fix.Title, titleBreak)...)
	if m.corrects && !m.split {
		m.correct()
	}
	return true, nil
}

// correct takes the file now as the given one. Where both platforms read the same command, both read the corrected one.
func (m *adaptation) correct() {
	given := m.correctedGiven()
	m.first.processes = slices.Clone(m.first.processes)
	for i := range m.first.processes {
		q := &m.first.processes[i]
		if was, is := m.given.at(q.Line), given.at(q.Line); was != nil && is != nil && sameWords(was.Command, q.Command) {
			q.Command = is.Command
		}
	}
	m.given, m.corrected = given, true
}

// renamesDropped reports whether the new platform takes the present file, and a fix renames a process that it
// doesn't start under the new name either.
func (m *adaptation) renamesDropped(lines []int, doc *procfile.Document) bool {
	if !m.to.Reads() || m.to.MarkNotStarted == nil {
		return false
	}
	now, after := m.look(m.to, m.doc), m.look(m.to, doc)
	if !now.deployed() {
		return false
	}
	for given, line := range lines {
		if line < 0 || m.lines[given] < 0 || doc.Lines[line].Kind != procfile.Entry {
			continue
		}
		name := doc.Slice(doc.Lines[line].Name)
		if before := &m.doc.Lines[m.lines[given]]; before.Kind != procfile.Entry || m.doc.Slice(before.Name) == name {
			continue
		}
		if p := after.at(line); p != nil && p.NotStarted != "" {
			return true
		}
	}
	return false
}

// notStartedOn says why a platform that starts only some processes doesn't start one, which its parser may have skipped.
func notStartedOn(t *platform.Target, v *view, p *platform.Process, name string) string {
	switch {
	case p != nil:
		return p.NotStarted
	case t.MarkNotStarted == nil || !v.deployed() || len(v.kept) == 0:
		return ""
	}
	ps := []platform.Process{{Type: v.kept[0]}, {Type: name}}
	t.MarkNotStarted(ps)
	return ps[1].NotStarted
}

// correctedGiven is what the old platform makes of the file now, with the lines of
// the given one: what it would have run, had the file been in order.
func (m *adaptation) correctedGiven() view {
	v := m.look(m.from, m.doc)
	given := m.givenLines()
	kept := v.processes[:0:0]
	v.byLine = map[int]int{}
	for _, p := range v.processes {
		if line, ok := given[p.Line]; ok {
			p.Line = line
			v.byLine[line] = len(kept)
			kept = append(kept, p)
		}
	}
	v.processes = kept
	v.doc = m.given.doc
	return v
}

// problemsIn counts the findings of a report. A process that the platform never starts counts as an info: a step shows it in
// any case, and a fix that gets the file through the build must not fail because of it.
func problemsIn(r *lint.Report) lint.Summary {
	s := r.Summary
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		if d.Kind == check.Difference && d.Severity == lint.Warning && len(d.Effects) > 0 && d.Effects[0].Outcome == platform.NotStarted {
			s.Warning--
			s.Info++
		}
	}
	return s
}

func worse(a, b lint.Summary) bool { return a.Error > b.Error || a.Warning > b.Warning }

// less reports whether a report is better than another one.
func less(a, b lint.Summary) bool {
	return cmp.Or(a.Error-b.Error, a.Warning-b.Warning, a.Info-b.Info) < 0
}

// givenLines are the lines of the given file by those of the present one.
func (m *adaptation) givenLines() map[int]int {
	lines := make(map[int]int, len(m.lines))
	for given, now := range m.lines {
		if now >= 0 {
			lines[now] = given
		}
	}
	return lines
}

// moved are the lines of the given file in the text after a fix.
func (m *adaptation) moved(fix lint.Fix, doc *procfile.Document) []int {
	f := follower{edits: sorted(fix.Edits)}
	lines := make([]int, len(m.lines))
	for given, now := range m.lines {
		lines[given] = -1
		if now < 0 {
			continue
		}
		l := &m.doc.Lines[now]
		offset := l.Range.Start
		if l.Kind == procfile.Entry {
			offset = l.Name.Start
		}
		if to, ok := f.follow(offset); ok && to <= len(doc.Text) {
			lines[given] = doc.Position(to).Line
		}
	}
	return lines
}

// troubledAt reports whether the old platform has something to say about the same place of a command, so that it gains by another wording too.
func troubledAt(old *lint.Report, d *check.Diagnostic) bool {
	if !aboutCommands(d.Rule) {
		return false
	}
	for i := range old.Diagnostics {
		if o := &old.Diagnostics[i]; o.Range.Start == d.Range.Start && aboutCommands(o.Rule) {
			return true
		}
	}
	return false
}

func aboutCommands(rule string) bool { return groupOf(rule) == check.CommandsGroup }

func groupOf(rule string) check.Group {
	if r, ok := lint.RuleByName(rule); ok {
		return r.Group
	}
	return ""
}

// keepsOld reports whether the old platform still runs what it ran, whatever it is called. Where the old platform gains by other
// words as well, it may run those on the lines that the fix is about, which are those of why in the present file.
func (m *adaptation) keepsOld(after view, lines []int, why map[int]reason) bool {
	before := &m.given
	if before.assumed != after.assumed || before.deployed() && !after.deployed() {
		return false
	}
	if len(before.processes) != len(after.processes) {
		return false
	}
	now := m.look(m.from, m.doc)
	for _, p := range before.processes {
		q := after.at(lines[p.Line])
		_, about := why[m.lines[p.Line]]
		if q == nil || !(m.troubled && about) && !m.sameCommand(now.at(m.lines[p.Line]), q) || (p.NotStarted == "") != (q.NotStarted == "") {
			return false
		}
		if p.Type != q.Type && before.duty(p.Type) != after.duty(q.Type) {
			return false
		}
	}
	return true
}

func (m *adaptation) sameCommand(a, b *platform.Process) bool {
	return a != nil && (sameWords(a.Command, b.Command) || sameToShell(m.from.Shell, a.Command, b.Command))
}

// keepsNew reports whether the new platform has not lost more of what the old one runs than before.
func (m *adaptation) keepsNew(after view, lines []int) bool {
	for _, p := range m.given.processes {
		if lines[p.Line] < 0 {
			return false
		}
	}
	now := m.look(m.to, m.doc)
	return m.unread(after, lines) <= m.unread(now, m.lines)
}

// unread counts the processes of the old platform that the new one does not give.
func (m *adaptation) unread(v view, lines []int) int {
	n := 0
	for _, p := range m.given.processes {
		q := v.at(lines[p.Line])
		if q == nil || v.assumed || q.Command == "" && p.Command != "" || q.NotStarted != "" && p.NotStarted == "" {
			n++
		}
	}
	return n
}
