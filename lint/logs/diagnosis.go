// Package logs finds the causes in a log of a deploy: what failed in this app, why, and what corrects it. What messages
// mean is a table, which a caller loads.
package logs

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/holes"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/mask"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// Diagnosis is what a log shows.
type Diagnosis struct {
	// Platform is the ID of the one that wrote the log, or "".
	Platform string `json:"platform"`
	// Stage is the one in which the app failed, else the last one of the log, or "".
	Stage signal.Stage `json:"stage"`
	// Causes are what failed, the first one first; none in the log of a healthy app.
	Causes []Cause `json:"causes"`
	// Healthy is the first line that shows an app that works, else a step of a deploy, if none looks like an error, or "".
	Healthy string `json:"-"`
	// Works is whether nothing failed, and a line shows a deploy or an app that works, or that somebody stopped the app. Others
	// may look like errors.
	Works bool `json:"works,omitempty"`
}

const (
	// MostCauses limits how many are listed.
	MostCauses = 8
	// mostDrafts limits how many different messages of a log are kept.
	mostDrafts = 64
	// mostSpans limits the ranges of one cause.
	mostSpans = lex.MostRepeats
	// longestExcerpt is in characters.
	longestExcerpt = 240
)

// Table is what is known of the messages in logs. Its methods find causes.
type Table struct {
	*signal.Table
	looks *looks
	// documented are the lines that rules and platforms document.
	documented func() *signal.Table
}

// MeaningsOfLooks are the names of the meanings that what is looked at gives to causes.
func (t *Table) MeaningsOfLooks() []string { return t.looks.meanings() }

// Load reads a table.
func Load(text string) (*Table, error) {
	t, err := signal.Load(text)
	if err != nil {
		return nil, err
	}
	looks, err := newLooks(text, func(name string) bool { return t.Named(name) != nil })
	if err != nil {
		return nil, err
	}
	for _, m := range t.Meanings {
		if m.Look != "" && looks.named(m.Look) == nil {
			return nil, fmt.Errorf("%s: there is nothing named %q to look at", m.Name, m.Look)
		}
	}
	return &Table{t, looks, sync.OnceValue(func() *signal.Table { return t.Beneath(explain.Messages()) })}, nil
}

// Of finds the causes in a log. app is its Procfile and its repository, or nil; either may be missing in it.
func (t *Table) Of(log string, in *lint.Input) *Diagnosis {
	documented := t.documented()
	r := reader{
		documented: documented, triedDocumented: documented.Attempts(),
		table: t.Table, tried: t.Attempts(), listening: map[string]listener{}, answered: map[string]bool{}, ends: ends{last: map[string]lex.Line{}, stops: map[string]lex.Line{}},
		noted: map[string]string{}, scripts: map[string]string{}, said: said{}, traces: traces{open: map[string]*trace{}, headers: map[string]place{}}, before: map[string]lex.Line{},
	}
	m := &mask.Masker{}
	lex.EachLine(log, m, r.read)
	r.traces.end(r.takeTrace)
	if bare := r.traces.bare; len(r.drafts) == 0 && bare != nil && !r.listens(bare.first.Process) {
		r.takeTrace(bare)
	}
	shown := r.platform != ""
	r.platform = cmp.Or(r.platform, r.guess)
	local := r.local && !isHosted(r.platform)
	if in != nil && len(in.Targets) == 1 && (!shown || isOf(in.Targets[0], r.platform)) {
		r.platform = in.Targets[0].ID()
	}
	r.drafts = slices.DeleteFunc(r.drafts, r.isAside)
	if l := onlyLoopback(r.listening, r.platform); l != nil && len(r.drafts) == 0 {
		r.takeCause(&signal.Message{Meaning: t.WithRole(signal.RoleLoopback), By: r.platform}, map[string]string{}, &l.at)
	}
	r.addKinds()
	d := &Diagnosis{Platform: r.platform, Stage: r.stage, Causes: []Cause{}}
	drafts := grouped(r.drafts)
	if len(drafts) == 0 || r.worksWith(drafts) {
		d.Works = (r.healthy != "" || r.ends.interrupted || r.ends.stopped) && !r.crashed
		if len(r.said) == 0 && !r.crashed {
			d.Healthy = m.Mask(prose.Printable(cmp.Or(r.healthy, r.step)))
		}
		return d
	}
	a := newApp(in, r.platform)
	for _, draft := range drafts {
		draft.app, draft.meanings, draft.roles, draft.local = a, t.Named, t.WithRole, local
		draft.setPlace(r.platform, shown)
		draft.look(t.looks)
	}
	sort.SliceStable(drafts, func(i, j int) bool { return firstOf(drafts[i], drafts[j]) < 0 })
	if a.report != nil {
		m.Known = append(m.Known, a.report.Secrets)
	}
	spans := spansOf(log, drafts)
	for i, draft := range drafts[:min(len(drafts), MostCauses)] {
		d.Causes = append(d.Causes, draft.cause(m, spans[i]))
	}
	d.Stage = d.Causes[0].Stage
	return d
}

