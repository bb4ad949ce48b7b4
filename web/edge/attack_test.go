//go:build edge

package main_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/tools/workerd"
)

// What one request may take of the Worker, and all together: the limits of src/limits.ts, and what they are for.
const (
	maxMemory = 64 << 20
	maxSteps  = 80_000_000
	maxCPU    = 2 * time.Second
)

// number is one that the build of the tests sends in a header.
func number(t *testing.T, got answer, header string) int {
	t.Helper()
	n, err := strconv.Atoi(got.header.Get(header))
	if err != nil {
		t.Errorf("%s: %v", header, err)
	}
	return n
}

// jsonLines is a batch of as many equal files as fit into size bytes, at most 1,000.
func jsonLines(file string, size int) string {
	line := fmt.Sprintf("{\"text\":%q}\n", file)
	return strings.Repeat(line, min(1000, size/len(line)))
}

// attack is a body that takes as much as it can.
type attack struct {
	name, target, contentType, body string
}

func attacks() []attack {
	const text, batch, most = "text/plain", "application/x-ndjson", 256 << 10
	fill := func(unit string, size int) string { return strings.Repeat(unit, size/len(unit)) }
	returns, spaced := fill("a:\r", most), strings.Repeat("a : b\n", 35)
	return []attack{
		{"a:CR, 64 KiB", "/v1/lint", text, returns[:64<<10]},
		{"a:CR, 256 KiB", "/v1/lint", text, returns},
		{"a:CR, 256 KiB, fixed", "/v1/fix?suggested=true", text, returns},
		{"a:CR, 256 KiB, formatted", "/v1/format", text, returns},
		{"a:CR, 256 KiB, for all platforms", "/v1/matrix", text, returns},
		{"a:CR, 256 KiB, as SARIF", "/v1/lint?format=sarif", text, returns},
		{"controls, 256 KiB, for all platforms", "/v1/matrix", text, "web: " + fill("\x01", most-5)},
		{"controls, 256 KiB, previewed", "/v1/preview?platform=heroku", text, "web: " + fill("\x01", most-5)},
		{"a : b, 256 KiB", "/v1/lint", text, fill("a : b\n", most)},
		{"quotes, 256 KiB", "/v1/lint", text, "web: " + fill("\"'$(`{", most-8)},
		{"empty lines, 256 KiB", "/v1/lint", text, fill("\n", most)},
		{"brackets, 256 KiB of JSON", "/v1/lint", "application/json", fill("[", most)},
		{"35 times a : b, 16 KB batch", "/v1/lint", batch, jsonLines(spaced, 16_000)},
		{"35 times a : b, 256 KiB batch", "/v1/lint", batch, jsonLines(spaced, most)},
		{"35 times a : b, 256 KiB batch, fixed", "/v1/fix", batch, jsonLines(spaced, most)},
		{"1,000 lines, batch", "/v1/lint", batch, jsonLines("web: x\n", most)},
		{"1,000 lines, batch, as SARIF", "/v1/lint?format=sarif", batch, jsonLines("a : b\n", most)},
	}
}

const small = "web: node server.js --port 3000\n"

// V8 compiles while the first ones run, and that is not the attack's: where one takes too much, it is sent once more.
func TestAttackByOneBody(t *testing.T) {
	process := start(t, built(t, "crashtest"))
	for _, a := range attacks() {
		least := time.Hour
		var got answer
		for tries := 0; tries == 0 || tries < 2 && least > maxCPU; tries++ {
			before := cpu(t, process)
			got = ask(t, "POST", process.URL+a.target, a.body, "Content-Type", a.contentType)
			least = min(least, cpu(t, process)-before)
		}
		memory, steps := number(t, got, "X-Proclint-Memory"), number(t, got, "X-Proclint-Steps")
		t.Logf("%-40s %7d bytes: %d with %8d bytes, %4d ms of processor time, %9d steps, %2d MiB of memory",
			a.name, len(a.body), got.status, len(got.body), least.Milliseconds(), steps, memory>>20)
		if least > maxCPU || memory > maxMemory || steps > maxSteps {
			t.Errorf("%s takes too much", a.name)
		}
		if got.status != http.StatusOK && got.status != http.StatusRequestEntityTooLarge && got.status != http.StatusBadRequest {
			t.Errorf("%s: %d %.200s", a.name, got.status, got.body)
		}
		if got := ask(t, "POST", process.URL+"/v1/lint", small+"# "+a.name+"\n"); got.status != http.StatusOK {
			t.Errorf("after %s: %d %s", a.name, got.status, got.body)
		}
	}
}

func cpu(t *testing.T, process *workerd.Process) time.Duration {
	t.Helper()
	used, err := process.CPU()
	if err != nil {
		t.Fatal(err)
	}
	return used
}

// wait is what small lints met beside something else.
type wait struct {
	count   int
	slowest time.Duration
	work    time.Duration // processor time that the Worker took for all it did while one of them waited, at most
}

func (w wait) String() string {
	return fmt.Sprintf("%d small lints beside: the slowest took %d ms, in which the Worker did %d ms of work",
		w.count, w.slowest.Milliseconds(), w.work.Milliseconds())
}

// beside sends small lints until other has ended.
func beside(t *testing.T, process *workerd.Process, other func()) (w wait) {
	t.Helper()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		other()
	}()
	for {
		select {
		case <-ended:
			return w
		default:
		}
		begun, before := time.Now(), cpu(t, process)
		got := ask(t, "POST", process.URL+"/v1/lint", fmt.Sprintf("%s# %s %d\n", small, t.Name(), w.count))
		w.count++
		w.slowest = max(w.slowest, time.Since(begun))
		w.work = max(w.work, cpu(t, process)-before)
		if got.status != http.StatusOK {
			t.Errorf("beside: %d %s", got.status, got.body)
		}
		if memory := number(t, got, "X-Proclint-Memory"); memory > maxMemory {
			t.Errorf("beside: %d bytes of memory", memory)
		}
	}
}

