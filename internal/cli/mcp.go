package cli

import "github.com/spf13/cobra"

// agents is a server for coding agents.
type agents struct{ roots []string }

func newMCP() *cobra.Command {
	var s agents
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Run the MCP server for coding agents",
		Long: `Run a server of the Model Context Protocol on standard input and output. Its tools
check, fix, preview, move, export and explain. The pages of rules and platforms
are resources.

The server reads only files inside of the roots: the folders of --root, else those
that the client names, else the current folder. It writes a file only if the agent
asks the tool fix to do so, and then as the command fix does.`,
		Example: `  proclint mcp
  proclint mcp --root .`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.run(cmd) },
	}
	cmd.Flags().StringArrayVar(&s.roots, "root", nil, "`folder` whose files may be read; repeatable")
	if err := cmd.MarkFlagDirname("root"); err != nil {
		panic(err) // the flag does not exist
	}
	return cmd
}