// After moves the places of the causes behind so many lines of a log that the diagnosis isn't about.
func (d *Diagnosis) After(lines int) {
	for _, c := range d.Causes {
		for i := range c.Lines {
			c.Lines[i].Start.Line += lines
			c.Lines[i].End.Line += lines
		}
	}
}

// worksWith reports whether the app works in spite of some causes: somebody stopped it, or it only lacks a variable.
func (r *reader) worksWith(drafts []*draft) bool {
	stopped := len(drafts) == 1 && drafts[0].Look == signal.LookEnd && drafts[0].interrupted || areAll(drafts, func(d *draft) bool { return d.Role == signal.RoleInterrupted })
	return stopped && r.listenedBefore(drafts) || (r.healthy != "" || len(r.listening) > 0) && areAll(drafts, func(d *draft) bool { return d.IsOverBy(overWorking) })
}

// areAll reports whether something is true of all causes.
func areAll(drafts []*draft, is func(*draft) bool) bool {
	return !slices.ContainsFunc(drafts, func(d *draft) bool { return !is(d) })
}

// firstOf orders two causes: remarks go behind all others, then what is only possible. What ended the deploy goes first.
func firstOf(a, b *draft) int {
	rank := func(d *draft) int {
		switch {
		case d.Ends == signal.EndsNothing:
			return 3
		case d.certainty == signal.Possible:
			return 2
		case d.Ends == signal.EndsDeploy:
			return 0
		}
		return 1
	}
	return rank(a) - rank(b)
}

// find is the message of a line, or of the line before it that goes on in this one, and the kind of a line without one.
func (r *reader) find(l *lex.Line) (message, kind signal.Match) {
	before := r.unread
	// Code has the message of each error, and TensorFlow notes libraries that only a GPU needs.
	if r.unread = (lex.Line{}); strings.Contains(l.Plain, "throw new ") || strings.Contains(l.Plain, "; dlerror: ") {
		return signal.Match{}, signal.Match{}
	}
	message, kind = r.table.Match(l, r.tried)
	if m := message.Message; m != nil && (m.By == "bash" && m.IsQuoted(l) || len(m.Is) > 0 && explain.Passed(l.Text)) {
		return signal.Match{}, signal.Match{} // somebody wrote about it
	}
	if message.Message == nil && l.Number-before.Number <= lex.MostApart && before.GoesOn(l) {
		l.Join(&before)
		own := kind
		if message, kind = r.table.Match(l, r.tried); own.Message != nil {
			kind = own
		}
	}
	if message.Message == nil {
		r.unread = *l
	}
	if message.Message == nil && kind.Message == nil {
		kind, _ = r.documented.Match(l, r.triedDocumented)
	}
	return message, kind
}

