package lint

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// This file reads the comments for Proclint:
//
//	# proclint-ignore-next-line RULE, RULE -- why
//	# proclint-ignore-file RULE
//	# proclint-platform drycc/image, heroku
//
// Each is a separate line. Names follow the word, separated by commas or spaces;
// what follows "--" is for people.
//
// proclint-ignore-next-line drops the findings of its rules that start below the
// comment, up to the end of the first line that is neither blank nor a comment, so
// that several such comments can follow each other. proclint-ignore-file drops those
// in the whole file, wherever the comment is. A dropped finding is neither listed nor
// counted, and its fixes don't apply; the lines that its rule claims stay claimed.
// proclint-platform sets the platforms of a file unless others are selected; the
// first one in a file counts.

// The first words of these comments.
const (
	ownPrefix    = "proclint-"
	ignoreLine   = "proclint-ignore-next-line"
	ignoreFile   = "proclint-ignore-file"
	platformWord = "proclint-platform"
)

// ownComment is a comment for Proclint.
type ownComment struct {
	line int
	// word starts with ownPrefix; name is its text.
	word  procfile.Range
	name  string
	names []procfile.Range
}

// ignores reports whether the comment drops findings.
func (c *ownComment) ignores() bool { return c.name == ignoreLine || c.name == ignoreFile }

// ownComments are the comments of a file for Proclint, in order.
func ownComments(doc *procfile.Document) []ownComment {
	if !strings.Contains(doc.Text, ownPrefix) {
		return nil
	}
	var comments []ownComment
	for i := range doc.Lines {
		if doc.Lines[i].Kind != procfile.Comment {
			continue
		}
		if c, ok := readOwnComment(doc, i); ok {
			comments = append(comments, c)
		}
	}
	return comments
}

func readOwnComment(doc *procfile.Document, line int) (c ownComment, ok bool) {
	rest := trimRange(doc.Text, doc.Lines[line].Range)
	for rest.Start < rest.End && doc.Text[rest.Start] == '#' {
		rest.Start++
	}
	rest = trimRange(doc.Text, rest)
	if !strings.HasPrefix(doc.Slice(rest), ownPrefix) {
		return ownComment{}, false
	}
	words := nameRanges(doc, rest)
	c = ownComment{line: line, word: words[0]}
	// People add a colon there; names may contain one.
	c.name = strings.TrimSuffix(doc.Slice(c.word), ":")
	c.word.End = c.word.Start + len(c.name)
	for _, w := range words[1:] {
		if doc.Slice(w) == "--" {
			break
		}
		c.names = append(c.names, w)
	}
	return c, true
}

// nameRanges are the words of a range, separated by spaces and commas.
func nameRanges(doc *procfile.Document, r procfile.Range) []procfile.Range {
	var words []procfile.Range
	for i := r.Start; i < r.End; {
		start := i
		for i < r.End && strings.IndexByte(", \t", doc.Text[i]) < 0 {
			i++
		}
		if i > start {
			words = append(words, procfile.Range{Start: start, End: i})
		}
		i++
	}
	return words
}

// targetsFor are the platforms to check for: the selected ones, else those that the
// file names, else the default ones, and then byDefault.
func targetsFor(selected []*platform.Target, doc *procfile.Document, comments []ownComment) (targets []*platform.Target, byDefault bool) {
	if len(selected) > 0 {
		return selected, false
	}
	if named := namedTargets(doc, comments); len(named) > 0 {
		return named, false
	}
	return platform.Defaults(), true
}

// namedTargets are the known platforms that the first proclint-platform comment names.
func namedTargets(doc *procfile.Document, comments []ownComment) []*platform.Target {
	for i := range comments {
		if comments[i].name != platformWord {
			continue
		}
		var targets []*platform.Target
		for _, name := range comments[i].names {
			if t, ok := platform.Lookup(doc.Slice(name)); ok && !slices.Contains(targets, t) {
				targets = append(targets, t)
			}
		}
		return targets
	}
	return nil
}

// wholeFile is the line of a place that is the whole file.
const wholeFile = -1

// place is where findings of a rule are dropped: on the lines down to one, or in
// the whole file.
type place struct {
	rule *Rule
	line int
}

// drop counts what is dropped at a place.
type drop struct {
	above   int // the line of the first comment; only findings below it are dropped
	dropped int
}

// suppressions are what the comments of a file ignore.
type suppressions struct {
	drops map[place]*drop
	// ends has, for each line, the first line from there that is neither blank nor a
	// comment; it has one element more than there are lines.
	ends []int
	// dropped counts the findings that aren't reported, and rules are theirs.
	dropped int
	rules   map[*Rule]bool
}

func newSuppressions(doc *procfile.Document, comments []ownComment) suppressions {
	var s suppressions
	for i := range comments {
		c := &comments[i]
		if !c.ignores() {
			continue
		}
		if s.drops == nil {
			s.drops, s.rules, s.ends = map[place]*drop{}, map[*Rule]bool{}, lineEnds(doc)
		}
		for _, name := range c.names {
			rule, ok := RuleByName(doc.Slice(name))
			if !ok {
				continue
			}
			at := s.place(c, rule)
			switch {
			case s.drops[at] != nil:
			case at.line == wholeFile:
				s.drops[at] = &drop{above: wholeFile}
			default:
				s.drops[at] = &drop{above: c.line}
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

// place is where a comment drops the findings of a rule.
func (s *suppressions) place(c *ownComment, rule *Rule) place {
	if c.name == ignoreFile {
		return place{rule, wholeFile}
	}
	return place{rule, s.ends[c.line]}
}

// drop reports whether a finding of a rule on a line is dropped, and counts it.
func (s *suppressions) drop(rule *Rule, line int) bool {
	dropped := false
	for _, at := range [...]place{{rule, wholeFile}, {rule, s.ends[line]}} {
		if d := s.drops[at]; d != nil && line > d.above {
			d.dropped++
			dropped = true
		}
	}
	if dropped {
		s.dropped++
		s.rules[rule] = true
	}
	return dropped
}

// uses reports whether a comment dropped a finding of a rule.
func (s *suppressions) uses(c *ownComment, rule *Rule) bool {
	d := s.drops[s.place(c, rule)]
	return d != nil && d.dropped > 0
}

// removeComment is the fix that deletes a comment's whole line.
func (p *Pass) removeComment(c *ownComment) Fix {
	l := &p.Doc.Lines[c.line]
	return Fix{Title: "Remove the comment", Applicability: Suggested,
		Edits: []TextEdit{Delete(procfile.Range{Start: l.Range.Start, End: l.EOL.End})}}
}

// removeName is the fix that deletes one name in a comment, or the whole comment
// if it has only one.
func (p *Pass) removeName(c *ownComment, i int) Fix {
	if len(c.names) == 1 {
		return p.removeComment(c)
	}
	at := procfile.Range{Start: c.names[i].Start}
	if i+1 < len(c.names) {
		at.End = c.names[i+1].Start
	} else {
		at = procfile.Range{Start: c.names[i-1].End, End: c.names[i].End}
	}
	return Fix{Title: prose.Title("Remove `%s` from the comment", p.Doc.Slice(c.names[i])), Applicability: Suggested,
		Edits: []TextEdit{Delete(at)}}
}

// writeInstead is the fix that puts a name of Proclint's into a comment.
func writeInstead(at procfile.Range, name string) Fix {
	return Fix{Title: "Use `" + name + "`", Applicability: Suggested, Edits: []TextEdit{Replace(at, name)}}
}
