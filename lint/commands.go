package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// commandView is the command of one entry as some of the targets get it. Most
// entries have one view; a reader that cuts a comment off may make a second.
type commandView struct {
	Entry
	*parsedCommand
	// targets are those whose reader yields this text for the entry, and which
	// start it.
	targets []*platform.Target

	// broken is set when a rule has said that the program cannot be found, or that
	// its target cannot be: nothing more is to be said about either.
	broken bool
}

// parsedCommand is a command and, once it is asked for, what follows from its
// text alone.
type parsedCommand struct {
	cmd        *command.Command
	run        *command.Run
	runRead    bool
	starts     []command.Start // of cmd, see programs
	startsRead bool
	suspicions suspicion // see suspectedBy
	weighed    bool
}

// main is the program that goes on running, or nil when it is not known.
func (c *parsedCommand) main() *command.Run {
	if !c.runRead {
		c.run, c.runRead = c.cmd.Main(), true
	}
	return c.run
}

// suspicion has a bit for each rule that suspects some commands only.
type suspicion uint64

// suspectedBy are the rules that suspect a command.
func (c *parsedCommand) suspectedBy() suspicion {
	if !c.weighed {
		for _, r := range suspicious {
			if r.Suspects(c) {
				c.suspicions |= r.suspicion
			}
		}
		c.weighed = true
	}
	return c.suspicions
}

// suspects are the commands that the rule which runs suspects, in a file that a
// platform reads by its name.
func (p *Pass) suspects() []*commandView {
	if p.Variant() {
		return nil
	}
	if p.suspected == nil {
		all := p.commands()
		p.suspected = make([]*commandView, 0, min(len(all), 8))
		for _, v := range all {
			if v.suspectedBy() != 0 {
				p.suspected = append(p.suspected, v)
			}
		}
	}
	var out []*commandView
	for _, v := range p.suspected {
		if v.suspectedBy()&p.rule.suspicion != 0 {
			out = append(out, v)
		}
	}
	return out
}

// holding suspects commands that hold one of the texts.
func holding(texts ...string) func(*parsedCommand) bool {
	return func(c *parsedCommand) bool {
		for _, text := range texts {
			if strings.Contains(c.cmd.Text, text) {
				return true
			}
		}
		return false
	}
}

// starting suspects commands by their main program, where it is known by its
// name; startingKnown those whose program is in the table too, and serving those
// of them that listen for themselves.
func starting(test func(*command.Run) bool) func(*parsedCommand) bool {
	return func(c *parsedCommand) bool { return c.main() != nil && test(c.main()) }
}

func startingKnown(test func(*command.Run) bool) func(*parsedCommand) bool {
	return starting(func(r *command.Run) bool { return r.Program != nil && test(r) })
}

func serving(test func(*command.Run) bool) func(*parsedCommand) bool {
	return startingKnown(func(r *command.Run) bool { return !r.Fronted && test(r) })
}

// parse reads the command of an entry as it is written, once for all who ask.
func (p *Pass) parse(e Entry) *parsedCommand {
	if p.parsed == nil {
		p.parsed = make([]*parsedCommand, len(p.Doc.Lines))
	}
	if p.parsed[e.Line] == nil {
		p.parsed[e.Line] = p.cache.read(e.Command)
	}
	return p.parsed[e.Line]
}

// at moves a range of the command into the document.
func (v *commandView) at(r procfile.Range) procfile.Range {
	start := v.CommandRange.Start
	return procfile.Range{Start: start + r.Start, End: start + r.End}
}

// edits moves edits of the command into the document.
func (v *commandView) edits(list []procfile.TextEdit) []TextEdit {
	moved := make([]TextEdit, len(list))
	for i, e := range list {
		moved[i] = Replace(v.at(e.Range), e.NewText)
	}
	return moved
}

// commands are the views of all commands that are not empty. The rules of the
// group Commands run last, so that no line is claimed after the first call.
func (p *Pass) commands() []*commandView {
	if p.views != nil || p.Template() {
		return p.views
	}
	entries := p.Entries()
	p.views = make([]*commandView, 0, len(entries))
	refuses := make([]bool, len(p.Targets))
	for i, t := range p.Targets {
		r, _ := p.Read(t)
		refuses[i] = r.Error != ""
	}
	afterEmpty := false
	for _, e := range entries {
		swallowed := afterEmpty
		afterEmpty = e.Command == ""
		if afterEmpty {
			continue
		}
		first := len(p.views)
		for i, t := range p.Targets {
			if !t.Reads() {
				continue
			}
			text := e.Command
			// A line that a reader took for the command of the entry before it is
			// still to be judged: the defect is the empty command.
			if !refuses[i] && !(swallowed && t.EmptyCommand == platform.EmptyTakesNextLine) {
				process := p.yield(i, e.Line)
				meant := p.typeOf(e) != e.Type // what loses the line is its name, which is said already
				if process == nil && !meant || process != nil && process.Dropped != "" && !meant {
					continue
				}
				if process != nil {
					text = strings.TrimSpace(process.Command)
				}
			}
			if text != "" && strings.HasPrefix(e.Command, text) {
				v := p.view(first, e, text)
				v.targets = append(v.targets, t)
			}
		}
	}
	return p.views
}

