package main

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
)

// keystrokeLine is what the page's own measurement prints last.
var keystrokeLine = regexp.MustCompile(`keystroke-to-squiggle-p95: ([0-9.]+) ms`)

// keystroke measures, in Chromium, the time from a key to the squiggles of what it wrote.
func keystroke() (figure, error) {
	command := exec.Command("npx", "--no-install", "playwright", "test", "--project=bench")
	command.Dir = "static"
	command.Stderr = os.Stderr
	output, err := command.Output()
	match := keystrokeLine.FindSubmatch(output)
	if match == nil {
		return figure{}, fmt.Errorf("measure the page: no figure (%v) in:\n%s", err, output)
	}
	value, parseErr := strconv.ParseFloat(string(match[1]), 64)
	if parseErr != nil {
		return figure{}, fmt.Errorf("measure the page: %w", parseErr)
	}
	f := figure{"keystroke-to-squiggle-p95", value, "ms", 33}
	if err != nil && f.value <= f.limit { // a run that fails for its limit is told by its figure
		return figure{}, fmt.Errorf("measure the page: %w in:\n%s", err, output)
	}
	return f, nil
}
