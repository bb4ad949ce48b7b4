package move

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
)

// notStarted says which processes the new platform does not take from the file.
func (m *move) notStarted(ps []*process) {
	var reasons []string
	byReason := map[string][]*process{}
	for _, p := range ps {
		why := m.lostBecause(p)
		if why == "" || m.timed(p) || m.neverRan(p) {
			continue
		}
		if byReason[why] == nil {
			reasons = append(reasons, why)
		}
		byReason[why] = append(byReason[why], p)
	}
	for _, why := range reasons {
		idle := byReason[why]
		var one *process
		if len(idle) == 1 {
			one = idle[0]
		}
		s := m.add(notRead, NotStarted, one, names(idle)+" "+prose.Plural(len(idle), "doesn't", "don't")+" start on "+m.to.Title()+". "+preview.Sentence(why))
		s.notStarted, s.lines = len(idle), nil
		for _, p := range idle {
			s.lines = append(s.lines, p.old.Line)
		}
		if idle[0].notStarted == "" {
			s.Edit = Broken // the platform would start it, if the line were in order
		}
	}
}

func names(ps []*process) string {
	var list []string
	for _, p := range ps {
		list = append(list, p.old.Type)
	}
	return codes(list)
}

// lostBecause says why the new platform does not start a process from the file, or "".
func (m *move) lostBecause(p *process) string {
	switch {
	case !m.after.deployed() || !m.to.Reads():
		return "" // a step about the whole file covers it
	case p.notStarted != "":
		return sure(m.to, platform.Start, strings.TrimSuffix(p.notStarted, "."))
	case p.new == nil && strings.TrimSpace(p.old.Command) == "":
		return ""
	case p.new == nil:
		if problem := m.nameProblem(p.name); !problem.OK() {
			return sure(m.to, platform.Names, problem.Text.String())
		}
		return sure(m.to, platform.Grammar, "the parser skips the line")
	}
	return ""
}

// timed reports whether one of the platforms runs a process at one moment.
func (m *move) timed(p *process) bool {
	return m.to.RunsAt(p.name) != platform.NoTrigger || m.runsBefore(p) != platform.NoTrigger || isReleaseType(p.name) && m.to.Release == platform.ReleaseNever
}

// releases says when a process runs that a platform runs at one moment.
func (m *move) releases(ps []*process) {
	from, to := m.from.Title(), m.to.Title()
	for _, p := range ps {
		before, after := m.runsBefore(p), m.to.RunsAt(p.name)
		if p.gained || !m.after.deployed() || !m.to.Reads() {
			after = platform.NoTrigger
		}
		name := prose.Quote(p.old.Type)
		switch {
		case m.commandAfter(p) == "":
			continue // nothing runs it anywhere
		case before == after && (after != platform.NoTrigger || !isReleaseType(p.name) || p.gained):
			continue
		case !m.to.Reads() && isReleaseType(p.name):
			m.insteadOfRelease(p) // a person declares every process there, and loses none
			continue
		case before == after:
			m.lostAlready(p)
			continue
		}
		switch {
		case before == platform.NoTrigger:
			m.add(otherwise, Differs, p, to+" "+sure(m.to, platform.Releasing, "runs "+name+" "+after.String())+". "+from+" doesn't.")
			continue
		case after != platform.NoTrigger:
			text := to + " " + sure(m.to, platform.Releasing, "runs "+name+" "+after.String()) + ". " + from + " " + sure(m.from, platform.Releasing, "runs it "+before.String()) + "."
			m.add(otherwise, Differs, p, text)
			if m.to.Release != platform.ReleaseBuild || !isReleaseType(p.name) {
				continue
			}
		case m.to.Release == platform.ReleaseStarts && isReleaseType(p.name) && m.to.Reads():
			m.add(otherwise, Differs, p, to+" "+sure(m.to, platform.Releasing, "starts "+name+" with the other processes")+". "+from+" "+sure(m.from, platform.Releasing, "runs it "+before.String())+".")
			if m.to.ReleaseInstead == "" {
				continue
			}
		default:
			text := to + " " + sure(m.to, platform.Releasing, "doesn't run "+name) + "."
			if m.from.Reads() {
				text += " " + from + " " + sure(m.from, platform.Releasing, "runs it "+before.String()) + "."
			}
			m.add(notRead, NotStarted, p, text).notStarted = 1
		}
		m.insteadOfRelease(p)
	}
}

