//go:build !js

package web_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/web"
)

// held is a handler that reads a body and then works until it is told to stop.
type held struct {
	working chan int      // a request's bytes, when its work begins
	finish  chan struct{} // closed when all work may end
}

func (h held) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	h.working <- len(body)
	<-h.finish
	w.WriteHeader(http.StatusNoContent)
}

// postTo sends a body of some size and gives the status of the answer.
func postTo(t *testing.T, url string, size int) chan int {
	answered := make(chan int, 1)
	go func() {
		response, err := http.Post(url, "text/plain", bytes.NewReader(make([]byte, size)))
		if err != nil {
			t.Error(err)
			answered <- 0
			return
		}
		response.Body.Close()
		answered <- response.StatusCode
	}()
	return answered
}

func TestLargeRequestsAreWorkedOnInTurns(t *testing.T) {
	h := held{make(chan int, 100), make(chan struct{})}
	s := serve(t, web.Server{Handler: h, WaitTime: time.Minute})
	var answers []chan int
	for range 4 {
		answers = append(answers, postTo(t, s.url, web.MaxBody))
	}
	<-h.working
	<-h.working
	select {
	case <-h.working:
		t.Error("a third large request is worked on")
	case <-time.After(200 * time.Millisecond):
	}
	close(h.finish)
	for _, answer := range answers {
		if status := <-answer; status != http.StatusNoContent {
			t.Errorf("status %d", status)
		}
	}
}

func TestSmallRequestsAreWorkedOnAtOnce(t *testing.T) {
	h := held{make(chan int, 100), make(chan struct{})}
	s := serve(t, web.Server{Handler: h, WaitTime: time.Minute})
	answers := []chan int{postTo(t, s.url, web.MaxBody), postTo(t, s.url, web.MaxBody)}
	<-h.working
	<-h.working
	answers = append(answers, postTo(t, s.url, web.MaxBody)) // waits, and nobody behind it
	for range 20 {
		answers = append(answers, postTo(t, s.url, 100))
		if size := <-h.working; size != 100 {
			t.Errorf("%d bytes are worked on", size)
		}
	}
	close(h.finish)
	for _, answer := range answers {
		<-answer
	}
}

func TestARequestThatWaitsTooLongIsTold(t *testing.T) {
	h := held{make(chan int, 100), make(chan struct{})}
	s := serve(t, web.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/held" {
				h.ServeHTTP(w, r)
				return
			}
			web.API("1").ServeHTTP(w, r)
		}),
		WaitTime: 50 * time.Millisecond,
	})
	first, second := postTo(t, s.url+"/held", web.MaxBody), postTo(t, s.url+"/held", web.MaxBody)
	<-h.working
	<-h.working

	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/v1/lint", strings.NewReader(strings.Repeat("#", web.MaxBody)))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	conforms(t, request, response, body)
	var problem struct{ Type string }
	if err := json.Unmarshal(body, &problem); err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusServiceUnavailable || problem.Type != "/api#busy" || response.Header.Get("Retry-After") != "5" {
		t.Errorf("status %d, %v: %s", response.StatusCode, response.Header, body)
	}
	if status := <-postTo(t, s.url+"/v1/lint", 100); status != http.StatusOK {
		t.Errorf("a small one: status %d", status)
	}

	close(h.finish)
	<-first
	<-second
	if status := <-postTo(t, s.url+"/v1/lint", web.MaxBody); status != http.StatusOK {
		t.Errorf("after them: status %d", status)
	}
}

// The answer is there, and only its way to the client is long.
func TestAClientThatDoesNotReadKeepsNobodyWaiting(t *testing.T) {
	long := make([]byte, 64<<20) // more than a connection holds
	s := serve(t, web.Server{WaitTime: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			t.Error(err)
		}
		w.WriteHeader(http.StatusOK)
		if r.URL.Path == "/long" {
			_, _ = w.Write(long) // nobody reads it
		}
	})})
	for range 3 {
		connection, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer connection.Close()
		head := "POST /long HTTP/1.1\r\nHost: x\r\nContent-Length: 262144\r\n\r\n"
		if _, err := io.WriteString(connection, head+strings.Repeat("x", web.MaxBody)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(connection, make([]byte, len("HTTP/1.1 200 OK"))); err != nil {
			t.Fatal(err)
		}
	}
	if status := <-postTo(t, s.url, web.MaxBody); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
}
