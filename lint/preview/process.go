package preview

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// maxCommand is the longest command, in bytes, that is put into equivalents.
const maxCommand = 8192

// maxEquivalents bounds the texts of all equivalents of the processes of a file, in bytes of JSON.
const maxEquivalents = 1 << 20

const maxNotes = 10

// cards makes the cards of one file on one platform.
type cards struct {
	doc         *procfile.Document
	target      *platform.Target
	port        platform.Port // of the target, with what files set
	app         string
	reading     platform.Reading
	repository  *repository.Repository // what can be seen of the files beside the file, or nil
	missing     bool                   // the file is missing
	deployed    bool                   // false when the platform rejects the file
	types       []string               // the types of the processes that the platform keeps
	instead     string                 // the type that runs instead of one with HTTP traffic, or ""
	numbered    int                    // counts those that start, of which each has its own port on a local runner
	lines       map[string][]int       // the lines of the file that declare a type, for the types that appear more than once
	commands    *commands              // those that were read for other platforms; nil keeps none
	equivalents int                    // the bytes of those that the cards have
}

func (c *cards) all() (made []Process, omitted int) {
	ps, read := c.reading.Processes, true
	if !c.target.Reads() || c.reading.Error != "" {
		ps, read = nil, false
		for _, e := range c.doc.Entries() {
			ps = append(ps, platform.Process{Type: e.Type, Command: e.Command, Line: e.Line})
		}
	}
	c.lines, c.instead = repeated(c.doc), firstWithoutHTTP(c.target, ps)
	c.types = keptTypes(ps)
	if len(ps) > MaxProcesses {
		omitted = len(ps) - MaxProcesses
		ps = ps[:MaxProcesses]
	}
	made = make([]Process, 0, len(ps)+1)
	for _, p := range ps {
		made = append(made, c.card(p, read))
	}
	return append(made, c.implied(read)...), omitted
}

func keptTypes(ps []platform.Process) []string {
	var types []string
	for _, p := range ps {
		if p.NotStarted == "" {
			types = append(types, p.Type)
		}
	}
	return types
}

// firstWithoutHTTP is the first type besides release where none gets HTTP traffic, or "".
func firstWithoutHTTP(t *platform.Target, ps []platform.Process) string {
	first := ""
	for _, p := range ps {
		if t.IsHTTP(p.Type) {
			return ""
		}
		if first == "" && p.Type != "release" {
			first = p.Type
		}
	}
	return first
}

func repeated(doc *procfile.Document) map[string][]int {
	lines := map[string][]int{}
	for _, e := range doc.Entries() {
		lines[e.Type] = append(lines[e.Type], e.Line)
	}
	for name, at := range lines {
		if len(at) < 2 {
			delete(lines, name)
		}
	}
	return lines
}

// implied are the cards of processes that start although the file does not declare them.
func (c *cards) implied(read bool) []Process {
	if !read || !c.deployed {
		return nil
	}
	list := c.fromBuildpack()
	if c.target.Implied != nil {
		list = append(list, c.target.Implied(c.types)...)
	}
	var made []Process
	for _, implied := range list {
		traffic := c.target.IsHTTP(implied.Type) && !implied.Idle
		p := Process{
			Type: implied.Type, Implied: true, Kept: true,
			Role: string(ecosystem.HTTP), Traffic: traffic, TrafficUnverified: traffic && !c.target.Sure(platform.Traffic),
			Env:         []Variable{},
			Notes:       []string{"Not in the file. It starts " + implied.Starts + "."},
			Equivalents: []platform.Equivalent{},
		}
		c.scale(&p, append([]string{implied.Type}, c.types...))
		if implied.Unless != "" {
			p.Scale, p.ScaleSource, p.ScaleReason = nil, "not verified", implied.Unless
		}
		c.addEquivalents(&p)
		made = append(made, p)
	}
	return made
}

// fromBuildpack is the web process that the app's buildpack adds. Where the app can't be seen, it is that of the app for
// which the first command was probably written.
func (c *cards) fromBuildpack() []platform.Implied {
	app, known := c.repository.App()
	if !known && len(c.reading.Processes) > 0 {
		app = platform.AppOf(c.reading.Processes[0].Command)
	}
	d := c.target.DefaultOf(app, c.types, c.repository.Has)
	if d == nil {
		return nil
	}
	web := platform.Implied{Type: c.target.HTTP[0], Starts: "`" + d.Command + "`, which the buildpack adds"}
	if !known {
		web.Unless = prose.T("Only the buildpack for %s adds it.", d.Title).String()
	}
	return []platform.Implied{web}
}