// runsBefore is when the old platform runs a process. One that reads no Procfile runs a release as Heroku does, as the plan assumes for every line.
func (m *move) runsBefore(p *process) platform.Trigger {
	if !m.from.Reads() && isReleaseType(p.old.Type) {
		return platform.BeforeRelease
	}
	return m.from.RunsAt(p.old.Type)
}

// lostAlready shows what runs a release on a platform that doesn't do it from the Procfile, although the old one doesn't run it once
// for each deploy either.
func (m *move) lostAlready(p *process) {
	if m.to.Release == platform.ReleaseStarts {
		return // it starts with the others, which another step shows
	}
	instead := m.to.ReleaseInstead
	if instead == "" {
		instead = "Run its command manually."
	}
	name := prose.Quote(p.old.Type)
	if m.from.Release == platform.ReleaseStarts {
		m.add(notRead, NotStarted, p, m.to.Title()+" "+sure(m.to, platform.Releasing, "doesn't run "+name)+". "+m.from.Title()+" starts it with the other processes.").notStarted = 1
		m.insteadOfRelease(p)
		return
	}
	text := "Neither " + m.from.Title() + " nor " + m.to.Title() + " runs " + name + " from the file."
	if m.to.ReleaseEdits || m.to.ReleaseType != "" {
		m.add(otherwise, Differs, p, text) // an edit of the file would change what the app does
		return
	}
	m.add(otherwise, Differs, p, text+" To run it on "+m.to.Title()+": "+lowered(preview.Sentence(instead)), m.commandsOf(p, platform.Once)...)
}

// isReleaseType reports whether Target.Release speaks of a process type.
func isReleaseType(name string) bool { return name == "release" }

func (m *move) insteadOfRelease(p *process) {
	if !isReleaseType(p.name) {
		m.insteadOfTrigger(p)
		return
	}
	commands, when := m.commandsOf(p, platform.Starting), releasing
	if len(commands) == 0 {
		commands = m.commandsOf(p, platform.Once)
		// A platform with other process types for this needs a new name, before the deploy.
		if m.to.RunsWhen == nil {
			when = afterDeploy
		}
	}
	instead := m.to.ReleaseInstead
	if instead == "" {
		instead = "run its command manually"
	}
	text := "For " + prose.Quote(p.old.Type) + ", " + lowered(strings.TrimSuffix(instead, ".")) + "."
	also := ""
	if after := m.to.RunsAt(p.name); after != platform.NoTrigger {
		also = "runs " + after.String()
	} else if m.to.Release == platform.ReleaseStarts {
		also = "starts with the other processes"
	}
	if also != "" {
		text += " Remove its line from the file for " + m.to.Title() + ", where it also " + also + "."
	}
	edits := also != "" || m.to.ReleaseType != "" || m.to.ReleaseEdits
	if edits {
		when = beforeDeploy
	}
	s := m.add(when, ByHand, p, text, commands...)
	if edits {
		s.Edit = Open
	}
}

// insteadOfTrigger is for the types of one platform, such as one that runs after each deploy or by the clock.
func (m *move) insteadOfTrigger(p *process) {
	text, when := "run its command manually", afterDeploy
	if m.to.Release == platform.ReleasePhase && !m.has("release") && m.from.RunsAt(p.old.Type).PerDeploy() {
		when = beforeDeploy
		text = "rename it to `release`, which " + m.to.Title() + " runs " + m.to.RunsAt("release").String() + ", or run its command manually"
	}
	m.add(when, ByHand, p, "For "+prose.Quote(p.old.Type)+", "+text+".")
}

