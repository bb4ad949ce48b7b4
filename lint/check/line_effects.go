package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

// SentinelType is the type of an entry that every platform accepts. The entry follows a line that is parsed
// apart from its file, so that no parser complains about a file without entries.
const SentinelType = "proclintsentinel"

// LineEffects compares what each target's parser makes of one line with what the line was meant to declare: an error where both differ. The line is
// parsed apart from its file, so that a defect elsewhere isn't blamed on it. A reword may change an effect, given the process that the parser found.
func (p *Pass) LineEffects(line int, processType, command string, reword ...func(Effect, platform.Process) Effect) Effects {
	return p.TextEffects(line, p.Line(line), 0, processType, command, reword...)
}

// TextEffects does the same for an entry in a text of several lines: entry is its zero-based line in that text, line its line in the file.
func (p *Pass) TextEffects(line int, text string, entry int, processType, command string, reword ...func(Effect, platform.Process) Effect) Effects {
	of := p.readApart(text, entry, processType, command)
	i := -1
	return p.On(platform.Grammar).Each(func(t *platform.Target) Effect {
		i++
		e := p.verdictEffect(t, of[i], line, command)
		if of[i].outcome == platform.Ignored && p.startsWithout(t, processType, command) {
			return sameDefault()
		}
		for _, change := range reword {
			if e.Severity > None {
				e = change(e, of[i].found())
			}
		}
		return e
	})
}

// verdictEffect is the effect of what a target's parser makes of a line that was meant to have a command.
func (rs *ParseResults) verdictEffect(t *platform.Target, v verdict, line int, command string) Effect {
	switch v.outcome {
	case platform.Rejected:
		return rs.RejectedAt(t, line)
	case platform.Ignored:
		return SkippedLine(Error)
	case platform.Renamed:
		return NewEffect(Error, v.outcome, "The process is called `%s` instead.", v.found().Type)
	case platform.Changed:
		return changed(command, strings.TrimSpace(v.found().Command))
	case platform.NotStarted:
		return NewEffect(Error, v.outcome, "%s", v.found().NotStarted)
	}
	return Effect{}
}

// changed is the effect where a parser reads another command than the one that was meant.
func changed(meant, got string) Effect {
	if got == "" {
		return NewEffect(Error, platform.Changed, "The parser finds no command.")
	}
	differs := spelling.DiffersAt(got, meant)
	for differs > 0 && differs < len(got) && !utf8.RuneStart(got[differs]) {
		differs--
	}
	return NewEffect(Error, platform.Changed, "The platform runs another command: `%s`.", prose.Part{Text: got, Start: differs, End: differs})
}

// SkippedLine is the effect of a line in which a parser finds no process.
func SkippedLine(s Severity) Effect {
	return NewEffect(s, platform.Ignored, "The parser skips the line, so nothing starts from it.")
}

func (rs *ParseResults) readApart(text string, entry int, processType, command string) []verdict {
	key := strings.Join([]string{text, strconv.Itoa(entry), processType, command}, "\x00")
	if of, ok := rs.Verdicts.known[key]; ok {
		return of
	}
	of := make([]verdict, 0, len(rs.Targets))
	indent := text[:len(text)-len(strings.TrimLeft(text, " \t"))] // a YAML parser wants the same one before the sentinel
	plain := platform.Readings{Source: []byte(text + "\n" + SentinelType + ": true\n")}
	indented := platform.Readings{Source: []byte(text + "\n" + indent + SentinelType + ": true\n")}
	for _, t := range rs.Targets {
		if !t.Reads() {
			continue
		}
		file := &plain
		if t.YAML() {
			file = &indented
		}
		r := file.Read(t)
		if r.Error != "" {
			of = append(of, verdict{outcome: platform.Rejected})
			continue
		}
		got, ok := ProcessAt(r.Processes, entry)
		of = addOther(of, got, ok, processType, command)
	}
	rs.Verdicts.keep(key, of)
	return of
}

// StrayEffects are those of a line that should declare nothing: an error where the
// platform rejects the file, bad where the line declares a process type.
func (p *Pass) StrayEffects(line int, bad Severity) Effects {
	of := p.readStray(line)
	i := -1
	return p.On(platform.Grammar).Each(func(t *platform.Target) Effect {
		i++
		switch v := of[i]; {
		case v.outcome == platform.Rejected:
			effect := p.RejectedAt(t, line)
			if effect.Severity > None && v.found().Type != "" {
				return NameEffect(t.CheckName(v.found().Type))
			}
			return effect
		case v.outcome == platform.Differs:
			return NewEffect(bad, platform.Differs, "The parser takes the line for a process `%s`.", v.found().Type)
		}
		return Effect{}
	})
}

// AskingEffects are those of a line that asks for what no Procfile does, such as setting a variable or scaling the app: an error
// where the platform rejects the file or starts the line, and a warning where it only declares a process type that doesn't start.
func (p *Pass) AskingEffects(line int) Effects {
	effects := p.StrayEffects(line, Error)
	for i, e := range effects {
		if e.Outcome == platform.Differs && p.staysIdle(e.Target, line) {
			effects[i].Severity = min(e.Severity, Warning)
		}
	}
	return effects
}

// staysIdle reports whether a target takes the file but leaves the process that a line declares at 0 instances, while the file has an entry.
func (rs *ParseResults) staysIdle(t *platform.Target, line int) bool {
	read, rejected := rs.Read(t)
	if t.Scale == nil || rejected != "" {
		return false
	}
	instances, entries := 0, 0
	types := make([]string, len(read.Processes))
	for i, process := range read.Processes {
		types[i] = process.Type
		if rs.Doc.Lines[process.Line].Kind == procfile.Entry {
			entries++
		}
	}
	for _, process := range read.Processes {
		if process.Line == line {
			instances, _ = t.Scale(process.Type, types)
		}
	}
	return instances == 0 && entries > 0
}

// readStray parses the line apart from its file.
func (g *Unit) readStray(line int) []verdict {
	of := make([]verdict, 0, len(g.Targets))
	file := platform.Readings{Source: []byte(g.Line(line) + "\n" + SentinelType + ": true\n")}
	for _, t := range g.Targets {
		if !t.Reads() {
			continue
		}
		r, rejected := file.ReadFile(t)
		got, ok := ProcessAt(r.Processes, 0)
		switch {
		case r.Error != "":
			of = append(of, verdict{outcome: platform.Rejected})
		case ok && rejected != "" && t.CheckName != nil && t.CheckName(got.Type).Fatal:
			of = addVerdict(of, platform.Rejected, got)
		case ok:
			of = addVerdict(of, platform.Differs, got)
		default:
			of = append(of, verdict{})
		}
	}
	return of
}
