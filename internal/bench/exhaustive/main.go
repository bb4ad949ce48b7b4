// Exhaustive proves laws on all short files. It makes every text of a few tokens and checks, for all platforms selected together, that
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
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// alphabet are the tokens: what process types, lines, comments and commands consist of.
var alphabet = []string{"web", "Web", "worker", ":", " ", "\t", "\n", "\r", "#", "$PORT", "'", "node a.js"}

// chunk is how many texts a child checks. Each makes a tree of commands whose flags the library for commands never
// forgets, so the memory goes when the child ends.
const chunk = 1 << 13

// shownOfALaw is how many texts that break one law are printed.
const shownOfALaw = 10

func main() {
	var s span
	tokens := flag.Int("tokens", 6, "check the texts of up to this `number` of tokens for all platforms together")
	alone := flag.Int("alone", 5, "check the texts of up to this `number` of tokens for each platform alone")
	flag.Int64Var(&s.part, "part", 1, "check only one of this `number` of texts")
	flag.Int64Var(&s.from, "from", 0, "begin with the text of this `index`")
	flag.Int64Var(&s.to, "to", 0, "as a child, end before the text of this `index`")
	flag.Parse()
	s.alone = textsUpTo(*alone)
	run := s.run
	if s.to == 0 {
		s.to = textsUpTo(*tokens)
		run = s.runInChildren
	}
	if err := run(); err != nil {
		fmt.Fprintf(os.Stderr, "exhaustive: %v\n", err)
		os.Exit(1)
	}
}

// span says which texts are checked: one of part, from an index to before another one.
type span struct{ part, from, to, alone int64 }

// runInChildren checks the texts in child processes, one for each processor.
func (s span) runInChildren() error {
	begin := time.Now()
	all := newBroken()
	failures := make(chan error, runtime.NumCPU())
	var next, done atomic.Int64
	next.Store(s.from)
	for range runtime.NumCPU() {
		go func() {
			for {
				from := next.Add(chunk) - chunk
				if from >= s.to {
					failures <- nil
					return
				}
				if err := all.inChild(from, min(from+chunk, s.to)); err != nil {
					failures <- fmt.Errorf("texts from %d: %w", from, err)
					return
				}
				if n := done.Add(1); n%8 == 0 {
					fmt.Fprintf(os.Stderr, "%d of %d texts, %d break a law, %s\n", n*chunk, s.to-s.from, all.total(), time.Since(begin).Round(time.Second))
				}
			}
		}()
	}
	for range runtime.NumCPU() {
		if err := <-failures; err != nil {
			return err
		}
	}
	fmt.Printf("texts: %d\n", (s.to-s.from)/s.part)
	fmt.Printf("platforms: %d\n", len(readers()))
	fmt.Printf("time: %s\n", time.Since(begin).Round(time.Second))
	return all.report()
}

// inChild checks texts in a process with the same flags.
func (b *broken) inChild(from, to int64) error {
	args := append(slices.Clone(os.Args[1:]), "-from", strconv.FormatInt(from, 10), "-to", strconv.FormatInt(to, 10))
	child := exec.Command(os.Args[0], args...)
	child.Stderr = os.Stderr
	child.Env = append(os.Environ(), "GOMAXPROCS=1", "GOGC=200", "GOMEMLIMIT=1GiB")
	printed, err := child.Output()
	if err != nil {
		return err
	}
	found := newBroken()
	if err := json.Unmarshal(printed, found); err != nil {
		return fmt.Errorf("the child's answer: %w", err)
	}
	b.merge(found)
	return nil
}

// run checks the texts, and prints those that break a law as JSON.
func (s span) run() error {
	broken := newBroken()
	laws := newLaws(broken, s.alone)
	for i := s.from + (s.part-s.from%s.part)%s.part; i < s.to; i += s.part {
		laws.check(i, textOf(i))
	}
	return json.NewEncoder(os.Stdout).Encode(broken)
}

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
	First map[string][]string
	Count map[string]int
	mutex sync.Mutex
}

func newBroken() *broken {
	return &broken{First: map[string][]string{}, Count: map[string]int{}}
}

func (b *broken) add(law, detail string) {
	b.Count[law]++
	if len(b.First[law]) < shownOfALaw {
		b.First[law] = append(b.First[law], detail)
	}
}

func (b *broken) merge(found *broken) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	for law, count := range found.Count {
		b.Count[law] += count
		b.First[law] = append(b.First[law], found.First[law]...)
		b.First[law] = b.First[law][:min(len(b.First[law]), shownOfALaw)]
	}
}

func (b *broken) total() int {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	total := 0
	for _, count := range b.Count {
		total += count
	}
	return total
}

func (b *broken) report() error {
	for _, law := range slices.Sorted(maps.Keys(b.First)) {
		for _, text := range b.First[law] {
			fmt.Printf("%s: %s\n", law, text)
		}
		fmt.Printf("%s: %d times\n", law, b.Count[law])
	}
	total := b.total()
	fmt.Printf("broken-laws: %d (limit 0)\n", total)
	if total > 0 {
		return fmt.Errorf("%d laws are broken", total)
	}
	return nil
}
