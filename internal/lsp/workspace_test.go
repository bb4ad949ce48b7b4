package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// procfilesBelow are the files named Procfile below a folder.
func procfilesBelow(folder string, edited Edited) iter.Seq2[string, Place] {
	return func(yield func(string, Place) bool) {
		_ = filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
			if err == nil && filepath.Base(path) == "Procfile" && !yield(path, place(path, edited)) {
				return fs.SkipAll
			}
			return nil
		})
	}
}

// inFolders is an editor with open folders, which asks for diagnostics.
func inFolders(t *testing.T, folders ...string) *editor {
	t.Helper()
	e := newEditorWith(t, Options{Place: place, Configuration: besideFile, Procfiles: procfilesBelow})
	list := []documentID{}
	for _, folder := range folders {
		list = append(list, documentID{uriOfFile(folder)})
	}
	given, _ := json.Marshal(list)
	e.ask("initialize", `{"capabilities":{"workspace":{"diagnostics":{"refreshSupport":true}},"textDocument":{"diagnostic":{}}},
		"workspaceFolders":`+string(given)+`,"initializationOptions":{"platforms":["heroku"]}}`, nil)
	return e
}

func uriOfFile(path string) string { return uriOf(path, "file:///") }

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// workspaceAsk asks with the results of an earlier answer, and gives the answer.
func (e *editor) workspaceAsk(before workspaceReport) (workspaceReport, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	var params workspaceDiagnosticParams
	for _, r := range before.Items {
		params.PreviousResultIDs = append(params.PreviousResultIDs, previousResult{r.URI, r.ResultID})
	}
	var report workspaceReport
	err := e.conn.Call(ctx, workspaceDiagnostic, params, &report)
	return report, err
}

// shown lists the files of a report, with their names of the files from a folder.
func shown(report workspaceReport, folder string) string {
	var files []string
	for _, r := range report.Items {
		text := strings.TrimPrefix(r.URI, uriOfFile(folder)+"/") + " " + r.Kind
		if r.Version != nil {
			text += fmt.Sprint(" v", *r.Version)
		}
		for _, d := range r.Items {
			text += " " + d.Code
		}
		files = append(files, text)
	}
	slices.Sort(files)
	return strings.Join(files, ", ")
}

func TestWorkspaceDiagnostics(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "my (shop)")
	write(t, filepath.Join(dir, "Procfile"), "wbe: npm start\n")
	write(t, filepath.Join(dir, "api", "Procfile"), "web: npm start\n")
	e := inFolders(t, dir)
	report, err := e.workspaceAsk(workspaceReport{})
	expect := func(want string) {
		t.Helper()
		if got := shown(report, strings.ReplaceAll(dir, "\\", "/")); err != nil || got != want {
			t.Errorf("%s (%v)\nwant %s", got, err, want)
		}
	}
	expect("Procfile full process-type-typo, api/Procfile full")

	// What changes wakes the request that waits. It has only one answer.
	next := func(change func()) {
		t.Helper()
		done := make(chan struct{})
		before := report
		go func() { report, err = e.workspaceAsk(before); close(done) }()
		select {
		case <-done:
			t.Errorf("an answer without a change: %s (%v)", shown(report, dir), err)
		case <-time.After(50 * time.Millisecond):
		}
		change()
		<-done
	}
	saved := func() {
		e.notify("workspace/didChangeWatchedFiles", `{"changes":[]}`)
		<-e.asked
	}
	next(func() {
		write(t, filepath.Join(dir, "Procfile"), "web: npm start\n")
		saved()
	})
	expect("Procfile full, api/Procfile unchanged")
	next(func() {
		saved() // nothing is different
		write(t, filepath.Join(dir, ".proclint.toml"), "rules.sudoo = 'off'\n")
		saved()
	})
	expect("Procfile full , api/Procfile unchanged")
	next(func() {
		_ = os.Remove(filepath.Join(dir, ".proclint.toml"))
		saved()
	})
	expect("Procfile full, api/Procfile unchanged")

	// The text of the editor counts while the file is open there.
	next(func() { e.open(uriOfFile(filepath.Join(dir, "api", "Procfile")), "web:a\n") })
	expect("Procfile unchanged, api/Procfile full v1 space-after-colon")
	next(func() {
		e.notify("textDocument/didClose", `{"textDocument":{"uri":"`+uriOfFile(filepath.Join(dir, "api", "Procfile"))+`"}}`)
	})
	expect("Procfile unchanged, api/Procfile full")

	next(func() {
		_ = os.RemoveAll(filepath.Join(dir, "api"))
		saved()
	})
	expect("Procfile unchanged, api/Procfile full")
	next(func() {
		e.notify("workspace/didChangeWorkspaceFolders", `{"event":{"added":[],"removed":[{"uri":"`+uriOfFile(dir)+`","name":"shop"}]}}`)
	})
	expect("Procfile full, api/Procfile unchanged")
	next(func() {
		e.notify("workspace/didChangeWorkspaceFolders", `{"event":{"added":[{"uri":"`+uriOfFile(dir)+`","name":"shop"}],"removed":[]}}`)
	})
	expect("Procfile full, api/Procfile unchanged")
	e.leave()
}

