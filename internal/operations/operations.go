// Package operations lists what Proclint does, and which surface offers it. The documentation and the tests of the surfaces use this list.
package operations

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

// Surface is a way to use Proclint.
type Surface string

// The surfaces, in the order of the documentation.
const (
	Command Surface = "Command"
	Page    Surface = "Page"
	HTTP    Surface = "HTTP"
	Edge    Surface = "Edge"
	NPM     Surface = "npm"
	MCP     Surface = "MCP"
)

// Surfaces are all surfaces.
func Surfaces() []Surface { return []Surface{Command, Page, HTTP, Edge, NPM, MCP} }

// Operation is one thing that Proclint does.
type Operation struct {
	// Name is its name on each surface. Command is the name of the command where that differs.
	Name, Command string
	// Does completes a sentence whose subject is the operation.
	Does string
	// Lacks are the surfaces without it, each with a sentence that says why.
	Lacks map[Surface]string
	// Partly are surfaces that have less of it, each with a sentence that says what.
	Partly map[Surface]string
}

const (
	noRoomOnEdge = "There is no room, because Cloudflare limits the size of a Worker. Use `proclint serve`."
	notInBrowser = "Only in Node, Deno and Bun. The program is too large for a page."
	agentRuns    = "Agents rarely need more tools, and each one takes a part of their attention. They can run the command."
)

// All are the operations, in the order of the documentation.
func All() []Operation {
	return []Operation{
		{Name: "lint", Does: "checks a Procfile"},
		{Name: "fix", Does: "applies fixes"},
		{Name: "format", Command: "fmt", Does: "lays a Procfile out", Lacks: map[Surface]string{MCP: agentRuns}},
		{Name: "preview", Does: "shows what runs on a platform"},
		{Name: "matrix", Does: "compares what platforms run of a Procfile", Lacks: map[Surface]string{MCP: agentRuns}},
		{Name: "move", Does: "plans the move to another platform"},
		{Name: "explain", Does: "finds what failed in a log",
			Partly: map[Surface]string{NPM: "The causes are only in Node, Deno and Bun. Elsewhere, it gives the rules and messages that a log is about."}},
		{Name: "export", Does: "converts a Procfile for another tool",
			Lacks: map[Surface]string{Edge: noRoomOnEdge}, Partly: map[Surface]string{NPM: notInBrowser}},
		{Name: "import", Does: "converts another tool's file to a Procfile",
			Lacks: map[Surface]string{Edge: noRoomOnEdge, MCP: agentRuns}, Partly: map[Surface]string{NPM: notInBrowser}},
		{Name: platform.Sevalla, Does: "builds a request to Sevalla's API",
			Lacks: map[Surface]string{Edge: noRoomOnEdge, MCP: agentRuns}, Partly: map[Surface]string{NPM: notInBrowser}},
		{Name: "config", Does: "shows the configuration of a Procfile",
			Lacks:  map[Surface]string{Edge: noRoomOnEdge, MCP: agentRuns, Page: "The page applies the configuration, and names the platforms with what selects them."},
			Partly: map[Surface]string{NPM: notInBrowser}},
		{Name: "rules", Does: "documents the rules"},
		{Name: "platforms", Does: "documents the platforms"},
	}
}

// CommandName is the name of its command.
func (o Operation) CommandName() string {
	if o.Command != "" {
		return o.Command
	}
	return o.Name
}

// Markdown is the table of the operations, and below it why surfaces lack some.
func Markdown() string {
	var b strings.Builder
	b.WriteString("| operation | does |")
	for _, s := range Surfaces() {
		b.WriteString(" " + string(s) + " |")
	}
	b.WriteString("\n" + strings.Repeat("|---", 2+len(Surfaces())) + "|\n")
	for _, o := range All() {
		b.WriteString("| `" + o.Name + "` | " + o.Does + " |")
		for _, s := range Surfaces() {
			b.WriteString(" " + o.cell(s) + " |")
		}
		b.WriteString("\n")
	}
	for _, s := range Surfaces() {
		if reasons := reasonsOf(s); reasons != "" {
			b.WriteString("\n## " + string(s) + "\n\n" + reasons)
		}
	}
	return b.String()
}

func (o Operation) cell(s Surface) string {
	switch {
	case o.Lacks[s] != "":
		return "no"
	case o.Partly[s] != "":
		return "partly"
	case s == Command && o.Command != "":
		return "`" + o.Command + "`"
	}
	return "yes"
}

// reasonsOf are the sentences on what a surface lacks, as a list with an item for each sentence.
func reasonsOf(s Surface) string {
	var texts []string
	names := map[string][]string{}
	for _, o := range All() {
		for _, text := range []string{o.Lacks[s], o.Partly[s]} {
			if text == "" {
				continue
			}
			if names[text] == nil {
				texts = append(texts, text)
			}
			names[text] = append(names[text], "`"+o.Name+"`")
		}
	}
	var b strings.Builder
	for _, text := range texts {
		b.WriteString("- " + strings.Join(names[text], ", ") + ": " + text + "\n")
	}
	return b.String()
}
