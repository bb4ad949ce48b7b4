package cli

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/web"
)

const shop = "web: gunicorn shop.wsgi --bind :8000\nworker:rq worker\nrelease: python manage.py migrate && echo done\n"

// sameCases are configurations with what is found in a file of the project: line, severity and rule.
var sameCases = []struct {
	name, config string
	path         string // Procfile if it is empty
	text         string // shop if it is empty
	want         string
}{
	{name: "an empty file", config: "", want: "1 error port-hardcoded, 2 error space-after-colon, 3 info release-not-run"},
	{name: "only a comment", config: "# later", want: "1 error port-hardcoded, 2 error space-after-colon, 3 info release-not-run"},
	{name: "one platform", config: "platforms = ['heroku']", want: "1 error port-hardcoded, 2 error space-after-colon"},
	{name: "a build strategy", config: "platforms = ['drycc:image']", want: "2 error space-after-colon, 3 warning release-not-run"},
	{name: "two platforms", config: "platforms = ['heroku', 'drycc']", want: "1 error port-hardcoded, 2 error space-after-colon, 3 warning release-not-run"},
	{name: "a platform twice", config: "platforms = ['heroku', 'heroku']", want: "1 error port-hardcoded, 2 error space-after-colon"},
	{name: "no platforms", config: "platforms = []", want: "1 error port-hardcoded, 2 error space-after-colon, 3 info release-not-run"},
	{name: "a local runner", config: "platforms = ['foreman']", want: "2 hint space-after-colon"},
	{name: "a comment in the file goes first", config: "platforms = ['heroku']", text: "# proclint-platform goreman\n" + shop, want: "3 hint space-after-colon"},
	{name: "what fails changes no finding", config: "platforms = ['heroku']\nfail-on = 'hint'", want: "1 error port-hardcoded, 2 error space-after-colon"},
	{name: "a rule that is off", config: "platforms = ['heroku']\n[rules]\nport-hardcoded = 'off'", want: "2 error space-after-colon"},
	{name: "a rule that is an error", config: "platforms = ['drycc']\n[rules]\nport-hardcoded = 'error'", want: "1 error port-hardcoded, 2 error space-after-colon, 3 warning release-not-run"},
	{name: "a rule that is a hint", config: "platforms = ['heroku']\n[rules]\nspace-after-colon = 'hint'", want: "1 error port-hardcoded, 2 hint space-after-colon"},
	{name: "all rules of the file are off", config: "platforms = ['heroku']\n[rules]\nport-hardcoded = 'off'\nspace-after-colon = 'off'", want: ""},
	{name: "a rule without findings", config: "platforms = ['heroku']\n[rules]\nsudo = 'error'", want: "1 error port-hardcoded, 2 error space-after-colon"},
	{name: "a severity without platforms", config: "[rules]\nport-hardcoded = 'hint'", want: "1 hint port-hardcoded, 2 error space-after-colon, 3 info release-not-run"},
	{name: "rules in one line", config: "platforms = ['heroku']\nrules = { port-hardcoded = 'info' }", want: "1 info port-hardcoded, 2 error space-after-colon"},
	{name: "rules with dots", config: "platforms = ['heroku']\nrules.port-hardcoded = 'info'\nrules.space-after-colon = 'info'", want: "1 info port-hardcoded, 2 info space-after-colon"},
	{name: "an excluded file", config: "exclude = ['Procfile']", want: "excluded"},
	{name: "an excluded folder", config: "exclude = ['vendor/**']", path: "vendor/shop/Procfile", want: "excluded"},
	{name: "an excluded name at any depth", config: "exclude = ['testdata']", path: "a/testdata/b/Procfile", want: "excluded"},
	{name: "another folder is excluded", config: "platforms = ['heroku']\nexclude = ['vendor/**']", path: "backend/Procfile", want: "1 warning file-location, 1 error port-hardcoded, 2 error space-after-colon"},
	{name: "an override", config: "platforms = ['heroku']\n[[overrides]]\nfiles = ['legacy/**']\nrules = { port-hardcoded = 'off' }", path: "legacy/Procfile", want: "1 warning file-location, 2 error space-after-colon"},
	{name: "an override of other files", config: "platforms = ['heroku']\n[[overrides]]\nfiles = ['legacy/**']\nrules = { port-hardcoded = 'off' }", want: "1 error port-hardcoded, 2 error space-after-colon"},
	{name: "an override goes before the rules", config: "platforms = ['heroku']\n[rules]\nport-hardcoded = 'off'\n[[overrides]]\nfiles = ['Procfile']\nrules = { port-hardcoded = 'info' }", want: "1 info port-hardcoded, 2 error space-after-colon"},
	{name: "the last override counts", config: "platforms = ['heroku']\n[[overrides]]\nfiles = ['**']\nrules = { port-hardcoded = 'off' }\n[[overrides]]\nfiles = ['Procfile']\nrules = { port-hardcoded = 'hint' }", want: "1 hint port-hardcoded, 2 error space-after-colon"},
	{name: "an override by ending", config: "platforms = ['heroku']\n[[overrides]]\nfiles = ['*.dev']\nrules = { file-name = 'off' }", path: "Procfile.dev", want: "2 error space-after-colon"},
	{name: "an override of a rule about the name", config: "platforms = ['heroku']\n[[overrides]]\nfiles = ['backend']\nrules = { file-name = 'hint', file-location = 'off' }", path: "backend/procfile", want: "1 hint file-name, 1 error port-hardcoded, 2 error space-after-colon"},
	{name: "a comment that ignores a rule that is off", config: "platforms = ['heroku']\n[rules]\nspace-after-colon = 'off'", text: "# proclint-ignore-next-line space-after-colon\nweb:gunicorn shop.wsgi\n", want: ""},
	{name: "a comment that ignores a rule with another severity", config: "platforms = ['heroku']\n[rules]\nspace-after-colon = 'hint'", text: "# proclint-ignore-next-line space-after-colon\nweb:gunicorn shop.wsgi\nworker:rq worker\n", want: "3 hint space-after-colon"},
	{name: "one rule on several lines", config: "platforms = ['heroku']\n[rules]\nspace-after-colon = 'info'", text: strings.Repeat("web:a\n", 2) + "worker:b\n", want: "1 info space-after-colon, 2 info space-after-colon, 3 info space-after-colon"},
	{name: "a byte order mark and Windows line ends", config: "\ufeffplatforms = ['heroku']\r\n[rules]\r\nport-hardcoded = 'info'\r\n", want: "1 info port-hardcoded, 2 error space-after-colon"},
}

