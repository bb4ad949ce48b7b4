//go:build !js

package web_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/proclint/proclint/web"
)

// The tests of this file run on connections in memory and a clock that stops while a goroutine works, so
// durations are exact.

// room is a server whose clients are in the same memory.
type room struct {
	t       *testing.T
	dial    chan net.Conn // the server's ends of new connections
	closing *sync.Once
	stop    context.CancelFunc
	end     chan error // of Serve
}

func (r room) Accept() (net.Conn, error) {
	connection, ok := <-r.dial
	if !ok {
		return nil, net.ErrClosed
	}
	return connection, nil
}
func (r room) Close() error {
	r.closing.Do(func() { close(r.dial) })
	return nil
}
func (r room) Addr() net.Addr { return &net.TCPAddr{} }

// inRoom runs a test against a server of these limits.
func inRoom(t *testing.T, server web.Server, test func(*testing.T, room)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		r := room{t, make(chan net.Conn), &sync.Once{}, stop, make(chan error, 1)}
		go func() { r.end <- server.Serve(ctx, r) }()
		test(t, r)
		stop()
		if err := <-r.end; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
}

// client is a connection to the server.
type client struct {
	t *testing.T
	net.Conn
	reader *bufio.Reader
}

func (r room) connect() client {
	ours, theirs := net.Pipe()
	r.t.Cleanup(func() { ours.Close() })
	r.dial <- theirs
	return client{r.t, ours, bufio.NewReader(ours)}
}

