package main

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/proclint/proclint/lint/platform"
)

// mprocsDiffers compares the processes that mprocs lists in a terminal, and what each writes to its log. mprocs starts
// none by itself: its remote control starts all.
func (t *tools) mprocsDiffers(src []byte) (string, error) {
	ours := target("mprocs").Read(src)
	if ours.Error != "" {
		return "", nil // files whose commands are run have no errors
	}
	dir, err := os.MkdirTemp(t.dir, "mprocs")
	if err != nil {
		return "", fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "Procfile"), src, 0o644); err != nil {
		return "", fmt.Errorf("write the file: %w", err)
	}
	if err := os.Mkdir(filepath.Join(dir, "logs"), 0o755); err != nil {
		return "", fmt.Errorf("make a folder: %w", err)
	}
	address, err := freeAddress()
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), programTime)
	defer cancel()
	tmux := func(args ...string) (string, error) {
		cmd := exec.CommandContext(ctx, "tmux", append([]string{"-S", filepath.Join(dir, "tmux.sock"), "-f", os.DevNull}, args...)...)
		cmd.Dir = dir
		out, err := cmd.Output()
		return string(out), err
	}
	program := filepath.Join(filepath.Dir(t.bin), "node_modules", ".bin", "mprocs")
	leader, err := tmux("new-session", "-d", "-P", "-F", "#{pane_pid}", program, "--procfile", "Procfile", "--log-dir", "logs", "--log-file", "{id} {name}", "--server", address)
	if err != nil {
		return "", fmt.Errorf("start mprocs: %w", err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(leader))
	if err != nil {
		return "", fmt.Errorf("read the ID of mprocs: %w", err)
	}
	defer func() { _ = syscall.Kill(-pid, syscall.SIGKILL) }() // tmux ends with it, and it may have ended
	// A long name, or one that moves the cursor, leaves no room for the state of its process: then the screen only has to stay the same.
	last, same := "", 0
	listed := func() bool {
		screen, err := tmux("capture-pane", "-p")
		if err != nil {
			return false
		}
		if same++; screen != last {
			last, same = screen, 0
		}
		return len(ours.Processes) == 0 || strings.Contains(screen, " DOWN ") || same >= 25 && strings.Contains(screen, "Processes")
	}
	if !until(ctx, listed) {
		return fmt.Sprintf("ours are %+v, it lists none", ours.Processes), nil
	}
	if err := exec.CommandContext(ctx, program, "--server", address, "--ctl", "{c: restart-all}").Run(); err != nil {
		return "", fmt.Errorf("start the processes: %w", err)
	}
	want := mprocsLogs(ours.Processes)
	var got []string
	written := func() bool {
		got, err = readLogs(filepath.Join(dir, "logs"))
		return err != nil || sameLogs(got, want)
	}
	if until(ctx, written) {
		return "", err
	}
	return fmt.Sprintf("ours are %q, its logs are %q", want, got), nil
}

// until asks again until the answer is yes, or the context ends and the answer is no.
func until(ctx context.Context, yes func() bool) bool {
	pause := time.NewTicker(20 * time.Millisecond)
	defer pause.Stop()
	for !yes() {
		select {
		case <-ctx.Done():
			return false
		case <-pause.C:
		}
	}
	return true
}

func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("find a port: %w", err)
	}
	return listener.Addr().String(), listener.Close()
}

// mprocsLogs are the logs that mprocs should write, one a process: its place, its name, and what it prints.
func mprocsLogs(processes []platform.Process) []string {
	var logs []string
	for i, p := range processes {
		logs = append(logs, fmt.Sprintf("%03d %s: %s", i, logName(p.Type), echoed(p.Command)))
	}
	return logs
}

// logName is a name of a process as mprocs writes it in the name of a file.
func logName(name string) string {
	safe := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', strings.ContainsRune("-_.", r):
			return r
		}
		return '_'
	}, name)
	return cmp.Or(strings.Trim(safe, "."), "process")
}

// readLogs are the logs in a folder in the form of mprocsLogs. The place of the first process is its lowest ID.
func readLogs(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("list the logs: %w", err)
	}
	var logs []string
	for _, entry := range entries {
		id, name, _ := strings.Cut(entry.Name(), " ")
		place, err := strconv.Atoi(id)
		if err != nil {
			return nil, fmt.Errorf("read the name of a log: %w", err)
		}
		text, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return nil, fmt.Errorf("read a log: %w", err)
		}
		logs = append(logs, fmt.Sprintf("%03d %s: %s", place-firstID, name, strings.ReplaceAll(string(text), "\r\n", "\n")))
	}
	slices.Sort(logs)
	return logs, nil
}

// firstID is the ID of the first process of mprocs.
const firstID = 2

// sameLogs compares logs except for what commands print that fail, or that a terminal may change.
func sameLogs(got, want []string) bool {
	return slices.EqualFunc(got, want, func(got, want string) bool {
		if name, ok := strings.CutSuffix(want, failed); ok {
			return strings.HasPrefix(got, name)
		}
		return got == want || !plain(want) && !plain(got)
	})
}
