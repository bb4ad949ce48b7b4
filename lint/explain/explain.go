// Package explain finds the rules behind lines of a log or a terminal, which the rules and the platforms document.
// It contains all that documentation, so the engine, which a browser loads first, doesn't import it.
package explain

import (
	"slices"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint"
)

// Answer is what is known about a text.
type Answer struct {
	Schema string `json:"schema"`
	// Rules that explain the text, the best first.
	Rules []Rule `json:"rules"`
	// Messages of platforms in the text, in the order of its lines.
	Messages []Message `json:"messages"`
	// Nearest are known lines that are similar, the most similar first, where nothing is known about the text.
	Nearest []Near `json:"nearest"`
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
}

// Message is a text of a platform.
type Message struct {
	// Line is the zero-based line of the text that has it.
	Line int `json:"line"`
	// Log is the message as it is known: "…" means any text.
	Log       string   `json:"log"`
	Platforms []string `json:"platforms"`
	Means     string   `json:"means"`
	// Cure is a command that often helps where nothing in the file causes it, or "".
	Cure   string `json:"cure,omitempty"`
	Source string `json:"source"`
}

// Text explains a log, or a part of one: a line, an error text, a code such as H14. Time stamps, names of
// processes in front, colors and the case of letters do not matter. A part of a single line is enough.
func Text(text string) *Answer {
	lines, single := linesOf(text)
	k := documented()
	reported := reports{}
	a := &Answer{Schema: lint.Schema, Rules: []Rule{}, Messages: []Message{}, Nearest: []Near{}}
	for _, l := range lines {
		printed := k.printed(l, single)
		for _, m := range printed {
			a.addMessage(m)
		}
		t, onTopic := topicOf(l)
		for _, r := range k.rules {
			if found, ok := r.explain(l, single && !onTopic, printed); ok {
				a.add(found)
			}
		}
		if onTopic {
			k.explainTopic(a, t, reported.of(t), l.first, printed)
		}
	}
	if !a.Found() {
		a.Nearest = similar().nearest(lines)
	}
	a.Rules = slices.DeleteFunc(a.Rules, func(r Rule) bool { return k.isConsequence(r, a.Rules) })
	sort.SliceStable(a.Rules, func(i, j int) bool { return better(a.Rules[i], a.Rules[j]) < 0 })
	return a
}

// explain gives the rule with what of a line it explains best.
func (r knownRule) explain(l line, single bool, printed []Message) (best Rule, ok bool) {
	for _, log := range r.logs {
		score := l.has(log.pattern, single)
		if score == 0 {
			continue
		}
		found := r.found(log.log, l.first, printed)
		found.code, found.score, found.index = log.code, score, log.index
		if !ok || better(found, best) < 0 {
			best, ok = found, true
		}
	}
	return best, ok
}

func (r knownRule) found(log string, at int, printed []Message) Rule {
	wrong, right := r.docs.Shown()
	return Rule{
		Name: r.Name, Title: r.Title, Summary: r.docs.Summary, Why: r.docs.Why, Wrong: wrong, Right: right, Docs: r.Page(),
		Line: at, Log: log, Platforms: printers(printed),
	}
}

// explainTopic adds the rules with the best claim to a topic of a line, which some rules report.
func (k *known) explainTopic(a *Answer, t topic, reporters []string, at int, printed []Message) {
	var found []Rule
	best := unclaimed
	for _, r := range k.rules {
		reports := slices.Contains(reporters, r.Name)
		for _, log := range r.topics {
			c := log.claimOf(t, reports)
			if c == unclaimed || c < best {
				continue
			}
			if c > best {
				best, found = c, nil
			}
			rule := r.found(log.log, at, printed)
			rule.score, rule.index = int(c)*topicScore, log.index
			found = append(found, rule)
		}
	}
	for _, r := range found {
		a.add(r)
	}
}

// topicScore is more than the letters of a line's other messages.
const topicScore = 1000

// mostReported limits how many subjects of a text the rules check.
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

// isConsequence reports whether a rule was found by nothing but a code, such as H10, that follows from a
// line that another rule explains.
func (k *known) isConsequence(r Rule, found []Rule) bool {
	return r.code && slices.ContainsFunc(found, func(other Rule) bool { return !other.code && k.lists(other.Name, r.Log) })
}

func (k *known) lists(name, log string) bool {
	return slices.ContainsFunc(k.rules, func(r knownRule) bool { return r.Name == name && slices.Contains(r.docs.Logs, log) })
}

// better orders rules: words before codes, more letters before fewer, what is typical for a rule before what is not.
func better(a, b Rule) int {
	switch {
	case a.code != b.code:
		if b.code {
			return -1
		}
		return 1
	case a.score != b.score:
		return b.score - a.score
	}
	return a.index - b.index
}

// addMessage adds a message once.
func (a *Answer) addMessage(m Message) {
	if !slices.ContainsFunc(a.Messages, func(other Message) bool { return other.Means == m.Means }) {
		a.Messages = append(a.Messages, m)
	}
}

// printed are the messages of platforms in a line that say the most of it.
func (k *known) printed(l line, single bool) []Message {
	var found []Message
	best := 0
	for _, m := range k.messages {
		score := l.has(m.pattern, single)
		if score == 0 || score < best {
			continue
		}
		if score > best {
			best, found = score, nil
		}
		found = append(found, Message{Line: l.first, Log: m.Text, Platforms: strings.Fields(m.Platforms), Means: m.Means, Cure: m.Cure, Source: m.Source})
	}
	return found
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
