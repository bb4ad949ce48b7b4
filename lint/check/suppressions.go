package check

import (
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

func newSuppressions(doc *procfile.Document, comments []Directive) Suppressions {
	var s Suppressions
	for i := range comments {
		c := &comments[i]
		if !c.Ignores() {
			continue
		}
		if s.Drops == nil {
			s.Drops, s.Rules, s.ends = map[place]*drop{}, map[*Rule]bool{}, lineEnds(doc)
		}
		for _, name := range c.Names {
			rule, ok := RuleByName(doc.Slice(name))
			if !ok {
				continue
			}
			at := s.Place(c, rule)
			switch {
			case s.Drops[at] != nil:
			case at.line == wholeFile:
				s.Drops[at] = &drop{above: wholeFile}
			default:
				s.Drops[at] = &drop{above: c.Line}
			}
		}
	}
	return s
}

func lineEnds(doc *procfile.Document) []int {
	n := len(doc.Lines)
	ends := make([]int, n+1)
	ends[n] = n
	for i := n - 1; i >= 0; i-- {
		ends[i] = i
		if kind := doc.Lines[i].Kind; kind == procfile.Blank || kind == procfile.Comment {
			ends[i] = ends[i+1]
		}
	}
	return ends
}

// wholeFile is the line of a place that is the whole file.
const wholeFile = -1

// Place is where a comment drops the findings of a rule.
func (s *Suppressions) Place(c *Directive, rule *Rule) place {
	if c.Name == IgnoreFile {
		return place{rule, wholeFile}
	}
	return place{rule, s.ends[c.Line]}
}

// drop reports whether a finding of a rule on a line is dropped, and counts it.
func (s *Suppressions) drop(rule *Rule, line int) bool {
	suppressed := false
	for _, at := range [...]place{{rule, wholeFile}, {rule, s.ends[line]}} {
		if d := s.Drops[at]; d != nil && line > d.above {
			d.Suppressed++
			suppressed = true
		}
	}
	if suppressed {
		s.Suppressed++
		s.Rules[rule] = true
	}
	return suppressed
}

// RemoveCommentFix is the fix that deletes a comment's whole line.
func (f *File) RemoveCommentFix(c *Directive) Fix {
	return Fix{Title: "Remove the comment", Applicability: Suggested, Edits: []TextEdit{Delete(f.WholeLine(c.Line))}}
}

// RemoveNameFix is the fix that deletes one name in a comment, or the whole comment if it has only one.
func (f *File) RemoveNameFix(c *Directive, i int) Fix {
	if len(c.Names) == 1 {
		return f.RemoveCommentFix(c)
	}
	at := procfile.Range{Start: c.Names[i].Start}
	if i+1 < len(c.Names) {
		at.End = c.Names[i+1].Start
	} else {
		at = procfile.Range{Start: c.Names[i-1].End, End: c.Names[i].End}
	}
	return Fix{Title: prose.Title("Remove `%s` from the comment", f.Doc.Slice(c.Names[i])), Applicability: Suggested,
		Edits: []TextEdit{Delete(at)}}
}

// ReplaceNameFix is the fix that puts a name of Proclint's into a comment.
func ReplaceNameFix(at procfile.Range, name string) Fix {
	return Fix{Title: "Use `" + name + "`", Applicability: Suggested, Edits: []TextEdit{Replace(at, name)}}
}
