package check

import (
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// templateTags are the ends of a tag in Jinja, Handlebars, Go and ERB.
var templateTags = [...]struct{ open, end string }{{"{{", "}}"}, {"{%", "%}"}, {"<%", "%>"}}

// findTemplateTag looks for a tag outside of quotes and comments, and in the path.
func findTemplateTag(doc *procfile.Document, path string) (tag string, at procfile.Range) {
	lines := doc.Lines
	if strings.IndexByte(doc.Text, '{') < 0 && strings.IndexByte(doc.Text, '<') < 0 {
		lines = nil
	}
	for i := range lines {
		l := &lines[i]
		if l.Kind == procfile.Comment {
			continue
		}
		line := doc.Slice(l.Range)
		if r := tagIn(line, true); !r.Empty() {
			return line[r.Start:r.End], procfile.Range{Start: l.Range.Start + r.Start, End: l.Range.Start + r.End}
		}
	}
	r := tagIn(path, false)
	return path[r.Start:r.End], procfile.Range{}
}

// tagIn is the first whole tag in a text; in a line of a Procfile, one that is neither in quotes nor in a comment.
func tagIn(text string, isLine bool) procfile.Range {
	var quotes []QuoteState
	for i := nextBrace(text, 0); i >= 0; i = nextBrace(text, i+1) {
		end := tagEnd(text, i)
		if end < 0 {
			continue
		}
		if isLine && quotes == nil {
			quotes = QuotesAt(text)
			if comment := CommentStart(text); comment >= 0 {
				text = text[:comment]
			}
		}
		if end <= len(text) && (!isLine || quotes[i] == Unquoted) {
			return procfile.Range{Start: i, End: end}
		}
	}
	return procfile.Range{}
}

// nextBrace is the first place from an offset where a tag may start, or -1.
func nextBrace(text string, from int) int {
	if from >= len(text) {
		return -1
	}
	next := strings.IndexAny(text[from:], "{<")
	if next < 0 {
		return -1
	}
	return from + next
}

// tagEnd is the end of the tag that starts at an offset, or -1. With a brace inside, it is something else, such as a list of alternatives in Bash.
func tagEnd(text string, at int) int {
	for _, t := range templateTags {
		rest, ok := strings.CutPrefix(text[at:], t.open)
		if !ok {
			continue
		}
		rest, _, _ = strings.Cut(rest, t.open[:1]) // also keeps the search linear
		inside, _, closed := strings.Cut(rest, t.end)
		if closed && !strings.Contains(inside, "}") {
			return at + len(t.open) + len(inside) + len(t.end)
		}
	}
	return -1
}
