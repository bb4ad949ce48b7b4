package check

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/proclint/proclint/lint/repository"
)

// Group is a group of rules. The groups run in their order.
type Group string

// The groups.
const (
	FileGroup     Group = "File"
	SyntaxGroup   Group = "Syntax"
	TypesGroup    Group = "Process types"
	CommandsGroup Group = "Commands"
	// RepositoryGroup looks at the files beside the Procfile, where they can be seen.
	RepositoryGroup Group = "Repository"
	// DirectivesGroup is about the comments that speak to Proclint.
	DirectivesGroup Group = "Proclint comments"

	// AfterFindings is no group of rules, but when a rule runs that has to know what
	// those of the groups above found.
	AfterFindings Group = "after findings"
)

var groupOrder = []Group{FileGroup, SyntaxGroup, TypesGroup, CommandsGroup, RepositoryGroup, AfterFindings, DirectivesGroup}

// Rule is one check with its documentation. The file rules/<name>.go registers it.
type Rule struct {
	// Name is the name used everywhere, in kebab-case.
	Name  string
	Group Group
	// RunsWith is the group with whose rules it runs, or AfterFindings; "" is its own.
	RunsWith Group
	// Before names the rules of that group that run after it: those that are to
	// be silent where it reports, or to see what it noted. All others of the group may
	// run before it or after it.
	Before []string
	// Title is a short headline.
	Title string
	Documented
	// Applies reports whether the rule may apply to a command, from the command's
	// text alone. It runs once for each text, and Pass.Candidates returns the
	// commands for which it is true. nil is for a rule that checks every command.
	Applies func(*ParsedCommand) bool
	// Check reports findings to the pass.
	Check func(*Pass)

	// ReadsPath means that it looks at the name or the folder of the file: for the same
	// text elsewhere it may report something else.
	ReadsPath bool
	// Uncovers means that its fix makes lines legible that no rule could read before.
	Uncovers bool
	// ChangesPlatforms means that its fix changes the platforms that the file is
	// checked for.
	ChangesPlatforms bool

	// Place is the index in RulesInOrder.
	Place int
}

// Documented has the documentation of a rule. It is a method because the linker drops
// methods that nobody calls, so a program without documentation doesn't contain it.
type Documented interface {
	Docs() Docs
}

// Docs is the documentation of a rule.
type Docs struct {
	// Summary is one sentence on what the rule finds.
	Summary string
	// Why is a paragraph on what happens because of it, platform by platform
	// where they differ.
	Why string
	// Bad gives exactly this rule once; Good gives nothing.
	Bad, Good Sample
	// Logs are the lines, or the parts of lines, that the platform or the program
	// prints because of it, the most typical first. "…" matches any text. A code such
	// as H14 is an entry without other text. A line with many possible reasons, such
	// as "Permission denied", is shown but explains no log.
	Logs []string
	// Sources are the evidence: repositories with paths, issues, pages.
	Sources []string
}

// Sample is an example file of a rule's documentation.
type Sample struct {
	// Text of the file.
	Text string
	// Path of the file; empty is Procfile.
	Path string
	// Platforms are those to check the sample for; empty means the default ones.
	Platforms []string
	// Files are those beside it that can be seen, by path; none when the sample is
	// the file alone.
	Files []SampleFile
}

// SampleFile is a file of the repository of a sample.
type SampleFile struct {
	// Path from the root folder, with slashes.
	Path string `json:"path"`
	// Text of the file; "" also where it does not matter.
	Text string `json:"text"`
}

// Repository is that of the files, or nil.
func (s Sample) Repository() *repository.Repository {
	if len(s.Files) == 0 {
		return nil
	}
	texts := map[string]string{}
	var paths []string
	for _, f := range s.Files {
		texts[f.Path] = f.Text
		paths = append(paths, f.Path)
	}
	dir, _ := SplitPath(s.Path)
	return repository.New(repository.List{Listed: paths, Texts: texts}, dir)
}

var registered []*Rule

// Register adds a rule; each rule's file calls it once.
func Register(r Rule) struct{} {
	registered = append(registered, &r)
	return struct{}{}
}

// RulesInOrder are all rules in the order of the run.
var RulesInOrder = sync.OnceValue(func() []*Rule {
	rules, err := SortRules(Rules())
	if err != nil {
		panic(err)
	}
	for i, r := range rules {
		r.Place = i
	}
	return rules
})

// SortRules sorts rules by the groups that they run with; within one each runs before
// those that its Before names, and else in the given order. It fails where that can't
// be done.
func SortRules(rules []*Rule) ([]*Rule, error) {
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

// Order is the place of the group among all groups.
func (g Group) Order() int { return slices.Index(groupOrder, g) }

// RulesBefore are the rules of the groups before one, in the order of the run. Some
// rule must run with that group.
func RulesBefore(g Group) []*Rule {
	rules := RulesInOrder()
	end := slices.IndexFunc(rules, func(r *Rule) bool { return r.runsWith() == g })
	return rules[:end]
}

// Page is the path of the rule's documentation, as in diagnostics.
func (r *Rule) Page() string { return "rules/" + r.Name }

// URL is the address of the rule's file, which has its documentation.
func (r *Rule) URL() string {
	return "https://github.com/proclint/proclint/blob/main/lint/rules/" + strings.ReplaceAll(r.Name, "-", "_") + ".go"
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
