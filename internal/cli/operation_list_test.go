package cli

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

// surface is a way to use Proclint.
type surface string

// The surfaces, in the order of the documentation.
const (
	onCommand surface = "Command"
	onPage    surface = "Page"
	onHTTP    surface = "HTTP"
	onEdge    surface = "Edge"
	onNPM     surface = "npm"
	onMCP     surface = "MCP"
)

// surfaces are all surfaces.
func surfaces() []surface { return []surface{onCommand, onPage, onHTTP, onEdge, onNPM, onMCP} }

// operation is one thing that Proclint does.
type operation struct {
	// name is its name on each surface. command is the name of the command where that differs.
	name, command string
	// does completes a sentence whose subject is the operation.
	does string
	// lacks are the surfaces without it, each with a sentence that says why.
	lacks map[surface]string
	// partly are surfaces that have less of it, each with a sentence that says what.
	partly map[surface]string
}

const (
	noRoomOnEdge = "There is no room, because Cloudflare limits the size of a Worker. Use `proclint serve`."
	notInBrowser = "Only in Node, Deno and Bun. The program is too large for a page."
	agentRuns    = "Agents rarely need more tools, and each one takes a part of their attention. They can run the command."
)

// allOperations are the operations, in the order of the documentation.
func allOperations() []operation {
	return []operation{
		{name: "lint", does: "checks a Procfile"},
		{name: "fix", does: "applies fixes"},
		{name: "format", command: "fmt", does: "lays a Procfile out", lacks: map[surface]string{onMCP: agentRuns}},
		{name: "preview", does: "shows what runs on a platform"},
		{name: "matrix", does: "compares what platforms run of a Procfile", lacks: map[surface]string{onMCP: agentRuns}},
		{name: "move", does: "plans the move to another platform"},
		{name: "explain", does: "finds what failed in a log",
			partly: map[surface]string{onNPM: "The causes are only in Node, Deno and Bun. Elsewhere, it gives the rules and messages that a log is about."}},
		{name: "export", does: "converts a Procfile for another tool",
			lacks: map[surface]string{onEdge: noRoomOnEdge}, partly: map[surface]string{onNPM: notInBrowser}},
		{name: "import", does: "converts another tool's file to a Procfile",
			lacks: map[surface]string{onEdge: noRoomOnEdge, onMCP: agentRuns}, partly: map[surface]string{onNPM: notInBrowser}},
		{name: "init", does: "writes the Procfile of an app that has none",
			lacks: map[surface]string{onEdge: noRoomOnEdge}, partly: map[surface]string{onNPM: notInBrowser}},
		{name: platform.Sevalla, does: "builds a request to Sevalla's API",
			lacks: map[surface]string{onEdge: noRoomOnEdge, onMCP: agentRuns}, partly: map[surface]string{onNPM: notInBrowser}},
		{name: "config", does: "shows the configuration of a Procfile",
			lacks:  map[surface]string{onEdge: noRoomOnEdge, onMCP: agentRuns, onPage: "The page applies the configuration, and names the platforms with what selects them."},
			partly: map[surface]string{onNPM: notInBrowser}},
		{name: "rules", does: "documents the rules"},
		{name: "platforms", does: "documents the platforms"},
	}
}

// commandName is the name of its command.
func (o operation) commandName() string {
	if o.command != "" {
		return o.command
	}
	return o.name
}

// operationsTable is the table of the operations, and below it why surfaces lack some.
func operationsTable() string {
	var b strings.Builder
	b.WriteString("| operation | does |")
	for _, s := range surfaces() {
		b.WriteString(" " + string(s) + " |")
	}
	b.WriteString("\n" + strings.Repeat("|---", 2+len(surfaces())) + "|\n")
	for _, o := range allOperations() {
		b.WriteString("| `" + o.name + "` | " + o.does + " |")
		for _, s := range surfaces() {
			b.WriteString(" " + o.cell(s) + " |")
		}
		b.WriteString("\n")
	}
	for _, s := range surfaces() {
		if reasons := reasonsOf(s); reasons != "" {
			b.WriteString("\n## " + string(s) + "\n\n" + reasons)
		}
	}
	return b.String()
}

func (o operation) cell(s surface) string {
	switch {
	case o.lacks[s] != "":
		return "no"
	case o.partly[s] != "":
		return "partly"
	case s == onCommand && o.command != "":
		return "`" + o.command + "`"
	}
	return "yes"
}

// reasonsOf are the sentences on what a surface lacks, as a list with an item for each sentence.
func reasonsOf(s surface) string {
	var texts []string
	names := map[string][]string{}
	for _, o := range allOperations() {
		for _, text := range []string{o.lacks[s], o.partly[s]} {
			if text == "" {
				continue
			}
			if names[text] == nil {
				texts = append(texts, text)
			}
			names[text] = append(names[text], "`"+o.name+"`")
		}
	}
	var b strings.Builder
	for _, text := range texts {
		b.WriteString("- " + strings.Join(names[text], ", ") + ": " + text + "\n")
	}
	return b.String()
}
