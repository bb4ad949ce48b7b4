package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
)

const serverRounds = 5

// overHTTP measures how many more requests a handler that does nothing answers than the server answers lints: the
// best of each in several rounds, in which both take their turns.
func overHTTP() (figure, error) {
	trivial := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("{}\n")) // the load generator counts what is missing
	}))
	defer trivial.Close()
	url, stop, err := serve()
	if err != nil {
		return figure{}, err
	}
	defer stop()
	lints, nothing, err := bestOfEach(serverRounds, func() (float64, error) { return answerRate(url + "/v1/lint?platform=heroku") }, func() (float64, error) { return answerRate(trivial.URL) })
	return figure{name: "trivial-handler-to-lint-over-http", value: nothing / lints, unit: "times", bound: most, limit: 2.5}, err
}

// serve starts the server of the built command on a free port, which it prints.
func serve() (url string, stop func(), err error) {
	command := exec.Command(os.Getenv("PROCLINT_BIN"), "serve", "--addr", "127.0.0.1:0", "--log", "none")
	output, err := command.StdoutPipe()
	if err != nil {
		return "", nil, fmt.Errorf("start the server: %w", err)
	}
	if err := command.Start(); err != nil {
		return "", nil, fmt.Errorf("start the server: %w", err)
	}
	stop = func() {
		_ = command.Process.Kill() // both fail only where it is already gone
		_ = command.Wait()
	}
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("read the server's address: %w", err)
	}
	return strings.TrimRight(line, "/\n"), stop, nil
}

// answerRate is how many requests a second are answered at 32 connections.
func answerRate(url string) (float64, error) {
	output, err := exec.Command("wrk", "-t2", "-c32", "-d3s", "-s", "internal/tools/load/lint.lua", url).CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("wrk: %w: %s", err, output)
	}
	_, line, _ := strings.Cut(string(output), "RESULT ")
	var found struct {
		Requests, Wrong int
		Seconds         float64
	}
	if err := json.Unmarshal([]byte(line), &found); err != nil {
		return 0, fmt.Errorf("wrk says: %s", output)
	}
	if found.Requests == 0 || found.Wrong > 0 {
		return 0, fmt.Errorf("%s: %d requests, %d wrong or missing answers", url, found.Requests, found.Wrong)
	}
	return float64(found.Requests) / found.Seconds, nil
}
