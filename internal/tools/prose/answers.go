package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/report"
)

// answerPlace starts the place of what lint prints for a file.
const answerPlace = "answer "

// The most lines that lint prints of a file with findings on average, and those of a file with a typo, with the last lines.
const (
	maxMeanLines = 6
	maxTypoLines = 8
)

// answers checks what lint prints in a terminal for golden inputs and real Procfiles.
func (c *checker) answers() error {
	for _, source := range []struct {
		name string
		list func() ([]input, error)
	}{{"golden inputs", goldenInputs}, {"real Procfiles", corpusInputs}} {
		inputs, err := source.list()
		if err != nil {
			return err
		}
		if len(inputs) == 0 {
			fmt.Printf("skipped what lint prints of %s: this machine has none, and PROCLINT_CORPUS names no folder of them\n", source.name)
			continue
		}
		files, lines := 0, 0
		for _, in := range inputs {
			n, err := c.answer(in)
			if err != nil {
				return fmt.Errorf("%s: %w", in.place, err)
			}
			if n > 0 {
				files, lines = files+1, lines+n
			}
		}
		if mean := float64(lines) / float64(max(files, 1)); mean > maxMeanLines && c.selects(answerPlace) {
			c.report(answerPlace+source.name, []string{fmt.Sprintf("%.2f lines for a file with findings on average, at most %d", mean, maxMeanLines)})
		}
	}
	typo := lint.Input{Path: "Procfile", Source: []byte("wbe: node server.js\n")}
	printed, err := printedOf(typo, false, true)
	if n := strings.Count(printed, "\n"); n > maxTypoLines {
		c.report(answerPlace+"wbe", []string{fmt.Sprintf("%d lines, at most %d", n, maxTypoLines)})
	}
	return err
}

// answer checks what lint prints of one file, and counts the lines of the usual form.
func (c *checker) answer(in input) (lines int, err error) {
	for _, verbose := range []bool{false, true} {
		printed, err := printedOf(in.Input, verbose, false)
		if err != nil {
			return 0, err
		}
		if place := answerPlace + in.place; c.selects(place) {
			c.report(place, problemsOfAnswer(printed))
		}
		if !verbose {
			lines = strings.Count(printed, "\n")
		}
	}
	return lines, nil
}

// printedOf is what lint prints of a file, with the last lines or without them.
func printedOf(in lint.Input, verbose, last bool) (string, error) {
	r, err := lint.Lint(in)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	options := report.TextOptions{Verbose: verbose}
	if err := report.Text(&b, r, options); err != nil {
		return "", err
	}
	if last {
		var totals report.Totals
		totals.Add(r)
		err = report.Summary(&b, totals, options)
	}
	return b.String(), err
}

var (
	sourceLine   = regexp.MustCompile(`^ *\d+ \|`)
	besideCaret  = regexp.MustCompile(`^ *\|[ ^]*(.*?)[ ^]*$`)
	notASentence = regexp.MustCompile(`^(\S.*|  (fix|breaks|may break|source):.*|  +\d+:\d+ .*| *fix: .*)$`)
	continued    = regexp.MustCompile(`\n    ([^|\s])`)
	place        = regexp.MustCompile(`^.*:\d+:\d+: `)
)

// problemsOfAnswer are lines that are too wide, sentences that repeat, and helps that say what the fix says.
func problemsOfAnswer(printed string) []string {
	var problems []string
	for line := range strings.Lines(printed) {
		line = strings.TrimSuffix(line, "\n")
		// A path is never broken.
		if width := utf8.RuneCountInString(place.ReplaceAllString(line, "")); width > report.DefaultWidth {
			problems = append(problems, fmt.Sprintf("%d characters in a line, at most %d: %q", width, report.DefaultWidth, line))
		}
	}
	said := map[string]bool{}
	help := ""
	for line := range strings.Lines(continued.ReplaceAllString(printed, " $1")) {
		line = strings.TrimSuffix(line, "\n")
		text := strings.TrimSpace(line)
		switch {
		case sourceLine.MatchString(line):
			continue
		case besideCaret.MatchString(line):
			text = besideCaret.FindStringSubmatch(line)[1]
		case strings.HasPrefix(text, "fix: "):
			title, _, _ := strings.Cut(strings.TrimPrefix(text, "fix: "), " (")
			if help != "" && strings.EqualFold(help, title) {
				problems = append(problems, fmt.Sprintf("help and fix are the same: %q", title))
			}
			continue
		case notASentence.MatchString(line):
			help = ""
			continue
		}
		help = strings.TrimSuffix(strings.TrimPrefix(text, "help: "), ".")
		if !strings.HasPrefix(text, "help: ") {
			help = ""
		}
		if len(strings.Fields(text)) > 2 && said[text] {
			problems = append(problems, fmt.Sprintf("a sentence is there twice: %q", text))
		}
		said[text] = true
	}
	return problems
}
