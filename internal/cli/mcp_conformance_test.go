package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

// wire is a connection to the command mcp that sends and gets lines as they are, so that it can break rules.
type wire struct {
	*testing.T
	in     io.WriteCloser
	out    *bufio.Scanner
	fences int
}

// The parts of a handshake.
const (
	handshake   = `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":%q,"capabilities":%s,"clientInfo":{"name":"x","version":"1"}}}`
	initialized = `{"jsonrpc":"2.0","method":"notifications/initialized"}`
)

func newWire(t *testing.T, args ...string) *wire {
	t.Helper()
	fromServer, toServer, wait := startMCP(t, args...)
	w := &wire{T: t, in: toServer, out: bufio.NewScanner(fromServer)}
	w.out.Buffer(nil, 4<<20)
	t.Cleanup(func() {
		toServer.Close()
		_, _ = io.Copy(io.Discard, fromServer)
		wait()
	})
	return w
}

// newSession is a connection after the handshake.
func newSession(t *testing.T, protocol, capabilities string, args ...string) *wire {
	t.Helper()
	w := newWire(t, args...)
	w.send(fmt.Sprintf(handshake, protocol, capabilities))
	if got := in(w.answerTo(0), "result", "protocolVersion"); got != protocol {
		t.Fatalf("the server speaks version %v, want %s", got, protocol)
	}
	w.send(initialized)
	return w
}

func (w *wire) send(lines ...string) {
	w.Helper()
	if _, err := io.WriteString(w.in, strings.Join(lines, "\n")+"\n"); err != nil {
		w.Fatal(err)
	}
}

// next is the next message of the server.
func (w *wire) next() object {
	w.Helper()
	if !w.out.Scan() {
		w.Fatalf("the server ended: %v", w.out.Err())
	}
	var message object
	if err := json.Unmarshal(w.out.Bytes(), &message); err != nil || message["jsonrpc"] != "2.0" {
		w.Fatalf("%s: %v", w.out.Text(), err)
	}
	return message
}

// answerTo reads messages up to the answer with an ID.
func (w *wire) answerTo(id any) object {
	w.Helper()
	for {
		if message := w.next(); fmt.Sprint(message["id"]) == fmt.Sprint(id) && message["method"] == nil {
			return message
		}
	}
}

