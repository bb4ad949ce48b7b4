package main

import (
	"fmt"
	"strings"

	"github.com/proclint/proclint/lint/prose"
)

// textPages are the pages as Markdown, and llms.txt, which lists them for agents (https://llmstxt.org). The site has each at the
// address of the page with ".md" behind it.
func textPages(s *site) map[string][]byte {
	out := map[string][]byte{}
	var rules, platforms strings.Builder
	for _, g := range s.Groups {
		for _, r := range g.Rules {
			out["public/"+r.Page()+".md"] = r.Markdown()
			listPage(&rules, r.Title, r.Page(), r.Summary)
		}
	}
	for _, g := range s.Platforms {
		for _, p := range g.Pages {
			page := "platforms/" + p.ID
			out["public/"+page+".md"] = p.Markdown()
			listPage(&platforms, p.Title, page, p.Describe())
		}
	}
	out["public/llms.txt"] = []byte(llmsHead + "\n## Rules\n\n" + rules.String() + "\n## Platforms\n\n" + platforms.String())
	return out
}

func listPage(b *strings.Builder, title, page, summary string) {
	fmt.Fprintf(b, "- [%s](%s.md): %s\n", title, page, prose.Plain(summary))
}

// llmsHead begins llms.txt.
const llmsHead = `# Proclint

> Proclint checks, fixes and explains Procfiles for the platforms that read them. A Procfile declares the processes of an app,
> a "type: command" on each line. Platforms read it differently.

Check a file: POST its text to /v1/lint?platform=heroku, or run "proclint lint --format json". "proclint mcp" is an MCP
server. The pages below are Markdown. Without ".md", each is a page for people.

## Use it

- [The HTTP API](openapi.json): Its operations and shapes, as OpenAPI 3.1.
- [Agents](https://github.com/proclint/proclint/blob/main/docs/agents.md): The MCP server, and rules for agents to copy.
- [The command line](https://github.com/proclint/proclint/blob/main/docs/command-line.md): Formats, exit codes and fixes.
`
