//go:build js && wasm

package bridge

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/hack-pad/safejs"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/pageapi"
)

// engine announces the engine to JavaScript and returns what JavaScript got.
func engine(t *testing.T) safejs.Value {
	t.Helper()
	var received []safejs.Value
	ready, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		received = append(received, args...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	defer ready.Release()
	if err := safejs.Global().Set("proclintReady", ready); err != nil {
		t.Fatal(err)
	}
	if err := announce(api.Cached(api.Answering(pageapi.Methods()))); err != nil {
		t.Fatal(err)
	}
	if len(received) != 1 || received[0].Type() != safejs.TypeFunction {
		t.Fatalf("proclintReady got %d values, want one function", len(received))
	}
	return received[0]
}

// call goes from Go through JavaScript to the exported function and back.
func call(t *testing.T, engine safejs.Value, args ...any) string {
	t.Helper()
	value, err := engine.Invoke(args...)
	if err != nil {
		t.Fatalf("call: %v", err)
	}
	if value.Type() != safejs.TypeString {
		t.Fatalf("call gives a %s, want a string", value.Type())
	}
	text, err := value.String()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestTheBridgeLints(t *testing.T) {
	// "77u/" is a byte order mark; the path shows that text comes through as it is.
	answer := call(t, engine(t), "lint", `{"path":"Prøcfile 🚀","base64":"77u/d2ViOiB4Cg=="}`)
	var report struct {
		Schema      string
		File        struct{ Path string }
		Diagnostics []struct{ Rule string }
	}
	if err := json.Unmarshal([]byte(answer), &report); err != nil {
		t.Fatalf("%v in %s", err, answer)
	}
	if report.Schema != "proclint/1" || report.File.Path != "Prøcfile 🚀" {
		t.Errorf("lint: %s", answer)
	}
	for _, diagnostic := range report.Diagnostics {
		if diagnostic.Rule == "byte-order-mark" {
			return
		}
	}
	t.Errorf("lint: no byte-order-mark in %s", answer)
}

func TestTheBridgeAnswersWrongCalls(t *testing.T) {
	engine := engine(t)
	for name, args := range map[string][]any{
		"no arguments":  {},
		"one argument":  {"lint"},
		"not a string":  {"lint", 3},
		"no method":     {"nonsense", "{}"},
		"not JSON":      {"lint", "{"},
		"empty request": {"lint", ""},
	} {
		if answer := call(t, engine, args...); !strings.HasPrefix(answer, `{"error":{"title":"`) {
			t.Errorf("%s: %s", name, answer)
		}
	}
}

func TestAWarmUpThatFailsIsTold(t *testing.T) {
	lint := Call{"lint", `{"path":"Procfile","text":"web: node server.js\n"}`}
	if err := warm(api.Answering(pageapi.Methods()), []Call{lint}); err != nil {
		t.Error(err)
	}
	for _, call := range []Call{{"nonsense", "{}"}, {"lint", "{"}} {
		if err := warm(api.Answering(pageapi.Methods()), []Call{lint, call}); err == nil || !strings.Contains(err.Error(), call.Method) {
			t.Errorf("%v: %v", call, err)
		}
	}
}
