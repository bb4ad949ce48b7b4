package lint

import (
	"bytes"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// Format returns the canonical layout: one space after the colon, none before it,
// LF, a last line end, no trailing spaces. It keeps the order, comments, and lines
// that aren't entries. It changes nothing that a selected platform reads, so it
// skips a change that a parser would notice, and returns a file that isn't UTF-8
// text as it is.
func Format(in check.Input) ([]byte, error) {
	if len(in.Source) > check.MaxBytes {
		return nil, TooLargeError{Bytes: len(in.Source)}
	}
	doc := procfile.Parse(in.Source)
	if doc.Encoding != procfile.UTF8 {
		return in.Source, nil
	}
	targets, _ := check.TargetsFor(in.Targets, doc, check.Directives(doc))
	whole := layout{doc: doc}
	if out := whole.bytes(); bytes.Equal(out, in.Source) || sameReadings(targets, in.Source, out) {
		return out, nil
	}
	return formatCarefully(in.Source, doc, targets), nil
}

// layout chooses the lines of a document to lay out.
type layout struct {
	doc *procfile.Document
	// keep are the lines whose words stay where they are; nil for none.
	keep []bool
	// raw leaves those lines their line ends and trailing spaces, too.
	raw bool
}

func (l layout) bytes() []byte {
	var b strings.Builder
	for i := range l.doc.Lines {
		line := &l.doc.Lines[i]
		switch {
		case l.keep == nil || !l.keep[i]:
			b.WriteString(formatLine(l.doc, line))
			b.WriteByte('\n')
		case l.raw:
			b.WriteString(l.doc.Text[line.Range.Start:line.EOL.End])
		default:
			b.WriteString(strings.TrimRight(l.doc.Slice(line.Range), " \t"))
			b.WriteByte('\n')
		}
	}
	return l.doc.WithText(b.String())
}

func formatLine(doc *procfile.Document, l *procfile.Line) string {
	text := strings.TrimRight(doc.Slice(l.Range), " \t")
	if l.Kind != procfile.Entry {
		return text
	}
	indent := doc.Text[l.Range.Start:l.Name.Start]
	line := indent + doc.Slice(l.Name) + ": " + doc.Slice(l.Command)
	return strings.TrimRight(line, " \t")
}

// formatCarefully lays out as many lines as the parsers allow: it halves the lines
// until it finds those that must stay. Lines that it can't decide within a bounded
// number of readings stay as they are.
func formatCarefully(src []byte, doc *procfile.Document, targets []*platform.Target) []byte {
	l := layout{doc: doc, keep: make([]bool, len(doc.Lines))}
	keep := func(from, to int, kept bool) {
		for i := from; i < to; i++ {
			l.keep[i] = kept
		}
	}
	keep(0, len(doc.Lines), true)
	l.raw = !sameReadings(targets, src, l.bytes())
	budget := readingsToTry(len(src))
	var try func(from, to int)
	try = func(from, to int) {
		if from >= to || budget == 0 {
			return
		}
		budget--
		keep(from, to, false)
		if sameReadings(targets, src, l.bytes()) {
			return
		}
		keep(from, to, true)
		if to-from == 1 {
			return
		}
		middle := (from + to) / 2
		try(from, middle)
		try(middle, to)
	}
	try(0, len(doc.Lines))
	return l.bytes()
}

// readingsToTry is how often a file of that many bytes is read to find the lines
// that must stay.
func readingsToTry(size int) int {
	const most, mostBytes = 64, 256 << 10
	return min(most, mostBytes/max(size, 1))
}

// sameReadings reports whether every target makes the same of two files.
func sameReadings(targets []*platform.Target, a, b []byte) bool {
	return !slices.ContainsFunc(platform.ByParser(targets), func(group []*platform.Target) bool { return !sameByOneParser(group, a, b) })
}

// sameByOneParser does so for targets that share a parser. What it made of one file
// is gone before it reads the other.
func sameByOneParser(targets []*platform.Target, a, b []byte) bool {
	as, bs := readingsOf(targets, a), readingsOf(targets, b)
	return slices.EqualFunc(as, bs, sameReading)
}

// fileReading is what a target makes of a file.
type fileReading struct {
	processes []platform.Process
	failed    bool
	refused   string
}

func readingsOf(targets []*platform.Target, src []byte) []fileReading {
	readings := platform.Readings{Source: src}
	var out []fileReading
	for _, t := range targets {
		r, refused := readings.ReadFile(t)
		out = append(out, fileReading{r.Processes, r.Error != "", refused})
	}
	return out
}

func sameReading(a, b fileReading) bool {
	return a.refused == b.refused && a.failed == b.failed && slices.EqualFunc(a.processes, b.processes, func(x, y platform.Process) bool {
		return x.Type == y.Type && runs(x.Command) == runs(y.Command)
	})
}

// runs is a command as far as running it can tell: spaces, a CR and a NUL at its ends
// mean nothing to a shell or to a splitter.
func runs(command string) string { return strings.Trim(command, " \t\r\x00") }
