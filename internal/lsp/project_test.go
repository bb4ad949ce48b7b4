package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/config"
)

// besideFile reads the configuration in a file's folder, as a host of the server does.
func besideFile(path string) (Configuration, error) {
	project := &Project{Path: filepath.Join(filepath.Dir(path), config.FileName), File: filepath.Base(path)}
	text, err := os.ReadFile(project.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return Configuration{Project: project}, nil
	}
	if err != nil {
		return Configuration{}, err
	}
	project.Exists, project.Text = true, string(text)
	c, err := config.Parse(text)
	if err != nil {
		return Configuration{}, err
	}
	return Configuration{Applied: c.For(project.File), Project: project}, nil
}

// folder is a folder with a configuration, unless that is empty, and the URI of a Procfile in it.
func folder(t *testing.T, configuration string) (dir, uri string) {
	t.Helper()
	dir = t.TempDir()
	if configuration != "" {
		writeConfiguration(t, dir, configuration)
	}
	return dir, "file://" + filepath.ToSlash(filepath.Join(dir, "Procfile"))
}

func writeConfiguration(t *testing.T, dir, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, config.FileName), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestTheOrderOfPlatforms: the file's comment, then the configuration, then the editor's settings.
func TestTheOrderOfPlatforms(t *testing.T) {
	const needsShell = "web: x && y\n" // a finding on drycc:image alone
	for _, test := range []struct {
		name, settings, configuration, text string
		found                               bool
	}{
		{"settings", `{"platforms":["drycc:image"]}`, "", needsShell, true},
		{"a configuration before them", `{"platforms":["drycc:image"]}`, "platforms = ['heroku']", needsShell, false},
		{"a configuration without platforms", `{"platforms":["drycc:image"]}`, "fail-on = 'hint'", needsShell, true},
		{"a comment before both", `{"platforms":["heroku"]}`, "platforms = ['heroku']", "# proclint-platform drycc/image\n" + needsShell, true},
	} {
		_, file := folder(t, test.configuration)
		e := start(t, test.settings)
		e.open(file, test.text)
		if got := e.codes(1); strings.Contains(got, "no-shell") != test.found {
			t.Errorf("%s: found %q", test.name, got)
		}
		e.leave()
	}
}

// TestTheOrderOfRules: the file's comment, then the configuration, then the editor's settings.
func TestTheOrderOfRules(t *testing.T) {
	for _, test := range []struct {
		name, settings, configuration, text string
		severity                            int // 0 for none
	}{
		{"no settings", `{}`, "", "web:a\n", 1},
		{"settings", `{"rules":{"space-after-colon":"hint"}}`, "", "web:a\n", 4},
		{"settings in their section", `{"proclint":{"rules":{"space-after-colon":"hint"}}}`, "", "web:a\n", 4},
		{"settings that turn it off", `{"rules":{"space-after-colon":"off"}}`, "", "web:a\n", 0},
		{"a configuration before them", `{"rules":{"space-after-colon":"off"}}`, "[rules]\nspace-after-colon = 'warning'", "web:a\n", 2},
		{"a configuration of another rule", `{"rules":{"space-after-colon":"hint"}}`, "[rules]\nsudo = 'off'", "web:a\n", 4},
		{"a comment before both", `{"rules":{"space-after-colon":"hint"}}`, "[rules]\nspace-after-colon = 'info'", "# proclint-ignore-next-line space-after-colon\nweb:a\n", 0},
		{"a known rule beside an unknown one", `{"rules":{"space-after-colo":"off","space-after-colon":"info"}}`, "", "web:a\n", 3},
	} {
		_, file := folder(t, test.configuration)
		e := start(t, test.settings)
		e.open(file, test.text)
		severity := 0
		for _, d := range e.diagnostics(1).Diagnostics {
			if d.Code == "space-after-colon" {
				severity = d.Severity
			}
		}
		if severity != test.severity {
			t.Errorf("%s: severity %d, want %d", test.name, severity, test.severity)
		}
		e.leave()
	}
}

