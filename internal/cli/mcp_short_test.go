package cli

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
)

// sampleApps are apps with mistakes, as files and their texts.
var sampleApps = map[string][]string{
	"python": {"Procfile", "wbe: gunicorn shop.wsgi --bind :8000\nworker: sudo celery -A shop worker\nrelease: python manage.py migrate && echo done\n", "requirements.txt", "Flask\n",
		"notes.txt", "{}\n", "deploy.log", "Starting process with command `gunicorn shop.wsgi --bind :8000`\nbash: line 1: gunicorn: command not found\nProcess exited with status 127\nat=error code=H10 desc=\"App crashed\" method=GET path=\"/\"\n"},
	"node": {"Procfile", "web: node sever.js\nworker : node worker.js\n", "package.json", `{"name": "x", "dependencies": {}}` + "\n", "server.js", "require('express')().listen(3000)\n",
		"deploy.log", "Error: Cannot find module '/app/sever.js'\n    at Module._resolveFilename\nat=error code=H10 desc=\"App crashed\"\nError R10 (Boot timeout) -> Web process failed to bind to $PORT\n"},
	"correct": {"Procfile", "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n", "requirements.txt", "gunicorn\n", "shop/wsgi.py", "application = None\n",
		"deploy.log", "State changed from starting to up\n"},
}

// TestAnswersAreShort: no text of a tool is longer than what the command prints.
func TestAnswersAreShort(t *testing.T) {
	for name, files := range sampleApps {
		t.Run(name, func(t *testing.T) {
			folder := plant(t, append(files, "empty.log", "")...)
			t.Chdir(folder)
			a := newAgent(t, protocols[0], []string{folder})
			for _, c := range []struct {
				tool      string
				arguments object
				command   string
			}{
				{"lint", object{}, "lint"},
				{"lint", object{"platforms": []string{"heroku"}}, "lint --platform heroku"},
				{"lint", object{"platforms": []string{"drycc", "sevalla"}}, "lint --platform drycc,sevalla"},
				{"lint", object{"recursive": true}, "lint -r"},
				{"fix", object{}, "fix --diff"},
				{"fix", object{"suggested": true}, "fix --diff --suggested"},
				{"mend", object{}, "fix --diff --log empty.log"},
				{"mend", object{"log_path": "deploy.log"}, "fix --diff --log deploy.log"},
				{"preview", object{"platform": "heroku"}, "preview --platform heroku"},
				{"preview", object{"platform": "heroku", "all": true}, "preview --platform heroku --all"},
				{"move", object{"from": "heroku", "to": "drycc"}, "move --from heroku --to drycc"},
				{"export", object{"format": "compose"}, "export --to compose"},
				{"explain", object{"log_path": "deploy.log"}, "explain deploy.log"},
				{"explain", object{"log_path": "deploy.log", "all": true}, "explain -v deploy.log"},
				{"explain", object{"log": "H14"}, "explain H14"},
				{"rules", object{}, "rules"},
				{"rules", object{"name": "program-missing"}, "rules program-missing"},
				{"platforms", object{}, "platforms"},
				{"platforms", object{"id": "drycc"}, "platforms drycc"},
			} {
				stdout, stderr, _ := run(t, strings.Fields(c.command)...)
				most := len(stdout) + len(stderr)
				if c.tool == "fix" || c.tool == "mend" {
					most += stateLine
				}
				if text := a.text(c.tool, c.arguments); len(text) > most {
					t.Errorf("%s %v: %d characters, and %d of proclint %s:\n%s\n%s%s", c.tool, c.arguments, len(text), len(stdout)+len(stderr), c.command, text, stdout, stderr)
				}
			}
		})
	}
}

// stateLine is the line by which a model knows whether files were written.
const stateLine = len("Nothing to fix. Left: nothing to report\n")

// TestListsAreShort: what a client shows a model at the start, and in each list, is small.
func TestListsAreShort(t *testing.T) {
	w := newSession(t, "2025-11-25", "{}", "--root", t.TempDir())
	for method, most := range map[string]int{"tools/list": 12_000, "resources/list": 6_000, "resources/templates/list": 500, "prompts/list": 1_000} {
		w.send(`{"jsonrpc":"2.0","id":1,"method":"` + method + `"}`)
		encoded, err := json.Marshal(w.answerTo(1))
		if err != nil || len(encoded) > most {
			t.Errorf("%s: %d characters, more than %d, %v", method, len(encoded), most, err)
		}
	}
}