func (c *cards) card(from platform.Process, read bool) Process {
	p, cmd := c.started(from, read)
	p.Shell = c.target.BriefFact(platform.Running)
	if c.target.ShellOf(p.Type) != c.target.Shell {
		p.Shell = "The command of `release` runs with `bash -c`."
	}
	if read {
		c.readingNotes(&p, from)
	}
	if c.target.Reads() {
		c.platformNotes(&p, cmd)
	}
	c.addEquivalents(&p)
	return p
}

func (c *cards) started(from platform.Process, read bool) (Process, *command.Command) {
	t := c.target
	p := Process{
		Type: from.Type, Command: from.Command, Line: from.Line,
		Read: read, Kept: from.NotStarted == "",
		Env:   []Variable{},
		Notes: []string{}, Equivalents: []platform.Equivalent{},
	}
	p.Traffic = t.IsHTTP(p.Type) && p.Kept && read && c.deployed
	p.TrafficUnverified = p.Traffic && !t.Sure(platform.Traffic)
	cmd := c.commands.parse(t.CommandIn(p.Type, from.Command))
	seen := c.seen(p.Type, cmd)
	run := c.commands.run(seen)
	if run != nil {
		p.Program = programName(run)
	}
	p.Role = string(c.role(p.Type, seen))
	p.InBuild = read && c.deployed && t.RunsAt(p.Type) == platform.InBuild
	c.listen(&p, cmd, run)
	c.environment(&p, cmd, run)
	if p.Kept {
		c.numbered++
	}
	c.scaleDeclared(&p, from)
	return p, cmd
}

// seen is the command that the platform starts. Where no shell reads the whole
// text, that is its first word, and what follows an operator is an argument.
func (c *cards) seen(processType string, cmd *command.Command) *command.Command {
	words := strings.Fields(cmd.Text)
	for _, part := range Parts(cmd) {
		switch part.Kind {
		case command.Operator, command.Redirect, command.Compound, command.Assignment, command.Builtin:
			if len(words) > 0 && Lost(c.target.ShellOf(processType), part) != (Loss{}) {
				return c.commands.parse(words[0])
			}
		}
	}
	return cmd
}

func programName(run *command.Run) string {
	if run.Program != nil {
		return run.Program.Name
	}
	if base := path.Base(run.Base); base != "." && base != "/" {
		return base
	}
	return run.Base
}

// role of a process: by what the platform does with its type, else by what it runs.
func (c *cards) role(name string, cmd *command.Command) ecosystem.Role {
	switch {
	case c.target.IsHTTP(name):
		return ecosystem.HTTP
	case name == "release" && c.target.RunsAt(name).PerDeploy():
		return ecosystem.Release
	case name == "release":
		return ecosystem.Job
	}
	return c.commands.role(name, cmd)
}

// sources are the words for where a port comes from.
var sources = [...]string{
	command.NotKnown:        "",
	command.FromFlag:        "flag",
	command.FromPositional:  "argument",
	command.FromAssignment:  "assignment",
	command.FromEnvironment: "env",
	command.FromConfig:      "config",
	command.FromCode:        "code",
	command.FromDefault:     "default",
	command.FromSocket:      "socket",
}

// listen fills in port and host of a process that serves HTTP, as far as its command shows them.
func (c *cards) listen(p *Process, cmd *command.Command, run *command.Run) {
	if p.Role != string(ecosystem.HTTP) {
		return
	}
	source, value := "", ""
	if run != nil && run.Program != nil {
		p.Host = run.Host.Value
		source, value = sources[run.Port.Source], run.Port.Value
		if run.Port.Variable == "PORT" && !run.Port.Unexpanded && c.expands(p.Type) {
			source = "env"
		}
	}
	if v := cmd.Variable("PORT"); v != nil && (source == "" || source == "code") && c.expands(p.Type) {
		source, value = "env", cmd.Text[v.Range.Start:v.Range.End]
	}
	if source != "" {
		p.Port = &Port{Source: source, Value: value}
	}
}

