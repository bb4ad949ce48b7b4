//go:build linux

package cli

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/platform"
)

const secretToken, secretPassword = "mX4hT9cRz6nD2yFw8Bq1", `p4ss"w0rt'X9z`

const secretFile = "web: API_TOKEN=" + secretToken + " gunicorn --bind 127.0.0.1:80 shop.wsgi && echo hi\n" +
	"release: API_TOKEN=" + secretToken + " python manage.py migrate &\n" +
	"web: API_TOKEN=" + secretToken + " gunicorn shop.wsgi\n" +
	`wroker:  python bot.py "postgres://me:p4ss\"w0rt'X9z@db.acme.io/shop" --token ` + secretToken + "\r\n"

// shows reports whether an output has a secret, or enough of one to be of use.
func shows(output string) bool {
	for i := 0; i+8 <= len(secretToken); i++ {
		if strings.Contains(output, secretToken[i:i+8]) {
			return true
		}
	}
	return strings.Contains(output, secretPassword) || strings.Contains(output, "w0rt'X9z")
}

// What a person reads shows no secret, in a file, a pipe or on a terminal.
func TestNoOutputForAPersonShowsASecret(t *testing.T) {
	dir := plant(t, "Procfile", secretFile, "good", "web: API_TOKEN="+secretToken+" gunicorn shop.wsgi\n")
	file, good := filepath.Join(dir, "Procfile"), filepath.Join(dir, "good")
	commands := [][]string{{"matrix", file}}
	for _, format := range []string{"text", "json", "sarif", "github"} {
		commands = append(commands, []string{"lint", "--format", format, file}, []string{"lint", "--platform", "heroku,sevalla,drycc:image", "--format", format, file})
	}
	for i, target := range platform.Targets() {
		if golden.LeftOut(i, 1) {
			continue
		}
		commands = append(commands, []string{"preview", "--platform", target.ID(), file}, []string{"preview", "--platform", target.ID(), "--format", "json", file})
		if target.ID() != "drycc" {
			commands = append(commands, []string{"move", "--from", "drycc", "--to", target.ID(), file}, []string{"move", "--from", "drycc", "--to", target.ID(), "--format", "markdown", file})
		}
	}
	commands = append(commands, []string{"sevalla", "update", "--from-procfile", good, "--process", "web"})
	for _, args := range commands {
		stdout, stderr, _ := run(t, args...)
		if stdout == "" || shows(stdout) || shows(stderr) {
			t.Errorf("%v gives %q and %q", args, stdout, stderr)
		}
	}
	stdout, _, _ := run(t, "move", "--from", "drycc", "--to", "sevalla", "--format", "json", file)
	var plan map[string]any
	if err := json.Unmarshal([]byte(stdout), &plan); err != nil {
		t.Fatal(err)
	}
	delete(plan["fixed"].(map[string]any), "text")
	if rest, err := json.Marshal(plan); err != nil || shows(string(rest)) {
		t.Errorf("the plan of a move is %s, %v", rest, err)
	}
}

// A file or a program gets the text of a file as it is, a terminal without secrets.
func TestFilesForATerminalShowNoSecret(t *testing.T) {
	dir := plant(t, "Procfile", secretFile, "good", "web: API_TOKEN="+secretToken+" gunicorn shop.wsgi\n", "compose.yaml",
		"services:\n  web:\n    command: env API_TOKEN="+secretToken+" python app.py\n")
	file, good := filepath.Join(dir, "Procfile"), filepath.Join(dir, "good")
	commands := [][]string{
		{"fix", "--diff", "--suggested", file}, {"fmt", "--diff", file}, {"import", filepath.Join(dir, "compose.yaml")},
	}
	for _, format := range []string{"json", "curl", "terraform"} {
		commands = append(commands, []string{"sevalla", "create", "--from-procfile", good, "--process", "web", "--app-id", "0b9e2f4c-6a3d-4c1e-9f58-2f1d7a6b3c40", "--resource-type-id", "1b9e2f4c-6a3d-4c1e-9f58-2f1d7a6b3c41", "--format", format})
	}
	for _, format := range export.IDs() {
		if format == "app-json" || format == "runners" {
			continue // without any command
		}
		commands = append(commands, []string{"export", "--to", format, "--platform", "heroku", good})
	}
	for _, args := range commands {
		if stdout, _, _ := run(t, args...); !shows(stdout) {
			t.Errorf("%v leaves the secret out: %q", args, stdout)
		}
		if got := onTerminal(t, args...); shows(got) || !strings.Contains(got, "•••") {
			t.Errorf("%v shows %q on a terminal", args, got)
		}
	}
	if stdout, _, _ := run(t, "matrix", "--format", "json", good); !shows(stdout) {
		t.Errorf("the matrix in JSON is not what the parsers yield: %q", stdout)
	}
}
