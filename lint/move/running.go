package move

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

// dropped says which processes the new platform does not take from the file.
func (m *move) dropped(ps []*process) {
	var reasons []string
	byReason := map[string][]*process{}
	for _, p := range ps {
		why := m.lostBecause(p)
		if why == "" || m.to.RunsAt(p.name) != "" || m.from.RunsAt(p.old.Type) != "" {
			continue
		}
		if byReason[why] == nil {
			reasons = append(reasons, why)
		}
		byReason[why] = append(byReason[why], p)
	}
	for _, why := range reasons {
		lost := byReason[why]
		var one *process
		verb := " do"
		if len(lost) == 1 {
			one, verb = lost[0], " does"
		}
		why, _, _ = strings.Cut(why, "; ")
		m.add(notRead, Lost, one, "On "+m.to.Title()+" "+names(lost)+verb+" not start from the file: "+why+".")
	}
}

func names(ps []*process) string {
	var list []string
	for _, p := range ps {
		list = append(list, p.old.Type)
	}
	return someQuoted(list)
}

// lostBecause says why the new platform does not start a process from the file,
// or "".
func (m *move) lostBecause(p *process) string {
	switch {
	case !m.after.deployed() || !m.to.Reads():
		return "" // said of the whole file
	case p.new == nil && strings.TrimSpace(p.old.Command) == "":
		return ""
	case p.new == nil:
		m.unserved++
		if problem := m.nameProblem(p.name); problem.Effect != "" {
			return sure(m.to, platform.Names, problem.Effect)
		}
		return sure(m.to, platform.Grammar, "it does not read the line")
	case p.new.Dropped != "":
		return sure(m.to, platform.Start, strings.TrimSuffix(p.new.Dropped, "."))
	}
	return ""
}

// releases says when a process runs that a platform runs at one moment.
func (m *move) releases(ps []*process) {
	from, to := m.from.Title(), m.to.Title()
	for _, p := range ps {
		before, after := m.from.RunsAt(p.old.Type), m.to.RunsAt(p.name)
		if p.gained || !m.after.deployed() || !m.to.Reads() {
			after = ""
		}
		if before == after {
			continue
		}
		name := quote(p.old.Type)
		switch {
		case before == "":
			m.add(otherwise, Differs, p, to+" "+sure(m.to, platform.Releasing, "runs "+name+" "+after)+"; "+from+" does not run it by itself.")
			continue
		case after != "":
			text := to + " " + sure(m.to, platform.Releasing, "runs "+name+" "+after) + "; " + from + " " + sure(m.from, platform.Releasing, "runs it "+before) + "."
			m.add(otherwise, Differs, p, text)
			if m.to.Release != platform.ReleaseBuild || !isReleaseType(p.name) {
				continue
			}
		case m.to.Release == platform.ReleaseStarts && isReleaseType(p.name) && m.to.Reads():
			m.add(otherwise, Differs, p, to+" "+sure(m.to, platform.Releasing, "starts "+name+" beside the other processes")+"; "+from+" "+sure(m.from, platform.Releasing, "runs it "+before)+".")
			if m.to.ReleaseInstead == "" {
				continue
			}
		default:
			m.add(notRead, Lost, p, to+" "+sure(m.to, platform.Releasing, "does not run "+name+" by itself")+"; "+from+" "+sure(m.from, platform.Releasing, "runs it "+before)+".")
		}
		m.insteadOfRelease(p)
	}
}

// isReleaseType reports whether Target.Release speaks of a process type.
func isReleaseType(name string) bool { return name == "release" }

func (m *move) insteadOfRelease(p *process) {
	if !isReleaseType(p.name) {
		m.insteadOfMoment(p)
		return
	}
	commands, when := m.commandsOf(p, platform.Starting), beforeDeploy
	if len(commands) == 0 || m.to.Release == platform.ReleaseStarts {
		commands, when = m.commandsOf(p, platform.Once), afterDeploy
	}
	instead := m.to.ReleaseInstead
	if instead == "" {
		instead = "run its command by hand"
	}
	if after := m.to.RunsAt(p.name); after != "" {
		instead += ", and take its line out of the file for " + m.to.Title() + ", where it would run " + after + " as well"
	}
	m.add(when, ByHand, p, "For "+quote(p.old.Type)+", "+instead+".", commands...)
}

