package check

import (
	"path"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// Input is a file, the platforms to check it for, and the options.
type Input struct {
	// Path names the file in the report; rules about the name and the place
	// look at it. Empty: the file has no name and gets no file rule.
	Path string
	// RootPath is the path from the project's root, with slashes; empty means
	// the same as Path.
	RootPath string
	// Source is the file's bytes, at most MaxBytes.
	Source []byte
	// Targets are the selected platforms, Configured those for a file without Targets
	// whose comments name none; see Select.
	Targets, Configured []*platform.Target
	// Severities replace those of the findings of some rules; nil replaces none.
	Severities Severities
	// Excluded files have no findings and no fixes, and their layout stays.
	Excluded bool
	// Repository is what can be seen of the files beside the file; nil when they
	// cannot be seen, and then the rules about them are silent.
	Repository *repository.Repository
	// Cache is what a caller keeps from one call to the next while it lints a file
	// many times, else nil.
	Cache *Cache

	// Verdicts are shared with the trials of fixes; nil starts an empty cache.
	Verdicts *Verdicts
}

// Run runs some of the rules over a file, in the given order.
func Run(in Input, doc *procfile.Document, some []*Rule) *Pass {
	comments := Directives(doc)
	selection := Select(in, doc, comments)
	if in.RootPath == "" {
		in.RootPath = in.Path
	}
	p := newPass(doc, in.Path, path.Clean(strings.ReplaceAll(in.RootPath, `\`, "/")), selection.Targets)
	p.byDefault, p.shown = selection.ByDefault, selection.Shown
	p.Repository, p.cache = in.Repository, in.Cache
	p.Verdicts = in.Verdicts.forTargets(p.Targets)
	p.Directives, p.Suppressions = comments, newSuppressions(doc, comments)
	plain := isPlain(p)
	for _, r := range some {
		p.Rule = r
		if plain && r.SkipsPlain || r.Applies != nil && !findCandidates(p) {
			continue
		}
		r.Check(p)
	}
	sortFindings(p)
	return p
}

// sortFindings puts the findings in the order of the report.
func sortFindings(p *Pass) {
	sort.Stable(byPlace(p.Findings))
}

// byPlace sorts findings of one place by their rule.
type byPlace []RuleFinding

func (fs byPlace) Len() int { return len(fs) }

func (fs byPlace) Swap(i, j int) { fs[i], fs[j] = fs[j], fs[i] }

func (fs byPlace) Less(i, j int) bool {
	a, b := &fs[i], &fs[j]
	if a.Range.Start != b.Range.Start {
		return a.Range.Start < b.Range.Start
	}
	if a.Range.End != b.Range.End {
		return a.Range.End < b.Range.End
	}
	return a.Rule.Name < b.Rule.Name
}
