//go:build !js

package web_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// exampleHost is the address that the examples for clients name.
const exampleHost = "http://127.0.0.1:8787"

// Files for the examples, and what of each they have to show.
const (
	rightFile = "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n"
	wrongFile = "wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n"
)

// clientExample is the documentation's example in a language, for the host under test.
func clientExample(t *testing.T, language string) string {
	t.Helper()
	content, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Info struct {
			Clients []struct{ Language, Text string } `json:"x-clients"`
		}
	}
	if err := json.Unmarshal(content, &document); err != nil {
		t.Fatal(err)
	}
	for _, client := range document.Info.Clients {
		if client.Language != language {
			continue
		}
		if !strings.Contains(client.Text, exampleHost) {
			t.Fatalf("the example in %s does not name %s", language, exampleHost)
		}
		return strings.ReplaceAll(client.Text, exampleHost, host())
	}
	t.Fatalf("the documentation has no example in %s", language)
	return ""
}

// runIn runs a program in a folder whose Procfile has this text, and gives its output and its exit code.
func runIn(t *testing.T, procfile string, env []string, program string, args ...string) (output string, code int) {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "Procfile"), []byte(procfile), 0o644); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program, args...)
	command.Dir = folder
	command.Env = append(os.Environ(), env...)
	out, err := command.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(out), command.ProcessState.ExitCode()
}

func TestTheExampleWithCurl(t *testing.T) {
	script := clientExample(t, "sh")
	if lines := strings.Count(strings.TrimSpace(script), "\n") + 1; lines > 5 {
		t.Errorf("it has %d lines", lines)
	}
	for procfile, want := range map[string]string{rightFile: "Procfile: fine on Heroku: web (1 dyno, $PORT).\n", wrongFile: "Procfile:1:1: error[process-type-typo]: "} {
		if output, code := runIn(t, procfile, nil, "sh", "-c", script); code != 0 || !strings.Contains(output, want) {
			t.Errorf("exit code %d:\n%s", code, output)
		}
	}
	rejected := strings.Replace(script, "platform=heroku", "platform=heroko", 1)
	if output, code := runIn(t, rightFile, nil, "sh", "-c", rejected); code == 0 || !strings.Contains(output, `"nearest":"heroku"`) {
		t.Errorf("a wrong platform: exit code %d:\n%s", code, output)
	}
}

func TestTheExampleForGitHubActions(t *testing.T) {
	var steps []struct {
		Name, Shell, Run string
		Env              map[string]string
	}
	if err := yaml.Unmarshal([]byte(clientExample(t, "yaml")), &steps); err != nil {
		t.Fatal(err)
	}
	if len(steps) != 1 || steps[0].Shell != "bash" || steps[0].Name == "" {
		t.Fatalf("want one step for bash: %v", steps)
	}
	var env []string
	for name, value := range steps[0].Env {
		env = append(env, name+"="+value)
	}
	// This is how a runner calls a step whose shell is bash.
	step := func(procfile string, env []string) (string, int) {
		return runIn(t, procfile, env, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps[0].Run)
	}
	if output, code := step(rightFile, env); code != 0 || output != "" {
		t.Errorf("a right file: exit code %d:\n%s", code, output)
	}
	if output, code := step(wrongFile, env); code != 1 || !strings.HasPrefix(output, "::error file=Procfile,line=1,") {
		t.Errorf("a wrong file: exit code %d:\n%s", code, output)
	}
	if output, code := step(rightFile, []string{"PROCLINT=" + host() + "/nothing"}); code == 0 {
		t.Errorf("a wrong address: exit code %d:\n%s", code, output)
	}
}

func TestTheExampleWithFetch(t *testing.T) {
	script := clientExample(t, "js")
	if output, code := runIn(t, "", nil, "node", "--input-type=module", "--eval", script); code != 0 || !strings.HasPrefix(output, "error: ") {
		t.Errorf("exit code %d:\n%s", code, output)
	}
	rejected := strings.Replace(script, "platform=heroku", "platform=heroko", 1)
	if output, code := runIn(t, "", nil, "node", "--input-type=module", "--eval", rejected); code == 0 || !strings.Contains(output, `Did you mean "heroku"`) {
		t.Errorf("a wrong platform: exit code %d:\n%s", code, output)
	}
}

// The README has the first of the examples too.
func TestTheReadmeHasTheExampleWithCurl(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	example := strings.ReplaceAll(clientExample(t, "sh"), host(), exampleHost)
	if !strings.Contains(string(readme), "```sh\n"+example+"```\n") {
		t.Errorf("the README does not have\n%s", example)
	}
}

// TestCurlsOwnContentType: a file that curl sends without a header is bytes, too.
func TestCurlsOwnContentType(t *testing.T) {
	for path, want := range map[string]string{"/v1/lint?platform=heroku&format=text": "probably a typo for `web`", "/v1/explain": `"schema":"proclint/1"`} {
		if output, code := runIn(t, wrongFile, nil, "curl", "--silent", "--data-binary", "@Procfile", host()+path); code != 0 || !strings.Contains(output, want) {
			t.Errorf("%s: exit code %d: %s", path, code, output)
		}
	}
}
