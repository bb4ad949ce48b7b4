package check

import (
	"slices"
	"strconv"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// Report adds a finding. One that concerns no target is dropped, and so is one that a comment ignores.
func (p *Pass) Report(f Finding) {
	if f.Effects != nil && len(f.Effects) == 0 {
		return
	}
	p.explain(f.Effects)
	if p.Suppressions.Drops != nil && p.Suppressions.drop(p.Rule, p.Doc.LineAt(f.Range.Start)) {
		return
	}
	if p.Rule.Applies != nil && p.readsOtherwise(f) {
		f.Fixes = nil
	}
	if len(f.Fixes) == 0 {
		p.fixCode(&f)
	}
	utf16 := p.Doc.Encoding == procfile.UTF16LE || p.Doc.Encoding == procfile.UTF16BE
	for i := range f.Fixes {
		fix := &f.Fixes[i]
		fix.Edits = compactEdits(p.Doc.Text, fix.Edits)
		// The encoding comes first: parsers read an edit of UTF-16 in another way.
		early := utf16 && fix.Encode == "" && fix.Rename == nil
		if fix.Applicability == Safe && (early || p.Rule.Group != FileGroup && p.changesSwallowed(*fix)) {
			fix.Applicability = Suggested
		}
	}
	if p.Found == nil {
		p.Found = map[*Rule]int{}
	}
	if p.Found[p.Rule]++; p.Found[p.Rule] > maxWritten {
		f.Severity, f.Effects, f.Related = p.SeverityOf(RuleFinding{f, p.Rule}), nil, nil // it will only be counted
		f.Headline, f.Help = prose.Text{}, prose.Text{}
	}
	f.Related = limitRelated(f.Related)
	p.Findings = append(p.Findings, RuleFinding{Finding: f, Rule: p.Rule})
}

// fixCode gives a finding the fix of its place in the code, which may say all of its help.
func (n *App) fixCode(f *Finding) {
	help := f.Help.Fit(prose.MaxTitle + 1)
	f.Fixes = f.Code.Fixes(n.Repository, help)
	if len(f.Fixes) > 0 && f.Fixes[0].Title+"." == help {
		f.HelpUnfixed, f.Help = f.Help, prose.Text{}
	}
}

// explain notes the platforms on which a finding has an error, or one that would be an error
// if it were verified how the platform reads files: also where a comment ignores it.
func (r *Reported) explain(es Effects) {
	for _, e := range es {
		if e.Severity < Error && (e.Verified || e.likely || readsSurely(e.Target)) {
			continue
		}
		if r.Explained == nil {
			r.Explained = map[*platform.Target]bool{}
		}
		r.Explained[e.Target] = true
	}
}

// readsOtherwise reports whether the line of a finding about a command has no such command on some target, which a fix for the others would break.
func (g *Unit) readsOtherwise(f Finding) bool {
	return slices.ContainsFunc(g.Targets, func(t *platform.Target) bool {
		if t.ValueOf == nil {
			return false
		}
		_, affected := f.Effects.On(t)
		l := &g.Doc.Lines[g.Doc.LineAt(f.Range.Start)]
		return !affected && t.Value(g.Doc.Slice(l.Name)) != platform.ShellCommand
	})
}

// MaxRelated is how many related places of a finding are shown.
const MaxRelated = 3

// limitRelated keeps the first places, and replaces the others by their number.
func limitRelated(places []Related) []Related {
	if len(places) <= MaxRelated {
		return places
	}
	last := places[MaxRelated]
	last.Message = strconv.Itoa(len(places)-MaxRelated) + " more"
	return append(places[:MaxRelated:MaxRelated], last)
}

// changesSwallowed reports whether a fix edits a line that some parser reads as
// part of the entry above it. There the fix changes the command of that entry.
func (rs *ParseResults) changesSwallowed(fix Fix) bool {
	if rs.swallowed == nil {
		rs.swallowed = rs.findSwallowed()
	}
	return slices.ContainsFunc(fix.Edits, func(e TextEdit) bool { return rs.swallowed[rs.Doc.LineAt(e.Range.Start)] })
}

// findSwallowed gives the lines after a lone CR, and those after an entry without a command where some target looks for it in the next line.
func (g *Unit) findSwallowed() map[int]bool {
	lines := map[int]bool{}
	joins := slices.ContainsFunc(g.Targets, func(t *platform.Target) bool { return t.EmptyCommand() == platform.EmptyTakesNextLine })
	unfinished := false
	for i := range g.Doc.Lines {
		l := &g.Doc.Lines[i]
		if unfinished {
			lines[i] = true
		}
		if joins && l.Kind != procfile.Blank {
			unfinished = l.Kind == procfile.Entry && l.Command.Empty()
		}
		if g.Doc.Slice(l.EOL) == "\r" {
			lines[i+1] = true
		}
	}
	return lines
}
