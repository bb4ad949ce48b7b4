package lint

import (
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

func TestInOrder(t *testing.T) {
	rule := func(name string, after ...string) *check.Rule {
		return &check.Rule{Name: name, Group: check.SyntaxGroup, Kind: check.Slip, After: after}
	}
	in := func(group check.Group, r *check.Rule) *check.Rule {
		r.Group = group
		return r
	}
	tests := []struct {
		name  string
		rules []*check.Rule
		want  string // the order, or the error
	}{
		{"as given", []*check.Rule{rule("b"), rule("a")}, "b a"},
		{"after another one", []*check.Rule{rule("a", "c"), rule("b"), rule("c")}, "c a b"},
		{"after one that is after another one", []*check.Rule{rule("a", "b"), rule("b", "c"), rule("c")}, "c b a"},
		{"group by group", []*check.Rule{in(check.CommandsGroup, rule("a")), in(check.FileGroup, rule("b"))}, "b a"},
		{"after a rule of a later group", []*check.Rule{rule("a"), rule("b", "d"), in(check.TypesGroup, rule("c")), in(check.TypesGroup, rule("d"))}, "a d b c"},
		{"after all others", []*check.Rule{rule("a", check.Others, "b"), rule("b", check.Others), rule("c"), in(check.TypesGroup, rule("d"))}, "c d b a"},
		{"after itself", []*check.Rule{rule("a", "a")}, "rule a runs after itself"},
		{"a circle", []*check.Rule{rule("a", "b"), rule("b", "c"), rule("c", "a")}, "rule a runs after itself"},
		{"a circle with all others", []*check.Rule{rule("a", check.Others), rule("b", "a")}, "rule a runs after itself"},
		{"an unknown name", []*check.Rule{rule("a", "aa")}, `rule a runs after the unknown rule "aa"`},
		{"no kind", []*check.Rule{rule("a"), {Name: "b", Group: check.SyntaxGroup}}, "rule b has no Kind"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rules, err := check.SortRules(tt.rules)
			got := names(rules)
			if err != nil {
				got = err.Error()
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestUnstatedOrderDoesNotMatter: the rules find the same in each order that their
// groups and their After allow.
func TestUnstatedOrderDoesNotMatter(t *testing.T) {
	inputs := goldenInputs(t)
	for seed := range uint64(4) {
		rules := check.Rules()
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(rules), func(i, j int) { rules[i], rules[j] = rules[j], rules[i] })
		shuffled, err := check.SortRules(rules)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range inputs {
			doc := procfile.Parse(in.Source)
			want, got := check.Run(in, doc, check.RulesInOrder()), check.Run(in, doc, shuffled)
			if !reflect.DeepEqual(got.Findings, want.Findings) {
				t.Fatalf("the order %s finds in %q\n%q\nand the order of the run\n%q", names(shuffled), in.Source, messages(report(got, in)), messages(report(want, in)))
			}
		}
	}
}

// TestEachAfterHasAnEffect: for each rule that another one names in After, some input has other findings in the opposite order.
func TestEachAfterHasAnEffect(t *testing.T) {
	if runtime.GOARCH == "wasm" {
		t.Skip("it needs all inputs, of which an eighth is tried there")
	}
	inputs := goldenInputs(t)
	for _, r := range check.Rules() {
		for i, name := range r.After {
			if name != check.Others && !slices.ContainsFunc(inputs, changedBy(swapped(t, r, i))) {
				t.Errorf("%s finds the same before %s: remove that from its After", r.Name, name)
			}
		}
	}
}

// swapped is the order in which a rule runs before one that it names in After, or nil where a third one keeps it from that.
func swapped(t *testing.T, r *check.Rule, i int) []*check.Rule {
	t.Helper()
	other, _ := check.RuleByName(r.After[i])
	defer func(after, others []string) { r.After, other.After = after, others }(r.After, other.After)
	r.After, other.After = slices.Delete(slices.Clone(r.After), i, i+1), append(slices.Clip(other.After), r.Name)
	order, _ := check.SortRules(check.Rules())
	return order
}

// changedBy reports for an input whether an order of the rules finds something else in it.
func changedBy(order []*check.Rule) func(check.Input) bool {
	return func(in check.Input) bool {
		doc := procfile.Parse(in.Source)
		return order != nil && !reflect.DeepEqual(check.Run(in, doc, order).Findings, check.Run(in, doc, check.RulesInOrder()).Findings)
	}
}

func names(rules []*check.Rule) string {
	var list []string
	for _, r := range rules {
		list = append(list, r.Name)
	}
	return strings.Join(list, " ")
}