// unasked are the messages that come before the answer to a ping.
func (w *wire) unasked() []object {
	w.Helper()
	w.fences++
	fence := fmt.Sprint("fence ", w.fences)
	w.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%q,"method":"ping"}`, fence))
	var messages []object
	for {
		message := w.next()
		if message["id"] == fence {
			return messages
		}
		messages = append(messages, message)
	}
}

// TestConformanceOfTheHandshake: a server speaks the version of its client, or else another one that it knows. It answers nothing
// but a ping before.
func TestConformanceOfTheHandshake(t *testing.T) {
	for asked, want := range map[string]string{
		"2024-11-05": "2024-11-05", "2025-03-26": "2025-03-26", "2025-06-18": "2025-06-18", "2025-11-25": "2025-11-25",
		"1999-01-01": "2025-11-25", "2999-01-01": "2025-11-25", "": "2025-11-25", "nope": "2025-11-25",
	} {
		w := newWire(t)
		w.send(`{"jsonrpc":"2.0","id":"early","method":"tools/list"}`)
		if early := w.answerTo("early"); early["error"] == nil {
			t.Errorf("an answer before the handshake: %v", early)
		}
		w.unasked()
		w.send(fmt.Sprintf(handshake, asked, "{}"))
		result := in(w.answerTo(0), "result")
		if got := in(result, "protocolVersion"); got != want {
			t.Errorf("version %q: %v, want %s", asked, got, want)
		}
		if in(result, "serverInfo", "name") != "proclint" || in(result, "serverInfo", "version") == nil {
			t.Errorf("the server has no name: %v", result)
		}
		if got := slices.Sorted(maps.Keys(in(result, "capabilities").(object))); !slices.Equal(got, []string{"completions", "prompts", "resources", "tools"}) {
			t.Errorf("capabilities: %v", got)
		}
	}
}

// TestConformanceOfErrors: each request gets one answer with its ID, and what is wrong with it as a code. Nothing ends the server.
func TestConformanceOfErrors(t *testing.T) {
	w := newSession(t, "2025-11-25", "{}", "--root", plant(t, "Procfile", "web: x\n"))
	for _, c := range []struct {
		message string
		id      any
		code    float64 // 0 for a result
	}{
		{`{"jsonrpc":"2.0","id":1,"method":"ping"}`, 1.0, 0},
		{`{"jsonrpc":"2.0","id":"a b","method":"ping"}`, "a b", 0},
		{`{"jsonrpc":"2.0","id":2,"method":"ping","params":{"_meta":{"x":1},"further":true}}`, 2.0, 0},
		{`{"jsonrpc":"2.0","id":3,"method":"nope"}`, 3.0, -32601},
		{`{"jsonrpc":"2.0","id":4,"method":"Tools/List"}`, 4.0, -32601},
		{`{"jsonrpc":"2.0","id":5,"method":""}`, 5.0, -32601},
		{`{"jsonrpc":"2.0","id":6,"method":"tools/call","params":7}`, 6.0, -32602},
		{`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":7}}`, 7.0, -32602},
		{`{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":"nope"}}`, 8.0, -32602},
		{`{"jsonrpc":"2.0","id":9,"method":"tools/list","params":{"cursor":"nope"}}`, 9.0, -32602},
		{`{"jsonrpc":"2.0","id":10,"method":"resources/list","params":{"cursor":"bm9wZQ=="}}`, 10.0, -32602},
		{`{"jsonrpc":"2.0","id":11,"method":"resources/read","params":{"uri":"proclint://rules/nope"}}`, 11.0, -32602},
		{`{"jsonrpc":"2.0","id":12,"method":"prompts/get","params":{"name":"nope"}}`, 12.0, -32602},
		{`{"jsonrpc":"2.0","id":20,"method":"prompts/get","params":{"name":"deploy","arguments":{"platform":"nope"}}}`, 20.0, -32602},
		{`{"jsonrpc":"2.0","id":21,"method":"prompts/get","params":{"name":"deploy"}}`, 21.0, -32602},
		{`{"jsonrpc":"2.0","id":13,"method":"tools/call"}`, 13.0, -32600},
		{"{", nil, -32700},
		{"}", nil, -32700},
		{"nope", nil, -32700},
		{`{"jsonrpc":"2.0","id":14,"method":"ping"`, nil, -32700},
		{`{"jsonrpc":"2.0","id":15,"method":"ping"}{}`, nil, -32700},
		{"\x00\xff", nil, -32700},
		{strings.Repeat("[", 10_000), nil, -32700},
		{"null", nil, -32600},
		{"7", nil, -32600},
		{`"ping"`, nil, -32600},
		{"{}", nil, -32600},
		{`{"jsonrpc":"2.0"}`, nil, -32600},
		{`{"jsonrpc":"1.0","id":16,"method":"ping"}`, nil, -32600},
		{`{"id":17,"method":"ping"}`, nil, -32600},
		{`{"jsonrpc":"2.0","id":{},"method":"ping"}`, nil, -32600},
		{`{"jsonrpc":"2.0","id":18,"method":7}`, nil, -32600},
		{`[]`, nil, -32600},
		{`[{"jsonrpc":"2.0","id":19,"method":"ping"}]`, nil, -32600}, // a batch, which this version has no more
	} {
		w.send(c.message)
		answer := w.answerTo(c.id)
		if id, ok := answer["id"]; !ok || id != c.id {
			t.Errorf("%.60s: the ID is %v, want %v", c.message, id, c.id)
		}
		switch code, _ := in(answer, "error", "code").(float64); {
		case code != c.code || (answer["result"] == nil) != (code != 0):
			t.Errorf("%.60s: %v, want code %v", c.message, answer, c.code)
		case code != 0 && in(answer, "error", "message") == "":
			t.Errorf("%.60s: no message: %v", c.message, answer)
		}
		if more := w.unasked(); len(more) > 0 {
			t.Errorf("%.60s: further messages %v", c.message, more)
		}
	}
}

// TestConformanceOfNotifications: nothing answers what has no ID, and an answer that nobody waits for.
func TestConformanceOfNotifications(t *testing.T) {
	w := newSession(t, "2025-11-25", "{}", "--root", t.TempDir())
	for _, message := range []string{
		initialized,
		`{"jsonrpc":"2.0","method":"nope"}`,
		`{"jsonrpc":"2.0","method":"notifications/nope","params":7}`,
		`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":99}}`,
		`{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1,"progress":1}}`,
		`{"jsonrpc":"2.0","method":"notifications/roots/list_changed"}`,
		`{"jsonrpc":"2.0","id":99,"result":{}}`,
		`{"jsonrpc":"2.0","id":"99","error":{"code":1,"message":"x"}}`,
		"", " \t", "\r",
	} {
		w.send(message)
		if got := w.unasked(); len(got) > 0 {
			t.Errorf("%q is answered: %v", message, got)
		}
	}
}

// TestConformanceOfACancelledRequest: a call that waits for the client's roots ends when the client cancels it.
func TestConformanceOfACancelledRequest(t *testing.T) {
	w := newSession(t, "2025-06-18", `{"roots":{}}`)
	w.send(`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"lint","arguments":{}}}`)
	asked := w.next()
	if asked["method"] != "roots/list" {
		t.Fatalf("the server asks for no roots: %v", asked)
	}
	w.send(`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1,"reason":"x"}}`)
	for _, message := range w.unasked() {
		if message["result"] != nil {
			t.Errorf("a cancelled request has a result: %v", message)
		}
	}
	id, _ := json.Marshal(asked["id"])
	w.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":{"roots":[]}}`, id))
	for _, message := range w.unasked() {
		if message["result"] != nil {
			t.Errorf("a cancelled request has a result: %v", message)
		}
	}
	w.send(`{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"lint","arguments":{"text":"web: x\n"}}}`)
	if answer := w.answerTo(2); in(answer, "result", "content", 0, "text") == nil {
		t.Errorf("the next call: %v", answer)
	}
}