// TestRulesOfTheSettingsChange: by a notification, or when the server asks for them. Those of initialize stay where the
// editor has none.
func TestRulesOfTheSettingsChange(t *testing.T) {
	for _, test := range []struct {
		name, settings string
		severity       int
	}{
		{"another severity", `{"rules":{"space-after-colon":"info"}}`, 3},
		{"only platforms", `{"platforms":["dokku"]}`, 4},
		{"no rules", `{"rules":{},"platforms":[]}`, 1},
	} {
		const initial = `{"platforms":["heroku"],"rules":{"space-after-colon":"hint"}}`
		asks := newEditor(t)
		asks.settings = json.RawMessage(test.settings)
		asks.ask("initialize", `{"capabilities":`+everything+`,"initializationOptions":`+initial+`}`, nil)
		told := newEditor(t)
		told.ask("initialize", `{"capabilities":{},"initializationOptions":`+initial+`}`, nil)
		for _, e := range []*editor{asks, told} {
			e.open(uri, "web:a\n")
			if got := e.diagnostics(1).Diagnostics; len(got) != 1 || got[0].Severity != 4 {
				t.Errorf("%s, before: %+v", test.name, got)
			}
			e.notify("workspace/didChangeConfiguration", `{"settings":{"proclint":`+test.settings+`}}`)
			if got := e.diagnostics(1).Diagnostics; len(got) != 1 || got[0].Severity != test.severity {
				t.Errorf("%s: %+v", test.name, got)
			}
			e.leave()
		}
	}
}

func TestUnknownSettings(t *testing.T) {
	for _, test := range []struct{ settings, told string }{
		{`{"rules":{"sudoo":"off"}}`, `In the settings: unknown rule \"sudoo\", did you mean \"sudo\"?`},
		{`{"rules":{"sudo":"of"}}`, `In the settings: unknown severity \"of\", did you mean \"off\"?`},
		{`{"platforms":["herku"]}`, `In the settings: unknown platform \"herku\", did you mean \"heroku\"?`},
		{`{"rules":["sudo"]}`, "Invalid settings: "},
	} {
		e := start(t, test.settings)
		if got := <-e.messages; !strings.Contains(got, test.told) {
			t.Errorf("%s: told %s", test.settings, got)
		}
		e.leave()
	}
}

func TestTheConfigurationIsReadAgainWhenItChanges(t *testing.T) {
	dir, file := folder(t, "")
	e := start(t, `{"platforms":["heroku"]}`)
	if got := <-e.asked; got != "client/registerCapability" {
		t.Errorf("asked for %s", got)
	}
	e.open(file, "web:a\n")
	if got := e.codes(1); got != "space-after-colon" {
		t.Errorf("without a configuration: %q", got)
	}
	changed := func(configuration string) publishParams {
		writeConfiguration(t, dir, configuration)
		e.notify("workspace/didChangeWatchedFiles", `{"changes":[{"uri":"file:///x/.proclint.toml","type":2}]}`)
		return e.diagnostics(1)
	}
	if got := changed("[rules]\nspace-after-colon = 'hint'\n").Diagnostics; len(got) != 1 || got[0].Severity != 4 {
		t.Errorf("as a hint: %+v", got)
	}
	if got := changed("[rules]\nspace-after-colon = 'off'\n").Diagnostics; len(got) != 0 {
		t.Errorf("turned off: %+v", got)
	}
	if got := changed("exclude = ['Procfile']\n").Diagnostics; len(got) != 0 {
		t.Errorf("excluded: %+v", got)
	}
	got := changed("rules.sudoo = 'off'\n").Diagnostics
	if len(got) != 1 || got[0].Severity != 1 || got[0].Message != `unknown rule "sudoo", did you mean "sudo"?` {
		t.Errorf("a wrong configuration: %+v", got)
	}
	e.leave()
}

func TestIgnoringInTheProject(t *testing.T) {
	const title = "Ignore space-after-colon in this project"
	for _, test := range []struct {
		name, before, after string
		created             bool
	}{
		{"without a configuration", "", "[rules]\nspace-after-colon = \"off\"\n", true},
		{"with one", "platforms = ['heroku']\n", "platforms = ['heroku']\n\n[rules]\nspace-after-colon = \"off\"\n", false},
		{"with rules", "[rules]\nsudo = 'off'\n", "[rules]\nspace-after-colon = \"off\"\nsudo = 'off'\n", false},
		{"an override would go before it", "[[overrides]]\nfiles = ['Procfile']\nrules = { space-after-colon = 'hint' }\n", "", false},
	} {
		dir, file := folder(t, test.before)
		e := start(t, `{"platforms":["heroku"]}`)
		e.open(file, "web:a\n")
		var actions []action
		e.ask("textDocument/codeAction", `{"textDocument":{"uri":"`+file+`"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":6}},"context":{"diagnostics":[]}}`, &actions)
		i := slices.IndexFunc(actions, func(a action) bool { return a.Title == title })
		if (i >= 0) != (test.after != "") {
			t.Errorf("%s: %+v", test.name, actions)
		} else if i >= 0 {
			changes := actions[i].Edit.DocumentChanges
			if test.created != (changes[0].Kind == "create") || len(changes) == 2 != test.created {
				t.Errorf("%s: %+v", test.name, changes)
			}
			edit := changes[len(changes)-1]
			if want := "file://" + filepath.ToSlash(dir) + "/.proclint.toml"; edit.TextDocument.URI != want || edit.TextDocument.Version != nil {
				t.Errorf("%s: in %+v", test.name, edit.TextDocument)
			}
			if got := apply(t, test.before, edit.Edits); got != test.after {
				t.Errorf("%s: %q, want %q", test.name, got, test.after)
			}
		}
		e.leave()
	}
}

