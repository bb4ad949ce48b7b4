package platform

import (
	"bytes"
	"unicode/utf8"
)

// yaml2Scanner finds the tokens of a YAML text where yaml.v2 finds them. The
// scanner of yaml.v3 is the same but for two things: it looks two tokens further
// ahead, and where it looks for comments it steps over tabs that are an error
// elsewhere. So the tokens say which part of a text yaml.v2 looks at, and at which
// tab it stops. What is an error to both libraries is none here: any tokens may
// come out of what follows it.
type yaml2Scanner struct {
	src []byte
	yamlPlace
	// ahead is the offset of the furthest byte that was looked at.
	ahead int
	// base is where the buffer of the libraries begins, beyond how often they
	// looked beyond the end: they skip a character at the begin of a line when
	// their buffer, and not the line, begins with a byte order mark.
	base, beyond int
	// flow is the number of open brackets, indents are the columns of the open
	// block collections.
	flow    int
	indents []int
	// fresh says that a key may begin here; key is the token that becomes one if a
	// colon follows it, outside of brackets, while keyed.
	fresh, keyed bool
	key          yamlPlace
	// required says that the token at key has to become one.
	required bool
	// hidden says that the key is between brackets that held no token that could be
	// a key, bare that the open ones have not held any yet.
	hidden, bare bool
	tagged       yamlTagged
	// problem is an error of yaml.v2 that was seen here, which ends the scan.
	problem string
	// fault is the line, from zero on, of a token that is one too many, or 0.
	fault int
}

// yamlPlace is a place in a text: the offset, and the index, the line and the
// column in characters, from zero on.
type yamlPlace struct{ offset, index, line, column int }

// yamlTagged are the lines and columns, from one on, at which nodes with a tag
// begin.
type yamlTagged map[[2]int]bool

func (t yamlTagged) add(p yamlPlace) { t[[2]int{p.line + 1, p.column + 1}] = true }

// How far the document is: a token of it has come, its node is complete and no
// block collection, or is a block collection.
const (
	yamlBegun = 1 + iota
	yamlComplete
	yamlBlock
)

// scanYAML2 scans what yaml.v2 looks at of a text, and leaves that in src for
// yaml.v3 to read. Behind a tab that stops yaml.v2 comes a sign that stops yaml.v3
// there as well.
func scanYAML2(src []byte) *yaml2Scanner {
	s := &yaml2Scanner{src: src, fresh: true, tagged: yamlTagged{}}
	s.offset = markLength(src)
	s.base = s.offset
	stage, ended := 0, false
	// What cannot follow an anchor or a tag, which are added once they have come:
	// they stand alone then.
	barred, alone := []byte("]},*"), false
	var last, anchor yamlPlace // the key, where it has ended; the token before
	var kind byte
tokens:
	for !ended || s.pending() && s.key == last {
		s.space()
		s.unroll(s.column)
		if s.peek(0) == '\t' {
			s.offset++
			s.cut('@')
			return s
		}
		previous, before := kind, ended
		kind = s.kind()
		if s.fault == 0 && s.flow == 0 && s.column > s.indent() && kind != ':' && bytes.IndexByte([]byte("*'\"w|]}"), previous) >= 0 {
			s.fault = s.line
		}
		if stage < yamlComplete && s.flow == 0 && len(barred) > 4 && bytes.IndexByte(barred, kind) >= 0 {
			alone = true
		}
		switch {
		case kind == 0:
			s.end()
			return s
		case ended:
			// A key after an anchor or a tag begins a mapping that has these.
			ended = kind != ':' || !alone || s.key != last || !s.isKey()
		case kind == 'D', kind == '%':
			ended = stage > 0
		case stage == yamlBlock:
			ended = len(s.indents) == 0
		case stage == yamlComplete, alone:
			ended = kind != ':' || !s.pending()
			if kind == ':' && s.hidden && s.isKey() {
				break tokens // too late for the key
			}
		}
		if kind == '!' {
			s.tagged.add(s.yamlPlace)
			if previous == '&' {
				s.tagged.add(anchor)
			}
		}
		anchor = s.yamlPlace
		s.token(kind)
		if s.problem != "" {
			return s
		}
		if ended && !before {
			last = s.key
		}
		switch {
		case len(s.indents) > 0:
			stage = yamlBlock
		case kind == '%', stage > yamlBegun:
		case kind == 'D':
			stage = yamlBegun
		case kind == '&', kind == '!':
			stage = yamlBegun
			barred = append(barred, kind)
		case s.flow == 0:
			stage = yamlComplete
		}
	}
	s.leave(kind)
	return s
}

