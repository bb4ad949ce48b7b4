//go:build unix

package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
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
	if err := output.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
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
