package explain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint/prose"
)

// The fewest letters and words that count as a message: fewer occur in many others.
const (
	fewestLetters = 10
	fewestWords   = 2
)

// longestPart limits the length of a line, in bytes, of which a part is looked up.
const longestPart = 400

// line is a line of a log.
type line struct {
	text  string // without colors and repeated blanks
	plain string // text with lowercase a to z, so that the offsets are the same
	// first and last are the zero-based lines of the log in which it comes for the first and the last time.
	first, last int
}

func newLine(text string) line { return line{text: text, plain: lower(text)} }

func lower(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, text)
}

// linesOf are the lines of a text that have any text, each once, and whether there is just one. A program that starts again
// and again repeats its last lines, so that nothing else is done for those that come again.
func linesOf(text string) (lines []line, single bool) {
	count := 0
	known := map[string]int{} // the places of lines in the list, or -1 for those without a match
	for number, raw := range strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n") {
		at, seen := known[raw]
		if !seen {
			at = -1
			if cleaned := clean(raw); cleaned != "" && !Passed(cleaned) {
				l := newLine(cleaned)
				l.first, at = number, len(lines)
				lines = append(lines, l)
			}
			known[raw] = at
		}
		if at >= 0 {
			lines[at].last = number
			count++
		}
	}
	return lines, count == 1
}

// Passed reports whether a line only names a test that passed: what the name quotes didn't happen.
func Passed(text string) bool {
	starts := func(mark string) bool { return strings.HasPrefix(text, mark) }
	has := func(mark string) bool { return strings.Contains(text, mark) }
	return slices.ContainsFunc([]string{"✓ ", "✔ ", "√ ", "--- PASS: ", "(pass) ", "ok "}, starts) || slices.ContainsFunc([]string{" PASSED", " XFAIL"}, has) && has("::") ||
		strings.HasSuffix(text, " ... ok")
}

