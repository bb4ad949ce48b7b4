package diagnosis

import "slices"

// index finds the messages that a line may have in one pass over its bytes. Each message is listed under four bytes of
// its text, the ones that are rarest among all messages; a general pattern under those of each choice.
type index struct {
	// exact are the messages that are all of a line.
	exact map[string]int
	// listed are the messages under each four bytes; seen has a bit for each of them, so that most bytes of a log need
	// no more than a look at it.
	listed map[uint32][]int
	seen   [1 << (hashBits - 5)]uint32
}

// hashBits is how many bits a hash has.
const hashBits = 18

// tellingWord is in the lists where a word of errors begins, in place of a message: one pass finds both.
const tellingWord = -1

func newIndex(messages []*Message) *index {
	x := &index{exact: map[string]int{}, listed: map[uint32][]int{}}
	common := make([]uint16, 1<<hashBits) // by hashes: a map would take most of the time
	for _, m := range messages {
		for _, texts := range m.pieces() {
			for _, text := range texts {
				eachGram(text, func(g uint32) { common[hash(g)]++ })
			}
		}
	}
	for i, m := range messages {
		if !m.isGeneral && m.pattern.exact() {
			x.exact[m.pattern.literals[0]] = i
			continue
		}
		for _, g := range rarest(m.pieces(), common) {
			if h := hash(g); !slices.Contains(x.listed[g], i) {
				x.listed[g] = append(x.listed[g], i)
				x.seen[h>>5] |= 1 << (h & 31)
			}
		}
	}
	for _, word := range slices.Concat(errorWords, errorEnds) {
		eachGram(lower(word[:fewestBytes]), func(g uint32) {
			x.listed[g] = append(x.listed[g], tellingWord)
			x.seen[hash(g)>>5] |= 1 << (hash(g) & 31)
		})
	}
	return x
}

// rarest are four bytes of each text of the piece that is the rarest one: the most common of its texts counts.
func rarest(pieces [][]string, common []uint16) (grams []uint32) {
	best := uint16(0)
	for _, texts := range pieces {
		var own []uint32
		most := uint16(0)
		for _, text := range texts {
			gram, times := uint32(0), uint16(0)
			eachGram(text, func(g uint32) {
				if t := common[hash(g)]; times == 0 || t < times {
					gram, times = g, t
				}
			})
			if times == 0 { // too short
				own = nil
				break
			}
			own, most = append(own, gram), max(most, times)
		}
		if own != nil && (best == 0 || most < best) {
			grams, best = own, most
		}
	}
	return grams
}

// mostTried limits how many messages are compared with one line.
const mostTried = 192

// attempts are the messages that were compared with a line. Each line has a number, so that nothing is cleared between two.
type attempts struct {
	lines int
	last  []int // the last line with which each message was compared
}

// candidates calls try with each message that a line may have, once, and notes whether the line may be about an error.
func (x *index) candidates(l *line, tried *attempts, try func(message int)) {
	if i, ok := x.exact[l.plain]; ok {
		try(i)
	}
	tried.lines++
	count := 0
	eachGram(l.plain, func(g uint32) {
		h := hash(g)
		if x.seen[h>>5]&(1<<(h&31)) == 0 || count >= mostTried {
			return
		}
		for _, i := range x.listed[g] {
			if l.mayTell = l.mayTell || i == tellingWord; i != tellingWord && tried.last[i] != tried.lines {
				tried.last[i] = tried.lines
				count++
				try(i)
			}
		}
	})
}

func eachGram(text string, do func(uint32)) {
	g := uint32(0)
	for i := 0; i < len(text); i++ {
		if g = g<<8 | uint32(text[i]); i >= fewestBytes-1 {
			do(g)
		}
	}
}

func hash(g uint32) uint32 { return g * 2654435761 >> (32 - hashBits) }
