package lint

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// firstLines is a file up to the end of MaxLines lines that are neither blank nor
// comments, and how many lines follow. An unlimited one is all of it.
func firstLines(in check.Input, doc *procfile.Document) (first *procfile.Document, omitted int) {
	if in.Unlimited {
		return doc, 0
	}
	left := check.MaxLines
	for i := range doc.Lines {
		if kind := doc.Lines[i].Kind; kind == procfile.Blank || kind == procfile.Comment {
			continue
		}
		if left == 0 {
			return procfile.Parse(doc.WithText(doc.Text[:doc.Lines[i].Range.Start])), len(doc.Lines) - i
		}
		left--
	}
	return doc, 0
}

// run runs the rules over a file.
func run(in check.Input, doc *procfile.Document) *check.Pass {
	return check.Run(in, doc, check.RulesInOrder())
}

// plain is the text of a file that isn't a Procfile, so that none of its lines is an entry.
func plain(text string) *procfile.Document {
	doc := procfile.Parse([]byte(text))
	for i := range doc.Lines {
		doc.Lines[i].Kind = procfile.Comment
	}
	return doc
}
