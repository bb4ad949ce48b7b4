package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/proclint/proclint/internal/patient"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/assist"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// editor is a client of one server.
type editor struct {
	conn      *jsonrpc2.Conn
	t         *testing.T
	published chan publishParams
	messages  chan string
	// settings is what the editor answers when it is asked for them.
	settings any
	// asked are the server's other requests, by their methods.
	asked chan string
	ended chan error
}

var limit = patient.For(20 * time.Second)

// place is a project with a package.json and nothing else beside the Procfile.
func place(path string, _ Edited) Place {
	manifest := `{"scripts":{"start":"node app.js"}}`
	return Place{Root: filepath.Base(path), Beside: repository.New(repository.List{
		Listed: []string{filepath.Base(path), "package.json", "app.js"}, Texts: map[string]string{"package.json": manifest}}, ".")}
}

func newEditor(t *testing.T) *editor {
	t.Helper()
	return newEditorWith(t, Options{Place: place, Configuration: besideFile})
}

func newEditorWith(t *testing.T, options Options) *editor {
	t.Helper()
	fromEditor, toServer := io.Pipe()
	fromServer, toEditor := io.Pipe()
	e := &editor{t: t, published: make(chan publishParams, 100), messages: make(chan string, 10), asked: make(chan string, 10), ended: make(chan error, 1)}
	go func() {
		e.ended <- Serve(context.Background(), fromEditor, toEditor, options)
		fromServer.Close()
	}()
	e.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(pipes{fromServer, toServer}, jsonrpc2.VSCodeObjectCodec{}),
		jsonrpc2.AsyncHandler(jsonrpc2.HandlerWithError(e.hear)), jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	t.Cleanup(func() { e.conn.Close() })
	return e
}

// pipes are the editor's ends of the streams.
type pipes struct {
	io.ReadCloser
	out io.WriteCloser
}

// Write writes to the server.
func (p pipes) Write(b []byte) (int, error) { return p.out.Write(b) }

// Close closes the stream to the server.
func (p pipes) Close() error { return p.out.Close() }

// hear receives the server's messages.
func (e *editor) hear(_ context.Context, _ *jsonrpc2.Conn, r *jsonrpc2.Request) (any, error) {
	switch r.Method {
	case "textDocument/publishDiagnostics":
		var params publishParams
		if err := json.Unmarshal(*r.Params, &params); err != nil {
			e.t.Error(err)
		}
		e.published <- params
	case "window/showMessage":
		e.messages <- string(*r.Params)
	case "workspace/configuration":
		return []any{e.settings}, nil
	case "client/registerCapability", "workspace/diagnostic/refresh", "workspace/codeLens/refresh", "workspace/inlayHint/refresh":
		e.asked <- r.Method
	}
	return nil, nil
}

const everything = `{"workspace":{"configuration":true,"didChangeConfiguration":{"dynamicRegistration":true},"workspaceEdit":{"documentChanges":true,"resourceOperations":["create","rename"]}},
	"textDocument":{"publishDiagnostics":{"relatedInformation":true},"codeAction":{"codeActionLiteralSupport":{}}}}`

// start makes an editor that has said hello.
func start(t *testing.T, options string) *editor {
	e := newEditor(t)
	e.ask("initialize", `{"processId":null,"rootUri":null,"capabilities":`+everything+`,"initializationOptions":`+options+`}`, nil)
	e.notify("initialized", `{}`)
	return e
}

func (e *editor) ask(method, params string, answer any) {
	e.t.Helper()
	if err := e.try(method, params, answer); err != nil {
		e.t.Fatalf("%s %s: %v", method, params, err)
	}
}

func (e *editor) try(method, params string, answer any) error {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	return e.conn.Call(ctx, method, json.RawMessage(params), answer)
}

func (e *editor) notify(method, params string) {
	e.t.Helper()
	if err := e.conn.Notify(context.Background(), method, json.RawMessage(params)); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) open(uri, text string) {
	quoted, _ := json.Marshal(text)
	e.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":"procfile","version":1,"text":%s}}`, uri, quoted))
}

