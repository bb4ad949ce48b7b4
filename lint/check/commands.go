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
func (vs *CommandViews) findCandidates(rule *Rule) bool {
	vs.candidates = vs.candidates[:0]
	if vs.readings.Variant() && !rule.Variants {
		return false
	}
	views := vs.Commands()
	if !vs.rulesAsked {
		for _, v := range views {
			vs.candidateOf.addAll(candidateRules(v.ParsedCommand))
		}
		vs.rulesAsked = true
	}
	if !vs.candidateOf.has(rule.Place) {
		return false
	}
	for _, v := range views {
		if v.candidateOf.has(rule.Place) {
			vs.candidates = append(vs.candidates, v)
		}
	}
	return len(vs.candidates) > 0
}

// Candidates are the commands on which the running rule may have a finding, while it runs.
func (vs *CommandViews) Candidates() []*View { return vs.candidates }

// ParsedCommandOf parses the command of an entry as written, once for all rules.
func (f *File) ParsedCommandOf(e Entry) *ParsedCommand {
	if f.parsed == nil {
		f.parsed = make([]*ParsedCommand, len(f.Doc.Lines))
	}
	if f.parsed[e.Line] == nil {
		f.parsed[e.Line] = f.cache.read(e.Command)
	}
	return f.parsed[e.Line]
}

// Commands are the views of all commands that aren't empty. The rules of the group Commands run last, so no line is claimed after the first call.
func (vs *CommandViews) Commands() []*View {
	if vs.views != nil || vs.readings.Template() {
		return vs.views
	}
	entries := vs.results.Entries()
	vs.views = make([]*View, 0, len(entries))
	rejects := make([]bool, len(vs.readings.Targets))
	for i, t := range vs.readings.Targets {
		r, _ := vs.readings.Read(t)
		rejects[i] = r.Error != ""
	}
	afterEmpty := false
	for _, e := range entries {
		swallowed := afterEmpty
		afterEmpty = e.Command == ""
		if afterEmpty {
			continue
		}
		first := len(vs.views)
		for i, t := range vs.readings.Targets {
			if !t.Reads() {
				continue
			}
			text := e.Command
			// A line that a parser reads as the command of the entry before it is still checked: the defect is the empty command.
			if !rejects[i] && !(swallowed && t.EmptyCommand() == platform.EmptyTakesNextLine) {
				process := vs.readings.ProcessOnLine(i, e.Line)
				meant := vs.results.IntendedType(e) != e.Type // the wrong name, which has a finding, makes the platform ignore the line
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
			v := vs.view(first, part, command)
			v.Targets = append(v.Targets, t)
		}
		vs.shareTargets(first)
	}
	if len(vs.results.readAsMeant) > 0 {
		vs.viewsOfClaimed()
	}
	return vs.views
}

// shareTargets gives views from one on the list of the view before them where that is the same:
// with many targets, the lists of a long file take more memory than its commands.
func (vs *CommandViews) shareTargets(first int) {
	for i := max(first, 1); i < len(vs.views); i++ {
		if v, before := vs.views[i], vs.views[i-1].Targets; slices.Equal(v.Targets, before) {
			vs.spareTargets, v.Targets = v.Targets[:0], before
		}
	}
}

// viewsOfClaimed adds the commands of claimed lines for the targets that run them.
func (vs *CommandViews) viewsOfClaimed() {
	for _, m := range vs.results.readAsMeant {
		first := len(vs.views)
		for _, t := range m.targets {
			process, ok := vs.readings.ProcessOf(t, m.Entry)
			if ok && process.NotStarted == "" && t.Value(m.Type) == platform.ShellCommand && m.Command != "" && strings.TrimSpace(process.Command) == m.Command {
				v := vs.view(first, m.Entry, m.Command)
				v.Targets = append(v.Targets, t)
			}
		}
		vs.shareTargets(first)
	}
	sort.SliceStable(vs.views, func(i, j int) bool { return vs.views[i].Line < vs.views[j].Line })
}

// view is the view of an entry with a text, among those from first on. Texts that differ in a comment that the shell skips have the same view.
func (vs *CommandViews) view(first int, e Entry, text string) *View {
	for _, v := range vs.views[first:] {
		if v.Cmd.Text == text || sameButComment(v.Cmd, text) || strings.HasPrefix(text, v.Cmd.Text) && sameButComment(vs.readings.cache.read(text).Cmd, v.Cmd.Text) {
			return v
		}
	}
	v := &View{Entry: e, Targets: vs.spareTargets}
	if vs.spareTargets = nil; v.Targets == nil {
		v.Targets = make([]*platform.Target, 0, len(vs.readings.Targets))
	}
	if text == e.Command && e.CommandRange.Start == vs.readings.Doc.Lines[e.Line].Command.Start {
		v.ParsedCommand = vs.readings.ParsedCommandOf(e)
	} else {
		v.ParsedCommand = vs.readings.cache.read(text)
	}
	vs.views = append(vs.views, v)
	return v
}