// leave ends the scan behind a token of a kind, or before one: what follows is not
// looked at but for bytes that are read with it and refused.
func (s *yaml2Scanner) leave(kind byte) {
	s.ahead = max(s.ahead, s.offset)
	end := yamlChunk
	for end < s.ahead {
		begin := end // of a character that the chunk cuts
		for begin > end-utf8.UTFMax && !utf8.RuneStart(s.src[begin]) {
			begin--
		}
		end = begin + yamlChunk
	}
	end = min(end, len(s.src))
	if readableYAML(s.src[s.offset:end], end-s.ahead) {
		if kind != 'w' {
			kind = 0
		}
		s.cut(kind) // a plain scalar may end in a colon, which means more at the end
	}
}

// end is the end of the text.
func (s *yaml2Scanner) end() {
	if s.keyed && s.required && s.offset == len(s.src) {
		s.problem = noColon
		s.line += min(s.column, 1) // as if a line ended here
	}
}

// cut takes away what follows, and adds a byte that is not 0.
func (s *yaml2Scanner) cut(c byte) {
	s.src = s.src[:s.offset]
	if c > 0 {
		s.src = append(append([]byte(nil), s.src...), c)
	}
}

// yamlChunk is how many bytes the libraries read, and refuse, at a time.
const yamlChunk = 512

// readableYAML reports whether the libraries read bytes that they make nothing
// of. A character that is cut is none that they read unless they come to it.
func readableYAML(b []byte, ahead int) bool {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size == 1:
			c := b[0]
			return ahead >= len(b) && c < 0xF8 && (c >= 0xC0 && len(b) < 2 || c >= 0xE0 && len(b) < 3 || c >= 0xF0 && len(b) < 4)
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0x7F && r < 0xA0 && r != 0x85, r == 0xFFFE, r == 0xFFFF:
			return false
		}
		b = b[size:]
	}
	return true
}

// peek is a byte from here on, or 0 at the end.
func (s *yaml2Scanner) peek(n int) byte {
	if s.offset+n < len(s.src) {
		return s.src[s.offset+n]
	}
	return 0
}

// atBreak reports a line break or the end.
func (s *yaml2Scanner) atBreak(n int) bool {
	if s.offset+n >= len(s.src) {
		return true
	}
	counted := 0
	if c := s.src[s.offset+n]; c < ' ' || c >= utf8.RuneSelf {
		yamlBreak(s.src[s.offset+n:], &counted)
	}
	return counted > 0
}

func (s *yaml2Scanner) atBlank(n int) bool {
	c := s.peek(n)
	return c == ' ' || c == '\t' || s.atBreak(n)
}

// look looks at characters from here on.
func (s *yaml2Scanner) look(n int) {
	at := s.offset
	for ; n > 0 && at < len(s.src); n-- {
		size := 1
		if s.src[at] >= utf8.RuneSelf {
			_, size = utf8.DecodeRune(s.src[at:])
		}
		at += size
	}
	s.ahead = max(s.ahead, at)
	if n > s.beyond {
		s.base, s.beyond = s.offset, s.beyond+1
	}
}

// atMarker reports --- or ... at the begin of a line.
func (s *yaml2Scanner) atMarker() bool {
	s.look(4)
	c := s.peek(0)
	return s.column == 0 && (c == '-' || c == '.') && s.peek(1) == c && s.peek(2) == c && s.atBlank(3)
}

