//go:build !js

package web_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/proclint/proclint/internal/patient"
	"github.com/proclint/proclint/web"
)

// buffer is written by a server and read by a test.
type buffer struct {
	mutex sync.Mutex
	bytes bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.bytes.Write(p)
}

func (b *buffer) String() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.bytes.String()
}

// served is a server that a test can stop.
type served struct {
	url    string
	stop   context.CancelFunc
	result chan error
}

func serve(t *testing.T, server web.Server) served {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	s := served{"http://" + listener.Addr().String(), stop, make(chan error, 1)}
	go func() { s.result <- server.Serve(ctx, listener) }()
	return s
}

func TestAStoppedServerEndsWhatItBegan(t *testing.T) {
	s := serve(t, web.Server{Handler: web.API("1")})
	connection, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	write := func(text string) {
		if _, err := io.WriteString(connection, text); err != nil {
			t.Fatal(err)
		}
	}
	reader := bufio.NewReader(connection)
	// The server confirms that it keeps reading, so the request has started for certain.
	write("POST /v1/lint HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 7\r\nExpect: 100-continue\r\n\r\n")
	if line, err := reader.ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
		t.Fatalf("%q, %v", line, err)
	}
	if _, err := reader.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	s.stop()
	waitUntil(t, "the server takes no more connections", func() bool {
		probe, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
		if err == nil {
			probe.Close()
		}
		return err != nil
	})
	write("web: x\n")
	response, err := http.ReadResponse(reader, nil)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusOK {
		t.Errorf("status %d", response.StatusCode)
	}
	if err := <-s.result; err != nil {
		t.Errorf("Serve: %v", err)
	}
}

func waitUntil(t *testing.T, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patient.For(20 * time.Second)); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if done() {
			return
		}
	}
	t.Fatalf("it does not come to it that %s", what)
}

func TestTheLogTellsRequestsAndNotWhatIsInThem(t *testing.T) {
	var out buffer
	site := fstest.MapFS{"index.html": {Data: []byte("<h1>page</h1>")}}
	s := serve(t, web.Server{Handler: web.NewHandler(web.Config{Version: "1", Site: site}), Log: slog.New(slog.NewJSONHandler(&out, nil))})
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/v1/lint?path=secret-path&platform=heroku", strings.NewReader("web: secret-body\n"))
	if err != nil {
		t.Fatal(err)
	}
	request.Header = http.Header{"X-Request-Id": {"mine"}, "Authorization": {"secret-header"}, "Content-Type": {"text/plain"}}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	page, err := http.Get(s.url + "/nothing") // a page, and so not logged
	if err != nil {
		t.Fatal(err)
	}
	page.Body.Close()
	s.stop()
	if err := <-s.result; err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 || strings.Contains(out.String(), "secret") || strings.Contains(out.String(), "127.0.0.1") {
		t.Fatalf("want a request and the stop, without secrets:\n%s", out.String())
	}
	var record struct {
		Level, Msg, ID, Method, Path string
		Status, Bytes, Took          int
	}
	if err := json.Unmarshal([]byte(lines[0]), &record); err != nil {
		t.Fatal(err)
	}
	if record.Msg != "request" || record.ID != "mine" || record.Method != "POST" || record.Path != "/v1/lint" ||
		record.Status != 200 || record.Bytes != len(answer) || record.Took <= 0 || record.Level != "INFO" {
		t.Errorf("%s", lines[0])
	}
}

func TestALongHeadIsStillAnsweredWithAProblem(t *testing.T) {
	s := serve(t, web.Server{Handler: web.API("1")})
	long := strings.Repeat("x", web.MaxHeaders+1)
	for target, want := range map[string]int{"/v1/rules": http.StatusRequestHeaderFieldsTooLarge, "/v1/rules?" + long: http.StatusRequestURITooLong, "/" + long: http.StatusRequestURITooLong} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+target, nil)
		if err != nil {
			t.Fatal(err)
		}
		if want == http.StatusRequestHeaderFieldsTooLarge {
			request.Header.Set("Cookie", long)
		}
		response, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != want || response.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("GET %.20s: status %d, want %d, %v: %.200s", target, response.StatusCode, want, err, body)
		}
		conforms(t, request, response, body)
	}
}

// broken is a body that can't be read.
type broken struct{}

func (broken) Read([]byte) (int, error) { panic("secret") }
func (broken) Close() error             { return nil }

func TestAFaultIsAProblemAndLogged(t *testing.T) {
	var out bytes.Buffer
	before := log.Writer()
	log.SetOutput(&out)
	t.Cleanup(func() { log.SetOutput(before) })
	request := httptest.NewRequest(http.MethodPost, "/v1/lint", nil)
	request.Body = broken{}
	recorder := httptest.NewRecorder()
	web.API("1").ServeHTTP(recorder, request)
	response := recorder.Result()
	body := recorder.Body.Bytes()
	if response.StatusCode != http.StatusInternalServerError || !bytes.Contains(body, []byte(`"/api#internal-error"`)) || bytes.Contains(body, []byte("secret")) {
		t.Errorf("status %d: %s", response.StatusCode, body)
	}
	conforms(t, request, response, body)
	if id := response.Header.Get("X-Request-Id"); !strings.Contains(out.String(), id+": a panic of the type string") || strings.Contains(out.String(), "secret") {
		t.Errorf("the log has to name %s and not what the body held: %s", id, out.String())
	}
}