// expands reports whether variables in the command of a process type get their values.
func (c *cards) expands(processType string) bool { return c.target.ShellOf(processType).Expands() }

// environment lists the variables that the command or its program reads, and PORT where the platform sets it.
func (c *cards) environment(p *Process, cmd *command.Command, run *command.Run) {
	seen := map[string]bool{}
	for _, call := range cmd.Calls {
		for _, a := range call.Assigns {
			seen[a.Name] = true
		}
	}
	add := func(name, fallback string) {
		if seen[name] || !command.IsVariableName(name) {
			return
		}
		seen[name] = true
		v := Variable{Name: name, Default: fallback}
		if name == "PORT" && c.givesPort(p) {
			v.Set, v.Default = !c.port.Assumed, c.portOf(run)
		}
		p.Env = append(p.Env, v)
	}
	if c.expands(p.Type) {
		for _, v := range cmd.Variables {
			if v.Quote != command.Single || v.Script {
				add(v.Name, v.Default)
			}
		}
	}
	if c.target.CommandIn(p.Type, p.Command) == "" {
		return // nothing runs that could read a variable
	}
	reads := run != nil && run.Port.Source == command.FromEnvironment && p.Role == string(ecosystem.HTTP)
	if reads || c.givesPort(p) && !c.port.Assumed {
		add("PORT", "")
	}
}

// givesPort reports whether the platform sets $PORT for a process: a local runner does so for every one that it starts.
func (c *cards) givesPort(p *Process) bool {
	return c.port.Env && (c.target.IsHTTP(p.Type) || c.target.Platform().Runner && p.Kept && p.Read)
}

// portOf is what the platform sets $PORT to for the process whose card is made; ""
// where it chooses a number, or counts entries that it does not keep.
func (c *cards) portOf(run *command.Run) string {
	if c.port.Languages != nil {
		return c.port.For(c.repository.LanguageOf(run))
	}
	if c.port.Step > 0 && len(c.lines) > 0 && c.target.Duplicates() != platform.DuplicatesBothRun {
		return ""
	}
	return c.port.At(c.numbered)
}

func usesPort(p *Process) bool {
	return slices.ContainsFunc(p.Env, func(v Variable) bool { return v.Name == "PORT" })
}

// scaleDeclared is the scale of a process of the file. The reason why the platform drops it comes once.
func (c *cards) scaleDeclared(p *Process, from platform.Process) {
	switch {
	case from.NotStarted == "" || !c.deployed:
		c.scale(p, c.types)
		if from.NotStarted != "" {
			p.Notes = append(p.Notes, from.NotStarted)
		}
	case from.OtherStarts:
		c.scale(p, c.types)
	default:
		p.Scale, p.ScaleSource, p.ScaleReason = new(int), "default", c.reason(p.Type, from.NotStarted)
	}
}

func (c *cards) scale(p *Process, types []string) {
	switch {
	case !c.deployed:
		p.ScaleSource, p.ScaleReason = "rejected", "Not deployed: "+c.target.Title()+" rejects this file."
		return
	case c.target.Scale == nil:
		p.ScaleSource, p.ScaleReason = "not verified", "The number of instances is unknown."
		return
	}
	n, why := c.repository.ScaleOn(c.target, p.Type, types)
	p.ScaleReason = c.reason(p.Type, why)
	if n < 0 {
		p.ScaleSource = "not verified"
		return
	}
	p.Scale, p.ScaleSource = &n, "default"
}

