package lint

import (
	"sort"
	"strings"
)

// Group is a group of rules. The groups run in their order.
type Group string

// The groups.
const (
	FileGroup     Group = "File"
	SyntaxGroup   Group = "Syntax"
	TypesGroup    Group = "Process types"
	CommandsGroup Group = "Commands"
)

var groupOrder = map[Group]int{FileGroup: 0, SyntaxGroup: 100, TypesGroup: 200, CommandsGroup: 300}

// Rule is one check with its documentation. The file rule_<name>.go registers it.
type Rule struct {
	// Name is the name used everywhere, in kebab-case.
	Name  string
	Group Group
	// Order within the run: the group's hundred is added to it. A rule that
	// claims lines runs before those that should be silent on them.
	Order int
	// Title is a short headline.
	Title string
	// Summary says in one line what is found.
	Summary string
	// Why says in a paragraph what happens because of it, platform by platform
	// where they differ.
	Why string
	// Bad gives exactly this rule once; Good gives nothing.
	Bad, Good Sample
	// Sources are the evidence: repositories with paths, issues, pages.
	Sources []string
	// Check reports findings to the pass.
	Check func(*Pass)
}

// Sample is an example file of a rule's documentation.
type Sample struct {
	// Text of the file.
	Text string
	// Path of the file; empty is Procfile.
	Path string
	// Platforms for which it is judged; empty are the default ones.
	Platforms []string
}

var rules []*Rule

// register adds a rule; each rule's file calls it once.
func register(r Rule) struct{} {
	rules = append(rules, &r)
	sort.Slice(rules, func(i, j int) bool {
		a, b := rules[i], rules[j]
		if x, y := a.order(), b.order(); x != y {
			return x < y
		}
		return a.Name < b.Name
	})
	return struct{}{}
}

func (r *Rule) order() int { return groupOrder[r.Group] + r.Order }

// Docs is the path of the rule's documentation, as in diagnostics.
func (r *Rule) Docs() string { return "rules/" + r.Name }

// Rules are all rules, group by group, by name.
func Rules() []*Rule {
	out := append([]*Rule(nil), rules...)
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if groupOrder[a.Group] != groupOrder[b.Group] {
			return groupOrder[a.Group] < groupOrder[b.Group]
		}
		return strings.Compare(a.Name, b.Name) < 0
	})
	return out
}

// RuleByName finds a rule.
func RuleByName(name string) (*Rule, bool) {
	for _, r := range rules {
		if r.Name == name {
			return r, true
		}
	}
	return nil, false
}
