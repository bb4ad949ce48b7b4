package lsp

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/repository"
)

// beside makes a server see files next to each Procfile.
func besideOf(texts map[string]string) func(string, Edited) Place {
	return func(path string, _ Edited) Place {
		listed := []string{filepath.Base(path), "app.js"}
		for name := range texts {
			listed = append(listed, name)
		}
		return Place{Root: filepath.Base(path), Beside: repository.New(repository.List{Listed: listed, Texts: texts}, ".")}
	}
}

// changed are the texts of files after a change, by their URIs.
func changed(t *testing.T, edit json.RawMessage, texts map[string]string) map[string]string {
	t.Helper()
	var change struct {
		Changes         map[string][]lint.TextEdit
		DocumentChanges []documentEdit
	}
	if err := json.Unmarshal(edit, &change); err != nil {
		t.Fatal(err)
	}
	after := map[string]string{}
	for uri, edits := range change.Changes {
		after[uri] = apply(t, texts[uri], edits)
	}
	for _, c := range change.DocumentChanges {
		after[c.TextDocument.URI] = apply(t, texts[c.TextDocument.URI], c.Edits)
		if isOpen := strings.Contains(strings.ToLower(c.TextDocument.URI), "procfile"); isOpen != (c.TextDocument.Version != nil) {
			t.Errorf("%s: of version %v", c.TextDocument.URI, c.TextDocument.Version)
		}
	}
	return after
}

