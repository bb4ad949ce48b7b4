package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// What several rules of the Syntax group share.

// commonTypes are process types so common that a line which starts with one of
// them and a space is an entry without its colon. No program has such a name.
const commonTypes command.Words = "web worker release clock scheduler bot cron beat"

// otherLine is a line without the shape of an entry.
type otherLine struct {
	line int
	// body is the text without the spaces around it.
	body procfile.Range
	text string
}

// otherLines are the unclaimed lines that are neither entries, comments, nor blank.
func (p *Pass) otherLines() []otherLine {
	if p.silent || p.Template() {
		return nil
	}
	var out []otherLine
	for i := range p.Doc.Lines {
		l := &p.Doc.Lines[i]
		if l.Kind != procfile.Other || p.claimed[i] {
			continue
		}
		body := trimRange(p.Doc.Text, l.Range)
		out = append(out, otherLine{line: i, body: body, text: p.Doc.Slice(body)})
	}
	return out
}

// syntaxEntries are the unclaimed entries, none for a template.
func (p *Pass) syntaxEntries() []Entry {
	if p.Template() {
		return nil
	}
	return p.Entries()
}

func trimRange(text string, r procfile.Range) procfile.Range {
	for r.Start < r.End && (text[r.Start] == ' ' || text[r.Start] == '\t') {
		r.Start++
	}
	for r.End > r.Start && (text[r.End-1] == ' ' || text[r.End-1] == '\t') {
		r.End--
	}
	return r
}

// reportSyntax reports a defect in the form of a line. Without effects it is a hint,
// because the file may be deployed elsewhere later. A line that some parser reads
// differently, or that isn't an entry, is claimed for the process type it should
// declare.
func (p *Pass) reportSyntax(line int, processType string, f Finding) {
	f.Effects = p.OrHarmless(f.Effects)
	p.Report(f)
	if f.Effects.Worst() > Hint || p.Doc.Lines[line].Kind == procfile.Other {
		p.Claim(line, processType)
	}
}

// unknownProgram is the effect of a command whose first word isn't a program.
func unknownProgram(t *platform.Target, name, format string, args ...any) Effect {
	e := effect(Error, platform.Crash, format, args...)
	if t.Shell == platform.Bash && !strings.Contains(name, "/") {
		return e.logged(name + ": command not found")
	}
	return e
}

// wholeLine is the range of a line and its line ending, for an edit that deletes it.
func (p *Pass) wholeLine(line int) procfile.Range {
	l := p.Doc.Lines[line]
	return procfile.Range{Start: l.Range.Start, End: l.EOL.End}
}

// quoteState reports which shell quotes are around a place in a command.
type quoteState byte

const (
	unquoted quoteState = iota
	singleQuoted
	doubleQuoted
)

// quotesAt gives the quotes around each byte of a command; a quote itself
// counts as inside.
func quotesAt(command string) []quoteState {
	states := make([]quoteState, len(command))
	state := unquoted
	for i := 0; i < len(command); i++ {
		c := command[i]
		states[i] = state
		switch {
		case state == unquoted && c == '\'':
			state = singleQuoted
			states[i] = state
		case state == unquoted && c == '"':
			state = doubleQuoted
			states[i] = state
		case state == singleQuoted && c == '\'', state == doubleQuoted && c == '"':
			state = unquoted
		case state != singleQuoted && c == '\\' && i+1 < len(command):
			i++
			states[i] = state
		}
	}
	return states
}

// isTypeName reports whether a text has the form of a process type.
func isTypeName(s string) bool {
	if s == "" {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-') {
			return false
		}
	}
	return true
}

// isAssignment reports whether a text starts with NAME=.
func isAssignment(s string) bool {
	name, _, ok := strings.Cut(s, "=")
	if !ok || name == "" || name[0] >= '0' && name[0] <= '9' {
		return false
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_') {
			return false
		}
	}
	return true
}