// send sends a head that declares a body of size bytes, and the first sent bytes of it. The server may have closed the
// connection by then.
func (c client) send(path string, size, sent int) client {
	_, _ = fmt.Fprintf(c, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s", path, size, strings.Repeat("#", sent))
	return c
}

// ask sends a whole request and gives its status, 0 where the connection ended without one.
func (c client) ask(path string, size int) int {
	go c.send(path, size, size)
	return c.status()
}

func (c client) status() int {
	response, err := http.ReadResponse(c.reader, nil)
	if err != nil {
		return 0
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	return response.StatusCode
}

// isClosed reports whether the server has ended the connection.
func (c client) isClosed() bool {
	if err := c.SetReadDeadline(time.Now().Add(time.Nanosecond)); err != nil {
		return true
	}
	_, err := io.Copy(io.Discard, c.reader)
	return err == nil
}

// takes checks how long something takes by the clock of the bubble.
func takes(t *testing.T, want time.Duration, what string, do func()) {
	t.Helper()
	begun := time.Now()
	do()
	if got := time.Since(begun); got != want {
		t.Errorf("%s took %v, want %v", what, got, want)
	}
}

// working is a handler that reads a body and then works for a time that the query says; its answer has as many bytes
// as the query says.
func working(w http.ResponseWriter, r *http.Request) {
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	query := r.URL.Query()
	work, _ := time.ParseDuration(query.Get("work"))
	select {
	case <-time.After(work):
	case <-r.Context().Done():
	}
	size, _ := strconv.Atoi(query.Get("answer"))
	w.Header().Set("Content-Length", strconv.Itoa(size))
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write(make([]byte, size))
}

const large = web.MaxBody

func TestTheConnectionThatIsSilentLongestMakesRoom(t *testing.T) {
	inRoom(t, web.Server{Handler: http.HandlerFunc(working), Limits: web.Limits{Connections: 3}}, func(t *testing.T, r room) {
		first, second, third := r.connect(), r.connect(), r.connect()
		for _, c := range []client{second, third, first} {
			time.Sleep(time.Second)
			if status := c.ask("/", 1); status != http.StatusOK {
				t.Fatalf("status %d", status)
			}
		}
		fourth := r.connect()
		if status := fourth.ask("/", 1); status != http.StatusOK {
			t.Errorf("the fourth: status %d", status)
		}
		for name, c := range map[string]client{"first": first, "third": third} {
			if c.isClosed() {
				t.Errorf("the %s connection is closed", name)
			}
		}
		if !second.isClosed() {
			t.Error("the second connection, silent for longest, is open")
		}
	})
}

func TestUnfinishedHeadsMakeRoom(t *testing.T) {
	inRoom(t, web.Server{Handler: http.HandlerFunc(working), Limits: web.Limits{Connections: 50}}, func(t *testing.T, r room) {
		for range 300 {
			c := r.connect()
			go func() { _, _ = io.WriteString(c, "GET / HTTP/1.1\r\nX: "+strings.Repeat("x", 20<<10)) }()
			synctest.Wait()
		}
		takes(t, 0, "a small request beside them", func() {
			if status := r.connect().ask("/", 19); status != http.StatusOK {
				t.Errorf("status %d", status)
			}
		})
	})
}

func TestABusyConnectionIsNotClosed(t *testing.T) {
	inRoom(t, web.Server{Handler: http.HandlerFunc(working), Limits: web.Limits{Connections: 2}}, func(t *testing.T, r room) {
		busy := r.connect()
		status := make(chan int, 1)
		go func() { status <- busy.ask("/?work=10s", 1) }()
		synctest.Wait()
		for range 5 {
			time.Sleep(time.Second)
			r.connect()
		}
		if got := <-status; got != http.StatusOK {
			t.Errorf("status %d", got)
		}
	})
}

func TestLargeBodiesAreWorkedOnInTurns(t *testing.T) {
	limits := web.Limits{Workers: 2}
	inRoom(t, web.Server{Handler: http.HandlerFunc(working), Limits: limits}, func(t *testing.T, r room) {
		statuses := make(chan int)
		takes(t, 3*time.Second, "six large requests of a second, two at a time,", func() {
			for range 6 {
				c := r.connect()
				go func() { statuses <- c.ask("/?work=1s", large) }()
			}
			synctest.Wait()
			takes(t, 0, "a small request beside them", func() {
				if status := r.connect().ask("/", 19); status != http.StatusOK {
					t.Errorf("the small one: status %d", status)
				}
			})
			for range 6 {
				if status := <-statuses; status != http.StatusOK {
					t.Errorf("status %d", status)
				}
			}
		})
	})
}

func TestOfThoseThatWaitTheSmallestIsNext(t *testing.T) {
	inRoom(t, web.Server{Handler: http.HandlerFunc(working), Limits: web.Limits{Workers: 1}}, func(t *testing.T, r room) {
		for range 64 {
			c := r.connect()
			go c.ask("/?work=150ms", 16<<10)
			synctest.Wait()
		}
		time.Sleep(50 * time.Millisecond)
		takes(t, 100*time.Millisecond, "a request of 19 bytes behind 64 of 16 KiB", func() {
			if status := r.connect().ask("/", 19); status != http.StatusOK {
				t.Errorf("status %d", status)
			}
		})
	})
}

func TestWhereTooManyWaitTheLargestIsTurnedAway(t *testing.T) {
	inRoom(t, web.Server{Handler: http.HandlerFunc(working), Limits: web.Limits{Workers: 1, Waiting: 2}}, func(t *testing.T, r room) {
		statuses := map[int]chan int{}
		for _, size := range []int{10, 20, 40, 30} { // the first is worked on, and two may wait
			statuses[size] = make(chan int, 1)
			c := r.connect()
			go func() { statuses[size] <- c.ask("/?work=1s", size) }()
			synctest.Wait()
		}
		want := map[int]int{10: http.StatusOK, 20: http.StatusOK, 30: http.StatusOK, 40: http.StatusServiceUnavailable}
		for size, status := range want {
			if got := <-statuses[size]; got != status {
				t.Errorf("the request of %d bytes: status %d, want %d", size, got, status)
			}
		}
	})
}

func TestARequestThatWaitsTooLongIsTold(t *testing.T) {
	handler := http.NewServeMux()
	handler.HandleFunc("/work", working)
	handler.Handle("/v1/", web.API("1"))
	inRoom(t, web.Server{Handler: handler, WaitTime: time.Second, Limits: web.Limits{Workers: 1}}, func(t *testing.T, r room) {
		c := r.connect()
		go c.ask("/work?work=5s", large)
		synctest.Wait()

		waiting := r.connect()
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://x/v1/lint", strings.NewReader(strings.Repeat("#", large)))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "text/plain")
		go func() { _ = request.Write(waiting) }()
		response, err := http.ReadResponse(waiting.reader, request)
		if err != nil {
			t.Fatal(err)
		}
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
		if status := r.connect().ask("/v1/lint", 100); status != http.StatusOK {
			t.Errorf("a small one: status %d", status)
		}
		time.Sleep(5 * time.Second)
		if status := r.connect().ask("/v1/lint", large); status != http.StatusOK {
			t.Errorf("after them: status %d", status)
		}
	})
}

// Clients that send all but the last byte keep the share that others need, for a second.
func TestBodiesThatDoNotEndMakeRoom(t *testing.T) {
	limits := web.Limits{BodyBytes: 2 * (large + 1)}
	inRoom(t, web.Server{Handler: http.HandlerFunc(working), Limits: limits}, func(t *testing.T, r room) {
		first, second := r.connect().send("/", large, large-1), r.connect().send("/", large, large-1)
		takes(t, 0, "a small request beside them", func() {
			if status := r.connect().ask("/", 19); status != http.StatusOK {
				t.Errorf("the small one: status %d", status)
			}
		})
		takes(t, time.Second, "a large request beside them", func() {
			if status := r.connect().ask("/", large); status != http.StatusOK {
				t.Errorf("the large one: status %d", status)
			}
		})
		if !first.isClosed() || second.isClosed() {
			t.Error("want that the oldest of the two has made room, and it alone")
		}
	})
}

// A body that only says that it is large takes no memory.
func TestADeclaredLengthTakesNoRoom(t *testing.T) {
	limits := web.Limits{BodyBytes: large + 1}
	inRoom(t, web.Server{Handler: http.HandlerFunc(working), Limits: limits}, func(t *testing.T, r room) {
		for range 10 {
			r.connect().send("/", large, 1000)
		}
		takes(t, 0, "a large request beside them", func() {
			if status := r.connect().ask("/", large); status != http.StatusOK {
				t.Errorf("status %d", status)
			}
		})
	})
}

func TestAnAnswerThatNobodyReadsIsDroppedInProportionToItsSize(t *testing.T) {
	tests := []struct {
		size int
		want time.Duration
	}{
		{1 << 10, 15*time.Second + time.Second/32},
		{1 << 20, 15*time.Second + 32*time.Second},
		{4 << 20, 15*time.Second + 128*time.Second},
	}
	for _, test := range tests {
		for late, whole := range map[time.Duration]bool{-time.Millisecond: true, time.Millisecond: false} {
			inRoom(t, web.Server{Handler: http.HandlerFunc(working)}, func(t *testing.T, r room) {
				c := r.connect()
				go c.send(fmt.Sprintf("/v1/?answer=%d", test.size), 1, 1)
				synctest.Wait()
				time.Sleep(test.want + late)
				got, _ := io.CopyN(io.Discard, c.reader, int64(test.size))
				if (got == int64(test.size)) != whole {
					t.Errorf("%d bytes, read after %v: %d came", test.size, test.want+late, got)
				}
			})
		}
	}
}

func TestAnswersThatNobodyReadsMakeRoom(t *testing.T) {
	const size = 1 << 20
	limits := web.Limits{AnswerBytes: 2 * size, Workers: 1}
	path := fmt.Sprintf("/v1/?answer=%d", size)
	inRoom(t, web.Server{Handler: http.HandlerFunc(working), Limits: limits}, func(t *testing.T, r room) {
		for range 2 {
			c := r.connect()
			go c.send(path, 1, 1)
			synctest.Wait()
		}
		takes(t, time.Second, "a large answer beside two that nobody reads", func() {
			if status := r.connect().ask(path, 1); status != http.StatusOK {
				t.Errorf("status %d", status)
			}
		})
		takes(t, 0, "a small answer after them", func() {
			if status := r.connect().ask("/v1/", 1); status != http.StatusOK {
				t.Errorf("status %d", status)
			}
		})
	})
}

func TestAStopCutsSlowClientsOff(t *testing.T) {
	for name, request := range map[string]func(client){
		"that does not finish its body":       func(c client) { c.send("/", large, large-1) },
		"that does not finish its head":       func(c client) { _, _ = io.WriteString(c, "POST / HTTP/1.1\r\n") },
		"that does not read its answer":       func(c client) { c.send("/v1/?answer=1000000", 1, 1) },
		"whose request is worked on for long": func(c client) { c.send("/?work=1h", 1, 1) },
	} {
		inRoom(t, web.Server{Handler: http.HandlerFunc(working), ShutdownTime: 3 * time.Second}, func(t *testing.T, r room) {
			c := r.connect()
			go request(c)
			synctest.Wait()
			begun := time.Now()
			r.stop()
			if err := <-r.end; err != nil || time.Since(begun) > 4*time.Second {
				t.Errorf("a client %s: Serve ended after %v with %v", name, time.Since(begun), err)
			}
			r.end <- nil // for whoever waits next
		})
	}
}