func TestAnEditorThatCannotCreateFiles(t *testing.T) {
	for before, offered := range map[string]bool{"": false, "fail-on = 'hint'\n": true} {
		_, file := folder(t, before)
		e := newEditor(t)
		e.ask("initialize", `{"capabilities":{},"initializationOptions":{"platforms":["heroku"]}}`, nil)
		e.open(file, "web:a\n")
		var actions []action
		e.ask("textDocument/codeAction", `{"textDocument":{"uri":"`+file+`"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":6}},"context":{"diagnostics":[]}}`, &actions)
		got := slices.ContainsFunc(actions, func(a action) bool { return strings.HasSuffix(a.Title, "in this project") && len(a.Edit.Changes) == 1 })
		if got != offered {
			t.Errorf("%q: %+v", before, actions)
		}
		e.leave()
	}
}

// TestPulledDiagnostics: they are those that are published to other editors, and only one of both comes.
func TestPulledDiagnostics(t *testing.T) {
	dir, file := folder(t, "platforms = ['heroku']\n")
	e := newEditor(t)
	e.ask("initialize", `{"capabilities":{"workspace":{"diagnostics":{"refreshSupport":true}},"textDocument":{"diagnostic":{}}}}`, nil)
	e.open(file, "web:a\n")
	pull := func() string {
		var report diagnosticReport
		e.ask("textDocument/diagnostic", `{"textDocument":{"uri":"`+file+`"}}`, &report)
		var codes []string
		for _, d := range report.Items {
			codes = append(codes, fmt.Sprint(d.Code, " ", d.Severity, " ", strings.HasPrefix(d.CodeDescription.HRef, "https://")))
		}
		return report.Kind + ": " + strings.Join(codes, ", ")
	}
	if got := pull(); got != "full: space-after-colon 1 true" {
		t.Error(got)
	}
	writeConfiguration(t, dir, "platforms = ['heroku']\n[rules]\nspace-after-colon = 'off'\n")
	e.notify("workspace/didChangeWatchedFiles", `{"changes":[]}`)
	if got := <-e.asked; got != "workspace/diagnostic/refresh" {
		t.Errorf("asked for %s", got)
	}
	if got := pull(); got != "full: " {
		t.Error(got)
	}
	e.notify("textDocument/didSave", `{"textDocument":{"uri":"`+file+`"}}`)
	<-e.asked
	e.notify("textDocument/didClose", `{"textDocument":{"uri":"`+file+`"}}`)
	if got := pull(); got != "full: " {
		t.Errorf("of a closed file: %s", got)
	}
	e.leave()
	if len(e.published) != 0 {
		t.Errorf("published as well: %+v", <-e.published)
	}
}

func TestDocumentSymbols(t *testing.T) {
	const text = "# shop\nweb: gunicorn app\n  worker: DATABASE_URL=postgres://u:q8Zt3LmX2v@db.host.com/d rq worker\nnonsense\n"
	for _, test := range []struct{ capabilities, want string }{
		{`{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}`,
			`[{"name":"web","detail":"gunicorn app","kind":12,"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":17}},"selectionRange":{"start":{"line":1,"character":0},"end":{"line":1,"character":3}}},` +
				`{"name":"worker","detail":"DATABASE_URL=postgres://u:•••@db.host.com/d rq worker","kind":12,"range":{"start":{"line":2,"character":0},"end":{"line":2,"character":70}},"selectionRange":{"start":{"line":2,"character":2},"end":{"line":2,"character":8}}}]`},
		{`{}`, `[{"name":"web","kind":12,"location":{"uri":"untitled:Procfile","range":{"start":{"line":1,"character":0},"end":{"line":1,"character":17}}}},` +
			`{"name":"worker","kind":12,"location":{"uri":"untitled:Procfile","range":{"start":{"line":2,"character":0},"end":{"line":2,"character":70}}}}]`},
	} {
		e := newEditor(t)
		e.ask("initialize", `{"capabilities":`+test.capabilities+`}`, nil)
		e.open(uri, text)
		var got json.RawMessage
		e.ask("textDocument/documentSymbol", `{"textDocument":{"uri":"untitled:Procfile"}}`, &got)
		if string(got) != test.want {
			t.Errorf("%s\nwant\n%s", got, test.want)
		}
		e.leave()
	}
}