// starts lists what starts by itself that did not, and what a person has to start.
func (m *move) starts(ps []*process) {
	to := m.to.Title()
	for _, p := range ps {
		if m.timed(p) || m.idle(p) {
			continue
		}
		ends := ecosystem.Role(m.role(p)).Ends()
		if m.outside(p) {
			if script := p.cmd.BuildpackScript(); script != "" && (!m.to.Reads() || m.to.OwnBuildpacks) {
				m.add(starting, ByHand, p, prose.T("Create `%s` on %s with another server. Only Heroku's buildpacks have `%s`.", p.old.Type, to, script).Whole())
				continue
			}
			if commands := m.commandsOf(p, platform.Starting); len(commands) > 0 || !ends {
				m.add(starting, ByHand, p, prose.T("Create `%s` on %s.", p.old.Type, to).Whole(), commands...)
				continue
			}
			m.once(p)
			continue
		}
		if p.new == nil || m.to.Scale == nil {
			continue
		}
		now, why := m.in().Repository.ScaleOn(m.to, p.name, m.after.kept)
		was := m.scale(&m.before, m.from, p.old.Type)
		switch {
		case ends && now > 0 && was <= 0 && m.from.Reads():
			m.restarted(p)
		case ends && now <= 0:
			m.once(p)
		case ends:
		case now < 0:
			m.add(afterDeploy, ByHand, p, prose.T("Check whether `%s` runs after the first deploy to %s, and start it if not. %s", p.name, to, preview.Sentence(why)).Whole(), m.commandsOf(p, platform.Starting)...)
		case now == 0:
			m.add(afterDeploy, ByHand, p, prose.T("Start `%s`. %s %s.", p.name, to, sure(m.to, platform.Start, "doesn't start it by itself")).Whole(), m.commandsOf(p, platform.Starting)...)
		case was == 0 && p.old.NotStarted == "" && m.from.Reads():
			m.add(otherwise, Differs, p, to+" "+sure(m.to, platform.Start, prose.T("starts `%s` by itself", p.name).Whole())+". "+m.from.Title()+" doesn't.")
		}
	}
}

// once is the step for a process that exits when it's done, which nothing should keep running.
func (m *move) once(p *process) {
	m.add(afterDeploy, ByHand, p, prose.T("When you need `%s`, run it once on %s. It exits when it's done.", p.name, m.to.Title()).Whole(), m.commandsOf(p, platform.Once, platform.Starting)...)
}

// restarted is the step for one that the new platform starts like a service. A local runner starts it on a machine where somebody sees it end.
func (m *move) restarted(p *process) {
	to := m.to.Title()
	text := to + " " + sure(m.to, platform.Start, prose.T("starts `%s` like a service", p.name).Whole()) + ", although it exits when it's done."
	if m.to.Platform().Runner {
		m.add(otherwise, Differs, p, text+" Check that it may run at each start.").Edit = Check
		return
	}
	m.add(beforeDeploy, ByHand, p, text+" Remove its line from the file for "+to+", and run its command manually.", m.commandsOf(p, platform.Starting, platform.Once)...).Edit = Open
}

// outside reports whether a process has to be made on the new platform itself.
func (m *move) outside(p *process) bool {
	return !m.to.Reads() || p.notStarted != "" && m.after.deployed()
}

// idle reports whether there is nothing to start: an entry without a command, or a release that neither platform runs.
func (m *move) idle(p *process) bool {
	return m.commandAfter(p) == "" || m.neverRuns(p)
}

// values says what to write for a text that isn't a command on one of the platforms.
func (m *move) values(ps []*process) {
	for _, p := range ps {
		was, is := m.from.Value(p.old.Type), m.to.Value(p.name)
		corrected := p.new != nil && !sameWords(p.new.Command, p.old.Command)
		if p.old.Command == "" || was == is || was == platform.CronCommand || corrected {
			continue
		}
		m.add(beforeDeploy, ByHand, p, prose.T("Write %s for `%s`. On %s, its text is %s.", is.String(), p.name, m.from.Title(), was.String()).Whole()).Edit = Open
	}
}

// neverRan reports whether a process is a release that neither platform runs.
func (m *move) neverRan(p *process) bool {
	return isReleaseType(p.old.Type) && m.from.Reads() && m.from.Release == platform.ReleaseNever && m.neverRuns(p)
}

// neverRuns reports whether a process is a release that the new platform doesn't run from the Procfile.
func (m *move) neverRuns(p *process) bool {
	return isReleaseType(p.name) && m.to.Release == platform.ReleaseNever
}

// remarks adds the new platform's remarks on process types, without those that the old one makes as well.
func (m *move) remarks(ps []*process) {
	if !m.after.deployed() || slices.ContainsFunc(m.out, writesFiles) {
		return
	}
	var remarks []*platform.Remark
	about := map[*platform.Remark][]*process{}
	for _, p := range ps {
		if m.to.WebFirst != nil && m.to.IsHTTP(p.name) {
			continue // a finding reports where web isn't the first entry
		}
		if p.new == nil || p.new.NotStarted != "" || m.idle(p) || m.from.RunsAt(p.old.Type) != m.to.RunsAt(p.name) || ecosystem.Role(m.role(p)).Ends() {
			continue
		}
		remark := m.to.Remark(p.name)
		if remark == nil || remark == m.from.Remark(p.old.Type) {
			continue
		}
		if about[remark] == nil {
			remarks = append(remarks, remark)
		}
		about[remark] = append(about[remark], p)
	}
	for _, remark := range remarks {
		s := m.add(otherwise, Differs, about[remark][0], names(about[remark])+" on "+m.to.Title()+": "+remark.Text)
		if remark.Doubtful {
			s.Text += " Check what it runs."
			s.Edit = Check
		}
	}
}

