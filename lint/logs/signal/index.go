package signal

import (
	"cmp"
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
	// entries are the messages and the texts of general patterns, in the order of their four bytes; seen has a bit for each of those, so
	// that most bytes of a log need no more than a look at it.
	entries []entry
	seen    [1 << (hashBits - 5)]uint32
}

// entry is a message by its place, or a text of a general one by its place among the message's choices, and where in that text the four bytes are.
type entry struct {
	gram       uint32
	message    int32
	choice, at int16
}

const hashBits = 18

// tellingWord is in the entries where a word of errors begins, in place of a message: one pass finds both.
const tellingWord = -1

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
	slices.SortStableFunc(x.entries, func(a, b entry) int { return cmp.Compare(a.gram, b.gram) })
	for _, e := range x.entries {
		x.see(e.gram)
	}
	return x
}

// under are the entries of four bytes.
func (x *index) under(g uint32) []entry {
	at, _ := slices.BinarySearchFunc(x.entries, g, func(e entry, g uint32) int { return cmp.Compare(e.gram, g) })
	end := at
	for end < len(x.entries) && x.entries[end].gram == g {
		end++
	}
	return x.entries[at:end]
}

func (x *index) see(g uint32) { x.seen[hash(g)>>5] |= 1 << (hash(g) & 31) }

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

// mostTried limits how many messages are compared with one line.
const mostTried = 96

// Attempts are the messages that were compared with a line. Each line has a number, so that nothing is cleared between two.
type Attempts struct {
	lines int
	last  []int // the last line with which each message was compared
}

// candidates calls try with each message that a line may have, once, and general with the choices of general ones that it has the
// text of. It notes whether the line may be about an error.
func (x *index) candidates(l *lex.Line, tried *Attempts, try func(message int), general func(message, choice int)) {
	if i, ok := x.exact[l.Plain]; ok {
		try(i)
	}
	tried.lines++
	count := 0
	eachGram(l.Plain, func(g uint32, start int) {
		h := hash(g)
		if x.seen[h>>5]&(1<<(h&31)) == 0 {
			return
		}
		for _, e := range x.under(g) {
			i := int(e.message)
			switch {
			case i == tellingWord:
				l.MayTell = true
			case x.messages[i].isGeneral:
				text := x.messages[i].anchors[e.choice]
				if from := start - int(e.at); from >= 0 && strings.HasPrefix(l.Plain[from:], text) {
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