// insteadOfMoment is for the types of one platform, such as one that runs after
// each deploy or by the clock.
func (m *move) insteadOfMoment(p *process) {
	text := "run its command by hand, or by what the platform has for it"
	if m.to.Release == platform.ReleasePhase && !m.has("release") && strings.Contains(m.from.RunsAt(p.old.Type), "deploy") {
		text = "call it release, which " + m.to.Title() + " runs " + m.to.RunsAt("release") + ", or run its command by hand"
	}
	m.add(afterDeploy, ByHand, p, "For "+quote(p.old.Type)+", "+text+".")
}

// starts says what starts by itself that did not, and what has to be started.
func (m *move) starts(ps []*process) {
	to := m.to.Title()
	for _, p := range ps {
		if m.to.RunsAt(p.name) != "" || m.from.RunsAt(p.old.Type) != "" || m.idle(p) {
			continue
		}
		if m.outside(p) {
			m.add(beforeDeploy, ByHand, p, "Create "+quote(p.old.Type)+" on "+to+" itself.", m.commandsOf(p, platform.Starting)...)
			continue
		}
		if p.new == nil || m.to.Scale == nil {
			continue
		}
		now, why := m.to.Scale(p.name, m.after.kept)
		was := m.scale(&m.before, m.from, p.old.Type)
		switch {
		case now < 0:
			m.add(afterDeploy, ByHand, p, "Look whether "+quote(p.name)+" runs after the first deploy to "+to+", and start it if it does not: "+why+".", m.commandsOf(p, platform.Starting)...)
		case now == 0:
			m.add(afterDeploy, ByHand, p, "Start "+quote(p.name)+" on "+to+", which "+sure(m.to, platform.Start, "does not start it by itself")+".", m.commandsOf(p, platform.Starting)...)
		case was == 0 && p.old.Dropped == "" && m.from.Reads():
			m.add(otherwise, Differs, p, to+" "+sure(m.to, platform.Start, "starts "+quote(p.name)+" by itself")+" ("+why+"); "+m.from.Title()+" does not.")
		}
	}
}

// outside reports whether a process has to be made on the new platform itself.
func (m *move) outside(p *process) bool {
	return !m.to.Reads() || p.new != nil && p.new.Dropped != "" && m.after.deployed()
}

// idle reports whether there is nothing to start: an entry without a command, or
// a release that neither platform runs.
func (m *move) idle(p *process) bool {
	return strings.TrimSpace(p.old.Command) == "" || isReleaseType(p.name) && m.to.Release == platform.ReleaseNever
}

// remarks says what the new platform says of a process type and the old one does
// not.
func (m *move) remarks(ps []*process) {
	if m.to.Remarks == nil || !m.after.deployed() {
		return
	}
	var texts []string
	about := map[string][]*process{}
	for _, p := range ps {
		if p.new == nil || p.new.Dropped != "" || m.idle(p) || m.from.RunsAt(p.old.Type) != m.to.RunsAt(p.name) {
			continue
		}
		for _, text := range m.to.Remarks(p.name) {
			if m.from.Remarks != nil && strings.Join(m.from.Remarks(p.old.Type), " ") == text {
				continue
			}
			if about[text] == nil {
				texts = append(texts, text)
			}
			about[text] = append(about[text], p)
		}
	}
	for _, text := range texts {
		m.add(otherwise, Differs, about[text][0], "On "+m.to.Title()+", for "+names(about[text])+": "+text)
	}
}

// ports says where a process that gets traffic has to listen.
func (m *move) ports(ps []*process) {
	a, b := m.from.Port, m.to.Port
	if a.Env == b.Env && a.Default == b.Default && a.Configurable == b.Configurable || len(m.to.HTTP) == 0 {
		return
	}
	for _, p := range ps {
		if !m.to.IsHTTP(p.name) || m.role(p) != string(command.HTTP) {
			continue
		}
		m.add(otherwise, Differs, p, sentence(m.portClause()), m.commandsOf(p, platform.Listening)...)
		return
	}
}

