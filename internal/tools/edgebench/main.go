// Edgebench measures the Worker in workerd: how many requests it answers beside the same handler behind
// syumai/workers' own entry and beside a plain JavaScript Worker, how long they take, what a lint costs, how
// soon the first answer comes, and how large the Worker is. It prints the figures and fails when a limit is
// passed. It runs in the module's root, where make bench-edge has built everything.
package main

import (
	"fmt"
	"os"
)

// figure is one measured value and its bound. A bound of 0 means unlimited.
type figure struct {
	name  string
	value float64
	unit  string
	least bool // the bound is the least that the value may be, not the most
	bound float64
}

func (f figure) passed() bool {
	switch {
	case f.bound == 0:
		return true
	case f.least:
		return f.value >= f.bound
	}
	return f.value <= f.bound
}

func (f figure) String() string {
	text := fmt.Sprintf("%s: %.4g %s", f.name, f.value, f.unit)
	switch {
	case f.bound == 0:
		return text
	case f.least:
		return text + fmt.Sprintf(" (limit: at least %g)", f.bound)
	}
	return text + fmt.Sprintf(" (limit: at most %g)", f.bound)
}

func main() {
	figures, err := measure()
	if err != nil {
		fmt.Fprintln(os.Stderr, "edgebench:", err)
		os.Exit(1)
	}
	failed := false
	for _, f := range figures {
		fmt.Println(f)
		failed = failed || !f.passed()
	}
	if failed {
		fmt.Fprintln(os.Stderr, "edgebench: a limit is passed")
		os.Exit(1)
	}
}
