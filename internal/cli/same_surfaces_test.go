package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/web"
)

// TestEverySurfaceFindsTheSameInApps: the command, MCP, HTTP, the page's program and the language server find the same in the apps of the
// golden files, with their Procfiles and without: rules, severities, files, places, and messages.
func TestEverySurfaceFindsTheSameInApps(t *testing.T) {
	with := slices.DeleteFunc(plantGolden(t, t.TempDir()), func(a plantedApp) bool { return len(a.request(t)) > web.MaxBody })
	var without []plantedApp
	for _, a := range plantGolden(t, t.TempDir()) {
		if a.isWithout(t) {
			without = append(without, a)
		}
	}
	for name, apps := range map[string][]plantedApp{"with Procfiles": with, "without Procfiles": without} {
		t.Run(name, func(t *testing.T) { compareSurfaces(t, apps) })
	}
}

func compareSurfaces(t *testing.T, apps []plantedApp) {
	t.Logf("%d apps", len(apps))
	edited := fromEditor(t, apps)
	agent := newAgent(t, protocols[0], []string{filepath.Dir(apps[0].folder)})
	for i, a := range apps {
		command := ran("lint", "--json-lines", a.argument())
		want := a.listed(t, []byte(command.output))
		if command.code == exitFailure {
			edited[i] = "" // of an app in a folder below, of which the command is asked by its name
		}
		for surface, got := range map[string]string{
			"MCP": a.listed(t, fromTool(t, agent, a.argument())), "HTTP": a.listed(t, fromPath(t, a.request(t))),
			"page": a.listed(t, api.Call(api.Answering(api.PageMethods()), a.method(), a.request(t))), "language server": edited[i],
		} {
			if got != want {
				t.Errorf("%s, %s:\n%swant\n%s", surface, a.argument(), got, want)
			}
		}
	}
}

// plantedApp is an app in a separate folder, with a configuration that names its platforms.
type plantedApp struct {
	folder string
	path   string // of its Procfile, or "" without one
	source []byte
	files  map[string]string // the others
}

// argument is what the command gets.
func (a plantedApp) argument() string { return filepath.Join(a.folder, filepath.FromSlash(a.path)) }

func (a plantedApp) method() string {
	if a.path == "" {
		return "lintApp"
	}
	return "lint"
}

// isWithout removes the Procfile, and reports whether the app has other files, but no other Procfile.
func (a *plantedApp) isWithout(t *testing.T) bool {
	if err := os.Remove(a.argument()); err != nil {
		t.Fatal(err)
	}
	a.path = ""
	if len(a.files) < 2 {
		return false
	}
	for name := range a.files {
		if strings.Contains(strings.ToLower(name), "procfile") {
			return false
		}
	}
	return true
}

// request is what those get who can't see the disk.
func (a plantedApp) request(t *testing.T) []byte {
	t.Helper()
	var files []any
	for _, name := range slices.Sorted(maps.Keys(a.files)) {
		files = append(files, map[string]string{"path": name, "text": a.files[name]})
	}
	if a.path == "" {
		return encode(t, map[string]any{"files": files})
	}
	return encode(t, map[string]any{"path": a.path, "base64": a.source, "files": append(files, a.path)})
}

