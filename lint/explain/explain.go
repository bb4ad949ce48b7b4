// Package explain finds the rules behind lines of a log or a terminal, which the rules and the platforms document.
// It contains all that documentation, so the engine, which a browser loads first, doesn't import it.
package explain

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
)

// Answer is what is known about a text.
type Answer struct {
	Schema   string    `json:"schema"`
	Rules    []Rule    `json:"rules"`    // that explain the text, the best first
	Messages []Message `json:"messages"` // of platforms in the text, in the order of its lines
	Nearest  []Near    `json:"nearest"`  // known lines that are similar, the most similar first, where nothing is known about the text
}

// Found reports whether anything is known.
func (a *Answer) Found() bool { return len(a.Rules) > 0 || len(a.Messages) > 0 }

// Rule is a rule that explains a line.
type Rule struct {
	Name    string `json:"name"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	Why     string `json:"why"`
	// Wrong gives this rule, Right does not.
	Wrong string `json:"wrong"`
	Right string `json:"right"`
	// Docs is the path of its page.
	Docs string `json:"docs"`
	// Line is the zero-based line of the text that it explains best.
	Line int `json:"line"`
	// Log is the rule's line that was recognized there: "…" means any text.
	Log string `json:"log"`
	// Platforms print it, by ID; empty where a program does, or the shell.
	Platforms []string `json:"platforms"`

	code  bool
	score int // letters that were recognized
	index int // of Log in the rule's list
	order int // of the rule
}

// Message is a text of a platform.
type Message struct {
	Line      int      `json:"line"` // the zero-based line of the text that has it
	Log       string   `json:"log"`  // the message as it is known: "…" means any text
	Platforms []string `json:"platforms"`
	Means     string   `json:"means"`
	Cure      string   `json:"cure,omitempty"` // a command that often helps where nothing in the file causes it, or ""
	Source    string   `json:"source"`
}

// Text explains a log, or a part of one: a line, an error text, a code such as H14. Time stamps, names of
// processes in front, colors and the case of letters do not matter. A part of a single line is enough.
func Text(text string) *Answer {
	var lines []*lex.Line
	seen := map[string]bool{} // a program that starts again and again repeats its last lines
	lex.EachWhole(text, func(l *lex.Line) {
		if !l.IsOfPassedTest() && !seen[l.Text] {
			seen[l.Text] = true
			unquote(l)
			lines = append(lines, l)
		}
	})
	k, reported := known(), reports{}
	tried, triedForms := k.table.Attempts(), families().table.Attempts()
	a := &Answer{Schema: lint.Schema, Rules: []Rule{}, Messages: []Message{}, Nearest: []Near{}}
	for _, l := range lines {
		found := k.in(l, len(lines) == 1, tried)
		printed := printedIn(found, l)
		for _, m := range printed {
			if !slices.ContainsFunc(a.Messages, func(other Message) bool { return other.Means == m.Means }) {
				a.Messages = append(a.Messages, m)
			}
		}
		t, onTopic := topicOf(l, triedForms)
		if onTopic {
			found = k.onTopic(t, reported.of(t), found)
		}
		for _, f := range found {
			if f.isPart && onTopic || !f.isOnTopic && f.topic.family != nil {
				continue
			}
			for _, r := range f.rules {
				if !f.isOnTopic || slices.Contains(f.claiming, r.Name) {
					a.add(f.rule(r, l, printers(printed)))
				}
			}
		}
	}
	if !a.Found() {
		a.Nearest = similar().nearest(lines)
	}
	// A code alone, such as H10, may follow from a line that another rule explains.
	a.Rules = slices.DeleteFunc(a.Rules, func(r Rule) bool {
		return r.code && slices.ContainsFunc(a.Rules, func(other Rule) bool { return !other.code && k.lists(other.Name, r.Log) })
	})
	sort.SliceStable(a.Rules, func(i, j int) bool { return better(a.Rules[i], a.Rules[j]) < 0 })
	return a
}

// unquote takes out the backslashes in front of quotes in a quoted text.
func unquote(l *lex.Line) {
	parts := strings.Split(l.Text, `"`)
	for i := range parts[:len(parts)-1] {
		parts[i] = strings.TrimRight(parts[i], `\`)
	}
	l.Text = strings.Join(parts, `"`)
	l.Plain = ascii.Lower(l.Text)
}

// hit is a documented line that a line of a log has.
type hit struct {
	*documentedLine
	score     int
	isPart    bool // whether the line of the log is only a part of it
	isOnTopic bool // whether both only have the same topic, which the rules claiming explain
	claiming  []string
}

// in finds the documented lines that a line of a log has, or that it's a part of if it's the only one, in their order.
func (k *documented) in(l *lex.Line, single bool, tried *signal.Attempts) (list []hit) {
	k.table.EachMatch(l, tried, "", func(place int, _ string) {
		list = append(list, hit{documentedLine: k.owners[place], score: k.owners[place].letters})
	})
	if single {
		for _, line := range k.lines {
			if n := line.partIn(l); n > 0 {
				list = append(list, hit{documentedLine: line, score: n, isPart: true})
			}
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].place < list[j].place })
	return list
}

// onTopic adds the documented lines whose rules have the best claim to a topic, which some rules report.
func (k *documented) onTopic(t topic, reporters []string, list []hit) []hit {
	best := unclaimed
	own := len(list)
	for _, line := range k.lines {
		for _, r := range line.rules {
			c := line.topic.claimOn(t, slices.Contains(reporters, r.Name))
			if line.topic.family == nil || c == unclaimed || c < best {
				continue
			}
			if c > best {
				best, list = c, list[:own]
			}
			list = append(list, hit{documentedLine: line, score: int(c) * topicScore, isOnTopic: true, claiming: []string{r.Name}})
		}
	}
	return list
}

func (f *hit) rule(r documentedRule, l *lex.Line, platforms []string) Rule {
	wrong, right := r.docs.Shown()
	return Rule{
		Name: r.Name, Title: r.Title, Summary: r.docs.Summary, Why: r.docs.Why, Wrong: wrong, Right: right, Docs: r.Page(),
		Line: l.Number, Log: f.text, Platforms: platforms, code: f.isCode, score: f.score, index: r.at, order: r.order,
	}
}

// topicScore is more than the letters of a line's other messages.
const topicScore = 1000

const mostReported = 32

// reports are the rules that report the topics of a text, by name.
type reports map[topic][]string

func (r reports) of(t topic) []string {
	names, ok := r[t]
	if !ok && len(r) < mostReported {
		names = t.reporters()
		r[t] = names
	}
	return names
}

// add adds a rule, once, with what it explains best.
func (a *Answer) add(r Rule) {
	at := slices.IndexFunc(a.Rules, func(other Rule) bool { return other.Name == r.Name })
	switch {
	case at < 0:
		a.Rules = append(a.Rules, r)
	case better(r, a.Rules[at]) < 0:
		a.Rules[at] = r
	}
}

func (k *documented) lists(name, log string) bool {
	return slices.ContainsFunc(k.lines, func(d *documentedLine) bool {
		return d.text == log && slices.ContainsFunc(d.rules, func(r documentedRule) bool { return r.Name == name })
	})
}

// better orders rules: words before codes, more letters before fewer, what is typical for a rule before what is not.
func better(a, b Rule) int {
	switch {
	case a.code == b.code:
		return cmp.Or(b.score-a.score, a.index-b.index, a.order-b.order)
	case a.code:
		return 1
	}
	return -1
}

// printedIn are the messages of platforms in a line that say the most of it.
func printedIn(list []hit, l *lex.Line) (messages []Message) {
	best := 0
	for _, f := range list {
		if f.printed == nil || f.score < best {
			continue
		}
		if f.score > best {
			best, messages = f.score, nil
		}
		m := f.printed
		messages = append(messages, Message{Line: l.Number, Log: m.Text, Platforms: strings.Fields(m.Platforms), Means: m.Means, Cure: m.Cure, Source: m.Source})
	}
	return messages
}

func printers(messages []Message) []string {
	ids := []string{}
	for _, m := range messages {
		for _, id := range m.Platforms {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
