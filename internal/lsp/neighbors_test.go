package lsp

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestWhatStartsWithoutAProcfile: an open file with the command that starts has its findings, if the folder has no Procfile.
func TestWhatStartsWithoutAProcfile(t *testing.T) {
	manifest := func(host string) string {
		return fmt.Sprintf(`{"dependencies":{"vite":"5"},"scripts":{"start":"vite preview --host %s --port $PORT"}}`, host)
	}
	for _, pulls := range []bool{false, true} {
		var o onDisk
		o.dir = t.TempDir()
		file := filepath.Join(o.dir, "package.json")
		write(t, file, manifest("127.0.0.1"))
		e := newEditorWith(t, Options{Place: o.place})
		e.ask("initialize", fmt.Sprintf(`{"capabilities":{"textDocument":{%s}},"initializationOptions":{"platforms":["heroku"]}}`, map[bool]string{true: `"diagnostic":{}`}[pulls]), nil)
		e.notify("initialized", `{}`)
		uri := uriOfFile(file)
		found := func(version int) (codes []string) {
			var list []diagnostic
			if pulls {
				var report diagnosticReport
				e.ask("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, uri), &report)
				list = report.Items
			} else {
				list = e.diagnostics(version).Diagnostics
			}
			for _, d := range list {
				codes = append(codes, d.Code)
				if at := strings.Index(manifest("127.0.0.1"), "127"); d.Code == "host-loopback" && d.Range.Start.Character != at {
					t.Errorf("the host is at %d, want %d", d.Range.Start.Character, at)
				}
			}
			return codes
		}
		e.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":"json","version":1,"text":%q}}`, uri, manifest("127.0.0.1")))
		if got := strings.Join(found(1), " "); !strings.Contains(got, "host-loopback") {
			t.Errorf("pulls %v: %q", pulls, got)
		}
		e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":2},"contentChanges":[{"text":%q}]}`, uri, manifest("0.0.0.0")))
		if got := strings.Join(found(2), " "); strings.Contains(got, "host-loopback") {
			t.Errorf("pulls %v, after the change: %q", pulls, got)
		}
		write(t, filepath.Join(o.dir, "Procfile"), "web: npm start\n")
		if pulls {
			if got := found(2); len(got) > 0 {
				t.Errorf("beside a Procfile: %q", got)
			}
		}
		e.leave()
	}
}

// TestFilesOfAnAppInFoldersBelow: a file belongs to the first folder above it in which something starts, and to none with a Procfile.
func TestFilesOfAnAppInFoldersBelow(t *testing.T) {
	var o onDisk
	o.dir = t.TempDir()
	code := filepath.Join(o.dir, "src", "server.js")
	for _, folder := range []string{o.dir, filepath.Dir(code)} {
		write(t, filepath.Join(folder, "package.json"), `{"scripts":{"start":"node src/server.js"}}`)
	}
	const text = "require('http').createServer().listen(3000)\n"
	write(t, code, text)
	e := newEditorWith(t, Options{Place: o.place})
	e.ask("initialize", `{"capabilities":{"textDocument":{"diagnostic":{}}},"initializationOptions":{"platforms":["heroku"]}}`, nil)
	e.notify("initialized", `{}`)
	e.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":"javascript","version":1,"text":%q}}`, uriOfFile(code), text))
	found := func() (codes []string) {
		var report diagnosticReport
		e.ask("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, uriOfFile(code)), &report)
		for _, d := range report.Items {
			codes = append(codes, d.Code)
		}
		return codes
	}
	if got := strings.Join(found(), " "); got != "port-in-code" {
		t.Errorf("in the app above: %q", got)
	}
	write(t, filepath.Join(o.dir, "Procfile"), "web: npm start\n")
	if got := found(); len(got) > 0 {
		t.Errorf("below a Procfile: %q", got)
	}
	e.leave()
}

// TestFindingsInOtherFilesShowThem: a finding about another file is in the Procfile, with the place there.
func TestFindingsInOtherFilesShowThem(t *testing.T) {
	var o onDisk
	o.dir = t.TempDir()
	write(t, filepath.Join(o.dir, "package.json"), `{"scripts":{"postinstall":"npm run complie"}}`)
	write(t, filepath.Join(o.dir, "server.js"), "require('http').createServer().listen(process.env.PORT)\n")
	file := filepath.Join(o.dir, "Procfile")
	write(t, file, "web: node server.js\n")
	e := newEditorWith(t, Options{Place: o.place})
	e.ask("initialize", `{"capabilities":{"textDocument":{"diagnostic":{},"publishDiagnostics":{"relatedInformation":true}}},"initializationOptions":{"platforms":["heroku"]}}`, nil)
	e.notify("initialized", `{}`)
	e.open(uriOfFile(file), "web: node server.js\n")
	var report diagnosticReport
	e.ask("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, uriOfFile(file)), &report)
	if len(report.Items) != 1 || len(report.Items[0].RelatedInformation) != 1 || report.Items[0].RelatedInformation[0].Location.URI != uriOfFile(filepath.Join(o.dir, "package.json")) {
		t.Errorf("%+v", report.Items)
	}
	e.leave()
}
