//go:build !js

package mcp

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/proclint/proclint/internal/docpages"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

const (
	scheme   = "proclint://"
	markdown = "text/markdown"
)

func uriOfRule(name string) string   { return scheme + "rules/" + name }
func uriOfPlatform(id string) string { return scheme + "platforms/" + id }
func pageOfRule(r *lint.Rule) (string, error) {
	page := docpages.NewRule(r)
	if err := page.Lint(); err != nil {
		return "", err
	}
	return string(page.Markdown()), nil
}

// rulePages are those of all rules, for the pages of platforms.
var rulePages = sync.OnceValues(func() ([]*docpages.Rule, error) {
	var pages []*docpages.Rule
	for _, r := range lint.Rules() {
		page := docpages.NewRule(r)
		if err := page.Lint(); err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
})

func pageOfPlatform(p *platform.Platform) (string, error) {
	rules, err := rulePages()
	if err != nil {
		return "", err
	}
	page := docpages.NewPlatform(p)
	page.Rules = docpages.RulesOn(p.ID, rules)
	return string(page.Markdown()), nil
}

// addPages adds the pages of rules and platforms as resources.
func addPages(server *sdk.Server) {
	for _, r := range lint.Rules() {
		addPage(server, &sdk.Resource{URI: uriOfRule(r.Name), Name: r.Name, Title: r.Title, Description: prose.Plain(r.Docs().Summary)}, func() (string, error) { return pageOfRule(r) })
	}
	for _, p := range platform.All() {
		addPage(server, &sdk.Resource{URI: uriOfPlatform(p.ID), Name: p.ID, Title: p.Title, Description: docpages.NewPlatform(p).Describe()}, func() (string, error) { return pageOfPlatform(p) })
	}
}

func addPage(server *sdk.Server, resource *sdk.Resource, text func() (string, error)) {
	resource.MIMEType = markdown
	server.AddResource(resource, func(context.Context, *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
		page, err := text()
		if err != nil {
			return nil, err
		}
		return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{{URI: resource.URI, MIMEType: markdown, Text: page}}}, nil
	})
}

type rulesArgs struct {
	Name string `json:"name,omitempty" jsonschema:"name of the rule to explain"`
}

type ruleList struct {
	Rules []ruleEntry `json:"rules"`
	Page  string      `json:"page,omitempty" jsonschema:"the page of the named rule, in Markdown"`
}

type ruleEntry struct {
	Name    string `json:"name"`
	Group   string `json:"group"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	URI     string `json:"uri" jsonschema:"the resource with the page"`
}

func rules(_ context.Context, _ *sdk.CallToolRequest, args rulesArgs) (*ruleList, string, error) {
	list := &ruleList{Rules: []ruleEntry{}}
	named := lint.Rules()
	if args.Name != "" {
		if _, err := api.RuleByName(args.Name); err != nil {
			return nil, "", err
		}
		named = slices.DeleteFunc(slices.Clone(named), func(r *lint.Rule) bool { return r.Name != args.Name })
		var err error
		if list.Page, err = pageOfRule(named[0]); err != nil {
			return nil, "", err
		}
	}
	var b strings.Builder
	for _, r := range named {
		list.Rules = append(list.Rules, ruleEntry{r.Name, string(r.Group), r.Title, r.Docs().Summary, uriOfRule(r.Name)})
		fmt.Fprintf(&b, "%s: %s\n", r.Name, r.Title)
	}
	if list.Page != "" {
		return list, list.Page, nil
	}
	return list, b.String(), nil
}

type platformsArgs struct {
	ID string `json:"id,omitempty" jsonschema:"ID of the platform to describe, such as heroku"`
}

type platformList struct {
	Platforms []platformEntry `json:"platforms"`
	Page      string          `json:"page,omitempty" jsonschema:"the page of the named platform, in Markdown"`
}

type platformEntry struct {
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Group      string   `json:"group" jsonschema:"platform, builder, runner, or reads-none"`
	Default    bool     `json:"default" jsonschema:"checked for if nobody names a platform"`
	Strategies []string `json:"strategies" jsonschema:"the IDs of its build strategies, the default one first"`
	URI        string   `json:"uri" jsonschema:"the resource with the page"`
}

func platforms(_ context.Context, _ *sdk.CallToolRequest, args platformsArgs) (*platformList, string, error) {
	list := &platformList{Platforms: []platformEntry{}}
	named := platform.All()
	if args.ID != "" {
		target, err := api.Target(args.ID)
		if err != nil {
			return nil, "", err
		}
		named = []*platform.Platform{target.Platform()}
		if list.Page, err = pageOfPlatform(target.Platform()); err != nil {
			return nil, "", err
		}
	}
	var b strings.Builder
	for _, p := range named {
		entry := platformEntry{ID: p.ID, Title: p.Title, Group: p.Group().String(), Default: p.Default, URI: uriOfPlatform(p.ID)}
		for i := range p.Strategies {
			entry.Strategies = append(entry.Strategies, p.Strategies[i].ID())
		}
		list.Platforms = append(list.Platforms, entry)
		fmt.Fprintf(&b, "%s: %s\n", p.ID, p.Title)
	}
	if list.Page != "" {
		return list, list.Page, nil
	}
	return list, b.String(), nil
}
