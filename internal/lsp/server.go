// Package lsp is a language server for Procfiles: it speaks the Language Server Protocol 3.17 with an editor, and
// decides nothing about a file that the packages of the engine do not.
package lsp

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"log"
	"sync"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/proclint/proclint/internal/process"
	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// ErrNoShutdown is the error of a client that leaves without asking the server to shut down.
var ErrNoShutdown = errors.New("the editor left without asking to shut down")

// Options of a server.
type Options struct {
	// Targets are the platforms to check for, whatever a file, a configuration or the editor names; nil as in lint.Input.
	Targets []*platform.Target
	// Place gives the place of a file in its project, with the files there as they are now. It is asked again when they may have changed.
	Place func(path string, edited Edited) Place
	// Procfiles are those in a folder and below it, with their places, as they are now; nil where only open ones are checked.
	Procfiles func(folder string, edited Edited) iter.Seq2[string, Place]
	// Configuration is what applies to the file at a path now, and nil means none. The error says what is wrong with
	// the configuration. It is asked whenever a file is checked.
	Configuration func(path string) (Configuration, error)
}

// Edited is the text of a file that is open in the editor, by its path. It may be called at any time.
type Edited func(path string) (text string, ok bool)

// Configuration is what applies to a file.
type Configuration struct {
	config.Applied
	Project *Project // the configuration of the file, or the one that a code action may create; nil where it may change none
}

// Project is a configuration on the disk.
type Project struct {
	Path   string
	Exists bool
	Text   string // "" where it doesn't exist
	File   string // the path of the checked file from the folder of the configuration, with slashes
}

// Serve answers an editor until it says exit, its process ends, its end of the stream closes, or ctx is done. It returns
// nil when the editor asked to shut down before, and ErrNoShutdown when it did not; any other error is one of the stream.
func Serve(ctx context.Context, in io.Reader, out io.Writer, options Options) error {
	life, end := context.WithCancel(ctx)
	defer end()
	s := &server{
		options: options, life: life, ready: make(chan struct{}), exit: make(chan struct{}),
		documents: map[string]*document{}, neighbors: map[string]*document{}, startsShown: map[string]bool{}, workspace: workspace{changed: make(chan struct{}), closed: map[string]string{}},
	}
	stream := &stream{in: bufio.NewReader(in), out: out}
	// Messages are taken one by one, in their order, and what takes time runs beside them.
	// The editor receives errors, or Serve returns them, so nothing is logged.
	handler := aside{jsonrpc2.HandlerWithError(s.handle).SuppressErrClosed(), s}
	s.rpc = jsonrpc2.NewConn(life, stream, handler, jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	close(s.ready)
	defer s.rpc.Close()
	var err error
	select {
	case <-s.exit:
	case <-s.rpc.DisconnectNotify():
		if ctx.Err() != nil {
			return nil
		}
		err = stream.failed
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case err != nil && err != io.EOF:
		return err
	case s.state != stopped:
		return ErrNoShutdown
	}
	return nil
}

type state int

const (
	waiting state = iota // for initialize
	running
	stopped // by shutdown
)

type server struct {
	options   Options
	rpc       *jsonrpc2.Conn
	ready     chan struct{} // closed when rpc is set: messages come before that
	exit      chan struct{}
	once      sync.Once
	life      context.Context // done when Serve returns
	linting   sync.Mutex      // locked while a file is checked: one at a time, its newest text
	mu        sync.Mutex      // guards what follows
	state     state
	client    clientCapabilities
	initial   settings       // those of initialize
	settings  config.Applied // what the editor's settings say about every file
	documents map[string]*document
	neighbors map[string]*document // the other open files, for the editors that send them
	// startsShown are the URIs of those that the editor shows findings of. Who lints has it.
	startsShown map[string]bool
	workspace   workspace
	again       again
}

// handle answers a message. A notification that cannot be taken is dropped.
func (s *server) handle(ctx context.Context, _ *jsonrpc2.Conn, r *jsonrpc2.Request) (result any, err error) {
	<-s.ready
	// One message that cannot be answered must not end all the others.
	defer func() {
		if cause := recover(); cause != nil {
			err = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: fmt.Sprint(cause)}
		}
	}()
	s.mu.Lock()
	state := s.state
	s.mu.Unlock()
	answer := s.answers(ctx)[r.Method]
	switch {
	case r.Method == "exit":
		s.end()
		return nil, nil
	case answer == nil:
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "there is no method " + r.Method}
	case state == waiting && r.Method != "initialize":
		return nil, &jsonrpc2.Error{Code: notInitialized, Message: "the first request has to be initialize"}
	case state == stopped:
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "the server is shut down"}
	}
	return answer(r.Params)
}

