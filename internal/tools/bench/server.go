package main

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

const (
	serverRounds = 5
	lintPath     = "/v1/lint?platform=heroku"
)

// server measures how many more requests a handler that does nothing answers than the server answers lints: the
// median of several rounds, in which both take their turns.
func server() (figure, error) {
	trivial := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("{}\n")) // the load generator counts what is missing
	}))
	defer trivial.Close()
	url, stop, err := serve()
	if err != nil {
		return figure{}, err
	}
	defer stop()
	ratios := make([]float64, serverRounds)
	for i := range ratios {
		lints, err := rate(url + lintPath)
		if err != nil {
			return figure{}, err
		}
		nothing, err := rate(trivial.URL)
		if err != nil {
			return figure{}, err
		}
		ratios[i] = nothing / lints
	}
	slices.Sort(ratios)
	return figure{name: "trivial-handler-to-lint-over-http", value: ratios[serverRounds/2], unit: "times", limit: 2.5}, nil
}

// serve starts the server of the built command and waits until it listens.
func serve() (url string, stop func(), err error) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, fmt.Errorf("find a port: %w", err)
	}
	address := free.Addr().String()
	free.Close()
	command := exec.Command(os.Getenv("PROCLINT_BIN"), "serve", "--addr", address, "--log", "none")
	if err := command.Start(); err != nil {
		return "", nil, fmt.Errorf("start the server: %w", err)
	}
	stop = func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	}
	for range 100 {
		connection, err := net.Dial("tcp", address)
		if err == nil {
			connection.Close()
			return "http://" + address, stop, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	stop()
	return "", nil, fmt.Errorf("the server doesn't listen on %s", address)
}

// rate is how many requests a second are answered at 32 connections.
func rate(url string) (float64, error) {
	output, err := exec.Command("wrk", "-t2", "-c32", "-d3s", "-s", "internal/tools/bench/lint.lua", url).CombinedOutput()
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
