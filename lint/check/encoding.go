package check

import (
	"bytes"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// This file has what the rules about the bytes of a file share.

// legible is the text as UTF-8 without a byte order mark, with U+FFFD for each byte
// that isn't part of a character. It is the source itself where that is the same.
func legible(doc *procfile.Document) []byte {
	if doc.Encoding == procfile.UTF8 && !doc.BOM && strings.IndexByte(doc.Text, 0) < 0 {
		return doc.Source
	}
	return []byte(strings.ReplaceAll(strings.ToValidUTF8(doc.Text, "\uFFFD"), "\x00", "\uFFFD"))
}

// LegibleFile is the legible source, which targets with the same parser parse once.
func LegibleFile(p *Pass) *platform.Readings {
	if p.legible.Source == nil {
		p.legible.Source = legible(p.Doc)
	}
	return &p.legible
}

// SourceFile is the source as it is, or nil where the legible one has the same bytes.
func SourceFile(p *Pass) *platform.Readings {
	if p.asItIs.Source == nil {
		p.asItIs.Source = p.Doc.Source
	}
	if bytes.Equal(LegibleFile(p).Source, p.Doc.Source) {
		return nil
	}
	return &p.asItIs
}

// acceptsSource reports whether a platform accepts a file whose bytes differ from what
// rules read: a byte order mark, for example, can make an entry of a line.
func acceptsSource(p *Pass, t *platform.Target) bool {
	file := SourceFile(p)
	return file != nil && ReadWithRejection(t, file).Rejection() == ""
}

// FullReading is what a target reads in a file. Rejected is the message with which the
// platform rejects the parsed file, or "".
type FullReading struct {
	platform.Reading
	Rejected string
}

// ReadingPair reads two forms of a file for several targets.
type ReadingPair struct{ with, without platform.Readings }

// CompareReadings prepares the reading of two forms of a file.
func CompareReadings(with, without []byte) *ReadingPair {
	return &ReadingPair{platform.Readings{Source: with}, platform.Readings{Source: without}}
}

// Of reads both forms for a target.
func (rs *ReadingPair) Of(t *platform.Target) (with, without FullReading) {
	return ReadWithRejection(t, &rs.with), ReadWithRejection(t, &rs.without)
}

// ReadWithRejection reads a file for a target, with what the platform rejects later.
func ReadWithRejection(t *platform.Target, file *platform.Readings) FullReading {
	r, refused := file.ReadFile(t)
	return FullReading{r, refused}
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

// windows1252 are the characters of the bytes 0x80 to 0x9F in the character set of
// older Windows editors; 0 for a byte without one. The bytes above are the code
// points of the same number.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// FromWindows1252 is the character of a byte, or false.
func FromWindows1252(c byte) (rune, bool) {
	if c < 0x80 || c >= 0xA0 {
		return rune(c), true
	}
	r := windows1252[c-0x80]
	return r, r != 0
}

// HerokuSpecSource cites the pattern of Heroku's classic platform.
const HerokuSpecSource = "heroku/buildpacks-procfile SPEC.md"
