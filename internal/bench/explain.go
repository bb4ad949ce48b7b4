package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

const (
	refused = "Error: connect ECONNREFUSED 127.0.0.1:5432"
	missing = "Error: Cannot find module 'express'"
)

// unsettled are failures with a success after each that isn't about it: it is of another process, service, or phase.
var unsettled = []struct{ failed, failure, worked, success string }{
	{"web.1", refused, "worker.1", "Connected to PostgreSQL"},
	{"web.1", refused, "web.1", "Connected to Redis"},
	{"web.1", missing, "worker.1", "Listening on port 5000"},
	{"web.1", missing, "api", "Build succeeded"},
	{"release.1", refused, "web.1", "Connected to PostgreSQL"},
}

// clearedCauses is how many logs with those show no cause.
func clearedCauses(binary string) (cleared int, _ error) {
	for _, u := range unsettled {
		cmd := exec.Command(binary, "explain", "--format", "json")
		cmd.Stdin = strings.NewReader("app[" + u.failed + "]: " + u.failure + "\napp[" + u.worked + "]: " + u.success + "\n")
		var exit *exec.ExitError
		answer, err := cmd.Output()
		if err != nil && !errors.As(err, &exit) {
			return 0, err
		}
		if !strings.Contains(string(answer), `"headline":`) {
			cleared++
		}
	}
	return cleared, nil
}

const (
	betweenLines = 20 * time.Millisecond // how often a busy app writes a line
	mostWaited   = 10 * time.Second
)

// causeOfBusyPipe is how long after its line explain shows a cause, while a busy app writes on.
func causeOfBusyPipe(binary string) (time.Duration, error) {
	cmd := exec.Command(binary, "explain")
	in, inErr := cmd.StdinPipe()
	out, outErr := cmd.StdoutPipe()
	if err := errors.Join(inErr, outErr, cmd.Start()); err != nil {
		return 0, err
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	shown := make(chan time.Time, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if strings.Contains(lines.Text(), "express") {
				shown <- time.Now()
				return
			}
		}
	}()
	if _, err := io.WriteString(in, "app[web.1]: "+missing+"\n"); err != nil {
		return 0, err
	}
	for began := time.Now(); time.Since(began) < mostWaited; {
		select {
		case at := <-shown:
			return at.Sub(began), nil
		case <-time.After(betweenLines):
			if _, err := fmt.Fprintf(in, "app[web.1]: GET /items 200 in %d ms\n", time.Since(began).Milliseconds()); err != nil {
				return 0, err
			}
		}
	}
	return 0, errors.New("explain shows no cause")
}
