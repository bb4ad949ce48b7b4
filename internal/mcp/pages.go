//go:build !js

package mcp

import (
	"context"
	"strings"
	"sync"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/proclint/proclint/internal/docpages"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
)

const (
	scheme   = "proclint://"
	markdown = "text/markdown"
)

func uriOfRule(name string) string { return scheme + "rules/" + name }

func uriOfPlatform(id string) string { return scheme + "platforms/" + id }

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

// addPages adds the pages of platforms as resources. Those of the rules are many, so a list names them.
func addPages(server *sdk.Server, command func(context.Context, ...string) (string, error)) {
	const all = scheme + "rules"
	server.AddResource(&sdk.Resource{URI: all, Name: "rules", Title: "All rules"}, func(ctx context.Context, _ *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
		list, err := command(ctx, "rules")
		return contents(all, "text/plain", list), err
	})
	for _, p := range platform.All() {
		server.AddResource(&sdk.Resource{URI: uriOfPlatform(p.ID), Name: p.ID}, readPage)
	}
	server.AddResourceTemplate(&sdk.ResourceTemplate{URITemplate: ruleTemplate, Name: "rule", Title: "Page of a rule", MIMEType: markdown}, readPage)
	server.AddResourceTemplate(&sdk.ResourceTemplate{URITemplate: platformTemplate, Name: "platform", Title: "Page of a platform", MIMEType: markdown}, readPage)
}

// The addresses of pages.
const (
	ruleTemplate     = scheme + "rules/{name}"
	platformTemplate = scheme + "platforms/{id}"
)

func readPage(_ context.Context, request *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
	uri := request.Params.URI
	kind, name, _ := strings.Cut(strings.TrimPrefix(uri, scheme), "/")
	page, err := "", sdk.ResourceNotFoundError(uri)
	if rule, ok := lint.RuleByName(name); ok && kind == "rules" {
		linted := docpages.NewRule(rule)
		err = linted.Lint()
		page = string(linted.Markdown())
	} else if target, ok := platform.Lookup(name); ok && kind == "platforms" {
		page, err = pageOfPlatform(target.Platform())
	}
	if err != nil {
		return nil, err
	}
	return contents(uri, markdown, page), nil
}

func contents(uri, mime, text string) *sdk.ReadResourceResult {
	return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{{URI: uri, MIMEType: mime, Text: text}}}
}
