package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// View is the command of one entry as some of the platforms get it. Most entries
// have one view; a parser that removes a comment may give a second one.
type View struct {
	Entry
	*ParsedCommand
	// Targets are the platforms whose parser gives this text and that start the entry.
	Targets []*platform.Target

	// Broken is set after a finding that the program, or the file that it runs, can't be
	// found: a second finding on either would repeat it.
	Broken bool
}

// ParsedCommand is a command with what follows from its text alone, which is computed on
// demand.
type ParsedCommand struct {
	Cmd         *command.Command
	run         *command.Run
	runRead     bool
	starts      []command.Start // see Programs
	startsRead  bool
	candidateOf []*Rule // see candidateRules
	rulesAsked  bool
	bytes       byteSet // of the text, set by candidateRules
}

// byteSet has a bit for each byte modulo 64: a text is in another one only if its set is.
// A rule asks for a text in every command, and nearly always in vain.
type byteSet uint64

func bytesOf(text string) byteSet {
	var set byteSet
	for i := 0; i < len(text); i++ {
		set |= 1 << (text[i] & 63)
	}
	return set
}

// Main is the program that keeps running, or nil if it isn't known.
func (c *ParsedCommand) Main() *command.Run {
	if !c.runRead {
		c.run, c.runRead = c.Cmd.Main(), true
	}
	return c.run
}

// candidateRules are the rules that may have a finding on a command, asked once for each text.
func (c *ParsedCommand) candidateRules() []*Rule {
	if !c.rulesAsked {
		c.bytes = bytesOf(c.Cmd.Text)
		for _, r := range RulesInOrder() {
			if r.Applies != nil && r.Applies(c) {
				c.candidateOf = append(c.candidateOf, r)
			}
		}
		c.rulesAsked = true
	}
	return c.candidateOf
}

// Candidates are the commands on which the running rule may have a finding. A file that
// no platform reads because of its name has no such commands.
func (p *Pass) Candidates() []*View {
	if p.Variant() {
		return nil
	}
	if p.candidates == nil {
		p.candidates = make([][]*View, len(registered))
		for _, v := range p.Commands() {
			for _, r := range v.candidateRules() {
				p.candidates[r.Place] = append(p.candidates[r.Place], v)
			}
		}
	}
	return p.candidates[p.Rule.Place]
}

// ContainsAny is the test for commands that contain one of the texts.
func ContainsAny(texts ...string) func(*ParsedCommand) bool {
	sets := make([]byteSet, len(texts))
	for i, text := range texts {
		sets[i] = bytesOf(text)
	}
	return func(c *ParsedCommand) bool {
		for i, set := range sets {
			if set&^c.bytes == 0 && strings.Contains(c.Cmd.Text, texts[i]) {
				return true
			}
		}
		return false
	}
}

// RunsProgram tests the main program of a command, where there is one.
func RunsProgram(test func(*command.Run) bool) func(*ParsedCommand) bool {
	return func(c *ParsedCommand) bool { return c.Main() != nil && test(c.Main()) }
}

// RunsKnownProgram tests the main program of a command where the table of programs has it.
func RunsKnownProgram(test func(*command.Run) bool) func(*ParsedCommand) bool {
	return RunsProgram(func(r *command.Run) bool { return r.Program != nil && test(r) })
}

// RunsServer tests a program of the table that listens without a proxy in front of it.
func RunsServer(test func(*command.Run) bool) func(*ParsedCommand) bool {
	return RunsKnownProgram(func(r *command.Run) bool { return !r.Fronted && test(r) })
}

// ParsedCommandOf parses the command of an entry as written, once for all rules.
func ParsedCommandOf(p *Pass, e Entry) *ParsedCommand {
	if p.parsed == nil {
		p.parsed = make([]*ParsedCommand, len(p.Doc.Lines))
	}
	if p.parsed[e.Line] == nil {
		p.parsed[e.Line] = p.cache.read(e.Command)
	}
	return p.parsed[e.Line]
}

// At moves a range of the command into the document.
func (v *View) At(r procfile.Range) procfile.Range {
	start := v.CommandRange.Start
	return procfile.Range{Start: start + r.Start, End: start + r.End}
}

// Edits moves edits of the command into the document.
func (v *View) Edits(list []procfile.TextEdit) []TextEdit {
	moved := make([]TextEdit, len(list))
	for i, e := range list {
		moved[i] = Replace(v.At(e.Range), e.NewText)
	}
	return moved
}

// Commands are the views of all commands that aren't empty. The rules of the group
// Commands run last, so no line is claimed after the first call.
func (p *Pass) Commands() []*View {
	if p.views != nil || p.Template() {
		return p.views
	}
	entries := p.Entries()
	p.views = make([]*View, 0, len(entries))
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
				process := ProcessOnLine(p, i, e.Line)
				meant := p.IntendedType(e) != e.Type // the wrong name, which has a finding, makes the platform ignore the line
				if process == nil && !meant || process != nil && process.Dropped != "" && !meant {
					continue
				}
				if process != nil {
					text = strings.TrimSpace(process.Command)
				}
			}
			if text != "" && strings.HasPrefix(e.Command, text) {
				v := view(p, first, e, text)
				v.Targets = append(v.Targets, t)
			}
		}
	}
	if len(p.readAsMeant) > 0 {
		viewsOfClaimed(p)
	}
	return p.views
}

// viewsOfClaimed adds the commands of claimed lines for the targets that run them.
func viewsOfClaimed(p *Pass) {
	for _, m := range p.readAsMeant {
		first := len(p.views)
		for _, t := range m.targets {
			process, ok := p.ProcessOf(t, m.Entry)
			if ok && process.Dropped == "" && m.Command != "" && strings.TrimSpace(process.Command) == m.Command {
				v := view(p, first, m.Entry, m.Command)
				v.Targets = append(v.Targets, t)
			}
		}
	}
	slices.SortStableFunc(p.views, func(a, b *View) int { return a.Line - b.Line })
}

// ProcessOnLine is the process that the parser of a platform finds on a line, or nil.
func ProcessOnLine(p *Pass, target, line int) *platform.Process {
	if p.processesByLine == nil {
		p.processesByLine = make([][]*platform.Process, len(p.Targets))
	}
	if p.processesByLine[target] == nil {
		p.processesByLine[target] = make([]*platform.Process, len(p.Doc.Lines))
		r, _ := p.Read(p.Targets[target])
		for i := range r.Processes {
			if at := r.Processes[i].Line; at >= 0 && at < len(p.Doc.Lines) {
				p.processesByLine[target][at] = &r.Processes[i]
			}
		}
	}
	return p.processesByLine[target][line]
}

// view is the view of an entry with a text, among those from first on. Texts that differ
// in a comment that the shell skips have the same view.
func view(p *Pass, first int, e Entry, text string) *View {
	for _, v := range p.views[first:] {
		if v.Cmd.Text == text || sameButComment(v.Cmd, text) || strings.HasPrefix(text, v.Cmd.Text) && sameButComment(p.cache.read(text).Cmd, v.Cmd.Text) {
			return v
		}
	}
	v := &View{Entry: e, Targets: make([]*platform.Target, 0, len(p.Targets))}
	if text == e.Command {
		v.ParsedCommand = ParsedCommandOf(p, e)
	} else {
		v.ParsedCommand = p.cache.read(text)
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
