package check

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/procfile"
)

// SecretMask replaces a secret in a text that a person reads. It doesn't reveal the length.
const SecretMask = "•••"

// Secrets are the secrets in the commands of a file, as ParsedCommand.Secrets finds them, also where no platform is selected that
// reads the line or a comment ignores the finding. nil has none.
//
// What a person reads is masked: messages, titles, excerpts, cards, hovers, and the text of a file on a terminal. What a program
// or a file takes stays as it is, since it would not work otherwise: the text of a file, a diff, an export into a file or a pipe,
// the commands of the matrix in JSON.
type Secrets struct {
	// pieces are all texts of pieceLength bytes in the secrets. A secret is found by its pieces also where it is cut short or some of it is escaped.
	pieces map[uint64]bool
	// heads and tails are all beginnings and ends of the secrets that are shorter than a piece: they are found where a text is cut off with "…".
	heads, tails map[string]bool
	// short are whole secrets of fewer bytes than a piece, which are found only between separators.
	short map[string]bool
}

// pieceLength is how many bytes of a secret are one.
const pieceLength = 8

// SecretsOf finds the secrets in files, such as one before and after a change.
func SecretsOf(docs ...*procfile.Document) *Secrets {
	var s Secrets
	for _, doc := range docs {
		s.addFile(&File{Doc: doc, AllEntries: doc.Entries()})
	}
	return s.orNil()
}

// SecretsInFile are those in the file, of whose commands most are parsed already.
func (f *File) SecretsInFile() *Secrets {
	var s Secrets
	s.addFile(f)
	return s.orNil()
}

func (s *Secrets) addFile(f *File) {
	for _, e := range f.AllEntries {
		s.addCommand(f.ParsedCommandOf(e))
	}
	for i := range f.Doc.Lines {
		if l := &f.Doc.Lines[i]; l.Kind == procfile.Other { // such as an entry without its colon
			s.addCommand(f.cache.read(f.Doc.Slice(l.Range)))
		}
	}
}

func (s *Secrets) addCommand(c *ParsedCommand) {
	for _, found := range c.Secrets() {
		s.add(found.value)
		if found.value != "" && len(found.value) < pieceLength {
			s.short[found.value] = true
		}
		s.add(c.Cmd.Text[found.At.Start:found.At.End], found.value)
		// Requests have it in JSON.
		inJSON := jsontext.AppendString(nil, found.value)
		s.add(string(inJSON[1:len(inJSON)-1]), found.value)
	}
}

// add adds the pieces of a text, unless it shows one of the others as it is.
func (s *Secrets) add(text string, others ...string) {
	if slices.ContainsFunc(others, func(other string) bool { return strings.Contains(text, other) }) {
		return
	}
	if s.pieces == nil {
		s.pieces, s.heads, s.tails, s.short = map[uint64]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	}
	for i := 0; i+pieceLength <= len(text); i++ {
		s.pieces[piece(text, i)] = true
	}
	for n := min(pieceLength-1, len(text)); n > 0; n-- {
		s.heads[text[:n]] = true
		s.tails[text[len(text)-n:]] = true
	}
}

func (s *Secrets) whole(text string) []procfile.Range {
	var found []procfile.Range
	if len(s.short) == 0 {
		return nil
	}
	for at := 0; at < len(text); {
		word := text[at:]
		if end := strings.IndexFunc(word, isSeparator); end >= 0 {
			word = word[:end]
		}
		if s.short[word] {
			found = append(found, procfile.Range{Start: at, End: at + len(word)})
		}
		at += len(word) + 1
	}
	return found
}

func (s *Secrets) orNil() *Secrets {
	if len(s.pieces)+len(s.short) == 0 {
		return nil
	}
	return s
}

// piece is the text of pieceLength bytes at an offset, as a number.
func piece(text string, at int) uint64 {
	var b [pieceLength]byte
	copy(b[:], text[at:])
	return binary.BigEndian.Uint64(b[:])
}

// SecretTexts are secrets that are found one after the other.
type SecretTexts struct {
	all Secrets
	n   int
}

// Add adds a secret.
func (s *SecretTexts) Add(text string) {
	s.all.add(text)
	s.n++
}

// Len is how many were added.
func (s *SecretTexts) Len() int { return s.n }

// Secrets are those that are long enough to be found elsewhere, or nil.
func (s *SecretTexts) Secrets() *Secrets { return s.all.orNil() }

// In gives the ranges of a text that show a secret, in their order.
func (s *Secrets) In(text string) []procfile.Range {
	if s == nil {
		return nil
	}
	return union(union(s.inPieces(text), s.whole(text)), s.atEllipses(text))
}

// ellipsis marks where a text is cut off.
const ellipsis = "…"

