//go:build edge

// The tests of this package run the built Worker in workerd: make test-edge.
package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/patient"
	"github.com/proclint/proclint/internal/tools/workerd"
	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/web"
)

// built is a build of the Worker.
func built(t *testing.T, name string) workerd.Worker {
	t.Helper()
	if name == "crashtest" {
		golden.OnlyNightly(t) // it needs a separate build
	}
	worker, err := workerd.Built(filepath.Join(workerd.Root(), "build/edge", name))
	if err != nil {
		t.Fatal(err)
	}
	return worker
}

// start runs worker until the test ends.
func start(t *testing.T, worker workerd.Worker) *workerd.Process {
	t.Helper()
	process, err := workerd.Start(worker)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		process.Stop()
		if t.Failed() {
			t.Logf("workerd: %s", process.Log)
		}
	})
	return process
}

// answer is what of an answer the tests look at.
type answer struct {
	status int
	header http.Header
	body   string
}

// ask sends a request; headers are names and values in turn.
func ask(t *testing.T, method, url, body string, headers ...string) answer {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patient.For(time.Minute))
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	// No request here changes anything: one that meets a connection which the server just gave up may go again.
	request.Header["Idempotency-Key"] = nil
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, string(content)}
}

// native is what the handler answers natively.
func native(method, target, body string, headers ...string) answer {
	request := httptest.NewRequest(method, target, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	web.API(version.String()).ServeHTTP(recorder, request)
	return answer{recorder.Code, recorder.Header(), recorder.Body.String()}
}

// crash is the header that only the build of the tests knows.
const crash = "X-Proclint-Crash"

func TestAnInstanceThatDiesIsReplaced(t *testing.T) {
	url := start(t, built(t, "crashtest")).URL
	const good = "web: node server.js --port 3000\n"
	want := native("POST", "/v1/lint", good)
	for _, kind := range []string{"panic", "exit", "overflow", "wait"} {
		got := ask(t, "POST", url+"/v1/lint", good, crash, kind, "X-Request-Id", "id-1")
		if got.status != http.StatusInternalServerError || got.header.Get("Content-Type") != "application/problem+json" ||
			!strings.Contains(got.body, `"/api#internal-error"`) || !strings.Contains(got.body, `"/v1/lint#id-1"`) {
			t.Errorf("%s: %d %s", kind, got.status, got.body)
		}
		// The body is another one each time, for an answer that is remembered would prove nothing.
		body := good + "# after " + kind + "\n"
		if got := ask(t, "POST", url+"/v1/lint", body); got.status != http.StatusOK || got.body != native("POST", "/v1/lint", body).body {
			t.Errorf("after %s: %d %s", kind, got.status, got.body)
		}
	}
	if got := ask(t, "POST", url+"/v1/lint", good, crash, "used"); got.status != http.StatusOK || got.body != want.body {
		t.Errorf("the request that met a dying instance: %d %s", got.status, got.body)
	}
	if calls := stats(t, url).Calls; calls != 2 {
		t.Errorf("%d calls of an instance that should be the one that answered last", calls)
	}
}

// counts is what the build of the tests reports about its instance.
type counts struct {
	Calls, Heap, System int
}

func stats(t *testing.T, url string) counts {
	t.Helper()
	var found counts
	if err := json.Unmarshal([]byte(ask(t, "GET", url+"/healthz", "", crash, "stats").body), &found); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestARequestThatTakesTooMuchIsRejected(t *testing.T) {
	url := start(t, built(t, "crashtest")).URL
	if calls := []int{stats(t, url).Calls, stats(t, url).Calls}; calls[0] != 1 || calls[1] != 2 {
		t.Errorf("calls %d of an instance that should stay", calls)
	}
	for _, kind := range []string{"grow", "spin"} {
		got := ask(t, "POST", url+"/v1/lint", "web: x\n", crash, kind, "X-Request-Id", "id-1")
		if got.status != http.StatusRequestEntityTooLarge || got.header.Get("Content-Type") != "application/problem+json" ||
			!strings.Contains(got.body, `"/api#too-much-work"`) || !strings.Contains(got.body, `"/v1/lint#id-1"`) {
			t.Errorf("%s: %d %s", kind, got.status, got.body)
		}
		if found := stats(t, url); found.Calls != 1 || found.Heap > 16<<20 {
			t.Errorf("after %s: %+v of an instance that should be new", kind, found)
		}
		if memory := number(t, got, "X-Proclint-Memory"); memory > maxMemory {
			t.Errorf("%s: %d bytes of memory", kind, memory)
		}
	}
}

// A batch begins again where another request ends its instance, with all the work that a request may do.
func TestABatchIsAnsweredAlthoughOthersEndItsInstance(t *testing.T) {
	const files = 250
	url := start(t, built(t, "crashtest")).URL
	var others sync.WaitGroup
	others.Go(func() {
		for range 3 {
			time.Sleep(150 * time.Millisecond)
			ask(t, "POST", url+"/v1/lint", "web: x\n", crash, "panic")
		}
	})
	got := ask(t, "POST", url+"/v1/matrix", strings.Repeat("{\"text\":\"web: a\\n\"}\n", files), "Content-Type", "application/x-ndjson")
	others.Wait()
	if got.status != http.StatusOK || strings.Count(got.body, "\n") != files {
		t.Errorf("%d %.300s", got.status, got.body)
	}
}

func TestTheBuildThatIsDeployedCannotBeCrashed(t *testing.T) {
	for _, file := range built(t, "worker").Modules {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(bytes.ToLower(content), []byte("x-proclint-crash")) {
			t.Errorf("%s knows the header", file)
		}
	}
	url := start(t, built(t, "worker")).URL
	if got := ask(t, "GET", url+"/healthz", "", crash, "panic"); got.status != http.StatusOK {
		t.Errorf("%d %s", got.status, got.body)
	}
}

func TestEveryAnswerIsThatOfItsOwnBody(t *testing.T) {
	url := start(t, built(t, "crashtest")).URL
	var clients sync.WaitGroup
	for client := range 8 {
		clients.Go(func() {
			for n := range 20 {
				target := []string{"/v1/lint", "/v1/fix?platform=heroku", "/v1/matrix", "/v1/format"}[n%4]
				body := fmt.Sprintf("web: node a.js --port %d\nworker%d : x\n%s", 3000+n, client, strings.Repeat("# \xff\n", n*client))
				kind := ""
				if n%10 == 9 {
					kind = "used"
				}
				got, want := ask(t, "POST", url+target, body, crash, kind), native("POST", target, body)
				if got.status != want.status || got.body != want.body || got.header.Get("ETag") != want.header.Get("ETag") {
					t.Errorf("%s of client %d: %d %s, want %d %s", target, client, got.status, got.body, want.status, want.body)
				}
			}
		})
	}
	clients.Wait()
}

func TestAnAnswerThatIsRememberedIsTheSame(t *testing.T) {
	url := start(t, built(t, "crashtest")).URL
	for _, request := range []struct{ method, target, body, contentType string }{
		{"POST", "/v1/lint?platform=heroku", "web: node a.js\n", "text/plain"},
		{"POST", "/v1/lint?platform=heroku", "web: node a.js\n", "application/octet-stream"},
		{"POST", "/v1/lint?platform=drycc", "web: node a.js\n", "text/plain"},
		{"POST", "/v1/fix?platform=heroku", "web: node a.js\n", "text/plain"},
		{"POST", "/v1/lint?platform=heroku", "\ufeffweb: node a.js\n", "text/plain"},
		{"POST", "/v1/lint?platform=heroku", "web: node \x81\x8d\x8f.js\n", "text/plain"},
		{"POST", "/v1/lint?platform=heroku", "web: node \xff\xfd.js\n", "text/plain"},
		{"POST", "/v1/lint", `{"text":"web: node a.js\n"}`, "text/plain"},
		{"POST", "/v1/lint", `{"text":"web: node a.js\n"}`, "application/json"},
		{"GET", "/v1/rules", "", ""},
		{"HEAD", "/v1/rules", "", ""},
	} {
		headers := []string{"Content-Type", request.contentType}
		want := native(request.method, request.target, request.body, headers...)
		before := stats(t, url).Calls
		for time := range 4 {
			id := "time-" + strconv.Itoa(time)
			got := ask(t, request.method, url+request.target, request.body, append(headers, "X-Request-Id", id)...)
			if got.status != want.status || got.body != want.body {
				t.Errorf("%v: %d %s, want %d %s", request, got.status, got.body, want.status, want.body)
			}
			for name := range want.header {
				if name != "Server-Timing" && name != "X-Request-Id" && got.header.Get(name) != want.header.Get(name) {
					t.Errorf("%v: %s: %q, want %q", request, name, got.header.Get(name), want.header.Get(name))
				}
			}
			if got.header.Get("X-Request-Id") != id || len(got.header.Values("Server-Timing")) != 1 {
				t.Errorf("%v: %v", request, got.header)
			}
		}
		unchanged := append(headers, "If-None-Match", want.header.Get("ETag"))
		for range 3 {
			if got := ask(t, request.method, url+request.target, request.body, unchanged...); got.status != http.StatusNotModified || got.body != "" {
				t.Errorf("%v, unchanged: %d %s", request, got.status, got.body)
			}
		}
		if calls := stats(t, url).Calls - before - 1; calls != 4 {
			t.Errorf("%v: Go was called %d times, not twice for the answer and twice for that it is unchanged", request, calls)
		}
	}
}

func TestWhatIsNotRemembered(t *testing.T) {
	url := start(t, built(t, "crashtest")).URL
	for _, request := range []struct{ method, target, body string }{
		{"GET", "/healthz", ""},
		{"GET", "/v1/nothing", ""},
		{"POST", "/v1/lint?platform=nothing", ""},
		{"POST", "/v1/lint", strings.Repeat("# x\n", 20_000)},
	} {
		before := stats(t, url).Calls
		for range 3 {
			ask(t, request.method, url+request.target, request.body)
		}
		if calls := stats(t, url).Calls - before - 1; calls != 3 {
			t.Errorf("%s %s: Go was called %d times for three answers", request.method, request.target, calls)
		}
	}
}

func TestRequestIDs(t *testing.T) {
	url := start(t, built(t, "worker")).URL
	ids := map[string]bool{}
	for range 5 {
		ids[ask(t, "GET", url+"/v1/platforms", "", "X-Request-Id", "not well-formed").header.Get("X-Request-Id")] = true
	}
	for id := range ids {
		if len(ids) != 5 || !regexp.MustCompile(`^[0-9a-f]{32}$`).MatchString(id) {
			t.Errorf("request ids %v", ids)
		}
	}
}

// sendHalf sends the head of a lint and half of its body, in chunks or of a declared length.
func sendHalf(t *testing.T, url, framing string) *net.TCPConn {
	t.Helper()
	connection, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { connection.Close() })
	if _, err := io.WriteString(connection, "POST /v1/lint HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n"+framing); err != nil {
		t.Fatal(err)
	}
	return connection.(*net.TCPConn)
}

func TestClientsThatGoAwayLeaveNothing(t *testing.T) {
	url := start(t, built(t, "crashtest")).URL
	before := stats(t, url)
	for range 50 {
		for _, framing := range []string{"Content-Length: 40\r\n\r\nweb: x\n", "Transfer-Encoding: chunked\r\n\r\n20\r\nweb: x\n"} {
			connection := sendHalf(t, url, framing)
			if err := connection.SetLinger(0); err != nil { // closed with a reset
				t.Fatal(err)
			}
			connection.Close()
		}
		if got := ask(t, "GET", url+"/healthz", ""); got.status != http.StatusOK {
			t.Fatalf("beside them: %d %s", got.status, got.body)
		}
	}
	after := stats(t, url)
	if after.Calls > before.Calls+151 || after.Heap > before.Heap+1<<20 {
		t.Errorf("before %+v, after %+v", before, after)
	}
}

// limiter rejects some keys.
const limiter = `import { WorkerEntrypoint } from "cloudflare:workers";
const rejected = new Set(["203.0.113.9", "2001:db8:0:9::/64", "no address", "x".repeat(64)]);
export default class extends WorkerEntrypoint {
  async limit({ key }) { return { success: !rejected.has(key) }; }
}`

func TestTheRateLimitCountsWhoHasAnAddress(t *testing.T) {
	worker := built(t, "worker")
	worker.Limiter = limiter
	url := start(t, worker).URL
	for address, want := range map[string]int{
		"203.0.113.9":                         http.StatusTooManyRequests,
		"203.0.113.8":                         http.StatusOK,
		"::ffff:203.0.113.9":                  http.StatusTooManyRequests, // IPv4 in the form of IPv6
		"::FFFF:cb00:7109":                    http.StatusTooManyRequests,
		"::ffff:203.0.113.8":                  http.StatusOK,
		"2001:db8:0:9::1":                     http.StatusTooManyRequests, // anything in the same first half
		"2001:DB8:0:9:ffff:ffff:ffff:ffff":    http.StatusTooManyRequests,
		"2001:0db8:0000:0009:0:0:203.0.113.8": http.StatusTooManyRequests,
		"2001:db8:0:9::":                      http.StatusTooManyRequests,
		"2001:db8::9:0:0:0:1":                 http.StatusTooManyRequests,
		"2001:db8:0:8::1":                     http.StatusOK,
		"2001:db8::9:0:0:1":                   http.StatusOK, // where the zeros are matters
		"2001:db8::9::1":                      http.StatusOK, // no address
		"2001:db8:0:9":                        http.StatusOK,
		"2001:db8:0:9:1:2:3:4:5":              http.StatusOK,
		"no address":                          http.StatusTooManyRequests,
		strings.Repeat("x", 65):               http.StatusTooManyRequests, // of no more than 64 characters
		"":                                    http.StatusOK,
	} {
		if got := ask(t, "GET", url+"/healthz", "", "CF-Connecting-IP", address); got.status != want {
			t.Errorf("%q: %d, want %d", address, got.status, want)
		}
	}
}

func TestTheRateLimit(t *testing.T) {
	worker := built(t, "worker")
	worker.Limiter = limiter
	url := start(t, worker).URL
	if got := ask(t, "GET", url+"/healthz", "", "CF-Connecting-IP", "203.0.113.8"); got.status != http.StatusOK {
		t.Errorf("an address below its limit: %d %s", got.status, got.body)
	}
	got := ask(t, "POST", url+"/v1/lint", "web: x\n", "CF-Connecting-IP", "203.0.113.9", "X-Request-Id", "an-id")
	if got.status != http.StatusTooManyRequests || got.header.Get("Retry-After") != "60" {
		t.Errorf("an address above its limit: %d %v", got.status, got.header)
	}
	var problem struct {
		Type, Title, Detail, Instance string
		Status                        int
	}
	if err := json.Unmarshal([]byte(got.body), &problem); err != nil {
		t.Fatalf("%v in %s", err, got.body)
	}
	if problem.Type != "/api#too-many-requests" || problem.Status != 429 || problem.Title == "" || problem.Detail == "" || problem.Instance != "/v1/lint#an-id" {
		t.Errorf("%s", got.body)
	}
	// The Worker's answers without Go look like those of Go.
	want := native("GET", "/v1/nothing", "")
	for name := range want.header {
		switch name {
		case "Server-Timing", "X-Request-Id", "Content-Length":
		default:
			if got.header.Get(name) != want.header.Get(name) {
				t.Errorf("%s: %q, want %q", name, got.header.Get(name), want.header.Get(name))
			}
		}
	}
	if got := ask(t, "HEAD", url+"/healthz", "", "CF-Connecting-IP", "203.0.113.9"); got.status != http.StatusTooManyRequests || got.body != "" {
		t.Errorf("HEAD: %d %q", got.status, got.body)
	}
}

func TestABodyIsNotReadFurtherThanItsLimit(t *testing.T) {
	url := start(t, built(t, "worker")).URL
	for _, framing := range []string{
		"Content-Length: 100000000\r\n\r\nweb: x\n",
		"Transfer-Encoding: chunked\r\n\r\n5f5e100\r\n" + strings.Repeat("x", web.MaxBody+1),
	} {
		connection := sendHalf(t, url, framing)
		if err := connection.SetDeadline(time.Now().Add(patient.For(20 * time.Second))); err != nil {
			t.Fatal(err)
		}
		head := make([]byte, len("HTTP/1.1 413"))
		if _, err := io.ReadFull(connection, head); err != nil || string(head) != "HTTP/1.1 413" {
			t.Errorf("%.30q: %q, %v", framing, head, err)
		}
	}
}
