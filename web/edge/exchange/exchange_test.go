package exchange

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/proclint/proclint/web"
)

// ask sends a request of head and body through e, and gives the status, the headers and the body.
func ask(t *testing.T, e *Exchange, head, content string, body Body) (string, http.Header, string) {
	t.Helper()
	copy(e.Buffer(len(head)+len(content)), head+content)
	answer := e.Serve(len(head), body)
	lines := strings.Split(string(answer.Head), "\n")
	header := http.Header{}
	for pair := range slices.Chunk(lines[1:], 2) {
		header.Add(pair[0], pair[1])
	}
	return lines[0], header, string(answer.Body)
}

func whole(content string) Body { return Body{Size: len(content), Declared: int64(len(content))} }

func TestTheHandlerGetsWhatWasSent(t *testing.T) {
	e := New(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		content, err := io.ReadAll(r.Body)
		if err != nil || string(content) != "a\nb\xff\x00" || r.ContentLength != 5 {
			t.Errorf("body %q of %d bytes, %v", content, r.ContentLength, err)
		}
		if r.Method != "POST" || r.Host != "example.org" || r.URL.Path != "/v1/a b" || r.URL.RawQuery != "path=x%20y" {
			t.Errorf("%s %s %q?%q", r.Method, r.Host, r.URL.Path, r.URL.RawQuery)
		}
		if got := r.Header["X-Request-Id"]; !slices.Equal(got, []string{"7", "8"}) {
			t.Errorf("X-Request-Id: %q", got)
		}
	}))
	const content = "a\nb\xff\x00"
	ask(t, e, "POST\n/v1/a%20b?path=x%20y\nexample.org\nx-request-id\n7\nX-REQUEST-ID\n8", content, whole(content))
}

func TestAHandlerMayChangeItsAddress(t *testing.T) {
	var paths []string
	e := New(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		paths = append(paths, r.URL.Path+"?"+r.URL.RawQuery)
		r.URL.Path, r.URL.RawQuery = "/changed", "changed"
	}))
	for _, target := range []string{"/a?b", "/a?b", "/%zz?b", "/%zz?b", "/a?b"} {
		ask(t, e, "GET\n"+target+"\nh", "", Body{})
	}
	if want := []string{"/a?b", "/a?b", "/%zz?b", "/%zz?b", "/a?b"}; !slices.Equal(paths, want) {
		t.Errorf("%q, want %q", paths, want)
	}
}

func TestABodyThatIsNotWhole(t *testing.T) {
	for end, want := range map[End]error{Whole: nil, Cut: io.ErrUnexpectedEOF, Late: os.ErrDeadlineExceeded} {
		e := New(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			content, err := io.ReadAll(r.Body)
			if string(content) != "web" || !errors.Is(err, want) {
				t.Errorf("end %d: read %q, %v; want %v", end, content, err, want)
			}
		}))
		ask(t, e, "POST\n/\nh", "web", Body{Size: 3, Declared: -1, End: end})
	}
}

func TestTheFirstStatusAndTheHeadersOfThatMomentCount(t *testing.T) {
	e := New(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("A", "1\r\nB: 2")
		w.Header().Add("A", "3")
		w.WriteHeader(http.StatusEarlyHints)
		w.WriteHeader(http.StatusTeapot)
		w.WriteHeader(http.StatusOK)
		w.Header().Set("C", "3")
		_, _ = io.WriteString(w, "te")
		_, _ = w.Write([]byte("a"))
	}))
	status, header, body := ask(t, e, "GET\n/\nh", "", Body{})
	if status != "418" || body != "tea" || len(header) != 2 || !slices.Equal(header["A"], []string{"1  B: 2, 3"}) || header.Get("Content-Length") != "3" {
		t.Errorf("%s %v %q", status, header, body)
	}
}