func (r *reader) read(l *lex.Line) {
	r.lines, r.last = r.lines+1, l.Number
	if r.platform == "" && l.Origin != r.origin {
		r.origin, r.platform = l.Origin, r.table.PlatformOf(l.Origin)
		if r.guess == "" && l.Process != "" {
			r.guess = r.table.PlatformOf("?" + l.Origin)
		}
	}
	r.takeHost(l.Host())
	r.local = r.local || l.IsLocal
	r.ends.see(l)
	importer, own := importerIn(r.unread.Text), *l
	message, kind := r.find(l)
	m := message.Message
	own.MayTell = l.MayTell
	var known *draft
	if failed := len(r.drafts) > 0 || r.traces.bare != nil; failed && (m == nil || len(m.Is) == 0) {
		r.takeSuccess(&own)
	}
	if stops(&own) {
		r.ends.stop(&own)
	}
	if !r.answered[own.Process] && own.Answers() && len(r.answered) < mostProcesses {
		r.answered[own.Process], r.healthy = true, cmp.Or(r.healthy, own.Text)
	}
	if m == nil {
		r.takeScript(&own)
		r.takeKind(kind)
		r.said.keep(&own)
		if crashes(&own) && !r.crashed {
			r.crashed, r.crash = true, own
		}
		r.takeStack(l)
	} else {
		known = r.take(&message, l, importer)
	}
	if healthy := m != nil && (len(m.Is) == 0 || m.Look == signal.LookEnd); healthy && r.traces.open[l.Process] == nil {
		// it only looks like an error with calls
	} else if ended := r.traces.take(&own, known, r.before[l.Process]); ended != nil {
		r.takeTrace(ended)
	}
	if m == nil || m.Look != signal.LookEnd {
		r.ends.keep(l)
	}
	r.keepBefore(&own)
}

// aboutRequests is the kind of messages about requests for a host of the app.
const aboutRequests = "host"

// takeHost takes a host of the app, whose end shows the platform that gave it.
func (r *reader) takeHost(host string) {
	if r.platform == "" && host != "" {
		r.platform = r.table.PlatformOfHost(host)
	}
}

// take takes in a message of a line. The result is the cause that it may be, or nil.
func (r *reader) take(found *signal.Match, l *lex.Line, importer string) *draft {
	m := found.Message
	named, ok := found.Named()
	if !ok {
		return nil // a line of the code that writes the message
	}
	named["importer"] = cmp.Or(named["importer"], importer)
	if m.Kind == aboutRequests {
		r.takeHost(named["host"])
	}
	if here := r.table.Named(m.Local); here != nil && here.Look == signal.LookEnd && r.local && l.Process != "" {
		inLog := *m
		inLog.Meaning, m = here, &inLog
	}
	if len(m.Is) == 0 {
		r.note(m, l, named)
		return nil
	}
	if m.Exits() && r.ends.takeStop(cmp.Or(named["process"], l.Process)) || m.IsOverBy(overStopped) && r.ends.stopping(l.Process) {
		return nil
	}
	r.local = r.local || m.Stage == signal.Local && m.Look == signal.LookEnd
	if m.Look == signal.LookEnd && r.takeEnd(l, named) || ascii.ContainsAny(l.Plain, signal.HandledWords) {
		return nil
	}
	d := r.takeCause(m, named, l)
	if d != nil {
		d.triesAgain(l.Plain)
		d.triesAgain(r.before[l.Process].Plain)
	}
	return d
}

// takeCause takes in a message of something that failed, with its values. The result is the cause that it may be, or nil.
func (r *reader) takeCause(m *signal.Message, named map[string]string, l *lex.Line) *draft {
	if r.isHarmless(m, named, l) {
		return nil
	}
	if address := r.listenerOf(l.Process).address; address != "" {
		named["listening"] = address
	}
	if started := r.scripts[l.Process]; started != "" {
		named["started"] = started
	}
	r.keepNotes(named)
	maps.Copy(named, r.noted)
	takeDetails(m, l, named)
	if d := r.earlier(m, named, l); d != nil {
		d.numbers = append(d.numbers, l.Numbers()...)
		return d
	}
	if len(r.drafts) == mostDrafts {
		return nil
	}
	d := r.draft(m, named, l)
	r.guess = cmp.Or(r.guess, d.platform)
	r.drafts = append(r.drafts, d)
	return d
}

// isHarmless reports whether nothing of the app failed by a message, as a check that passed later.
func (r *reader) isHarmless(m *signal.Message, named map[string]string, l *lex.Line) bool {
	name := named["name"]
	return m.Level == signal.Sign && name != "" && name == r.noted["removed"] ||
		m.IsOverBy(overReady) && r.noted["podready"] == "True" && !strings.Contains(l.Plain, "liveness") ||
		strings.Contains(l.Whole, " sshd[") || isForClient(l, m, name) || m.IsOverBy(settlesService) && telemetryPorts.Has(named["port"])
}

