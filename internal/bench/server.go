package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
)

const serverRounds = 5

const lintPath = "/v1/lint?platform=heroku"

// overHTTP measures how many more requests a handler that reads the same body, and writes an answer of the same size, answers
// than the server answers lints: the best of each in several rounds, in which both take their turns.
func overHTTP() (figure, error) {
	url, stop, err := serve()
	if err != nil {
		return figure{}, err
	}
	defer stop()
	answer, err := answerTo(url + lintPath)
	if err != nil {
		return figure{}, err
	}
	plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err == nil { // the load generator counts what is missing
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write(answer)
		}
	}))
	defer plain.Close()
	lints, copies, err := bestOfEach(serverRounds, func() (float64, error) { return answerRate(url + lintPath) }, func() (float64, error) { return answerRate(plain.URL) })
	return figure{name: "plain-handler-to-lint-over-http", value: copies / lints, unit: "times", bound: most, limit: 2}, err
}

// answerTo is the answer to a file like those of lint.lua.
func answerTo(url string) ([]byte, error) {
	const file = "release: python manage.py migrate\nweb: gunicorn shop.wsgi:application --bind 0.0.0.0:$PORT --workers 3\n" +
		"worker: celery -A shop worker --loglevel info --hostname 0x1000\n"
	response, err := http.Post(url, "text/plain", strings.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("ask for an answer: %w", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, fmt.Errorf("read an answer: %w", err)
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s has the status %d", url, response.StatusCode)
	}
	return answer, nil
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
	output, err := exec.Command("wrk", "-t2", "-c32", "-d3s", "-s", "internal/bench/lint.lua", url).CombinedOutput()
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
