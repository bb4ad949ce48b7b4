package check

import (
	"bytes"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// Read is what a target's parser makes of the whole file, and the message with which the platform later rejects it. It reads the
// file as UTF-8 without a byte order mark, so that no line is blamed for a wrong encoding, which the rules about bytes report.
func (rs *ParseResults) Read(t *platform.Target) (r platform.Reading, rejected string) {
	if i := slices.Index(rs.Targets, t); i >= 0 {
		r := rs.readingOf(i)
		return r.reading, r.rejected
	}
	return rs.LegibleFile().ReadFile(t)
}

// readingOf is what the parser of a selected target finds, by the target's index.
func (rs *ParseResults) readingOf(target int) *targetReading {
	r := &rs.byTarget[target]
	if !r.known {
		r.reading, r.rejected = rs.LegibleFile().ReadFile(rs.Targets[target])
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
func (rs *ParseResults) LegibleFile() *platform.Readings {
	if rs.legible.Source == nil {
		rs.legible.Source = legible(rs.Doc)
	}
	return &rs.legible
}

// isPlain reports whether the file is so simple that every parser reads it the same way, as most are.
func (rs *ParseResults) isPlain() bool {
	return rs.Doc.Encoding == procfile.UTF8 && !rs.Doc.BOM && !rs.Template() && rs.LegibleFile().Plain()
}

// SourceFile is the source as it is, or nil where the legible one has the same bytes.
func (rs *ParseResults) SourceFile() *platform.Readings {
	if rs.asItIs.Source == nil {
		rs.asItIs.Source = rs.Doc.Source
	}
	if bytes.Equal(rs.LegibleFile().Source, rs.Doc.Source) {
		return nil
	}
	return &rs.asItIs
}

// acceptsSource reports whether a platform accepts a file whose bytes differ from what
// rules read: a byte order mark, for example, can make an entry of a line.
func (rs *ParseResults) acceptsSource(t *platform.Target) bool {
	file := rs.SourceFile()
	return file != nil && ReadWithRejection(t, file).Rejection() == ""
}

// FullReading is what a target reads in a file. Rejected is the message with which the platform rejects the parsed file, or "".
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

// Same reports whether two readings give the same types and commands, byte for byte, or the same error.
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
func (rs *ParseResults) ProcessOnLine(target, line int) *platform.Process {
	r, lines := rs.readingOf(target), len(rs.Doc.Lines)
	processes := r.reading.Processes
	if r.byLine == nil {
		if rs.processesByLine == nil {
			rs.processesByLine = make([]int32, len(rs.Targets)*lines)
		}
		r.byLine = rs.processesByLine[target*lines:][:lines]
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

// ProcessOf is what a target's parser made of an entry; ok is false where the parser skipped the line or rejected the file.
func (rs *ParseResults) ProcessOf(t *platform.Target, e Entry) (process platform.Process, ok bool) {
	i := slices.Index(rs.Targets, t)
	if found := rs.ProcessOnLine(i, e.Line); found != nil {
		return *found, true
	}
	return platform.Process{}, false
}