// TestOtherNamesOfAFile: editors escape more characters in URIs than they have to.
func TestOtherNamesOfAFile(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a@b", "Procfile"), "wbe: npm start\n")
	e := inFolders(t, dir, dir, filepath.Join(dir, "a@b"))
	report, err := e.workspaceAsk(workspaceReport{})
	if err != nil || len(report.Items) != 1 {
		t.Fatalf("%s (%v)", shown(report, dir), err)
	}
	report.Items[0].URI = strings.Replace(report.Items[0].URI, "@", "%40", 1)
	go func() {
		time.Sleep(50 * time.Millisecond)
		write(t, filepath.Join(dir, "a@b", "Procfile"), "web: npm start\n")
		e.notify("workspace/didChangeWatchedFiles", `{"changes":[]}`)
	}()
	report, err = e.workspaceAsk(report)
	if len(report.Items) != 1 || report.Items[0].Kind != "full" || len(report.Items[0].Items) != 0 {
		t.Errorf("%s (%v)", shown(report, dir), err)
	}
	e.leave()
}

// TestAHeldRequestEnds: with a newer one, when the editor cancels it, and when the server shuts down.
func TestAHeldRequestEnds(t *testing.T) {
	e := inFolders(t)
	if report, err := e.workspaceAsk(workspaceReport{}); err != nil || len(report.Items) != 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	answers := make(chan error, 3)
	hold := func(id string) {
		go func() {
			answers <- e.conn.Call(context.Background(), workspaceDiagnostic, workspaceDiagnosticParams{}, nil, jsonrpc2.PickID(jsonrpc2.ID{Str: id, IsString: true}))
		}()
		time.Sleep(50 * time.Millisecond)
	}
	ends := func(code int64) {
		t.Helper()
		err := <-answers
		rpc, ok := err.(*jsonrpc2.Error)
		if !ok || rpc.Code != code || rpc.Data == nil || !strings.Contains(string(*rpc.Data), `"retriggerRequest":false`) {
			t.Errorf("ends with %v, want %d", err, code)
		}
	}
	hold("first")
	hold("second")
	ends(serverCancelled)
	e.notify("$/cancelRequest", `{"id":"first"}`)
	e.notify("$/cancelRequest", `{"id":7}`)
	e.notify("$/cancelRequest", `{}`)
	e.notify("$/cancelRequest", `{"id":"second"}`)
	ends(requestCancelled)
	hold("third")
	e.ask("shutdown", "null", nil)
	ends(serverCancelled)
	e.notify("exit", "null")
	e.ends(nil)
}

func TestFoldersWithManyProcfiles(t *testing.T) {
	e := newEditorWith(t, Options{Place: place, Procfiles: func(folder string, _ Edited) iter.Seq2[string, Place] {
		return func(yield func(string, Place) bool) {
			for i := 0; yield(filepath.Join(folder, fmt.Sprint(i), "Procfile"), Place{}); i++ {
			}
		}
	}})
	e.ask("initialize", `{"capabilities":{},"rootUri":"file:///endless"}`, nil)
	report, err := e.workspaceAsk(workspaceReport{})
	if err != nil || len(report.Items) != mostProcfiles {
		t.Errorf("%d files, %v", len(report.Items), err)
	}
	e.leave()
}

func TestUnknownFolders(t *testing.T) {
	e := newEditorWith(t, Options{Place: place, Configuration: besideFile, Procfiles: procfilesBelow})
	e.ask("initialize", `{"capabilities":{},"workspaceFolders":[{"uri":"untitled:x"},{"uri":"%"},{"uri":"file:///none"},{"uri":""},{"uri":"vscode-vfs://github/x"}]}`, nil)
	if report, err := e.workspaceAsk(workspaceReport{}); err != nil || len(report.Items) != 0 {
		t.Errorf("%+v, %v", report, err)
	}
	e.leave()
}

// TestARenamedFileHasNoFindings: Visual Studio Code forgets the results of a file as soon as it is closed, and may leave out
// the first answer about it.
func TestARenamedFileHasNoFindings(t *testing.T) {
	dir := t.TempDir()
	old, renamed := filepath.Join(dir, "api", "Procfile"), filepath.Join(dir, "Procfile")
	write(t, old, "wbe: npm start\n")
	e := inFolders(t, dir)
	e.open(uriOfFile(old), "wbe: npm start\n")
	report, err := e.workspaceAsk(workspaceReport{})
	if got := shown(report, dir); err != nil || !strings.HasPrefix(got, "api/Procfile full v1 ") {
		t.Fatalf("%s (%v)", got, err)
	}
	if err := os.Rename(old, renamed); err != nil {
		t.Fatal(err)
	}
	e.notify("textDocument/didClose", `{"textDocument":{"uri":"`+uriOfFile(old)+`"}}`)
	report = workspaceReport{} // all is forgotten
	for told := 1; told <= timesGone; told++ {
		report, err = e.workspaceAsk(report)
		if got := shown(report, dir); err != nil || !strings.HasSuffix(got, "api/Procfile full") {
			t.Errorf("answer %d: %s (%v)", told, got, err)
		}
	}
	e.leave()
}