func (m *move) portClause() string {
	to := m.to.Port
	if !to.Env && !m.to.Sure(platform.Ports) {
		return "whether $PORT is set on " + m.to.Title() + " is not verified"
	}
	head := "on " + m.to.Title() + " "
	switch {
	case !to.Env:
		head += sure(m.to, platform.Ports, "nothing sets $PORT")
	case to.Assumed:
		head += "probably $PORT is " + portValue(to)
	default:
		head += sure(m.to, platform.Ports, "$PORT is "+portValue(to))
	}
	if to.Configurable != "" {
		head += " (" + to.Configurable + " changes it)"
	}
	if !to.Env {
		return head + ": " + clause(m.to.Fact(platform.Ports).Text)
	}
	if !m.from.Port.Env {
		return head + ", and nothing set it on " + m.from.Title()
	}
	return head + ", and on " + m.from.Title() + " it is " + portValue(m.from.Port)
}

func portValue(p platform.Port) string {
	if p.Default == "" {
		return "a number of the platform's choice"
	}
	return p.Default
}

// implied says what starts that the file does not declare.
func (m *move) implied() {
	before, after := impliedBy(m.from, &m.before), impliedBy(m.to, &m.after)
	for _, i := range before {
		if !hasImplied(after, i.Type) {
			m.add(notRead, Lost, nil, m.from.Title()+" "+sure(m.from, platform.Start, "also starts "+quote(i.Type))+", which the file does not declare ("+i.Starts+"); "+m.to.Title()+" does not.")
		}
	}
	for _, i := range after {
		if !hasImplied(before, i.Type) {
			m.add(otherwise, Differs, nil, m.to.Title()+" "+sure(m.to, platform.Start, "also starts "+quote(i.Type))+", which the file does not declare ("+i.Starts+").")
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

// variables are those that the commands name and nobody but the user can know.
func (m *move) variables(ps []*process) {
	var list []string
	seen := map[string]bool{"PORT": true}
	for _, p := range ps {
		for _, call := range p.cmd.Calls {
			for _, a := range call.Assigns {
				seen[a.Name] = true
			}
		}
		for _, v := range p.cmd.Variables {
			if seen[v.Name] || v.HasDefault || v.Quote == command.Single || !isName(v.Name) || len(list) == maxVariables {
				continue
			}
			seen[v.Name] = true
			list = append(list, "$"+v.Name)
		}
	}
	if len(list) > 0 {
		m.add(beforeDeploy, ByHand, nil, "Set "+join(list)+" on "+m.to.Title()+": the commands read "+them(len(list))+".")
	}
}

func them(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '_' && (c < '0' || c > '9' || i == 0) && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return s != ""
}

// wrong adds what is still wrong with the mended file on the new platform and
// was not on the old one, where no step has said so.
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
		if d.Severity < lint.Warning || said[subject{line, groupOf(d.Rule)}] || isRelease(m, line) {
			continue
		}
		if d.Severity <= was[d.Rule+" "+strconv.Itoa(line)] {
			m.rest = append(m.rest, d.Message)
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
		m.add(inFile, kind, p, d.Message)
	}
}

// subject is what a step or a diagnostic is about.
type subject struct {
	line  int
	group lint.Group
}

func groupOf(rule string) lint.Group {
	if r, ok := lint.RuleByName(rule); ok {
		return r.Group
	}
	return ""
}

// said are the subjects of which the steps speak.
func (m *move) said() map[subject]bool {
	said := map[subject]bool{}
	for _, s := range m.out {
		switch {
		case s.Type == "":
		case s.Kind == InCommand:
			said[subject{s.Line, lint.CommandsGroup}] = true
		case s.Kind == Renamed || s.Kind == Lost:
			said[subject{s.Line, lint.TypesGroup}] = true
		}
	}
	return said
}

// isRelease reports whether a line is a process that one of the platforms runs
// at one moment, of which the plan speaks by itself.
func isRelease(m *move, line int) bool {
	p := m.before.at(line)
	return p != nil && (m.from.RunsAt(p.Type) != "" || m.to.RunsAt(p.Type) != "" || isReleaseType(p.Type))
}