// yield is the process that the reader of a target finds on a line, or nil.
func (p *Pass) yield(target, line int) *platform.Process {
	if p.yields == nil {
		p.yields = make([][]*platform.Process, len(p.Targets))
	}
	if p.yields[target] == nil {
		p.yields[target] = make([]*platform.Process, len(p.Doc.Lines))
		r, _ := p.Read(p.Targets[target])
		for i := range r.Processes {
			if at := r.Processes[i].Line; at >= 0 && at < len(p.Doc.Lines) {
				p.yields[target][at] = &r.Processes[i]
			}
		}
	}
	return p.yields[target][line]
}

// view is the view of an entry with that text, among those from first on. A
// text without the comment that the shell would skip is the same one.
func (p *Pass) view(first int, e Entry, text string) *commandView {
	for _, v := range p.views[first:] {
		if v.cmd.Text == text || sameButComment(v.cmd, text) || strings.HasPrefix(text, v.cmd.Text) && sameButComment(p.cache.read(text).cmd, v.cmd.Text) {
			return v
		}
	}
	v := &commandView{Entry: e, targets: make([]*platform.Target, 0, len(p.Targets))}
	if text == e.Command {
		v.parsedCommand = p.parse(e)
	} else {
		v.parsedCommand = p.cache.read(text)
	}
	p.views = append(p.views, v)
	return v
}

func sameButComment(c *command.Command, text string) bool {
	if !strings.HasPrefix(c.Text, text) || len(c.Features) == 0 {
		return false
	}
	last := c.Features[len(c.Features)-1]
	return last.Kind == command.Comment && strings.TrimSpace(c.Text[:last.Range.Start]) == text
}

// judgeView asks for each target of the view how bad a defect is there, as
// Judge does.
func (p *Pass) judgeView(v *commandView, topic platform.Topic, judge func(*platform.Target) (Severity, string)) []Concern {
	return p.Judge(topic, func(t *platform.Target) (Severity, string) {
		for _, target := range v.targets {
			if target == t {
				return judge(t)
			}
		}
		return None, ""
	})
}

// judgeHTTP is judgeView for the targets on which the process gets HTTP
// traffic.
func (p *Pass) judgeHTTP(v *commandView, judge func(*platform.Target) (Severity, string)) []Concern {
	return p.judgeView(v, platform.Ports, func(t *platform.Target) (Severity, string) {
		if !p.getsHTTP(t, v.Entry) || t.Platform().Runner {
			return None, ""
		}
		return judge(t)
	})
}

// expandsAll reports whether $PORT in a command is a number to every selected
// target, so that a fix may write it.
func (p *Pass) expandsAll() bool {
	for _, t := range p.Targets {
		if t.Reads() && (t.Shell == platform.NoShell || !t.Port.Env && !t.Platform().Runner) {
			return false
		}
	}
	return true
}

// listenFix is rewriteFix for edits of the words of the program, which stays the
// one that it is.
func (p *Pass) listenFix(v *commandView, title string, list []procfile.TextEdit, cured func(*command.Run) bool) []Fix {
	return p.rewriteFix(v, title, list, func(r *command.Run) bool { return r.Program == v.main().Program && cured(r) })
}

// troubled reports whether a rule would have something to say about where the
// program listens, or about its options.
func troubled(run *command.Run) bool {
	if run == nil || run.Program == nil {
		return false
	}
	_, fixed := fixedPort(run)
	return fixed || len(run.Empty) > 0 || portMissing(run) || hostMissing(run) || run.Host.Loopback() ||
		run.Host.Refused != "" || run.Port.Refused != "" || run.Port.Unexpanded || run.Port.Written() && run.Port.Value == ""
}

// atMost lowers the severities of concerns, for what is only probable.
func atMost(cs []Concern, most Severity) []Concern {
	for i := range cs {
		if cs[i].Severity > most {
			cs[i].Severity = most
			cs[i].Sure = false
		}
	}
	return cs
}
