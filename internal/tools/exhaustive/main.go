// Exhaustive proves laws on all short files. It makes every text of a few tokens and checks, for all platforms selected
// together, that
//
//   - nothing panics,
//   - a file that a platform rejects has an error there, and a file that it accepts has no error with the outcome rejected,
//   - fix and fmt change nothing the second time,
//   - fmt changes nothing that a platform runs, and neither does a safe fix where its finding is harmless.
//
// On the texts with a token less it checks the same for each platform alone, and that the command and the HTTP API give
// the same report. It prints the first texts that break a law, and how many there are, and then fails.
package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// alphabet are the tokens: what process types, lines, comments and commands consist of.
var alphabet = []string{"web", "Web", "worker", ":", " ", "\t", "\n", "\r", "#", "$PORT", "'", "node a.js"}

// chunk is how many texts a worker takes at once.
const chunk = 1 << 12

// shownOfALaw is how many texts that break one law are printed.
const shownOfALaw = 10

func main() {
	tokens := flag.Int("tokens", 6, "check the texts of up to this `number` of tokens for all platforms together")
	alone := flag.Int("alone", 5, "check the texts of up to this `number` of tokens for each platform alone")
	part := flag.Int64("part", 1, "check only one of this `number` of texts")
	flag.Parse()
	// Memory that is allocated while garbage is marked counts as alive. With a higher percentage, that share grows without end.
	debug.SetGCPercent(200)
	debug.SetMemoryLimit(2 << 30)
	if err := run(*tokens, *alone, *part); err != nil {
		fmt.Fprintf(os.Stderr, "exhaustive: %v\n", err)
		os.Exit(1)
	}
}

func run(tokens, alone int, part int64) error {
	begin := time.Now()
	total := textsUpTo(tokens)
	broken := &broken{first: map[string][]string{}, count: map[string]int{}}
	laws := newLaws(broken, textsUpTo(alone))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for {
				from := next.Add(chunk) - chunk
				if from >= total {
					return
				}
				for i := from + (part-from%part)%part; i < min(from+chunk, total); i += part {
					laws.check(i, textOf(i))
				}
				if from%(64*chunk) == 0 {
					fmt.Fprintf(os.Stderr, "%d of %d texts, %s\n", from, total, time.Since(begin).Round(time.Second))
				}
			}
		})
	}
	workers.Wait()
	fmt.Printf("texts: %d\n", total/part)
	fmt.Printf("platforms: %d\n", len(laws.targets))
	fmt.Printf("time: %s\n", time.Since(begin).Round(time.Second))
	return broken.report()
}

// textsUpTo is how many texts have at most so many tokens.
func textsUpTo(tokens int) int64 {
	total, ofLength := int64(0), int64(1)
	for range tokens + 1 {
		total += ofLength
		ofLength *= int64(len(alphabet))
	}
	return total
}

// textOf is a text by its index: shorter ones come first.
func textOf(index int64) []byte {
	base, length, ofLength := int64(len(alphabet)), 0, int64(1)
	for index >= ofLength {
		index -= ofLength
		ofLength *= base
		length++
	}
	var text []byte
	for range length {
		ofLength /= base
		text = append(text, alphabet[index/ofLength]...)
		index %= ofLength
	}
	return text
}

// broken are the texts that break a law, by law.
type broken struct {
	mutex sync.Mutex
	first map[string][]string
	count map[string]int
}

func (b *broken) add(law, detail string) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.count[law]++
	if len(b.first[law]) < shownOfALaw {
		b.first[law] = append(b.first[law], detail)
	}
}

func (b *broken) report() error {
	total := 0
	for _, law := range slices.Sorted(maps.Keys(b.first)) {
		for _, text := range b.first[law] {
			fmt.Printf("%s: %s\n", law, text)
		}
		total += b.count[law]
		fmt.Printf("%s: %d times\n", law, b.count[law])
	}
	fmt.Printf("broken-laws: %d (limit 0)\n", total)
	if total > 0 {
		return fmt.Errorf("%d laws are broken", total)
	}
	return nil
}
