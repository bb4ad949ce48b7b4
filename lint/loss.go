package lint

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// A fix may not cost anybody a process: whatever is wrong with a line, a file from which it disappears is worse on each platform that read it. The
// exception is a line that declares a process by accident, such as a build step: its finding reports it on that platform.

// losesProcesses reports whether fixes leave a file empty, or a target without all of its processes,
// or with fewer of them than the fixes are meant to remove.
func losesProcesses(before, after *check.Pass, offers ...offer) bool {
	if isBlank(after.Doc) && !isBlank(before.Doc) {
		return true
	}
	return slices.ContainsFunc(before.Targets, func(t *platform.Target) bool {
		if !t.Reads() {
			return false
		}
		had, has := typesOn(before, t), typesOn(after, t)
		return len(has) < len(had) && (len(has) == 0 || len(has) < len(had)-len(removable(before, t, offers)))
	})
}

func isBlank(doc *procfile.Document) bool { return strings.TrimSpace(doc.Text) == "" }

// typesOn are the process types that a target finds in a file.
func typesOn(p *check.Pass, t *platform.Target) map[string]bool {
	types := map[string]bool{}
	r, _ := p.Read(t)
	for _, process := range r.Processes {
		types[process.Type] = true
	}
	return types
}

// removable are the process types on the lines of findings that have an effect on a target: they may be what is wrong.
func removable(p *check.Pass, t *platform.Target, offers []offer) map[string]bool {
	types := map[string]bool{}
	r, _ := p.Read(t)
	for _, o := range offers {
		if !concerned(o.finding, t) {
			continue
		}
		first, last := p.Doc.LineAt(o.finding.Range.Start), p.Doc.LineAt(o.finding.Range.End)
		for _, process := range r.Processes {
			if process.Line >= first && process.Line <= last {
				types[process.Type] = true
			}
		}
	}
	return types
}

func concerned(f *check.RuleFinding, t *platform.Target) bool {
	e, ok := f.Effects.On(t)
	return ok && e.Severity > check.Hint
}

// takesProcess reports whether a fix that nobody tries removes a line, or turns it into a comment, that declares a process
// on some target: one that the finding doesn't concern, or whose only process it is.
func takesProcess(p *check.Pass, o offer) bool {
	for _, e := range o.fix.Edits {
		last := p.Doc.LineAt(e.Range.End)
		for line := p.Doc.LineAt(e.Range.Start); line <= last && line < len(p.Doc.Lines); line++ {
			if removesLine(p.Doc.Lines[line].Range, e) && isNeeded(p, line, o) {
				return true
			}
		}
	}
	return false
}

func removesLine(line procfile.Range, e check.TextEdit) bool {
	if line.Empty() || e.Range.Start > line.Start || e.Range.End < line.Start {
		return false
	}
	return strings.HasPrefix(e.NewText, "#") || e.NewText == "" && e.Range.End >= line.End
}

// isNeeded reports whether a line declares a process that no other line declares.
func isNeeded(p *check.Pass, line int, o offer) bool {
	for i, t := range p.Targets {
		if !t.Reads() {
			continue
		}
		process := p.ProcessOnLine(i, line)
		if process == nil || p.TimesDeclared(process.Type) > 1 || writes(o.fix, process.Type) {
			continue
		}
		if r, _ := p.Read(t); len(r.Processes) == 1 || !concerned(o.finding, t) {
			return true
		}
	}
	return false
}

// writes reports whether a fix writes a process type, as one that moves its line does.
func writes(fix *check.Fix, processType string) bool {
	return slices.ContainsFunc(fix.Edits, func(e check.TextEdit) bool { return strings.Contains(e.NewText, processType) })
}

// changesReadings reports whether a safe fix changes what a platform runs that its finding doesn't concern. A platform that starts the
// app by itself may run what it did before.
func changesReadings(before, after *check.Pass, o offer) bool {
	if o.fix.Applicability != check.Safe || o.fix.Rename != nil || o.fix.Encode != "" {
		return false
	}
	return slices.ContainsFunc(before.Targets, func(t *platform.Target) bool {
		if effect, ok := o.finding.Effects.On(t); !t.Reads() || ok && effect.Severity >= check.Warning {
			return false
		}
		had, _ := before.Read(t)
		has, _ := after.Read(t)
		return (had.Error == "") != (has.Error == "") || (len(had.Processes) > 0 || !t.StartsWithout) && !slices.EqualFunc(had.Processes, has.Processes, func(a, b platform.Process) bool {
			return a.Type == b.Type && runs(a.Command) == runs(b.Command)
		})
	})
}

// runs is a command as far as running it can tell: spaces, a CR and a NUL at its ends mean nothing to a shell or to a splitter.
func runs(command string) string { return strings.Trim(command, " \t\r\x00") }
