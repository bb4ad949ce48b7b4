package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// This file reads the comments for Proclint:
//
//	# proclint-ignore-next-line RULE, RULE -- why
//	# proclint-ignore-file RULE
//	# proclint-platform drycc:image, heroku
//
// Each is a separate line. Names follow the word, separated by commas or spaces; what follows "--" is for people.
//
// The first one drops the findings of its rules from there to the first line that is neither blank nor a comment, so that several can follow each
// other. The second one drops those in the whole file, wherever it is. A dropped finding isn't counted, and its fixes don't apply; the lines that its
// rule claims stay claimed. The last one counts unless other platforms are selected, and only the first one in a file.

// The first words of these comments.
const (
	DirectivePrefix = "proclint-"
	IgnoreNextLine  = "proclint-ignore-next-line"
	IgnoreFile      = "proclint-ignore-file"
	NamePlatforms   = "proclint-platform"
)

// Directive is a comment for Proclint.
type Directive struct {
	// Line is the zero-based index of its line.
	Line int
	// Word starts with DirectivePrefix; Name is its text.
	Word procfile.Range
	Name string
	// Names are the ranges of the rules or platforms, empty where it names none.
	Names []procfile.Range
}

// Ignores reports whether the comment drops findings.
func (c *Directive) Ignores() bool { return c.Name == IgnoreNextLine || c.Name == IgnoreFile }

// Directives are the comments of a file for Proclint, in order.
func Directives(doc *procfile.Document) []Directive {
	if !strings.Contains(doc.Text, DirectivePrefix) {
		return nil
	}
	var comments []Directive
	for i := range doc.Lines {
		if doc.Lines[i].Kind != procfile.Comment {
			continue
		}
		if c, ok := readDirective(doc, i); ok {
			comments = append(comments, c)
		}
	}
	return comments
}

func readDirective(doc *procfile.Document, line int) (c Directive, ok bool) {
	rest := TrimRange(doc.Text, doc.Lines[line].Range)
	for rest.Start < rest.End && doc.Text[rest.Start] == '#' {
		rest.Start++
	}
	rest = TrimRange(doc.Text, rest)
	if !strings.HasPrefix(doc.Slice(rest), DirectivePrefix) {
		return Directive{}, false
	}
	words := nameRanges(doc, rest)
	c = Directive{Line: line, Word: words[0]}
	// People add a colon there; names may contain one.
	c.Name = strings.TrimSuffix(doc.Slice(c.Word), ":")
	c.Word.End = c.Word.Start + len(c.Name)
	for _, w := range words[1:] {
		if doc.Slice(w) == "--" {
			break
		}
		c.Names = append(c.Names, w)
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

// NamedTargets are the known platforms that the first proclint-platform comment names, as platform.Choose gives them.
func NamedTargets(doc *procfile.Document, comments []Directive) []*platform.Target {
	for i := range comments {
		if comments[i].Name != NamePlatforms {
			continue
		}
		var targets []*platform.Target
		for _, name := range comments[i].Names {
			if t, ok := platform.Choose(doc.Slice(name)); ok && !slices.Contains(targets, t) {
				targets = append(targets, t)
			}
		}
		return targets
	}
	return nil
}
