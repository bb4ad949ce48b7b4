package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// commandView is the command of one entry as some of the platforms get it. Most entries
// have one view; a parser that removes a comment may give a second one.
type commandView struct {
	Entry
	*parsedCommand
	// targets are the platforms whose parser gives this text and that start the entry.
	targets []*platform.Target

	// broken is set after a finding that the program, or the file that it runs, can't be
	// found: a second finding on either would repeat it.
	broken bool
}

// parsedCommand is a command with what follows from its text alone, which is computed on
// demand.
type parsedCommand struct {
	cmd        *command.Command
	run        *command.Run
	runRead    bool
	starts     []command.Start // of cmd, see programs
	startsRead bool
	suspecting []*Rule // see suspectedBy
	weighed    bool
}

// main is the program that keeps running, or nil if it isn't known.
func (c *parsedCommand) main() *command.Run {
	if !c.runRead {
		c.run, c.runRead = c.cmd.Main(), true
	}
	return c.run
}

// suspectedBy are the rules that may have a finding on a command, asked once for each text.
func (c *parsedCommand) suspectedBy() []*Rule {
	if !c.weighed {
		for _, r := range registered {
			if r.Suspects != nil && r.Suspects(c) {
				c.suspecting = append(c.suspecting, r)
			}
		}
		c.weighed = true
	}
	return c.suspecting
}

// suspects are the commands on which the running rule may have a finding. A file that
// no platform reads because of its name has no such commands.
func (p *Pass) suspects() []*commandView {
	if p.Variant() {
		return nil
	}
	if p.suspected == nil {
		p.suspected = map[*Rule][]*commandView{}
		for _, v := range p.commands() {
			for _, r := range v.suspectedBy() {
				p.suspected[r] = append(p.suspected[r], v)
			}
		}
	}
	return p.suspected[p.rule]
}

// holding is the test for commands that contain one of the texts.
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

// starting tests the main program of a command, startingKnown only one that is in the
// table, and serving only one of these without a proxy in front of it.
func starting(test func(*command.Run) bool) func(*parsedCommand) bool {
	return func(c *parsedCommand) bool { return c.main() != nil && test(c.main()) }
}

func startingKnown(test func(*command.Run) bool) func(*parsedCommand) bool {
	return starting(func(r *command.Run) bool { return r.Program != nil && test(r) })
}

func serving(test func(*command.Run) bool) func(*parsedCommand) bool {
	return startingKnown(func(r *command.Run) bool { return !r.Fronted && test(r) })
}

// parse parses the command of an entry as written, once for all rules.
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

// commands are the views of all commands that aren't empty. The rules of the group
// Commands run last, so no line is claimed after the first call.
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
			// A line that a parser reads as the command of the entry before it is still
			// checked: the defect is the empty command.
			if !refuses[i] && !(swallowed && t.EmptyCommand() == platform.EmptyTakesNextLine) {
				process := p.yield(i, e.Line)
				meant := p.typeOf(e) != e.Type // the wrong name, which has a finding, makes the platform ignore the line
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

// yield is the process that the parser of a platform finds on a line, or nil.
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

// view is the view of an entry with a text, among those from first on. Texts that differ
// in a comment that the shell skips have the same view.
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

// expandsAll reports whether every selected platform expands $PORT in a command, so that a
// fix may add it.
func (p *Pass) expandsAll() bool {
	for _, t := range p.Targets {
		if t.Reads() && (t.Shell == platform.NoShell || !t.Port.Env && !t.Platform().Runner) {
			return false
		}
	}
	return true
}

// listenFix is rewriteFix for edits that keep the program.
func (p *Pass) listenFix(v *commandView, title string, list []procfile.TextEdit, cured func(*command.Run) bool) []Fix {
	return p.rewriteFix(v, title, list, func(r *command.Run) bool { return r.Program == v.main().Program && cured(r) })
}

// troubled reports whether there's a finding on where the program listens, or on its
// options.
func troubled(run *command.Run) bool {
	if run == nil || run.Program == nil {
		return false
	}
	_, fixed := fixedPort(run)
	return fixed || len(run.Empty) > 0 || portMissing(run) || hostMissing(run) || run.Host.Loopback() ||
		run.Host.Refused != command.Usable || run.Port.Refused != command.Usable || run.Port.Unexpanded || run.Port.Written() && run.Port.Value == ""
}