// ports says where a process that gets traffic has to listen.
func (m *move) ports(ps []*process) {
	a, b := m.from.Port, m.to.Port
	if a.Env == b.Env && a.Default == b.Default || len(m.to.HTTP) == 0 {
		return
	}
	for _, p := range ps {
		if !m.to.IsHTTP(p.name) || m.role(p) != string(ecosystem.HTTP) {
			continue
		}
		if !m.to.Reads() && slices.ContainsFunc(m.commandsOf(p, platform.Starting), func(e platform.Equivalent) bool { return e.Does(platform.ToSetPort) }) {
			return // what creates the process sets its port
		}
		if !b.Env && !m.fixedPort(p) {
			m.add(beforeDeploy, ByHand, p, m.portText()+" Set `$PORT` there, or write the port in the command.", m.commandsOf(p, platform.Listening)...)
			return
		}
		m.add(otherwise, Differs, p, m.portText(), m.commandsOf(p, platform.Listening)...)
		return
	}
}

// traffic says which processes lose the HTTP traffic that they get on the old platform.
func (m *move) traffic(ps []*process) {
	if !m.from.Reads() || !m.to.Reads() || !m.before.deployed() || !m.after.deployed() || len(m.to.HTTP) == 0 || m.from.Platform().Runner {
		return
	}
	for _, p := range ps {
		if p.gained || p.new == nil || p.notStarted != "" || p.old.NotStarted != "" || !m.from.IsHTTP(p.old.Type) || m.to.IsHTTP(p.name) {
			continue
		}
		text := sure(m.to, platform.Traffic, prose.T("sends no HTTP traffic to `%s`", p.name).Whole())
		m.add(otherwise, NotStarted, p, m.to.Title()+" "+text+". "+m.from.Title()+" does, so check whether it needs any.").Edit = Check
	}
}

func (m *move) fixedPort(p *process) bool {
	card := m.card(p)
	if card == nil || card.Port == nil {
		return false
	}
	_, err := strconv.Atoi(card.Port.Value)
	return err == nil
}

func (m *move) portText() string {
	from, to, port := m.from.Title(), m.to.Title(), m.to.Port
	if !port.Env {
		if !m.to.Sure(platform.Ports) {
			return "Whether " + to + " sets `$PORT` is unverified."
		}
		return to + " doesn't set `$PORT`. " + m.to.BriefFact(platform.Ports)
	}
	text := "`$PORT` is " + portValue(port)
	if port.Assumed {
		text += " (unverified)"
	}
	text = sure(m.to, platform.Ports, text+" on "+to)
	if m.from.Port.Env {
		text += ", and " + portValue(m.from.Port) + " on " + from + "."
	} else {
		text += ". " + from + " doesn't set it."
	}
	if port.Configurable != "" {
		text += " To change it, use " + port.Configurable + "."
	}
	return text
}

func portValue(p platform.Port) string {
	if p.Default == "" {
		return "a number that the platform chooses"
	}
	return p.Default
}

// implied says what starts that the file does not declare.
func (m *move) implied() {
	before, after := impliedBy(m.from, &m.before), impliedBy(m.to, &m.after)
	for _, i := range before {
		if !hasImplied(after, i.Type) {
			m.add(notRead, NotStarted, nil, m.from.Title()+" "+sure(m.from, platform.Start, prose.T("also starts `%s`", i.Type).Whole())+" ("+i.Starts+"), which isn't in the file. "+m.to.Title()+" doesn't.")
		}
	}
	for _, i := range after {
		if !hasImplied(before, i.Type) {
			m.add(otherwise, Differs, nil, m.to.Title()+" "+sure(m.to, platform.Start, prose.T("also starts `%s`", i.Type).Whole())+" ("+i.Starts+"), which isn't in the file.")
		}
	}
}

