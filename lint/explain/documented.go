package explain

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
)

// documentedLine is a line that platforms or rules document, with the rules that it leads to.
type documentedLine struct {
	text    string
	kind    string
	printed *platform.Message // nil where only rules document it
	rules   []documentedRule
	// topic is what it says in the words of a family, if it has any.
	topic topic
	// isCode is whether it's a code such as H14, wanted the text without the case of letters, and place its own among all.
	isCode bool
	wanted string
	place  int
	// letters are those outside of "…": a line with more of them says more. 0 is of a line that says too little.
	letters int
}

// documentedRule is a rule that has a line at a place of its list, where the most typical ones come first. order is its own place.
type documentedRule struct {
	*lint.Rule
	docs      *lint.Docs
	at, order int
}

// remark is the kind of what fails nothing.
const remark = "remark"

// Messages are the lines that rules and platforms document, as messages for a table. Nobody else has them.
func Messages() []*signal.Message {
	var all []*signal.Message
	for _, line := range known().lines {
		lex.EachLine(line.pattern(), nil, func(l *lex.Line) { // without what a platform puts in front of it
			message, err := signal.NewMessage(line.meaning(), l.Text)
			if err != nil {
				return // a code alone
			}
			if line.printed != nil {
				message.By, message.Source = line.writers(), line.printed.Source
			}
			all = append(all, message)
		})
	}
	return all
}

// documented is what all rules and platforms document, and a table of its lines.
type documented struct {
	lines  []*documentedLine
	table  *signal.Table
	owners []*documentedLine // the lines of the table's messages
}

// known is all of it, read once.
var known = sync.OnceValue(func() *documented {
	d := &documented{lines: documentedLines()}
	var messages []*signal.Message
	for _, line := range d.lines {
		if line.letters == 0 {
			continue
		}
		for _, text := range line.patterns() {
			if m, err := signal.NewMessage(&signal.Meaning{}, text); err == nil {
				messages, d.owners = append(messages, m), append(d.owners, line)
			}
		}
	}
	d.table = signal.NewTable(messages)
	return d
})

// documentedLines are all of them, each once: those of platforms, then those that only rules have.
func documentedLines() []*documentedLine {
	var all []*documentedLine
	at := map[string]*documentedLine{}
	add := func(text, kind string) *documentedLine {
		if at[text] == nil {
			at[text] = newDocumented(text, kind)
			at[text].place = len(all)
			all = append(all, at[text])
		}
		return at[text]
	}
	for _, m := range platform.Messages() {
		add(m.Text, m.Kind).printed = &m
	}
	for order, rule := range lint.Rules() {
		docs := rule.Docs()
		for i, text := range docs.Logs {
			line := add(text, "")
			if slices.Contains(docs.Remarks, text) {
				line.kind = remark
			}
			line.rules = append(line.rules, documentedRule{rule, &docs, i, order})
		}
	}
	for _, line := range all {
		sort.SliceStable(line.rules, func(i, j int) bool { return line.rules[i].at < line.rules[j].at })
		if line.kind == "" && len(line.rules) > 0 {
			line.kind = line.rules[0].docs.Failure
		}
	}
	return all
}

func newDocumented(text, kind string) *documentedLine {
	d := &documentedLine{text: text, kind: kind, isCode: isCode(text), wanted: ascii.Lower(text)}
	if d.isCode {
		d.letters = len(text)
	} else if isSpecific(d.wanted) {
		d.letters = letters(strings.TrimPrefix(d.wanted, "error: ")) // the word fits any error
	}
	d.topic, _ = topicOf(&lex.Line{Text: text, Plain: d.wanted}, families().table.Attempts())
	return d
}

// patterns are those by which a log has the line: a code counts where a word announces it.
func (d *documentedLine) patterns() []string {
	if d.isCode {
		return []string{"^" + d.text + "$", "code=" + d.text, "error " + d.text, "error (" + d.text, `code="` + d.text}
	}
	return []string{d.pattern()}
}

func (d *documentedLine) pattern() string {
	return strings.NewReplacer(" line "+anyText, " line <line>", anyText, "<text>").Replace(" " + d.text)[1:]
}

// meaning is what the line reports. A remark has no headline, as nothing failed.
func (d *documentedLine) meaning() *signal.Meaning {
	m := &signal.Meaning{Name: d.kind, Kind: d.kind, Level: signal.Fault, Certainty: signal.Likely}
	if d.kind == remark {
		return m
	}
	m.Rules = d.ruleNames()
	if len(d.rules) > 0 {
		best := d.rules[0]
		why, _, more := strings.Cut(best.docs.Why, ". ")
		if more {
			why += "."
		}
		m.Name, m.Rule = best.Name, best.Name
		m.Is, m.Why = []string{best.docs.Summary}, []string{why}
		m.Help = []string{"Check the Procfile: the rule `<explainer>` shows the place."}
	}
	if d.printed != nil {
		is, why, _ := strings.Cut(d.printed.Means, ". ")
		m.Is = []string{is}
		if why != "" {
			m.Why = []string{why}
		}
		if d.printed.Cure != "" {
			m.Help = []string{"Run `" + d.printed.Cure + "`."}
		}
	}
	if d.printed == nil || !ascii.ContainsAny(ascii.Lower(d.text), []string{"procfile", "process"}) {
		m.Certainty, m.NeedsFinding = signal.Possible, len(d.rules) > 0 // other programs write it for other reasons, too
	}
	m.Is[0] = strings.TrimSuffix(m.Is[0], ".")
	return m
}

func (d *documentedLine) ruleNames() []string {
	names := []string{}
	for _, r := range d.rules {
		names = append(names, r.Name)
	}
	return names
}

func (d *documentedLine) writers() string {
	var ids []string
	for id := range strings.FieldsSeq(d.printed.Platforms) {
		id, _, _ = strings.Cut(id, ":")
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), ", ")
}

// partIn gives the letters of a documented line that the only line of a text has, which may be a part of it, or the code.
func (d *documentedLine) partIn(l *lex.Line) int {
	cost.Done(1)
	switch {
	case d.letters == 0:
		return 0
	case d.isCode && (mentions(l.Text, d.text) || strings.EqualFold(strings.Trim(l.Text, " .,;:!?()[]\"'`"), d.text)):
		return d.letters
	case !d.isCode && len(l.Plain) <= longestPart:
		// A part says less than the whole of another message with as many letters.
		return max(partOf(withoutPrefix(l.Plain), d.wanted)-1, 0)
	}
	return 0
}