// TestMessageOverTheLimit: it's answered with its ID, wherever that is, and the next one is, too.
func TestMessageOverTheLimit(t *testing.T) {
	w := newSession(t, "2025-11-25", "{}", "--root", t.TempDir())
	large := strings.Repeat("x", 9<<20)
	for message, id := range map[string]any{
		`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"lint","arguments":{"text":"` + large + `"}}}`:   7.0,
		`{"method":"tools/call","params":{"name":"lint","arguments":{"text":"` + large + `"}},"jsonrpc":"2.0","id":"a"}`: "a",
		`{"params":{"x":"` + large + `","id":5},"jsonrpc":"2.0","method":"tools/call"}`:                                  nil,
		large: nil,
	} {
		w.send(message)
		answer := w.answerTo(id)
		if code := in(answer, "error", "code"); code != -32600.0 || answer["id"] != id {
			t.Errorf("%.40s: %v", message, answer)
		}
		w.send(`{"jsonrpc":"2.0","id":8,"method":"ping"}`)
		if answer := w.answerTo(8); answer["result"] == nil {
			t.Errorf("after %.40s: %v", message, answer)
		}
	}
}

// strictFormats are what the converters of large vendors take of the schema of a tool. Each has the keywords that it knows, and the
// types. Anything else makes the whole request fail, or is lost.
//
// OpenAI: https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
// Google: https://ai.google.dev/api/caching#Schema
// Anthropic: https://docs.anthropic.com/en/docs/agents-and-tools/tool-use/implement-tool-use
var strictFormats = map[string]struct{ keywords, types []string }{
	"OpenAI": {
		[]string{"type", "properties", "required", "additionalProperties", "items", "enum", "description", "anyOf", "$ref", "$defs", "const", "pattern", "format", "minimum", "maximum", "minItems", "maxItems"},
		[]string{"string", "number", "boolean", "integer", "object", "array", "null"},
	},
	"Google": {
		[]string{"type", "format", "title", "description", "nullable", "enum", "maxItems", "minItems", "properties", "required", "minProperties", "maxProperties", "minLength", "maxLength", "pattern", "example", "anyOf", "propertyOrdering", "default", "items", "minimum", "maximum"},
		[]string{"string", "number", "integer", "boolean", "array", "object"},
	},
	"Anthropic": {
		[]string{"type", "properties", "required", "items", "enum", "description", "title", "default", "additionalProperties", "anyOf", "allOf", "oneOf", "$ref", "$defs", "const", "format", "pattern", "minimum", "maximum"},
		[]string{"string", "number", "boolean", "integer", "object", "array", "null"},
	},
}

// TestSchemasFitTheFormatsOfLargeVendors: also their limits for names, descriptions, values and depth.
func TestSchemasFitTheFormatsOfLargeVendors(t *testing.T) {
	w := newSession(t, "2025-11-25", "{}", "--root", t.TempDir())
	w.send(`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`)
	tools := in(w.answerTo(1), "result", "tools").([]any)
	values := 0
	for _, tool := range tools {
		name := in(tool, "name").(string)
		if len(name) > 64 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") != "" {
			t.Errorf("the name %q", name)
		}
		if text := in(tool, "description").(string); text == "" || len(text) > 1024 {
			t.Errorf("%s: the description has %d characters", name, len(text))
		}
		for vendor, format := range strictFormats {
			var check func(path string, schema any, depth int)
			check = func(path string, schema any, depth int) {
				fields, ok := schema.(object)
				if !ok {
					t.Errorf("%s, %s: %v is no schema", vendor, path, schema)
					return
				}
				for _, keyword := range slices.Sorted(maps.Keys(fields)) {
					if !slices.Contains(format.keywords, keyword) {
						t.Errorf("%s, %s: the keyword %s", vendor, path, keyword)
					}
				}
				kind, ok := fields["type"].(string)
				if !ok || !slices.Contains(format.types, kind) {
					t.Errorf("%s, %s: the type %v", vendor, path, fields["type"])
				}
				if depth > 5 {
					t.Errorf("%s, %s: it's deep", vendor, path)
				}
				if (kind == "array") != (fields["items"] != nil) || (kind == "object") != (fields["properties"] != nil) {
					t.Errorf("%s, %s: what is in it?", vendor, path)
				}
				if list, ok := fields["enum"].([]any); ok {
					values += len(list)
					if kind != "string" || slices.Contains(list, any("")) {
						t.Errorf("%s, %s: the values %v", vendor, path, list)
					}
				}
				properties, _ := fields["properties"].(object)
				required, _ := fields["required"].([]any)
				for _, name := range required {
					if properties[name.(string)] == nil {
						t.Errorf("%s, %s: %v is required, and isn't there", vendor, path, name)
					}
				}
				for name, property := range properties {
					check(path+"."+name, property, depth+1)
				}
				if fields["items"] != nil {
					check(path+"[]", fields["items"], depth+1)
				}
			}
			check(name, in(tool, "inputSchema"), 1)
		}
	}
	if each := values / len(strictFormats); each > 1000 || each < 100 {
		t.Errorf("%d values of enumerations, of which OpenAI takes 1000", each)
	}
}