// earlier is the cause before a message that it is about, too, with the values of both, or nil.
func (r *reader) earlier(m *signal.Message, named map[string]string, l *lex.Line) *draft {
	if d := r.lastDraft(); d != nil && d.Name == m.Joins && d.isBefore(l) {
		if d.values["target"] == "" && named["address"] != "" {
			d.values["target"] = named["address"] + ":" + named["port"]
		}
		d.set("container", cmp.Or(named["container"], d.values["container"]))
		return d
	}
	tells := telling(named)
	for _, d := range r.drafts {
		if d.Meaning == m.Meaning && d.first.Process == l.Process && (hasSame(d.values, tells) || m.Role == signal.RoleOnce) {
			for name, value := range named {
				d.values[name] = cmp.Or(d.values[name], value)
			}
			return d
		}
	}
	return nil
}

// listens reports whether a process said where it listens.
func (r *reader) listens(process string) bool {
	_, listens := r.listening[process]
	return listens
}

// listenedBefore reports whether a server listened before the first of some causes.
func (r *reader) listenedBefore(drafts []*draft) bool {
	for _, l := range r.listening {
		if len(drafts) == 0 || l.since < drafts[0].first.Number {
			return true
		}
	}
	return false
}

// takeTrace takes in an error with its calls: what the table knows of it gets the place in the app's code.
func (r *reader) takeTrace(t *trace) {
	if t.handled {
		r.drafts = slices.DeleteFunc(r.drafts, func(d *draft) bool { return d == t.draft && d.first.Number == t.first.Number })
		return
	}
	if d := t.draft; d != nil && (d.Level >= signal.Fault || t.at.file == "") {
		d.set("within", t.library, "pyversion", t.python, "unset", variableIn(t.code))
		if t.at.file != "" && d.values["at"] == "" {
			d.set("at", paths.InApp(t.at.file), "row", t.at.line)
		}
		d.triesAgain(t.tried)
		return
	}
	m, values := t.message(r.table.WithRole)
	if m == nil || t.minor || r.isOfStop(t) {
		return
	}
	d := r.takeCause(m, values, &t.first)
	if d == nil {
		return
	}
	d.triesAgain(t.tried)
	if t.at.number > 0 {
		d.numbers = append(d.numbers, t.at.number)
	}
}

// takeScript takes the command of a script from the line with which npm or yarn shows it: "> webpack --watch".
func (r *reader) takeScript(l *lex.Line) {
	mark, command, _ := strings.Cut(l.Text, " ")
	if mark != "$" && mark != ">" {
		return
	}
	if _, known := r.scripts[l.Process]; known || len(r.scripts) < mostProcesses {
		r.scripts[l.Process] = command
	}
}

// lastDraft is the cause that was found last, or nil.
func (r *reader) lastDraft() *draft {
	if len(r.drafts) == 0 {
		return nil
	}
	return r.drafts[len(r.drafts)-1]
}

// isBefore reports whether a line may be the reason of a message.
func (d *draft) isBefore(l *lex.Line) bool { return l.Number-d.numbers[len(d.numbers)-1] <= mostAfter }

// takeStack takes the line after a message, which may be its reason, and the file that loads what is missing from the list
// that Node.js prints below its message, the closest one first.
func (r *reader) takeStack(l *lex.Line) {
	last := r.lastDraft()
	if last == nil {
		return
	}
	if l.Process == last.first.Process && l.Number-last.numbers[len(last.numbers)-1] <= mostDetails {
		takeDetails(last.Message, l, last.values)
	}
	if l.Process == last.first.Process && l.Number-last.first.Number <= mostAfter+1 {
		last.triesAgain(l.Plain)
	}
	if last.isBefore(l) && last.values["next"] == "" && isTelling(l.Text) && !strings.HasSuffix(l.Text, ":") {
		last.set("next", strings.TrimLeft(l.Text, "> -*!"))
	}
	if l.Plain == "require stack:" {
		r.requires = last.numbers[len(last.numbers)-1] == l.Number-1
		return
	}
	file, listed := strings.CutPrefix(l.Text, "- ")
	if r.requires && listed {
		last.values["importer"] = file
	}
	r.requires = false
}