// diagnostics waits for those of a version.
func (e *editor) diagnostics(version int) publishParams {
	e.t.Helper()
	deadline := time.After(limit)
	for {
		select {
		case p := <-e.published:
			if p.Version != nil && *p.Version == version {
				return p
			}
		case <-deadline:
			e.t.Fatalf("no diagnostics of version %d", version)
		}
	}
}

func (e *editor) codes(version int) string {
	e.t.Helper()
	var codes []string
	for _, d := range e.diagnostics(version).Diagnostics {
		codes = append(codes, d.Code)
	}
	return strings.Join(codes, " ")
}

// leave ends the server in good order.
func (e *editor) leave() {
	e.t.Helper()
	e.ask("shutdown", "null", nil)
	if err := e.conn.Notify(context.Background(), "exit", nil); err != nil {
		e.t.Fatal(err)
	}
	e.ends(nil)
}

func (e *editor) ends(want error) {
	e.t.Helper()
	select {
	case err := <-e.ended:
		if !errors.Is(err, want) || (err == nil) != (want == nil) {
			e.t.Fatalf("the server ends with %v, want %v", err, want)
		}
	case <-time.After(limit):
		e.t.Fatal("the server does not end")
	}
}

const uri = "untitled:Procfile"

func TestDiagnosticsFollowTheText(t *testing.T) {
	e := start(t, `{"platforms":["goreman"]}`)
	e.open(uri, "# \U0001f600\nweb:a\n")
	first := e.diagnostics(1)
	if len(first.Diagnostics) != 1 {
		t.Fatalf("%+v", first)
	}
	d := first.Diagnostics[0]
	if d.Code != "space-after-colon" || d.Source != "proclint" || d.Severity < 1 || d.Range.Start.Line != 1 || d.Data.Docs != "rules/space-after-colon" {
		t.Errorf("%+v %+v", d, d.Data)
	}
	// Behind a character of two UTF-16 units, and then in a line that the first change made.
	e.notify("textDocument/didChange", `{"textDocument":{"uri":"untitled:Procfile","version":2},"contentChanges":[
		{"range":{"start":{"line":0,"character":4},"end":{"line":1,"character":4}},"text":"\r\nweb: "},
		{"range":{"start":{"line":2,"character":0},"end":{"line":9,"character":9}},"text":"worker:b\n"}]}`)
	second := e.diagnostics(2)
	if len(second.Diagnostics) == 0 || second.Diagnostics[0].Code == "" {
		t.Errorf("%+v", second)
	}
	e.notify("textDocument/didChange", `{"textDocument":{"uri":"untitled:Procfile","version":3},"contentChanges":[{"text":"web: a\n"}]}`)
	if got := e.codes(3); got != "" {
		t.Errorf("version 3: %s", got)
	}
	e.notify("textDocument/didClose", `{"textDocument":{"uri":"untitled:Procfile"}}`)
	for p := range e.published {
		if p.Version == nil {
			if len(p.Diagnostics) != 0 {
				t.Errorf("after the end: %+v", p)
			}
			break
		}
	}
	e.leave()
}

func TestSyncIsThatOfTheEditor(t *testing.T) {
	at := func(line, character int) procfile.Position {
		return procfile.Position{Line: line, Character: character}
	}
	for _, test := range []struct {
		text       string
		start, end procfile.Position
		newText    string
		want       string
	}{
		{"a\nb\n", at(1, 0), at(1, 1), "c", "a\nc\n"},
		{"a\r\nb\rc", at(2, 0), at(2, 0), "d", "a\r\nb\rdc"},
		{"a\U0001f600b", at(0, 3), at(0, 4), "", "a\U0001f600"},
		{"\u00e4b", at(0, 1), at(0, 2), "c", "\u00e4c"},
		{"\ufeffweb: x", at(0, 1), at(0, 4), "app", "\ufeffapp: x"},
		{"ab\ncd", at(0, 99), at(1, 0), "-", "ab-cd"},
		{"ab", at(7, 7), at(8, 0), "\n", "ab\n"},
		{"ab", at(0, 2), at(0, 0), "x", "abx"},
		{"", at(0, 0), at(0, 0), "x", "x"},
	} {
		d := &document{text: test.text}
		got := d.changed(&procfile.Span{Start: test.start, End: test.end}, test.newText)
		if got.text != test.want {
			t.Errorf("%q from %v to %v: %q, want %q", test.text, test.start, test.end, got.text, test.want)
		}
	}
}