// clean takes out escape sequences and control characters, straightens quotes and puts blanks together.
func clean(raw string) string {
	var b strings.Builder
	for i := 0; i < len(raw); {
		if raw[i] == 0x1b {
			i += prose.EscapeLength(raw[i:])
			continue
		}
		r, size := utf8.DecodeRuneInString(raw[i:])
		i += size
		switch {
		case r == '\\':
			// A quote in a quoted text has one before it, or several.
			end := i
			for end < len(raw) && raw[end] == '\\' {
				end++
			}
			if end == len(raw) || raw[end] != '"' {
				b.WriteString(raw[i-1 : end])
			}
			i = end
			continue
		case r == '“' || r == '”':
			r = '"'
		case r == '‘' || r == '’':
			r = '\''
		case unicode.IsControl(r):
			r = ' '
		}
		b.WriteRune(r)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

const anyText = "…"

// pattern is what a log line is recognized by.
type pattern struct {
	log    string
	code   bool     // a code such as H14
	wanted string   // log in lowercase
	pieces []string // of wanted, between its "…"
	score  int      // letters outside of "…"
	size   int      // bytes of the pieces
}

// newPattern reads a log line of the documentation; "…" means any text. It is false for one that says too
// little to be recognized.
func newPattern(log string) (pattern, bool) {
	if isCode(log) {
		return pattern{log: log, code: true, score: len(log)}, true
	}
	wanted := lower(strings.Join(strings.Fields(log), " "))
	p := pattern{log: log, wanted: wanted, pieces: strings.Split(wanted, anyText)}
	p.size = len(wanted) - len(anyText)*(len(p.pieces)-1)
	p.score = letters(strings.TrimPrefix(wanted, "error: ")) // the word fits any error
	return p, isSpecific(wanted)
}

func isCode(log string) bool {
	return len(log) == 3 && log[0] >= 'A' && log[0] <= 'Z' && isDigit(log[1]) && isDigit(log[2])
}

// generic are texts that occur in logs for hundreds of reasons.
var generic = map[string]bool{
	"command not found": true, "permission denied": true, "no such file or directory": true, "connection refused": true,
	"application error": true, "module not found": true, "syntax error": true, "is not defined": true, "cannot find module": true,
	"app crashed": true, "not found": true, "invalid argument": true, "could not be found": true, "cannot be found": true,
	"does not exist": true, "parse error": true, "is not running": true, "exit code 127": true, "no such file": true,
}

// isSpecific reports whether a text, in lowercase, is enough to identify one message.
func isSpecific(text string) bool {
	if generic[strings.Trim(text, anyText+" .:'\"`")] {
		return false
	}
	words, letters, inside := 0, 0, false
	for _, r := range text {
		letter := isWord(r)
		if letter {
			letters++
		}
		if letter && !inside {
			words++
		}
		inside = letter
	}
	return letters >= fewestLetters && words >= fewestWords
}

func letters(text string) int {
	n := 0
	for _, r := range text {
		if isWord(r) {
			n++
		}
	}
	return n
}

// has gives how many letters of a pattern a line has: all of them or, of a line that is everything there is,
// those of a part of it. 0 means no match.
func (l line) has(p pattern, single bool) int {
	cost.Done(1)
	switch {
	case len(l.plain) < p.size && !single:
		return 0
	case p.code && l.hasCode(p.log, single), !p.code && holds(l.plain, p.pieces):
		return p.score
	case !p.code && single && len(l.plain) <= longestPart:
		// A part says less than the whole of another message with as many letters.
		return max(partOf(withoutPrefix(l.plain), p.wanted)-1, 0)
	}
	return 0
}

// hasCode reports whether a line has a code, after a word that announces it.
func (l line) hasCode(code string, single bool) bool {
	if strings.EqualFold(strings.Trim(l.text, " .,;:!?()[]\"'`"), code) {
		return true
	}
	for rest, at := l.text, 0; ; {
		next := strings.Index(rest[at:], code)
		if next < 0 {
			return false
		}
		from := at + next
		at = from + len(code)
		if !bounded(rest, from, at) || from > 0 && strings.IndexByte("-/.$", rest[from-1]) >= 0 {
			continue
		}
		cost.Done(1)
		before := strings.ToLower(lastWord(rest[:from]))
		if single || strings.HasSuffix(before, "code=") || strings.HasSuffix(before, "error") {
			return true
		}
	}
}

// lastWord is the end of a text, without blanks and quotes after it, that has its last
// word.
func lastWord(text string) string {
	text = strings.TrimRight(text, " (\"'")
	return text[max(len(text)-len("error"), 0):]
}

// holds reports whether a text has the pieces one after the other, the outer ones at word boundaries.
func holds(text string, pieces []string) bool {
	at := 0
	for i, piece := range pieces {
		if piece == "" {
			continue
		}
		next := find(text, piece, at, i == 0, i == len(pieces)-1)
		if next < 0 || i > 0 && numbered(pieces[i-1]) && !onlyDigits(text[at:next]) {
			return false
		}
		at = next + len(piece)
	}
	return true
}

// numbered reports whether a number follows a piece of a pattern, as in "line …".
func numbered(piece string) bool { return piece == "line " || strings.HasSuffix(piece, " line ") }

func onlyDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// isLike reports whether the whole of a text has a pattern.
func isLike(text, pattern string) bool {
	pieces := strings.Split(pattern, anyText)
	return strings.HasPrefix(text, pieces[0]) && strings.HasSuffix(text, pieces[len(pieces)-1]) && holds(text, pieces)
}

func find(text, piece string, at int, first, last bool) int {
	for {
		next := strings.Index(text[at:], piece)
		if next < 0 {
			return -1
		}
		from, to := at+next, at+next+len(piece)
		if (!first || !wordsMeet(text, from)) && (!last || !wordsMeet(text, to)) {
			return from
		}
		_, size := utf8.DecodeRuneInString(text[from:])
		at = from + size
	}
}

func bounded(text string, from, to int) bool { return !wordsMeet(text, from) && !wordsMeet(text, to) }

// wordsMeet reports whether a word goes on from before to behind an offset.
func wordsMeet(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	behind, _ := utf8.DecodeRuneInString(text[at:])
	return at > 0 && at < len(text) && isWord(before) && isWord(behind)
}

// partOf gives the letters of a text that is a part of a pattern, cut at the bounds of its words; 0 when it is
// not a part, or too short.
func partOf(text, wanted string) int {
	if !isSpecific(text) {
		return 0
	}
	for from := range wanted {
		rest := wanted[from:]
		if rest[0] != text[0] && !strings.HasPrefix(rest, anyText) || wordsMeet(wanted, from) {
			continue
		}
		// Without its beginning, a message may say too little.
		if n := begins(text, rest); n > 0 && (from == 0 || isSpecific(rest)) {
			return n
		}
	}
	return 0
}

// begins gives the letters outside of "…" when a pattern begins with the whole of a text, else 0.
func begins(text, wanted string) int {
	at, literal := 0, 0
	for i, piece := range strings.Split(wanted, anyText) {
		if at >= len(text) {
			break
		}
		next := 0
		if i > 0 {
			next = strings.Index(text[at:], piece)
		}
		rest := text[at:]
		switch {
		case next >= 0 && strings.HasPrefix(rest[next:], piece):
			literal += letters(piece)
			at += next + len(piece)
		case i == 0 && strings.HasPrefix(piece, rest) && !wordsMeet(piece, len(rest)):
			return enough(literal + letters(rest))
		default:
			return 0
		}
	}
	if at < len(text) && !strings.HasSuffix(wanted, anyText) {
		return 0
	}
	return enough(literal)
}

func enough(letters int) int {
	if letters < fewestLetters {
		return 0
	}
	return letters
}

// withoutPrefix takes off what a platform puts before a line: a time stamp, the name of a process.
func withoutPrefix(text string) string {
	for {
		first, rest, ok := strings.Cut(text, " ")
		if !ok || !isPrefix(first) {
			return text
		}
		text = rest
	}
}

func isPrefix(word string) bool {
	switch {
	case word == "remote:" || letters(word) == 0:
		return true
	case isDigit(word[0]) && (strings.Count(word, ":") >= 2 || strings.Count(word, "-") >= 2):
		return true
	}
	return strings.Contains(word, "[") && strings.HasSuffix(word, "]:") || strings.HasSuffix(word, "|") || strings.HasSuffix(word, ".1")
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