func TestRename(t *testing.T) {
	const file, appJSON, scalingo = "file:///shop/Procfile", "file:///shop/app.json", "file:///shop/scalingo.json"
	for _, test := range []struct {
		name, uri      string
		line, char     int
		to             string
		before, after  map[string]string
		says           string
		withoutChanges bool
	}{
		{
			name: "all places", uri: file, line: 1, char: 2, to: "jobs",
			before: map[string]string{
				file:     "web: x $OVERMIND_PROCESS_worker_PORT ${OVERMIND_PROCESS_worker_PORT:-1} $worker worker\nworker: y\nworker : z\n",
				appJSON:  "{\n  \"name\": \"worker\", \"env\": {\"worker\": {}},\r\n  \"formation\": {\"\U0001f600\": {}, \"worker\" : {\"quantity\": 1, \"worker\": {}}},\n\"healthchecks\":{\"worker\":[]}}",
				scalingo: `{"formation":{"web":{"amount":1},"w\u006frker":{"amount":2}}}`,
			},
			after: map[string]string{
				file:     "web: x $OVERMIND_PROCESS_jobs_PORT ${OVERMIND_PROCESS_jobs_PORT:-1} $worker worker\njobs: y\njobs : z\n",
				appJSON:  "{\n  \"name\": \"worker\", \"env\": {\"worker\": {}},\r\n  \"formation\": {\"\U0001f600\": {}, \"jobs\" : {\"quantity\": 1, \"worker\": {}}},\n\"healthchecks\":{\"jobs\":[]}}",
				scalingo: `{"formation":{"web":{"amount":1},"jobs":{"amount":2}}}`,
			},
		},
		{
			name: "an editor without versions", uri: file, to: "app", withoutChanges: true,
			before: map[string]string{file: "web: x\n", appJSON: `{"formation":{"web":1}}`},
			after:  map[string]string{file: "app: x\n", appJSON: `{"formation":{"app":1}}`},
		},
		{
			name: "a name that no variable can have", uri: file, line: 1, to: "my-worker",
			before: map[string]string{file: "web: $OVERMIND_PROCESS_worker_PORT\nworker: y\n"},
			after:  map[string]string{file: "web: $OVERMIND_PROCESS_worker_PORT\nmy-worker: y\n"},
		},
		{
			name: "nothing refers to it", uri: file, to: "app",
			before: map[string]string{file: "web: x\n", appJSON: `{"formation":{"worker":{}}}`},
			after:  map[string]string{file: "app: x\n"},
		},
		{
			name: "JSON with an error", uri: file, to: "app",
			before: map[string]string{file: "web: x\n", appJSON: `{"formation":{"web":{}},,}`, scalingo: `[{"formation":{"web":{}}}]`},
			after:  map[string]string{file: "app: x\n", appJSON: `{"formation":{"app":{}},,}`},
		},
		{
			name: "a variant", uri: "file:///shop/Procfile.dev", to: "app",
			before: map[string]string{"file:///shop/Procfile.dev": "web: x\n", appJSON: `{"formation":{"web":{}}}`},
			after:  map[string]string{"file:///shop/Procfile.dev": "app: x\n"},
		},
		{
			name: "a text that was never saved", uri: uri, to: "app",
			before: map[string]string{uri: "web: x\n"},
			after:  map[string]string{uri: "app: x\n"},
		},
		{name: "the same name", uri: file, to: "web", before: map[string]string{file: "web: x\n"}, after: map[string]string{file: "web: x\n"}},
		{name: "a name of another entry", uri: file, to: "worker", before: map[string]string{file: "web: x\nworker: y\n"}, says: "the file has `worker` already"},
		{name: "a name of another key", uri: file, to: "worker", before: map[string]string{file: "web: x\n", appJSON: `{"formation":{"worker":{}}}`}, says: "`app.json` has `worker` already"},
		{name: "no name", uri: file, to: "", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "a colon", uri: file, to: "a:b", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "two words", uri: file, to: "a b", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "a comment", uri: file, to: "#a", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "two lines", uri: file, to: "a: b\nc", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "an option", uri: file, to: "-x", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "options", uri: file, to: "--scale", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "a path", uri: file, to: "../x", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "an absolute path", uri: file, to: "/etc/x", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "a folder", uri: file, to: "..", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "a variable", uri: file, to: "$(x)", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "a control character", uri: file, to: "a\x1b[31m", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "a null", uri: file, to: "a\x00", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "a change of direction", uri: file, to: "a\u202eb", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "a look-alike letter", uri: file, to: "w\u0435b", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "a space behind", uri: file, to: "app ", before: map[string]string{file: "web: x\n"}, says: "can't be a process type"},
		{name: "the same odd name", uri: file, to: "-x", before: map[string]string{file: "-x: y\n"}, after: map[string]string{file: "-x: y\n"}},
		{name: "in the command", uri: file, char: 5, to: "app", before: map[string]string{file: "web: x\n"}, says: "no process type at this place"},
		{name: "after the last line", uri: file, line: 99, to: "app", before: map[string]string{file: "web: x\n"}, says: "no process type at this place"},
	} {
		beside := map[string]string{}
		for uri, text := range test.before {
			beside[strings.TrimPrefix(uri, "file:///shop/")] = text
		}
		e := newEditorWith(t, Options{Place: besideOf(beside)})
		capabilities := everything
		if test.withoutChanges {
			capabilities = `{}`
		}
		e.ask("initialize", `{"capabilities":`+capabilities+`}`, nil)
		e.open(test.uri, test.before[test.uri])
		var got json.RawMessage
		to, _ := json.Marshal(test.to)
		err := e.try("textDocument/rename", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d},"newName":%s}`, test.uri, test.line, test.char, to), &got)
		switch {
		case test.says != "":
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%s: %v, want %s", test.name, err, test.says)
			}
		case err != nil:
			t.Errorf("%s: %v", test.name, err)
		default:
			after := changed(t, got, test.before)
			if fmt.Sprint(after) != fmt.Sprint(test.after) {
				t.Errorf("%s: %q\nwant %q", test.name, after, test.after)
			}
		}
		e.leave()
	}
}

func TestPrepareRename(t *testing.T) {
	e := newEditor(t)
	var hello initializeResult
	e.ask("initialize", `{"capabilities":{"textDocument":{"rename":{"prepareSupport":true}}}}`, &hello)
	if options, ok := hello.Capabilities.RenameProvider.(map[string]any); !ok || options["prepareProvider"] != true {
		t.Errorf("%+v", hello.Capabilities.RenameProvider)
	}
	e.open(uri, "# web: x\n  web : x\n")
	for _, test := range []struct {
		line, character int
		want            string
	}{
		{1, 2, `{"range":{"start":{"line":1,"character":2},"end":{"line":1,"character":5}},"placeholder":"web"}`},
		{1, 5, `{"range":{"start":{"line":1,"character":2},"end":{"line":1,"character":5}},"placeholder":"web"}`},
		{1, 8, "null"},
		{0, 3, "null"},
		{-1, -1, "null"},
		{99, 0, "null"},
	} {
		var got json.RawMessage
		e.ask("textDocument/prepareRename", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}}`, uri, test.line, test.character), &got)
		if string(got) != test.want {
			t.Errorf("%d:%d: %s, want %s", test.line, test.character, got, test.want)
		}
	}
	e.leave()
}

// TestRenameInALargeFile: each of its lines is one edit.
func TestRenameInALargeFile(t *testing.T) {
	e := start(t, `{}`)
	const lines = 10_000
	e.open(uri, strings.Repeat("w: x $w\n", lines))
	var got struct{ DocumentChanges []documentEdit }
	e.ask("textDocument/rename", `{"textDocument":{"uri":"`+uri+`"},"position":{"line":0,"character":0},"newName":"v"}`, &got)
	if n := len(got.DocumentChanges[0].Edits); n != lines {
		t.Errorf("%d edits", n)
	}
	e.leave()
}

func TestKeysOfHostileJSON(t *testing.T) {
	for _, text := range []string{
		"", "{", `{"formation`, `{"formation":`, `{"formation":{`, `{"formation":{"web"`, `{"formation":{"web":`, `"formation"`, `[`, "}{", "\x00", `{"a":{"b":{"c":`,
		strings.Repeat(`{"a":`, 50_000), strings.Repeat("[", 50_000), `{"formation":` + strings.Repeat("[", 50_000),
	} {
		for _, k := range keysOf(text) {
			if got := text[k.at.Start:k.at.End]; len(got) < 2 || got[0] != '"' || got[len(got)-1] != '"' {
				t.Errorf("%.40q: a key %q", text, got)
			}
		}
	}
}
