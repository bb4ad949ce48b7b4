package lint

import (
	"bytes"
	"hash/maphash"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// Format returns the canonical layout: one space after the colon, none before it, LF, a last line end, no trailing spaces. It keeps the order,
// comments, and lines that aren't entries. It changes nothing that a selected platform reads, so it skips a change that a parser would notice. It
// returns an excluded file, one that isn't UTF-8 text, and one with more lines than Lint checks as it is.
func Format(in check.Input) ([]byte, error) {
	if len(in.Source) > check.MaxBytes {
		return nil, TooLargeError{Bytes: len(in.Source)}
	}
	doc := procfile.Parse(in.Source)
	if in.Excluded || doc.Encoding != procfile.UTF8 {
		return in.Source, nil
	}
	if _, omitted := firstLines(in, doc); omitted > 0 {
		return in.Source, nil
	}
	targets := check.Select(in, doc, check.Directives(doc)).Targets
	out := in.Source
	for range maxLayouts {
		next := layOut(targets, out)
		if bytes.Equal(next, out) {
			break
		}
		out = next
	}
	return out, nil
}

// maxLayouts limits how often a file is laid out until nothing changes. Most files need one: where some lines have to stay,
// a second may change more.
const maxLayouts = 8

func layOut(targets []*platform.Target, src []byte) []byte {
	doc := procfile.Parse(src)
	source := newOriginal(targets, src)
	whole := layout{doc: doc}
	if out := whole.bytes(); source.readsLike(out) {
		return out
	}
	return formatCarefully(source, doc)
}

// layout chooses the lines of a document to lay out.
type layout struct {
	doc  *procfile.Document
	keep []bool // the lines whose words stay where they are; nil for none
	raw  bool   // leaves those lines their line ends and trailing spaces, too
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

// formatCarefully lays out as many lines as the parsers allow where not all can be: it halves the lines until it finds those that
// must stay. Lines that it can't decide within a bounded number of readings stay as they are.
func formatCarefully(source *original, doc *procfile.Document) []byte {
	l := layout{doc: doc, keep: make([]bool, len(doc.Lines))}
	keep := func(from, to int, kept bool) {
		for i := from; i < to; i++ {
			l.keep[i] = kept
		}
	}
	keep(0, len(doc.Lines), true)
	l.raw = !source.readsLike(l.bytes())
	budget := readingsToTry(len(source.bytes))
	var try func(from, to int)
	halve := func(from, to int) {
		if to-from > 1 {
			middle := (from + to) / 2
			try(from, middle)
			try(middle, to)
		}
	}
	try = func(from, to int) {
		if budget == 0 {
			return
		}
		budget--
		keep(from, to, false)
		if source.readsLike(l.bytes()) {
			return
		}
		keep(from, to, true)
		halve(from, to)
	}
	halve(0, len(doc.Lines))
	return l.bytes()
}

// readingsToTry is how often a file of that many bytes is read to find the lines that must stay.
func readingsToTry(size int) int {
	const most, mostBytes = 64, 256 << 10
	return min(most, mostBytes/max(size, 1))
}

// sameReadings reports whether every target makes the same of two files.
func sameReadings(targets []*platform.Target, a, b []byte) bool {
	return newOriginal(targets, a).readsLike(b)
}

// original is a file and what parsers make of it, as digests: what a parser made of one file
// is gone before it reads another, and no file is parsed twice.
type original struct {
	bytes   []byte
	sharing [][]*platform.Target // those that share a parser
	digests []uint64             // of the first of them; the others weren't needed yet
	seed    maphash.Seed
}

func newOriginal(targets []*platform.Target, src []byte) *original {
	return &original{bytes: src, sharing: platform.ByParser(targets), seed: maphash.MakeSeed()}
}

// readsLike reports whether every target makes the same of another file.
func (o *original) readsLike(other []byte) bool {
	if bytes.Equal(o.bytes, other) {
		return true
	}
	for i, targets := range o.sharing {
		if i == len(o.digests) {
			o.digests = append(o.digests, o.digest(targets, o.bytes))
		}
		if o.digests[i] != o.digest(targets, other) {
			return false
		}
	}
	return true
}

// digest is a digest of what targets that share a parser make of a file.
func (o *original) digest(targets []*platform.Target, src []byte) uint64 {
	var h maphash.Hash
	h.SetSeed(o.seed)
	write := func(text string) {
		h.WriteString(strconv.Itoa(len(text)))
		h.WriteByte(':')
		h.WriteString(text)
	}
	readings := platform.Readings{Source: src}
	for _, t := range targets {
		reading, rejected := readings.ReadFile(t)
		write(rejected)
		write(strconv.FormatBool(reading.Error != ""))
		write(strconv.Itoa(len(reading.Processes)))
		for _, p := range reading.Processes {
			write(p.Type)
			write(runs(p.Command))
		}
	}
	return h.Sum64()
}
