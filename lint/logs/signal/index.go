package signal

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
)

// index finds the messages that a line may have in one pass over its bytes. Each message is listed under four bytes of
// its text, the ones that are rarest among all messages.
type index struct {
	messages []*Message
	// exact are the messages that are all of a line.
	exact map[string]int
	// entries are the messages and the texts of general patterns, in the order of the hashes of their four bytes; seen has a bit for each
	// hash, so that most bytes of a log need no more than a look at it. starts has where the entries of each of these hashes begin,
	// and before how many hashes are in the words of seen before one.
	entries []entry
	seen    [1 << (hashBits - 5)]uint32
	before  [1 << (hashBits - 5)]int32
	starts  []int32
}

// entry is a message by its place, or a text of a general one or of endWords by its place among them, and where in that text the four bytes are.
type entry struct {
	gram       uint32
	message    int32
	choice, at int16
}

const hashBits = 18

// In place of a message, tellingWord is where a word of errors begins, and endingWord is where one of endWords does: one pass finds all.
const (
	tellingWord = -1 - iota
	endingWord
)

func newIndex(messages []*Message) *index {
	x := &index{messages: messages, exact: map[string]int{}}
	common := make([]uint16, 1<<hashBits) // by hashes: a map would take most of the time
	for _, m := range messages {
		for _, text := range m.literals() {
			eachGram(text, func(g uint32, _ int) { common[hash(g)]++ })
		}
	}
	for i, m := range messages {
		switch {
		case m.isGeneral:
			for choice, text := range m.anchors {
				g, at := rarest([]string{text}, common)
				x.entries = append(x.entries, entry{g, int32(i), int16(choice), int16(at)})
			}
		case m.pattern.exact():
			x.exact[m.pattern.literals[0]] = i
		default:
			g, _ := rarest(m.pattern.literals, common)
			x.entries = append(x.entries, entry{gram: g, message: int32(i)})
		}
	}
	for _, word := range slices.Concat(ErrorWords, ErrorEnds) {
		eachGram(ascii.Lower(word[:FewestBytes]), func(g uint32, _ int) {
			x.entries = append(x.entries, entry{gram: g, message: tellingWord})
		})
	}
	for choice, words := range endWords {
		g, at := rarest([]string{words}, common)
		x.entries = append(x.entries, entry{g, endingWord, int16(choice), int16(at)})
	}
	slices.SortStableFunc(x.entries, func(a, b entry) int { return cmp.Compare(hash(a.gram), hash(b.gram)) })
	for i, e := range x.entries {
		h := hash(e.gram)
		if bit := uint32(1) << (h & 31); x.seen[h>>5]&bit == 0 {
			x.seen[h>>5] |= bit
			x.starts = append(x.starts, int32(i))
		}
	}
	x.starts = append(x.starts, int32(len(x.entries)))
	for i := range len(x.seen) - 1 {
		x.before[i+1] = x.before[i] + int32(bits.OnesCount32(x.seen[i]))
	}
	return x
}

// under are the entries of four bytes with a hash, and none if no entry has it.
func (x *index) under(h uint32) []entry {
	seen, bit := x.seen[h>>5], uint32(1)<<(h&31)
	if seen&bit == 0 {
		return nil
	}
	at := int(x.before[h>>5]) + bits.OnesCount32(seen&(bit-1))
	return x.entries[x.starts[at]:x.starts[at+1]]
}

// rarest are the four bytes of some texts that are rarest, and where in their text they begin.
func rarest(texts []string, common []uint16) (gram uint32, at int) {
	best := uint16(0)
	for _, text := range texts {
		eachGram(text, func(g uint32, start int) {
			if times := common[hash(g)]; best == 0 || times < best {
				gram, at, best = g, start, times
			}
		})
	}
	return gram, at
}

const mostTried = 96

// Attempts are the messages that were compared with a line. Each line has a number, so that nothing is cleared between two.
type Attempts struct {
	lines int
	last  []int // the last line with which each message was compared
}

// candidates calls try with each message that a line may have, once, and general with the choices of general ones that it has the
// text of. It notes whether the line may be about an error or an end.
func (x *index) candidates(l *lex.Line, tried *Attempts, try func(message int), general func(message, choice int)) {
	if i, ok := x.exact[l.Plain]; ok {
		try(i)
	}
	tried.lines++
	count := 0
	eachGram(l.Plain, func(g uint32, start int) {
		for _, e := range x.under(hash(g)) {
			i := int(e.message)
			switch {
			case e.gram != g:
			case i == tellingWord:
				l.MayTell = true
			case i == endingWord:
				l.MayEnd = l.MayEnd || e.isIn(l.Plain, start, endWords[e.choice])
			case x.messages[i].isGeneral:
				if e.isIn(l.Plain, start, x.messages[i].anchors[e.choice]) {
					general(i, int(e.choice))
				}
			case tried.last[i] != tried.lines && count < mostTried:
				tried.last[i] = tried.lines
				count++
				try(i)
			}
		}
	})
}

// isIn reports whether a line has all of the entry's text around its four bytes at an offset.
func (e *entry) isIn(line string, offset int, text string) bool {
	from := offset - int(e.at)
	return from >= 0 && strings.HasPrefix(line[from:], text)
}

// eachGram calls do with all four bytes in a row, and where they begin.
func eachGram(text string, do func(gram uint32, start int)) {
	g := uint32(0)
	for i := 0; i < len(text); i++ {
		if g = g<<8 | uint32(text[i]); i >= FewestBytes-1 {
			do(g, i-FewestBytes+1)
		}
	}
}

func hash(g uint32) uint32 { return g * 2654435761 >> (32 - hashBits) }
