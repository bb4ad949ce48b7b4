package lsp

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/procfile"
)

// workspaceDiagnostic is the one request that may stay without an answer until something changes. It runs beside the others.
const workspaceDiagnostic = "workspace/diagnostic"

// mostProcfiles is how many files of the folders are checked.
const mostProcfiles = 1000

// workspace is what the server knows of the editor's folders.
type workspace struct {
	folders []string // URIs
	// changed is closed when findings may have changed.
	changed chan struct{}
	// answered is set once there was an answer.
	answered bool
	// closed are the URIs of documents that were closed, by the paths of their files, until the editor knows what became of them.
	closed map[string]string
	// held is the request that runs, and release ends it.
	held    jsonrpc2.ID
	release context.CancelCauseFunc
}

// aside handles one request beside the others.
type aside struct {
	jsonrpc2.Handler
	server *server
}

// Handle answers a request.
func (a aside) Handle(ctx context.Context, conn *jsonrpc2.Conn, r *jsonrpc2.Request) {
	if r.Method != workspaceDiagnostic || r.Notif {
		a.Handler.Handle(ctx, conn, r)
		return
	}
	held := a.server.hold(ctx, r.ID)
	go a.Handler.Handle(held, conn, r)
}

// hold is the context of a request for the diagnostics of the folders. Another one ends the one before.
func (s *server) hold(ctx context.Context, id jsonrpc2.ID) context.Context {
	ctx, release := context.WithCancelCause(ctx)
	s.let(serverCancelled, "there is a newer request")
	s.mu.Lock()
	defer s.mu.Unlock()
	s.workspace.held, s.workspace.release = id, release
	return ctx
}

// let ends the request for the diagnostics of the folders, if one runs.
func (s *server) let(code int64, why string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.workspace.release == nil {
		return
	}
	end := &jsonrpc2.Error{Code: code, Message: why}
	end.SetError(options{"retriggerRequest": false}) // the client need not repeat it at once
	s.workspace.release(end)
	s.workspace.release = nil
}

// cancel ends a request that runs beside the others. All others have an answer before this is read.
func (s *server) cancel(params struct{ ID jsonrpc2.ID }) {
	s.mu.Lock()
	running := s.workspace.release != nil && s.workspace.held == params.ID
	s.mu.Unlock()
	if running {
		s.let(requestCancelled, "the editor canceled the request")
	}
}

// touch wakes the request for the diagnostics of the folders.
func (s *server) touch() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.workspace.changed)
	s.workspace.changed = make(chan struct{})
}

// folders are the URIs of the folders that are open when the editor starts.
func (p *initializeParams) folders() []string {
	var uris []string
	for _, folder := range p.WorkspaceFolders {
		uris = append(uris, folder.URI)
	}
	if uris == nil && p.RootURI != "" {
		uris = append(uris, p.RootURI)
	}
	return uris
}

func (s *server) didChangeFolders(params foldersParams) {
	s.mu.Lock()
	folders := slices.DeleteFunc(s.workspace.folders, func(uri string) bool { return slices.Contains(params.Event.Removed, documentID{uri}) })
	for _, added := range params.Event.Added {
		folders = append(folders, added.URI)
	}
	s.workspace.folders = folders
	s.mu.Unlock()
	s.touch()
}

