//go:build !js

package mcp

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/move"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
)

const maxAnswer = 1 << 20

// tool is one that an agent may call. Only some write, and only on request.
type tool struct {
	name, title, about string
	takes              []argument
	writes             bool
	do                 func(*call) (*result, error)
}

type call struct {
	*workspace
	*jsontext.Object
	ctx     context.Context
	request *sdk.CallToolRequest
}

// result is what a tool answers: a text as short as the command's, and the same as data in the shape of the HTTP API. Many
// clients show a model only the data if an answer has both, so an answer has one of them.
type result struct {
	text string
	data any
}

func tools() []tool {
	return []tool{
		{name: "lint", title: "Check a Procfile", do: lintApp, takes: []argument{pathArg, textArg, platformsArg, recursiveArg, structuredArg},
			about: "Check a Procfile for the platforms that will read it."},
		{name: "fix", title: "Fix a Procfile", do: each(fixFile), writes: true, takes: []argument{pathArg, textArg, platformsArg, recursiveArg, suggestedArg, writeArg, structuredArg},
			about: "Apply the safe fixes to a Procfile. The answer is a diff."},
		{name: "mend", title: "Correct an app", do: correctApp, writes: true, takes: []argument{pathArg, logArg, logPathArg, platformsArg, writeArg, structuredArg},
			about: "Correct the Procfile and the files beside it, until neither lint nor the log finds a problem. The answer is a diff, what to run, and what is left."},
		{name: "preview", title: "Show what a platform runs", do: one(previewFile),
			takes: []argument{pathArg, textArg, onePlatform("platform", "default: the only one that the files show"), allArg, appArg, structuredArg},
			about: "Show each process as a platform runs it, and what sets up the same there."},
		{name: "move", title: "Plan a move to another platform", do: one(moveFile),
			takes: []argument{pathArg, textArg, onePlatform("from", "the one that runs the app now (default: the only one that the files show)"),
				required(onePlatform("to", "the one to move to")), appArg, structuredArg},
			about: "Plan the move of an app to another platform: the changes, the steps, and the new Procfile."},
		{name: "export", title: "Convert a Procfile", do: one(exportFile),
			takes: []argument{pathArg, textArg, {name: "format", about: "what to convert to", is: text, values: export.IDs(), also: []string{"to"}, required: true},
				onePlatform("platform", "the one that reads the file"), appArg, structuredArg},
			about: "Convert the processes of a Procfile to the files of another tool or platform."},
		{name: "init", title: "Make a Procfile", do: initApp, takes: []argument{pathArg, platformsArg, structuredArg},
			about: "Make the Procfile of an app that has none, from its manifests and its code. It is not written."},
		{name: "explain", title: "Explain a log", do: explainLog,
			takes: []argument{logArg, logPathArg, pathArg,
				onePlatform("platform", "the one that wrote the log (default: what the log shows)"), allArg, structuredArg},
			about: "Find in a log what failed, why, and what to do."},
		{name: "platforms", title: "List the platforms", do: documented("platforms", "id"), takes: []argument{{name: "id", about: "ID of one platform", is: text, also: []string{"name", "platform"}}, structuredArg},
			about: "List the platforms, or show the facts about one."},
		{name: "rules", title: "List the rules", do: documented("rules", "name"), takes: []argument{{name: "name", about: "name of one rule", is: text, also: []string{"id", "rule"}}, structuredArg},
			about: "List the rules, or explain one."},
	}
}

func addTools(server *sdk.Server, w *workspace) {
	for _, t := range tools() {
		described := &sdk.Tool{Name: t.name, Title: t.title, Description: t.about, InputSchema: t.schema(), Annotations: &sdk.ToolAnnotations{ReadOnlyHint: !t.writes}}
		if t.writes {
			described.Annotations = &sdk.ToolAnnotations{IdempotentHint: true}
		}
		server.AddTool(described, func(ctx context.Context, request *sdk.CallToolRequest) (*sdk.CallToolResult, error) {
			read, err := t.read(request.Params.Arguments)
			if err != nil {
				return failed(err), nil
			}
			answer, err := t.do(&call{w, read, ctx, request})
			if errors.Is(err, errAskForRoots) {
				return askForRoots(), nil
			}
			if err != nil {
				return failed(err), nil
			}
			return answer.written(read.Flag(structuredArg.name), request.Session.InitializeParams()), nil
		})
	}
}

func failed(err error) *sdk.CallToolResult {
	return &sdk.CallToolResult{IsError: true, Content: []sdk.Content{&sdk.TextContent{Text: report.Short(err.Error())}}}
}

