package check

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// What several rules of the Syntax group share.

// OtherLine is a line without the shape of an entry.
type OtherLine struct {
	Line int
	Body procfile.Range // the text without the spaces around it
	Text string
}

// OtherLines are the unclaimed lines that are neither entries, comments, nor blank.
func (w *Results) OtherLines() []OtherLine {
	if w.allClaimed || w.unit.Template() {
		return nil
	}
	var out []OtherLine
	for i := range w.unit.Doc.Lines {
		l := &w.unit.Doc.Lines[i]
		if l.Kind != procfile.Other || w.claimedLines[i] {
			continue
		}
		body := TrimRange(w.unit.Doc.Text, l.Range)
		out = append(out, OtherLine{Line: i, Body: body, Text: w.unit.Doc.Slice(body)})
	}
	return out
}

// SyntaxEntries are the unclaimed entries, none for a template.
func (w *Results) SyntaxEntries() []Entry {
	if w.unit.Template() {
		return nil
	}
	return w.Entries()
}

// ReportSyntax reports a defect in the form of a line. Without effects it is a hint, because the file may be deployed elsewhere
// later. A line that some parser reads differently, or that isn't an entry, is claimed for the process type it should declare.
func (p *Pass) ReportSyntax(line int, processType string, f Finding) {
	f.Effects = p.OrHarmless(f.Effects)
	p.Report(f)
	if f.Effects.Worst() <= Hint && p.Doc.Lines[line].Kind != procfile.Other {
		return
	}
	p.Claim(line, processType)
}

// ReadAsMeant notes what a claimed line was meant to declare. The command is checked for the targets on which the defect has no effect.
func (w *Results) ReadAsMeant(e Entry, effects Effects) {
	m := meantEntry{Entry: e}
	for _, t := range w.unit.Targets {
		if effect, ok := effects.On(t); !ok || effect.Severity <= Hint {
			m.targets = append(m.targets, t)
		}
	}
	if len(m.targets) > 0 {
		w.readAsMeant = append(w.readAsMeant, m)
	}
}

// UnknownProgramEffect is the effect of a command whose first word isn't a program.
func UnknownProgramEffect(t *platform.Target, name, format string, args ...any) Effect {
	e := NewEffect(Error, platform.Crash, format, args...)
	if t.Shell == platform.Bash && !strings.Contains(name, "/") {
		return e.Logged(name + ": command not found")
	}
	return e
}

// LineEnd is the line ending of a line, or LF where it has none.
func (f *File) LineEnd(line int) string {
	if eol := f.Doc.Slice(f.Doc.Lines[line].EOL); eol != "" {
		return eol
	}
	return "\n"
}

// CommentOut is the edit that turns a line into a comment.
func (f *File) CommentOut(line int) TextEdit {
	l := f.Doc.Lines[line].Range
	return Replace(procfile.Range{Start: l.Start, End: TrimRange(f.Doc.Text, l).Start}, "# ")
}

// ClaimEntry claims a line, and the process type that it declares if any.
func (w *Results) ClaimEntry(line int) {
	if l := &w.unit.Doc.Lines[line]; l.Kind == procfile.Entry {
		w.Claim(line, w.unit.Doc.Slice(l.Name))
		return
	}
	w.Claim(line)
}

// IsYAMLShape reports whether a line has a form that only YAML has.
func IsYAMLShape(line string) bool {
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "---") || line == "..." || strings.HasPrefix(line, "{") ||
		strings.HasPrefix(line, "%YAML") || strings.HasPrefix(line, "? ")
}
