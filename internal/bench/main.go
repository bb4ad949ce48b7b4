// Load measures Proclint under load, prints the figures and fails when one is out of its limit. It runs in the module's
// root, and reads PROCLINT_BIN, the built command.
//
// Usage: build/tools/load bench | edge | soak [-n COUNT] | attack
package main

import (
	"fmt"
	"os"
)

// drivers are what a person may run. Each takes its own arguments.
var drivers = map[string]func(arguments []string) ([]figure, error){
	"bench":  benchFigures,
	"edge":   edgeFigures,
	"soak":   soakFigures,
	"attack": attackFigures,
}

func main() {
	var name string
	if len(os.Args) > 1 {
		name = os.Args[1]
	}
	driver, ok := drivers[name]
	if !ok {
		fmt.Fprintln(os.Stderr, "usage: load bench | edge | soak [-n COUNT] | attack")
		os.Exit(2)
	}
	figures, err := driver(os.Args[2:])
	if err != nil {
		fmt.Fprintf(os.Stderr, "load %s: %v\n", name, err)
		os.Exit(1)
	}
	failed := false
	for _, f := range figures {
		fmt.Println(f)
		failed = failed || !f.passes()
	}
	if failed {
		fmt.Fprintf(os.Stderr, "load %s: a limit is passed\n", name)
		os.Exit(1)
	}
}

type bound uint8

const (
	unlimited bound = iota
	most
	least
)

// figure is one measured value with its limit.
type figure struct {
	name  string
	value float64
	unit  string
	bound bound
	limit float64
}

func (f figure) passes() bool {
	return f.bound == unlimited || f.bound == most && f.value <= f.limit || f.bound == least && f.value >= f.limit
}

func (f figure) String() string {
	limit := [...]string{unlimited: "", most: fmt.Sprintf(" (limit: at most %g)", f.limit), least: fmt.Sprintf(" (limit: at least %g)", f.limit)}
	return fmt.Sprintf("%s: %.6g %s%s", f.name, f.value, f.unit, limit[f.bound])
}
