// Command kinds shows what the general patterns of the kinds of failure do without any message: of the real lines of each
// kind's messages, how many have that kind, how many another one, and how many none.
//
//	go run ./internal/tools/kinds           a line for each kind
//	go run ./internal/tools/kinds KIND      the lines of that kind that have another one or none, and those that wrongly have it
package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/logs/signal"
)

var looksAt = regexp.MustCompile(`(?m)^look .*\n`)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// share is how many lines of a kind are right, have another kind, or none; false ones have the kind and are of another.
type share struct {
	kind                        string
	right, other, none, isFalse int
}

func run() error {
	const folder = "lint/logs/messages"
	kinds, err := read(folder + "/kinds/*.txt")
	if err != nil {
		return err
	}
	messages, err := read(folder + "/table/*.txt")
	if err != nil {
		return err
	}
	looks, err := read(folder + "/looks/*.txt")
	if err != nil {
		return err
	}
	whole, err := logs.Load(messages + kinds + looks)
	if err != nil {
		return err
	}
	// What a kind looks at changes no pattern.
	alone, err := logs.Load(looksAt.ReplaceAllString(kinds, ""))
	if err != nil {
		return err
	}
	only := ""
	if len(os.Args) > 1 {
		only = os.Args[1]
	}
	shares := map[string]*share{}
	of := func(kind string) *share {
		if shares[kind] == nil {
			shares[kind] = &share{kind: kind}
		}
		return shares[kind]
	}
	for _, m := range whole.Messages {
		if m.IsGeneral() {
			continue
		}
		for _, line := range m.Lines {
			found := signal.NoKind
			pattern := ""
			if f := alone.Find(line); f != nil {
				found, pattern = f.Kind, f.Pattern
			}
			s := of(m.Kind)
			switch found {
			case m.Kind:
				s.right++
				continue
			case signal.NoKind:
				s.none++
			default:
				s.other++
				of(found).isFalse++
			}
			if only != "" && (only == m.Kind || only == found) {
				fmt.Printf("%-14s %-14s %s\n\t%s  [%s]\n", cmp.Or(m.Kind, "-"), cmp.Or(found, "-"), m.Name, line, pattern)
			}
		}
	}
	if only != "" && shares[only] == nil {
		return fmt.Errorf("there is no kind %q", only)
	}
	var all []*share
	for _, s := range shares {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *share) int { return strings.Compare(a.kind, b.kind) })
	fmt.Printf("%-14s %6s %6s %6s %6s %8s\n", "kind", "lines", "right", "other", "none", "of others")
	for _, s := range all {
		if only == "" || only == s.kind {
			fmt.Printf("%-14s %6d %6d %6d %6d %8d\n", cmp.Or(s.kind, "(no failure)"), s.right+s.other+s.none, s.right, s.other, s.none, s.isFalse)
		}
	}
	return nil
}

func read(pattern string) (string, error) {
	paths, err := filepath.Glob(pattern)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", pattern, err)
	}
	var b strings.Builder
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return "", fmt.Errorf("read the table: %w", err)
		}
		b.Write(text)
		b.WriteString("\n")
	}
	return b.String(), nil
}
