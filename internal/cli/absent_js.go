package cli

import (
	"errors"

	"github.com/spf13/cobra"
)

// What writes the pages would make the npm package larger than its limit.
func writeManual(*cobra.Command, string) error {
	return errors.New("the npm package writes no manual pages, so man needs the proclint binary")
}

// A program in Node has no network of Go, and the page would make the package larger than its limit.
func (serving) run(*cobra.Command) error {
	return errors.New("the npm package has no server, so serve needs the proclint binary")
}
