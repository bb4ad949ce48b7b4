package lsp

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
	"github.com/proclint/proclint/lint/repository"
)

// onDisk is a project on the disk. looks counts how often the server looked at its files.
type onDisk struct {
	dir   string
	looks atomic.Int32
}

func (o *onDisk) place(path string, edited Edited) Place {
	o.looks.Add(1)
	list := repository.List{Texts: map[string]string{}}
	_ = filepath.WalkDir(o.dir, func(file string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil
		}
		name := filepath.ToSlash(strings.TrimPrefix(file, o.dir+string(filepath.Separator)))
		text, ok := edited(file)
		if !ok {
			bytes, _ := os.ReadFile(file)
			text = string(bytes)
		}
		list.Listed, list.Texts[name] = append(list.Listed, name), text
		return nil
	})
	root := filepath.ToSlash(strings.TrimPrefix(path, o.dir+string(filepath.Separator)))
	return Place{Root: root, Beside: repository.New(list, filepath.ToSlash(filepath.Dir(root)))}
}

const (
	withScript    = `{"scripts":{"serve":"node app.js"}}`
	withoutScript = `{"scripts":{}}`
	runsScripts   = "web: npm run serve\nworker: node jobs/run.js\n"
	watches       = `"didChangeWatchedFiles":{"dynamicRegistration":true}`
)

// project starts an editor with an open Procfile, all of whose neighbors are there.
func (o *onDisk) project(t *testing.T, workspace, textDocument string) (e *editor, uri string) {
	t.Helper()
	o.dir = t.TempDir()
	write(t, filepath.Join(o.dir, "package.json"), withScript)
	write(t, filepath.Join(o.dir, "app.js"), "x")
	write(t, filepath.Join(o.dir, "jobs", "run.js"), "x")
	write(t, filepath.Join(o.dir, "Procfile"), runsScripts)
	e = newEditorWith(t, Options{Place: o.place})
	e.ask("initialize", fmt.Sprintf(`{"capabilities":{"workspace":{%s},"textDocument":{%s}},"workspaceFolders":[{"uri":%q}],"initializationOptions":{"platforms":["heroku"]}}`,
		workspace, textDocument, uriOfFile(o.dir)), nil)
	e.notify("initialized", `{}`)
	uri = uriOfFile(filepath.Join(o.dir, "Procfile"))
	e.open(uri, runsScripts)
	return e, uri
}

// neighborChanges are changes of files beside a Procfile, the events that tell about them, and the findings then.
func (o *onDisk) neighborChanges(t *testing.T) []struct {
	name, events, want string
	change             func()
} {
	at := func(name string) string { return filepath.Join(o.dir, filepath.FromSlash(name)) }
	move := func(from, to string) func() {
		return func() {
			if err := os.Rename(at(from), at(to)); err != nil {
				t.Fatal(err)
			}
		}
	}
	event := func(name string, kind int) string {
		return fmt.Sprintf(`{"uri":%q,"type":%d}`, uriOfFile(at(name)), kind)
	}
	return []struct {
		name, events, want string
		change             func()
	}{
		{"a script goes", event("package.json", 2), "program-not-installed", func() { write(t, at("package.json"), withoutScript) }},
		{"a script comes", event("package.json", 2), "", func() { write(t, at("package.json"), withScript) }},
		{"a file is renamed", event("jobs/run.js", 3) + "," + event("jobs/other.js", 1), "script-not-found", move("jobs/run.js", "jobs/other.js")},
		{"a file gets its name back", event("jobs/other.js", 3) + "," + event("jobs/run.js", 1), "", move("jobs/other.js", "jobs/run.js")},
		{"a folder goes", event("jobs", 3), "script-not-found", func() { _ = os.RemoveAll(at("jobs")) }},
		{"a file comes", event("jobs/run.js", 1), "", func() { write(t, at("jobs/run.js"), "x") }},
		{"a file goes", event("jobs/run.js", 3), "script-not-found", func() { _ = os.Remove(at("jobs/run.js")) }},
	}
}