// note keeps what a line of a healthy app shows.
func (r *reader) note(m *signal.Message, l *lex.Line, values map[string]string) {
	if m.Stage == signal.Local && l.Process == "" && values["process"] == "" || values["endzero"] != "" && strings.HasPrefix(l.Process, "run.") {
		return
	}
	r.local = r.local || m.Stage == signal.Local
	phase := r.phase(l) // the line may end it
	switch {
	case m.IsHealthy():
		r.healthy = cmp.Or(r.healthy, l.Text)
	case m.IsSign():
		r.step = cmp.Or(r.step, l.Text)
	}
	runs := m.Stage == signal.Running || m.Stage == signal.Start && !m.IsHealthy()
	if released := r.stage == signal.Release && runs && l.Origin == ""; m.Stage != signal.NoStage && !released { // a release runs, too
		r.stage = m.Stage
	}
	r.platform = cmp.Or(r.platform, m.Platform)
	r.keepNotes(values)
	r.noteEnd(l, values)
	r.settle(success{Line: l, what: values["settles"], values: values, by: m.By, phase: phase})
	r.noteServer(m, l, values)
}

// noteServer keeps where a server listens, and what the next lines are about.
func (r *reader) noteServer(m *signal.Message, l *lex.Line, values map[string]string) {
	switch address, port := strings.TrimSuffix(values["address"], "/"), values["port"]; {
	case values["source"] != "": // the last package that pip got as source code
		r.noted["source"] = path.Base(values["source"])
	case values["container"] != "":
		r.container = values["container"]
	case values["ended"] != "":
		r.container = ""
	case strings.Contains(address, ":") || isLoopback(address):
		r.takeListener(l, address, m.Meaning)
	case port != "":
		r.takeListener(l, ":"+port, m.Meaning)
	}
}

// noteEnd keeps what a line shows of the end of a process, or of a try.
func (r *reader) noteEnd(l *lex.Line, values map[string]string) {
	if values["endzero"] != "" || values["stopped"] != "" {
		r.ends.takeStop(l.Process)
	}
	if values["halted"] != "" { // what ran before has ended
		r.healthy = ""
		clear(r.answered)
		delete(r.listening, l.Process)
	}
	if d := r.lastDraft(); d != nil && values["endzero"] != "" && d.Names("endzero") && d.isBefore(l) { // its exit may follow
		d.set("endzero", values["endzero"])
	}
	for _, d := range r.drafts {
		if values["failedtry"] != "" && d.first.Process == l.Process {
			d.set("failedtry", values["failedtry"])
		}
	}
}

// settle drops the causes that a line shows to be over: it worked later.
func (r *reader) settle(s success) {
	step := s.what == settlesAll || s.what == settlesTests
	if s.what == "" || step && (r.noted["failedtests"] != "" || r.noted["testing"] == "" && (s.what == settlesTests || s.phase != signal.Build)) {
		return
	}
	before := len(r.drafts)
	r.traces.settle(&s)
	s.tells = telling(s.values)
	r.drafts = slices.DeleteFunc(r.drafts, s.settles)
	r.kinds = slices.DeleteFunc(r.kinds, s.settles)
	if step || s.what == settlesBuild || len(r.drafts) < before {
		r.healthy = cmp.Or(r.healthy, s.Text)
		delete(r.said, s.Process)
	}
	if step {
		delete(r.noted, "testing")
	}
}

// keepNotes keeps the values that explain a later line.
func (r *reader) keepNotes(values map[string]string) {
	for name, value := range values {
		if value != "" && notes[name] {
			r.noted[name] = value
		}
	}
}

// grouped puts what follows from a cause with it: a message farther from the cause belongs to the closest one before it,
// unless they are about different processes.
func grouped(all []*draft) []*draft {
	byLevel := slices.DeleteFunc(slices.Clone(all), func(d *draft) bool { return d.joinSame(all) })
	slices.SortStableFunc(byLevel, func(a, b *draft) int { return cmp.Or(int(b.Level)-int(a.Level), a.first.Number-b.first.Number) })
	var causes []*draft
	for _, d := range byLevel {
		owner := d.owner(causes)
		if owner == nil {
			causes = append(causes, d)
			continue
		}
		owner.numbers = append(owner.numbers, d.numbers...)
		owner.stage = cmp.Or(owner.stage, d.stage)
	}
	for _, c := range causes {
		own := c.first.Numbers()
		rest := slices.DeleteFunc(c.numbers, func(n int) bool { return slices.Contains(own, n) })
		slices.Sort(rest)
		c.numbers = append(own, slices.Compact(rest)...)
	}
	return causes
}

