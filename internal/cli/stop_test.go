//go:build linux || darwin

package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/golden"
)

// TestEveryCommandStopsWithinASecond sends a signal to each command while it works on as much as it takes.
func TestEveryCommandStopsWithinASecond(t *testing.T) {
	golden.OnlyNightly(t)
	dir := t.TempDir()
	file := func(name, head, part string, size int) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(head+strings.Repeat(part, size/len(part))), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const mega = 1<<20 - 100<<10
	entries := file("Procfile", "", "w1 : sudo npm run x && gunicorn a:b -b 127.0.0.1:80 & \r\n", mega)
	compose := file("compose.yaml", "x-c: &c \""+strings.Repeat("a ", 4000)+"\"\nservices:\n", "  w: {command: *c}\n", mega)
	answer := file("answer.json", `[{"key": "a"}`, `,{"key": "b"}`, mega)
	log := file("log", "", "H14 code=H14 sh: 1: nope: not found\n", mega)
	commands := map[string][]string{
		"compute":   {},
		"wait":      {},
		"lint":      {entries},
		"fix":       {"--diff", entries},
		"fmt":       {"--diff", entries},
		"preview":   {"--platform", "heroku", entries},
		"matrix":    {entries},
		"move":      {"--from", "heroku", "--to", "sevalla", entries},
		"sevalla":   {"--file", answer},
		"export":    {"--to", "kubernetes", entries},
		"import":    {compose},
		"explain":   {"-"},
		"init":      {"--stdout", t.TempDir()},
		"config":    {entries},
		"rules":     {},
		"platforms": {},
		"serve":     {"--addr", "127.0.0.1:0"},
		"lsp":       {},
		"mcp":       {},
		"version":   {},
		"man":       {"--dir", t.TempDir()},
	}
	for _, cmd := range newRoot().Commands() {
		if _, tried := commands[cmd.Name()]; !tried {
			t.Errorf("%s isn't tried", cmd.Name())
		}
	}
	for name, args := range commands {
		for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			t.Run(fmt.Sprintf("%s/%v", name, sig), func(t *testing.T) {
				code, stderr := stopped(t, append([]string{name}, args...), log, sig)
				if never := name == "compute" || name == "wait"; never && (code != exitFailure || stderr != "proclint: stopped\n") {
					t.Errorf("exit code %d, standard error %q", code, stderr)
				}
				if name == "serve" && code != exitOK {
					t.Errorf("exit code %d", code)
				}
			})
		}
	}
}

// stopped starts a command, sends a signal, and checks how long the command goes on. What it reads on standard input never
// ends after the content of a file.
func stopped(t *testing.T, args []string, stdin string, sig syscall.Signal) (code int, stderr string) {
	t.Helper()
	text, err := os.ReadFile(stdin)
	if err != nil {
		t.Fatal(err)
	}
	for try := 0; ; try++ {
		cmd := exec.Command(stoppable, args...)
		never, writer := io.Pipe()
		cmd.Stdin = io.MultiReader(bytes.NewReader(text), never)
		cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
		pipe, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(pipe)
		if _, err := lines.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		time.Sleep(200 * time.Millisecond)
		if err := cmd.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		hung := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
		began := time.Now()
		told, err := io.ReadAll(lines)
		took := time.Since(began)
		hung.Stop()
		writer.Close()
		_ = cmd.Wait() // whose error is the exit code
		if err != nil {
			t.Fatal(err)
		}
		if took < time.Second {
			return cmd.ProcessState.ExitCode(), string(told)
		}
		if try == 2 || took > 10*time.Second { // the machine may have been busy
			t.Fatalf("%q went on for %v", args, took)
		}
	}
}
