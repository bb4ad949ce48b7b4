package move

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
)

func (m *move) steps() []Step {
	m.out = []Step{}
	m.wholeFile()
	moved := m.processes()
	shown := moved[:min(len(moved), maxProcesses)]
	for _, p := range shown {
		m.runs(p)
	}
	for _, p := range shown {
		m.edited(p)
	}
	m.otherEdits()
	m.notStarted(shown)
	m.releases(shown)
	m.values(shown)
	m.starts(shown)
	m.remarks(shown)
	m.traffic(shown)
	m.ports(shown)
	m.implied()
	m.wrong()
	m.built(shown)
	m.created()
	m.appJSON()
	m.buildSteps()
	m.variables(shown)
	if slices.ContainsFunc(m.out, writesFiles) {
		m.deploys = commandsFor(m.to.Equivalents.App(platform.Use{App: m.app, Replaced: true}), platform.Deploying)
	}
	if len(m.deploys) > 0 {
		m.add(deploying, ByHand, nil, "Deploy to "+m.to.Title()+".", m.deploys...)
	}
	if more := len(moved) - len(shown); more > 0 {
		m.add(afterDeploy, ByHand, nil, "Do the same for the "+strconv.Itoa(more)+" other processes, which aren't listed here.")
	}
	for i := range m.out {
		if s := &m.out[i]; s.Edit == Open && s.Kind == ByHand {
			s.Kind = InCommand
		}
	}
	sort.SliceStable(m.out, func(i, j int) bool { return m.out[i].order < m.out[j].order })
	return m.out
}

// wholeFile says what the platforms make of the file as a whole.
func (m *move) wholeFile() {
	from, to := m.from.Title(), m.to.Title()
	switch {
	case !m.from.Reads():
		m.add(inFile, Differs, nil, from+" doesn't read a Procfile. This plan assumes that the lines of the file run there.")
	case !m.before.deployed():
		m.add(inFile, Differs, nil, from+" rejects this file. This plan assumes that its lines should run there.")
	}
	switch {
	case m.to.Export != "":
		m.add(notRead, ByHand, nil, to+" doesn't read a Procfile. Convert it, or declare every process on the platform.", m.conversion())
	case !m.to.Reads():
		m.add(notRead, ByHand, nil, to+" doesn't read a Procfile. Declare every process on the platform.")
	case m.after.reading.Error != "":
		m.add(notRead, NotStarted, nil, preview.Sentence(to+" "+sure(m.to, platform.Grammar, "rejects this file: "+prose.Log(m.after.reading.Error)))).Edit = Broken
	case m.after.rejected != "":
		m.add(notRead, NotStarted, nil, preview.Sentence(to+" "+sure(m.to, platform.Grammar, "rejects this file later: "+prose.Log(m.after.rejected)))).Edit = Broken
	}
	if m.in().Path != m.fixed.in.Path {
		m.add(inFile, Differs, nil, prose.T("Name the file `%s`.", m.fixed.in.Path).Whole()).Edit = Done
	}
}

// conversion is the command that writes the file of the new platform, from what the old one reads.
func (m *move) conversion() platform.Equivalent {
	text := "proclint export --to " + m.to.Export
	if m.from.Reads() {
		text += " --platform " + m.from.ID()
	}
	return platform.Equivalent{Kind: "cli", Title: "Convert the file", Text: text}
}

// edited says what was changed in the line of a process, and why.
func (m *move) edited(p *process) {
	reasons := m.fixed.reasons[p.old.Line]
	delete(m.unexplained, p.old.Line)
	commands := m.lineOf(p)
	switch {
	case p.name != p.old.Type && p.new != nil && p.new.Declared != "" && p.new.Declared == p.old.Type:
		m.add(inFile, Renamed, p, m.to.Title()+" "+sure(m.to, platform.Names, prose.T("renames `%s` to `%s`", p.old.Type, p.name).Whole())+". Use that name in commands.")
	case p.name != p.old.Type:
		m.add(inFile, Renamed, p, prose.T("Rename `%s` to `%s`", p.old.Type, p.name).Whole()+m.whyRenamed(p, reasons), append(commands, m.newNameOnOld(p)...)...).Edit = Done
		// The line shows both; that the command changed as well has to be said.
		if i := slices.IndexFunc(reasons, func(r reason) bool { return aboutCommands(r.rule) }); i >= 0 {
			m.add(inFile, InCommand, p, reasons[i].message).Edit = Done
		}
	case !m.told[p.old.Type]:
		for i, r := range reasons {
			if slices.ContainsFunc(reasons[:i], func(earlier reason) bool { return earlier.rule == r.rule }) {
				continue
			}
			m.add(inFile, InCommand, p, r.message, commands...).Edit = Done
			commands = nil // the line is the same for all
		}
	}
}

// otherEdits say why lines were changed that declare no process.
func (m *move) otherEdits() {
	for _, line := range slices.Sorted(maps.Keys(m.unexplained)) {
		m.add(inFile, Differs, &process{old: platform.Process{Line: line}}, m.unexplained[line][0].message).Edit = Done
	}
}

