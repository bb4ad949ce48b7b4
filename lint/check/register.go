package check

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
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

// SortRules sorts rules by their groups, and else in the given order; those that After names move before the rule that
// names them. It fails where that can't be done, or where a rule doesn't say its kind.
func SortRules(rules []*Rule) ([]*Rule, error) {
	if i := slices.IndexFunc(rules, func(r *Rule) bool { return r.Kind == 0 }); i >= 0 {
		return nil, fmt.Errorf("rule %s has no Kind", rules[i].Name)
	}
	s := ruleSort{added: map[*Rule]bool{}}
	for _, g := range groupOrder {
		for _, r := range rules {
			if r.Group == g {
				s.given = append(s.given, r)
			}
		}
	}
	for _, r := range s.given {
		if err := s.add(r); err != nil {
			return nil, err
		}
	}
	return s.out, nil
}

type ruleSort struct {
	given, out []*Rule
	added      map[*Rule]bool // false while the rules before one are being added
}

// add adds a rule, if it's missing, behind those that run before it.
func (s *ruleSort) add(r *Rule) error {
	if done, begun := s.added[r]; done {
		return nil
	} else if begun {
		return fmt.Errorf("rule %s runs after itself", r.Name)
	}
	s.added[r] = false
	for _, name := range r.After {
		found := false
		for _, other := range s.given {
			if other.Name != name && (name != Others || slices.Contains(other.After, Others)) {
				continue
			}
			found = true
			if err := s.add(other); err != nil {
				return err
			}
		}
		if !found {
			return fmt.Errorf("rule %s runs after the unknown rule %q", r.Name, name)
		}
	}
	s.added[r] = true
	s.out = append(s.out, r)
	return nil
}

// RulesOutside are the rules of all groups but one, in the order of the run.
func RulesOutside(g Group) []*Rule {
	return slices.DeleteFunc(slices.Clone(RulesInOrder()), func(r *Rule) bool { return r.Group == g })
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
	sort.SliceStable(rules, func(i, j int) bool {
		a, b := rules[i], rules[j]
		return cmp.Or(a.Group.Order()-b.Group.Order(), strings.Compare(a.Name, b.Name)) < 0
	})
	return rules
}

// RuleByName finds a rule.
func RuleByName(name string) (*Rule, bool) {
	r := First(registered, func(r *Rule) bool { return r.Name == name })
	return r, r != nil
}
