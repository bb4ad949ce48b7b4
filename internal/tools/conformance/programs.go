package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/proclint/proclint/lint/platform"
)

// programPeers are the runners, which run on the files.
func (t *tools) programPeers() []*peer {
	return []*peer{
		{name: "goreman", tame: true, differs: t.goremanDiffers},
		{name: "hivemind", tame: true, differs: func(src []byte) (string, error) {
			return t.mindDiffers("hivemind", src, "--timeout", "1")
		}},
		{name: "overmind", tame: true, differs: func(src []byte) (string, error) {
			t.sockets++
			socket := filepath.Join(t.dir, strconv.Itoa(t.sockets)+".sock")
			defer os.Remove(socket)
			return t.mindDiffers("overmind", src, "start", "-N", "-t", "1", "-s", socket, "-f")
		}},
		{name: "mprocs", tame: true, differs: t.mprocsDiffers},
	}
}

// programTime is how long a program may take for a file whose commands end at once.
const programTime = 8 * time.Second

// errHangs is a program that does not end: Overmind misses the end of a process now and then.
var errHangs = errors.New("it does not end")

// program runs a runner on a file and gives all that it prints.
func (t *tools) program(name string, src []byte, args ...string) (string, error) {
	file := filepath.Join(t.dir, "Procfile."+name)
	if err := os.WriteFile(file, src, 0o644); err != nil {
		return "", fmt.Errorf("write the file: %w", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), programTime)
	defer cancel()
	for i, arg := range args {
		args[i] = strings.ReplaceAll(arg, "FILE", file)
	}
	cmd := exec.CommandContext(ctx, filepath.Join(t.bin, name), args...)
	cmd.Dir = t.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.Env = append(os.Environ(), "TMUX_TMPDIR="+t.dir)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if ctx.Err() != nil {
		return "", errHangs
	}
	if err != nil && !errors.As(err, &exit) {
		return "", fmt.Errorf("run %s: %w", name, err)
	}
	return string(out), nil
}

var goremanLine = regexp.MustCompile(`^(?:\x1b\[[0-9;]*m)?\d\d:\d\d:\d\d +(.*?) \| (?:\x1b\[[0-9;]*m)?(.*)$`)

// olderGoreman are the lines on which the version that is run differs from the one that our parser follows: it reads an indented
// comment as an entry, and crashes on an empty name.
var olderGoreman = regexp.MustCompile(`(?m)^[\pZ\s\v\x{85}]*(:|[\pZ\s\v\x{85}]#[^\n]*:)`)

// goremanDiffers compares the list of goreman check, and what goreman start prints of each process.
func (t *tools) goremanDiffers(src []byte) (string, error) {
	if olderGoreman.Match(src) {
		return "", nil
	}
	checked, err := t.program("goreman", src, "-f", "FILE", "check")
	if err != nil {
		return "", err
	}
	ours := target("goreman").Read(src)
	want := "goreman: " + ours.Error
	if ours.Error == "" {
		var list []string
		for _, p := range ours.Processes {
			list = append(list, p.Type)
		}
		slices.Sort(list)
		want = "valid procfile detected (" + strings.Join(list, ", ") + ")"
	}
	if got := strings.TrimSuffix(checked, "\n"); !strings.HasSuffix(got, want) {
		return fmt.Sprintf("ours is %q, goreman says %q", want, got), nil
	}
	if ours.Error != "" {
		return "", nil
	}
	printed, err := t.program("goreman", src, "-f", "FILE", "-rpc-server=false", "start")
	if err != nil {
		return "", err
	}
	kept, _ := target("goreman").ReadFile(src)
	expected := map[string]string{}
	for _, p := range kept.Processes {
		if p.NotStarted == "" {
			expected[p.Type] = echoed(p.Command)
		}
	}
	for line := range strings.Lines(printed) {
		m := goremanLine.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil || strings.HasPrefix(m[2], "Starting ") || strings.HasPrefix(m[2], "Terminating ") {
			continue
		}
		if difference := unexpected(expected, strings.TrimLeft(m[1], " "), m[2]); difference != "" {
			return difference, nil
		}
	}
	return "", nil
}

var (
	windowTitle = regexp.MustCompile(`\x1b\][^\x07]*\x07`)
	colour      = regexp.MustCompile(`\x1b\[[0-9;]*m`)
	exited      = regexp.MustCompile(`^(exit status \d+|signal: .*|os: process already finished)$`)
	mindLine    = regexp.MustCompile(`^\x1b\[[0-9;]*m([\w-]+) *\x1b\[0m *\| (.*)$`)
)

const bold = "\x1b[1m"

// mindDiffers compares the processes that Hivemind or Overmind starts, what they print, and the error that stops it.
func (t *tools) mindDiffers(name string, src []byte, args ...string) (string, error) {
	printed, err := t.program(name, src, append(args, "FILE")...)
	if err != nil {
		return "", err
	}
	ours := target(name).Read(src)
	printed = strings.ReplaceAll(windowTitle.ReplaceAllString(printed, ""), "\r\n", "\n")
	if ours.Error != "" {
		if !strings.Contains(printed, ours.Error+"\n") {
			return fmt.Sprintf("ours is %q, it prints %q", ours.Error, printed), nil
		}
		return "", nil
	}
	expected := map[string]string{}
	for _, p := range ours.Processes {
		expected[p.Type] = echoed(p.Command)
	}
	started := map[string]bool{}
	for line := range strings.Lines(printed) {
		m := mindLine.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil || m[1] == "system" {
			continue
		}
		if status, ok := strings.CutPrefix(m[2], bold); ok {
			started[m[1]] = started[m[1]] || strings.HasPrefix(status, "Running") || strings.HasPrefix(status, "Started")
			continue
		}
		text := colour.ReplaceAllString(m[2], "")
		if exited.MatchString(text) {
			continue
		}
		if difference := unexpected(expected, m[1], text); difference != "" {
			return difference, nil
		}
	}
	if len(started) != len(expected) {
		return fmt.Sprintf("ours are %+v, it starts %v and prints %q", ours.Processes, started, printed), nil
	}
	for process := range started {
		if _, ok := expected[process]; !ok {
			return fmt.Sprintf("ours are %+v, it starts %v", ours.Processes, started), nil
		}
	}
	return "", nil
}

func target(id string) *platform.Target {
	t, ok := platform.Lookup(id)
	if !ok {
		panic("conformance: no target " + id)
	}
	return t
}

// unexpected reports how a line that a process printed is not what ours would print. What a terminal may have changed is not
// compared, nor what is not printed: a runner stops the others when the first one ends.
func unexpected(expected map[string]string, process, line string) string {
	want, ok := expected[process]
	if !ok {
		return fmt.Sprintf("%q prints %q, ours does not know it", process, line)
	}
	if !plain(want) || !plain(line) {
		return ""
	}
	for w := range strings.Lines(want) {
		if strings.TrimSuffix(w, "\n") == line {
			return ""
		}
	}
	return fmt.Sprintf("%q prints %q, ours would print %q", process, line, want)
}

func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		if (text[i] < ' ' || text[i] > '~') && text[i] != '\n' {
			return false
		}
	}
	return true
}

// failed stands for what a command prints that fails: it is not compared.
const failed = "\x00"

// echoed is what a command prints in a shell.
func echoed(command string) string {
	if strings.IndexByte(command, 0) >= 0 {
		return failed
	}
	out, err := exec.Command("/bin/sh", "-c", command).CombinedOutput()
	if err != nil {
		return failed
	}
	return string(out)
}
