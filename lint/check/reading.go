package check

import (
	"bytes"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// Read is what a target's parser makes of the whole file, and the message with which
// the platform later rejects it. It reads the file as UTF-8 without a byte order mark,
// so that no line is blamed for a wrong encoding, which the rules about bytes report.
func (p *Pass) Read(t *platform.Target) (r platform.Reading, rejected string) {
	if i := slices.Index(p.Targets, t); i >= 0 {
		r := p.readingOf(i)
		return r.reading, r.rejected
	}
	return p.LegibleFile().ReadFile(t)
}

// readingOf is what the parser of a selected target finds, by the target's index.
func (p *Pass) readingOf(target int) *targetReading {
	r := &p.byTarget[target]
	if !r.known {
		r.reading, r.rejected = p.LegibleFile().ReadFile(p.Targets[target])
		r.known = true
	}
	return r
}

// legible is the text as UTF-8 without a byte order mark, with U+FFFD for each byte
// that isn't part of a character. It is the source itself where that is the same.
func legible(doc *procfile.Document) []byte {
	if doc.Encoding == procfile.UTF8 && !doc.BOM && strings.IndexByte(doc.Text, 0) < 0 {
		return doc.Source
	}
	return []byte(strings.ReplaceAll(strings.ToValidUTF8(doc.Text, "\uFFFD"), "\x00", "\uFFFD"))
}

// LegibleFile is the legible source, which targets with the same parser parse once.
func (p *Pass) LegibleFile() *platform.Readings {
	if p.legible.Source == nil {
		p.legible.Source = legible(p.Doc)
	}
	return &p.legible
}

// isPlain reports whether the file is so simple that every parser reads it the same way, as most are.
func (p *Pass) isPlain() bool {
	return p.Doc.Encoding == procfile.UTF8 && !p.Doc.BOM && !p.Template() && p.LegibleFile().Plain()
}

// SourceFile is the source as it is, or nil where the legible one has the same bytes.
func (p *Pass) SourceFile() *platform.Readings {
	if p.asItIs.Source == nil {
		p.asItIs.Source = p.Doc.Source
	}
	if bytes.Equal(p.LegibleFile().Source, p.Doc.Source) {
		return nil
	}
	return &p.asItIs
}

// acceptsSource reports whether a platform accepts a file whose bytes differ from what
// rules read: a byte order mark, for example, can make an entry of a line.
func (p *Pass) acceptsSource(t *platform.Target) bool {
	file := p.SourceFile()
	return file != nil && ReadWithRejection(t, file).Rejection() == ""
}

// FullReading is what a target reads in a file. Rejected is the message with which the
// platform rejects the parsed file, or "".
type FullReading struct {
	platform.Reading
	Rejected string
}

// ReadingPair reads two forms of a file for several targets.
type ReadingPair struct {
	with, without platform.Readings
	// The same for a file with one sound line, where what is wrong with the lines hides how the forms differ.
	soundWith, soundWithout platform.Readings
}

// CompareReadings prepares the reading of a file as it is, and of its text in another form.
func CompareReadings(doc *procfile.Document, without []byte) *ReadingPair {
	sound := "web: true\n"
	for i := range doc.Lines {
		if l := &doc.Lines[i]; l.Kind == procfile.Entry && IsTypeName(doc.Slice(l.Name)) {
			sound = doc.Slice(l.Name) + ": true\n"
			break
		}
	}
	return &ReadingPair{
		with: platform.Readings{Source: doc.Source}, without: platform.Readings{Source: without},
		soundWith: platform.Readings{Source: doc.WithText(sound)}, soundWithout: platform.Readings{Source: []byte(sound)},
	}
}

// Of reads both forms for a target.
func (rs *ReadingPair) Of(t *platform.Target) (with, without FullReading) {
	with, without = ReadWithRejection(t, &rs.with), ReadWithRejection(t, &rs.without)
	if without.Rejection() != "" || len(without.Processes) == 0 {
		return ReadWithRejection(t, &rs.soundWith), ReadWithRejection(t, &rs.soundWithout)
	}
	return with, without
}

// ReadWithRejection reads a file for a target, with what the platform rejects later.
func ReadWithRejection(t *platform.Target, file *platform.Readings) FullReading {
	r, rejected := file.ReadFile(t)
	return FullReading{r, rejected}
}

// Rejection is the text with which the platform rejects the file, or "".
func (r FullReading) Rejection() string {
	if r.Error != "" {
		return r.Error
	}
	return r.Rejected
}

// Same reports whether two readings give the same types and commands, byte for
// byte, or the same error.
func (r FullReading) Same(other FullReading) bool {
	if r.Error != other.Error || r.Rejected != other.Rejected || len(r.Processes) != len(other.Processes) {
		return false
	}
	for i, p := range r.Processes {
		q := other.Processes[i]
		if p.Type != q.Type || p.Command != q.Command {
			return false
		}
	}
	return true
}

// ProcessOnLine is the process that the parser of a platform finds on a line, or nil.
func (p *Pass) ProcessOnLine(target, line int) *platform.Process {
	r, lines := p.readingOf(target), len(p.Doc.Lines)
	processes := r.reading.Processes
	if r.byLine == nil {
		if p.processesByLine == nil {
			p.processesByLine = make([]int32, len(p.Targets)*lines)
		}
		r.byLine = p.processesByLine[target*lines:][:lines]
		for i := range processes {
			if at := processes[i].Line; at >= 0 && at < lines {
				r.byLine[at] = int32(i) + 1
			}
		}
	}
	if i := r.byLine[line]; i > 0 {
		return &processes[i-1]
	}
	return nil
}

// ProcessOf is what a target's parser made of an entry; ok is false where the parser
// skipped the line or rejected the file.
func (p *Pass) ProcessOf(t *platform.Target, e Entry) (process platform.Process, ok bool) {
	i := slices.Index(p.Targets, t)
	if found := p.ProcessOnLine(i, e.Line); found != nil {
		return *found, true
	}
	return platform.Process{}, false
}
