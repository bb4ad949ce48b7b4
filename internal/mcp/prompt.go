//go:build !js

package mcp

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/platform"
)

// The prompt and its arguments.
const (
	deployPrompt     = "deploy"
	platformArgument = "platform"
	pathArgument     = "path"
)

func addPrompts(server *sdk.Server) {
	server.AddPrompt(&sdk.Prompt{
		Name: deployPrompt, Title: "Make this app deploy on …",
		Description: "Check and correct the Procfile of an app until it deploys and runs on a platform.",
		Arguments: []*sdk.PromptArgument{
			{Name: platformArgument, Title: "Platform", Description: "ID of the platform, such as heroku or drycc:image", Required: true},
			{Name: pathArgument, Title: "Folder", Description: "the folder of the app (default: the first root)"},
		},
	}, func(_ context.Context, request *sdk.GetPromptRequest) (*sdk.GetPromptResult, error) {
		id := request.Params.Arguments[platformArgument]
		target, err := api.Target(id)
		if id == "" {
			err = errors.New("the argument " + platformArgument + " is missing")
		}
		if err != nil {
			return nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidParams, Message: err.Error()}
		}
		return &sdk.GetPromptResult{
			Description: "Make this app deploy on " + target.Title(),
			Messages:    []*sdk.PromptMessage{{Role: "user", Content: &sdk.TextContent{Text: deployText(target, request.Params.Arguments[pathArgument])}}},
		}, nil
	})
}

func deployText(target *platform.Target, path string) string {
	app := "this app"
	if path != "" {
		app = fmt.Sprintf("the app in %q", path)
	}
	steps := []string{
		fmt.Sprintf("Read the resource %s, which says how %s reads a Procfile.", uriOfPlatform(target.Platform().ID), target.Title()),
		fmt.Sprintf(`Call lint with "platforms": [%q]. If there is no Procfile, look at the files of the app and write one.`, target.ID()),
		`Call fix without "write" and read the edits. Call it with "write": true if they are right. Change the rest yourself; each finding says how.`,
		fmt.Sprintf(`Call preview with "platform": %q. Compare it with what the app needs, such as a web process on the right port, workers, and a release command.`, target.ID()),
		"Call lint again until no error is left. Report what you changed, and what a person has to do on the platform.",
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Make %s deploy on %s.\n\n", app, target.Title())
	for i, step := range steps {
		fmt.Fprintf(&b, "%d. %s\n", i+1, step)
	}
	b.WriteString("\nDon't change what the app does, and don't remove processes.\n")
	return b.String()
}

const maxCompletions = 100

// complete completes the platform of the prompt, and the names in the addresses of pages.
func complete(_ context.Context, request *sdk.CompleteRequest) (*sdk.CompleteResult, error) {
	result := &sdk.CompleteResult{Completion: sdk.CompletionResultDetails{Values: []string{}}}
	ref, argument := request.Params.Ref, request.Params.Argument
	var names []string
	switch {
	case ref == nil:
	case ref.Name == deployPrompt && argument.Name == platformArgument, ref.URI == platformTemplate:
		names = platform.IDs()
	case ref.URI == ruleTemplate:
		names = api.RuleNames()
	}
	for _, name := range names {
		if strings.HasPrefix(name, argument.Value) {
			result.Completion.Values = append(result.Completion.Values, name)
		}
	}
	result.Completion.Total = len(result.Completion.Values)
	if result.Completion.Total > maxCompletions {
		result.Completion.Values, result.Completion.HasMore = result.Completion.Values[:maxCompletions], true
	}
	return result, nil
}
