package main

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
)

// pageLine is how the page's own measurement prints a figure, with its limit.
var pageLine = regexp.MustCompile(`(?m)^([a-z0-9-]+): ([0-9.]+) (ms|times) \(limit ([0-9.]+)\)$`)

// pageNote is how it prints what a figure is made of.
var pageNote = regexp.MustCompile(`(?m)^[a-z0-9-]+: [0-9.]+ ms$`)

// page measures, in Chromium, the time from a key to the squiggles of what it wrote, and how long the page's thread is kept busy meanwhile.
func page() ([]figure, error) {
	command := exec.Command("npx", "--no-install", "playwright", "test", "--project=bench", "--workers=1") // two at once would measure each other
	command.Dir = "static"
	command.Stderr = os.Stderr
	output, err := command.Output()
	for _, note := range pageNote.FindAll(output, -1) {
		fmt.Fprintf(os.Stderr, "%s\n", note)
	}
	figures, passed, parseErr := pageFigures(output)
	if parseErr != nil {
		return nil, fmt.Errorf("measure the page: %w\n%s", parseErr, output)
	}
	if len(figures) == 0 || err != nil && passed { // the figures report a run that exceeds its limits
		return nil, fmt.Errorf("measure the page: %d figures (%v)\n%s", len(figures), err, output)
	}
	return figures, nil
}

// pageFigures reads the figures in output, and whether all of them are within their limits.
func pageFigures(output []byte) (figures []figure, passed bool, err error) {
	passed = true
	for _, match := range pageLine.FindAllSubmatch(output, -1) {
		value, err := strconv.ParseFloat(string(match[2]), 64)
		if err != nil {
			return nil, false, fmt.Errorf("read %s: %w", match[1], err)
		}
		limit, err := strconv.ParseFloat(string(match[4]), 64)
		if err != nil {
			return nil, false, fmt.Errorf("read the limit of %s: %w", match[1], err)
		}
		f := figure{name: string(match[1]), value: value, unit: string(match[3]), bound: most, limit: limit}
		figures = append(figures, f)
		passed = passed && f.passes()
	}
	return figures, passed, nil
}
