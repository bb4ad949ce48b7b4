//go:build linux

package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// openTerminal gives both ends of a new pseudo-terminal: what is written to tty
// is read from screen.
func openTerminal(t *testing.T) (screen, tty *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("skipped, for there are no pseudo-terminals: %v", err)
	}
	t.Cleanup(func() { screen.Close() })
	fd := int(screen.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close() })
	return screen, tty
}

// onTerminal runs a command with both outputs on a terminal and returns what it shows.
func onTerminal(t *testing.T, args ...string) string {
	t.Helper()
	screen, tty := openTerminal(t)
	shown := make(chan string)
	go func() {
		var b bytes.Buffer
		// Reading ends with an error when the other end is closed.
		_, _ = io.Copy(&b, screen)
		shown <- b.String()
	}()
	Run(t.Context(), args, strings.NewReader(""), tty, tty)
	tty.Close()
	return <-shown
}

func TestColorsAreForTerminals(t *testing.T) {
	file := filepath.Join(plant(t, "Procfile", "web gunicorn shop.wsgi\n"), "Procfile")
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "")
	const red = "\x1b[1;31merror\x1b[0m"
	if got := onTerminal(t, "lint", "--platform", "drycc", file); !strings.Contains(got, red) {
		t.Errorf("no color on a terminal: %q", got)
	}
	if got := onTerminal(t, "lint", "--format", "json", file); strings.Contains(got, "\x1b") {
		t.Errorf("JSON has colors: %q", got)
	}
	t.Setenv("NO_COLOR", "1")
	if got := onTerminal(t, "lint", "--platform", "drycc", file); strings.Contains(got, "\x1b") {
		t.Errorf("colors with NO_COLOR: %q", got)
	}
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "dumb")
	if got := onTerminal(t, "lint", "--platform", "drycc", file); strings.Contains(got, "\x1b") {
		t.Errorf("colors on a dumb terminal: %q", got)
	}
}

func TestProgressIsForTerminals(t *testing.T) {
	_, tty := openTerminal(t)
	if newProgress(tty) == nil {
		t.Error("no progress on a terminal")
	}
}