func TestAttackByManyBodies(t *testing.T) {
	process := start(t, built(t, "crashtest"))
	ask(t, "POST", process.URL+"/v1/lint", small)
	statuses := map[int]int{}
	var mutex sync.Mutex
	flood := func() {
		var clients sync.WaitGroup
		for n := range len(attacks()) {
			a := attacks()[n]
			clients.Go(func() {
				got := ask(t, "POST", process.URL+a.target, a.body, "Content-Type", a.contentType)
				mutex.Lock()
				defer mutex.Unlock()
				statuses[got.status]++
			})
		}
		clients.Wait()
	}
	small := beside(t, process, flood)
	resident, err := process.Resident()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bodies at once, answers by status %v; %v; %d MB resident", len(attacks()), statuses, small, resident/1e6)
	for status := range statuses {
		switch status {
		case http.StatusOK, http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusServiceUnavailable:
		default:
			t.Errorf("%d answers with status %d", statuses[status], status)
		}
	}
	// One that comes while a large body is worked on waits for that one, and for nothing else.
	if small.count < 3 || small.work > 2*maxCPU {
		t.Errorf("%v", small)
	}
}

func TestABatchLetsOthersPass(t *testing.T) {
	process := start(t, built(t, "crashtest"))
	file := "release: python manage.py migrate\nweb: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker\n"
	var got answer
	small := beside(t, process, func() {
		got = ask(t, "POST", process.URL+"/v1/lint", jsonLines(file, 200<<10), "Content-Type", "application/x-ndjson")
	})
	t.Logf("a batch; %v", small)
	// A Worker that answers the whole batch at once answers one before it, and one after it.
	if got.status != http.StatusOK || strings.Count(got.body, "\n") != strings.Count(jsonLines(file, 200<<10), "\n") || small.count < 3 {
		t.Errorf("%v; the batch: %d %.200s", small, got.status, got.body)
	}
}

// unfinished sends all of a request but the last byte.
func unfinished(t *testing.T, url, target, contentType, body string) *net.TCPConn {
	t.Helper()
	connection, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { connection.Close() })
	if _, err := fmt.Fprintf(connection, "POST %s HTTP/1.1\r\nHost: h\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
		target, contentType, len(body), body[:len(body)-1]); err != nil {
		t.Fatal(err)
	}
	return connection.(*net.TCPConn)
}

// reset closes a connection as a client does that is gone.
func reset(t *testing.T, connection *net.TCPConn) {
	t.Helper()
	if err := connection.SetLinger(0); err != nil {
		t.Fatal(err)
	}
	connection.Close()
}

func TestAttackByUnfinishedBodies(t *testing.T) {
	process := start(t, built(t, "crashtest"))
	body := strings.Repeat("# x\n", 64<<10)
	const clients, room = 200, 64 // 16 MiB are room for 64 bodies of 256 KiB
	var connections []*net.TCPConn
	for range clients {
		connections = append(connections, unfinished(t, process.URL, "/v1/lint", "text/plain", body))
	}
	// Which of them find room is not known: workerd reads them in any order.
	answers := make(chan string, clients)
	for _, connection := range connections {
		go func() {
			head := make([]byte, len("HTTP/1.1 503"))
			_, _ = io.ReadFull(connection, head) // those with room get nothing before the connection ends
			answers <- string(head)
		}()
	}
	rejected := 0
	for late := time.After(20 * time.Second); rejected < clients-room; {
		select {
		case answer := <-answers:
			if answer != "HTTP/1.1 503" {
				t.Fatalf("an unfinished body is answered with %q", answer)
			}
			rejected++
		case <-late:
			t.Fatalf("%d of %d unfinished bodies are rejected", rejected, clients)
		}
	}
	got := ask(t, "POST", process.URL+"/v1/lint", small)
	resident, err := process.Resident()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d unfinished bodies of %d bytes: %d rejected, a small lint beside them %d; %d MB resident", clients, len(body), rejected, got.status, resident/1e6)
	if got.status != http.StatusOK {
		t.Errorf("a small lint beside them: %d %s", got.status, got.body)
	}
	for _, connection := range connections {
		reset(t, connection)
	}
	awaitLarge(t, process.URL, body)
}

// awaitLarge waits until a large body is answered.
func awaitLarge(t *testing.T, url, body string) {
	t.Helper()
	for deadline := time.Now().Add(40 * time.Second); ; {
		got := ask(t, "POST", url+"/v1/lint", body)
		if got.status == http.StatusOK {
			return
		}
		if got.status != http.StatusServiceUnavailable || time.Now().After(deadline) {
			t.Fatalf("%d %s", got.status, got.body)
		}
	}
}

func TestAClientThatGoesAwayGivesItsTurnToOthers(t *testing.T) {
	url := start(t, built(t, "crashtest")).URL
	batch := jsonLines(strings.Repeat("worker: node jobs.js # why\n", 8), 200<<10)
	for range 5 {
		connection := unfinished(t, url, "/v1/lint", "application/x-ndjson", batch)
		if _, err := io.WriteString(connection, batch[len(batch)-1:]); err != nil {
			t.Fatal(err)
		}
		ask(t, "GET", url+"/healthz", "") // the batch has begun, or does so before the next request
		reset(t, connection)
	}
	awaitLarge(t, url, strings.Repeat("# x\n", 16<<10))
}
