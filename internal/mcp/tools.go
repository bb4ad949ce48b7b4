//go:build !js

package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/messages"
	"github.com/proclint/proclint/lint/move"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
	"github.com/proclint/proclint/web"
)

// maxAnswer is the most bytes of an answer.
const maxAnswer = 1 << 20

// lintArgs and the others are the arguments of the tools.
type lintArgs struct {
	Path      string   `json:"path,omitempty" jsonschema:"a Procfile, or a folder with it, inside of the roots; default: the first root"`
	Text      *string  `json:"text,omitempty" jsonschema:"the text of a Procfile in place of a file on the disk; path is then only its name"`
	Platforms []string `json:"platforms,omitempty" jsonschema:"IDs of the platforms to check for, such as heroku or drycc:image; default: those that a comment, .proclint.toml, or files beside the Procfile name"`
}

type fixArgs struct {
	lintArgs
	Suggested bool `json:"suggested,omitempty" jsonschema:"also apply the fixes that a person should review"`
	Write     bool `json:"write,omitempty" jsonschema:"write the file; without it, the answer only says what would change"`
}

type showArgs struct {
	Path     string  `json:"path,omitempty" jsonschema:"a Procfile, or a folder with it, inside of the roots; default: the first root"`
	Text     *string `json:"text,omitempty" jsonschema:"the text of a Procfile in place of a file on the disk"`
	Platform string  `json:"platform,omitempty" jsonschema:"ID of the platform; default: the only one that a comment, .proclint.toml, or files beside the Procfile name"`
	App      string  `json:"app,omitempty" jsonschema:"name of the app in commands"`
}

type moveArgs struct {
	Path string  `json:"path,omitempty" jsonschema:"a Procfile, or a folder with it, inside of the roots; default: the first root"`
	Text *string `json:"text,omitempty" jsonschema:"the text of a Procfile in place of a file on the disk"`
	From string  `json:"from,omitempty" jsonschema:"ID of the platform that runs the app now; default: the only one that files name"`
	To   string  `json:"to" jsonschema:"ID of the platform to move to"`
	App  string  `json:"app,omitempty" jsonschema:"name of the app in commands"`
}

type exportArgs struct {
	showArgs
	Format string `json:"format" jsonschema:"ID of the format"`
}

type explainArgs struct {
	Log      string `json:"log" jsonschema:"lines of a log, as they were printed, or a code such as H14"`
	Path     string `json:"path,omitempty" jsonschema:"the folder of the app, inside of the roots: its files show what belongs to it"`
	Platform string `json:"platform,omitempty" jsonschema:"ID of the platform that wrote the log; default: what the log shows"`
}

// tool says what a tool is for. Only fix writes, and only on request.
type tool struct {
	name, title, description string
	answers                  string // the schema of the answer in the description of the HTTP API, or ""
	writes                   bool
}

// addTools adds all tools to a server.
func addTools(server *sdk.Server, w *workspace) error {
	return errors.Join(
		add(server, tool{name: "lint", title: "Check a Procfile", answers: "Report",
			description: "Check a Procfile for the platforms that will read it. The answer has each finding with its effects on each platform, and the fixes."}, w.lint),
		add(server, tool{name: "fix", title: "Fix a Procfile", writes: true,
			description: "Apply the safe fixes to a Procfile. The answer has the new text and the edits that lead to it. The file is only written with \"write\": true."}, w.fix),
		add(server, tool{name: "preview", title: "Show what a platform runs", answers: "Preview",
			description: "Show each process of a Procfile as a platform runs it, with its command, traffic, instances, and port. The answer also has the equivalent fields and commands of the platform."}, w.preview),
		add(server, tool{name: "move", title: "Plan a move to another platform", answers: "Plan",
			description: "Plan the move of an app from one platform to another: what changes, the steps with their commands, and a Procfile for the new platform."}, w.move),
		add(server, tool{name: "export", title: "Convert a Procfile",
			description: "Convert the processes of a Procfile to the files of another tool or platform. It writes nothing. The formats are " + prose.Join(export.IDs(), "and") + "."}, w.export),
		add(server, tool{name: "explain", title: "Explain a log", answers: "Explanation",
			description: "Find in a log what failed, why, and what to do. With the folder of the app, it also finds the line of the Procfile."}, w.explain),
		add(server, tool{name: "platforms", title: "List the platforms",
			description: "List the platforms with their IDs, or give all facts about one of them, each with its source."}, platforms),
		add(server, tool{name: "rules", title: "List the rules",
			description: "List what Proclint checks, or explain one rule: an example, the correction, what each platform does, and log lines."}, rules),
	)
}