// TestEverySurfaceFindsTheSame: the command, the language server, the API and the bridge find the same with the same
// configuration. The API and the bridge also get it as JSON that another parser of TOML made.
func TestEverySurfaceFindsTheSame(t *testing.T) {
	if len(sameCases) < 30 {
		t.Fatalf("only %d configurations", len(sameCases))
	}
	for _, tt := range sameCases {
		t.Run(tt.name, func(t *testing.T) {
			tt.path, tt.text = cmp.Or(tt.path, "Procfile"), cmp.Or(tt.text, shop)
			file := writeProject(t, tt.config, tt.path, tt.text)
			var decoded map[string]any
			if err := toml.Unmarshal([]byte(strings.TrimPrefix(tt.config, "\ufeff")), &decoded); err != nil {
				t.Fatal(err)
			}
			asText := encode(t, map[string]any{"path": tt.path, "text": tt.text, "config": tt.config})
			asObject := encode(t, map[string]any{"path": tt.path, "text": tt.text, "config": decoded})
			asFile := encode(t, map[string]any{"path": tt.path, "text": tt.text, "files": []any{tt.path, map[string]any{"path": ".proclint.toml", "text": tt.config}}})
			for surface, got := range map[string]string{
				"command line":        fromCommand(t, file),
				"concise lines":       fromConcise(t, file),
				"Checkstyle":          fromCheckstyle(t, file),
				"MCP":                 fromAgent(t, file),
				"language server":     fromServer(t, file, tt.text),
				"API":                 fromAPI(t, asText),
				"API with JSON":       fromAPI(t, asObject),
				"API with files":      fromAPI(t, asFile),
				"bridge":              foundIn(t, api.Call(api.Answering(api.PageMethods()), "lint", asText)),
				"bridge with objects": foundIn(t, api.Call(api.Answering(api.PageMethods()), "lint", asObject)),
			} {
				want := tt.want
				switch {
				case got == "" && want == "excluded":
					continue // the surface only shows nothing
				case surface == "Checkstyle": // it has no hints
					want = strings.ReplaceAll(want, "hint", "info")
				}
				if got != want {
					t.Errorf("%s: %q, want %q", surface, got, want)
				}
			}
		})
	}
}