func (c *cards) addEquivalents(p *Process) {
	if c.target.Equivalents == nil {
		return
	}
	if len(p.Command) > maxCommand || len(p.Type) > maxCommand {
		p.Notes = append(p.Notes, "Commands aren't shown, because this one is too long.")
		return
	}
	if !utf8.ValidString(p.Command) || !utf8.ValidString(p.Type) {
		p.Notes = append(p.Notes, "Commands aren't shown, because the entry isn't valid UTF-8.")
		return
	}
	use := platform.Use{App: c.app, Type: p.Type, Command: strings.TrimSpace(c.target.CommandIn(p.Type, p.Command)), Role: p.Role, Kept: p.Kept && p.Read,
		Starts: p.Scale != nil && *p.Scale > 0 && !p.Implied, Instead: p.Type == c.instead,
		ScaledBy: c.repository.ScaledBy(c.target)}
	if p.Type == "release" {
		use.OtherProcesses = c.others(p.Line)
	}
	if p.Port != nil && command.IsDigits(p.Port.Value) && p.Port.Source != "default" {
		use.Port = p.Port.Value
	}
	if c.equivalents >= maxEquivalents {
		p.Notes = append(p.Notes, "Commands aren't shown, because those of earlier processes are too long.")
		return
	}
	es, left := c.target.ProcessEquivalents(use)
	p.Equivalents = append(p.Equivalents, es...)
	for i := range p.Equivalents {
		e := &p.Equivalents[i]
		c.equivalents += jsonSize(e.Title) + jsonSize(e.Text) + jsonSize(e.Note) + jsonSize(e.Older)
		for _, f := range e.Fields {
			c.equivalents += jsonSize(f.Value)
		}
	}
	if left {
		p.Notes = append(p.Notes, "Some commands aren't shown, because their tool would take a word that starts with a dash for an option.")
	}
}

// others are the processes on other lines that the platform keeps, as far as their commands aren't too long together.
func (c *cards) others(line int) []platform.Process {
	var others []platform.Process
	size := 0
	for _, p := range c.reading.Processes {
		if p.Line == line || p.NotStarted != "" {
			continue
		}
		if size += len(p.Type) + len(p.Command); size > maxCommand {
			return nil
		}
		p.Command = strings.TrimSpace(p.Command)
		others = append(others, p)
	}
	return others
}

// readingNotes say where the platform reads something other than the line contains.
func (c *cards) readingNotes(p *Process, from platform.Process) {
	if declared := strings.Trim(from.Declared, " \t"); declared != "" && declared != p.Type {
		p.Notes = append(p.Notes, prose.T("Renamed from `%s`.", declared).Whole())
	}
	if from.Line < len(c.doc.Lines) {
		l := c.doc.Lines[from.Line]
		written := c.doc.Slice(l.Command)
		if l.Kind == procfile.Entry && c.doc.Slice(l.Name) == p.Type && written != strings.TrimSpace(p.Command) {
			line, read := Differing(written, p.Command)
			p.Notes = append(p.Notes, prose.T("%s reads %s, but the line contains %s.", c.target.Platform().Title, read, line).Whole())
		}
	}
	c.duplicateNotes(p)
}

func (c *cards) duplicateNotes(p *Process) {
	said := 0
	for _, line := range c.lines[p.Type] {
		if line == p.Line || said == maxNotes {
			continue
		}
		l := c.doc.Lines[line]
		r := c.target.Read([]byte(c.doc.Slice(l.Range) + "\n"))
		if len(r.Processes) != 1 || r.Processes[0].Type != p.Type {
			continue
		}
		said++
		p.Notes = append(p.Notes, prose.T("Line %s also declares `%s`. %s", line+1, p.Type, c.duplicateFate(p, line)).Whole())
	}
}

// duplicateFate says which of a process and one on another line with the same type runs.
func (c *cards) duplicateFate(p *Process, line int) string {
	switch c.target.Duplicates() {
	case platform.FirstWins:
		return "The first one wins, so " + ignored(line < p.Line) + " is ignored."
	case platform.LastWins:
		return "The last one wins, so " + ignored(line > p.Line) + " is ignored."
	case platform.DuplicatesBothRun:
		return "Both run, under the same name."
	}
	return "Which one runs is unverified."
}

func ignored(this bool) string {
	if this {
		return "this line"
	}
	return "that line"
}