// add adds a tool. Its function gives the answer and a text of it for people, which is the answer as JSON if it is "".
func add[In, Out any](server *sdk.Server, t tool, do func(context.Context, *sdk.CallToolRequest, In) (Out, string, error)) error {
	no := false
	described := &sdk.Tool{Name: t.name, Title: t.title, Description: t.description,
		Annotations: &sdk.ToolAnnotations{Title: t.title, ReadOnlyHint: !t.writes, DestructiveHint: &t.writes, IdempotentHint: true, OpenWorldHint: &no}}
	if t.answers != "" {
		schema, err := schemaOf(web.Description(), t.answers)
		if err != nil {
			return err
		}
		described.OutputSchema = schema
	}
	sdk.AddTool(server, described, func(ctx context.Context, request *sdk.CallToolRequest, in In) (*sdk.CallToolResult, Out, error) {
		out, text, err := do(ctx, request, in)
		if errors.Is(err, errAskForRoots) {
			return askForRoots(), out, nil
		}
		if err != nil {
			return nil, out, errors.New(report.Short(err.Error()))
		}
		if size := sizeOf(out); size > maxAnswer {
			return nil, out, fmt.Errorf("the answer has %d bytes, more than the %d of a message: pass a part of the file", size, maxAnswer)
		}
		if text == "" {
			return nil, out, nil
		}
		return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: bounded(text)}}}, out, nil
	})
	return nil
}

func sizeOf(out any) int {
	if encoded, ok := out.(json.RawMessage); ok {
		return len(encoded)
	}
	encoded, _ := json.Marshal(out)
	return len(encoded)
}

// maxText is the most bytes of a text for people.
const maxText = 64 << 10

// bounded is a text, cut at the end of a line if it is long.
func bounded(text string) string {
	if len(text) <= maxText {
		return text
	}
	return text[:strings.LastIndexByte(text[:maxText], '\n')+1] + "…\n"
}

// answer is a value in the JSON shape that it has everywhere.
func answer(value any) any { return json.RawMessage(jsontext.Append(nil, value)) }

// open is the Procfile that arguments name: a text, or a file on the disk.
func (w *workspace) open(request *sdk.CallToolRequest, path string, text *string, ids []string) (*File, error) {
	targets, err := api.Targets(ids)
	if err != nil {
		return nil, err
	}
	if text != nil {
		if len(*text) > lint.MaxBytes {
			return nil, lint.TooLargeError{Bytes: len(*text)}
		}
		if path == "" {
			path = "Procfile"
		}
		return &File{Input: lint.Input{Path: path, Source: []byte(*text), Targets: targets}}, nil
	}
	root, found, err := w.find(request, path)
	if err != nil {
		return nil, err
	}
	file, err := w.Open(root, found)
	if err != nil {
		return nil, err
	}
	if targets != nil {
		file.Input.Targets = targets
	}
	return file, nil
}

// targetOf is the platform of that ID, else the only one that the file is for.
func targetOf(in lint.Input, id, argument string) (*platform.Target, error) {
	if id != "" {
		return api.Target(id)
	}
	doc := procfile.Parse(in.Source)
	selection := check.Select(in, doc, check.Directives(doc))
	if selection.ByDefault || len(selection.Targets) != 1 {
		return nil, fmt.Errorf("nothing names one platform: pass %q (the tool platforms lists the IDs)", argument)
	}
	return selection.Targets[0], nil
}