func TestNothingStaysForTheNextAnswer(t *testing.T) {
	first := true
	e := New(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if first {
			w.Header().Set("A", "1")
			_, _ = w.Write(make([]byte, keptBytes+1))
		}
		first = false
	}))
	ask(t, e, "GET\n/\nh", "", Body{})
	status, header, body := ask(t, e, "GET\n/\nh", "", Body{})
	if status != "200" || len(header) != 0 || body != "" || cap(e.writer.body) != 0 {
		t.Errorf("%s %v %q, %d bytes kept", status, header, body, cap(e.writer.body))
	}
}

func TestALargeBufferIsGivenBack(t *testing.T) {
	e := New(http.NotFoundHandler())
	if got := len(e.Buffer(keptBytes + 1)); got != keptBytes+1 {
		t.Errorf("%d bytes", got)
	}
	if got := len(e.Buffer(1)); got > keptBytes {
		t.Errorf("%d bytes are kept", got)
	}
}

// The same request has the same answer here and from a server.
func TestTheHandlerAnswersAsOnAServer(t *testing.T) {
	handler := web.API("1.2.3")
	server := httptest.NewServer(handler)
	defer server.Close()
	for _, test := range []struct{ method, target, contentType, content string }{
		{"POST", "/v1/lint?platform=heroku", "text/plain", "web: node a.js\nwrker: x"},
		{"POST", "/v1/lint", "application/json", `{"text":"web`},
		{"POST", "/v1/fix", "text/plain", strings.Repeat("x", web.MaxBody+1)},
		{"GET", "/v1/rules", "", ""},
		{"HEAD", "/v1/rules", "", ""},
		{"OPTIONS", "/v1/lint", "", ""},
		{"DELETE", "/v1/rules", "", ""},
		{"GET", "/v1/rules/%2F..", "", ""},
		{"GET", "/nothing?a=b", "", ""},
	} {
		request, err := http.NewRequest(test.method, server.URL+test.target, strings.NewReader(test.content))
		if err != nil {
			t.Fatal(err)
		}
		head := test.method + "\n" + test.target + "\nexample.org\nx-request-id\nthe-id"
		request.Header.Set("X-Request-Id", "the-id")
		request.Header.Set("User-Agent", "")
		if test.contentType != "" {
			request.Header.Set("Content-Type", test.contentType)
			head += "\ncontent-type\n" + test.contentType
		}
		response, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		want, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		status, header, body := ask(t, New(handler), head, test.content, whole(test.content))
		if !strings.HasPrefix(response.Status, status+" ") || body != string(want) {
			t.Errorf("%s %s: %s %q; a server says %s %q", test.method, test.target, status, body, response.Status, want)
		}
		for name := range response.Header {
			if name != "Date" && name != "Server-Timing" && header.Get(name) != response.Header.Get(name) {
				t.Errorf("%s %s: %s: %q; a server says %q", test.method, test.target, name, header.Get(name), response.Header.Get(name))
			}
		}
	}
}

func TestAPathThatCannotBeReadIsOneThatIsNotThere(t *testing.T) {
	status, _, body := ask(t, New(web.API("1.2.3")), "GET\n/v1/%zz?a=b\nh", "", Body{})
	if status != "404" || !strings.Contains(body, `/v1/%zz`) {
		t.Errorf("%s %s", status, body)
	}
}

// A typical file, every one different, as the Worker gets it.
func BenchmarkServe(b *testing.B) {
	e := New(web.API("bench"))
	const head = "POST\n/v1/lint?platform=heroku\nexample.org\ncontent-type\ntext/plain\nx-request-id\n0123456789abcdef0123456789abcdef"
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		content := "release: python manage.py migrate\nweb: gunicorn shop.wsgi:application --bind 0.0.0.0:$PORT --workers 3\n" +
			"worker: celery -A shop worker --loglevel info --hostname " + strconv.Itoa(i) + "\n"
		copy(e.Buffer(len(head)+len(content)), head+content)
		if answer := e.Serve(len(head), whole(content)); !strings.HasPrefix(string(answer.Head), "200\n") {
			b.Fatalf("%s %s", answer.Head, answer.Body)
		}
	}
}
