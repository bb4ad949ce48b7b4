//go:build unix

package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

// The server ends when its editor does, also while somebody else keeps the stream open.
func TestTheLanguageServerEndsWithItsParent(t *testing.T) {
	input, keep, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	output, shown, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer keep.Close()
	defer output.Close()
	// The test program is the command, by the name with which it is called.
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	proclint := filepath.Join(t.TempDir(), "proclint")
	if err := os.Symlink(program, proclint); err != nil {
		t.Fatal(err)
	}
	// This shell is the editor: it starts the server and lives on.
	editor := exec.Command("sh", "-c", `exec 3<&0; "$0" lsp <&3 & wait`, proclint)
	editor.Stdin, editor.Stdout = input, shown
	if err := editor.Start(); err != nil {
		t.Fatal(err)
	}
	input.Close()
	shown.Close()
	message := fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":%d,"capabilities":{}}}`, editor.Process.Pid)
	fmt.Fprintf(keep, "Content-Length: %d\r\n\r\n%s", len(message), message)
	if err := output.SetReadDeadline(time.Now().Add(patient.For(time.Minute))); err != nil {
		t.Fatal(err)
	}
	answer := bufio.NewReader(output)
	if line, err := answer.ReadString('\n'); err != nil {
		t.Fatalf("the server answers %q, %v", line, err)
	}
	if err := editor.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	editor.Wait() // the error explains that it was killed
	// The output ends when the server does.
	if _, err := io.Copy(io.Discard, answer); err != nil {
		t.Errorf("the server goes on: %v", err)
	}
}

// The server checks the Procfiles that lint -r does, but for those that can't be read. Those of one project share its files.
func TestTheLanguageServerFindsProcfilesAsLintDoes(t *testing.T) {
	outside := plant(t, "Procfile", "web: x\n")
	dir := plant(t,
		"Procfile", "web: x\n", "app.js", "", ".git/HEAD", "", "api/procfile", "web: x\n", "Procfile.dev", "web: x\n",
		"notes.txt", "x", "node_modules/a/Procfile", "web: x\n", "api/node_modules/Procfile", "web: x\n", "deep/er/Procfile", "web: x\n")
	if err := os.MkdirAll(filepath.Join(dir, "linked"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "Procfile"), filepath.Join(dir, "linked", "Procfile")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "linked", "Procfile.pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	var got []string
	for path, place := range procfilesBelow(dir, nil) {
		got = append(got, below(dir, path)+"="+place.Root)
		if !place.Beside.IsFile("app.js") || place.Unplaced {
			t.Errorf("%s: %+v", path, place)
		}
	}
	if text := strings.Join(got, " "); text != "Procfile=Procfile Procfile.dev=Procfile.dev api/procfile=api/procfile deep/er/Procfile=deep/er/Procfile" {
		t.Error(text)
	}
}

func TestAWalkIsBounded(t *testing.T) {
	dir := plant(t, "a/Procfile", "web: x\n", "b/Procfile", "web: x\n", "c/Procfile", "web: x\n")
	for left, want := range map[int]int{0: 0, 1: 0, 2: 1, 3: 1, 4: 2, 6: 3, 100: 3} {
		n := 0
		w := walker{left: left, yield: func(source, error) bool { n++; return true }}
		w.walk(dir, dir)
		if n != want {
			t.Errorf("%d entries: %d files, want %d", left, n, want)
		}
	}
}
