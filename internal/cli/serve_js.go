package cli

import (
	"errors"

	"github.com/spf13/cobra"
)

// newServe is the command in a build that can open no port.
func newServe() *cobra.Command {
	return &cobra.Command{
		Use:   "serve",
		Short: "Serve the page and the HTTP API (not in this build)",
		RunE: func(*cobra.Command, []string) error {
			return errors.New("this build can't open a port; install the native command to serve the page")
		},
	}
}
