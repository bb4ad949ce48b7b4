// Command conformance compares the parsers of Proclint against real ones on generated Procfiles, until the time is over: yaml.v2 and yaml.v3 called
// as the platforms call them, npm's foreman and Debian's ruby-foreman as long-lived processes, and goreman, hivemind, overmind and mprocs as
// programs. It installs what it needs, prints every disagreement in its smallest form, and exits with 1 when there is one.
//
// The parsers of tsuru, Nixpacks and Railpack are in no registry that it installs from. A test of package platform compares ours
// with what they read from recorded files.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"time"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(1)
	}
}

func run() error {
	duration := flag.Duration("time", 5*time.Minute, "how long to try")
	cache := flag.String("cache", "../../../build/conformance", "folder for what is installed")
	seeds := flag.String("seeds", "../../../lint/platform/testdata/tricky", "folder of Procfiles to mutate")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "seed of the generator")
	flag.Parse()

	gen, err := newGenerator(*seeds)
	if err != nil {
		return err
	}
	tools, err := setUp(*cache)
	if err != nil {
		return err
	}
	defer tools.close()

	fmt.Printf("seed %d\n", *seed)
	ctx, cancel := context.WithTimeout(context.Background(), *duration)
	defer cancel()
	groups := [][]*peer{append(yamlPeers(), tools.processPeers()...)}
	for _, p := range tools.programPeers() {
		groups = append(groups, []*peer{p})
	}
	var wg sync.WaitGroup
	for i, group := range groups {
		wg.Go(func() {
			try(ctx, group, gen, rand.New(rand.NewPCG(*seed, uint64(i))))
		})
	}
	wg.Wait()
	return report(groups)
}

// peer is a real parser.
type peer struct {
	name     string
	tame     bool                             // the commands of a file are run
	differs  func(src []byte) (string, error) // how the real parser and ours differ on a file, or ""
	tried    int
	found    []string
	trouble  error
	distinct map[string]bool
}

// maxFound is how many disagreements a peer may have before it is left alone.
const maxFound = 10

// try checks a group of peers with generated files, one file at a time.
func try(ctx context.Context, group []*peer, gen *generator, r *rand.Rand) {
	for ctx.Err() == nil {
		src := gen.wild(r)
		if group[0].tame {
			src = gen.tame(r)
		}
		for _, p := range group {
			if p.trouble != nil || len(p.found) >= maxFound {
				continue
			}
			p.try(src)
		}
	}
}

func (p *peer) try(src []byte) {
	difference, err := p.differs(src)
	if errors.Is(err, errHangs) {
		return
	}
	if err != nil {
		p.trouble = err
		return
	}
	p.tried++
	if difference == "" {
		return
	}
	budget := 3000
	if p.tame {
		budget = 100
	}
	small := minimise(src, budget, p.tame, func(smaller []byte) bool {
		d, err := p.differs(smaller)
		return err == nil && d != ""
	})
	if p.distinct[string(small)] {
		return
	}
	if p.distinct == nil {
		p.distinct = map[string]bool{}
	}
	p.distinct[string(small)] = true
	if d, err := p.differs(small); err == nil && d != "" {
		difference = d
	}
	p.found = append(p.found, fmt.Sprintf("%q\n    %s", small, difference))
	fmt.Printf("%s: %s\n", p.name, p.found[len(p.found)-1])
}

// report prints the figures and says whether all agreed.
func report(groups [][]*peer) error {
	tried, found := 0, 0
	var trouble error
	for _, group := range groups {
		for _, p := range group {
			if p.trouble != nil {
				trouble = fmt.Errorf("%s: %w", p.name, p.trouble)
			}
			if p.tried == 0 && trouble == nil {
				trouble = fmt.Errorf("%s: no file was tried", p.name)
			}
			tried += p.tried
			found += len(p.found)
			fmt.Printf("%s agreements: %d files\n", p.name, p.tried-len(p.found))
		}
	}
	fmt.Printf("all comparisons: %d files\n", tried)
	fmt.Printf("disagreements: %d files (limit 0)\n", found)
	if trouble != nil {
		return trouble
	}
	if found > 0 {
		return fmt.Errorf("%d disagreements", found)
	}
	return nil
}
