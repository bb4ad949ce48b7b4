package cli

import (
	"errors"

	"github.com/spf13/cobra"
)

// What writes the pages would make the npm package larger than its limit.
func writeManual(*cobra.Command, string) error {
	return errors.New("the npm package writes no manual pages, so man needs the proclint binary")
}
