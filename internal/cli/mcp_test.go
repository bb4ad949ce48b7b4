package cli

//lint:file-ignore SA1019 Most clients name roots, until the protocol has no more of them.

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/schemas"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/web"
)

// The versions of the protocol that are tried: the last one in which a server asks for the roots itself, and the one in which a
// client answers by calling again.
var protocols = []string{"2025-06-18", "2025-11-25", "2026-07-28"}

// agent is a client that is connected to the command mcp.
type agent struct {
	*testing.T
	*mcp.ClientSession
}

// startMCP starts the command mcp. wait waits for its end, which is to be a good one.
func startMCP(t *testing.T, args ...string) (fromServer *io.PipeReader, toServer *io.PipeWriter, wait func()) {
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	ended := make(chan int, 1)
	var errors strings.Builder
	go func() {
		ended <- Run(t.Context(), append([]string{"mcp"}, args...), fromClient, toClient, &errors)
		fromClient.Close()
		toClient.Close()
	}()
	return fromServer, toServer, func() {
		if code := <-ended; code != exitOK {
			t.Errorf("exit code %d: %s", code, errors.String())
		}
	}
}

// newAgent starts the command, with a client that names roots.
func newAgent(t *testing.T, protocol string, roots []string, args ...string) *agent {
	t.Helper()
	fromServer, toServer, wait := startMCP(t, args...)
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	for _, root := range roots {
		client.AddRoots(&mcp.Root{URI: "file://" + filepath.ToSlash(root)})
	}
	session, err := client.Connect(t.Context(), &mcp.IOTransport{Reader: fromServer, Writer: toServer}, &mcp.ClientSessionOptions{ProtocolVersion: protocol})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		session.Close()
		toServer.Close()
		wait()
	})
	return &agent{t, session}
}

func compiled(t *testing.T, name string, schema any) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	if err := compiler.AddResource(name, schema); err != nil {
		t.Fatal(err)
	}
	return compiler.MustCompile(name)
}

// shapes are those of the HTTP API that the data of tools have.
var shapes = map[string]string{"lint": "Report", "preview": "Preview", "move": "Plan", "explain": "Explanation"}

// call calls a tool for data, and returns them, and for its text, unless it writes. With an error, there are no data.
func (a *agent) call(tool string, arguments object) (data object, text string) {
	a.Helper()
	asked := maps.Clone(arguments)
	asked["structured"] = true
	result, err := a.CallTool(a.Context(), &mcp.CallToolParams{Name: tool, Arguments: asked})
	if err != nil {
		return nil, err.Error()
	}
	if result.IsError {
		return nil, result.Content[0].(*mcp.TextContent).Text
	}
	data = result.StructuredContent.(object)
	if shape := shapes[tool]; shape != "" && data["apps"] == nil {
		a.check(shape, data)
	}
	if arguments["write"] == true {
		return data, ""
	}
	return data, a.text(tool, arguments)
}

// check compares data with a schema of the HTTP API.
func (a *agent) check(shape string, data object) {
	a.Helper()
	definitions, err := schemas.Of(web.Description(), shape)
	if err != nil {
		a.Fatal(err)
	}
	var schema object
	if err := json.Unmarshal(definitions[shape], &schema); err != nil {
		a.Fatal(err)
	}
	schema["$defs"] = definitions
	if err := compiled(a.T, shape, remarshaled(a.T, schema)).Validate(data); err != nil {
		a.Errorf("%s: %v", shape, err)
	}
}

func remarshaled(t *testing.T, value any) (same any) {
	t.Helper()
	encoded, err := json.Marshal(value)
	if err == nil {
		err = json.Unmarshal(encoded, &same)
	}
	if err != nil {
		t.Fatal(err)
	}
	return same
}

// text is the text that a tool answers, or the one of its error.
func (a *agent) text(tool string, arguments object) string {
	a.Helper()
	result, err := a.CallTool(a.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		return err.Error()
	}
	if result.StructuredContent != nil {
		a.Errorf("%s %v: the answer is there twice", tool, arguments)
	}
	return result.Content[0].(*mcp.TextContent).Text
}