// joinSame adds the lines of a message to the first one that says the same of another process, if there is one before it.
func (d *draft) joinSame(all []*draft) bool {
	for _, first := range all[:slices.Index(all, d)] {
		if first.Meaning == d.Meaning && hasSame(first.values, telling(d.values)) {
			first.numbers = append(first.numbers, d.numbers...)
			return true
		}
	}
	return false
}

// owner is the one of these causes that a message follows from, or nil.
func (d *draft) owner(causes []*draft) *draft {
	var owner *draft
	for _, c := range causes {
		if c.Level > d.Level && c.mayConcern(d) && (owner == nil || c.first.Number < d.first.Number) && !c.goesOnUntil(d) {
			owner = c
		}
	}
	return owner
}

// goesOnUntil reports whether a cause is a remark in a build that went on, until a step failed or an error followed.
func (d *draft) goesOnUntil(step *draft) bool {
	if d.Ends != signal.EndsNothing || d.stage != signal.Build && step.stage != signal.Build {
		return false
	}
	return step.Level == signal.Step || step.stage == signal.Build && step.said != nil && step.said.Number > d.first.Number
}

// look looks at the folder and at the findings of the Procfile.
func (d *draft) look(all *looks) {
	if d.app.report == nil {
		d.rule = d.Rule
		d.set("explainer", d.Rule)
	}
	d.setUnset()
	if at := all.named(d.Look); at != nil {
		at(d)
	}
	if here := d.becomeLocal(); here != nil && here.Look != signal.LookEnd {
		if at := all.named(here.Look); at != nil {
			at(d)
		}
	}
	f := d.app.finding(d.confirm, d.values)
	if f == nil && d.NeedsFinding && !slices.ContainsFunc(d.Rules, func(name string) bool { return !d.app.knows(name) }) {
		d.found, d.isUnconfirmed = d.General(), true
	}
	if f == nil || d.Look == "said" && !d.app.isOf(f, d.values["process"]) {
		return
	}
	d.rule = f.Rule
	if d.found == nil || d.certainty != signal.Sure {
		d.certainty, d.finding = signal.Sure, f
	}
	for _, fix := range f.Fixes {
		d.fixes = append(d.fixes, Fix{Title: fix.Title, Edits: fix.Edits, Rename: fix.Rename, Encode: fix.Encode})
	}
}

// cause writes the texts.
func (d *draft) cause(secrets *mask.Masker, spans []procfile.Span) Cause {
	m := d.Meaning
	if d.found != nil {
		m = d.found
	}
	// Before a text is cut off: half a secret looks like none.
	for name, value := range d.values {
		d.values[name] = secrets.Mask(value)
	}
	d.addChange(m.Change)
	d.setHolder(m.Edit)
	is, why, help := d.write(mostHeadline, m.Is...), d.write(mostWhy, m.Why...), d.write(mostHelp, holes.Legal(d.helps(m), d.values, d.isOwn)...)
	why, help = d.here(why, help)
	helpIsFix := false
	c := Cause{
		Name: d.Name, Kind: m.Kind, Certainty: d.certainty, Rule: d.rule, Platform: d.platform, Stage: d.stage,
		Lines: spans, Fixes: []Fix{}, By: d.By, Source: d.Source, isUnconfirmed: d.isUnconfirmed,
	}
	if f := d.finding; f != nil {
		if !f.AboutFile {
			c.Place = &f.Span
		}
		why = d.write(mostWhy, d.Is...) + "."
		is = f.Message
		d.addListening(f.Code)
		switch {
		case f.Help != "":
			help = f.Help
		case len(f.Fixes) > 0:
			help, helpIsFix = f.Fixes[0].Title+d.app.lineOf(f)+".", true
		}
	} else if c.Place = d.app.placeOf(d.values["program"]); c.Place == nil {
		c.Place = d.app.placeOf(d.values["script"])
	}
	if d.values["holder"] == "" {
		why = d.sayHolder(why)
	}
	c.Headline, c.Why, c.Help, c.HelpIsFix = secrets.Mask(is), secrets.Mask(why), secrets.Mask(help), helpIsFix
	c.Excerpt = secrets.Mask(prose.Printable(d.first.Text))
	if runes := []rune(c.Excerpt); len(runes) > longestExcerpt {
		c.Excerpt = string(runes[:longestExcerpt]) + "…"
	}
	for _, fix := range d.fixes {
		fix.Title, fix.Diff, fix.Command = secrets.Mask(fix.Title), secrets.Mask(fix.Diff), secrets.Mask(fix.Command)
		c.Fixes = append(c.Fixes, fix)
	}
	d.addEdit(m, &c)
	if d.finding == nil {
		d.addOption(d.option(m), &c)
		d.addHost(m, &c)
	}
	commands := m.Commands
	if variable := d.commandOf(m.Sets); variable != "" {
		d.set("set", variable)
		commands = slices.Concat(commands, d.roles(signal.RoleSets).Commands)
	}
	for _, command := range commands {
		if command.Platform == d.platform {
			c.addCommand(d.commandOf(command.Text), secrets)
		}
	}
	if !slices.ContainsFunc(c.Fixes, func(f Fix) bool { return f.Command != "" }) && d.finding == nil {
		c.addCommand(d.commandIn(holes.Legal(d.helps(m), d.values, d.isOwn)), secrets)
	}
	return c
}

