package check

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/plainjson"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// What several rules of the Syntax group share.

// CommonTypes are process types so common that a line which starts with one of
// them and a space is an entry without its colon. No program has such a name.
const CommonTypes command.Words = "web worker release clock scheduler bot cron beat"

// OtherLine is a line without the shape of an entry.
type OtherLine struct {
	Line int
	// Body is the text without the spaces around it.
	Body procfile.Range
	Text string
}

// OtherLines are the unclaimed lines that are neither entries, comments, nor blank.
func (p *Pass) OtherLines() []OtherLine {
	if p.allClaimed || p.Template() {
		return nil
	}
	var out []OtherLine
	for i := range p.Doc.Lines {
		l := &p.Doc.Lines[i]
		if l.Kind != procfile.Other || p.claimedLines[i] {
			continue
		}
		body := TrimRange(p.Doc.Text, l.Range)
		out = append(out, OtherLine{Line: i, Body: body, Text: p.Doc.Slice(body)})
	}
	return out
}

// SyntaxEntries are the unclaimed entries, none for a template.
func (p *Pass) SyntaxEntries() []Entry {
	if p.Template() {
		return nil
	}
	return p.Entries()
}

// TrimRange is a range without the spaces and tabs at its ends.
func TrimRange(text string, r procfile.Range) procfile.Range {
	for r.Start < r.End && (text[r.Start] == ' ' || text[r.Start] == '\t') {
		r.Start++
	}
	for r.End > r.Start && (text[r.End-1] == ' ' || text[r.End-1] == '\t') {
		r.End--
	}
	return r
}

// ReportSyntax reports a defect in the form of a line. Without effects it is a hint,
// because the file may be deployed elsewhere later. A line that some parser reads
// differently, or that isn't an entry, is claimed for the process type it should
// declare.
func (p *Pass) ReportSyntax(line int, processType string, f Finding) {
	f.Effects = p.OrHarmless(f.Effects)
	p.Report(f)
	if f.Effects.Worst() > Hint || p.Doc.Lines[line].Kind == procfile.Other {
		p.Claim(line, processType)
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

// WholeLine is the range of a line and its line ending, for an edit that deletes it.
func WholeLine(p *Pass, line int) procfile.Range {
	l := p.Doc.Lines[line]
	return procfile.Range{Start: l.Range.Start, End: l.EOL.End}
}

// QuoteState reports which shell quotes are around a place in a command.
type QuoteState byte

// The quotes of a shell.
const (
	Unquoted QuoteState = iota
	SingleQuoted
	doubleQuoted
)

// QuotesAt gives the quotes around each byte of a command; a quote itself
// counts as inside.
func QuotesAt(command string) []QuoteState {
	states := make([]QuoteState, len(command))
	state := Unquoted
	for i := 0; i < len(command); i++ {
		c := command[i]
		states[i] = state
		switch {
		case state == Unquoted && c == '\'':
			state = SingleQuoted
			states[i] = state
		case state == Unquoted && c == '"':
			state = doubleQuoted
			states[i] = state
		case state == SingleQuoted && c == '\'', state == doubleQuoted && c == '"':
			state = Unquoted
		case state != SingleQuoted && c == '\\' && i+1 < len(command):
			i++
			states[i] = state
		}
	}
	return states
}

// IsTypeName reports whether a text has the form of a process type.
func IsTypeName(s string) bool {
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

// StrayEffects are those of a line that should declare nothing: an error where the
// platform rejects the file, bad where the line declares a process type.
func StrayEffects(p *Pass, line int, bad Severity) Effects {
	of := p.lastVerdicts[p.Rule]
	if p.readApartCount[p.Rule] < MaxReadApart {
		of = readStray(p, line)
	}
	remember(p, of)
	i := -1
	return p.On(platform.Grammar).Each(func(t *platform.Target) Effect {
		i++
		switch v := of[i]; {
		case v.outcome == platform.Rejected && v.process.Type != "":
			return NameEffect(t.CheckName(v.process.Type))
		case v.outcome == platform.Rejected:
			return p.RejectedAt(t, line)
		case v.outcome == platform.Differs:
			return NewEffect(bad, platform.Differs, "The line declares a process type `%s`.", v.process.Type)
		}
		return Effect{}
	})
}

// readStray parses the line apart from its file.
func readStray(p *Pass, line int) []verdict {
	of := make([]verdict, 0, len(p.Targets))
	file := platform.Readings{Source: []byte(p.Line(line) + "\n" + SentinelType + ": true\n")}
	for _, t := range p.Targets {
		if !t.Reads() {
			continue
		}
		r, refused := file.ReadFile(t)
		got, ok := ProcessAt(r.Processes, 0)
		switch {
		case r.Error != "":
			of = append(of, verdict{outcome: platform.Rejected})
		case ok && refused != "" && t.CheckName != nil && t.CheckName(got.Type).Fatal:
			of = append(of, verdict{platform.Rejected, got})
		case ok:
			of = append(of, verdict{platform.Differs, got})
		default:
			of = append(of, verdict{})
		}
	}
	return of
}

// CommentStart is the offset of a # that starts a comment in a shell, or -1.
func CommentStart(command string) int {
	if !strings.Contains(command, "#") {
		return -1
	}
	quotes := QuotesAt(command)
	for i := 1; i < len(command); i++ {
		if command[i] == '#' && quotes[i] == Unquoted && (command[i-1] == ' ' || command[i-1] == '\t') && (i < 2 || command[i-2] != '\\') {
			return i
		}
	}
	return -1
}

// JSONWords reads a command that is a JSON list of strings.
func JSONWords(command string) ([]string, bool) {
	if !strings.HasPrefix(command, "[") || !strings.HasSuffix(command, "]") || !strings.Contains(command, `"`) {
		return nil, false
	}
	value, err := plainjson.Parse(command)
	if err != nil {
		return nil, false
	}
	words, ok := plainjson.Strings(value)
	return words, ok && len(words) > 0
}

// ShellWords joins words to a command line, in which variables are still variables.
func ShellWords(words []string) (string, bool) {
	quoted := make([]string, len(words))
	for i, w := range words {
		if isPlainWord(w) {
			quoted[i] = w
			continue
		}
		q, err := syntax.Quote(w, syntax.LangBash)
		if err != nil {
			return "", false
		}
		quoted[i] = q
	}
	return strings.Join(quoted, " "), true
}

func isPlainWord(w string) bool {
	for i := 0; i < len(w); i++ {
		c := w[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("_-./:=@%+,${}", c) >= 0) {
			return false
		}
	}
	return w != ""
}

// ClaimEntry claims a line, and the process type that it declares if any.
func ClaimEntry(p *Pass, line int) {
	if l := &p.Doc.Lines[line]; l.Kind == procfile.Entry {
		p.Claim(line, p.Doc.Slice(l.Name))
		return
	}
	p.Claim(line)
}

// IsYAMLShape reports whether a line has a form that only YAML has. The rule
// yaml-syntax reports it.
func IsYAMLShape(line string) bool {
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "---") || line == "..." || strings.HasPrefix(line, "{") ||
		strings.HasPrefix(line, "%YAML") || strings.HasPrefix(line, "? ")
}

// IsURL reports whether an entry is in fact a URL.
func IsURL(e Entry) bool {
	return strings.HasPrefix(e.Command, "//") && e.CommandRange.Start == e.Colon+1
}

// IsWordByte reports whether a byte may be in the name of a variable.
func IsWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
