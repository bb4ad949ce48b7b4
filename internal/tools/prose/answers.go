package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/report"
)

// answers checks what lint prints in a terminal for golden inputs and real Procfiles.
func (c *checker) answers() error {
	for name, list := range map[string]func() ([]input, error){"golden inputs": goldenInputs, "real Procfiles": corpusInputs} {
		inputs, err := list()
		if err != nil {
			return err
		}
		if len(inputs) == 0 {
			fmt.Printf("skipped what lint prints of %s: this machine has none, and PROCLINT_CORPUS names no folder of them\n", name)
		}
		files, lines := 0, 0
		for _, in := range inputs {
			usual, err := printedOf(in.Input, false, false)
			if err != nil {
				return fmt.Errorf("%s: %w", in.place, err)
			}
			verbose, err := printedOf(in.Input, true, false)
			if err != nil {
				return fmt.Errorf("%s: %w", in.place, err)
			}
			c.report(answerPlace+in.place, problemsOfAnswer(usual))
			c.report(answerPlace+in.place, problemsOfAnswer(verbose))
			if n := strings.Count(usual, "\n"); n > 0 {
				files, lines = files+1, lines+n
			}
		}
		if mean := float64(lines) / float64(max(files, 1)); mean > maxMeanLines {
			c.report(answerPlace+name, []string{fmt.Sprintf("%.2f lines for a file with findings on average, at most %d", mean, maxMeanLines)})
		}
	}
	printed, err := printedOf(lint.Input{Path: "Procfile", Source: []byte("wbe: node server.js\n")}, false, true)
	if n := strings.Count(printed, "\n"); n > maxTypoLines {
		c.report(answerPlace+"wbe", []string{fmt.Sprintf("%d lines, at most %d", n, maxTypoLines)})
	}
	return err
}

// printedOf is what lint prints of a file, with the last lines or without them.
func printedOf(in lint.Input, verbose, last bool) (string, error) {
	r, err := lint.Lint(in)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	options := report.TextOptions{Verbose: verbose}
	err = report.Text(&b, r, options)
	if err == nil && last {
		var totals report.Totals
		totals.Add(r)
		err = report.Summary(&b, totals, options)
	}
	return b.String(), err
}

// problemsOfAnswer are lines that are too wide, sentences that repeat, and helps that say what the fix says.
func problemsOfAnswer(printed string) (problems []string) {
	for line := range strings.Lines(printed) {
		line = strings.TrimSuffix(line, "\n")
		// A path is never broken.
		if width := utf8.RuneCountInString(place.ReplaceAllString(line, "")); width > report.DefaultWidth {
			problems = append(problems, fmt.Sprintf("%d characters in a line, at most %d: %q", width, report.DefaultWidth, line))
		}
	}
	said, help := map[string]bool{}, ""
	for line := range strings.Lines(continued.ReplaceAllString(printed, " $1")) {
		line = strings.TrimSuffix(line, "\n")
		text := strings.TrimSpace(line)
		if sourceLine.MatchString(line) {
			continue
		}
		if fix, ok := strings.CutPrefix(text, "fix: "); ok {
			title, _, _ := strings.Cut(fix, " (")
			if help != "" && strings.EqualFold(help, title) {
				problems = append(problems, fmt.Sprintf("help and fix are the same: %q", title))
			}
			continue
		}
		beside := besideCaret.FindStringSubmatch(line)
		if beside != nil {
			text = beside[1]
		}
		help, _ = strings.CutPrefix(strings.TrimSuffix(text, "."), "help: ")
		if !strings.HasPrefix(text, "help: ") {
			help = ""
		}
		if beside == nil && notASentence.MatchString(line) {
			continue
		}
		if len(strings.Fields(text)) > 2 && said[text] {
			problems = append(problems, fmt.Sprintf("a sentence is there twice: %q", text))
		}
		said[text] = true
	}
	return problems
}