func (s *server) end() { s.once.Do(func() { close(s.exit) }) }

func (s *server) answers(ctx context.Context) map[string]func(*json.RawMessage) (any, error) {
	return map[string]func(*json.RawMessage) (any, error){
		"initialize":                          request(s.initialize),
		"initialized":                         notification(s.initialized),
		"shutdown":                            request(s.shutdown),
		"workspace/didChangeConfiguration":    notification(s.didChangeConfiguration),
		"workspace/didChangeWatchedFiles":     notification(s.didChangeWatchedFiles),
		"textDocument/didOpen":                notification(s.didOpen),
		"textDocument/didChange":              notification(s.didChange),
		"textDocument/didSave":                notification(s.didSave),
		"textDocument/didClose":               notification(s.didClose),
		"workspace/didChangeWorkspaceFolders": notification(s.didChangeFolders),
		workspaceDiagnostic:                   request(func(params workspaceDiagnosticParams) (any, error) { return s.workspaceDiagnostics(ctx, params) }),
		"$/cancelRequest":                     notification(s.cancel),
		"textDocument/diagnostic":             request(s.pulledDiagnostics),
		"textDocument/documentSymbol":         about(s, s.documentSymbols),
		"textDocument/codeAction":             about(s, s.codeAction),
		"textDocument/codeLens":               about(s, s.codeLenses),
		"textDocument/inlayHint":              about(s, s.inlayHints),
		"textDocument/documentLink":           about(s, s.documentLinks),
		"textDocument/prepareRename":          about(s, s.prepareRename),
		"textDocument/rename":                 about(s, s.rename),
		"textDocument/formatting":             about(s, s.formatting),
		"textDocument/hover":                  about(s, s.hover),
		"textDocument/completion":             about(s, s.completion),
		"workspace/executeCommand":            request(s.executeCommand),
		"proclint/views":                      about(s, s.views),
		"proclint/platforms":                  about(s, s.platforms),
		"proclint/warmUp":                     notification(s.warmUp),
	}
}

// request answers a method with parameters P.
func request[P any](answer func(P) (any, error)) func(*json.RawMessage) (any, error) {
	return func(raw *json.RawMessage) (any, error) {
		var params P
		if raw != nil {
			if err := json.Unmarshal(*raw, &params); err != nil {
				return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
			}
		}
		result, err := answer(params)
		if _, coded := err.(*jsonrpc2.Error); err != nil && !coded {
			err = &jsonrpc2.Error{Code: requestFailed, Message: err.Error()}
		}
		return result, err
	}
}

// notification takes a message without an answer.
func notification[P any](take func(P)) func(*json.RawMessage) (any, error) {
	return request(func(params P) (any, error) {
		take(params)
		return nil, nil
	})
}

// view is an open document as a request finds it. If the configuration is wrong, the input is without it.
type view struct {
	*document
	in    lint.Input
	doc   *procfile.Document
	wrong error
}

func (v view) targets() []*platform.Target { return lint.TargetsOf(v.in, v.doc) }

// about answers a request about an open document, and null for one that isn't open. What can be seen beside the document
// is read when it is asked for, by one at a time.
func about[P interface{ uri() string }](s *server, answer func(view, P) (any, error)) func(*json.RawMessage) (any, error) {
	return request(func(params P) (any, error) {
		d, in, err := s.input(params.uri())
		if d == nil {
			return nil, nil
		}
		s.linting.Lock()
		defer s.linting.Unlock()
		return answer(view{d, in, procfile.Parse(in.Source), err}, params)
	})
}

// editor is what the editor can do.
func (s *server) editor() clientCapabilities {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.client
}