func (c *cards) platformNotes(p *Process, cmd *command.Command) {
	t := c.target
	if t.CheckName != nil {
		problem := t.CheckName(p.Type)
		if !problem.OK() {
			p.Notes = append(p.Notes, c.say(problem.Topic, problem.Text.String()))
		}
	}
	if t.Reserved != nil {
		if problem := t.Reserved(p.Type); !problem.OK() {
			p.Notes = append(p.Notes, c.say(problem.Topic, problem.Text.String()))
		}
	}
	if p.Type == "release" {
		if note := c.say(platform.Releasing, t.BriefFact(platform.Releasing)); note != p.ScaleReason && !slices.Contains(p.Notes, note) {
			p.Notes = append(p.Notes, note)
		}
	}
	if note := c.taskNote(p); note != "" {
		p.Notes = append(p.Notes, note)
	}
	if c.port.Assumed && usesPort(p) {
		p.Notes = append(p.Notes, "Unverified: "+t.Platform().Title+" sets `PORT`.")
	}
	if remark := t.Remark(p.Type); remark != nil {
		p.Notes = append(p.Notes, remark.Text)
	}
	if p.Role == string(ecosystem.HTTP) && len(t.HTTP) > 0 && !t.IsHTTP(p.Type) {
		p.Notes = append(p.Notes, "This web server gets no HTTP traffic. "+onlyTraffic(t))
	}
	p.Notes = append(p.Notes, c.shellNotes(p.Type, cmd)...)
}

// taskNote says what becomes of a process that exits when it's done where the platform starts it like a service.
func (c *cards) taskNote(p *Process) string {
	switch {
	case p.Type == "release" || !ecosystem.Role(p.Role).Ends() || p.Scale == nil || !p.Kept || c.target.RunsAt(p.Type) != platform.NoTrigger:
		return ""
	case *p.Scale > 0:
		return c.say(platform.Start, "The command exits when it's done, but "+c.target.Platform().Title+" starts it like a service.")
	}
	return "The command exits when it's done. Run it once instead of scaling it."
}

func onlyTraffic(t *platform.Target) string {
	return "Only " + prose.Codes(t.HTTP, "and") + " " + prose.Plural(len(t.HTTP), "does", "do") + "."
}

// shellHeads say how a command runs where bash does not read it.
var shellHeads = [...]string{
	platform.BashQuoted: "the platform puts the command between single quotes",
	platform.WordExpand: "no shell reads the whole command",
	platform.NoShell:    "no shell reads the command",
	platform.GoExpand:   "no shell reads the command",
	platform.Shellwords: "no shell reads the command",
	platform.EvalEcho:   "`echo` expands the command first",
	platform.ExecSh:     "the command runs after `exec`",
	platform.Sh:         "`sh` runs the command",

	platform.Cmd:              onCmd,
	platform.CmdDollar:        onCmd,
	platform.CmdEscaped:       onCmd,
	platform.CmdDollarEscaped: onCmd,
}

const onCmd = "`cmd.exe` runs the command"

// shellNotes say what of the command does not reach the program as bash would pass it.
func (c *cards) shellNotes(processType string, cmd *command.Command) []string {
	const most = 3
	shell := c.target.ShellOf(processType)
	var losses []Loss
	for _, part := range Parts(cmd) {
		loss := Lost(shell, part)
		if loss == (Loss{}) || slices.Contains(losses, loss) || shell == platform.NoShell && part.Reference() {
			continue
		}
		losses = append(losses, loss)
	}
	if len(losses) == 0 {
		return nil
	}
	return []string{c.say(platform.Running, shellHeads[shell]+": "+Clauses(losses, most))}
}

// Clauses joins the clauses of the first losses.
func Clauses(losses []Loss, most int) string {
	var clauses []string
	for _, loss := range losses[:min(len(losses), most)] {
		clauses = append(clauses, loss.Clause())
	}
	if len(losses) > most {
		clauses = append(clauses, "so on")
	}
	return prose.Join(clauses, "and")
}

// reason is why a number of instances starts, marked where that is unverified: behind its clause, or its first sentence.
func (c *cards) reason(processType, why string) string {
	topic := platform.Start
	if c.target.RunsAt(processType) != platform.NoTrigger || processType == "release" {
		topic = platform.Releasing
	}
	switch end := strings.Index(why+" ", ". "); {
	case why == "" || !c.target.Reads() || c.target.Sure(topic) || strings.Contains(why, guess):
		return why
	case end >= 0:
		return why[:end] + guess + why[end:]
	}
	return why + guess
}

// guess marks a clause that nobody verified.
const guess = " (unverified)"

// say is a clause as a sentence, marked where the fact behind it is unverified.
func (c *cards) say(topic platform.Topic, clause string) string {
	if c.target.Sure(topic) {
		return Sentence(clause)
	}
	return "Unverified: " + Sentence(clause)
}
