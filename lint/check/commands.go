package check

import (
	"slices"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

// candidateRules are the rules that may have a finding on a command, asked once for each text.
func candidateRules(c *ParsedCommand) *places {
	if !c.rulesAsked {
		c.findSought()
		for _, r := range rulesAboutCommands() {
			if r.Applies(c) {
				c.candidateOf.add(r.Place)
			}
		}
		c.rulesAsked = true
	}
	return &c.candidateOf
}

// findCandidates finds the commands on which the running rule may have a finding, and reports
// whether there are any. A variant has such commands only for the rules that ask for them.
func (p *Pass) findCandidates() bool {
	p.candidates = p.candidates[:0]
	if p.Variant() && !p.Rule.Variants {
		return false
	}
	views := p.Commands()
	if !p.rulesAsked {
		for _, v := range views {
			p.candidateOf.addAll(candidateRules(v.ParsedCommand))
		}
		p.rulesAsked = true
	}
	if !p.candidateOf.has(p.Rule.Place) {
		return false
	}
	for _, v := range views {
		if v.candidateOf.has(p.Rule.Place) {
			p.candidates = append(p.candidates, v)
		}
	}
	return len(p.candidates) > 0
}

// Candidates are the commands on which the running rule may have a finding, while it runs.
func (p *Pass) Candidates() []*View { return p.candidates }

// ParsedCommandOf parses the command of an entry as written, once for all rules.
func (p *Pass) ParsedCommandOf(e Entry) *ParsedCommand {
	if p.parsed == nil {
		p.parsed = make([]*ParsedCommand, len(p.Doc.Lines))
	}
	if p.parsed[e.Line] == nil {
		p.parsed[e.Line] = p.cache.read(e.Command)
	}
	return p.parsed[e.Line]
}

// Commands are the views of all commands that aren't empty. The rules of the group
// Commands run last, so no line is claimed after the first call.
func (p *Pass) Commands() []*View {
	if p.views != nil || p.Template() {
		return p.views
	}
	entries := p.Entries()
	p.views = make([]*View, 0, len(entries))
	rejects := make([]bool, len(p.Targets))
	for i, t := range p.Targets {
		r, _ := p.Read(t)
		rejects[i] = r.Error != ""
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
			if !rejects[i] && !(swallowed && t.EmptyCommand() == platform.EmptyTakesNextLine) {
				process := p.ProcessOnLine(i, e.Line)
				meant := p.IntendedType(e) != e.Type // the wrong name, which has a finding, makes the platform ignore the line
				if process == nil && !meant || process != nil && process.NotStarted != "" && !meant {
					continue
				}
				if process != nil {
					text = strings.TrimSpace(process.Command)
				}
			}
			if text == "" || !strings.HasPrefix(e.Command, text) {
				continue
			}
			part, command := e, t.CommandIn(e.Type, text)
			if command == "" {
				continue
			}
			if at := len(text) - len(command); at > 0 {
				part.Command, part.CommandRange.Start = e.Command[at:], e.CommandRange.Start+at
			}
			v := p.view(first, part, command)
			v.Targets = append(v.Targets, t)
		}
		p.shareTargets(first)
	}
	if len(p.readAsMeant) > 0 {
		p.viewsOfClaimed()
	}
	return p.views
}

// shareTargets gives views from one on the list of the view before them where that is the same:
// with many targets, the lists of a long file take more memory than its commands.
func (p *Pass) shareTargets(first int) {
	for i := max(first, 1); i < len(p.views); i++ {
		if v, before := p.views[i], p.views[i-1].Targets; slices.Equal(v.Targets, before) {
			p.spareTargets, v.Targets = v.Targets[:0], before
		}
	}
}

// viewsOfClaimed adds the commands of claimed lines for the targets that run them.
func (p *Pass) viewsOfClaimed() {
	for _, m := range p.readAsMeant {
		first := len(p.views)
		for _, t := range m.targets {
			process, ok := p.ProcessOf(t, m.Entry)
			if ok && process.NotStarted == "" && t.Value(m.Type) == platform.ShellCommand && m.Command != "" && strings.TrimSpace(process.Command) == m.Command {
				v := p.view(first, m.Entry, m.Command)
				v.Targets = append(v.Targets, t)
			}
		}
		p.shareTargets(first)
	}
	sort.SliceStable(p.views, func(i, j int) bool { return p.views[i].Line < p.views[j].Line })
}

// view is the view of an entry with a text, among those from first on. Texts that differ
// in a comment that the shell skips have the same view.
func (p *Pass) view(first int, e Entry, text string) *View {
	for _, v := range p.views[first:] {
		if v.Cmd.Text == text || sameButComment(v.Cmd, text) || strings.HasPrefix(text, v.Cmd.Text) && sameButComment(p.cache.read(text).Cmd, v.Cmd.Text) {
			return v
		}
	}
	v := &View{Entry: e, Targets: p.spareTargets}
	if p.spareTargets = nil; v.Targets == nil {
		v.Targets = make([]*platform.Target, 0, len(p.Targets))
	}
	if text == e.Command && e.CommandRange.Start == p.Doc.Lines[e.Line].Command.Start {
		v.ParsedCommand = p.ParsedCommandOf(e)
	} else {
		v.ParsedCommand = p.cache.read(text)
	}
	p.views = append(p.views, v)
	return v
}
