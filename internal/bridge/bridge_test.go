//go:build js && wasm

package bridge

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/hack-pad/safejs"

	"github.com/proclint/proclint/lint/api"
)

// exported announces the engine with data to JavaScript, and returns what JavaScript got.
func exported(t *testing.T, data Data) safejs.Value {
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
	if err := announce(api.Cached(api.Answering(api.PageMethods())), data); err != nil {
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
	answer := call(t, exported(t, nil), "lint", `{"path":"Prøcfile 🚀","base64":"77u/d2ViOiB4Cg=="}`)
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
	engine := exported(t, nil)
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

// array is an Uint8Array with the bytes of a text.
func array(t *testing.T, text string) safejs.Value {
	t.Helper()
	constructor, err := safejs.Global().Get("Uint8Array")
	if err != nil {
		t.Fatal(err)
	}
	made, err := constructor.New(len(text))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := safejs.CopyBytesToJS(made, []byte(text)); err != nil {
		t.Fatal(err)
	}
	return made
}

// TestTheBridgeTakesData: bytes for a name of data, and nothing else.
func TestTheBridgeTakesData(t *testing.T) {
	var got []string
	engine := exported(t, Data{"messages": func(text string) error {
		if got = append(got, text); text == "" {
			return errors.New("no text")
		}
		return nil
	}})
	for _, test := range []struct {
		method, argument any
		want             string
	}{
		{"messages", array(t, "H10 → crash"), "{}"},
		{"messages", array(t, ""), `{"error":{"title":"Wrong call","detail":"no text"`},
		{"messages", "a text", `{"error":{"title":"Wrong call"`},
		{"lint", array(t, "{}"), `{"error":{"title":"Wrong call"`},
	} {
		if answer := call(t, engine, test.method, test.argument); !strings.HasPrefix(answer, test.want) {
			t.Errorf("%v: %s, want %s", test.method, answer, test.want)
		}
	}
	if want := []string{"H10 → crash", ""}; !slices.Equal(got, want) {
		t.Errorf("it took %q, want %q", got, want)
	}
}

// Go ends a program that panics, and the next call would have no answer.
func TestTheBridgeOutlivesAPanic(t *testing.T) {
	broken := &engine{data: Data{"messages": func(string) error { panic("broken") }}}
	method, err := safejs.ValueOf("messages")
	if err != nil {
		t.Fatal(err)
	}
	if answer := broken.call([]safejs.Value{method, array(t, "")}); !strings.HasPrefix(answer, `{"error":{"title":"Internal error","detail":"broken"`) {
		t.Error(answer)
	}
}

func TestAWarmUpThatFailsIsTold(t *testing.T) {
	lint := Call{"lint", `{"path":"Procfile","text":"web: node server.js\n"}`}
	if err := warm(api.Answering(api.PageMethods()), []Call{lint}); err != nil {
		t.Error(err)
	}
	for _, call := range []Call{{"nonsense", "{}"}, {"lint", "{"}} {
		if err := warm(api.Answering(api.PageMethods()), []Call{lint, call}); err == nil || !strings.Contains(err.Error(), call.Method) {
			t.Errorf("%v: %v", call, err)
		}
	}
}