// apply makes the edits of an action in a text.
func apply(t *testing.T, text string, edits []lint.TextEdit) string {
	t.Helper()
	doc := procfile.Parse([]byte(text))
	var list []procfile.TextEdit
	for _, edit := range edits {
		list = append(list, procfile.TextEdit{Range: doc.RangeOf(edit.Span), NewText: edit.NewText})
	}
	out, err := procfile.Apply(text, list)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

type action struct {
	Title, Kind string
	IsPreferred bool
	Edit        struct {
		Changes         map[string][]lint.TextEdit
		DocumentChanges []struct {
			Kind, NewURI string
			TextDocument versionedID
			Edits        []lint.TextEdit
		}
	}
}

func TestCodeActions(t *testing.T) {
	e := start(t, `{"platforms":["goreman"]}`)
	const text = "web:a\nworker:b\n"
	e.open(uri, text)
	e.diagnostics(1)
	first := `{"textDocument":{"uri":"untitled:Procfile"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":6}},"context":{"diagnostics":[]%s}}`
	var actions []action
	e.ask("textDocument/codeAction", fmt.Sprintf(first, ""), &actions)
	var got []string
	for _, a := range actions {
		change := a.Edit.DocumentChanges[0]
		if change.TextDocument.Version == nil || *change.TextDocument.Version != 1 {
			t.Errorf("%s: of version %v", a.Title, change.TextDocument.Version)
		}
		got = append(got, a.Kind+"|"+a.Title+"|"+apply(t, text, change.Edits))
	}
	want := []string{
		"quickfix|Add a space after the colon|web: a\nworker:b\n",
		"quickfix|Ignore space-after-colon on this line|# proclint-ignore-next-line space-after-colon\nweb:a\nworker:b\n",
		"source.fixAll|Apply all safe fixes|web: a\nworker: b\n",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for only, n := range map[string]int{`"source"`: 1, `"source.fixAll"`: 1, `"source.fixAll.proclint"`: 1, `"quickfix"`: 2, `"refactor"`: 0, `"source.organizeImports"`: 0} {
		actions = nil
		e.ask("textDocument/codeAction", fmt.Sprintf(first, `,"only":[`+only+`]`), &actions)
		if len(actions) != n {
			t.Errorf("only %s: %d actions, want %d", only, len(actions), n)
		}
	}
	e.leave()
}

func TestAWrongNameIsMendedByARename(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "procfile")
	if err := os.WriteFile(path, []byte("web: node app.js\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	file := "file://" + filepath.ToSlash(path)
	e := start(t, `{"platforms":["heroku"]}`)
	e.open(file, "web: node app.js\n")
	if got := e.codes(1); !strings.Contains(got, "file-name") {
		t.Fatalf("found: %s", got)
	}
	var actions []action
	e.ask("textDocument/codeAction", `{"textDocument":{"uri":"`+file+`"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"context":{"diagnostics":[],"only":["quickfix"]}}`, &actions)
	if len(actions) == 0 || len(actions[0].Edit.DocumentChanges) != 1 || actions[0].Edit.DocumentChanges[0].NewURI != "file://"+filepath.ToSlash(folder)+"/Procfile" {
		t.Errorf("%+v", actions)
	}
	e.leave()
}

func TestTheBytesOnTheDiskAreSeen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Procfile")
	if err := os.WriteFile(path, []byte("\xef\xbb\xbfweb: node app.js\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	file := "file://" + filepath.ToSlash(path)
	e := start(t, `{"platforms":["heroku"]}`)
	e.open(file, "web: node app.js\n")
	if got := e.codes(1); got != "byte-order-mark" {
		t.Errorf("found: %q", got)
	}
	// After typing, the text differs from the disk.
	e.notify("textDocument/didChange", `{"textDocument":{"uri":"`+file+`","version":2},"contentChanges":[{"text":"web: npm start\n"}]}`)
	if got := e.codes(2); got != "" {
		t.Errorf("after a change: %q", got)
	}
	if err := os.WriteFile(path, []byte("\xef\xbb\xbfweb: npm start\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	e.notify("textDocument/didSave", `{"textDocument":{"uri":"`+file+`"}}`)
	if got := e.codes(2); got != "byte-order-mark" {
		t.Errorf("after saving: %q", got)
	}
	e.leave()
}

// TestHoverShowsFindings: what is wrong at a place comes before what is known about it, without flags of the command line.
func TestHoverShowsFindings(t *testing.T) {
	for _, test := range []struct {
		text      string
		character int
		want      []string
	}{
		{"wbe: gunicorn app:app", 1, []string{"**`wbe` is probably a typo for `web`**", "Rename `wbe` to `web`.", "**Process type** `wbe`"}},
		{"web: sudo gunicorn app:app", 6, []string{"**`web` starts its program with `sudo`**", "Remove `sudo`."}},
		{"# proclint-platform herku", 22, []string{"**`herku` isn't a platform**", "Use `heroku`, the platform with a similar name."}},
		{"web: gunicorn app:app", 1, []string{"**Process type** `web`"}},
	} {
		e := start(t, `{"platforms":["heroku","code-capsules"]}`)
		e.open(uri, test.text)
		var hover *hoverResult
		e.ask("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":"untitled:Procfile"},"position":{"line":0,"character":%d}}`, test.character), &hover)
		if hover == nil {
			t.Errorf("%s: no hover", test.text)
			continue
		}
		rest := hover.Contents.Value
		for _, want := range test.want {
			_, behind, found := strings.Cut(rest, want)
			if !found {
				t.Errorf("%s: no %q in order in %q", test.text, want, hover.Contents.Value)
			}
			rest = behind
		}
		if strings.Count(hover.Contents.Value, "nverified") > 2 || strings.Contains(hover.Contents.Value, "--platform") {
			t.Errorf("%s: %q", test.text, hover.Contents.Value)
		}
		e.leave()
	}
}

func TestFormattingHoverCompletion(t *testing.T) {
	e := start(t, `{"platforms":["heroku"]}`)
	const text = "# \u00e4\nweb:   gunicorn app:app   \nworker: x"
	e.open(uri, text)
	var edits []lint.TextEdit
	e.ask("textDocument/formatting", `{"textDocument":{"uri":"untitled:Procfile"},"options":{"tabSize":4,"insertSpaces":true}}`, &edits)
	if got := apply(t, text, edits); got != "# \u00e4\nweb: gunicorn app:app\nworker: x\n" || edits[0].Span.Start.Line != 1 {
		t.Errorf("laid out: %q by %+v", got, edits)
	}
	var hover *hoverResult
	e.ask("textDocument/hover", `{"textDocument":{"uri":"untitled:Procfile"},"position":{"line":1,"character":8}}`, &hover)
	if hover == nil || hover.Contents.Kind != "markdown" || !strings.HasPrefix(hover.Contents.Value, "**gunicorn**") || hover.Range.Start.Character != 7 {
		t.Errorf("%+v", hover)
	}
	e.ask("textDocument/hover", `{"textDocument":{"uri":"untitled:Procfile"},"position":{"line":0,"character":1}}`, &hover)
	if hover != nil {
		t.Errorf("on a comment: %+v", hover)
	}
	var list completionList
	e.ask("textDocument/completion", `{"textDocument":{"uri":"untitled:Procfile"},"position":{"line":1,"character":24}}`, &list)
	i := slices.IndexFunc(list.Items, func(item completionItem) bool { return item.Label == "--bind 0.0.0.0:$PORT" })
	if i < 0 || list.Items[i].Kind != 10 || list.Items[i].Documentation.Value == "" || list.Items[i].TextEdit.Span.Start.Character != 24 {
		t.Errorf("%+v", list)
	}

	// The project next to a file decides which line comes first.
	file := "file://" + filepath.ToSlash(filepath.Join(t.TempDir(), "Procfile"))
	e.open(file, "")
	e.ask("textDocument/completion", `{"textDocument":{"uri":"`+file+`"},"position":{"line":0,"character":0}}`, &list)
	i = slices.IndexFunc(list.Items, func(item completionItem) bool { return item.Kind == itemKinds[assist.LineKind] })
	if i < 0 || list.Items[i].Label != "web: npm start" || list.Items[i].Detail != "found in package.json" {
		t.Errorf("%+v", list)
	}
	e.leave()
}

func TestPlatformsOfTheSettings(t *testing.T) {
	e := newEditor(t)
	e.settings = map[string]any{"platforms": []string{"drycc:image"}}
	e.ask("initialize", `{"capabilities":`+everything+`,"initializationOptions":{"platforms":["heroku","herku"]}}`, nil)
	if got := <-e.messages; !strings.Contains(got, `unknown platform \"herku\", did you mean \"heroku\"?`) {
		t.Errorf("told: %s", got)
	}
	const text = "web: x && y\n"
	e.open(uri, text)
	if got := e.codes(1); strings.Contains(got, "no-shell") {
		t.Errorf("on heroku: %s", got)
	}
	e.notify("workspace/didChangeConfiguration", `{"settings":null}`)
	if got := e.codes(1); !strings.Contains(got, "no-shell") {
		t.Errorf("on drycc:image: %s", got)
	}
	e.leave()

	// An editor that sends its settings.
	e = newEditor(t)
	e.ask("initialize", `{"capabilities":{}}`, nil)
	e.notify("workspace/didChangeConfiguration", `{"settings":{"proclint":{"platforms":["drycc:image"]}}}`)
	e.open(uri, text)
	if got := e.codes(1); !strings.Contains(got, "no-shell") {
		t.Errorf("on drycc:image: %s", got)
	}
	e.leave()
}

func TestTheOrderOfALife(t *testing.T) {
	e := newEditor(t)
	code := func(err error) int {
		var rpc *jsonrpc2.Error
		errors.As(err, &rpc)
		if rpc == nil {
			return 0
		}
		return int(rpc.Code)
	}
	if got := code(e.try("textDocument/hover", `{}`, nil)); got != notInitialized {
		t.Errorf("a request before initialize: %d", got)
	}
	if got := code(e.try("shutdown", `null`, nil)); got != notInitialized {
		t.Errorf("shutdown before initialize: %d", got)
	}
	e.ask("initialize", `{"capabilities":{}}`, nil)
	if got := code(e.try("initialize", `{"capabilities":{}}`, nil)); got != jsonrpc2.CodeInvalidRequest {
		t.Errorf("initialize again: %d", got)
	}
	if got := code(e.try("textDocument/definition", `{}`, nil)); got != -32601 {
		t.Errorf("an unknown method: %d", got)
	}
	if got := code(e.try("textDocument/hover", `{"position":"x"}`, nil)); got != -32602 {
		t.Errorf("wrong parameters: %d", got)
	}
	for _, method := range []string{"hover", "completion", "codeAction", "documentSymbol", "documentLink", "formatting", "codeLens", "inlayHint", "prepareRename", "rename"} {
		answer := json.RawMessage("1")
		e.ask("textDocument/"+method, `{"textDocument":{"uri":"file:///none"},"position":{"line":-1,"character":-4}}`, &answer)
		if string(answer) != "null" {
			t.Errorf("%s of a file that is not open: %s", method, answer)
		}
	}
	e.notify("$/setTrace", `{"value":"off"}`)
	e.notify("textDocument/didChange", `{"textDocument":{"uri":"file:///none"},"contentChanges":[{"text":"x"}]}`)
	e.ask("shutdown", `null`, nil)
	if got := code(e.try("textDocument/hover", `{}`, nil)); got != jsonrpc2.CodeInvalidRequest {
		t.Errorf("a request after shutdown: %d", got)
	}
	e.notify("exit", `null`)
	e.ends(nil)
}

func TestExitWithoutShutdown(t *testing.T) {
	e := start(t, `null`)
	e.notify("exit", `{}`)
	e.ends(ErrNoShutdown)
}

// framed are messages as they go over the stream.
func framed(messages ...string) string {
	var b strings.Builder
	for _, m := range messages {
		fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s", len(m), m)
	}
	return b.String()
}

func TestBadInput(t *testing.T) {
	hello := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`
	bye := []string{`{"jsonrpc":"2.0","id":"s","method":"shutdown"}`, `{"jsonrpc":"2.0","method":"exit"}`}
	for name, test := range map[string]struct {
		input  string
		says   string // in what is written
		failed string // in the error
	}{
		"no JSON":             {framed(hello, "{web: x") + framed(bye...), `"code":-32700`, ""},
		"no object":           {framed(hello, "7") + framed(bye...), `"code":-32700`, ""},
		"an empty list":       {framed(hello, `[]`) + framed(bye...), `"code":-32700`, ""},
		"neither nor":         {framed(hello, `{}`, `{"jsonrpc":"2.0","id":9,"result":1}`) + framed(bye...), `"positionEncoding":"utf-16"`, ""},
		"other header fields": {"content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH: 75\n\n" + hello + framed(bye...), `"positionEncoding":"utf-16"`, ""},
		"no header":           {"web: x\n\n\n" + strings.Repeat("x", 5000), "", "header"},
		"no length":           {"Content-Length: many\r\n\r\n", "", "no length"},
		"a negative length":   {"Content-Length: -1\r\n\r\n", "", "no length"},
		"a huge length":       {"Content-Length: 2000000000\r\n\r\n", "", "more than"},
		"an endless header":   {strings.Repeat("X: y\r\n", 2000), "", "too long"},
		"the end in a header": {"Content-Le", "", "EOF"},
		"the end in a text":   {"Content-Length: 10\r\n\r\n{", "", "EOF"},
		"nothing":             {"", "", ErrNoShutdown.Error()},
	} {
		// The input stays open behind the messages, as that of an editor does, unless it is broken.
		in := io.Reader(strings.NewReader(test.input))
		if test.failed == "" {
			silence, hold := io.Pipe()
			defer hold.Close()
			in = io.MultiReader(in, silence)
		}
		var out strings.Builder
		err := Serve(context.Background(), in, &out, Options{Place: place})
		if test.failed == "" && err != nil || test.failed != "" && (err == nil || !strings.Contains(err.Error(), test.failed)) {
			t.Errorf("%s: ends with %v", name, err)
		}
		if !strings.Contains(out.String(), test.says) {
			t.Errorf("%s: %q is not in %q", name, test.says, out.String())
		}
	}
}

func TestAFileThatIsTooLarge(t *testing.T) {
	e := start(t, `null`)
	e.open(uri, strings.Repeat("web: x\n", 1<<18))
	p := e.diagnostics(1)
	if len(p.Diagnostics) != 1 || !strings.Contains(p.Diagnostics[0].Message, "larger than 1 MiB") {
		t.Errorf("%+v", p)
	}
	e.leave()
}

func TestTheFilesBesideAreSeen(t *testing.T) {
	e := start(t, `{"platforms":["heroku"]}`)
	e.open("file:///shop/Procfile", "web: node server.js\n")
	if got := e.codes(1); !strings.Contains(got, "script-not-found") {
		t.Errorf("server.js is not missed: %q", got)
	}
	e.notify("textDocument/didChange", `{"textDocument":{"uri":"file:///shop/Procfile","version":2},"contentChanges":[{"text":"web: node app.js\n"}]}`)
	if got := e.codes(2); got != "" {
		t.Errorf("app.js is there: %q", got)
	}
	e.leave()
}

// An editor that knows no Procfiles may send others' files, too.
func TestOnlyProcfilesAreJudged(t *testing.T) {
	for uri, judged := range map[string]bool{"file:///a/Procfile": true, "file:///a/procfile.txt": true, "untitled:Procfile": true, "file:///a/b.properties": false} {
		if got := isProcfile(uri, "properties"); got != judged {
			t.Errorf("%s: %v", uri, got)
		}
	}
	if !isProcfile("untitled:Untitled-1", "procfile") {
		t.Error("a text of the language procfile is not judged")
	}
}

func TestThePlaceOfAFile(t *testing.T) {
	for uri, want := range map[string]string{
		"file:///a/b%20c/Procfile": "/a/b c/Procfile", "untitled:Untitled-1": "", "vscode-vfs://github/x/Procfile": "", "%": "", "file:///a%00b": "", "": "",
	} {
		if got := pathOf(uri); filepath.ToSlash(got) != want {
			t.Errorf("%q is at %q, want %q", uri, got, want)
		}
	}
	if got := uriOf("/a/b c/Procfile", "file:///a/b%20c/procfile"); got != "file:///a/b%20c/Procfile" {
		t.Error(got)
	}
}
