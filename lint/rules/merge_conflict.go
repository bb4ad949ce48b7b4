package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "merge-conflict",
	Group:      check.FileGroup,
	Kind:       check.Slip,
	Title:      "Unfinished merge",
	SkipsPlain: true,
	Check:      checkMergeConflict,
})

// conflict is one block: the indices of its marker lines, -1 for a missing one.
type conflict struct{ ours, base, middle, theirs int }

func checkMergeConflict(p *check.Pass) {
	if !strings.Contains(p.Doc.Text, "<<<<<<<") && !strings.Contains(p.Doc.Text, ">>>>>>>") {
		return
	}
	for _, c := range conflicts(p) {
		reportConflict(p, c)
	}
}

func reportConflict(p *check.Pass, c conflict) {
	markers := c.markers()
	first := markers[0]
	finding := check.Finding{
		Range:    p.Doc.Lines[first].Range,
		Headline: prose.T("`%s` is left from an unfinished merge", p.Line(first)),
		Effects:  conflictEffects(p, c, first),
		Help:     prose.T("Keep one version, and delete the marker lines."),
		Fixes:    []check.Fix{deleteMarkers(p, markers)},
	}
	claimed := markers
	if c.complete() {
		finding.Related = []check.Related{
			{Message: "The second version starts here", Range: p.Doc.Lines[c.middle].Range},
			{Message: "The merge ends here", Range: p.Doc.Lines[c.theirs].Range},
		}
		finding.Fixes = keepOneVersion(p, c)
		claimed = nil
		for i := c.ours; i <= c.theirs; i++ {
			claimed = append(claimed, i)
		}
	}
	p.Report(finding)
	for _, line := range claimed {
		p.ClaimEntry(line)
	}
}

// conflictEffects are errors on every platform, whatever its parser does with the marker lines.
func conflictEffects(p *check.Pass, c conflict, marker int) check.Effects {
	text := "The file may contain lines of both versions."
	if c.complete() {
		text = "Both versions are in the file, so the wrong one may run."
	}
	es := p.Reading(check.NewEffect(check.Error, platform.Differs, "%s", text))
	for i, e := range es {
		if r, _ := p.Read(e.Target); r.Error != "" && e.Target.Sure(platform.Grammar) {
			es[i] = p.RejectedAt(e.Target, marker)
			es[i].Target, es[i].Verified = e.Target, true
		}
	}
	return es
}

// markers are the marker lines of the block, in order.
func (c conflict) markers() []int {
	var lines []int
	for _, line := range []int{c.ours, c.base, c.middle, c.theirs} {
		if line >= 0 {
			lines = append(lines, line)
		}
	}
	return lines
}

func (c conflict) complete() bool { return c.ours >= 0 && c.middle >= 0 && c.theirs >= 0 }

func deleteMarkers(p *check.Pass, markers []int) check.Fix {
	fix := check.Fix{Title: "Delete the merge markers", Applicability: check.Suggested}
	for _, line := range markers {
		fix.Edits = append(fix.Edits, check.Delete(p.WholeLine(line)))
	}
	return fix
}

func keepOneVersion(p *check.Pass, c conflict) []check.Fix {
	end := c.middle
	if c.base >= 0 {
		end = c.base
	}
	return []check.Fix{
		{Title: "Keep the first version", Applicability: check.Suggested, Edits: []check.TextEdit{
			check.Delete(p.WholeLine(c.ours)), check.Delete(wholeLines(p, end, c.theirs))}},
		{Title: "Keep the second version", Applicability: check.Suggested, Edits: []check.TextEdit{
			check.Delete(wholeLines(p, c.ours, c.middle)), check.Delete(p.WholeLine(c.theirs))}},
	}
}

// conflicts finds the blocks in order. A marker without its partners is a block too.
func conflicts(p *check.Pass) []conflict {
	var found []conflict
	none := conflict{-1, -1, -1, -1}
	open := none
	for i := range p.Doc.Lines {
		text := p.Line(i)
		switch {
		case check.IsMergeMarker(text, '<'):
			if open.ours >= 0 {
				found = append(found, open)
			}
			open = none
			open.ours = i
		case open.ours >= 0 && open.middle < 0 && check.IsMergeMarker(text, '|'):
			open.base = i
		case open.ours >= 0 && open.middle < 0 && check.IsMergeMarker(text, '='):
			open.middle = i
		case check.IsMergeMarker(text, '>'):
			open.theirs = i
			found = append(found, open)
			open = none
		}
	}
	if open.ours >= 0 {
		found = append(found, open)
	}
	return found
}

func wholeLines(p *check.Pass, from, to int) procfile.Range {
	return procfile.Range{Start: p.Doc.Lines[from].Range.Start, End: p.Doc.Lines[to].EOL.End}
}