// TestSchemasHaveStrategies: an argument for platforms lists all that it takes, or says which tool does.
func TestSchemasHaveStrategies(t *testing.T) {
	w := newSession(t, "2025-11-25", "{}", "--root", t.TempDir())
	w.send(`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`)
	found := 0
	for _, tool := range in(w.answerTo(1), "result", "tools").([]any) {
		for _, name := range []string{"platforms", "platform", "from", "to"} {
			argument, ok := in(tool, "inputSchema", "properties", name).(object)
			if !ok {
				continue
			}
			found++
			values, ok := in(argument, "items", "enum").([]any)
			if !ok {
				values, ok = argument["enum"].([]any)
			}
			if !ok && strings.Contains(argument["description"].(string), "lint") {
				continue
			}
			for _, id := range platform.IDs() {
				if !slices.Contains(values, any(id)) {
					t.Errorf("%v: %s doesn't take %s", in(tool, "name"), name, id)
				}
			}
		}
	}
	if found < 8 {
		t.Errorf("only %d arguments for platforms", found)
	}
}

// TestAnAppOfSeveral: a log chooses its app in a folder of several, and the answers name it.
func TestAnAppOfSeveral(t *testing.T) {
	folder := plant(t, "apps/api/Procfile", "web: gunicorn api.wsgi --bind 0.0.0.0:$PORT\n", "apps/api/requirements.txt", "Flask\n", "apps/api/api/wsgi.py", "",
		"apps/shop/Procfile", "web: node server.js\n", "apps/shop/package.json", "{}\n", "apps/shop/server.js", "require('http').createServer().listen(process.env.PORT)\n",
		"notes.txt", "{}\n", "deploy.log", "Starting process with command `gunicorn api.wsgi --bind 0.0.0.0:12345`\nbash: line 1: gunicorn: command not found\n")
	t.Chdir(folder)
	if stdout, stderr, code := run(t, "explain", "deploy.log"); code != exitOK || !strings.HasPrefix(stdout, "App: apps/api\n") || !strings.Contains(stdout, "apps/api/Procfile:1:") {
		t.Errorf("exit code %d: %s%s", code, stdout, stderr)
	}
	if stdout, stderr, code := run(t, "fix", "--diff", "--log", "deploy.log"); code != exitOK || !strings.Contains(stdout, "+++ b/apps/api/requirements.txt\n") {
		t.Errorf("exit code %d: %s%s", code, stdout, stderr)
	}
	if stdout, stderr, code := run(t, "fix", "--log", "notes.txt"); code != exitFailure || !strings.Contains(stderr, "apps/api/Procfile, apps/shop/Procfile") {
		t.Errorf("a log of neither: exit code %d: %s%s", code, stdout, stderr)
	}
	a := newAgent(t, protocols[0], []string{folder})
	if text := a.text("explain", object{"log_path": "deploy.log"}); !strings.HasPrefix(text, "App: apps/api\n") {
		t.Error(text)
	}
	// In the folder of an app, the log is the app's, whatever it says.
	plantIn(t, folder, "apps/shop/deploy.log", read(t, "deploy.log"))
	if stdout, stderr, code := run(t, "explain", "apps/shop/deploy.log"); code != exitOK || !strings.HasPrefix(stdout, "App: apps/shop\n") {
		t.Errorf("exit code %d: %s%s", code, stdout, stderr)
	}
	if stdout, stderr, code := run(t, "fix", "--diff", "--log", "apps/shop/deploy.log"); strings.Contains(stdout, "apps/api") {
		t.Errorf("exit code %d: %s%s", code, stdout, stderr)
	}
	if text := a.text("explain", object{"log_path": "apps/shop/deploy.log"}); !strings.HasPrefix(text, "App: apps/shop\n") {
		t.Error(text)
	}
	if text := a.text("lint", object{"recursive": true}); !strings.HasSuffix(text, "2 apps\n") || !strings.Contains(text, "apps/api/Procfile:1:") {
		t.Error(text)
	}
	if _, text := a.call("mend", object{"log_path": "deploy.log", "write": true}); text != "" || read(t, "apps/api/requirements.txt") != "Flask\ngunicorn\n" {
		t.Errorf("%s: %s", text, read(t, "apps/api/requirements.txt"))
	}
}