// listed are the findings of reports, each in a line, in order. The reports are several ones, or those of an app without a Procfile.
func (a plantedApp) listed(t *testing.T, reports []byte) string {
	t.Helper()
	var lines []string
	for text := json.NewDecoder(bytes.NewReader(reports)); ; {
		var r struct {
			lint.Report
			lint.Beside
		}
		if err := text.Decode(&r); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("%s: %v in %.300s", a.argument(), err, reports)
		}
		if r.Report.Schema != "" {
			r.Reports = append(r.Reports, &r.Report)
		}
		for _, r := range r.Reports {
			for _, d := range r.Diagnostics {
				file := r.File.Path
				if d.File != "" {
					file = d.File
				}
				lines = append(lines, a.line(file, d.Span, d.Severity, d.Rule, d.Message))
			}
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

func (a plantedApp) line(file string, at procfile.Span, severity lint.Severity, rule, message string) string {
	if relative, err := filepath.Rel(a.folder, file); err == nil && filepath.IsAbs(file) {
		file = filepath.ToSlash(relative)
	}
	file = strings.TrimPrefix(path.Clean(file), filepath.Base(a.folder)+"/") // MCP has paths from its root
	return fmt.Sprintf("%s:%v %s %s %s\n", file, at, severity, rule, message)
}

func fromTool(t *testing.T, a *agent, path string) []byte {
	t.Helper()
	result, err := a.CallTool(t.Context(), &mcp.CallToolParams{Name: "lint", Arguments: object{"path": path, "structured": true}})
	if err != nil {
		t.Fatal(err)
	}
	if result.IsError {
		return nil
	}
	return encode(t, result.StructuredContent)
}

func fromPath(t *testing.T, body []byte) []byte {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, "/v1/lint", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	answer := httptest.NewRecorder()
	web.API("test").ServeHTTP(answer, request)
	if answer.Code != http.StatusOK {
		t.Fatal(answer.Body)
	}
	return answer.Body.Bytes()
}

// fromEditor are the findings that an editor gets that opens the Procfile of each app, or without one all files.
func fromEditor(t *testing.T, apps []plantedApp) (listed []string) {
	t.Helper()
	var in, out, errors bytes.Buffer
	send := func(id int, method string, params any) {
		message := map[string]any{"jsonrpc": "2.0", "method": method, "params": params}
		if id > 0 {
			message["id"] = id
		}
		encoded := encode(t, message)
		fmt.Fprintf(&in, "Content-Length: %d\r\n\r\n%s", len(encoded), encoded)
	}
	send(1, "initialize", map[string]any{"capabilities": map[string]any{"textDocument": map[string]any{
		"diagnostic": map[string]any{}, "publishDiagnostics": map[string]any{"relatedInformation": true}}}})
	const first = 2
	var asked []openedFile // with each request
	open := func(app int, path, language, text string) {
		place := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(apps[app].folder, filepath.FromSlash(path)))}
		uri := map[string]any{"uri": place.String()}
		opened := maps.Clone(uri)
		opened["languageId"], opened["version"], opened["text"] = language, 1, text
		send(0, "textDocument/didOpen", map[string]any{"textDocument": opened})
		send(first+len(asked), "textDocument/diagnostic", map[string]any{"textDocument": uri})
		asked = append(asked, openedFile{app, path})
	}
	for i, a := range apps {
		if a.path != "" {
			open(i, a.path, "procfile", strings.ToValidUTF8(procfile.Parse(a.source).Text, "\ufffd"))
			continue
		}
		for name, text := range a.files {
			open(i, name, "plaintext", text)
		}
	}
	send(first+len(asked), "shutdown", nil)
	send(0, "exit", nil)
	if code := Run(t.Context(), []string{"lsp"}, &in, &out, &errors); code != exitOK {
		t.Fatal(errors.String())
	}
	lines := make([][]string, len(apps))
	for answers := bufio.NewReader(&out); ; {
		header, err := textproto.NewReader(answers).ReadMIMEHeader()
		if err != nil {
			break
		}
		size, _ := strconv.Atoi(header.Get("Content-Length"))
		body := make([]byte, size)
		if _, err := io.ReadFull(answers, body); err != nil {
			t.Fatal(err)
		}
		var answer struct {
			ID     int
			Result struct{ Items []shownInEditor }
		}
		if err := json.Unmarshal(body, &answer); err != nil || answer.ID < first || answer.ID >= first+len(asked) {
			continue
		}
		at := asked[answer.ID-first]
		for _, item := range answer.Result.Items {
			lines[at.app] = append(lines[at.app], item.line(apps[at.app], at.path))
		}
	}
	for _, of := range lines {
		slices.Sort(of)
		listed = append(listed, strings.Join(of, ""))
	}
	return listed
}

// openedFile is a file of an app, by its number.
type openedFile struct {
	app  int
	path string
}

// shownInEditor is a finding as the protocol of editors has it.
type shownInEditor struct {
	Range              procfile.Span
	Severity           int
	Code, Message      string
	RelatedInformation []struct {
		Message  string
		Location struct {
			URI   string
			Range procfile.Span
		}
	}
}

// line is that of a finding. One in another file is shown in the Procfile, with its own place beside it.
func (s shownInEditor) line(a plantedApp, file string) string {
	for _, r := range s.RelatedInformation {
		if r.Message == "the place in the app" {
			file, s.Range = strings.TrimPrefix(r.Location.URI, "file://"), r.Location.Range
		}
	}
	message, _, _ := strings.Cut(s.Message, "\n")
	return a.line(file, s.Range, lint.Error-lint.Severity(s.Severity-1), s.Code, message)
}
