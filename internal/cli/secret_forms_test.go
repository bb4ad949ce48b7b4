//go:build linux

package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/assist"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/web"
)

// secretLines are lines in all forms of secrets, each with its own ones, and the line of each secret.
func secretLines(t *testing.T) (lines []string, of map[string]string) {
	t.Helper()
	of = map[string]string{}
	random := rand.New(rand.NewPCG(1, 2))
	letters := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteByte(byte('a' + random.IntN(26)))
		}
		return b.String()
	}
	for i, form := range golden.SecretForms(t, "../../lint/secret/testdata/forms.txt") {
		// One of many kinds of characters, a short one, and those that may be words.
		secret := [...]string{letters(5) + "7Kx" + letters(8), letters(6) + "4", letters(9), letters(20)}[i%4]
		line, shown := form.With(secret, i)
		lines = append(lines, line)
		for _, s := range shown {
			if len(s) >= 7 {
				of[s] = line
			}
		}
	}
	return lines, of
}

// TestNoFormOfASecretIsShown: whatever form a secret has, no surface shows it to a person.
func TestNoFormOfASecretIsShown(t *testing.T) {
	lines, of := secretLines(t)
	var entries, comments, docker, compose, rejected strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&entries, "p%d: %s\n", i, line)
		fmt.Fprintf(&comments, "# %s\n", line)
		if !strings.Contains(line, ": ") {
			fmt.Fprintf(&docker, "ENV X%d=1 %s\n", i, line)
		}
		if strings.ContainsAny(line, "()<>") { // Compose doesn't accept these
			fmt.Fprintf(&rejected, "  s%d:\n    image: app\n    command: %s\n", i, strconv.Quote(line))
			continue
		}
		fmt.Fprintf(&compose, "  s%d:\n    image: app\n    command: %s\n    environment:\n      - %s\n", i, strconv.Quote(line), strconv.Quote(line))
	}
	const web = "web: node server.js 8000 &\nwbe : gunicorn app:app --bind 127.0.0.1:80\n"
	texts := map[string]string{"Procfile": web + entries.String(), "comments": web + comments.String(), "broken": web + strings.Join(lines, "\n") + "\n"}
	folder := plant(t, "Procfile", texts["Procfile"], "comments", texts["comments"], "broken", texts["broken"],
		"log", strings.Join(lines, "\n")+"\nError: Cannot find module 'express'\n",
		"Dockerfile", "FROM node\n"+docker.String()+"CMD node server.js\n", "compose.yaml", "services:\n"+compose.String(), "rejected/compose.yaml", "services:\n"+rejected.String())
	path := func(name string) string { return filepath.Join(folder, name) }
	shown := map[string]string{}
	for name := range texts {
		for _, args := range commandsForPeople(path(name)) {
			stdout, stderr, _ := run(t, args...)
			shown[strings.Join(args, " ")] = stdout + stderr
		}
		for i, args := range commandsForFiles(path(name)) {
			if name == "Procfile" && i < 3 || !golden.LeftOut(i, 1) {
				shown["on a terminal: "+strings.Join(args, " ")] = onTerminal(t, args...)
			}
		}
	}
	for _, name := range []string{"Dockerfile", "compose.yaml", "rejected/compose.yaml"} {
		_, stderr, _ := run(t, "import", path(name))
		shown["notes of import "+name] = stderr
		shown["import "+name+" on a terminal"] = onTerminal(t, "import", path(name))
	}
	for _, format := range []string{"text", "json"} {
		stdout, stderr, _ := run(t, "explain", "--format", format, path("log"))
		shown["explain "+format] = stdout + stderr
	}
	for _, tool := range []string{"lint", "preview", "move", "explain", "fix"} {
		shown["MCP: "+tool] = toolAnswer(t, folder, tool, path("log"))
	}
	for route, body := range map[string]string{
		"lint?format=json": texts["Procfile"], "lint?format=text": texts["Procfile"], "lint?format=sarif": texts["Procfile"], "lint?format=github": texts["Procfile"],
		"preview?platform=heroku": texts["Procfile"], "explain": strings.Join(lines, "\n"),
	} {
		answer := httptest.NewRecorder()
		request := httptest.NewRequest(http.MethodPost, "/v1/"+route, strings.NewReader(body))
		request.Header.Set("Content-Type", "text/plain")
		apiHandler().ServeHTTP(answer, request)
		if answer.Code != http.StatusOK {
			t.Errorf("%s answers %d: %s", route, answer.Code, answer.Body)
		}
		shown["HTTP: "+route] = answer.Body.String()
	}
	shown["hovers"] = hovers(texts["Procfile"])
	for name, answer := range editorAnswers(t, path("Procfile"), texts["Procfile"], len(lines)) {
		shown["language server: "+name] = answer
	}
	secrets := slices.Sorted(maps.Keys(of))
	for surface, text := range shown {
		if text == "" && !strings.Contains(surface, "fmt --diff") {
			t.Errorf("%s shows nothing", surface)
		}
		for _, secret := range golden.Shown(text, secrets) {
			t.Errorf("%s shows %q of %s", surface, secret, of[secret])
		}
	}
}

