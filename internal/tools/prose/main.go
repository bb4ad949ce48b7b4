// Prose checks the words and lengths of every text of the project: comments, texts in Go code, documents, golden files,
// and the findings for samples, golden inputs, conformance inputs and, if present, real Procfiles. It also checks that a
// rule's second example corrects the first. It prints each problem with its place and then fails. Package prosecheck
// defines the problems.
//
// Usage, in the root folder: go run ./internal/tools/prose [PLACE]…
//
// A PLACE is the start of a path, "finding RULE" or "sample RULE". Without one, prose checks everything.
package main

import (
	"fmt"
	"os"

	"github.com/proclint/proclint/internal/prosecheck"
	"github.com/proclint/proclint/lint"
)

// register is a source of texts.
type register struct {
	name  string
	texts func() ([]prosecheck.Text, error)
}

// registers are all sources of texts.
var registers = []register{
	{"files", fileTexts},
	{"findings", findingTexts},
}

func main() {
	problems, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintf(os.Stderr, "prose: %v\n", err)
		os.Exit(2)
	}
	for _, p := range problems {
		fmt.Println(p)
	}
	if len(problems) > 0 {
		os.Exit(1)
	}
}

// run returns the problems of all places that start with one of the prefixes.
func run(prefixes []string) ([]string, error) {
	c := newChecker(prefixes)
	for _, r := range registers {
		texts, err := r.texts()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.name, err)
		}
		c.texts(texts)
	}
	if err := c.answers(); err != nil {
		return nil, fmt.Errorf("answers: %w", err)
	}
	for _, r := range lint.Rules() {
		docs := r.Docs()
		c.correction(r.Name, docs.Bad.Text, docs.Good.Text)
	}
	return c.result(), nil
}
