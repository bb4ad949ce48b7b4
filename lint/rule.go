package lint

import (
	"slices"

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
	// OwnGroup is about Proclint's own comments.
	OwnGroup Group = "Own"
)

var groupOrder = []Group{FileGroup, SyntaxGroup, TypesGroup, CommandsGroup, RepositoryGroup, OwnGroup}

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
	Documented
	// Suspects reports whether the rule may have to speak of a command, by what
	// the command says alone: it is asked once for each text, and suspects of the
	// pass gives those for which it holds. nil is for a rule that does not ask.
	Suspects func(*parsedCommand) bool
	// Check reports findings to the pass.
	Check func(*Pass)

	suspicion suspicion // the rule's own, where it has Suspects
}

// Documented has the documentation of a rule. It is a method, so that a program
// which shows none does not hold its text: the linker drops methods that nobody
// calls.
type Documented interface {
	Docs() Docs
}

// Docs is the documentation of a rule.
type Docs struct {
	// Summary says in one line what is found.
	Summary string
	// Why says in a paragraph what happens because of it, platform by platform
	// where they differ.
	Why string
	// Bad gives exactly this rule once; Good gives nothing.
	Bad, Good Sample
	// Logs are the lines, or the parts of lines, that people find in a log or a
	// terminal because of it, as the platform or the program prints them, the most
	// typical first; "…" stands for any text. A code such as H14 stands alone.
	// What programs print for many reasons, such as "Permission denied", is shown
	// but explains no log.
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
	// Platforms for which it is judged; empty are the default ones.
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
	dir, _ := splitPath(s.Path)
	return repository.New(repository.List{Listed: paths, Texts: texts}, dir)
}

var (
	rules []*Rule
	// suspicious are those that have Suspects.
	suspicious []*Rule
)

// register adds a rule; each rule's file calls it once.
func register(r Rule) struct{} {
	if r.Suspects != nil {
		r.suspicion = 1 << len(suspicious)
		suspicious = append(suspicious, &r)
	}
	rules = insert(rules, &r, func(a, b *Rule) bool {
		if x, y := a.order(), b.order(); x != y {
			return x < y
		}
		return a.Name < b.Name
	})
	return struct{}{}
}

func (r *Rule) order() int { return 100*r.Group.order() + r.Order }

func (g Group) order() int { return slices.Index(groupOrder, g) }

// insert puts a rule into a sorted list, which is short.
func insert(sorted []*Rule, r *Rule, before func(a, b *Rule) bool) []*Rule {
	sorted = append(sorted, r)
	for i := len(sorted) - 1; i > 0 && before(r, sorted[i-1]); i-- {
		sorted[i], sorted[i-1] = sorted[i-1], r
	}
	return sorted
}

// rulesBefore are the rules of the groups before one, in the order of the run.
func rulesBefore(g Group) []*Rule {
	i := 0
	for i < len(rules) && rules[i].Group != g {
		i++
	}
	return rules[:i]
}

// Page is the path of the rule's documentation, as in diagnostics.
func (r *Rule) Page() string { return "rules/" + r.Name }

// Rules are all rules, group by group, by name.
func Rules() []*Rule {
	var out []*Rule
	for _, r := range rules {
		out = insert(out, r, func(a, b *Rule) bool {
			if a.Group != b.Group {
				return a.Group.order() < b.Group.order()
			}
			return a.Name < b.Name
		})
	}
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