// hovers are the explanations all over a file.
func hovers(text string) string {
	var b strings.Builder
	doc := procfile.Parse([]byte(text))
	for offset := 0; offset < len(text); offset += 5 {
		if found := assist.Hover(doc, offset, platform.Defaults(), nil); found != nil {
			b.WriteString(found.Markdown + "\n")
		}
	}
	return b.String()
}

func apiHandler() http.Handler { return web.API("test") }

// commandsForPeople are commands whose output a person reads.
func commandsForPeople(file string) (commands [][]string) {
	commands = append(commands, []string{"matrix", file}, []string{"matrix", "--all", file})
	for _, format := range []string{"text", "json", "sarif", "github", "gitlab", "junit", "rdjson"} {
		commands = append(commands, []string{"lint", "--format", format, file}, []string{"lint", "--platform", "heroku", "--format", format, file})
	}
	commands = append(commands, []string{"lint", "-v", "--platform", "heroku", file})
	for _, format := range []string{"text", "json"} {
		commands = append(commands, []string{"preview", "--platform", "heroku", "--format", format, file}, []string{"preview", "--platform", "sevalla", "--format", format, file})
	}
	return append(commands, []string{"preview", "--all", "--platform", "heroku", file}, []string{"move", "--from", "heroku", "--to", "sevalla", file}, []string{"move", "--from", "heroku", "--to", "fly", "--format", "markdown", file})
}

// commandsForFiles are commands whose output is for a file, and shown on a terminal.
func commandsForFiles(file string) (commands [][]string) {
	commands = append(commands, []string{"fix", "--diff", "--suggested", file}, []string{"fmt", "--diff", file})
	for _, format := range export.IDs() {
		commands = append(commands, []string{"export", "--to", format, "--platform", "heroku", file})
	}
	return commands
}

// toolAnswer is what a tool of the MCP server answers.
func toolAnswer(t *testing.T, folder, tool, log string) string {
	t.Helper()
	a := newAgent(t, protocols[0], []string{folder})
	arguments := object{"path": filepath.Join(folder, "Procfile")}
	switch tool {
	case "preview":
		arguments["platform"] = "heroku"
	case "move":
		arguments["from"], arguments["to"] = "heroku", "sevalla"
	case "explain":
		arguments = object{"log": log}
	}
	return a.text(tool, arguments)
}

// editorAnswers are what the language server answers about a file.
func editorAnswers(t *testing.T, file, text string, lines int) map[string]string {
	t.Helper()
	document := map[string]any{"uri": "file://" + filepath.ToSlash(file)}
	messages := []map[string]any{
		{"id": 1, "method": "initialize", "params": map[string]any{"capabilities": map[string]any{"textDocument": map[string]any{"diagnostic": map[string]any{}}}}},
		{"method": "textDocument/didOpen", "params": map[string]any{"textDocument": map[string]any{"uri": document["uri"], "languageId": "procfile", "version": 1, "text": text}}},
	}
	for _, method := range []string{"diagnostic", "documentSymbol", "codeLens", "inlayHint", "documentLink"} {
		params := map[string]any{"textDocument": document}
		if method == "inlayHint" {
			params["range"] = map[string]any{"start": map[string]any{"line": 0, "character": 0}, "end": map[string]any{"line": lines, "character": 0}}
		}
		messages = append(messages, map[string]any{"id": method, "method": "textDocument/" + method, "params": params})
	}
	const few = 60 // each hover checks the whole file
	for line := 0; line < lines; line += few {
		for character := 0; character < 40; character += 10 {
			position := map[string]any{"line": line + 2, "character": character}
			messages = append(messages, map[string]any{"id": "hover", "method": "textDocument/hover", "params": map[string]any{"textDocument": document, "position": position}})
		}
	}
	messages = append(messages, map[string]any{"id": "end", "method": "shutdown"}, map[string]any{"method": "exit"})
	var in, out, errors bytes.Buffer
	for _, message := range messages {
		message["jsonrpc"] = "2.0"
		encoded := encode(t, message)
		fmt.Fprintf(&in, "Content-Length: %d\r\n\r\n%s", len(encoded), encoded)
	}
	if code := Run(t.Context(), []string{"lsp"}, &in, &out, &errors); code != exitOK {
		t.Fatal(errors.String())
	}
	answers := map[string]string{}
	for answer := range strings.SplitSeq(out.String(), "Content-Length: ") {
		var of struct{ ID string }
		_, body, _ := strings.Cut(answer, "\r\n\r\n")
		if json.Unmarshal([]byte(body), &of) == nil && of.ID != "" {
			answers[of.ID] += body
		}
	}
	return answers
}
