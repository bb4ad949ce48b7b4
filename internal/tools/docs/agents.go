package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
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
	out["public/rules.md"] = []byte("# The rules\n\n" + rules.String())
	out["public/platforms.md"] = []byte("# The platforms\n\n" + platforms.String())
	var list strings.Builder
	for _, g := range guides {
		listPage(&list, g.title, g.name, g.about)
	}
	out["public/llms.txt"] = []byte(llmsHead + list.String() + "\n## Rules\n\n" + rules.String() + "\n## Platforms\n\n" + platforms.String())
	return out
}

func listPage(b *strings.Builder, title, page, summary string) {
	fmt.Fprintf(b, "- [%s](%s.md): %s\n", title, page, prose.Plain(summary))
}

// guides are the pages of the folder docs that the site has, too.
var guides = []struct{ name, title, about string }{
	{"agents", "Coding agents", "The MCP server, and rules for agents to copy."},
	{"command-line", "The command line", "Formats, exit codes and fixes."},
	{"configuration", "The configuration", "Platforms, severities and files to leave out."},
	{"comments", "Comments", "Comments in a Procfile that change what Proclint reports."},
	{"severity", "Severities", "When a finding is an error, a warning, an info or a hint."},
	{"ci", "Pipelines", "Checks in GitHub Actions, GitLab and others."},
	{"serving", "A server", "The page and the HTTP API on your own machine."},
}

// guidePages are the guides as they are in a folder, with links that work on the site.
func guidePages(folder string) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, g := range guides {
		text, err := os.ReadFile(filepath.Join(folder, g.name+".md"))
		if err != nil {
			return nil, err
		}
		out["public/"+g.name+".md"] = relativeLink.ReplaceAllFunc(text, linkOnSite)
	}
	return out, nil
}

// relativeLink is a link of Markdown to a file of the repository, from the folder docs.
var relativeLink = regexp.MustCompile(`\]\([^)#:]+[)#]`)

// linkOnSite is a link to a page of the site, if it has that, else to the repository.
func linkOnSite(link []byte) []byte {
	target := string(link[2 : len(link)-1])
	for _, g := range guides {
		if target == g.name+".md" {
			return link
		}
	}
	if strings.HasPrefix(target, "rules/") {
		return link
	}
	path := "docs/" + target
	if above, isAbove := strings.CutPrefix(target, "../"); isAbove {
		path = above
	}
	return []byte("](https://github.com/proclint/proclint/blob/main/" + path + string(link[len(link)-1]))
}

const llmsHead = `# Proclint

> Proclint checks, fixes and explains Procfiles for the platforms that read them. A Procfile declares the processes of an app,
> a "type: command" on each line. Platforms read it differently.

Run these three commands in the folder of an app:

- "proclint lint --format concise" checks the Procfile. Each line is a finding. Add "--platform heroku" if you know the platform.
- "proclint explain deploy.log" finds in a log what failed, why, and what to do.
- "proclint fix --log deploy.log" corrects the Procfile and the files beside it, and says what is left. Without a log, run
  "proclint fix". "--diff" writes nothing.

"proclint mcp" is an MCP server with the same tools. Without the command, send files to this site:

- curl --data-binary @Procfile "/v1/lint?platform=heroku&format=text", with the address of this site in front
- curl --data-binary @deploy.log "/v1/explain"

The pages below are Markdown. Without ".md", the pages of rules and platforms are for people.

## Guides

`