// workspaceDiagnostics answers an editor that asks for the diagnostics of all Procfiles in its folders. But for the first
// time, it waits until there are others than those that the editor has.
func (s *server) workspaceDiagnostics(ctx context.Context, params workspaceDiagnosticParams) (any, error) {
	before := map[string]previousResult{}
	for _, previous := range params.PreviousResultIDs {
		before[pathOf(previous.URI)] = previous
	}
	for {
		s.mu.Lock()
		changed, answered := s.workspace.changed, s.workspace.answered
		s.mu.Unlock()
		report, news := s.checkFolders(ctx, before)
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if news || !answered {
			s.mu.Lock()
			s.workspace.answered = true
			s.mu.Unlock()
			return report, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}

// checkFolders checks the Procfiles in the folders. before has earlier results by the paths of the files, whose URIs editors
// write in their own ways. news is set where the report has others.
func (s *server) checkFolders(ctx context.Context, before map[string]previousResult) (report workspaceReport, news bool) {
	report.Items = []fileReport{}
	seen := map[string]bool{}
	add := func(r fileReport, before string) {
		if r.ResultID == before {
			r.Kind, r.Items = "unchanged", nil
		}
		news = news || r.Items != nil
		report.Items = append(report.Items, r)
	}
	for d := range s.procfiles(ctx) {
		if path := pathOf(d.uri); !seen[path] {
			seen[path] = true
			add(s.fileReport(d), before[path].Value)
		}
	}
	for path, uri := range s.closedFiles(seen, before) {
		id := nextGone(before[path].Value)
		add(fileReport{Kind: "full", URI: uri, ResultID: id, Items: []diagnostic{}}, before[path].Value)
		seen[path] = true
	}
	for path, previous := range before {
		if seen[path] {
			continue
		}
		id := "gone"
		if strings.HasPrefix(previous.Value, id) {
			id = previous.Value
		}
		add(fileReport{Kind: "full", URI: previous.URI, ResultID: id, Items: []diagnostic{}}, previous.Value)
	}
	return report, news
}

// timesGone is how often an editor gets the report that a closed file has no findings. Visual Studio Code forgets at once
// that it had some, and leaves out a report while its own last request for that file runs. It asks every two seconds.
const timesGone = 3

// nextGone is the result of a closed file that isn't there, after an earlier one.
func nextGone(before string) string {
	told := 0
	_, _ = fmt.Sscanf(before, "gone %d", &told)
	return fmt.Sprintf("gone %d", min(told+1, timesGone))
}

// closedFiles are the URIs of closed documents whose files aren't in the folders, by their paths. Those that
// the editor got often enough are forgotten.
func (s *server) closedFiles(seen map[string]bool, before map[string]previousResult) map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for uri := range s.documents {
		delete(s.workspace.closed, pathOf(uri))
	}
	gone := map[string]string{}
	for path, uri := range s.workspace.closed {
		if seen[path] || before[path].Value == nextGone(before[path].Value) {
			delete(s.workspace.closed, path)
		} else {
			gone[path] = uri
		}
	}
	return gone
}

// procfiles are the Procfiles in the folders, with the text of the editor if they are open there.
func (s *server) procfiles(ctx context.Context) func(yield func(*document) bool) {
	s.mu.Lock()
	folders := slices.Clone(s.workspace.folders)
	open := map[string]*document{}
	for uri, d := range s.documents {
		open[pathOf(uri)] = d
	}
	s.mu.Unlock()
	return func(yield func(*document) bool) {
		left := mostProcfiles
		for _, folder := range folders {
			path := pathOf(folder)
			if path == "" || s.options.Procfiles == nil {
				continue
			}
			for file, place := range s.options.Procfiles(path, s.edited) {
				d := open[file]
				if d == nil {
					d = closed(uriOf(file, folder), place)
				}
				if left--; left < 0 || ctx.Err() != nil || !yield(d) {
					return
				}
			}
		}
	}
}

// closed is a document that the editor hasn't opened, with its text on the disk.
func closed(uri string, place Place) *document {
	d := &document{uri: uri, place: place}
	if bytes, err := disk.Named(pathOf(uri)).Read(lint.MaxBytes); err == nil {
		d.text = procfile.Parse(bytes).Text
	}
	return d
}

// fileReport checks one file of the folders. A file that crashes the linter hides nothing of the others.
func (s *server) fileReport(d *document) (report fileReport) {
	report = fileReport{Kind: "full", URI: d.uri, Version: d.version, Items: []diagnostic{}}
	s.linting.Lock()
	defer s.linting.Unlock()
	defer func() {
		if cause := recover(); cause != nil {
			report.Items = unchecked(lint.Warning, fmt.Sprint("The file can't be checked: ", cause))
		}
		report.ResultID = resultID(report.Items)
		if report.Version != nil { // the editor shows its own report of an open file instead, and this one again after that
			report.ResultID = "open " + report.ResultID
		}
	}()
	report.Items = s.diagnostics(d)
	return report
}

// resultID is the same for the same diagnostics.
func resultID(items []diagnostic) string {
	hash := fnv.New128a()
	_ = json.NewEncoder(hash).Encode(items) // they always have JSON
	return hex.EncodeToString(hash.Sum(nil))
}