// in is a value inside of an answer.
func in(value any, path ...any) any {
	for _, key := range path {
		switch key := key.(type) {
		case string:
			object, _ := value.(map[string]any)
			value = object[key]
		case int:
			list, _ := value.([]any)
			if key >= len(list) {
				return nil
			}
			value = list[key]
		}
	}
	return value
}

type object = map[string]any

func TestTheToolsOfAnAgent(t *testing.T) {
	for _, protocol := range protocols {
		t.Run(protocol, func(t *testing.T) {
			app := plant(t, "Procfile", "wbe: gunicorn shop.wsgi --bind :8000\n", "requirements.txt", "Flask\n", ".proclint.toml", "platforms = ['heroku']\nexclude = ['old']\n", "old/Procfile", "wbe: x\n",
				"sub/Procfile", "web: node a.js --port $PORT\n", "image/railway.json", "{\"startCommand\": \"bun run start\"}\n", "image/package.json", `{"scripts": {"serve": "bun app.js"}}`, "deploy.log", "State changed from starting to up\nbash: line 1: gunicorn: command not found\n")
			a := newAgent(t, protocol, []string{app})
			for _, c := range []struct {
				tool string
				args object
				path []any
				want any
				text string
			}{
				{"lint", object{}, []any{"diagnostics", 0, "rule"}, "process-type-typo", "probably a typo for `web`"},
				{"lint", object{"path": "Procfile"}, []any{"platforms", 0}, "heroku", "Checked for heroku."},
				{"lint", object{"path": app}, []any{"file", "path"}, "Procfile", "Procfile:1:1: "},
				{"lint", object{"platform": "drycc"}, []any{"platforms", 0}, "drycc", ""},
				{"lint", object{"platforms": "drycc, deis"}, []any{"platforms", 1}, "deis", ""},
				{"lint", object{"Folder": "."}, []any{"file", "path"}, "Procfile", ""},
				{"lint", object{"recursive": true}, []any{"apps", 1, "file", "path"}, "sub/Procfile", "2 apps\n"},
				{"lint", object{"path": "image", "platforms": []string{"railway"}}, []any{"apps", 0, "file", "path"}, "image/railway.json", "There is no Procfile: Railway starts `bun run start` (`image/railway.json`)."},
				{"lint", object{"path": "image", "platforms": []string{"heroku"}}, []any{"apps", 0, "diagnostics", 0, "rule"}, "program-not-installed", "There is no Procfile: Heroku starts `npm start` (`image/package.json`)."},
				{"lint", object{"path": app, "platforms": []string{"drycc"}}, []any{"platforms", 0}, "drycc", ""},
				{"lint", object{"text": "web: sudo x\n"}, []any{"file", "path"}, "Procfile", "sudo"},
				{"fix", object{}, []any{"files", 0, "edits", 0, "newText"}, "web: gunicorn shop.wsgi --bind :8000\n", "+web: gunicorn shop.wsgi --bind :8000\n2 more"},
				{"fix", object{"suggested": true}, []any{"files", 0, "edits", 0, "newText"}, "web: gunicorn shop.wsgi --bind :$PORT\n", "Not written."},
				{"fix", object{"text": "web: x\nworker y\n"}, []any{"files", 0, "edits", 0, "range", "start", "line"}, 1.0, "+worker: y"},
				{"fix", object{"recursive": true}, []any{"apps", 1, "applied"}, 0.0, "2 apps"},
				{"fix", object{"text": "web: x\n"}, []any{"applied"}, 0.0, ""},
				{"preview", object{"text": "web: node a.js --port $PORT\n", "platform": "drycc", "app": "shop"}, []any{"processes", 0, "type"}, "web", "Drycc"},
				{"preview", object{}, []any{"platform"}, "heroku", ""},
				{"move", object{"to": "sevalla"}, []any{"from"}, "heroku", "Sevalla"},
				{"move", object{"text": "web: x\n", "from": "heroku", "to": "dokku"}, []any{"to"}, "dokku", ""},
				{"export", object{"format": "compose", "text": "web: node a.js\n"}, []any{"files", 0, "path"}, "compose.yaml", "services:"},
				{"explain", object{"log": "H14"}, []any{"schema"}, "proclint/1", "rules "},
				{"explain", object{"log": "bash: gunicorn: command not found"}, []any{"causes", 0, "certainty"}, "sure", "Procfile:1:"},
				{"explain", object{"log_path": "deploy.log"}, []any{"causes", 0, "certainty"}, "sure", "line 2 of the log"},
				{"explain", object{"logPath": "deploy.log", "all": true}, []any{"causes", 0, "file"}, "Procfile", "gunicorn"},
				{"explain", object{"log_path": "deploy.log"}, []any{"causes", 0, "fixes", 0, "path"}, "requirements.txt", "+gunicorn"},
				{"explain", object{"log_path": "deploy.log"}, []any{"causes", 0, "fixes", 0, "edits", 0, "newText"}, "gunicorn\n", ""},
				{"mend", object{"log_path": "deploy.log"}, []any{"files", 1, "path"}, "requirements.txt", "+gunicorn"},
				{"mend", object{}, []any{"files", 0, "edits", 0, "newText"}, "web: gunicorn shop.wsgi --bind :$PORT\n", "Not written"},
				{"explain", object{"log": "H14", "platform": "heroku"}, []any{"messages", 0, "platforms", 0}, "heroku", ""},
				{"rules", object{}, []any{"rules", 0, "name"}, "byte-order-mark", "port-hardcoded"},
				{"rules", object{"name": "sudo"}, []any{"rules", 0, "name"}, "sudo", "Command with sudo"},
				{"platforms", object{}, []any{"platforms", 0, "id"}, "code-capsules", "Heroku"},
				{"platforms", object{"id": "drycc:image"}, []any{"platforms", 0, "id"}, "drycc", "Drycc (image)"},
			} {
				answer, text := a.call(c.tool, c.args)
				if got := in(answer, c.path...); got != c.want || !strings.Contains(text, c.text) {
					t.Errorf("%s %v: %v is %v, want %v: %.300s", c.tool, c.args, c.path, got, c.want, text)
				}
			}
			for _, c := range []struct {
				tool string
				args object
				want string
			}{
				{"lint", object{"platforms": []string{"herku"}}, `unknown platform "herku", did you mean "heroku"?`},
				{"lint", object{"path": "old"}, "excluded by"},
				{"fix", object{"path": "old", "write": true}, "excluded by"},
				{"lint", object{"path": "image", "platforms": []string{"foreman"}}, "no Procfile"},
				{"lint", object{"path": "none"}, "none isn't there"},
				{"lint", object{"path": "requirements.txt", "text": strings.Repeat("#", 2<<20)}, "larger than"},
				{"lint", object{"paht": "Procfile"}, `unknown argument "paht", did you mean "path"?`},
				{"lint", object{"nope": "x"}, `unknown argument "nope", use path, text, `},
				{"explain", object{"log": "bash: gunicorn: command not found", "path": "none"}, "none isn't there"},
				{"lint", object{"path": 7}, `"path" must be a string`},
				{"explain", object{"log": "deploy.log"}, `"deploy.log" is the name of a file: pass it as log_path`},
				{"explain", object{"log_path": "../deploy.log"}, "outside of the roots"},
				{"fix", object{"text": "wbe: x\n", "write": true}, "no file to write"},
				{"preview", object{"text": "web: x\n"}, `pass "platform"`},
				{"move", object{"text": "web: x\n", "to": "drycc"}, `pass "from"`},
				{"move", object{}, "the argument to is missing"},
				{"export", object{"format": "helm"}, "unknown export"},
				{"export", object{"format": "compose", "structured": true, "text": "web: x " + strings.Repeat("'\"' ", 200_000)}, "the answer has"},
				{"explain", object{}, "log_path"},
				{"explain", object{"log": "H14", "platform": "herku"}, `did you mean "heroku"?`},
				{"mend", object{"log": "x", "path": ".."}, "outside of the roots"},
				{"rules", object{"name": "nope"}, "unknown rule"},
				{"platforms", object{"id": "nope"}, "unknown platform"},
				{"nope", object{}, "nope"},
			} {
				if answer, text := a.call(c.tool, c.args); answer != nil || !strings.Contains(text, c.want) {
					t.Errorf("%s %.100v: %v, %s, want %s", c.tool, c.args, answer, text, c.want)
				}
			}
		})
	}
}

