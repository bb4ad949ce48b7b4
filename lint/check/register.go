package check

import (
	"fmt"
	"slices"
	"sync"

	"github.com/proclint/proclint/internal/version"
)

var registered []*Rule

// Register adds a rule; each rule's file calls it once.
func Register(r Rule) struct{} {
	registered = append(registered, &r)
	return struct{}{}
}

// inOrder are the rules in the order of the run, once they are sorted, and aboutCommands those of them with Applies.
var (
	inOrder, aboutCommands []*Rule
	sorted                 sync.Once
)

// RulesInOrder are all rules in the order of the run.
func RulesInOrder() []*Rule {
	sorted.Do(sortRegistered)
	return inOrder
}

// rulesAboutCommands are the rules with Applies, in the order of the run.
func rulesAboutCommands() []*Rule {
	sorted.Do(sortRegistered)
	return aboutCommands
}

func sortRegistered() {
	rules, err := SortRules(Rules())
	if err != nil {
		panic(err)
	}
	for i, r := range rules {
		r.Place = i
		if r.Applies != nil {
			aboutCommands = append(aboutCommands, r)
		}
	}
	inOrder = rules
}

// SortRules sorts rules by the groups that they run with; within one each runs before
// those that its Before names, and else in the given order. It fails where that can't
// be done, or where a rule doesn't say its kind.
func SortRules(rules []*Rule) ([]*Rule, error) {
	if i := slices.IndexFunc(rules, func(r *Rule) bool { return r.Kind == 0 }); i >= 0 {
		return nil, fmt.Errorf("rule %s has no Kind", rules[i].Name)
	}
	if err := checkBefore(rules); err != nil {
		return nil, err
	}
	var out []*Rule
	for _, g := range groupOrder {
		var left []*Rule
		for _, r := range rules {
			if r.runsWith() == g {
				left = append(left, r)
			}
		}
		for len(left) > 0 {
			next := slices.IndexFunc(left, func(r *Rule) bool { return !waitsFor(r, left) })
			if next < 0 {
				return nil, fmt.Errorf("rule %s and others each run before another one", left[0].Name)
			}
			out = append(out, left[next])
			left = slices.Delete(left, next, next+1)
		}
	}
	return out, nil
}

// waitsFor reports whether one of the rules that are left runs before a rule.
func waitsFor(r *Rule, left []*Rule) bool {
	return slices.ContainsFunc(left, func(other *Rule) bool { return slices.Contains(other.Before, r.Name) })
}

// checkBefore fails where a rule names one in Before that it does not run with.
func checkBefore(rules []*Rule) error {
	for _, r := range rules {
		for _, name := range r.Before {
			i := slices.IndexFunc(rules, func(other *Rule) bool { return other.Name == name })
			switch {
			case i < 0:
				return fmt.Errorf("rule %s runs before the unknown rule %q", r.Name, name)
			case rules[i].runsWith() != r.runsWith():
				return fmt.Errorf("rule %s runs before %s, which runs with another group", r.Name, name)
			}
		}
	}
	return nil
}

// runsWith is the group with whose rules a rule runs.
func (r *Rule) runsWith() Group {
	if r.RunsWith != "" {
		return r.RunsWith
	}
	return r.Group
}

// RulesBefore are the rules of the groups before one, in the order of the run. Some
// rule must run with that group.
func RulesBefore(g Group) []*Rule {
	rules := RulesInOrder()
	end := slices.IndexFunc(rules, func(r *Rule) bool { return r.runsWith() == g })
	return rules[:end]
}

// Page is the path of the rule's documentation, as in diagnostics.
func (r *Rule) Page() string { return "rules/" + r.Name }

// URL is the address of the rule's documentation: below the site that the build names, else in the repository.
func (r *Rule) URL() string {
	if site := version.Site(); site != "" {
		return site + r.Page()
	}
	return "https://github.com/proclint/proclint/blob/main/docs/" + r.Page() + ".md"
}

// Rules are all rules, group by group, by name.
func Rules() []*Rule {
	rules := slices.Clone(registered)
	// There are few, and a sort would be code to download.
	for i := range rules {
		for j := i; j > 0 && listedBefore(rules[j], rules[j-1]); j-- {
			rules[j], rules[j-1] = rules[j-1], rules[j]
		}
	}
	return rules
}

func listedBefore(a, b *Rule) bool {
	if x, y := a.Group.Order(), b.Group.Order(); x != y {
		return x < y
	}
	return a.Name < b.Name
}

// RuleByName finds a rule.
func RuleByName(name string) (*Rule, bool) {
	for _, r := range registered {
		if r.Name == name {
			return r, true
		}
	}
	return nil, false
}