// written is the answer as a client gets it.
func (r *result) written(structured bool, client *sdk.InitializeParams) *sdk.CallToolResult {
	if !structured {
		return textResult(bounded(r.text))
	}
	data := r.encoded()
	switch {
	case len(data) > maxAnswer:
		return failed(fmt.Errorf("the answer has %d bytes, more than the %d of a message: pass a part of the file", len(data), maxAnswer))
	case client != nil && client.ProtocolVersion < "2025-06-18": // whose answers have no data
		return textResult(string(data))
	}
	answer := textResult("See structuredContent.")
	answer.StructuredContent = json.RawMessage(data)
	return answer
}

func textResult(text string) *sdk.CallToolResult {
	return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: text}}}
}

func (r *result) encoded() []byte {
	if data, ok := r.data.(json.RawMessage); ok {
		return data
	}
	return jsontext.Append(nil, r.data)
}

const maxText = 64 << 10

// bounded is a text, cut at the end of a line if it is long.
func bounded(text string) string {
	if len(text) <= maxText {
		return text
	}
	return text[:strings.LastIndexByte(text[:maxText], '\n')+1] + "…\n"
}

// open is the Procfile that the arguments name: a text, or a file on the disk.
func (c *call) open() (*File, error) {
	targets, err := api.Targets(c.Texts(platformsArg.name))
	if err != nil {
		return nil, err
	}
	path := c.Text(pathArg.name)
	if c.Has(textArg.name) {
		source := c.Text(textArg.name)
		if len(source) > lint.MaxBytes {
			return nil, lint.TooLargeError{Bytes: len(source)}
		}
		return &File{Input: lint.Input{Path: cmp.Or(path, "Procfile"), Source: []byte(source), Targets: targets}}, nil
	}
	root, found, err := c.find(c.request, path)
	if err != nil {
		return nil, err
	}
	file, err := c.Open(root, found)
	if err != nil {
		return nil, err
	}
	if targets != nil {
		file.Input.Targets = targets
	}
	return file, nil
}

// target is the platform of an argument, else the only one that the file is for.
func (c *call) target(in lint.Input, argument string) (*platform.Target, error) {
	if id := c.Text(argument); id != "" {
		return api.Target(id)
	}
	doc := procfile.Parse(in.Source)
	selection := check.Select(in, doc, check.Directives(doc))
	if selection.ByDefault || len(selection.Targets) != 1 {
		return nil, fmt.Errorf("nothing names one platform: pass %q (the tool platforms lists the IDs)", argument)
	}
	return selection.Targets[0], nil
}

// one does something with the Procfile that the arguments name, also with an excluded one.
func one(do func(*call, *File) (*result, error)) func(*call) (*result, error) {
	return func(c *call) (*result, error) {
		file, err := c.open()
		if err != nil {
			return nil, err
		}
		return do(c, file)
	}
}

// each does something with the Procfile that the arguments name, or with all below the folder.
func each(do func(*call, *File) (*result, error)) func(*call) (*result, error) {
	return func(c *call) (*result, error) {
		if !c.Flag(recursiveArg.name) {
			file, err := c.open()
			if err == nil && file.Excluded != nil {
				err = file.Excluded
			}
			if err != nil {
				return nil, err
			}
			return do(c, file)
		}
		root, folder, err := c.find(c.request, c.Text(pathArg.name))
		if err != nil {
			return nil, err
		}
		all := &result{}
		var data [][]byte
		for _, path := range c.Procfiles(root, folder) {
			c.Fields[pathArg.name] = path
			file, err := c.open()
			if err != nil {
				all.text += report.Short(err.Error()) + "\n"
				continue
			}
			if file.Excluded != nil {
				continue
			}
			one, err := do(c, file)
			if err != nil {
				return nil, err
			}
			all.text += one.text
			data = append(data, one.encoded())
		}
		if len(data) != 1 {
			all.text += fmt.Sprintf("%d apps\n", len(data))
		}
		all.data = json.RawMessage(`{"apps":[` + string(bytes.Join(data, []byte(","))) + `]}`)
		return all, nil
	}
}

// lintApp checks Procfiles. Without one, it checks what starts in the app.
func lintApp(c *call) (*result, error) {
	answer, failed := each(lintFile)(c)
	if failed == nil || c.Flag(recursiveArg.name) || c.Has(textArg.name) {
		return answer, failed
	}
	root, path, err := c.find(c.request, c.Text(pathArg.name))
	if err != nil {
		return nil, failed
	}
	in, _, err := c.App(root, path, Log{})
	if err != nil {
		return nil, err
	}
	if in.Source != nil {
		return nil, failed
	}
	if in.Targets, err = api.Targets(c.Texts(platformsArg.name)); err != nil {
		return nil, err
	}
	found := lint.LintBeside(*in)
	if found.IsEmpty() {
		return nil, failed
	}
	var b strings.Builder
	for _, r := range found.Reports {
		for _, part := range r.ByFile() {
			if err := report.Text(&b, part, report.TextOptions{}); err != nil {
				return nil, err
			}
		}
	}
	return &result{text: b.String() + found.Scope() + "\n", data: found}, nil
}

