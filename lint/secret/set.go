// Package secret knows what a secret looks like: in a command, in a line of a log, in any text that a person reads.
package secret

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/procfile"
)

// Set are the secrets of a file, also where no platform is selected that reads the line or a comment ignores the finding. nil has none.
//
// What a person reads is masked: messages, titles, excerpts, cards, hovers, and the text of a file on a terminal. What a program
// or a file takes stays as it is, since it would not work otherwise: the text of a file, a diff, an export into a file or a pipe,
// the commands of the matrix in JSON.
type Set struct {
	// pieces are all texts of pieceLength bytes in the secrets. A secret is found by its pieces also where it is cut short or some of it is escaped.
	pieces map[uint64]bool
	// heads and tails are all beginnings and ends of the secrets that are shorter than a piece: they are found where a text is cut off with "…".
	heads, tails map[string]bool
	// words are whole secrets that are short or may be words, which are found only where no other letter or digit is beside them.
	words map[string]bool
	// isWeak is whether the file has secrets that are found only where their names are beside them.
	isWeak bool
	inKey  keyLines
}

// pieceLength is how many bytes of a secret are one.
const pieceLength = 8

// AddCommand adds the secrets of a command with a text.
func (s *Set) AddCommand(text string, c *Command) {
	for _, f := range c.Found {
		s.addText(f.value)
		if raw := text[f.At.Start:f.At.End]; !strings.Contains(raw, f.value) {
			s.addText(raw)
		}
	}
	s.addParts(text, c.parts)
}

// AddLine adds the secrets that the next line of a file shows, where that is no command.
func (s *Set) AddLine(line string) {
	parts, _ := s.inKey.parts(line)
	s.addParts(line, parts)
}

// AddText adds the secrets that the lines of a text show.
func (s *Set) AddText(text string) {
	parts, _ := partsIn(text)
	s.addParts(text, parts)
}

func (s *Set) addParts(text string, parts []part) {
	for _, p := range parts {
		secret := text[p.Start:p.End]
		s.addText(secret)
		switch {
		case p.kind == byAddress: // its end is what views take for the name of a file
			s.addOne(secret[strings.LastIndexByte(secret, '/')+1:])
		case p.kind == byOption && ascii.WordsMeet(text, p.Start) && p.End-p.Start <= longestWord:
			s.words[text[p.Start-joined:p.End]] = true
		}
	}
}

const (
	shortestWord = 4  // of a secret that is found without its name
	longestWord  = 11 // of one that may be a word
	joined       = 2  // bytes of an option that its value follows at once, such as -p
)

// addText adds a secret as it is written, and as a program or another format has it.
func (s *Set) addText(secret string) {
	texts := []string{secret}
	if strings.ContainsAny(secret, `\'"`) {
		texts = append(texts, strings.NewReplacer(`\\`, `\`, `\`, "", `'`, "", `"`, "").Replace(secret))
	}
	if plain, ok := unescaped(secret); ok {
		texts = append(texts, plain)
	}
	for _, text := range texts {
		inJSON := jsontext.AppendString(nil, text)
		for _, text := range []string{text, string(inJSON[1 : len(inJSON)-1])} {
			s.addOne(text)
		}
	}
}

func (s *Set) addOne(text string) {
	if s.pieces == nil {
		s.pieces, s.heads, s.tails, s.words = map[uint64]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	}
	s.isWeak = true
	isWord := !hasBoth(text) && len(text) <= longestWord
	switch {
	case len(text) < shortestWord:
		return
	case isWord || len(text) < pieceLength:
		s.words[text] = true
	}
	if isWord {
		return
	}
	for i := 0; i+pieceLength <= len(text); i++ {
		s.pieces[piece(text, i)] = true
	}
	for n := min(pieceLength-1, len(text)); n > 0; n-- {
		s.heads[text[:n]] = true
		s.tails[text[len(text)-n:]] = true
	}
}

// unescaped is a text without the escapes of a URL, such as %40.
func unescaped(text string) (string, bool) {
	if strings.IndexByte(text, '%') < 0 {
		return "", false
	}
	var out []byte
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if high, low := hexDigit(text[i+1]), hexDigit(text[i+2]); high >= 0 && low >= 0 {
				out = append(out, byte(high<<4|low))
				i += 2
				continue
			}
		}
		out = append(out, text[i])
	}
	return string(out), len(out) < len(text)
}

func hexDigit(c byte) int { return strings.IndexByte("0123456789abcdef", c|0x20) }

// inWords gives the ranges of a text that are one of the words.
func (s *Set) inWords(text string) []procfile.Range {
	if len(s.words) == 0 {
		return nil
	}
	var found []procfile.Range
	for at := 0; at < len(text); at++ {
		if ascii.WordsMeet(text, at) {
			continue
		}
		for n := min(joined+longestWord, len(text)-at); n >= shortestWord; n-- {
			if !ascii.WordsMeet(text, at+n) && s.words[text[at:at+n]] {
				found = append(found, procfile.Range{Start: at, End: at + n})
				at += n - 1
				break
			}
		}
	}
	return found
}

// OrNil is the set, or nil if it has no secret.
func (s *Set) OrNil() *Set {
	if !s.isWeak {
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

// Known gives the ranges of a text that show a secret of the set, in their order.
func (s *Set) Known(text string) []procfile.Range {
	if s == nil {
		return nil
	}
	return union(union(s.inPieces(text), s.inWords(text)), s.atEllipses(text))
}

// In gives the ranges of a text that show a secret, of the set or beside its name, in their order. A file without secrets isn't looked through.
func (s *Set) In(text string) []procfile.Range {
	if s == nil {
		return nil
	}
	return union(s.Known(text), rangesIn(text))
}

// Mask is a text with Mask in place of each secret.
func (s *Set) Mask(text string) string { return MaskRanges(text, 0, s.In(text)) }

// atEllipses gives the ranges of a text in which a secret is cut off.
func (s *Set) atEllipses(text string) []procfile.Range {
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

func (s *Set) inPieces(text string) []procfile.Range {
	if len(s.pieces) == 0 {
		return nil
	}
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