// atEllipses gives the ranges of a text in which a secret is cut off.
func (s *Secrets) atEllipses(text string) []procfile.Range {
	var found []procfile.Range
	for at := 0; ; {
		i := strings.Index(text[at:], ellipsis)
		if i < 0 {
			return found
		}
		start, end := at+i, at+i+len(ellipsis)
		for n := min(pieceLength-1, start); n > 0; n-- {
			if s.heads[text[start-n:start]] {
				found = append(found, procfile.Range{Start: start - n, End: start})
				break
			}
		}
		for n := min(pieceLength-1, len(text)-end); n > 0; n-- {
			if s.tails[text[end:end+n]] {
				found = append(found, procfile.Range{Start: end, End: end + n})
				break
			}
		}
		at = end
	}
}

// union merges ranges, each of which are in their order.
func union(a, b []procfile.Range) []procfile.Range {
	if len(b) == 0 {
		return a
	}
	out := make([]procfile.Range, 0, len(a)+len(b))
	for len(a)+len(b) > 0 {
		if len(b) == 0 || len(a) > 0 && a[0].Start <= b[0].Start {
			a, b = b, a
		}
		next := b[0]
		b = b[1:]
		if last := len(out) - 1; last >= 0 && next.Start <= out[last].End {
			out[last].End = max(out[last].End, next.End)
			continue
		}
		out = append(out, next)
	}
	return out
}

func (s *Secrets) inPieces(text string) []procfile.Range {
	var found []procfile.Range
	for i := 0; i+pieceLength <= len(text); i++ {
		if !s.pieces[piece(text, i)] {
			continue
		}
		if last := len(found) - 1; last >= 0 && i <= found[last].End {
			found[last].End = i + pieceLength
			continue
		}
		found = append(found, procfile.Range{Start: i, End: i + pieceLength})
	}
	for i := range found {
		for r := &found[i]; r.Start > 0 && !utf8.RuneStart(text[r.Start]); r.Start-- {
		}
		for r := &found[i]; r.End < len(text) && !utf8.RuneStart(text[r.End]); r.End++ {
		}
	}
	return found
}

// Mask is a text with SecretMask in place of each secret.
func (s *Secrets) Mask(text string) string { return MaskRanges(text, 0, s.In(text)) }

// MaskRanges is the text, which begins at an offset, with SecretMask in place of what is in ranges, which follow each other.
func MaskRanges(text string, offset int, ranges []procfile.Range) string {
	var b strings.Builder
	shown := 0
	for _, r := range ranges {
		start, end := max(r.Start-offset, 0), min(r.End-offset, len(text))
		if start >= end {
			continue
		}
		b.WriteString(text[shown:max(start, shown)] + SecretMask)
		shown = end
	}
	if shown == 0 {
		return text
	}
	return b.String() + text[shown:]
}

// MaskDiagnostic masks the texts of a diagnostic. An edit that writes a secret becomes several that leave it where it is; a fix
// that writes it somewhere else is left out.
func (s *Secrets) MaskDiagnostic(doc *procfile.Document, d *Diagnostic) {
	if s == nil {
		return
	}
	d.Message, d.Help = s.Mask(d.Message), s.Mask(d.Help)
	for i := range d.Effects {
		e := &d.Effects[i]
		e.Text, e.Log = s.Mask(e.Text), s.Mask(e.Log)
	}
	fixes := make([]Fix, 0, len(d.Fixes))
	for _, f := range d.Fixes {
		f.Title = s.Mask(f.Title)
		edits, ok := s.editsAround(doc, f.Edits)
		if f.Edits = edits; ok {
			fixes = append(fixes, f)
		}
	}
	d.Fixes = fixes
	related := slices.Clone(d.Related)
	for i := range related {
		related[i].Message = s.Mask(related[i].Message)
	}
	d.Related = related
}

// editsAround are edits with the same result that write no secret.
func (s *Secrets) editsAround(doc *procfile.Document, edits []TextEdit) (around []TextEdit, ok bool) {
	around = make([]TextEdit, 0, len(edits))
	for _, e := range edits {
		before, after := doc.Slice(e.Range), e.NewText
		for _, r := range s.In(e.NewText) {
			secret := e.NewText[r.Start:r.End]
			at := strings.Index(before, secret)
			if at < 0 {
				return nil, false
			}
			left, _, _ := strings.Cut(after, secret)
			start := e.Range.End - len(before)
			if at+len(left) > 0 {
				around = append(around, Replace(procfile.Range{Start: start, End: start + at}, left))
			}
			before, after = before[at+len(secret):], after[len(left)+len(secret):]
		}
		if len(before)+len(after) > 0 {
			around = append(around, Replace(procfile.Range{Start: e.Range.End - len(before), End: e.Range.End}, after))
		}
	}
	return around, true
}