// TestAnAgentWritesOnlyWhenItAsks: a file changes only with "write", and then as by the command.
func TestAnAgentWritesOnlyWhenItAsks(t *testing.T) {
	const before = "web : gunicorn shop.wsgi\n"
	app := plant(t, "Procfile", before, "other/procfile", before, "linked/README", "")
	file := filepath.Join(app, "Procfile")
	a := newAgent(t, protocols[0], []string{app})
	if answer, _ := a.call("fix", object{"path": "Procfile"}); in(answer, "written") != false || read(t, file) != before {
		t.Errorf("%v: %s", answer, read(t, file))
	}
	if answer, _ := a.call("fix", object{"path": "Procfile", "write": true}); in(answer, "written") != true || read(t, file) != "web: gunicorn shop.wsgi\n" {
		t.Errorf("%v: %s", answer, read(t, file))
	}
	if answer, _ := a.call("fix", object{"path": "Procfile", "write": true}); in(answer, "written") != false {
		t.Errorf("a correct file is written: %v", answer)
	}
	if answer, text := a.call("fix", object{"path": "other", "write": true}); in(answer, "files", 0, "rename", "newPath") != "other/Procfile" {
		t.Errorf("%v %s", answer, text)
	}
	if _, err := os.Lstat(filepath.Join(app, "other", "procfile")); err == nil {
		t.Error("the file isn't renamed")
	}
	if err := os.WriteFile(file, []byte(before), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(file, filepath.Join(app, "second")); err != nil {
		t.Fatal(err)
	}
	if answer, _ := a.call("fix", object{"path": "Procfile", "write": true}); !strings.Contains(fmt.Sprint(in(answer, "note")), "another hard link") {
		t.Errorf("%v", answer)
	}
	if err := os.WriteFile(file, []byte(before), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0o444); err != nil {
		t.Fatal(err)
	}
	if answer, text := a.call("fix", object{"path": "Procfile", "write": true}); answer != nil || read(t, file) != before {
		t.Errorf("a read-only file is written: %v %s", answer, text)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestPathsStayInsideOfTheRoots: no tool reads or writes a file outside of the roots, and an answer tells nothing about one.
func TestPathsStayInsideOfTheRoots(t *testing.T) {
	const secret = "web : secret-outside\n"
	for _, protocol := range protocols {
		base := plant(t, "outside/Procfile", secret, "outside/.proclint.toml", "platforms = ['drycc']\n", "app/Procfile", "web: x\n", "app/in/Procfile", secret,
			"app/.git/HEAD", "", ".proclint.toml", "platforms = ['foreman']\n", ".git/HEAD", "", "app-two/Procfile", secret)
		root := filepath.Join(base, "app")
		for name, target := range map[string]string{
			"link": filepath.Join(base, "outside"), "up": "..", "file": filepath.Join(base, "outside", "Procfile"), "loop": "loop", "gone": filepath.Join(base, "none"),
			"inside": "in", "in/up": "../../outside",
		} {
			if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.MkdirAll(filepath.Join(root, "folder"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(base, "outside", "Procfile"), filepath.Join(root, "folder", "Procfile")); err != nil {
			t.Fatal(err)
		}
		for name, a := range map[string]*agent{
			"the client's": newAgent(t, protocol, []string{root}),
			"of a flag":    newAgent(t, protocol, []string{base}, "--root", root),
		} {
			for _, path := range []string{
				"..", "../outside", "../outside/Procfile", "in/../../outside", "./../app-two", filepath.Join(base, "outside"), filepath.Join(base, "outside", "Procfile"),
				root + "/../outside", root + "-two", base, "/", "/etc/passwd", "/proc/self/environ", "link", "link/Procfile", "up", "up/outside", "file", "loop", "gone",
				"in/up", "in/up/Procfile", "folder", "folder/Procfile", "in\x00", "\\..\\outside", "file://" + base, "~", "in/../..", "C:\\",
			} {
				for tool, args := range map[string]object{
					"lint": {}, "fix": {"write": true}, "preview": {"platform": "heroku"}, "move": {"from": "heroku", "to": "dokku"},
					"export": {"format": "compose"}, "explain": {"log": "H14"}, "mend": {"write": true},
				} {
					args["path"] = path
					answer, text := a.call(tool, args)
					if encoded, _ := json.Marshal(answer); answer != nil && tool != "explain" || strings.Contains(text+string(encoded), "secret-outside") {
						t.Errorf("roots %s, %s %q: %v %s", name, tool, path, answer, text)
					}
				}
			}
			for _, path := range []string{"file://" + base + "/outside/Procfile", "file:" + base, "FILE://localhost/etc/passwd", "file://h.example/etc/passwd", "https://h.example/Procfile", "~", "~/Procfile", `C:\Procfile`, "/etc/passwd", "/none",
				"link", "link/Procfile", "up", "file", "in/up"} {
				if _, text := a.call("lint", object{"path": path}); !strings.Contains(text, "outside of the roots") {
					t.Errorf("roots %s, lint %q: %s", name, path, text)
				}
			}
			for _, path := range []string{"", ".", root, "in", "./in/Procfile", "inside", "in/../in/Procfile", root + "/in", "file://" + root + "/in/Procfile"} {
				if answer, text := a.call("lint", object{"path": path}); answer == nil || in(answer, "platforms", 0) != "code-capsules" {
					t.Errorf("roots %s, lint %q: %v %s", name, path, in(answer, "platforms"), text)
				}
			}
		}
		for _, file := range []string{"outside/Procfile", "app-two/Procfile"} {
			if got := read(t, filepath.Join(base, file)); got != secret {
				t.Errorf("%s is written: %s", file, got)
			}
		}
	}
}

// A client that names no roots starts the server in the folder. One with roots that aren't here gives only texts.
func TestRootsOfOtherClients(t *testing.T) {
	app := plant(t, "Procfile", "web: x\n")
	t.Chdir(app)
	for _, protocol := range protocols {
		if answer, text := newAgent(t, protocol, nil).call("lint", object{}); in(answer, "file", "path") != "Procfile" {
			t.Errorf("no roots: %v %s", answer, text)
		}
		client := newAgent(t, protocol, []string{"example.com/share", filepath.Join(app, "none")})
		if answer, text := client.call("lint", object{}); answer != nil || !strings.Contains(text, "pass the text") {
			t.Errorf("roots that don't exist: %v %s", answer, text)
		}
		if answer, _ := client.call("lint", object{"text": "web: x\n"}); answer == nil {
			t.Error("a text needs roots")
		}
	}
	out := outputOfMCP(t, `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}`,
		`{"jsonrpc":"2.0","method":"notifications/initialized"}`, `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"lint","arguments":{}}}`)
	if !strings.Contains(out, "Procfile: ") {
		t.Errorf("a client without roots: %s", out)
	}
	if stdout, stderr, code := run(t, "mcp", "--root", "none"); code != exitFailure || !strings.Contains(stderr, "none: ") {
		t.Errorf("exit code %d: %s%s", code, stdout, stderr)
	}
}

// outputOfMCP is what the server answers to messages, which it reads until the last one is answered.
func outputOfMCP(t *testing.T, messages ...string) string {
	t.Helper()
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	go func() {
		Run(t.Context(), []string{"mcp"}, in, out, io.Discard)
		out.Close()
	}()
	go func() { fmt.Fprintln(toServer, strings.Join(messages, "\n")) }()
	var all strings.Builder
	decoder := json.NewDecoder(io.TeeReader(fromServer, &all))
	for range 2 {
		var message any
		if err := decoder.Decode(&message); err != nil {
			t.Fatal(err)
		}
	}
	toServer.Close()
	_, _ = io.Copy(&all, fromServer)
	return all.String()
}

// Broken messages end no server, or end it cleanly.
func TestAnAgentSendsGarbage(t *testing.T) {
	for _, message := range []string{"", "{", "null", "[]", `{"jsonrpc":"2.0"}`, `{"jsonrpc":"2.0","id":1,"method":"nope"}`, strings.Repeat("[", 10000), strings.Repeat("x", 9<<20), "\x00\xff", `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":7}`} {
		var errors strings.Builder
		if code := Run(t.Context(), []string{"mcp"}, strings.NewReader(message+"\n"), io.Discard, &errors); code == exitFindings || strings.Contains(errors.String(), "panic") {
			t.Errorf("%.40q: exit code %d, %s", message, code, errors.String())
		}
	}
}

func TestThePagesAndThePromptOfAnAgent(t *testing.T) {
	a := newAgent(t, protocols[len(protocols)-1], nil)
	var names []string
	for resource, err := range a.Resources(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		if resource.Name == "rules" {
			continue
		}
		names = append(names, strings.TrimPrefix(resource.URI, "proclint://"))
	}
	if len(names) < 40 {
		t.Errorf("only %d platforms", len(names))
	}
	for _, name := range api.RuleNames() {
		names = append(names, "rules/"+name)
	}
	for _, name := range names {
		page, err := a.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: "proclint://" + name})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if text := page.Contents[0]; text.MIMEType != "text/markdown" || !strings.HasPrefix(text.Text, "# ") {
			t.Errorf("%s: %.100s", name, text.Text)
		}
	}
	list, err := a.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: "proclint://rules"})
	if err != nil || !strings.Contains(list.Contents[0].Text, api.RuleNames()[0]) {
		t.Errorf("%v, %v", list, err)
	}
	if _, err := a.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: "proclint://rules/../platforms"}); err == nil {
		t.Error("a page that doesn't exist")
	}
	prompt, err := a.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: "deploy", Arguments: map[string]string{"platform": "drycc:image", "path": "api"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`Make the app in "api" deploy on Drycc (image).`, "proclint://platforms/drycc,", `"platforms": ["drycc:image"]`} {
		if text := prompt.Messages[0].Content.(*mcp.TextContent).Text; !strings.Contains(text, want) {
			t.Errorf("the prompt lacks %s: %s", want, text)
		}
	}
	if _, err := a.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: "deploy", Arguments: map[string]string{"platform": "nope"}}); err == nil || !strings.Contains(err.Error(), "unknown platform") {
		t.Errorf("a prompt for no platform: %v", err)
	}
	if _, err := a.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: "deploy"}); err == nil || !strings.Contains(err.Error(), "the argument platform is missing") {
		t.Errorf("a prompt without a platform: %v", err)
	}
	for _, c := range []struct {
		of               *mcp.CompleteReference
		name, part, want string
	}{
		{&mcp.CompleteReference{Type: "ref/prompt", Name: "deploy"}, "platform", "drycc", "drycc:image"},
		{&mcp.CompleteReference{Type: "ref/resource", URI: "proclint://platforms/{id}"}, "id", "her", "heroku"},
		{&mcp.CompleteReference{Type: "ref/resource", URI: "proclint://rules/{name}"}, "name", "port-", "port-hardcoded"},
	} {
		completed, err := a.Complete(t.Context(), &mcp.CompleteParams{Ref: c.of, Argument: mcp.CompleteParamsArgument{Name: c.name, Value: c.part}})
		if err != nil || !slices.Contains(completed.Completion.Values, c.want) {
			t.Errorf("%+v, %v", completed, err)
		}
	}
}

// TestAThousandCallsInARow: all are answered alike, some at once.
func TestAThousandCallsInARow(t *testing.T) {
	golden.OnlyNightly(t)
	app := plant(t, "Procfile", "wbe: gunicorn shop.wsgi --bind :8000\n")
	for _, protocol := range []string{protocols[0], protocols[len(protocols)-1]} {
		a := newAgent(t, protocol, []string{app})
		first := a.text("lint", object{})
		for i := range 250 {
			answers := make(chan string, 4)
			for range cap(answers) {
				go func() {
					result, err := a.CallTool(t.Context(), &mcp.CallToolParams{Name: "lint", Arguments: object{}})
					if err != nil {
						answers <- err.Error()
						return
					}
					answers <- result.Content[0].(*mcp.TextContent).Text
				}()
			}
			for range cap(answers) {
				if got := <-answers; got != first {
					t.Fatalf("call %d: %s, want %s", i, got, first)
				}
			}
		}
	}
}

// toolNames are the names of all tools, in the order of the alphabet.
func toolNames(t *testing.T) []string {
	t.Helper()
	tools, err := newAgent(t, protocols[0], nil).ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range tools.Tools {
		names = append(names, tool.Name)
	}
	slices.Sort(names)
	return names
}
