//go:build linux

package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

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

// TestColorFlag: the flag goes before the environment, and NO_COLOR before FORCE_COLOR.
func TestColorFlag(t *testing.T) {
	file := filepath.Join(plant(t, "Procfile", "web: gunicorn shop.wsgi --bind :8000\n"), "Procfile")
	commands := [][]string{
		{"lint", "--platform", "drycc", file},
		{"fix", "--diff", "--suggested", "--platform", "drycc", file},
		{"matrix", file},
		{"matrix", "--all", file},
		{"preview", "--platform", "drycc", file},
	}
	for _, tt := range []struct {
		terminal        bool
		flag, no, force string
		colors          bool
		term            string
	}{
		{terminal: true, colors: true},
		{terminal: true, flag: "never"},
		{terminal: true, force: "0"},
		{terminal: true, no: "1", force: "1"},
		{terminal: true, term: "dumb"},
		{terminal: true, term: "dumb", flag: "always", colors: true},
		{flag: "always", colors: true},
		{flag: "always", no: "1", colors: true},
		{flag: "auto", force: "1", colors: true},
		{force: "false"},
		{},
	} {
		t.Setenv("TERM", cmp.Or(tt.term, "xterm"))
		t.Setenv("NO_COLOR", tt.no)
		t.Setenv("FORCE_COLOR", tt.force)
		for _, args := range commands {
			if tt.flag != "" {
				args = append(slices.Clone(args), "--color", tt.flag)
			}
			got := ""
			if tt.terminal {
				got = onTerminal(t, args...)
			} else {
				got, _, _ = run(t, args...)
			}
			if colors := strings.Contains(got, "\x1b["); colors != tt.colors {
				t.Errorf("%+v: proclint %s has colors: %v\n%q", tt, strings.Join(args, " "), colors, got)
			}
		}
	}
}

// TestLinksAreForTerminalsThatShowThem: the name of a rule is a link to its page.
func TestLinksAreForTerminalsThatShowThem(t *testing.T) {
	file := filepath.Join(plant(t, "Procfile", "web gunicorn shop.wsgi\n"), "Procfile")
	known := []string{"WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM", "VTE_VERSION", "TERM_PROGRAM", "CI"}
	for _, tt := range []struct {
		name, value string
		links       bool
	}{
		{"TERM_PROGRAM", "WezTerm", true},
		{"WT_SESSION", "1", true},
		{"VTE_VERSION", "7003", true},
		{"VTE_VERSION", "4602", false},
		{"TERM_PROGRAM", "Apple_Terminal", false},
		{"CI", "true", false},
	} {
		t.Setenv("TERM", "xterm")
		for _, name := range known {
			t.Setenv(name, "")
		}
		t.Setenv(tt.name, tt.value)
		got := onTerminal(t, "lint", "--platform", "drycc", file)
		link := regexp.MustCompile(`\x1b\]8;;https://\S+missing.colon\S*\x1b\\.*\[missing-colon\].*\x1b\]8;;\x1b\\`)
		if links := link.MatchString(got); links != tt.links || strings.Contains(got, "\x1b]") != tt.links {
			t.Errorf("%s=%s: links: %v\n%q", tt.name, tt.value, links, got)
		}
		if piped, _, _ := run(t, "lint", "--platform", "drycc", "--color", "always", file); strings.Contains(piped, "\x1b]") {
			t.Errorf("links in a file: %q", piped)
		}
	}
}

// TestWidth: lines wrap to the terminal's width.
func TestWidth(t *testing.T) {
	file := filepath.Join(plant(t, "Procfile", "wbe: gunicorn shop.wsgi --bind 0.0.0.0:8000 --workers 4 --access-logfile - --error-logfile - --preload\n"), "Procfile")
	t.Chdir(filepath.Dir(file))
	for _, columns := range []int{50, 80, 100} {
		t.Setenv("COLUMNS", strconv.Itoa(columns))
		got, _, _ := run(t, "lint", "Procfile")
		widest := 0
		for line := range strings.Lines(got) {
			widest = max(widest, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")))
		}
		if widest > columns || widest < columns-15 {
			t.Errorf("%d columns: the widest line has %d\n%s", columns, widest, got)
		}
	}
}

func TestProgressIsForTerminals(t *testing.T) {
	_, tty := openTerminal(t)
	if newProgress(tty) == nil {
		t.Error("no progress on a terminal")
	}
}
