package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "merge-conflict",
	Group:      FileGroup,
	Order:      5,
	Title:      "A merge was not finished",
	Documented: mergeConflictDocs{},
	Check:      checkMergeConflict,
})

type mergeConflictDocs struct{}

// Docs is the documentation.
func (mergeConflictDocs) Docs() Docs {
	return Docs{
		Summary: "The lines that git puts around two versions of a text are still in the file.",
		Why: "When git cannot merge two changes it leaves both in the file, between lines that begin with " +
			"<<<<<<<, ======= and >>>>>>>. Readers of YAML and Heroku's Fir refuse such a file; the others skip " +
			"these lines and pick one of the versions, which may be the wrong one.",
		Bad:  Sample{Text: "<<<<<<< HEAD\nweb: gunicorn app:app\n=======\nweb: gunicorn shop:app\n>>>>>>> feature\n"},
		Good: Sample{Text: "web: gunicorn shop:app\n"},
		Logs: []string{
			"misformatted Procfile entry '<<<<<<< …",
			"could not find expected ':'",
			"line … parse error: …",
			"Invalid Procfile format",
			"invalid line in procfile, line …",
			"Failed to read command from Procfile: invalid YAML",
			"the Procfile is not valid yaml",
		},
		Sources: []string{"git-merge documentation, How conflicts are presented"},
	}
}

// conflict is one block: the indices of its marker lines, -1 where one is missing.
type conflict struct{ ours, base, middle, theirs int }

func checkMergeConflict(p *Pass) {
	if !strings.Contains(p.Doc.Text, "<<<<<<<") && !strings.Contains(p.Doc.Text, ">>>>>>>") {
		return
	}
	for _, c := range p.conflicts() {
		p.reportConflict(c)
	}
}

func (p *Pass) reportConflict(c conflict) {
	markers := c.markers()
	first := markers[0]
	finding := Finding{
		Range:    p.Doc.Lines[first].Range,
		Severity: Error,
		Message: "The line " + quote(p.Line(first)) + " was left by a merge that was not finished: some platforms refuse the " +
			"file, others run one of the two versions; keep one version and delete the lines of the merge.",
		Fixes: []Fix{p.deleteMarkers(markers)},
	}
	claimed := markers
	if c.complete() {
		finding.Related = []Related{
			{Message: "The second version begins here.", Range: p.Doc.Lines[c.middle].Range},
			{Message: "The merge ends here.", Range: p.Doc.Lines[c.theirs].Range},
		}
		finding.Fixes = p.keepOneVersion(c)
		claimed = nil
		for i := c.ours; i <= c.theirs; i++ {
			claimed = append(claimed, i)
		}
	}
	p.Report(finding)
	for _, line := range claimed {
		p.claimEntry(line)
	}
}

// markers are the lines of the block that are there, in order.
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

func (p *Pass) deleteMarkers(markers []int) Fix {
	fix := Fix{Title: "Delete what is left of the merge", Applicability: Suggested}
	for _, line := range markers {
		fix.Edits = append(fix.Edits, Delete(p.wholeLine(line)))
	}
	return fix
}

func (p *Pass) keepOneVersion(c conflict) []Fix {
	end := c.middle
	if c.base >= 0 {
		end = c.base
	}
	return []Fix{
		{Title: "Keep the first version", Applicability: Suggested, Edits: []TextEdit{
			Delete(p.wholeLine(c.ours)), Delete(p.wholeLines(end, c.theirs))}},
		{Title: "Keep the second version", Applicability: Suggested, Edits: []TextEdit{
			Delete(p.wholeLines(c.ours, c.middle)), Delete(p.wholeLine(c.theirs))}},
	}
}

// conflicts finds the blocks in order. A marker without its partners is a block
// of its own.
func (p *Pass) conflicts() []conflict {
	var found []conflict
	none := conflict{-1, -1, -1, -1}
	open := none
	for i := range p.Doc.Lines {
		text := p.Line(i)
		switch {
		case isMarker(text, '<'):
			if open.ours >= 0 {
				found = append(found, open)
			}
			open = none
			open.ours = i
		case open.ours >= 0 && open.middle < 0 && isMarker(text, '|'):
			open.base = i
		case open.ours >= 0 && open.middle < 0 && isMarker(text, '='):
			open.middle = i
		case isMarker(text, '>'):
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

// isMarker reports whether a line is seven of a sign, alone or with a label.
func isMarker(line string, sign byte) bool {
	const length = 7
	if len(line) < length || strings.Count(line[:length], string(rune(sign))) != length {
		return false
	}
	return len(line) == length || line[length] == ' ' || line[length] == '\t'
}

// wholeLines is the range from one line to another with their ends.
func (p *Pass) wholeLines(from, to int) procfile.Range {
	return procfile.Range{Start: p.Doc.Lines[from].Range.Start, End: p.Doc.Lines[to].EOL.End}
}

// claimEntry claims a line, and the process type that it declares if any.
func (p *Pass) claimEntry(line int) {
	if l := &p.Doc.Lines[line]; l.Kind == procfile.Entry {
		p.Claim(line, p.Doc.Slice(l.Name))
		return
	}
	p.Claim(line)
}