// writeProject writes a repository with a configuration and a Procfile, whose path it returns.
func writeProject(t *testing.T, config, procfile, text string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{".git/HEAD": "", ".proclint.toml": config, procfile: text} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(root, filepath.FromSlash(procfile))
}

// TestEveryCommandTakesTheConfiguredPlatform: preview, move, and export take the platform that lint checks for if there
// is only one, preview shows the problems that lint finds, and matrix starts with the platforms of lint.
func TestEveryCommandTakesTheConfiguredPlatform(t *testing.T) {
	for _, tt := range sameCases {
		t.Run(tt.name, func(t *testing.T) {
			file := writeProject(t, tt.config, cmp.Or(tt.path, "Procfile"), cmp.Or(tt.text, shop))
			var shown api.Effective
			if err := json.Unmarshal([]byte(outputOf(t, exitOK, "config", "--format", "json", file)), &shown); err != nil {
				t.Fatal(err)
			}
			ids := shown.Platforms.Value
			if shown.Platforms.From == "default" {
				ids = nil
			}
			rows := strings.Split(outputOf(t, exitOK, "matrix", "--all", file), "\n")
			for _, id := range ids {
				if row := strings.Fields(strings.TrimLeft(rows[0], "* ")); row[0] != id {
					t.Errorf("matrix starts with %q, want %s", rows[0], id)
				}
				rows = rows[1:]
				for len(rows) > 0 && strings.HasPrefix(rows[0], "    ") {
					rows = rows[1:]
				}
			}
			if len(ids) != 1 {
				outputOf(t, exitFailure, "preview", file)
				outputOf(t, exitFailure, "move", "--to", "dokku", file)
				return
			}
			if got := outputOf(t, exitOK, "preview", "--format", "json", file); !strings.Contains(got, `"platform":"`+ids[0]+`"`) {
				t.Errorf("preview shows %.100s, want %s", got, ids[0])
			}
			if got := outputOf(t, exitOK, "move", "--to", "dokku", "--format", "json", file); !strings.Contains(got, `"from":"`+ids[0]+`"`) {
				t.Errorf("move starts at %.100s, want %s", got, ids[0])
			}
			if got, want := ran("export", "--to", "compose", file), ran("export", "--to", "compose", "--platform", ids[0], file); got != want {
				t.Errorf("export: %+v, want %+v", got, want)
			}
			if filepath.Ext(file) != "" {
				return // a preview shows what would run, and lint doesn't check what the platform doesn't read
			}
			var problems []string
			for _, match := range problemShown.FindAllStringSubmatch(outputOf(t, exitOK, "preview", file), -1) {
				problems = append(problems, match[1]+" "+match[2])
			}
			var want []string
			for finding := range strings.SplitSeq(tt.want, ", ") {
				if _, problem, ok := strings.Cut(finding, " "); ok && !strings.Contains(problem, " file-") {
					want = append(want, problem)
				}
			}
			slices.Sort(problems)
			slices.Sort(want)
			if !slices.Equal(problems, want) {
				t.Errorf("preview shows the problems %q, want %q", problems, want)
			}
		})
	}
}

// problemShown is a problem in the text of a preview, which starts with its severity and ends with its rule.
var problemShown = regexp.MustCompile(`(?m)^ *(error|warning|info|hint) +(?:.*\n {10,})*?.*\(([a-z]+(?:-[a-z]+)+)\)$`)

// result is what a command prints, and its exit code.
type result struct {
	code           int
	output, errors string
}

func ran(args ...string) result {
	var out, errors bytes.Buffer
	code := Run(context.Background(), args, strings.NewReader(""), &out, &errors)
	return result{code, out.String(), errors.String()}
}

// outputOf is what a command prints that exits with a code.
func outputOf(t *testing.T, code int, args ...string) string {
	t.Helper()
	r := ran(args...)
	if r.code != code {
		t.Fatalf("%q: %+v, want %d", args, r, code)
	}
	return r.output
}

