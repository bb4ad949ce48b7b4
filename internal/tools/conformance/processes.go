package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// process is a program that answers each line with a line.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	closed bool
}

func startProcess(name string, args ...string) (*process, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	return &process{cmd: cmd, in: in, out: bufio.NewReader(out)}, nil
}

func (p *process) close() {
	if p == nil || p.closed {
		return
	}
	p.closed = true
	p.in.Close()
	_ = p.cmd.Wait() // it ends with its input; how does not matter
}

// read asks the program about one file.
func (p *process) read(src []byte) (reading, error) {
	if _, err := fmt.Fprintln(p.in, base64.StdEncoding.EncodeToString(src)); err != nil {
		return reading{}, fmt.Errorf("ask %s: %w", p.cmd.Path, err)
	}
	line, err := p.out.ReadBytes('\n')
	if err != nil {
		return reading{}, fmt.Errorf("answer of %s: %w", p.cmd.Path, err)
	}
	var answer struct {
		Processes [][2][]byte
		Error     string
	}
	if err := json.Unmarshal(line, &answer); err != nil {
		return reading{}, fmt.Errorf("answer of %s: %w", p.cmd.Path, err)
	}
	r := reading{err: answer.Error}
	for _, pair := range answer.Processes {
		r.processes = append(r.processes, [2]string{string(pair[0]), string(pair[1])})
	}
	return r, nil
}

func (t *tools) processPeers() []*peer {
	return []*peer{
		secondPeer("npm foreman", t.node.read, "heroku-local"),
		readerPeer("ruby-foreman", t.ruby.read, true, "foreman", "gigalixir", "rails-dev"),
	}
}
