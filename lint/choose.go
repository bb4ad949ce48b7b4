package lint

import (
	"slices"
	"sort"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// choose takes the fix of each finding, the worst ones first, leaving out those whose edits meet an earlier one's; they come in the next
// round. While the encoding changes nothing else does.
func choose(p *check.Pass, of func(*check.Pass, *check.RuleFinding) *check.Fix) []offer {
	var chosen []offer
	taken := takenRanges{}
	renamed := false
	for _, f := range worstFirst(p) {
		fix := of(p, f)
		if fix == nil {
			continue
		}
		if fix.Encode != "" {
			return []offer{{f, fix}}
		}
		if fix.Rename != nil && renamed || !taken.add(fix) {
			continue
		}
		renamed = renamed || fix.Rename != nil
		chosen = append(chosen, offer{f, fix})
	}
	return chosen
}

// worstFirst are the findings of which a person would correct the worst ones first.
func worstFirst(p *check.Pass) []*check.RuleFinding {
	findings := make([]*check.RuleFinding, len(p.Findings))
	severity := make(map[*check.RuleFinding]check.Severity, len(p.Findings))
	for i := range p.Findings {
		findings[i] = &p.Findings[i]
		severity[findings[i]] = p.SeverityOf(p.Findings[i])
	}
	slices.SortStableFunc(findings, func(a, b *check.RuleFinding) int { return int(severity[b]) - int(severity[a]) })
	return findings
}

// takenRanges are those of the edits of fixes, by the path of another file, and of the Procfile by "".
type takenRanges map[string]*ranges

// add takes the ranges of a fix. It reports false when one of them meets a range that is taken.
func (t takenRanges) add(fix *check.Fix) bool {
	for _, f := range append([]check.FileEdits{{Edits: fix.Edits}}, fix.Files...) {
		if t[f.Path] == nil {
			t[f.Path] = &ranges{}
		}
		if !t[f.Path].add(f.Edits) {
			return false
		}
	}
	return true
}

// ranges are ordered; only those of one fix touch each other.
type ranges []procfile.Range

// add takes the ranges of all edits, or of none when one of them meets a range that is taken.
func (rs *ranges) add(edits []check.TextEdit) bool {
	for _, e := range edits {
		i := rs.search(e.Range)
		if i < len(*rs) && (*rs)[i].Start <= e.Range.End {
			return false
		}
	}
	for _, e := range edits {
		at := rs.place(e.Range)
		*rs = append(*rs, e.Range)
		copy((*rs)[at+1:], (*rs)[at:])
		(*rs)[at] = e.Range
	}
	return true
}

// search is the index of the first range that does not end before r.
func (rs ranges) search(r procfile.Range) int {
	return sort.Search(len(rs), func(i int) bool { return rs[i].End >= r.Start })
}

// place is the index of the first range after r.
func (rs ranges) place(r procfile.Range) int {
	return sort.Search(len(rs), func(i int) bool {
		return rs[i].Start > r.Start || rs[i].Start == r.Start && rs[i].End > r.End
	})
}

func applicable(fixes []check.Fix, suggested bool) *check.Fix {
	for i := range fixes {
		if fixes[i].Applicability == check.Safe {
			return &fixes[i]
		}
	}
	if suggested && len(fixes) > 0 {
		return &fixes[0]
	}
	return nil
}
