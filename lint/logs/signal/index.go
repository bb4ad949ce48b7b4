package signal

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
)

// index finds the messages that a line may have in one pass over its bytes. Each message is listed under four bytes of
// its text, the ones that are rarest among all messages.
type index struct {
	// exact are the messages that are all of a line.
	exact map[string]int
	// listed are the messages under each four bytes, and anchored the texts of general patterns; seen has a bit for each of
	// them, so that most bytes of a log need no more than a look at it.
	listed   map[uint32][]int
	anchored map[uint32][]anchored
	seen     [1 << (hashBits - 5)]uint32
}

// anchored is a text of a general message, by its place among the message's choices, and where in it the four bytes are.
type anchored struct {
	message, choice, at int
	text                string
}

// hashBits is how many bits a hash has.
const hashBits = 18

// tellingWord is in the lists where a word of errors begins, in place of a message: one pass finds both.
const tellingWord = -1

func newIndex(messages []*Message) *index {
	x := &index{exact: map[string]int{}, listed: map[uint32][]int{}, anchored: map[uint32][]anchored{}}
	common := make([]uint16, 1<<hashBits) // by hashes: a map would take most of the time
	for _, m := range messages {
		for _, text := range m.literals() {
			eachGram(text, func(g uint32, _ int) { common[hash(g)]++ })
		}
	}
	for i, m := range messages {
		if m.isGeneral {
			for choice, text := range m.anchors {
				g, at := rarest([]string{text}, common)
				x.anchored[g] = append(x.anchored[g], anchored{i, choice, at, text})
				x.see(g)
			}
			continue
		}
		if m.pattern.exact() {
			x.exact[m.pattern.literals[0]] = i
			continue
		}
		g, _ := rarest(m.pattern.literals, common)
		x.listed[g] = append(x.listed[g], i)
		x.see(g)
	}
	for _, word := range slices.Concat(ErrorWords, ErrorEnds) {
		eachGram(ascii.Lower(word[:FewestBytes]), func(g uint32, _ int) {
			x.listed[g] = append(x.listed[g], tellingWord)
			x.see(g)
		})
	}
	return x
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
		for _, i := range x.listed[g] {
			if l.MayTell = l.MayTell || i == tellingWord; i != tellingWord && tried.last[i] != tried.lines && count < mostTried {
				tried.last[i] = tried.lines
				count++
				try(i)
			}
		}
		for _, a := range x.anchored[g] {
			if from := start - a.at; from >= 0 && strings.HasPrefix(l.Plain[from:], a.text) {
				general(a.message, a.choice)
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