func (w *workspace) lint(_ context.Context, request *sdk.CallToolRequest, args lintArgs) (any, string, error) {
	file, err := w.open(request, args.Path, args.Text, args.Platforms)
	if err != nil {
		return nil, "", err
	}
	if file.Excluded != nil {
		return nil, "", file.Excluded
	}
	found, err := lint.Lint(file.Input)
	if err != nil {
		return nil, "", err
	}
	var b strings.Builder
	if err := report.Text(&b, found, report.TextOptions{Verbose: true, Width: textWidth}); err != nil {
		return nil, "", err
	}
	fmt.Fprintf(&b, "%s, checked for %s\n", report.Count(found.Summary), strings.Join(found.Platforms, ", "))
	return answer(found), b.String(), nil
}

// textWidth is how many characters a line of a text has at most.
const textWidth = 160

func (w *workspace) preview(_ context.Context, request *sdk.CallToolRequest, args showArgs) (any, string, error) {
	file, err := w.open(request, args.Path, args.Text, nil)
	if err != nil {
		return nil, "", err
	}
	target, err := targetOf(file.Input, args.Platform, "platform")
	if err != nil {
		return nil, "", err
	}
	shown := api.PreviewOf(procfile.Parse(file.Input.Source), target, preview.Options{App: args.App, Path: file.Input.Path, Repository: file.Input.Repository})
	var b strings.Builder
	if err := preview.Text(&b, shown, preview.TextOptions{}); err != nil {
		return nil, "", err
	}
	return answer(shown), b.String(), nil
}

func (w *workspace) move(_ context.Context, request *sdk.CallToolRequest, args moveArgs) (any, string, error) {
	file, err := w.open(request, args.Path, args.Text, nil)
	if err != nil {
		return nil, "", err
	}
	from, err := targetOf(file.Input, args.From, "from")
	if err != nil {
		return nil, "", err
	}
	to, err := api.Target(args.To)
	if err != nil {
		return nil, "", err
	}
	plan, err := move.Of(file.Input, from, to, args.App)
	if err != nil {
		return nil, "", err
	}
	return answer(plan), plan.Checklist, nil
}

func (w *workspace) export(_ context.Context, request *sdk.CallToolRequest, args exportArgs) (*export.Export, string, error) {
	file, err := w.open(request, args.Path, args.Text, nil)
	if err != nil {
		return nil, "", err
	}
	if args.Platform == "" {
		if target, err := targetOf(file.Input, "", "platform"); err == nil {
			args.Platform = target.ID()
		}
	}
	written, err := api.Export(api.Request{Base64: file.Input.Source, To: args.Format, Platform: args.Platform, App: args.App})
	if err != nil {
		return nil, "", err
	}
	return written, "", nil
}

func (w *workspace) explain(_ context.Context, request *sdk.CallToolRequest, args explainArgs) (any, string, error) {
	if len(args.Log) > lint.MaxBytes {
		return nil, "", fmt.Errorf("the log is larger than %d MiB: pass only its last lines", lint.MaxBytes>>20)
	}
	log, err := api.LogText([]byte(args.Log))
	if err != nil {
		return nil, "", err
	}
	app := &lint.Input{}
	if args.Path != "" {
		root, found, err := w.find(request, args.Path)
		if err != nil {
			return nil, "", err
		}
		if app, err = w.App(root, found); err != nil {
			return nil, "", err
		}
	}
	if args.Platform != "" {
		target, err := api.Target(args.Platform)
		if err != nil {
			return nil, "", err
		}
		app.Targets = []*platform.Target{target}
	}
	return answer(messages.Table().Explain(log, app)), "", nil
}
