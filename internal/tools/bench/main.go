// Bench measures how fast Proclint is, from one call of the engine to the page, prints the figures and
// fails when a limit is passed. It runs in the module's root, reads PROCLINT_BIN, the built command, and
// hands CHROMIUM to the page's own measurement.
package main

import (
	"fmt"
	"os"
)

// figure is one measured value and the most that it may be.
type figure struct {
	name  string
	value float64
	unit  string
	limit float64
}

func (f figure) passes() bool { return f.value <= f.limit }

func (f figure) String() string {
	return fmt.Sprintf("%s: %.4g %s (limit %g)", f.name, f.value, f.unit, f.limit)
}

func main() {
	figures, err := measure()
	if err != nil {
		fmt.Fprintf(os.Stderr, "bench: %v\n", err)
		os.Exit(1)
	}
	passed := true
	for _, f := range figures {
		fmt.Println(f)
		passed = passed && f.passes()
	}
	if !passed {
		fmt.Fprintln(os.Stderr, "bench: a limit is passed")
		os.Exit(1)
	}
}

// measure takes every figure, in the order in which they are shown.
func measure() ([]figure, error) {
	var figures []figure
	for _, take := range []func() ([]figure, error){one(typicalFile), one(growth), one(tree), one(server), page} {
		taken, err := take()
		if err != nil {
			return nil, err
		}
		for _, f := range taken {
			fmt.Fprintln(os.Stderr, f) // the figures follow again at the end, all together
		}
		figures = append(figures, taken...)
	}
	return figures, nil
}

// one makes a list of the one figure that take takes.
func one(take func() (figure, error)) func() ([]figure, error) {
	return func() ([]figure, error) {
		f, err := take()
		return []figure{f}, err
	}
}