func initApp(c *call) (*result, error) {
	root, path, err := c.find(c.request, c.Text(pathArg.name))
	if err != nil {
		return nil, err
	}
	in, _, err := c.App(root, path, Log{})
	if err != nil {
		return nil, err
	}
	if in.Targets, err = api.Targets(c.Texts(platformsArg.name)); err != nil {
		return nil, err
	}
	made, err := lint.Init(*in)
	if err != nil {
		return nil, err
	}
	text := made.Text
	lines := strings.Split(text, "\n")
	for _, w := range made.Why {
		kind, _, _ := strings.Cut(lines[w.Line], ":")
		text += "note: `" + kind + "` follows from " + report.Printable(w.File+": "+w.Because) + "\n"
	}
	return &result{text: text, data: made}, nil
}

func lintFile(c *call, file *File) (*result, error) {
	found, err := lint.Lint(file.Input)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	if err := report.Text(&b, found, report.TextOptions{}); err != nil {
		return nil, err
	}
	b.WriteString(lastLines(found, c.Has(platformsArg.name)))
	return &result{text: b.String(), data: found}, nil
}

// lastLines say for which platforms was checked, unless somebody chose them, and what goes on from there.
func lastLines(found *lint.Report, chosen bool) string {
	var b strings.Builder
	switch {
	case found.Summary == (lint.Summary{}):
		b.WriteString(report.Works(found) + "\n")
		if text := report.InImages(found.InImages); text != "" {
			b.WriteString(text + "\n")
		}
	case !chosen:
		b.WriteString("Checked for " + strings.Join(found.Platforms, ", ") + ".\n")
	}
	// A link beside the text would be an error for some clients, such as the helpers of Anthropic's SDK.
	if at := slices.IndexFunc(found.Diagnostics, func(d check.Diagnostic) bool { return !d.Folded }); at >= 0 {
		b.WriteString("More: " + uriOfRule(found.Diagnostics[at].Rule) + "\n")
	}
	if found.Folded != (lint.Summary{}) {
		fmt.Fprintf(&b, "%s only on some platforms: pass \"platforms\".\n", report.Count(found.Folded))
	}
	return b.String()
}

func previewFile(c *call, file *File) (*result, error) {
	target, err := c.target(file.Input, "platform")
	if err != nil {
		return nil, err
	}
	shown := api.PreviewOf(procfile.Parse(file.Input.Source), target, preview.Options{App: c.Text(appArg.name), Path: file.Input.Path, Repository: file.Input.Repository})
	options := preview.TextOptions{More: "Everything: \"all\": true"}
	if options.Problems, err = api.ProblemsOn(target, file.Input); err != nil {
		return nil, err
	}
	write := preview.Short
	if c.Flag(allArg.name) {
		write = preview.Text
	}
	var b strings.Builder
	err = write(&b, shown, options)
	return &result{text: b.String(), data: shown}, err
}

func moveFile(c *call, file *File) (*result, error) {
	from, err := c.target(file.Input, "from")
	if err != nil {
		return nil, err
	}
	to, err := api.Target(c.Text("to"))
	if err != nil {
		return nil, err
	}
	plan, err := move.Of(file.Input, from, to, c.Text(appArg.name))
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	err = move.Text(&b, plan)
	return &result{text: b.String(), data: plan}, err
}

func exportFile(c *call, file *File) (*result, error) {
	id := c.Text("platform")
	if id == "" {
		if target, err := c.target(file.Input, "platform"); err == nil {
			id = target.ID()
		}
	}
	written, err := api.Export(api.Request{Base64: file.Input.Source, To: c.Text("format"), Platform: id, App: c.Text(appArg.name)})
	if err != nil {
		return nil, err
	}
	text := written.Text()
	for _, note := range written.Notes {
		text += "note: " + report.Printable(note) + "\n"
	}
	return &result{text: text, data: written}, nil
}

// documented shows what the command with the same name does: a list, or the page of one entry.
func documented(command, argument string) func(*call) (*result, error) {
	return func(c *call) (*result, error) {
		args := []string{command}
		if name := c.Text(argument); name != "" {
			args = append(args, name)
		}
		if c.Flag(structuredArg.name) {
			args = append(args, "--format", "json")
		}
		output, err := c.Command(c.ctx, args...)
		if err != nil {
			return nil, err
		}
		return &result{output, json.RawMessage(output)}, nil
	}
}
