package assist

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
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
// where there is nothing to explain.
func Hover(doc *procfile.Document, offset int, targets []*platform.Target) *Explanation {
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
		h.set(l.Name, typeText(doc.Slice(l.Name), typesOf(doc), targets))
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

// hover finds what is at an offset.
type hover struct {
	doc     *procfile.Document
	targets []*platform.Target
	offset  int
	at      procfile.Range
	text    string
}

func (h *hover) set(at procfile.Range, text string) { h.at, h.text = at, text }

// typesOf are the process types of a file as written.
func typesOf(doc *procfile.Document) []string {
	var types []string
	for _, e := range doc.Entries() {
		types = append(types, e.Type)
	}
	return types
}

// typeText says what a process type means, beside the types of the whole file.
func typeText(name string, types []string, targets []*platform.Target) string {
	title := "**Process type** " + code(name)
	if len(targets) == 1 {
		title += " on " + markdown(targets[0].Title())
	}
	return title + "\n\n" + perTarget(targets, func(t *platform.Target) []string {
		return typeSentences(t, name, types, len(targets) == 1)
	})
}

// typeSentences say what a target does with a process type; full ones also why.
func typeSentences(t *platform.Target, name string, types []string, full bool) []string {
	if !t.Reads() {
		return []string{fact(t, platform.Grammar)}
	}
	var list []string
	if t.CheckName != nil {
		problem := t.CheckName(name)
		list = append(list, say(t, problem.Topic, problem.Text.String()))
	}
	if t.Reserved != nil {
		problem := t.Reserved(name)
		list = append(list, say(t, problem.Topic, problem.Text.String()))
	}
	at := t.RunsAt(name)
	switch {
	case name == "release" && (full || at == platform.NoMoment):
		list = append(list, fact(t, platform.Releasing), markdown(sentence(t.ReleaseInstead)))
	case at != platform.NoMoment:
		list = append(list, say(t, platform.Releasing, "it runs "+at.String()))
	default:
		list = append(list, trafficSentences(t, name, full)...)
	}
	if at == platform.NoMoment {
		list = append(list, scaleSentence(t, name, types))
	}
	if remark := t.Remark(name); remark != nil && full {
		list = append(list, markdown(remark.Text))
	}
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

func trafficSentences(t *platform.Target, name string, full bool) []string {
	switch {
	case len(t.HTTP) == 0:
		return nil
	case !t.IsHTTP(name):
		return []string{say(t, platform.Traffic, "it gets no HTTP traffic. Only "+joinedCodes(t.HTTP)+" "+verb(len(t.HTTP), "does", "do"))}
	case !full:
		return []string{say(t, platform.Traffic, "it gets the HTTP traffic")}
	}
	return []string{
		say(t, platform.Traffic, "it gets the HTTP traffic"),
		fact(t, platform.Ports),
	}
}

// joinedCodes are names in backticks as a part of a sentence.
func joinedCodes(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = code(name)
	}
	return prose.Join(quoted, "and")
}

// verb is the form of a verb after so many names.
func verb(names int, singular, plural string) string {
	if names == 1 {
		return singular
	}
	return plural
}

// scaleSentence says how many instances start by themselves.
func scaleSentence(t *platform.Target, name string, types []string) string {
	if t.Scale == nil {
		return ""
	}
	n, why := t.Scale(name, types)
	switch {
	case n < 0:
		return say(t, platform.Start, why)
	case n == 0:
		return say(t, platform.Start, "not started at first deploy: "+why)
	case n == 1:
		return say(t, platform.Start, "1 instance at first deploy: "+why)
	}
	return say(t, platform.Start, strconv.Itoa(n)+" instances at first deploy: "+why)
}

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
	moved = func(r procfile.Range) procfile.Range {
		return procfile.Range{Start: at.Start + start + r.Start, End: at.Start + start + r.End}
	}
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
		for end < len(text) && !isSpace(text[end]) {
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

func isSpace(c byte) bool { return c == ' ' || c == '\t' }

// variableText says what is known about a variable that a command uses.
func variableText(v *command.Variable, targets []*platform.Target) string {
	text := "**Variable** " + code(v.Name) + "\n\n"
	if v.HasDefault {
		text += "Default: " + code(v.Default) + ".\n\n"
	}
	if v.Quote == command.Single && !v.Script {
		text += "Nothing expands it inside single quotes.\n\n"
	}
	if readers := readersOf(v.Name); readers != "" {
		text += readers + "\n\n"
	}
	return text + perTarget(targets, func(t *platform.Target) []string { return variableSentences(t, v.Name) })
}

func variableSentences(t *platform.Target, name string) []string {
	if !t.Reads() {
		return nil
	}
	var list []string
	if name == "PORT" {
		list = append(list, fact(t, platform.Ports))
		if t.Port.Assumed {
			list = append(list, unverified+markdown(t.Platform().Title+" sets it."))
		}
	}
	if t.Shell == platform.NoShell {
		list = append(list, fact(t, platform.Running))
	}
	return list
}

// assignmentText says what is known about a variable that a command sets.
func assignmentText(name string) string {
	text := "**Variable** " + code(name) + ", set for this command."
	if readers := readersOf(name); readers != "" {
		text += "\n\n" + readers
	}
	return text
}

// readersOf says which programs read a variable by themselves, or "".
func readersOf(name string) string {
	var names []string
	for i := range command.Programs {
		p := &command.Programs[i]
		if (p.Env.Has(name) || name == "PORT" && p.ReadsPort) && !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case name == "PORT":
		return "Programs such as " + markdown(prose.Join(names[:min(3, len(names))], "and")) + " read it by themselves."
	}
	return markdown(prose.Join(names, "and")) + verb(len(names), " reads", " read") + " it for the host, the port, or a flag."
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
		if t, ok := platform.Lookup(name); ok {
			return platformText(t)
		}
		return ""
	}
	if rule, ok := lint.RuleByName(name); ok {
		return ruleText(rule)
	}
	return ""
}

func ruleText(rule *lint.Rule) string {
	return "**Rule** " + code(rule.Name) + "\n\n" + markdown(rule.Title) + "."
}

func platformText(t *platform.Target) string {
	text := "**" + markdown(t.Title()) + "**"
	if t.Summary != "" {
		text += "\n\n" + markdown(sentence(t.Summary))
	}
	return text
}