func (s *server) initialize(params initializeParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state != waiting {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "the server is initialized already"}
	}
	s.state = running
	if id := params.ProcessID; id != nil {
		go whenGone(s.life, *id, s.end)
	}
	s.client, s.workspace.folders = params.Capabilities, params.folders()
	s.initial = s.read(params.InitializationOptions)
	s.settings = s.applied(settings{})
	var actions any = true
	if s.client.TextDocument.CodeAction.CodeActionLiteralSupport != nil {
		actions = options{"codeActionKinds": []string{quickFix, fixAll}}
	}
	var renames any = true
	if s.client.TextDocument.Rename.PrepareSupport {
		renames = options{"prepareProvider": true}
	}
	return initializeResult{
		Capabilities: serverCapabilities{
			PositionEncoding:           "utf-16",
			TextDocumentSync:           syncOptions{OpenClose: true, Change: 2, Save: true}, // clients send what changes
			CodeActionProvider:         actions,
			CompletionProvider:         options{"triggerCharacters": []string{"$", "-", "#", ":", " ", ","}},
			DiagnosticProvider:         options{"identifier": section, "interFileDependencies": true, "workspaceDiagnostics": s.options.Procfiles != nil},
			DocumentFormattingProvider: true,
			DocumentSymbolProvider:     true,
			ExecuteCommandProvider:     commandOptions{[]string{explainCommand, showCommand}},
			HoverProvider:              true,
			InlayHintProvider:          true,
			RenameProvider:             renames,
			Workspace:                  options{"workspaceFolders": foldersOptions{Supported: true, ChangeNotifications: true}},
		},
		ServerInfo: serverInfo{"proclint", version.String()},
	}, nil
}

func (s *server) initialized(struct{}) {
	client := s.editor().Workspace
	var registrations []options
	if client.DidChangeConfiguration.DynamicRegistration {
		registrations = append(registrations, options{"id": "configuration", "method": "workspace/didChangeConfiguration", "registerOptions": options{"section": section}})
	}
	if client.DidChangeWatchedFiles.DynamicRegistration {
		registrations = append(registrations, options{"id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": watched})
	}
	if registrations != nil {
		go s.call("client/registerCapability", options{"registrations": registrations}, nil)
	}
	if client.Configuration {
		go s.pullConfiguration()
	}
}

func (s *server) shutdown(struct{}) (any, error) {
	s.let(serverCancelled, "the server shuts down")
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = stopped
	return nil, nil
}

// patience is how long an answer of the editor is waited for.
const patience = 10 * time.Second

// call asks the editor, and reports whether it answered.
func (s *server) call(method string, params, answer any) bool {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return s.rpc.Call(ctx, method, params, answer) == nil
}

// notify sends a notification to the editor, unless it is gone.
func (s *server) notify(method string, params any) {
	_ = s.rpc.Notify(context.Background(), method, params)
}

func (s *server) warn(message string) {
	s.notify("window/showMessage", showMessageParams{warningMessage, message})
}

// input is an open document as the engine takes it; nil for one that is not open, or not for this server. The error is
// one of the document's configuration, and then the input is without it.
func (s *server) input(uri string) (*document, lint.Input, error) {
	d, _ := s.opened(uri)
	if d == nil {
		return nil, lint.Input{}, nil
	}
	in, err := s.inputOf(d)
	return d, in, err
}

// inputOf is a document as the engine takes it. The error is as in input.
func (s *server) inputOf(d *document) (lint.Input, error) {
	configuration, err := s.configuration(d)
	in := d.input(s.options.Targets)
	s.mu.Lock()
	configuration.Over(s.settings).To(&in)
	s.mu.Unlock()
	return in, err
}

func (s *server) configuration(d *document) (Configuration, error) {
	path := pathOf(d.uri)
	if path == "" || s.options.Configuration == nil {
		return Configuration{}, nil
	}
	return s.options.Configuration(path)
}

// parentEvery is how often the server looks whether the editor's process still runs. Its end of the stream may stay
// open without it, in the hands of another process.
const parentEvery = time.Second

// whenGone calls end once a process does not run any more, unless ctx is done before.
func whenGone(ctx context.Context, id int, end func()) {
	if id <= 0 {
		return
	}
	editor, err := process.Find(id)
	if err != nil {
		end()
		return
	}
	defer editor.Release()
	ticker := time.NewTicker(parentEvery)
	defer ticker.Stop()
	for editor.Runs() {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
	end()
}
