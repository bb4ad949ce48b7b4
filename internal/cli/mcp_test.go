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
)

// The versions of the protocol that are tried: the last one in which a server asks for the roots itself, and the one in which a
// client answers by calling again.
var protocols = []string{"2025-06-18", "2025-11-25", "2026-07-28"}

// agent is a client that is connected to the command mcp.
type agent struct {
	*testing.T
	*mcp.ClientSession
	schemas map[string]*jsonschema.Schema
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
	a := &agent{T: t, ClientSession: session, schemas: map[string]*jsonschema.Schema{}}
	tools, err := session.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range tools.Tools {
		a.schemas[tool.Name] = compiled(t, tool.Name, tool.OutputSchema)
	}
	return a
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

// call calls a tool, and returns its answer, which fits its schema, and the text. With an error, the answer is nil.
func (a *agent) call(tool string, arguments map[string]any) (map[string]any, string) {
	a.Helper()
	result, err := a.CallTool(a.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		return nil, err.Error()
	}
	text := result.Content[0].(*mcp.TextContent).Text
	if result.IsError {
		return nil, text
	}
	if err := a.schemas[tool].Validate(result.StructuredContent); err != nil {
		a.Errorf("%s %v: %v", tool, arguments, err)
	}
	return result.StructuredContent.(map[string]any), text
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
			app := plant(t, "Procfile", "wbe: gunicorn shop.wsgi --bind :8000\n", "requirements.txt", "Flask\n", ".proclint.toml", "platforms = ['heroku']\nexclude = ['old']\n", "old/Procfile", "wbe: x\n")
			a := newAgent(t, protocol, []string{app})
			for _, c := range []struct {
				tool string
				args object
				path []any
				want any
				text string
			}{
				{"lint", object{}, []any{"diagnostics", 0, "rule"}, "process-type-typo", "probably a typo for `web`"},
				{"lint", object{"path": "Procfile"}, []any{"platforms", 0}, "heroku", "checked for heroku"},
				{"lint", object{"path": app, "platforms": []string{"drycc"}}, []any{"platforms", 0}, "drycc", ""},
				{"lint", object{"text": "web: sudo x\n"}, []any{"file", "path"}, "Procfile", "sudo"},
				{"fix", object{}, []any{"edits", 0, "newText"}, "web: gunicorn shop.wsgi --bind :8000\n", "1 fix, not written"},
				{"fix", object{"suggested": true}, []any{"edits", 0, "newText"}, "web: gunicorn shop.wsgi --bind :$PORT\n", ""},
				{"fix", object{"text": "web: x\nworker y\n"}, []any{"edits", 0, "range", "start", "line"}, 1.0, "worker: y"},
				{"fix", object{"text": "web: x\n"}, []any{"applied"}, 0.0, ""},
				{"preview", object{"text": "web: node a.js --port $PORT\n", "platform": "drycc", "app": "shop"}, []any{"processes", 0, "type"}, "web", "Drycc"},
				{"preview", object{}, []any{"platform"}, "heroku", ""},
				{"move", object{"to": "sevalla"}, []any{"from"}, "heroku", "Sevalla"},
				{"move", object{"text": "web: x\n", "from": "heroku", "to": "dokku"}, []any{"to"}, "dokku", ""},
				{"export", object{"format": "compose", "text": "web: node a.js\n"}, []any{"files", 0, "path"}, "compose.yaml", ""},
				{"explain", object{"log": "H14"}, []any{"schema"}, "proclint/1", ""},
				{"explain", object{"log": "bash: gunicorn: command not found", "path": app}, []any{"causes", 0, "certainty"}, "sure", ""},
				{"explain", object{"log": "H14", "platform": "heroku"}, []any{"messages", 0, "platforms", 0}, "heroku", ""},
				{"rules", object{}, []any{"rules", 0, "uri"}, "proclint://rules/byte-order-mark", "port-hardcoded"},
				{"rules", object{"name": "sudo"}, []any{"rules", 0, "name"}, "sudo", "# Command with sudo"},
				{"platforms", object{}, []any{"platforms", 0, "id"}, "code-capsules", "Heroku"},
				{"platforms", object{"id": "drycc:image"}, []any{"platforms", 0, "id"}, "drycc", "# Drycc\n"},
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
				{"lint", object{"path": "none"}, "none isn't there"},
				{"lint", object{"path": "requirements.txt", "text": strings.Repeat("#", 2<<20)}, "larger than"},
				{"lint", object{"file": "Procfile"}, "file"},
				{"fix", object{"text": "wbe: x\n", "write": true}, "no file to write"},
				{"preview", object{"text": "web: x\n"}, `pass "platform"`},
				{"move", object{"text": "web: x\n", "to": "drycc"}, `pass "from"`},
				{"move", object{}, "to"},
				{"export", object{"format": "helm"}, "unknown export"},
				{"fix", object{"text": "web : x\n# " + strings.Repeat(`"`, 900_000)}, "the answer has"},
				{"explain", object{}, "log"},
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
	if answer, text := a.call("fix", object{"path": "other", "write": true}); in(answer, "path") != filepath.Join(app, "other", "Procfile") {
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
					"export": {"format": "compose"}, "explain": {"log": "H14"},
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
		if answer, text := newAgent(t, protocol, nil).call("lint", object{}); in(answer, "file", "path") != filepath.Join(app, "Procfile") {
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
	if !strings.Contains(out, `"path":"`+app) {
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
	resources := 0
	for resource, err := range a.Resources(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		resources++
		page, err := a.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: resource.URI})
		if err != nil {
			t.Fatalf("%s: %v", resource.URI, err)
		}
		if text := page.Contents[0]; text.MIMEType != "text/markdown" || !strings.HasPrefix(text.Text, "# "+resource.Title+"\n") || !strings.Contains(text.Text, "`"+resource.Name+"`") {
			t.Errorf("%s: %.100s", resource.URI, text.Text)
		}
	}
	if want := len(ruleNames()) + 20; resources < want {
		t.Errorf("only %d resources", resources)
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
	completed, err := a.Complete(t.Context(), &mcp.CompleteParams{Ref: &mcp.CompleteReference{Type: "ref/prompt", Name: "deploy"}, Argument: mcp.CompleteParamsArgument{Name: "platform", Value: "drycc"}})
	if err != nil || !slices.Contains(completed.Completion.Values, "drycc:image") {
		t.Errorf("%+v, %v", completed, err)
	}
}

// TestAThousandCallsInARow: all are answered alike, some at once.
func TestAThousandCallsInARow(t *testing.T) {
	golden.OnlyNightly(t)
	app := plant(t, "Procfile", "wbe: gunicorn shop.wsgi --bind :8000\n")
	for _, protocol := range []string{protocols[0], protocols[len(protocols)-1]} {
		a := newAgent(t, protocol, []string{app})
		want, _ := a.call("lint", object{})
		first, _ := json.Marshal(want)
		for i := range 250 {
			answers := make(chan string, 4)
			for range cap(answers) {
				go func() {
					result, err := a.CallTool(t.Context(), &mcp.CallToolParams{Name: "lint", Arguments: object{}})
					if err != nil {
						answers <- err.Error()
						return
					}
					encoded, _ := json.Marshal(result.StructuredContent)
					answers <- string(encoded)
				}()
			}
			for range cap(answers) {
				if got := <-answers; got != string(first) {
					t.Fatalf("call %d: %s, want %s", i, got, first)
				}
			}
		}
	}
}

// toolNames are the names of all tools, in the order of the alphabet.
func toolNames(t *testing.T) []string {
	t.Helper()
	return slices.Sorted(maps.Keys(newAgent(t, protocols[0], nil).schemas))
}