// skip steps over characters and line breaks.
func (s *yaml2Scanner) skip(n int) {
	for ; n > 0 && s.offset < len(s.src); n-- {
		if !s.atBreak(0) {
			s.step()
			continue
		}
		s.look(2)
		s.offset += yamlBreak(s.src[s.offset:], &s.line)
		s.index, s.column = s.index+1, 0
	}
}

// step steps over a character.
func (s *yaml2Scanner) step() {
	s.index, s.column = s.index+1, s.column+1
	for s.offset++; s.offset < len(s.src) && !utf8.RuneStart(s.src[s.offset]); {
		s.offset++
	}
}

func (s *yaml2Scanner) skipLine() {
	for !s.atBreak(0) {
		s.skip(1)
	}
}

// isKey reports whether a colon could still make a key of the token at key.
func (s *yaml2Scanner) isKey() bool {
	return s.keyed && s.key.line == s.line && s.index-s.key.index <= 1024
}

// pending reports whether yaml.v2 looks further to know whether that token is a
// key. It does not look beyond brackets between which no token could be one.
func (s *yaml2Scanner) pending() bool { return s.isKey() && !s.hidden }

// noColon is the error where a token has to be a key and is none.
const noColon = "could not find expected ':'"

// noKey is the error where a token is one too many in a mapping.
const noKey = "did not find expected key"

func (s *yaml2Scanner) indent() int {
	if len(s.indents) == 0 {
		return -1
	}
	return s.indents[len(s.indents)-1]
}

func (s *yaml2Scanner) roll(column int) {
	if s.flow == 0 && s.indent() < column {
		s.indents = append(s.indents, column)
	}
}

func (s *yaml2Scanner) unroll(column int) {
	for s.flow == 0 && s.indent() > column {
		s.indents = s.indents[:len(s.indents)-1]
	}
}

// space steps over what stands between two tokens.
func (s *yaml2Scanner) space() {
	for {
		if s.column == 0 && markLength(s.src[s.base:]) > 0 && s.offset < len(s.src) {
			s.step()
		}
		for s.peek(0) == ' ' || s.peek(0) == '\t' && (s.flow > 0 || !s.fresh) {
			s.skip(1)
		}
		if s.peek(0) == '#' {
			s.skipLine()
		}
		if s.offset == len(s.src) || !s.atBreak(0) {
			return
		}
		s.skip(1)
		s.fresh = s.fresh || s.flow == 0
	}
}

// kind is the sign that tells the token here: D for the begin of a document, %
// for its end or a directive, | for any block scalar, w for a plain scalar, and 0
// for the end of the text or an error.
func (s *yaml2Scanner) kind() byte {
	c := s.peek(0)
	switch {
	case s.atMarker() && c == '-':
		return 'D'
	case s.atMarker(), s.column == 0 && c == '%':
		return '%'
	case c == '>' && s.flow == 0:
		return '|'
	case c == '|' && s.flow > 0, bytes.IndexByte([]byte("\x00>%@`"), c) >= 0:
		return 0
	case bytes.IndexByte([]byte("[]{},*&!'\"|"), c) >= 0, c == '-' && s.atBlank(1), (c == '?' || c == ':') && (s.flow > 0 || s.atBlank(1)):
		return c
	}
	return 'w'
}

