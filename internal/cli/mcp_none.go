//go:build js || nomcp

package cli

import (
	"errors"

	"github.com/spf13/cobra"
)

// The server would make the npm package larger than its limit. The tag nomcp is for make size, which measures the server.
func (agents) run(*cobra.Command) error {
	return errors.New("the npm package has no MCP server, so mcp needs the proclint binary")
}
