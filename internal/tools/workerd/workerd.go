// Package workerd runs Workers in workerd itself, without anything in front of it.
package workerd

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

// Root is the checkout that the programs here run in: the folder with go.mod, which
// is the working directory or above it. It is empty if none is found.
func Root() string {
	folder, err := os.Getwd()
	if err != nil {
		return ""
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return ""
		}
		folder = parent
	}
}

// Worker is a Worker as workerd loads it.
type Worker struct {
	// Modules are files: the first is the entry. Those named *.wasm are WebAssembly, all others JavaScript.
	// Each is known to the others by its name in the folder.
	Modules []string
	// Limiter is the text of a module whose default export is bound as RATE_LIMITER; empty for none.
	Limiter string
	// Assets is the folder whose files are bound as ASSETS; empty for none.
	Assets string
}

// Built is the Worker that make built into folder.
func Built(folder string) (Worker, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return Worker{}, err
	}
	return Worker{
		Modules: []string{filepath.Join(folder, "worker.js"), filepath.Join(folder, "proclint.wasm")},
		Assets:  filepath.Join(folder, "../site"),
	}, nil
}

// Process is a running workerd.
type Process struct {
	URL     string           // without a path
	Log     *strings.Builder // what it wrote, complete once it has stopped
	command *exec.Cmd
	folder  string
}

// Start runs worker on a free port, and returns when it listens.
func Start(worker Worker) (*Process, error) {
	folder, err := os.MkdirTemp("", "workerd")
	if err != nil {
		return nil, err
	}
	p := &Process{Log: &strings.Builder{}, folder: folder}
	if err := p.start(worker); err != nil {
		os.RemoveAll(folder)
		return nil, fmt.Errorf("start workerd: %w", err)
	}
	return p, nil
}

func (p *Process) start(worker Worker) error {
	config := filepath.Join(p.folder, "config.capnp")
	if err := os.WriteFile(config, []byte(worker.config()), 0o600); err != nil {
		return err
	}
	events, eventsIn, err := os.Pipe()
	if err != nil {
		return err
	}
	defer events.Close()
	// The launcher in .bin would be a process in between, and its resources those that are measured.
	binaries, err := filepath.Glob(filepath.Join(Root(), "web/edge/node_modules/@cloudflare/workerd-*/bin/workerd"))
	if err != nil || len(binaries) == 0 {
		return errors.New("no workerd: run make edge")
	}
	p.command = exec.Command(binaries[0], "serve", "--experimental", "--control-fd=3", "--import-path=/", config)
	p.command.Stdout, p.command.Stderr = p.Log, p.Log
	p.command.ExtraFiles = []*os.File{eventsIn}
	p.command.SysProcAttr = endsWithUs()
	err = p.command.Start()
	eventsIn.Close()
	if err != nil {
		return err
	}
	_ = events.SetReadDeadline(time.Now().Add(patient.For(time.Minute))) // a pipe has deadlines
	port, err := readPort(events)
	if err != nil {
		p.Stop()
		return fmt.Errorf("%w: %s", err, p.Log)
	}
	p.URL = "http://127.0.0.1:" + strconv.Itoa(port)
	return nil
}

// readPort waits until workerd prints where it listens.
func readPort(events *os.File) (int, error) {
	lines := bufio.NewScanner(events)
	for lines.Scan() {
		var event struct {
			Event string
			Port  int
		}
		if err := json.Unmarshal(lines.Bytes(), &event); err != nil {
			return 0, err
		}
		if event.Event == "listen" {
			return event.Port, nil
		}
	}
	return 0, cmp.Or(lines.Err(), errors.New("it ended before it listened"))
}

func (w Worker) config() string {
	var modules, services strings.Builder
	for _, file := range w.Modules {
		kind := "esModule"
		if strings.HasSuffix(file, ".wasm") {
			kind = "wasm"
		}
		fmt.Fprintf(&modules, "(name = %q, %s = embed %q), ", filepath.Base(file), kind, file)
	}
	bindings := ""
	if w.Limiter != "" {
		bindings = `(name = "RATE_LIMITER", service = "limiter"), `
		fmt.Fprintf(&services, `(name = "limiter", worker = (modules = [(name = "limiter.js", esModule = %q)], compatibilityDate = %q)), `,
			w.Limiter, CompatibilityDate)
	}
	if w.Assets != "" {
		bindings += `(name = "ASSETS", service = "assets"), `
		fmt.Fprintf(&services, `(name = "assets", disk = %q), `, w.Assets)
	}
	return fmt.Sprintf(`using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [%s (name = "main", worker = (modules = [%s], bindings = [%s], compatibilityDate = %q))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
`, &services, &modules, bindings, CompatibilityDate)
}

// CompatibilityDate is that of wrangler.jsonc; a test compares them.
const CompatibilityDate = "2026-04-01"

// Stop ends the process and waits for it.
func (p *Process) Stop() {
	// Both fail only where it is already gone, which is what is wanted.
	_ = p.command.Process.Signal(syscall.SIGKILL)
	err := p.command.Wait()
	fmt.Fprintln(p.Log, "ended:", err)
	os.RemoveAll(p.folder)
}

// Resident is the process's resident memory, in bytes.
func (p *Process) Resident() (int64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kibibytes, err := strconv.ParseInt(strings.Fields(value)[0], 10, 64)
			return kibibytes << 10, err
		}
	}
	return 0, errors.New("the process tells no resident memory")
}

// CPU is the processor time that all threads of the process have used.
func (p *Process) CPU() (time.Duration, error) {
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", p.command.Process.Pid))
	if err != nil || len(files) == 0 {
		return 0, errors.New("the process tells no processor time")
	}
	var sum int64
	for _, file := range files {
		text, err := os.ReadFile(file)
		if errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ESRCH) {
			continue // a thread that ended meanwhile
		}
		if err != nil {
			return 0, err
		}
		used, err := strconv.ParseInt(strings.Fields(string(text))[0], 10, 64)
		if err != nil {
			return 0, err
		}
		sum += used
	}
	return time.Duration(sum), nil
}