func impliedBy(t *platform.Target, v *view) []platform.Implied {
	if t.Implied == nil || !v.deployed() {
		return nil
	}
	return t.Implied(v.kept)
}

func hasImplied(list []platform.Implied, name string) bool {
	return slices.ContainsFunc(list, func(i platform.Implied) bool { return i.Type == name })
}

const maxVariables = 20

// variables are those that the commands name and nobody but the user can know, and all others, which no file names.
func (m *move) variables(ps []*process) {
	var names, list []string
	seen := map[string]bool{"PORT": true}
	for _, name := range m.configured {
		seen[name] = true
	}
	for _, p := range ps {
		for _, call := range p.cmd.Calls {
			for _, a := range call.Assigns {
				seen[a.Name] = true
			}
		}
		for _, v := range p.cmd.Variables {
			if seen[v.Name] || v.HasDefault || v.Quote == command.Single || !command.IsVariableName(v.Name) || len(list) == maxVariables {
				continue
			}
			seen[v.Name] = true
			names, list = append(names, v.Name), append(list, prose.Quote("$"+v.Name))
		}
	}
	m.databases(names)
	if len(list) > 0 {
		text := "Set " + prose.Join(list, "and") + " on " + m.to.Title() + ". The commands read " + prose.Plural(len(list), "it", "them") + "."
		m.add(configuring, ByHand, nil, text, m.to.VariablesSet(m.app, names)...)
	}
	if m.from.Platform() != m.to.Platform() && !m.from.Platform().Runner && !m.to.Platform().Runner {
		other := "the app's variables"
		if len(m.configured)+len(list) > 0 {
			other = "the app's other variables"
		}
		m.add(copying, ByHand, nil, "Copy "+other+" from "+m.from.Title()+", and move the data of its databases.")
	}
}

// wrong adds the findings of the fixed file on the new platform that the old one did not have, unless a step says the same.
func (m *move) wrong() {
	report, old := m.fixed.alone, m.fixed.givenOld
	was := map[string]lint.Severity{}
	for i := range old.Diagnostics {
		d := &old.Diagnostics[i]
		was[d.Rule+" "+strconv.Itoa(d.Span.Start.Line)] = d.Severity
	}
	said := m.said()
	given := m.fixed.givenLines()
	for i := range report.Diagnostics {
		d := &report.Diagnostics[i]
		line := given[d.Span.Start.Line]
		if d.Severity < lint.Warning || said[subject{line, groupOf(d.Rule)}] || isRelease(m, line) && !(aboutCommands(d.Rule) && isReleaseType(m.before.at(line).Type)) {
			continue
		}
		if !m.to.Reads() && d.Range.Empty() {
			continue // the step about the whole file covers it
		}
		if d.Severity <= was[d.Rule+" "+strconv.Itoa(line)] {
			m.rest = append(m.rest, headline(d))
			if d.Severity == lint.Error {
				m.restErrors++
			}
			continue
		}
		kind := Differs
		if aboutCommands(d.Rule) {
			kind = InCommand
		}
		p := &process{old: platform.Process{Line: line}}
		if q := m.before.at(line); q != nil {
			p.old = *q
		}
		s := m.add(inFile, kind, p, messageOf(d))
		switch {
		case d.Severity == lint.Error:
			s.Edit = Broken
		case kind == InCommand:
			s.Edit = Open
		default:
			s.Edit = Check
		}
	}
}

// subject is what a step or a diagnostic is about.
type subject struct {
	line  int
	group check.Group
}

// said are the subjects of the steps. A fix in a command covers no other part of it, nor does what a shell now reads.
func (m *move) said() map[subject]bool {
	said := map[subject]bool{}
	for _, s := range m.out {
		for _, line := range s.lines {
			switch {
			case s.Kind == InCommand && s.Edit != Done && s.Edit != Check:
				said[subject{line, check.CommandsGroup}] = true
			case s.Kind == Renamed, s.Kind == NotStarted:
				said[subject{line, check.TypesGroup}] = true
			}
		}
	}
	return said
}

// isRelease reports whether a line is a process that one of the platforms runs at one moment, of which the plan speaks by itself.
func isRelease(m *move, line int) bool {
	p := m.before.at(line)
	return p != nil && (m.from.RunsAt(p.Type) != platform.NoTrigger || m.to.RunsAt(p.Type) != platform.NoTrigger || isReleaseType(p.Type))
}