// token steps over the token here.
func (s *yaml2Scanner) token(kind byte) {
	fresh := false // behind it
	switch kind {
	case '*', '&', '!', '\'', '"', 'w', '[', '{':
		if s.fresh && s.flow == 0 {
			s.key, s.keyed, s.hidden = s.yamlPlace, true, false
			s.required = s.column == s.indent()
		}
		s.bare = s.bare && !(s.fresh && s.flow == 1)
	case ':':
		column := s.column
		if fresh = s.flow == 0 && !s.isKey(); !fresh {
			column = s.key.column
		}
		s.roll(column)
		s.keyed = s.keyed && s.flow > 0
	default:
		s.keyed = s.keyed && s.flow > 0
	}
	s.fresh = false
	switch kind {
	case 'D', '%':
		s.unroll(-1)
		if s.peek(0) == '%' {
			s.skipLine()
			s.skip(1)
		} else {
			s.skip(3)
		}
	case '[', '{':
		if s.flow == 0 {
			s.bare = s.keyed && s.key == s.yamlPlace
		}
		s.flow++
		s.skip(1)
		fresh = true
	case ']', '}':
		if s.flow = max(s.flow-1, 0); s.flow == 0 {
			s.hidden = s.bare
		}
		s.skip(1)
	case '-', '?':
		s.roll(s.column)
		s.skip(1)
		fresh = kind == '-' || s.flow == 0
	case ',', ':':
		s.skip(1)
		fresh = fresh || kind == ','
	case '*', '&':
		for s.skip(1); isWordByte(s.peek(0)) || s.peek(0) == '-'; {
			s.skip(1)
		}
		if !s.atBlank(0) && bytes.IndexByte([]byte("?:,]}%@`"), s.peek(0)) < 0 {
			s.problem = "did not find expected alphabetic or numeric character"
		}
	case '!':
		for !s.atBlank(0) {
			s.skip(1)
		}
	case '|':
		s.blockScalar()
		fresh = true
	case '\'', '"':
		s.quoted(kind)
	case 'w':
		fresh = s.plain()
	}
	s.fresh = fresh
	if s.problem == "" && s.required && s.keyed && !s.isKey() {
		s.problem = noColon
	}
}

// quoted steps over a scalar in quotes.
func (s *yaml2Scanner) quoted(quote byte) {
	n := 4
	for s.skip(1); s.offset < len(s.src); s.skip(1) {
		s.look(n)
		if n = 2; s.atBlank(0) {
			n = 4
		}
		switch c := s.peek(0); {
		case c == '\\' && quote == '"', c == quote && quote == '\'' && s.peek(1) == quote:
			s.skip(1)
		case c == quote:
			s.skip(1)
			return
		}
	}
	s.problem = "found unexpected end of stream"
}

// plain steps over a scalar without quotes and the space behind it, and reports
// whether a line ended there.
func (s *yaml2Scanner) plain() (broken bool) {
	for s.offset < len(s.src) && !s.atMarker() && s.peek(0) != '#' {
		for ; !s.atBlank(0); s.look(2) {
			c := s.peek(0)
			if c == ':' && s.atBlank(1) || s.flow > 0 && bytes.IndexByte([]byte(",?[]{}"), c) >= 0 {
				return broken
			}
			broken = false
			s.skip(1)
		}
		for ; s.offset < len(s.src) && s.atBlank(0); s.skip(1) {
			if broken && s.peek(0) == '\t' && s.column <= s.indent() {
				s.problem = "found a tab character that violates indentation"
				return true
			}
			broken = broken || s.atBreak(0)
		}
		if s.flow == 0 && s.column <= s.indent() {
			break
		}
	}
	return broken
}

// blockScalar steps over a scalar in lines of its own.
func (s *yaml2Scanner) blockScalar() {
	indent := 0
	for s.skip(1); s.offset < len(s.src) && bytes.IndexByte([]byte("+-123456789"), s.peek(0)) >= 0; s.skip(1) {
		if c := s.peek(0); c > '0' {
			indent = max(s.indent(), 0) + int(c-'0')
		}
	}
	s.skipLine()
	s.skip(1)
	for deepest := 0; s.offset < len(s.src); {
		for s.peek(0) == ' ' && (indent == 0 || s.column < indent) {
			s.skip(1)
		}
		s.look(1)
		deepest = max(deepest, s.column)
		if s.offset < len(s.src) && s.atBreak(0) {
			s.skip(1)
			continue
		}
		if indent == 0 {
			indent = max(deepest, s.indent()+1, 1)
		}
		if s.column < indent {
			if s.peek(0) == '\t' {
				s.problem = "found a tab character where an indentation space is expected"
			}
			return
		}
		s.skipLine()
		s.skip(1)
	}
}
