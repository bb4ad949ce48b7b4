package check

import (
	"cmp"
	"strings"

	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// CodePlace is a call in the app's code that makes a server listen where no request reaches it, or another mistake beside the Procfile.
type CodePlace struct {
	// Path is that of the file in the repository, and Line is one-based.
	Path string
	Line int
	// At is where it is in the text of the file, if it's about a command there, else the zero range.
	At procfile.Range
	// Host and Port are what the code sets, or "".
	Host, Port string
	// Want is how the code reads $PORT.
	Want string
	// Right is what takes the place of Text in the line, where that is all that changes. Deleted means that the line goes.
	Text, Right string
	Deleted     bool
	// Subject is what a log about such a mistake names, or "". Then Kind is the kind of failure that such a log shows.
	Subject, Kind string
}

// InCommand reports whether it's a place in a command that another one starts.
func (c *CodePlace) InCommand() bool { return c != nil && c.At.End > 0 }

// RangeIn is where the mistake is in the text of its file: what it is about, else the text that changes, else its line.
func (c *CodePlace) RangeIn(text string) procfile.Range {
	if c.At.End > 0 {
		return c.At
	}
	start := 0
	rows := strings.SplitAfter(text, "\n")
	for _, row := range rows[:max(0, min(c.Line-1, len(rows)))] {
		start += len(row)
	}
	row, _, _ := strings.Cut(text[start:], "\n")
	whole := max(0, strings.Index(row, c.Text))
	for _, part := range []string{c.Subject, c.Text, strings.TrimSpace(row)} {
		if at := strings.Index(row[whole:], part); at >= 0 && part != "" {
			return procfile.Range{Start: start + whole + at, End: start + whole + at + len(part)}
		}
	}
	return procfile.Range{Start: start, End: start + len(row)}
}

// compare orders places by their files and lines. Findings without one come first.
func (c *CodePlace) compare(other *CodePlace) int {
	switch {
	case c == nil && other == nil:
		return 0
	case c == nil:
		return -1
	case other == nil:
		return 1
	}
	return cmp.Or(strings.Compare(c.Path, other.Path), c.Line-other.Line)
}

// PathPart is a path to quote: a long one keeps its last element.
func PathPart(file string) prose.Part {
	return prose.Part{Text: file, Start: strings.LastIndexByte(file, '/') + 1, End: len(file)}
}