// whyRenamed ends the sentence on a new name, and says in another one why the process type needs it.
func (m *move) whyRenamed(p *process, reasons []reason) string {
	to := m.to.Title()
	if i := slices.IndexFunc(reasons, func(r reason) bool { return r.rule == "" }); i >= 0 {
		return " for " + to + ". " + preview.Sentence(reasons[i].message)
	}
	if m.to.CheckName != nil {
		switch problem := m.to.CheckName(p.old.Type); {
		case problem.Fatal && problem.Log != "" && m.to.NamePattern != "":
			return ". " + to + " accepts only " + sure(m.to, platform.Names, m.to.NamePattern) + "."
		case !problem.OK():
			return m.onNew(platform.Names, problem.Text.String())
		}
	}
	if problem := m.nameProblem(p.old.Type); !problem.OK() {
		return m.onNew(platform.Names, problem.Text.String())
	}
	if m.to.Scale != nil {
		if n, why := m.in().Repository.ScaleOn(m.to, p.name, m.after.kept); n > 0 {
			return m.onNew(platform.Start, why)
		}
	}
	if len(reasons) > 0 {
		return ". " + reasons[0].message
	}
	return "."
}

// onNew ends a sentence with the new platform, and says in another one what it does.
func (m *move) onNew(topic platform.Topic, clause string) string {
	return " for " + m.to.Title() + ". " + preview.Sentence(sure(m.to, topic, clause))
}

// newNameOnOld is how the old platform starts the process under its new name, when the file is to serve both.
func (m *move) newNameOnOld(p *process) []platform.Equivalent {
	if m.fixed.split || m.from.Equivalents == nil || !m.from.Reads() || p.old.NotStarted != "" || m.from.RunsAt(p.name) != platform.NoTrigger || m.scale(&m.before, m.from, p.old.Type) > 0 {
		return nil
	}
	commands := commandsFor(m.equivalents(m.from, p, p.name, true), platform.Starting)
	for i := range commands {
		c := &commands[i]
		where := &c.Title
		if len(c.Fields) > 0 {
			where = &c.Place
		}
		*where += " (on " + m.from.Title() + ", under the new name)"
	}
	return commands
}

// shellCommands are the equivalents that run the command of a process in a shell on the new platform, with what they need of the other processes.
func (m *move) shellCommands(p *process) []platform.Equivalent {
	card := m.card(p)
	if card == nil || m.to.Equivalents == nil || len(m.fixed.in.Source) > maxCommand {
		return m.commandsOf(p, platform.Shelling)
	}
	use := platform.Use{App: m.app, Type: card.Type, Command: strings.TrimSpace(card.Command), Role: card.Role, Kept: true}
	for _, other := range m.after.processes {
		if other.Line != card.Line && other.NotStarted == "" {
			other.Command = strings.TrimSpace(other.Command)
			use.OtherProcesses = append(use.OtherProcesses, other)
		}
	}
	es, _ := m.to.ProcessEquivalents(use)
	return commandsFor(es, platform.Shelling)
}

// runs says how the command of a process is read and run otherwise.
func (m *move) runs(p *process) {
	if p.gained {
		m.add(otherwise, Differs, p, m.to.Title()+" "+sure(m.to, platform.Grammar, prose.T("reads a process `%s`", p.name).Whole())+". "+m.from.Title()+" doesn't.")
		return
	}
	m.duplicate(p)
	if q := m.uncorrected.at(p.old.Line); q != nil && !m.uncorrected.assumed && !sameWords(p.old.Command, q.Command) && !m.sameToShells(p, q) {
		m.add(inFile, Differs, p, m.commandRead(p, q), m.lineOf(p)...)
	}
	if p.new == nil || !m.neverRuns(p) && !m.rewordedForTo(p) {
		m.shell(p)
	}
}

// rewordedForTo reports whether a fix has given the command words that mean the same on the new platform, of which a step speaks already.
func (m *move) rewordedForTo(p *process) bool {
	if !slices.ContainsFunc(m.fixed.reasons[p.old.Line], func(r reason) bool { return aboutCommands(r.rule) }) {
		return false
	}
	return understands(m.to.Shell, command.Parse(strings.TrimSpace(p.new.Command)))
}

func (m *move) commandRead(p *process, q *platform.Process) string {
	to := m.to.Title()
	if strings.TrimSpace(q.Command) == "" {
		return to + " " + sure(m.to, platform.Grammar, prose.T("reads no command for `%s`", p.old.Type).Whole()) + ". " + m.from.Title() + " runs " + prose.Quote(p.old.Command) + "."
	}
	before, after := preview.Differing(p.old.Command, q.Command)
	return to + " " + sure(m.to, platform.Grammar, prose.T("reads the command of `%s` as %s", p.old.Type, after).Whole()) + prose.T(". %s reads %s.", m.from.Title(), before).Whole()
}

