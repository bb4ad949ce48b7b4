package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

//go:embed scripts/node-foreman.js
var nodeScript []byte

//go:embed scripts/foreman.rb
var rubyScript []byte

// The packages that npm installs, each in one version.
//
//go:embed scripts/package.json
var npmPackages []byte

//go:embed scripts/package-lock.json
var npmLock []byte

// tools are the real parsers, ready to run.
type tools struct {
	dir        string // for files, removed at the end
	bin        string
	sockets    int // of Overmind so far
	node, ruby *process
}

// setUp installs what is missing and starts what stays.
func setUp(cache string) (t *tools, err error) {
	cache, err = filepath.Abs(cache)
	if err != nil {
		return nil, fmt.Errorf("find the folder: %w", err)
	}
	if err := os.MkdirAll(filepath.Join(cache, "bin"), 0o755); err != nil {
		return nil, fmt.Errorf("make the folder: %w", err)
	}
	if err := install(cache); err != nil {
		return nil, err
	}
	t = &tools{bin: filepath.Join(cache, "bin")}
	defer func() {
		if err != nil {
			t.close()
		}
	}()
	if t.dir, err = os.MkdirTemp("", "conformance"); err != nil {
		return t, fmt.Errorf("make a folder: %w", err)
	}
	scripts := map[string][]byte{"node-foreman.js": nodeScript, "foreman.rb": rubyScript}
	for name, text := range scripts {
		if err := os.WriteFile(filepath.Join(t.dir, name), text, 0o644); err != nil {
			return t, fmt.Errorf("write a script: %w", err)
		}
	}
	if t.node, err = startProcess("node", filepath.Join(t.dir, "node-foreman.js"), cache); err != nil {
		return t, err
	}
	t.ruby, err = startProcess("ruby", filepath.Join(t.dir, "foreman.rb"), t.dir)
	return t, err
}

func (t *tools) close() {
	t.node.close()
	t.ruby.close()
	if t.dir == "" {
		return
	}
	// A tmux that outlived an Overmind.
	sockets, _ := filepath.Glob(filepath.Join(t.dir, "tmux-*", "*"))
	for _, socket := range sockets {
		_ = exec.Command("tmux", "-S", socket, "kill-server").Run() // most are gone
	}
	os.RemoveAll(t.dir)
}

// install installs the parsers: programs from the module cache, npm's foreman and mprocs, and Debian packages where they are missing.
func install(cache string) error {
	if err := command("go", "build", "-o", filepath.Join(cache, "bin")+string(filepath.Separator), "tool"); err != nil {
		return err
	}
	if err := installPackages(cache); err != nil {
		return err
	}
	var missing []string
	if exec.Command("ruby", "-rforeman/procfile", "-e", "").Run() != nil {
		missing = append(missing, "ruby-foreman")
	}
	if _, err := exec.LookPath("tmux"); err != nil {
		missing = append(missing, "tmux")
	}
	if len(missing) == 0 {
		return nil
	}
	return command("../../../scripts/debian.sh", missing...)
}

// installPackages brings npm's foreman and mprocs in the versions of the lock file.
func installPackages(cache string) error {
	lock := filepath.Join(cache, "package-lock.json")
	before, _ := os.ReadFile(lock) // none before the first time
	_, err := os.Stat(filepath.Join(cache, "node_modules", "foreman", "lib", "procfile.js"))
	if err == nil && bytes.Equal(before, npmLock) {
		return nil
	}
	if err := os.WriteFile(filepath.Join(cache, "package.json"), npmPackages, 0o644); err != nil {
		return fmt.Errorf("write the packages: %w", err)
	}
	if err := os.WriteFile(lock, npmLock, 0o644); err != nil {
		return fmt.Errorf("write the packages: %w", err)
	}
	return command("npm", "ci", "--prefix", cache, "--ignore-scripts", "--no-audit", "--no-fund")
}

func command(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
