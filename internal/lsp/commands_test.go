package lsp

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/messages"
)

// explained is what a test reads of an answer.
type explained struct {
	Schema string
	Rules  []struct{ Name string }
	Causes []struct {
		Headline, Certainty, Rule string
		Place                     *json.RawMessage
		Fixes                     []struct{ Title string }
	}
}

// runParams are the parameters that run a command.
func runParams(name string, arguments ...string) string {
	quoted, _ := json.Marshal(arguments)
	return `{"command":"` + name + `","arguments":` + string(quoted) + `}`
}

func TestTheServerExplainsALog(t *testing.T) {
	const uri = "file:///project/Procfile"
	e := start(t, `{"platforms":["heroku"]}`)
	e.open(uri, "web: npm run serve\nworker: gunicorn app:app --bind 0.0.0.0:8000\n")
	for _, test := range []struct {
		log, uri, headline, certainty string
	}{
		// The project's package.json has other scripts.
		{`npm error Missing script: "serve"`, uri, "`package.json` has no script `serve`", "sure"},
		{`npm error Missing script: "serve"`, "", "`package.json` has no script `serve`", "likely"},
		{`npm error Missing script: "serve"`, "untitled:other", "`package.json` has no script `serve`", "likely"},
		{"heroku[router]: at=info status=200\napp[web.1]: Error: Cannot find module 'express'\n", uri, "`express` isn't in the `dependencies` of `package.json`", "sure"},
		{"GET / 200", uri, "", ""},
	} {
		arguments := []string{test.log}
		if test.uri != "" {
			arguments = append(arguments, test.uri)
		}
		var got explained
		e.ask("workspace/executeCommand", runParams(explainCommand, arguments...), &got)
		switch {
		case got.Schema == "":
			t.Errorf("%q: no schema", test.log)
		case test.headline == "" && len(got.Causes) > 0:
			t.Errorf("%q: %+v", test.log, got.Causes)
		case test.headline != "" && (len(got.Causes) == 0 || got.Causes[0].Headline != test.headline || got.Causes[0].Certainty != test.certainty):
			t.Errorf("%q with %q: %+v", test.log, test.uri, got.Causes)
		}
	}
	e.leave()
}

// TestTheServerExplainsAsTheCommandLineDoes: without a document, both give the same.
func TestTheServerExplainsAsTheCommandLineDoes(t *testing.T) {
	const log = "heroku[router]: at=error code=H14 desc=\"No web processes running\""
	e := start(t, `{}`)
	var got, want any
	e.ask("workspace/executeCommand", runParams(explainCommand, log), &got)
	if err := json.Unmarshal(jsontext.Append(nil, messages.Table().Explain(log, nil)), &want); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the answers differ: %.300v", got)
	}
	e.leave()
}

func TestCommandsAreAdvertised(t *testing.T) {
	e := newEditor(t)
	var got initializeResult
	e.ask("initialize", `{"capabilities":{}}`, &got)
	if commands := got.Capabilities.ExecuteCommandProvider.Commands; !slices.Equal(commands, []string{explainCommand, showCommand}) {
		t.Errorf("commands %v", commands)
	}
	e.leave()
}

func TestCommandsThatCannotRun(t *testing.T) {
	e := start(t, `{}`)
	for params, says := range map[string]string{
		runParams("proclint.other", "H14"):                                  "there is no command proclint.other",
		runParams(showCommand, uri):                                         "takes the URI of a document",
		runParams(showCommand, uri, "web"):                                  "isn't open",
		runParams(explainCommand):                                           "takes a log",
		runParams(explainCommand, "a", uri, "b"):                            "takes a log",
		runParams(explainCommand, strings.Repeat("x", lint.MaxBytes+1)):     "too long",
		`{"command":"` + explainCommand + `","arguments":[{"text":"H14"}]}`: "cannot unmarshal",
		`{"command":"` + explainCommand + `","arguments":["H14",7]}`:        "cannot unmarshal",
	} {
		if err := e.try("workspace/executeCommand", params, nil); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.80s: %v, want %s", params, err, says)
		}
	}
	e.leave()
}