// lineOf is the line of a process in the fixed file, when it was changed.
func (m *move) lineOf(p *process) []platform.Equivalent {
	now := m.fixed.lines[p.old.Line]
	if now < 0 {
		return nil
	}
	text := m.fixed.doc.Slice(m.fixed.doc.Lines[now].Range)
	if text == m.before.doc.Slice(m.before.doc.Lines[p.old.Line].Range) {
		return nil
	}
	return []platform.Equivalent{{Kind: "file", Title: "Line " + strconv.Itoa(now+1) + " of the Procfile", Text: text}}
}

// sameToShells reports whether two commands differ by no more than a comment that the shells which get them skip.
func (m *move) sameToShells(p *process, q *platform.Process) bool {
	return m.withoutComment(m.from, p.old.Command) == m.withoutComment(m.to, q.Command)
}

func (m *move) withoutComment(t *platform.Target, text string) string {
	text = strings.Trim(text, " \t\r")
	switch t.Shell {
	case platform.Bash, platform.BashQuoted, platform.Sh, platform.ExecSh:
	default:
		return text
	}
	c := command.Parse(text)
	if n := len(c.Features); n > 0 && c.Features[n-1].Kind == command.Comment {
		return strings.TrimRight(text[:c.Features[n-1].Range.Start], " \t")
	}
	return text
}

// duplicate says which line wins where a process type appears twice.
func (m *move) duplicate(p *process) {
	if m.from.Duplicates() == m.to.Duplicates() || !m.to.Reads() || !m.from.Reads() {
		return
	}
	lines := m.repeated()[p.old.Type]
	if len(lines) < 2 || lines[len(lines)-1] != p.old.Line && lines[0] != p.old.Line {
		return
	}
	if m.told[p.old.Type] {
		return
	}
	m.told[p.old.Type] = true
	m.add(inFile, Differs, p, prose.T("`%s` appears twice. %s %s", p.old.Type, m.wins(m.from, lines), m.wins(m.to, lines)).Whole())
}

func (m *move) wins(t *platform.Target, lines []int) string {
	head := "On " + t.Title() + ", "
	switch t.Duplicates() {
	case platform.FirstWins:
		return head + sure(t, platform.DuplicateKey, "the first one wins (line "+strconv.Itoa(lines[0]+1)+")") + "."
	case platform.LastWins:
		return head + sure(t, platform.DuplicateKey, "the last one wins (line "+strconv.Itoa(lines[len(lines)-1]+1)+")") + "."
	case platform.DuplicatesRejected:
		return head + sure(t, platform.DuplicateKey, "the file is rejected") + "."
	case platform.DuplicatesBothRun:
		return head + sure(t, platform.DuplicateKey, "both run") + "."
	}
	return head + "it's unknown which one wins."
}

// repeated are the lines of the types that appear more than once in the file.
func (m *move) repeated() map[string][]int {
	if m.twice == nil {
		m.twice = map[string][]int{}
		for _, e := range m.before.doc.Entries() {
			m.twice[e.Type] = append(m.twice[e.Type], e.Line)
		}
	}
	return m.twice
}

// maxClauses is how many losses a step lists.
const maxClauses = 3

// shell says what becomes of a command that the new platform runs in another way.
func (m *move) shell(p *process) {
	cmd := p.cmd
	if q := m.uncorrected.at(p.old.Line); q != nil && !m.uncorrected.assumed && strings.HasPrefix(cmd.Text, strings.TrimSpace(q.Command)) {
		cmd = command.Parse(strings.TrimSpace(q.Command)) // without a comment that the parser drops
	}
	change := compareShells(m.from.Shell, m.to.Shell, cmd)
	to := m.to.Title()
	if len(change.worse) > 0 {
		advice, commands := "Move it to a script.", m.shellCommands(p)
		switch {
		case m.to.Shell == platform.Sh:
			advice = "Use only POSIX shell syntax."
		case m.to.Shell.OnWindows():
			advice = "Write it for `cmd.exe`."
		}
		worse := sure(m.to, platform.Running, preview.Clauses(change.worse, maxClauses))
		m.add(inFile, InCommand, p, prose.T("%s runs the command of `%s` differently: %s. %s", to, p.old.Type, worse, advice).Whole(), commands...).Edit = Broken
	}
	if len(change.better) > 0 {
		is := prose.Plural(len(change.better), "is", "are")
		reads := sure(m.to, platform.Running, "a shell reads "+prose.Plural(len(change.better), "it", "them"))
		m.add(inFile, InCommand, p, prose.T("In the command of `%s`, %s %s plain text on %s. On %s, %s, so check what the command does.", p.old.Type, codes(change.better), is, m.from.Title(), to, reads).Whole()).Edit = Check
	}
	if m.to.Shell == platform.ShellUnknown && m.from.Shell != platform.ShellUnknown && m.to.Reads() && needsShell(p.cmd) {
		m.add(otherwise, Differs, p, prose.T("The command of `%s` needs a shell. Whether %s runs it in one is unverified, so check what it does.", p.old.Type, to).Whole()).Edit = Check
	}
}