// TestConformanceOfBatches: the one version that has batches gets the answers in one.
func TestConformanceOfBatches(t *testing.T) {
	w := newSession(t, "2025-03-26", "{}", "--root", t.TempDir())
	for _, broken := range []string{"[]", "[1]", `[{"jsonrpc":"2.0","id":1,"method":"ping"},7]`, `[{"jsonrpc":"2.0"`} {
		w.send(broken)
		if answer := w.answerTo(nil); answer["error"] == nil {
			t.Errorf("%s: %v", broken, answer)
		}
	}
	w.send(`[{"jsonrpc":"2.0","method":"nope"},{"jsonrpc":"2.0","method":"notifications/progress"}]`)
	if messages := w.unasked(); len(messages) > 0 {
		t.Errorf("notifications in a batch are answered: %v", messages)
	}
	w.send(`[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"nope"},{"jsonrpc":"2.0","id":2,"method":"nope"}]`)
	if !w.out.Scan() {
		t.Fatal(w.out.Err())
	}
	var answers []object
	if err := json.Unmarshal(w.out.Bytes(), &answers); err != nil || len(answers) != 2 {
		t.Fatalf("%s: %v", w.out.Text(), err)
	}
	for i, code := range []any{nil, -32601.0} {
		if answers[i]["id"] != float64(i+1) || in(answers[i], "error", "code") != code {
			t.Errorf("%v, want code %v", answers[i], code)
		}
	}
}

// TestConformanceOfLists: each list ends, names nothing twice, and its tools have schemas and answer.
func TestConformanceOfLists(t *testing.T) {
	w := newSession(t, "2025-11-25", "{}", "--root", plant(t, "Procfile", "wbe: node server.js --port 8000\nworker: sudo x\n", "api/package.json", `{"scripts": {"start": "node a.js"}}`, "api/a.js", ""))
	requests := 0
	ask := func(method string, params object) object {
		requests++
		encoded, err := json.Marshal(object{"jsonrpc": "2.0", "id": requests, "method": method, "params": params})
		if err != nil {
			t.Fatal(err)
		}
		w.send(string(encoded))
		answer := w.answerTo(requests)
		result, ok := answer["result"].(object)
		if !ok {
			t.Fatalf("%s %v: %v", method, params, answer)
		}
		return result
	}
	arguments := map[string]object{
		"preview": {"platform": "heroku"}, "move": {"from": "heroku", "to": "sevalla"}, "export": {"format": "compose"},
		"explain": {"log": "H14\nbash: gunicorn: command not found"}, "mend": {"log": "H14"}, "init": {"path": "api"},
	}
	for _, list := range []struct {
		method, items, key string
		least              int
	}{{"tools/list", "tools", "name", 8}, {"resources/list", "resources", "uri", 40}, {"prompts/list", "prompts", "name", 1}, {"resources/templates/list", "resourceTemplates", "uriTemplate", 2}} {
		seen, params := map[any]bool{}, object{}
		for page := 0; ; page++ {
			result := ask(list.method, params)
			items, ok := result[list.items].([]any)
			if !ok {
				t.Fatalf("%s: %v", list.method, result)
			}
			for _, item := range items {
				key := in(item, list.key)
				if key == nil || seen[key] {
					t.Errorf("%s: %v is missing or there twice", list.method, key)
				}
				seen[key] = true
				if list.items == "tools" {
					name := key.(string)
					compiled(t, "input-"+name, in(item, "inputSchema"))
					answer := ask("tools/call", object{"name": name, "arguments": arguments[name]})
					if answer["isError"] == true || in(answer, "content", 0, "type") != "text" || in(answer, "content", 0, "text") == "" {
						t.Errorf("%s: %v", name, answer)
					}
				}
			}
			cursor, more := result["nextCursor"]
			if !more || page > 100 {
				break
			}
			params = object{"cursor": cursor}
		}
		if len(seen) < list.least {
			t.Errorf("%s: only %d", list.method, len(seen))
		}
	}
}

// TestConformanceOfArguments: wrong arguments of a tool are an error that the model reads, so that it can correct them.
func TestConformanceOfArguments(t *testing.T) {
	w := newSession(t, "2025-11-25", "{}", "--root", plant(t, "Procfile", "web: x\n"))
	for i, arguments := range []string{`{"path":7}`, `{"nope":1}`, `{"platforms":[7]}`, `{"platforms":"nope"}`, `7`, `[]`, `"x"`} {
		w.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"lint","arguments":%s}}`, i+1, arguments))
		answer := w.answerTo(i + 1)
		code := in(answer, "error", "code")
		if in(answer, "result", "isError") != true && code != -32602.0 {
			t.Errorf("%s: %v", arguments, answer)
		}
	}
}
