package assist

import (
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// Explanation explains a part of the text.
type Explanation struct {
	// Span is what it is about: zero-based lines and UTF-16 units, end exclusive.
	Span procfile.Span `json:"range"`
	// Markdown is the explanation: paragraphs and lists, code in backticks, no HTML.
	Markdown string `json:"markdown"`
	// Range is Span in bytes of the document's text.
	Range procfile.Range `json:"-"`
}

// Hover explains what is at an offset, in bytes of the document's text, for some platforms: a process
// type, a program, a flag, a variable, or a comment that speaks to Proclint with the names in it. It is nil
// where there is nothing to explain. beside is what can be seen of the files beside the document's, or nil.
func Hover(doc *procfile.Document, offset int, targets []*platform.Target, beside *repository.Repository) *Explanation {
	if offset < 0 || offset > len(doc.Text) {
		return nil
	}
	line := doc.LineAt(offset)
	if line >= len(doc.Lines) {
		return nil
	}
	h := hover{doc: doc, targets: targets, offset: offset}
	switch l := &doc.Lines[line]; {
	case l.Kind == procfile.Comment:
		h.comment(line)
	case l.Kind != procfile.Entry:
	case touches(l.Name, offset):
		h.set(l.Name, typeText(doc.Slice(l.Name), typesOf(doc, -1), targets, beside))
	case touches(l.Command, offset):
		h.command(l.Command)
	}
	if h.text == "" {
		return nil
	}
	// No other line is repeated.
	secrets := lint.SecretsOf(procfile.Parse([]byte(doc.Slice(doc.Lines[line].Range))))
	text := secrets.Mask(strings.TrimSuffix(h.text, "\n"))
	return &Explanation{Span: doc.Span(h.at), Markdown: text, Range: h.at}
}

type hover struct {
	doc     *procfile.Document
	targets []*platform.Target
	offset  int
	at      procfile.Range
	text    string
}

func (h *hover) set(at procfile.Range, text string) { h.at, h.text = at, text }

// command explains a part of the command at a place of the document.
func (h *hover) command(at procfile.Range) {
	cmd := command.Parse(h.doc.Slice(at))
	offset := h.offset - at.Start
	moved := func(r procfile.Range) procfile.Range {
		return procfile.Range{Start: at.Start + r.Start, End: at.Start + r.End}
	}
	for i := range cmd.Variables {
		if v := &cmd.Variables[i]; touches(v.Range, offset) {
			h.set(moved(v.Range), variableText(v, h.targets))
			return
		}
	}
	for i := range cmd.Calls {
		for _, a := range cmd.Calls[i].Assigns {
			name := procfile.Range{Start: a.Range.Start, End: a.Range.Start + len(a.Name)}
			if touches(name, offset) {
				h.set(moved(name), assignmentText(a.Name))
				return
			}
		}
	}
	run, start := runAt(cmd, offset)
	if run == nil || run.Program == nil {
		return
	}
	at.Start += start
	h.run(run, cmd.Text[start:], offset-start, moved)
}

// runAt is the program whose words an offset touches, with the offset at which its text begins: the one that
// the command goes on running, or that of the call at the offset.
func runAt(cmd *command.Command, offset int) (*command.Run, int) {
	if run := cmd.Main(); run != nil && touches(reach(run, cmd.Text), offset) {
		return run, 0
	}
	for i := range cmd.Calls {
		call := &cmd.Calls[i]
		if !touches(call.Range, offset) {
			continue
		}
		text := cmd.Text[call.Range.Start:call.Range.End]
		run := command.Parse(text).Main()
		if run != nil && touches(reach(run, text), offset-call.Range.Start) {
			return run, call.Range.Start
		}
	}
	return nil, 0
}

// reach is from the name of the program to its last word.
func reach(run *command.Run, text string) procfile.Range {
	r := run.Name.Range
	r.End = max(r.End, subCommandOf(run, text).End)
	if n := len(run.Args); n > 0 {
		r.End = max(r.End, run.Args[n-1].Range.End)
	}
	return r
}

// subCommandOf is the range of the sub-command of a program, which isn't one of its arguments; the zero range without one.
func subCommandOf(run *command.Run, text string) procfile.Range {
	if run.Program == nil || run.Program.Sub == "" {
		return procfile.Range{}
	}
	for start := run.Name.Range.End; start < len(text); start++ {
		end := start
		for end < len(text) && text[end] != ' ' && text[end] != '\t' {
			end++
		}
		if run.Program.Sub.Has(text[start:end]) {
			return procfile.Range{Start: start, End: end}
		}
		start = end
	}
	return procfile.Range{}
}

// run explains a program, or one of its flags.
func (h *hover) run(run *command.Run, text string, offset int, moved func(procfile.Range) procfile.Range) {
	for _, r := range [...]procfile.Range{run.Name.Range, subCommandOf(run, text)} {
		if !r.Empty() && touches(r, offset) {
			h.set(moved(r), programText(run.Program))
			return
		}
	}
	for _, arg := range run.Args {
		if !touches(arg.Range, offset) {
			continue
		}
		name := flagOf(run.Program, arg.Raw)
		about := procfile.Range{Start: arg.Range.Start, End: arg.Range.Start + len(name)}
		if !touches(about, offset) {
			about = arg.Range
		}
		if says := flagText(run.Program, name); says != "" {
			h.set(moved(about), says)
		}
		return
	}
}

// comment explains a comment that speaks to Proclint, or a name in it.
func (h *hover) comment(line int) {
	for _, c := range check.Directives(h.doc) {
		if c.Line != line {
			continue
		}
		if touches(c.Word, h.offset) {
			h.set(c.Word, directiveText(c.Name))
			return
		}
		for _, name := range c.Names {
			if touches(name, h.offset) {
				h.set(name, nameText(c.Name, h.doc.Slice(name)))
			}
		}
	}
}

func directiveText(name string) string {
	for _, d := range directives {
		if d.name == name {
			return "**Proclint comment** " + code(name) + "\n\n" + d.text
		}
	}
	return ""
}

// nameText explains a name in a comment that begins with a directive.
func nameText(directive, name string) string {
	if directive == check.NamePlatforms {
		if s := platform.AliasFor(name); s != nil {
			return s.Why + "\n\n" + platformText(s.Target())
		}
		if t, ok := platform.Choose(name); ok {
			return platformText(t)
		}
		return ""
	}
	if rule, ok := lint.RuleByName(name); ok {
		return ruleText(rule)
	}
	return ""
}