// TestNeighborsArePushed: an editor that watches files gets new findings without a change of the Procfile.
func TestNeighborsArePushed(t *testing.T) {
	var o onDisk
	e, _ := o.project(t, watches, "")
	if got := <-e.asked; got != "client/registerCapability" {
		t.Errorf("asked for %s", got)
	}
	if got := e.codes(1); got != "" {
		t.Fatalf("at first: %s", got)
	}
	for _, c := range o.neighborChanges(t) {
		c.change()
		e.notify("workspace/didChangeWatchedFiles", `{"changes":[`+c.events+`]}`)
		if got := e.codes(1); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	e.leave()
}

// TestNeighborsArePulled: an editor that asks for findings is asked to do so again.
func TestNeighborsArePulled(t *testing.T) {
	var o onDisk
	e, uri := o.project(t, watches+`,"diagnostics":{"refreshSupport":true}`, `"diagnostic":{}`)
	<-e.asked
	pull := func() string {
		var report diagnosticReport
		e.ask("textDocument/diagnostic", `{"textDocument":{"uri":"`+uri+`"}}`, &report)
		var codes []string
		for _, d := range report.Items {
			codes = append(codes, d.Code)
		}
		return strings.Join(codes, " ")
	}
	if got := pull(); got != "" {
		t.Fatalf("at first: %s", got)
	}
	for _, c := range o.neighborChanges(t) {
		c.change()
		e.notify("workspace/didChangeWatchedFiles", `{"changes":[`+c.events+`]}`)
		if got := <-e.asked; got != "workspace/diagnostic/refresh" {
			t.Errorf("%s: asked for %s", c.name, got)
		}
		if got := pull(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	e.leave()
}

// TestPulledResults: an editor that has the findings of a document gets them once, and again when they differ.
func TestPulledResults(t *testing.T) {
	var o onDisk
	e, uri := o.project(t, "", `"diagnostic":{}`)
	pull := func(previous string) (report struct {
		Kind, ResultID string
		Items          *[]diagnostic
	}) {
		e.ask("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q},"previousResultId":%q}`, uri, previous), &report)
		return report
	}
	previous := pull("")
	if previous.Kind != "full" || previous.ResultID == "" || previous.Items == nil {
		t.Fatalf("at first: %+v", previous)
	}
	for _, c := range o.neighborChanges(t) {
		if again := pull(previous.ResultID); again.Kind != "unchanged" || again.ResultID != previous.ResultID || again.Items != nil {
			t.Errorf("before %s: %+v", c.name, again)
		}
		c.change()
		changed := pull(previous.ResultID)
		if (len(*cmp.Or(changed.Items, new([]diagnostic))) > 0) != (c.want != "") || changed.Kind != "full" || changed.ResultID == previous.ResultID {
			t.Errorf("%s: %+v", c.name, changed)
		}
		previous = changed
	}
	e.leave()
}

// TestNeighborsWithoutEvents: the next edit, or the next question, sees files of which no event tells.
func TestNeighborsWithoutEvents(t *testing.T) {
	var o onDisk
	e, uri := o.project(t, "", "")
	if got := e.codes(1); got != "" {
		t.Fatalf("at first: %s", got)
	}
	for i, c := range o.neighborChanges(t) {
		c.change()
		e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"text":%q}]}`, uri, i+2, runsScripts))
		if got := e.codes(i + 2); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	e.leave()

	var pulled onDisk
	e, uri = pulled.project(t, "", `"diagnostic":{}`)
	for _, c := range pulled.neighborChanges(t) {
		c.change()
		var report diagnosticReport
		e.ask("textDocument/diagnostic", `{"textDocument":{"uri":"`+uri+`"}}`, &report)
		if got := len(report.Items) > 0; got != (c.want != "") {
			t.Errorf("%s, pulled: %+v", c.name, report.Items)
		}
	}
	e.leave()
}

// TestOpenNeighborsCount: their text in the editor goes before that on the disk.
func TestOpenNeighborsCount(t *testing.T) {
	var o onDisk
	e, _ := o.project(t, watches, "")
	e.codes(1)
	manifest := uriOfFile(filepath.Join(o.dir, "package.json"))
	for _, c := range []struct{ method, params, want string }{
		{"textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":"json","version":1,"text":%q}}`, manifest, withoutScript), "program-not-installed"},
		{"textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":2},"contentChanges":[{"text":%q}]}`, manifest, withScript), ""},
		{"textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":3},"contentChanges":[{"range":{"start":{"line":0,"character":12},"end":{"line":0,"character":19}},"text":"\"start\""}]}`, manifest), "program-not-installed"},
		{"textDocument/didSave", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, manifest), "program-not-installed"},
		{"textDocument/didClose", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, manifest), ""},
	} {
		e.notify(c.method, c.params)
		if got := e.codes(1); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.method, c.params, got, c.want)
		}
	}
	e.leave()
}

// TestACheckoutIsOneCheck: files that change together are looked at once, and those that don't matter never.
func TestACheckoutIsOneCheck(t *testing.T) {
	// A busy machine may rest between two changes.
	defer func(rest, most time.Duration) { settling, mostSettling = rest, most }(settling, mostSettling)
	settling, mostSettling = patient.For(300*time.Millisecond), patient.For(30*time.Second)
	var o onDisk
	e, _ := o.project(t, watches, "")
	e.codes(1)
	before := o.looks.Load()
	for i := range 100 {
		name := fmt.Sprintf("jobs/%d.js", i)
		write(t, filepath.Join(o.dir, filepath.FromSlash(name)), "x")
		e.notify("workspace/didChangeWatchedFiles", fmt.Sprintf(`{"changes":[{"uri":%q,"type":1},{"uri":%q,"type":2}]}`,
			uriOfFile(filepath.Join(o.dir, filepath.FromSlash(name))), uriOfFile(filepath.Join(o.dir, ".git", "index"))))
	}
	e.codes(1)
	time.Sleep(3 * settling)
	if looks := o.looks.Load() - before; looks != 1 || len(e.published) != 0 {
		t.Errorf("%d looks, and %d more reports", looks, len(e.published))
	}
	for _, name := range []string{"logo.png", "node_modules/a/index.js", ".git/objects/ab/cd", "jobs/run.js"} {
		e.notify("workspace/didChangeWatchedFiles", fmt.Sprintf(`{"changes":[{"uri":%q,"type":2}]}`, uriOfFile(filepath.Join(o.dir, filepath.FromSlash(name)))))
	}
	e.notify("workspace/didChangeWatchedFiles", `{"changes":[{"uri":"untitled:package.json","type":2},{"uri":"file:///elsewhere/package.json","type":2}]}`)
	time.Sleep(3 * settling)
	if looks := o.looks.Load() - before; looks != 1 {
		t.Errorf("%d looks after changes of files that don't matter", looks)
	}
	e.leave()
}