// addCommand adds a fix that runs a command, if there is one and nothing in it is secret.
func (c *Cause) addCommand(command string, secrets *mask.Masker) {
	isKnown := slices.ContainsFunc(c.Fixes, func(f Fix) bool { return f.Command == command })
	if command != "" && !isKnown && !strings.ContainsAny(command, ">|&;$") && secrets.Mask(command) == command {
		c.Fixes = append(c.Fixes, Fix{Title: "Run `" + command + "`", Command: command})
	}
}

// commandIn is the command that the help tells a person to run, with its named parts, or "".
func (d *draft) commandIn(helps []string) string {
	for _, help := range helps {
		if _, known := holes.Fill(help, d.values, mostHelp); !known {
			continue
		}
		after, runs := strings.CutPrefix(help, "Run `")
		command, rest, _ := strings.Cut(after, "`")
		if runs && strings.Contains(command, " ") && ascii.StartsWith(rest, []string{",", ".", " on your machine", " and "}) {
			return d.commandOf(command)
		}
		return ""
	}
	return ""
}

// addEdit adds the fix that corrects a word of the Procfile, unless a rule has one.
func (d *draft) addEdit(m *signal.Meaning, c *Cause) {
	before, after, _ := strings.Cut(m.Edit, " => ")
	old, right := d.commandOf(before), d.commandOf(after)
	if right == "" || slices.ContainsFunc(c.Fixes, func(f Fix) bool { return len(f.Edits) > 0 }) {
		return
	}
	if l := d.app.commandLineOf(old); l != nil {
		c.Fixes = append(c.Fixes, d.app.replace(l, old, right))
		return
	}
	place := d.app.placeOf(old)
	if place == nil {
		return
	}
	if d.finding == nil {
		c.Place = place
	}
	c.Fixes = append(c.Fixes, Fix{Title: "Replace `" + old + "` with `" + right + "`", Edits: []check.TextEdit{{Span: *place, NewText: right}}, ByHand: true})
}

// spansOf are the ranges of the lines of each draft. Lines that follow each other are one range.
func spansOf(log string, drafts []*draft) [][]procfile.Span {
	wanted := map[int]int{}
	for _, d := range drafts {
		for _, n := range d.numbers[:min(len(d.numbers), mostSpans)] {
			wanted[n] = 0
		}
	}
	lex.EachRaw(log, func(number int, raw string) {
		if _, ok := wanted[number]; ok {
			wanted[number] = len(utf16.Encode([]rune(raw)))
		}
	})
	all := make([][]procfile.Span, len(drafts))
	for i, d := range drafts {
		for _, n := range d.numbers[:min(len(d.numbers), mostSpans)] {
			end := procfile.Position{Line: n, Character: wanted[n]}
			if last := len(all[i]) - 1; last >= 0 && all[i][last].End.Line == n-1 {
				all[i][last].End = end
				continue
			}
			all[i] = append(all[i], procfile.Span{Start: procfile.Position{Line: n}, End: end})
		}
	}
	return all
}

