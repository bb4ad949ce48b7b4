package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/proclint/proclint/internal/tools/workerd"
	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/web"
)

const (
	clients     = 32
	crashHeader = "X-Proclint-Crash"
	looks       = 64       // how often the Go program is asked for its memory
	usualMost   = 16 << 10 // a file of so many bytes never takes too much work
)

type outcome struct {
	right, aborted, crashed, saved, wrong int
	rejected                              int      // large files that take too much work
	failures                              []string // what was wrong, for the first few
	heapBefore, heapLate                  int      // the most in the last eighth but one, and in the last
	systemMost                            int
	resident                              int64
}

// soaker sends requests to one Worker.
type soaker struct {
	process *workerd.Process
	client  http.Client
	native  http.Handler // nil where answers are not compared
	count   int
	next    atomic.Int64
	mutex   sync.Mutex
	outcome outcome
}

// sendAll sends count requests to worker and reports the outcome; the answers are compared where they are to be those of the handler.
func sendAll(worker workerd.Worker, count int, compared bool) (outcome, error) {
	process, err := workerd.Start(worker)
	if err != nil {
		return outcome{}, err
	}
	defer process.Stop()
	s := &soaker{process: process, count: count, client: http.Client{
		Transport: &http.Transport{MaxIdleConnsPerHost: clients},
		Timeout:   2 * time.Minute,
	}}
	if compared {
		s.native = web.API(version.String())
	}
	var all sync.WaitGroup
	for range clients {
		all.Go(s.work)
	}
	all.Wait()
	s.outcome.resident, err = process.Resident()
	return s.outcome, err
}

func (s *soaker) work() {
	for {
		number := int(s.next.Add(1)) - 1
		if number >= s.count {
			return
		}
		if s.native != nil && number%max(1, s.count/looks) == 0 {
			s.look(number)
		}
		s.settle(newRequest(number, s.count))
	}
}

// settle sends r and notes what became of it.
func (s *soaker) settle(r request) {
	if r.aborted {
		s.note(s.abort(r), &s.outcome.aborted, r)
		return
	}
	status, body, err := s.ask(r)
	switch {
	case err != nil:
		s.note(err, nil, r)
	case s.native == nil:
		s.note(nil, &s.outcome.right, r)
	case r.crash != "" && r.crash != "used":
		if status != http.StatusInternalServerError || !strings.Contains(body, `"/api#internal-error"`) {
			err = fmt.Errorf("%d %.200s", status, body)
		}
		s.note(err, &s.outcome.crashed, r)
	case status == http.StatusRequestEntityTooLarge && len(r.body) > usualMost && strings.Contains(body, `"/api#too-much-work"`):
		s.note(nil, &s.outcome.rejected, r)
	case r.crash != "":
		s.note(s.compare(r, status, body), &s.outcome.saved, r)
	default:
		s.note(s.compare(r, status, body), &s.outcome.right, r)
	}
}

func (s *soaker) note(err error, counter *int, r request) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if err == nil {
		*counter++
		return
	}
	s.outcome.wrong++
	if len(s.outcome.failures) < 10 {
		s.outcome.failures = append(s.outcome.failures, fmt.Sprintf("request %d, %s, %d bytes, crash %q: %v", r.number, r.target, len(r.body), r.crash, err))
	}
}

// compare checks an answer against that of the handler in this process. Both have the same request id.
func (s *soaker) compare(r request, status int, body string) error {
	request := httptest.NewRequest(http.MethodPost, r.target, strings.NewReader(r.body))
	r.head(request.Header)
	recorder := httptest.NewRecorder()
	s.native.ServeHTTP(recorder, request)
	if want := recorder.Body.String(); status != recorder.Code || body != want {
		return fmt.Errorf("%d %.200s; natively %d %.200s", status, body, recorder.Code, want)
	}
	return nil
}

func (r request) head(header http.Header) {
	header.Set("Content-Type", "application/octet-stream")
	header.Set("X-Request-Id", fmt.Sprintf("request-%d", r.number))
}

func (s *soaker) ask(r request) (status int, body string, err error) {
	request, err := http.NewRequest(http.MethodPost, s.process.URL+r.target, strings.NewReader(r.body))
	if err != nil {
		return 0, "", err
	}
	r.head(request.Header)
	if r.crash != "" {
		request.Header.Set(crashHeader, r.crash)
	}
	// Nothing is changed by a request: one that meets a connection which the server just gave up may go again.
	request.Header["Idempotency-Key"] = nil
	response, err := s.client.Do(request)
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	return response.StatusCode, string(content), err
}

// abort sends half of r and goes: every other time with a reset.
func (s *soaker) abort(r request) error {
	connection, err := net.Dial("tcp", strings.TrimPrefix(s.process.URL, "http://"))
	if err != nil {
		return err
	}
	defer connection.Close()
	if r.number%2 == 0 {
		if err := connection.(*net.TCPConn).SetLinger(0); err != nil {
			return err
		}
	}
	head := fmt.Sprintf("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n", r.target, len(r.body)+1)
	// An error here is a server that has seen enough of a body that is too large.
	_, _ = io.WriteString(connection, head+r.body[:len(r.body)/2])
	return nil
}

// look asks the Go program how much memory it has.
func (s *soaker) look(number int) {
	status, body, err := s.ask(request{number: number, target: "/healthz", crash: "stats"})
	var found struct{ Heap, System int }
	if err == nil {
		err = json.Unmarshal([]byte(body), &found)
	}
	if err != nil {
		s.note(fmt.Errorf("%d: %w", status, err), nil, request{number: number, target: "/healthz"})
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	fmt.Printf("%d requests: Go's heap %.1f MB, its memory %.1f MB\n", number, float64(found.Heap)/1e6, float64(found.System)/1e6)
	s.outcome.systemMost = max(s.outcome.systemMost, found.System)
	switch eighth := number * 8 / s.count; eighth {
	case 6:
		s.outcome.heapBefore = max(s.outcome.heapBefore, found.Heap)
	case 7:
		s.outcome.heapLate = max(s.outcome.heapLate, found.Heap)
	}
}
