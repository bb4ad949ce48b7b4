package lint

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

func TestInOrder(t *testing.T) {
	rule := func(name string, before ...string) *check.Rule {
		return &check.Rule{Name: name, Group: check.SyntaxGroup, Kind: check.Slip, Before: before}
	}
	in := func(group, runsWith check.Group, r *check.Rule) *check.Rule {
		r.Group, r.RunsWith = group, runsWith
		return r
	}
	tests := []struct {
		name  string
		rules []*check.Rule
		want  string // the order, or the error
	}{
		{"as given", []*check.Rule{rule("b"), rule("a")}, "b a"},
		{"before another one", []*check.Rule{rule("a"), rule("b"), rule("c", "a")}, "b c a"},
		{"before one that is before another one", []*check.Rule{rule("a"), rule("b", "a"), rule("c", "b")}, "c b a"},
		{"group by group", []*check.Rule{in(check.CommandsGroup, "", rule("a")), in(check.FileGroup, "", rule("b"))}, "b a"},
		{"with another group", []*check.Rule{rule("a"), in(check.FileGroup, check.TypesGroup, rule("b")), in(check.TypesGroup, check.SyntaxGroup, rule("c", "a"))}, "c a b"},
		{"before itself", []*check.Rule{rule("a", "a")}, "rule a and others each run before another one"},
		{"a circle", []*check.Rule{rule("a", "b"), rule("b", "c"), rule("c", "a")}, "rule a and others each run before another one"},
		{"an unknown name", []*check.Rule{rule("a", "aa")}, `rule a runs before the unknown rule "aa"`},
		{"no kind", []*check.Rule{rule("a"), {Name: "b", Group: check.SyntaxGroup}}, "rule b has no Kind"},
		{"a rule of another group", []*check.Rule{rule("a", "b"), in(check.TypesGroup, "", rule("b"))}, "rule a runs before b, which runs with another group"},
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
// groups and their Before allow.
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

func names(rules []*check.Rule) string {
	var list []string
	for _, r := range rules {
		list = append(list, r.Name)
	}
	return strings.Join(list, " ")
}