func encode(t *testing.T, value any) []byte {
	t.Helper()
	encoded, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

// findingsOf lists findings by their lines, with their severities and rules.
func findingsOf(diagnostics []check.Diagnostic) string {
	var lines []string
	for _, d := range diagnostics {
		lines = append(lines, fmt.Sprintf("%d %s %s", d.Span.Start.Line+1, d.Severity, d.Rule))
	}
	return strings.Join(lines, ", ")
}

// foundIn lists the findings of a report.
func foundIn(t *testing.T, report []byte) string {
	t.Helper()
	var r lint.Report
	if err := json.Unmarshal(report, &r); err != nil {
		t.Fatalf("%s: %v", report, err)
	}
	if r.Excluded {
		return "excluded"
	}
	return findingsOf(r.Diagnostics)
}

func fromCommand(t *testing.T, file string, flags ...string) string {
	t.Helper()
	r := ran(append([]string{"lint", "--format", "json", file}, flags...)...)
	switch {
	case r.code == exitFailure:
		t.Fatal(r.errors)
	case r.output == "":
		return "excluded"
	}
	return foundIn(t, []byte(r.output))
}

// fromConcise lists the findings of --format concise.
func fromConcise(t *testing.T, file string) string {
	t.Helper()
	var found []string
	for line := range strings.Lines(ran("lint", "--format", "concise", file).output) {
		match := regexp.MustCompile(`^(.*):(\d+):\d+: (\w+) ([a-z-]+) .`).FindStringSubmatch(line)
		if match == nil || match[1] != file {
			t.Fatalf("%q", line)
		}
		found = append(found, strings.Join(match[2:], " "))
	}
	return strings.Join(found, ", ")
}

// fromAgent lists the findings of the tool of an agent.
func fromAgent(t *testing.T, file string) string {
	t.Helper()
	answer, text := newAgent(t, protocols[0], []string{gitRoot(filepath.Dir(file))}).call("lint", object{"path": file})
	if strings.Contains(text, " is excluded by ") {
		return "excluded"
	}
	return foundIn(t, encode(t, answer))
}

// fromCheckstyle lists the findings of --format checkstyle.
func fromCheckstyle(t *testing.T, file string) string {
	t.Helper()
	var found []string
	for _, match := range regexp.MustCompile(`<error line="(\d+)" column="\d+" severity="(\w+)" .* source="proclint.(.*)"/>`).FindAllStringSubmatch(ran("lint", "--format", "checkstyle", file).output, -1) {
		found = append(found, strings.Join(match[1:], " "))
	}
	return strings.Join(found, ", ")
}

func fromAPI(t *testing.T, body []byte) string {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, "/v1/lint", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	answer := httptest.NewRecorder()
	web.API("test").ServeHTTP(answer, request)
	if answer.Code != http.StatusOK {
		t.Fatal(answer.Body)
	}
	return foundIn(t, answer.Body.Bytes())
}

// fromServer asks the language server for the diagnostics of a file. flags are those of the server.
func fromServer(t *testing.T, file, text string, flags ...string) string {
	t.Helper()
	uri := "file://" + filepath.ToSlash(file)
	var in, out, errors bytes.Buffer
	for _, message := range []map[string]any{
		{"id": 1, "method": "initialize", "params": map[string]any{"capabilities": map[string]any{"textDocument": map[string]any{"diagnostic": map[string]any{}}}}},
		{"method": "textDocument/didOpen", "params": map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "procfile", "version": 1, "text": text}}},
		{"id": 2, "method": "textDocument/diagnostic", "params": map[string]any{"textDocument": map[string]any{"uri": uri}}},
		{"id": 3, "method": "shutdown"},
		{"method": "exit"},
	} {
		message["jsonrpc"] = "2.0"
		encoded := encode(t, message)
		fmt.Fprintf(&in, "Content-Length: %d\r\n\r\n%s", len(encoded), encoded)
	}
	if code := Run(context.Background(), append([]string{"lsp"}, flags...), &in, &out, &errors); code != exitOK {
		t.Fatal(errors.String())
	}
	_, answer, _ := strings.Cut(out.String(), `"id":2,"result":`)
	var report struct {
		Items []struct {
			Code     string
			Severity int
			Range    struct{ Start struct{ Line int } }
		}
	}
	if err := json.NewDecoder(strings.NewReader(answer)).Decode(&report); err != nil {
		t.Fatalf("%s: %v", out.String(), err)
	}
	var diagnostics []check.Diagnostic
	for _, item := range report.Items {
		d := check.Diagnostic{Rule: item.Code, Severity: lint.Error - lint.Severity(item.Severity-1)}
		d.Span.Start.Line = item.Range.Start.Line
		diagnostics = append(diagnostics, d)
	}
	return findingsOf(diagnostics)
}