// takeEnd takes in a message that a process ended, and reports whether it follows from what the log had before.
func (r *reader) takeEnd(l *lex.Line, named map[string]string) bool {
	for _, d := range r.drafts {
		if d.Look != signal.LookEnd && d.Role != signal.RoleInterrupted && !strings.HasPrefix(d.Pattern, "^exited with code") {
			continue
		}
		d.numbers = append(d.numbers, l.Numbers()...)
		if d.Look == signal.LookEnd && d.values["process"] == "" { // that all others are stopped comes first in heroku local
			d.setProcess(l, named, &r.ends)
		}
		return true
	}
	return false
}

// addOption adds the fix that puts an option at the end of the command of web.
func (d *draft) addOption(option string, c *Cause) {
	command := d.app.command("web")
	name, _, _ := strings.Cut(option, " ")
	place := d.app.placeOf(command)
	if option == "" || place == nil || strings.Contains(command, name) || slices.ContainsFunc(c.Fixes, func(f Fix) bool { return len(f.Edits) > 0 }) {
		return
	}
	place.Start = place.End
	c.Fixes = append(c.Fixes, Fix{Title: "Add `" + option + "` to `web`", Edits: []check.TextEdit{{Span: *place, NewText: " " + option}}, ByHand: true})
}

// isOfStop reports whether an error is one of an app that was being stopped.
func (r *reader) isOfStop(t *trace) bool {
	stop, stopped := r.ends.stops[t.first.Process]
	return stopped && t.first.Number > stop.Number && t.first.Number-stop.Number <= lex.MostApart
}

// keepBefore keeps a line as the one before the next one of its process, and before one that names none: that of a record
// for all of its text.
func (r *reader) keepBefore(l *lex.Line) {
	for _, process := range []string{l.Process, ""} {
		before, known := r.before[process]
		if !known && len(r.before) == mostProcesses {
			return
		}
		if known && before.IsRecord() && !l.IsRecord() && l.Number-before.Number == 1 {
			before.Number = l.Number
		} else {
			before = *l
		}
		if r.before[process] = before; l.Process == "" {
			return
		}
	}
}

// takeListener takes in a server that said where it listens: the proxy of a development server reaches it again. On a person's
// own machine, a server that starts anew has read the code that was corrected.
func (r *reader) takeListener(l *lex.Line, address string, by *signal.Meaning) {
	since := l.Number
	if before, listens := r.listening[l.Process]; listens {
		since = before.since
	}
	r.listening[l.Process] = listener{address, by, *l, since}
	delete(r.ends.stops, l.Process)
	port := address[strings.LastIndexByte(address, ':')+1:]
	r.drafts = slices.DeleteFunc(r.drafts, func(d *draft) bool {
		return d.values["target"] != "" && strings.HasSuffix(d.values["target"], ":"+port) ||
			l.IsLocal && d.Level == signal.Fault && d.first.Process == l.Process
	})
}

// takeSuccess drops the causes that a line shows to be over, as the app tried again.
func (r *reader) takeSuccess(l *lex.Line) {
	if connects(l) {
		r.settle(success{Line: l, what: settlesService, phase: r.phase(l)})
	}
	if succeeds(l) {
		r.settle(success{Line: l, what: settlesRetried, phase: r.phase(l)})
	}
}

// isAside reports whether a cause doesn't count where the app answers requests: it's about a single one, as scanners of the internet
// send it, or about the end of a process that worked. Health checks of PostgreSQL often name no user.
func (r *reader) isAside(d *draft) bool {
	if d.IsOverBy(overProbe) && d.values["user"] == "root" {
		return r.healthy != "" && d.first.IsOfPostgres()
	}
	if !r.answered[d.first.Process] && !r.answered[""] && !r.answered["router"] {
		return false
	}
	startsAgain := d.By == "nodemon"
	return startsAgain || d.IsOverBy(overAnswered) && strings.Trim(d.values["host"], "0123456789.:") == ""
}
